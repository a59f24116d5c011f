import { z } from 'zod';
import type { ComparisonRow, SkippedVariable } from '#analysis/compare/comparison.ts';
import type { PerceptionGap } from '#analysis/compare/perception-gap-figures.ts';
import { defineCall, returns } from '../define-call.ts';
import type { Provenance } from '../provenance.ts';

export type {
  ComparisonMethod,
  ComparisonReason,
  ComparisonRow,
  MeanComparison,
  ShareComparison,
  SkippedVariable,
} from '#analysis/compare/comparison.ts';
export type {
  Headline,
  PerceptionGap,
  PerceptionGapItem,
  RankedSide,
} from '#analysis/compare/perception-gap-figures.ts';

/** Two segments over many variables, with what each number was computed from. */
export interface Comparison {
  readonly rows: readonly ComparisonRow[];
  readonly skipped: readonly SkippedVariable[];
  readonly a: { readonly name: string; readonly rows: number };
  readonly b: { readonly name: string; readonly rows: number };
  /** Rows left out because their weight is missing or zero. */
  readonly unweightedOut: number;
  readonly finding: string;
  readonly footnote: string;
  readonly provenance: Provenance;
}

/** A perception gap with what it was computed from. */
export interface Gap extends PerceptionGap {
  readonly finding: string;
  readonly footnote: string;
  readonly provenance: Provenance;
}

const level = z.number().gt(0).lt(1).default(0.95);

/** What a comparison is asked with; kept whole in a saved analysis. */
export const compareInput = z.strictObject({
  dataset: z.string(),
  /** A variable whose answers are the two segments; absent when `a` and `b` are rules. */
  by: z.string().optional(),
  /** An answer of `by`, a segment's name or alias, or an expression. */
  a: z.string(),
  /** As `a`; absent means everyone else. */
  b: z.string().optional(),
  variables: z.array(z.string()).optional(),
  weight: z.string().nullable().optional(),
  filter: z.string().optional(),
  level,
  /** Bases under this are marked. */
  smallBase: z.int().min(0).default(30),
  /** Bases under this show no numbers. */
  suppressedBase: z.int().min(0).default(10),
});

/** Two segments, every chosen variable: shares or means, gap, ratio, relative difference, tests. */
export const compareSegments = defineCall({
  name: 'compare.segments',
  kind: 'job',
  writes: false,
  input: compareInput,
  errors: [
    'no-project-open',
    'dataset-not-found',
    'variable-not-found',
    'answer-not-found',
    'segment-not-found',
    'segments-overlap',
    'expression-not-understood',
    'weight-out-of-range',
    'variable-kind-unsuitable',
    'cancelled',
  ],
  output: returns<Comparison>(),
});

const figuresSide = z.strictObject({
  share: z.number().min(0).max(1).nullable(),
  base: z.number().positive().nullable(),
  /** Kish's, where the share is weighted; it then carries the tests. */
  effectiveBase: z.number().positive().nullable().optional(),
  /** How many were asked in all, and which share of them could answer: a base above that is refused. */
  askedOf: z.number().positive().nullable().optional(),
  eligibleShare: z.number().min(0).max(1).nullable().optional(),
  /** Decimals of the percentage as printed. */
  decimals: z.int().min(0).max(6).nullable().optional(),
});

/** Published figures as they were read from a file, with the file's name and hash. */
export const publishedFigures = z.strictObject({
  items: z
    .array(z.strictObject({ item: z.string(), left: figuresSide, right: figuresSide }))
    .min(1),
  leftName: z.string(),
  rightName: z.string(),
  source: z.strictObject({ file: z.string(), sha256: z.string() }),
});

/**
 * What a gap from published figures is asked with. With `figures` the file is not read: a kept analysis
 * carries them, so that it can be computed again where the file is not.
 */
export const gapFiguresInput = z.strictObject({
  file: z.string(),
  level,
  figures: publishedFigures.optional(),
});

