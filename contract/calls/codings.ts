import { z } from 'zod';
import type { AgreementReport } from '#analysis/text/agreement.ts';
import type { CoderAgreement } from '#analysis/text/coder-agreement.ts';
import type { CorrectedShares } from '#analysis/text/corrected-shares.ts';
import type { LearningPoint } from '#analysis/text/learning-curve.ts';
import { defineCall, returns } from '../define-call.ts';
import type { Undoable } from '../undo.ts';

export type { CoderAgreement, CoderPair } from '#analysis/text/coder-agreement.ts';
export type { CorrectedShare, CorrectedShares } from '#analysis/text/corrected-shares.ts';
export type { LearningPoint } from '#analysis/text/learning-curve.ts';

/**
 * Which posts come next: `random`, a simple random sample, which alone measures; `unsure`, those that the
 * machine is least sure of first, which teach most; `disagreements`, those that coders coded differently.
 */
export const codingQueues = ['random', 'unsure', 'disagreements'] as const;

/** One of `codingQueues`. */
export type CodingQueueKind = (typeof codingQueues)[number];

/** A post to be coded. `codes` are those of the coders, in the queue of disagreements alone. */
export interface CodingItem {
  readonly row: number;
  readonly text: string;
  readonly codes: readonly { readonly coder: string; readonly label: string }[];
}

/**
 * The posts that come next for a coder, without the machine's tags or other coders' codes. `coded` is how
 * many this coder coded in this queue so far; `left` how many the queue still holds.
 */
export interface CodingQueue {
  readonly tag: string;
  readonly queue: CodingQueueKind;
  readonly classes: readonly string[];
  readonly coders: readonly string[];
  readonly coded: number;
  readonly left: number;
  readonly items: readonly CodingItem[];
}

/** A post that was coded; `label` is null where the coder cannot tell, or where the code was taken back. */
export interface CodedText extends Undoable {
  readonly row: number;
  readonly coder: string;
  readonly label: string | null;
  /** How many posts this coder coded in this queue. */
  readonly coded: number;
}

/** What the coding of a tag says: coders against each other, the machine against the hand, its shares corrected. */
export interface CodingReport {
  readonly tag: string;
  readonly label: string;
  readonly classes: readonly string[];
  readonly coders: readonly {
    readonly coder: string;
    readonly coded: number;
    /** Of `coded`, those that the coder could not tell. */
    readonly untold: number;
  }[];
  /** Null with fewer than two coders. */
  readonly betweenCoders: CoderAgreement | null;
  /** Posts that coders coded differently: still open, and settled. */
  readonly open: number;
  readonly settled: number;
  /** Posts of the random sample whose code stands, against what the machine said. */
  readonly machine: AgreementReport;
  /** Posts of the random sample that do not measure: the machine has learnt from them. */
  readonly learntFrom: number;
  readonly shares: CorrectedShares;
  /** What more coded posts would bring; empty where there are too few to say. */
  readonly curve: readonly LearningPoint[];
  readonly finding: string;
  readonly footnote: string;
}

const ofTag = {
  dataset: z.string(),
  tag: z.string(),
};
const coder = z.string().trim().min(1).max(60).default('me');
const tagErrors = [
  'no-project-open',
  'dataset-not-found',
  'variable-not-found',
  'variable-kind-unsuitable',
] as const;

/** The posts that come next in a queue. */
export const codingQueue = defineCall({
  name: 'coding.queue',
  kind: 'query',
  input: z.strictObject({
    ...ofTag,
    coder,
    queue: z.enum(codingQueues).default('random'),
    limit: z.int().min(1).max(500).default(20),
  }),
  errors: tagErrors,
  output: returns<CodingQueue>(),
});

/**
 * Codes a post. Where all who coded it agree, or a disagreement is settled, the code becomes the tag's
 * correction; while they disagree, the machine's answer stands.
 */
export const setCoding = defineCall({
  name: 'coding.set',
  kind: 'change',
  input: z.strictObject({
    ...ofTag,
    coder,
    queue: z.enum(codingQueues).default('random'),
    row: z.int().min(0),
    /** A label of the tag; null where the coder cannot tell. */
    label: z.string().nullable(),
  }),
  errors: [...tagErrors, 'answer-not-found', 'row-out-of-range'],
  output: returns<CodedText>(),
});

/** Takes a code back, as if the post had not been coded by this coder. */
export const removeCoding = defineCall({
  name: 'coding.remove',
  kind: 'change',
  input: z.strictObject({
    ...ofTag,
    coder,
    queue: z.enum(codingQueues).default('random'),
    row: z.int().min(0),
  }),
  errors: [...tagErrors, 'row-out-of-range'],
  output: returns<CodedText>(),
});

/** How far coders agree with each other and the machine with them, and what that makes of its shares. */
export const codingReport = defineCall({
  name: 'coding.report',
  kind: 'query',
  input: z.strictObject(ofTag),
  errors: tagErrors,
  output: returns<CodingReport>(),
});
