import { wholeCount } from '#analysis/compare/figures-in-words.ts';
import { wilsonInterval } from '#analysis/statistics/wilson-interval.ts';
import { clusterTexts, likenessTo } from '#analysis/text/cluster-texts.ts';
import { type NetSentiment, netSentiment } from '#analysis/text/net-sentiment.ts';
import { indexTerms, type TermIndex } from '#analysis/text/term-index.ts';
import { countTerms, describeTopics, typicalTerms } from '#analysis/text/topics.ts';
import type {
  findTopics as findCall,
  OwnTopic,
  saveTopics as saveCall,
  Topic,
  TopicResult,
} from '#contract/calls/topics.ts';
import type { CheckedInputOf, OutputOf } from '#contract/define-call.ts';
import { Dataset, type VariableRecord } from '#main/project/dataset.ts';
import { readOwnTopics, writeOwnTopics } from '#main/project/own-topics.ts';
import { searchRows } from '#main/search/search-rows.ts';
import { brandWords } from './brand-of-posts.ts';
import type { CallContext } from './call-context.ts';
import { demandRow } from './correct-tags.ts';
import { englishRows } from './english-rows.ts';
import { datasetProvenance, provenanceOf } from './provenance.ts';
import { cellReader } from './read-rows.ts';
import { risingTerms } from './rising-terms.ts';
import { type SentimentOfRows, sentimentOfText } from './sentiment-of-rows.ts';

const seed = 20_110_512;
const confidence = 0.95;
const examplesShown = 5;

/** Answers `topics.find`. */
export function findTopics(
  context: CallContext,
  input: CheckedInputOf<typeof findCall>,
): TopicResult {
  const { project, columns, interruption } = context;
  const dataset = new Dataset(project, columns, input.dataset);
  const text = dataset.storedText(input.text);
  const wanted = input.filter === undefined ? null : dataset.mask(input.filter, interruption);
  const { mask, otherLanguages, language } = englishRows(dataset, text, wanted);
  const index = indexTerms(dataset.textColumn(text), mask, interruption, brandWords(dataset, text));
  const sentiment = sentimentOfText(dataset, text);
  const describe = topicDescriber(dataset, text, index, sentiment);
  const clusters = clusterTexts(index, input.count, seed, interruption);
  const found = describeTopics(index, clusters);
  const ownTopics = readOwnTopics(project.database, dataset.line.name, text.name);
  const textsOf = (cluster: number): readonly number[] =>
    [...index.rows.keys()].filter((one) => clusters.clusterOfText[one] === cluster);
  const topics = [
    ...ownTopics.map((own) =>
      describe(own.name, textsOfOwnTopic(context, dataset, text, index, own), madeInWords(own)),
    ),
    ...found.map(({ name, cluster }) => describe(name, textsOf(cluster), null)),
  ];
  const inTopics = found.reduce((sum, { count }) => sum + count, 0);
  const ends = typicalOfEnds(index, sentiment);
  const result = {
    text: text.name,
    label: text.label,
    posts: index.rows.length,
    otherLanguages,
    topics,
    ownTopics,
    without: index.rows.length - inTopics,
    sentiment: sentiment?.name ?? null,
    overall: sentiment === null ? null : netOf(sentiment, index, index.rows.keys()),
    ...ends,
    rising: risingTerms(dataset, index),
  };
  const used = [text.name, sentiment?.name, result.rising?.time, language].filter(
    (name) => name !== undefined && name !== null,
  );
  return {
    ...result,
    finding: findingOf(result),
    footnote: footnoteOf(result, dataset.line.source?.file ?? dataset.line.name),
    provenance: provenanceOf(
      [datasetProvenance(dataset, { filter: input.filter ?? null, weight: null, variables: used })],
      'Spherical k-means over tf-idf, names by c-TF-IDF, typical terms by log odds with a Dirichlet prior',
      { name: 'topics.find', input },
    ),
  };
}

/** Answers `topics.save`. */
export function saveTopics(
  { project, columns }: CallContext,
  input: CheckedInputOf<typeof saveCall>,
): OutputOf<typeof saveCall> {
  const dataset = new Dataset(project, columns, input.dataset);
  const text = dataset.storedText(input.text);
  for (const topic of input.topics) {
    if ('examples' in topic) for (const row of topic.examples) demandRow(dataset, row);
  }
  const { name } = dataset.line;
  const before = readOwnTopics(project.database, name, text.name);
  const details = { dataset: name, text: text.name, topics: input.topics.map((one) => one.name) };
  project.write('topics saved', details, (database) =>
    writeOwnTopics(database, name, text.name, input.topics),
  );
  const undo = {
    call: 'topics.save',
    input: { dataset: name, text: text.name, topics: [...before] },
  };
  return { topics: input.topics, undo };
}

type DescribeTopic = (name: string, texts: readonly number[], made: string | null) => Topic;

