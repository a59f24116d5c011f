import { missingReasonOf } from '#analysis/columns/missing-reason.ts';
import type { VariableRole } from '#analysis/columns/variable.ts';
import { type NetSentiment, netSentiment } from '#analysis/text/net-sentiment.ts';
import type { SentimentLabel } from '#analysis/text/sentiment.ts';
import type { Dataset, VariableRecord } from '#main/project/dataset.ts';
import { cellReader } from './read-rows.ts';
import { timeOf } from './rising-terms.ts';
import { sentimentOfText } from './sentiment-of-rows.ts';

/** The columns of posts as social measures need them; each reads a row, null where it has nothing. */
export interface SocialPosts {
  readonly rows: readonly number[];
  readonly text: VariableRecord | null;
  readonly textOf: (row: number) => string;
  readonly sentiment: string | null;
  readonly sentimentOf: (row: number) => SentimentLabel | null;
  readonly time: string | null;
  readonly timeOf: (row: number) => number | null;
  readonly author: string | null;
  readonly authorOf: (row: number) => string | null;
  readonly id: string | null;
  readonly idOf: (row: number) => string | null;
  readonly thread: string | null;
  readonly threadOf: (row: number) => string | null;
  readonly replyTo: string | null;
  readonly replyToOf: (row: number) => string | null;
  readonly reach: readonly string[];
  readonly reachOf: (row: number) => number | null;
}

/** Reads the posts of a dataset by what its variables are; `text` defaults to the tagged texts, else the posts'. */
export function readSocialPosts(
  dataset: Dataset,
  rows: readonly number[],
  wanted: string | undefined,
): SocialPosts {
  const text = wanted === undefined ? likelyText(dataset) : dataset.storedText(wanted);
  const sentiment = text === null ? null : sentimentOfText(dataset, text);
  const named = (role: VariableRole) => wordsReader(dataset, withRole(dataset, role));
  const [author, id, thread, replyTo] = (['author', 'post-id', 'thread', 'reply-to'] as const).map(
    named,
  ) as [NamedReader, NamedReader, NamedReader, NamedReader];
  const time = timeOf(dataset);
  const times = time === null ? () => null : numberReader(dataset, time);
  const reach = reachVariables(dataset);
  const reaches = reach.map((variable) => numberReader(dataset, variable));
  const words = wordsReader(dataset, text);
  return {
    rows,
    text,
    textOf: (row) => words.read(row) ?? '',
    sentiment: sentiment?.name ?? null,
    sentimentOf: sentiment?.ofRow ?? (() => null),
    time: time?.name ?? null,
    timeOf: times,
    author: author.name,
    authorOf: author.read,
    id: id.name,
    idOf: id.read,
    thread: thread.name,
    threadOf: thread.read,
    replyTo: replyTo.name,
    replyToOf: replyTo.read,
    reach: reach.map(({ name }) => name),
    reachOf: (row) => {
      const values = reaches.flatMap((read) => read(row) ?? []);
      return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
    },
  };
}

interface NamedReader {
  readonly name: string | null;
  readonly read: (row: number) => string | null;
}

function likelyText(dataset: Dataset): VariableRecord | null {
  const tagged = dataset.variables.find(({ recipe }) => recipe?.['made'] === 'tag')?.recipe?.[
    'text'
  ];
  const texts = dataset.variables.filter(
    ({ storage, kind }) => storage === 'text' && kind === 'text',
  );
  return (
    texts.find(({ name }) => name === tagged) ??
    texts.find(({ role }) => role === 'text') ??
    texts[0] ??
    null
  );
}

function withRole(dataset: Dataset, role: VariableRole): VariableRecord | null {
  const known = dataset.variables.find((variable) => variable.role === role);
  if (known !== undefined) return known;
  const pattern = namesOfRoles[role];
  if (pattern === undefined) return null;
  return (
    dataset.variables.find(({ name, recipe }) => recipe === null && pattern.test(name)) ?? null
  );
}

/** How variables are called whose part nobody stated. */
const namesOfRoles: Readonly<Partial<Record<VariableRole, RegExp>>> = {
  author: /^(?:author|user|username|user_name|handle|screen_name|from)(?:_?id|_?name)?$/iu,
  'post-id': /^(?:id|post_?id|tweet_?id|status_?id)$/iu,
  thread: /^(?:thread|conversation)(?:_?id)?$/iu,
  'reply-to': /^(?:in_)?(?:reply|response)(?:_to|_tweet|_status)*(?:_id)?$/iu,
};
const reactionNames =
  /^(?:likes?|shares?|retweets?|comments?|reactions?|favou?rites?|repl(?:y|ies)_count)$/iu;

/** Followers where they are known, else the counts of reactions, summed. */
function reachVariables(dataset: Dataset): readonly VariableRecord[] {
  const numbers = dataset.variables.filter(({ storage }) => storage === 'number');
  const followers = numbers.filter(({ name }) => /follower|reach|impression/iu.test(name));
  const known = numbers.filter(({ role }) => role === 'reactions');
  const reactions =
    known.length > 0
      ? known
      : numbers.filter(({ name, kind }) => kind === 'number' && reactionNames.test(name));
  return followers.length > 0 ? followers.slice(0, 1) : reactions;
}

function wordsReader(dataset: Dataset, variable: VariableRecord | null): NamedReader {
  if (variable === null) return { name: null, read: () => null };
  const { cell } = cellReader(dataset.column(variable), variable.kind);
  return {
    name: variable.name,
    read: (row) => {
      const value = cell(row);
      return value === null || value === '' ? null : String(value);
    },
  };
}

function numberReader(dataset: Dataset, variable: VariableRecord): (row: number) => number | null {
  const { values, missing } = dataset.numberColumn(variable);
  return (row) =>
    missing !== null && missingReasonOf(missing[row] ?? 0) !== null ? null : Number(values[row]);
}

/** Net sentiment of some rows. */
export function netOfRows(posts: SocialPosts, rows: readonly number[]): NetSentiment {
  const counts = { negative: 0, neutral: 0, positive: 0 };
  for (const row of rows) {
    const label = posts.sentimentOf(row);
    if (label !== null) counts[label] += 1;
  }
  return netSentiment(counts);
}
