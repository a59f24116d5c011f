import { z } from 'zod';
import type { AuthorLine } from '#analysis/text/author-roles.ts';
import type { SeriesLevel } from '#analysis/text/change-points.ts';
import type { CorrectedShares } from '#analysis/text/corrected-shares.ts';
import type { NetSentiment } from '#analysis/text/net-sentiment.ts';
import type { PeriodKind } from '#analysis/text/post-periods.ts';
import type { ReplyTimes } from '#analysis/text/replies.ts';
import { defineCall, returns } from '../define-call.ts';
import type { Provenance } from '../provenance.ts';

export type { AuthorLine } from '#analysis/text/author-roles.ts';
export type { SeriesLevel } from '#analysis/text/change-points.ts';
export type { ReplyTimes } from '#analysis/text/replies.ts';

/** What one brand has of all that is said: of the posts, and of the reactions to them. */
export interface VoiceShare {
  readonly brand: string;
  readonly posts: number;
  /** Of the posts that name a brand (or have one in the variable of brands). */
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly reach: number | null;
  readonly reachShare: number | null;
  readonly net: NetSentiment | null;
}

/** A period with its posts and how they sound. `isPartial`: the data begin or end within it. */
export interface PeriodLine {
  readonly from: string;
  readonly posts: number;
  readonly isPartial: boolean;
  readonly net: NetSentiment | null;
}

/** Where posts became more or fewer, or sounded otherwise; levels are stretches of periods. */
export interface OverTime {
  readonly time: string;
  readonly period: PeriodKind;
  readonly periods: readonly PeriodLine[];
  readonly volumeLevels: readonly SeriesLevel[];
  /** Of net sentiment over all tagged posts; none without a tag of sentiment. */
  readonly sentimentLevels: readonly SeriesLevel[];
}

/**
 * What can be said of posts as a whole. A part that the data cannot give is null, and `notInData` says
 * what it would need.
 */
export interface SocialMeasures {
  readonly text: string | null;
  readonly posts: number;
  readonly voice: {
    /** The variable of brands; null where brands were looked for in the texts. */
    readonly variable: string | null;
    readonly base: number;
    readonly brands: readonly VoiceShare[];
  } | null;
  readonly sentiment: string | null;
  readonly net: NetSentiment | null;
  /** Shares of the sentiment, corrected by posts coded at random, over all rows; null without a tag. */
  readonly corrected: CorrectedShares | null;
  /** Net sentiment over all posts, of the corrected shares. */
  readonly correctedNet: number | null;
  readonly overTime: OverTime | null;
  readonly replies: (ReplyTimes & { readonly ours: readonly string[] }) | null;
  readonly authors: {
    readonly count: number;
    /** What reach is the sum of. */
    readonly reachOf: readonly string[];
    readonly top: readonly AuthorLine[];
    readonly advocateCount: number;
    readonly influencerCount: number;
    /** Those who reach most among them. */
    readonly advocates: readonly AuthorLine[];
    readonly influencers: readonly AuthorLine[];
  } | null;
  readonly notInData: readonly string[];
  readonly findings: {
    readonly voice: string;
    readonly volume: string;
    readonly sentiment: string;
    readonly replies: string;
    readonly authors: string;
  };
  readonly footnote: string;
  readonly provenance: Provenance;
}

/** Share of voice, net sentiment, both over time, answers, authors. */
export const measureSocial = defineCall({
  name: 'social.measure',
  kind: 'job',
  writes: false,
  input: z.strictObject({
    dataset: z.string(),
    /** The texts; by default those that were tagged. */
    text: z.string().optional(),
    /** The variable of brands; by default one so called. */
    brand: z.string().optional(),
    /** Authors that write for the brand; by default those called like one. */
    ours: z.array(z.string().min(1)).optional(),
    period: z.enum(['auto', 'day', 'week', 'month']).default('auto'),
    filter: z.string().optional(),
  }),
  errors: [
    'no-project-open',
    'dataset-not-found',
    'variable-not-found',
    'variable-kind-unsuitable',
    'expression-not-understood',
    'cancelled',
  ],
  output: returns<SocialMeasures>(),
});