function topicDescriber(
  dataset: Dataset,
  text: VariableRecord,
  index: TermIndex,
  sentiment: SentimentOfRows | null,
): DescribeTopic {
  const cell = cellReader(dataset.textColumn(text), 'text');
  return (name, texts, made) => {
    const base = index.rows.length;
    const count = texts.length;
    const interval = base === 0 ? null : wilsonInterval(count / base, base, confidence);
    const examples = texts.slice(0, examplesShown).map((one) => {
      const row = index.rows[one] as number;
      return { row, text: String(cell.cell(row) ?? '') };
    });
    return {
      key: `${made === null ? 'found' : 'own'} ${name}`,
      name,
      isOwn: made !== null,
      made,
      terms: typicalTerms(index, countTerms(index, texts), 12),
      count,
      share: base === 0 ? null : count / base,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      net: sentiment === null ? null : netOf(sentiment, index, texts),
      examples,
    };
  };
}

function netOf(
  sentiment: SentimentOfRows,
  index: TermIndex,
  texts: Iterable<number>,
): NetSentiment {
  const counts = { negative: 0, neutral: 0, positive: 0 };
  for (const text of texts) {
    const value = sentiment.ofRow(index.rows[text] as number);
    if (value !== null) counts[value] += 1;
  }
  return netSentiment(counts, confidence);
}

/** The texts of the index that belong to an own topic. */
function textsOfOwnTopic(
  { project, interruption }: CallContext,
  dataset: Dataset,
  text: VariableRecord,
  index: TermIndex,
  own: OwnTopic,
): readonly number[] {
  const all = [...index.rows.keys()];
  if ('query' in own) {
    // A word that ends the query has been typed to its end.
    const search = { text: text.name, query: `${own.query} ` };
    const rows = new Set(searchRows(project, dataset, search, interruption));
    return all.filter((one) => rows.has(index.rows[one] as number));
  }
  const wanted = new Set(own.examples);
  const examples = all.filter((one) => wanted.has(index.rows[one] as number));
  if (examples.length < 2) return examples;
  const least = leastLikeness(index, examples);
  const likeness = likenessTo(index, examples);
  return all.filter((one) => wanted.has(index.rows[one] as number) || likeness(one) >= least);
}

/** Seven tenths of how like the middle one of the examples is to the others. */
function leastLikeness(index: TermIndex, examples: readonly number[]): number {
  const own = examples
    .map((one) =>
      likenessTo(
        index,
        examples.filter((other) => other !== one),
      )(one),
    )
    .sort((one, two) => one - two);
  return Math.max(0.1, 0.7 * (own[Math.floor(own.length / 2)] ?? 0));
}

function madeInWords(own: OwnTopic): string {
  return 'query' in own
    ? `found by ${own.query}`
    : `like ${wholeCount(own.examples.length)} examples`;
}

function typicalOfEnds(
  index: TermIndex,
  sentiment: SentimentOfRows | null,
): Pick<TopicResult, 'inNegative' | 'inPositive'> {
  if (sentiment === null) return { inNegative: [], inPositive: [] };
  const of = (wanted: string) =>
    typicalTerms(
      index,
      countTerms(
        index,
        [...index.rows.keys()].filter(
          (text) => sentiment.ofRow(index.rows[text] as number) === wanted,
        ),
      ),
      15,
    );
  return { inNegative: of('negative'), inPositive: of('positive') };
}

type Words = Omit<TopicResult, 'finding' | 'footnote' | 'provenance'>;

function findingOf({ topics, posts, overall }: Words): string {
  const found = topics.filter(({ isOwn }) => !isOwn);
  const [largest] = found;
  if (largest === undefined) return `No topics stand out in ${wholeCount(posts)} posts`;
  const share = `${Math.round((largest.count / posts) * 100)}\u202f%`;
  const worst = found
    .filter(({ net }) => (net?.base ?? 0) >= 30)
    .toSorted((one, two) => (one.net?.ofAll ?? 0) - (two.net?.ofAll ?? 0))[0];
  const isWorse =
    worst?.net?.ofAllHigh != null && overall?.ofAll != null && worst.net.ofAllHigh < overall.ofAll;
  const sound = isWorse ? `; “${worst.name}” sounds worst` : '';
  return `“${largest.name}” is what most posts are about, ${share} of ${wholeCount(posts)}${sound}`;
}

function footnoteOf(result: Words, source: string): string {
  const { posts, without, otherLanguages, sentiment } = result;
  const parts = [
    `Base: ${wholeCount(posts)} posts, ${wholeCount(without)} of them in no found topic; a post is in one found topic at most, in any number of own ones.`,
    'Topics are groups of like words, not classes that were checked; Wilson intervals at 95\u202f%.',
  ];
  if (otherLanguages > 0) {
    parts.push(`${wholeCount(otherLanguages)} posts in other languages than English are left out.`);
  }
  if (sentiment !== null) {
    parts.push(
      `Net sentiment: good less bad posts over all tagged ones, as “${sentiment}” has them, not corrected within topics.`,
    );
  }
  return `${parts.join(' ')} Source: ${source}.`;
}
