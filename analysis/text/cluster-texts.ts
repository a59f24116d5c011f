import type { Interruption } from '#analysis/interruption.ts';
import { SeededRandom } from '#analysis/numerics/seeded-random.ts';
import { shuffled } from './learning-curve.ts';
import type { TermIndex } from './term-index.ts';

/** Which cluster each text of an index is in, -1 for none that it is near to. */
export interface TextClusters {
  readonly clusterOfText: Int16Array;
  readonly count: number;
}

/** Texts that clusters are learnt from, rounds of learning, and beginnings of which the best counts. */
const mostLearnt = 20_000;
const rounds = 12;
const starts = 3;
/** A text less like a cluster than this (cosine) is in none. */
const nearest = 0.08;

/**
 * Parts texts into `count` groups of like words (spherical k-means over tf-idf, seeded by k-means++, the
 * best of three beginnings). Learnt from up to 20,000 texts at random; all are put where they fit best.
 *
 * - Missing: a text without terms, or unlike every cluster, is in none.
 * - Limits: a text is in one cluster only; how many there are is the analyst's choice, not a finding.
 * - Progress: stage `finding topics`.
 *
 * @throws {AnalysisError} `cancelled` through the interruption.
 *
 * Sources: Dhillon and Modha (2001), Machine Learning 42, 143-175; Arthur and Vassilvitskii (2007).
 */
export function clusterTexts(
  index: TermIndex,
  count: number,
  seed: number,
  interruption: Interruption,
): TextClusters {
  const space = termSpace(index);
  const usable = [...index.rows.keys()].filter(
    (text) => (index.starts[text + 1] ?? 0) > (index.starts[text] ?? 0),
  );
  const clusterOfText = new Int16Array(index.rows.length).fill(-1);
  if (usable.length === 0) return { clusterOfText, count: 0 };
  const random = new SeededRandom(seed);
  const order = shuffled(usable.length, random).slice(0, mostLearnt);
  const learnt = order.map((place) => usable[place] as number);
  const most = Math.min(count, learnt.length);
  let best: Fit | null = null;
  for (let start = 0; start < starts; start += 1) {
    const fit = fitOnce(space, learnt, most, random, (round) =>
      interruption.report('finding topics', start * rounds + round, starts * rounds),
    );
    if (best === null || fit.likeness > best.likeness) best = fit;
  }
  const { centres } = best as Fit;
  usable.forEach((text, place) => {
    if (place % 2000 === 0) interruption.report('sorting texts', place, usable.length);
    const { cluster, likeness } = nearestCentre(space, centres, text);
    if (likeness >= nearest) clusterOfText[text] = cluster;
  });
  return { clusterOfText, count: most };
}

/** How like a text is to the middle of some others (cosine of their tf-idf, 0..1). */
export function likenessTo(
  index: TermIndex,
  examples: readonly number[],
): (text: number) => number {
  const space = termSpace(index);
  const centre = centreOf(space, examples);
  return (text) => dot(space, centre, text);
}

interface TermSpace {
  readonly index: TermIndex;
  readonly idf: Float64Array;
  readonly lengths: Float64Array;
}

interface Fit {
  readonly centres: readonly Float64Array[];
  readonly likeness: number;
}

function termSpace(index: TermIndex): TermSpace {
  const { counts, rows, starts: from, ids } = index;
  const idf = counts.map((count) => Math.log((1 + rows.length) / (1 + count)) + 1);
  const lengths = Float64Array.from({ length: rows.length }, (_, text) => {
    let sum = 0;
    for (let at = from[text] as number; at < (from[text + 1] as number); at += 1) {
      sum += (idf[ids[at] as number] as number) ** 2;
    }
    return Math.sqrt(sum);
  });
  return { index, idf, lengths };
}

function dot({ index, idf, lengths }: TermSpace, centre: Float64Array, text: number): number {
  const length = lengths[text] as number;
  if (length === 0) return 0;
  let sum = 0;
  for (let at = index.starts[text] as number; at < (index.starts[text + 1] as number); at += 1) {
    const term = index.ids[at] as number;
    sum += (centre[term] as number) * (idf[term] as number);
  }
  return sum / length;
}

function addTo({ index, idf, lengths }: TermSpace, centre: Float64Array, text: number): void {
  const length = lengths[text] as number;
  if (length === 0) return;
  for (let at = index.starts[text] as number; at < (index.starts[text + 1] as number); at += 1) {
    const term = index.ids[at] as number;
    centre[term] = (centre[term] as number) + (idf[term] as number) / length;
  }
}

function centreOf(space: TermSpace, texts: readonly number[]): Float64Array {
  const centre = new Float64Array(space.idf.length);
  for (const text of texts) addTo(space, centre, text);
  return normalised(centre);
}

function normalised(centre: Float64Array): Float64Array {
  const length = Math.sqrt(centre.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? centre : centre.map((value) => value / length);
}

function nearestCentre(
  space: TermSpace,
  centres: readonly Float64Array[],
  text: number,
): { readonly cluster: number; readonly likeness: number } {
  let cluster = 0;
  let likeness = Number.NEGATIVE_INFINITY;
  centres.forEach((centre, at) => {
    const value = dot(space, centre, text);
    if (value > likeness) [cluster, likeness] = [at, value];
  });
  return { cluster, likeness };
}

function fitOnce(
  space: TermSpace,
  texts: readonly number[],
  count: number,
  random: SeededRandom,
  report: (round: number) => void,
): Fit {
  let centres = firstCentres(space, texts, count, random);
  let likeness = 0;
  for (let round = 0; round < rounds; round += 1) {
    report(round);
    const sums = centres.map(() => new Float64Array(space.idf.length));
    likeness = 0;
    for (const text of texts) {
      const found = nearestCentre(space, centres, text);
      likeness += found.likeness;
      addTo(space, sums[found.cluster] as Float64Array, text);
    }
    centres = sums.map((sum, at) =>
      sum.some((value) => value > 0) ? normalised(sum) : (centres[at] as Float64Array),
    );
  }
  return { centres, likeness };
}

/** Texts as first centres, each drawn the likelier the less it is like those before it. */
function firstCentres(
  space: TermSpace,
  texts: readonly number[],
  count: number,
  random: SeededRandom,
): readonly Float64Array[] {
  const far = Float64Array.from(texts, () => 1);
  const centres: Float64Array[] = [];
  while (centres.length < count) {
    const whole = far.reduce((sum, value) => sum + value, 0);
    let left = random.next() * whole;
    let at = 0;
    while (at < texts.length - 1) {
      left -= far[at] as number;
      if (left < 0) break;
      at += 1;
    }
    const centre = centreOf(space, [texts[at] as number]);
    centres.push(centre);
    texts.forEach((text, place) => {
      far[place] = Math.min(far[place] as number, Math.max(0, 1 - dot(space, centre, text)) ** 2);
    });
  }
  return centres;
}