/** One side of a gap from rows: a dataset and, if wanted, who of it. */
export const gapSide = z.strictObject({
  dataset: z.string(),
  filter: z.string().optional(),
  name: z.string().optional(),
  weight: z.string().nullable().optional(),
});

/** Which item of one side answers which of the other, and which answers count as "yes". */
export const gapMatch = z.strictObject({
  item: z.string().min(1),
  /** The questions by name or, where it is the only one of its kind, by label. */
  left: z.string().min(1),
  right: z.string().min(1),
  /** Labels or codes that count; absent: selected or yes, or the top two answers of a scale. */
  leftAnswers: z.array(z.string()).optional(),
  rightAnswers: z.array(z.string()).optional(),
  /**
   * How scales are brought together: the share of the two highest answers (the default), or the mean
   * with the lowest answer at 0 and the highest at 1.
   */
  rule: z.enum(['top-two', 'linear']).optional(),
  /** The lowest and highest value of the scale, where the answers do not tell it. */
  leftScale: z.tuple([z.number(), z.number()]).optional(),
  rightScale: z.tuple([z.number(), z.number()]).optional(),
  /** The scale runs the other way: its lowest value is the most. */
  leftReversed: z.boolean().optional(),
  rightReversed: z.boolean().optional(),
  /** Paired by likeness alone: nobody has said that the two ask the same, and no headline names it. */
  isUnconfirmed: z.boolean().optional(),
});

/** What a gap between two datasets is asked with. */
export const gapDatasetsInput = z.strictObject({
  left: gapSide,
  right: gapSide,
  match: z.array(gapMatch).min(1),
  level,
});

/** A perception gap from a file of figures: two sides, a share and a base for each item. */
export const gapFromFigures = defineCall({
  name: 'gap.figures',
  kind: 'job',
  writes: false,
  input: gapFiguresInput,
  errors: [
    'file-not-found',
    'file-not-readable',
    'file-too-large',
    'figures-not-understood',
    'cancelled',
  ],
  output: returns<Gap>(),
});

/** A perception gap between two datasets, or two segments of one, over matched items. */
export const gapFromDatasets = defineCall({
  name: 'gap.datasets',
  kind: 'job',
  writes: false,
  input: gapDatasetsInput,
  errors: [
    'no-project-open',
    'dataset-not-found',
    'variable-not-found',
    'answer-not-found',
    'expression-not-understood',
    'rule-does-not-fit-variable',
    'cancelled',
  ],
  output: returns<Gap>(),
});

/** Items of two sides whose labels are alike, as a proposal for a match; without what a side's filter asks of. */
export const proposeMatch = defineCall({
  name: 'gap.propose',
  kind: 'query',
  input: z.strictObject({
    left: z.string(),
    right: z.string(),
    leftFilter: z.string().optional(),
    rightFilter: z.string().optional(),
  }),
  errors: [
    'no-project-open',
    'dataset-not-found',
    'variable-not-found',
    'expression-not-understood',
  ],
  output: returns<readonly (z.output<typeof gapMatch> & { readonly likeness: number })[]>(),
});

/** Writes a match to a file, by its ending csv or json; `gap.match` reads it back the same. */
export const saveMatch = defineCall({
  name: 'gap.saveMatch',
  kind: 'query',
  input: z.strictObject({
    file: z.string(),
    match: z.array(gapMatch).min(1),
    overwrite: z.boolean().default(false),
  }),
  errors: ['file-exists', 'file-not-writable'],
  output: returns<{ readonly file: string; readonly items: number }>(),
});

/** Reads a match file (csv or json) for a gap. */
export const readMatch = defineCall({
  name: 'gap.match',
  kind: 'query',
  input: z.strictObject({ file: z.string() }),
  errors: ['file-not-found', 'file-not-readable', 'file-too-large', 'match-not-understood'],
  output: returns<readonly z.output<typeof gapMatch>[]>(),
});
