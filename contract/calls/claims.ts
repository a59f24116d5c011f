import { z } from 'zod';
import type { ClaimFormula, ClaimRemark, ClaimVerdict } from '#analysis/claims/claim-verdict.ts';
import { defineCall, returns } from '../define-call.ts';

export type { ClaimFormula, ClaimRemark, ClaimVerdict } from '#analysis/claims/claim-verdict.ts';

/** One side of a checked claim; `percent` is null where the text prints none, or prints another unit. */
export interface CheckedSide {
  readonly name: string | null;
  readonly percent: number | null;
  /** The figure as it can be read again: "71 %", "464437", "3X"; null where the text prints none. */
  readonly printed: string | null;
  /** Respondents, as the text or the table states them. */
  readonly base: number | null;
  /** Whether the percentage is possible for the base; null where there is no base. */
  readonly isPossible: boolean | null;
}

/**
 * A claim as checked. Ratios are plain, `relative` a share (0.51 is 51 % more), `points` in share units;
 * each with the ends that rounding of the printed figures allows. What cannot be computed is null, and
 * `reason` says why a claim is not testable.
 */
export interface ClaimLine {
  readonly text: string;
  readonly line: number | null;
  readonly page: number | null;
  readonly a: CheckedSide;
  readonly b: CheckedSide;
  readonly claimed: string;
  /** What the sides do or have, as far as it could be told. */
  readonly measure: string;
  readonly form: 'ratio' | 'percentMore' | 'points' | 'words';
  readonly verdict: ClaimVerdict;
  readonly reason: string | null;
  readonly ratio: number | null;
  readonly ratioLow: number | null;
  readonly ratioHigh: number | null;
  readonly relative: number | null;
  readonly relativeLow: number | null;
  readonly relativeHigh: number | null;
  readonly points: number | null;
  readonly pointsLow: number | null;
  readonly pointsHigh: number | null;
  readonly formulaThatFits: ClaimFormula | null;
  readonly formulaGives: number | null;
  /** What the figures support, worded right; null without two figures. */
  readonly corrected: string | null;
  /** What is to be said of the claim, in words. */
  readonly diagnosis: string;
  readonly basePerGroupForP05: number | null;
  /** Where both bases are stated: the two-sided p of the difference, else null. */
  readonly p: number | null;
  /** Whether the stated bases allow p below .05 for these shares; null where no base is stated. */
  readonly isBaseEnough: boolean | null;
  readonly remarks: readonly ClaimRemark[];
  /** What the stated bases say of the claim, a sentence each: impossible shares, p, bases that cannot be right. */
  readonly notes: readonly string[];
  /** The same pair told from its other side: those who do not. */
  readonly complement: {
    readonly percentA: number;
    readonly percentB: number;
    readonly ratio: number | null;
  } | null;
  /** Places in the list of claims with other figures for the same measure and groups. */
  readonly contradictedBy: readonly number[];
}

/** A sentence that compares figures in a way that no rule reads: for a person to look at. */
export interface UnreadClaim {
  readonly text: string;
  readonly line: number;
  readonly page: number | null;
  readonly kind: 'not-parsed' | 'rank';
  readonly why: string;
}

/** Shares that the text gives as parts of one whole, with what they sum to as printed. */
export interface SharesOfWhole {
  readonly text: string;
  readonly line: number;
  readonly page: number | null;
  readonly percents: readonly number[];
  readonly sum: number;
  readonly isWhole: boolean;
  readonly sentence: string;
}

/** What was checked, and where it came from. */
export interface ClaimsChecked {
  readonly source: string | null;
  readonly sha256: string | null;
  readonly claims: readonly ClaimLine[];
  readonly unread: readonly UnreadClaim[];
  readonly wholes: readonly SharesOfWhole[];
}

/** A statement of a person's own text, held against its own figures or those given with it. */
export interface GuardedStatement {
  /** Offsets in the text. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly verdict: ClaimVerdict;
  /** What it was held against: the figures in the sentence, or those of the analysis that it stands with. */
  readonly against: 'sentence' | 'figures';
  readonly diagnosis: string;
  readonly corrected: string | null;
}

/**
 * Reads a text or a file (.txt, .md, .docx, .pdf with a text layer; .csv or .xlsx with a claim a row), finds
 * the statements of comparison and judges each by its own printed figures.
 */
export const checkClaims = defineCall({
  name: 'claims.check',
  kind: 'job',
  writes: false,
  input: z
    .strictObject({
      text: z.string().max(5_000_000).optional(),
      file: z.string().min(1).optional(),
    })
    .refine(({ text, file }) => (text === undefined) !== (file === undefined), {
      error: 'give either a text or a file',
    }),
  errors: [
    'file-not-found',
    'file-not-readable',
    'file-empty',
    'file-is-binary',
    'file-damaged',
    'file-too-large',
    'format-not-supported',
    'workbook-not-readable',
    'workbook-expands-too-far',
    'figures-not-understood',
    'cancelled',
  ],
  output: returns<ClaimsChecked>(),
});

/**
 * Holds a text as it is typed against the figures it prints and, where given, against the pairs of shares
 * that it speaks of (0 to 1). A statement contradicts when its verdict is `does-not-hold`.
 */
export const guardText = defineCall({
  name: 'claims.guard',
  kind: 'query',
  input: z.strictObject({
    text: z.string().max(100_000),
    figures: z
      .array(
        z.strictObject({
          label: z.string().max(2000).default(''),
          shareA: z.number().min(0).max(1),
          shareB: z.number().min(0).max(1),
        }),
      )
      .max(10_000)
      .default([]),
  }),
  errors: [],
  output: returns<{
    readonly statements: readonly GuardedStatement[];
    readonly contradictions: number;
  }>(),
});
