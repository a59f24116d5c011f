import { z } from 'zod';
import type { NetSentiment } from '#analysis/text/net-sentiment.ts';
import type { TermOverTime, TopicTerm } from '#analysis/text/topics.ts';
import { defineCall, returns } from '../define-call.ts';
import type { Provenance } from '../provenance.ts';
import type { Undoable } from '../undo.ts';

export type { NetSentiment } from '#analysis/text/net-sentiment.ts';
export type { TermOverTime, TopicTerm } from '#analysis/text/topics.ts';

/** An analyst's own topic: posts that a search finds, or that are like some posts. */
export const ownTopic = z.union([
  z.strictObject({
    name: z.string().trim().min(1).max(80),
    query: z.string().trim().min(1).max(1000),
  }),
  z.strictObject({
    name: z.string().trim().min(1).max(80),
    /** Rows, counted from 0. */
    examples: z.array(z.int().min(0)).min(2).max(200),
  }),
]);

/** A topic that `ownTopic` describes. */
export type OwnTopic = z.output<typeof ownTopic>;

/**
 * A topic with how many posts it has, what they are like and how they sound. `net` is null without a tag
 * of sentiment. A post is in one found topic at most, and in any number of own ones.
 */
export interface Topic {
  readonly key: string;
  readonly name: string;
  readonly isOwn: boolean;
  /** How an own topic is found, in words; of a found one null. */
  readonly made: string | null;
  readonly terms: readonly TopicTerm[];
  readonly count: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly net: NetSentiment | null;
  readonly examples: readonly { readonly row: number; readonly text: string }[];
}

/** Topics of a variable's texts, what is typical of bad and good posts, and what is rising. */
export interface TopicResult {
  readonly text: string;
  readonly label: string;
  /** Posts that were read: with a text and, where languages are known, in English. */
  readonly posts: number;
  /** Posts left out because their language is known and another. */
  readonly otherLanguages: number;
  readonly topics: readonly Topic[];
  readonly ownTopics: readonly OwnTopic[];
  /** Posts in no found topic. */
  readonly without: number;
  /** The tag that net sentiment rests on, and what is typical of its ends. */
  readonly sentiment: string | null;
  readonly overall: NetSentiment | null;
  readonly inNegative: readonly TopicTerm[];
  readonly inPositive: readonly TopicTerm[];
  /** The latest quarter of the posts against those before, by the variable of time. */
  readonly rising: {
    readonly time: string;
    readonly since: string;
    readonly terms: readonly TermOverTime[];
  } | null;
  readonly finding: string;
  readonly footnote: string;
  readonly provenance: Provenance;
}

const ofText = { dataset: z.string(), text: z.string() };

/** Finds what posts are about. */
export const findTopics = defineCall({
  name: 'topics.find',
  kind: 'job',
  writes: false,
  input: z.strictObject({
    ...ofText,
    filter: z.string().optional(),
    /** How many topics are looked for; small ones are left out. */
    count: z.int().min(2).max(40).default(10),
  }),
  errors: [
    'no-project-open',
    'dataset-not-found',
    'variable-not-found',
    'variable-kind-unsuitable',
    'expression-not-understood',
    'row-out-of-range',
    'cancelled',
  ],
  output: returns<TopicResult>(),
});

/** Keeps an analyst's own topics of a variable's texts, in the place of those kept before. */
export const saveTopics = defineCall({
  name: 'topics.save',
  kind: 'change',
  input: z.strictObject({ ...ofText, topics: z.array(ownTopic).max(60) }),
  errors: [
    'no-project-open',
    'dataset-not-found',
    'variable-not-found',
    'variable-kind-unsuitable',
    'row-out-of-range',
  ],
  output: returns<Undoable & { readonly topics: readonly OwnTopic[] }>(),
});
