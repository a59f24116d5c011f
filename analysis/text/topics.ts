import { benjaminiHochberg } from '#analysis/statistics/adjusted-probabilities.ts';
import { twoProportionZTestPooled } from '#analysis/statistics/two-proportion-z-test-pooled.ts';
import type { TextClusters } from './cluster-texts.ts';
import { classTfIdf, distinctTerms, logOddsOfTerms } from './keyphrases.ts';
import type { TermIndex } from './term-index.ts';

/** A word or pair of words that is typical of some texts: in how many of them, and its log odds as z. */
export interface TopicTerm {
  readonly term: string;
  readonly count: number;
  readonly z: number;
}

/** A group of texts of like words: its name is made of its most telling words. */
export interface FoundTopic {
  readonly cluster: number;
  readonly name: string;
  readonly terms: readonly TopicTerm[];
  readonly count: number;
}

/**
 * A phrase held against itself over time. Shares are of the texts of each time; `p` is adjusted for all
 * phrases that were looked at (Benjamini and Hochberg); `z` is that of the pooled test of two shares.
 */
export interface TermOverTime {
  readonly term: string;
  readonly before: number;
  readonly beforeBase: number;
  readonly after: number;
  readonly afterBase: number;
  readonly z: number;
  readonly p: number;
}

const namedBy = 3;
const termsShown = 12;
/** Phrases in fewer texts than this are not held against themselves over time. */
const fewestOverTime = 10;
/** The prior of log odds weighs as much as this many counts for each term, on average. */
const priorPerTerm = 0.5;

/**
 * The clusters of texts as topics, largest first, each with what is typical of it (log odds against all
 * other texts) and a name (its largest c-TF-IDF weights). Clusters of fewer than five texts, or of under
 * half a per cent of all, are left out.
 */
export function describeTopics(index: TermIndex, clusters: TextClusters): readonly FoundTopic[] {
  const counts = Array.from({ length: clusters.count }, () => new Float64Array(index.terms.length));
  const sizes = new Float64Array(clusters.count);
  clusters.clusterOfText.forEach((cluster, text) => {
    if (cluster < 0) return;
    sizes[cluster] = (sizes[cluster] ?? 0) + 1;
    countInto(index, text, counts[cluster] as Float64Array);
  });
  const weights = classTfIdf(counts);
  const fewest = Math.max(5, index.rows.length / 200);
  return counts
    .map((own, cluster): FoundTopic => {
      const names = distinctTerms(index.terms, weights[cluster] ?? [], namedBy);
      return {
        cluster,
        name: names.map((term) => index.terms[term]).join(', '),
        terms: typicalTerms(index, own, termsShown),
        count: sizes[cluster] ?? 0,
      };
    })
    .filter(({ count, name }) => count >= fewest && name !== '')
    .sort((one, two) => two.count - one.count || one.cluster - two.cluster);
}

/** The terms that are typical of some texts against all others of an index, most typical first. */
export function typicalTerms(
  index: TermIndex,
  counts: Float64Array,
  most: number,
): readonly TopicTerm[] {
  const others = index.counts.map((count, term) => count - (counts[term] as number));
  const z = logOddsOfTerms(counts, others, index.counts, strengthFor(index));
  return distinctTerms(index.terms, z, most, 1.96).map((term) => ({
    term: index.terms[term] as string,
    count: counts[term] as number,
    z: z[term] as number,
  }));
}

/** In how many of the chosen texts each term stands. */
export function countTerms(index: TermIndex, texts: Iterable<number>): Float64Array {
  const counts = new Float64Array(index.terms.length);
  for (const text of texts) countInto(index, text, counts);
  return counts;
}

/**
 * Phrases that more (or fewer) texts of a later time hold than of an earlier one, of those whose change is
 * more than chance after adjusting for all phrases; most risen first.
 *
 * - Shapes: `isLate` has one entry a text of the index: true late, false early, null left out.
 */
export function termsOverTime(
  index: TermIndex,
  isLate: readonly (boolean | null)[],
): readonly TermOverTime[] {
  const late = [...index.rows.keys()].filter((text) => isLate[text] === true);
  const early = [...index.rows.keys()].filter((text) => isLate[text] === false);
  if (late.length === 0 || early.length === 0) return [];
  const after = countTerms(index, late);
  const before = countTerms(index, early);
  const tests = index.terms.map((_, term) => {
    const [late1, early1] = [after[term] as number, before[term] as number];
    if (late1 + early1 < fewestOverTime) return null;
    return twoProportionZTestPooled(
      late1 / late.length,
      late.length,
      early1 / early.length,
      early.length,
    );
  });
  const z = Float64Array.from(tests, (test) => (test?.status === 'computed' ? test.z : 0));
  const adjusted = benjaminiHochberg(
    tests.map((test) => (test?.status === 'computed' ? test.p : null)),
  );
  const isSure = (term: number): boolean => (adjusted[term] ?? 1) < 0.05;
  const risen = z.map((value, term) => (isSure(term) ? value : 0));
  const fallen = risen.map((value) => -value);
  const chosen = [
    ...distinctTerms(index.terms, risen, 15),
    ...distinctTerms(index.terms, fallen, 15).toReversed(),
  ];
  return chosen.map((term) => ({
    term: index.terms[term] as string,
    before: before[term] as number,
    beforeBase: early.length,
    after: after[term] as number,
    afterBase: late.length,
    z: z[term] as number,
    p: adjusted[term] ?? 1,
  }));
}

function strengthFor({ terms }: TermIndex): number {
  return Math.max(1, terms.length * priorPerTerm);
}

function countInto({ starts, ids }: TermIndex, text: number, counts: Float64Array): void {
  for (let at = starts[text] as number; at < (starts[text + 1] as number); at += 1) {
    const term = ids[at] as number;
    counts[term] = (counts[term] as number) + 1;
  }
}
