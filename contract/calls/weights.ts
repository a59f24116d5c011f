import { z } from 'zod';
import type { MarginReport } from '#analysis/weighting/raking-margin.ts';
import { missingTreatments } from '#analysis/weighting/raking-margin.ts';
import type { RakingOutcome } from '#analysis/weighting/raking-options.ts';
import type { RakingRound } from '#analysis/weighting/raking-rounds.ts';
import { type RakingTarget, targetUnits } from '#analysis/weighting/targets.ts';
import type { WeightSummary } from '#analysis/weighting/weight-summary.ts';
import { defineCall, returns } from '../define-call.ts';
import type { VariableLine } from './datasets.ts';

export type {
  MarginCategoryReport,
  MarginReport,
  MissingTreatment,
} from '#analysis/weighting/raking-margin.ts';

import type { UndoStep } from '../undo.ts';

export type { RakingOutcome } from '#analysis/weighting/raking-options.ts';
export type { RakingRound } from '#analysis/weighting/raking-rounds.ts';
export type { RakingTarget, TargetUnit } from '#analysis/weighting/targets.ts';
export type { WeightSummary } from '#analysis/weighting/weight-summary.ts';

/** What one variable, or several crossed, should come to; see `RakingTarget`. */
export const rakingTarget = z.strictObject({
  variables: z.array(z.string().min(1)).min(1).max(4),
  categories: z
    .array(
      z.strictObject({ answers: z.array(z.string()).min(1).max(4), target: z.number().min(0) }),
    )
    .min(1)
    .max(10_000),
});

/** Another sample whose weighted distribution is the target: variables, or crossed ones as `gender*age`. */
export const targetSample = z.strictObject({
  dataset: z.string(),
  variables: z.array(z.string().min(1)).min(1).max(50),
  /** Absent: the weight of that dataset; null: none. */
  weight: z.string().nullable().optional(),
});

const bound = z.number().nullable().default(null);

const targetSource = {
  dataset: z.string(),
  targets: z.array(rakingTarget).min(1).max(50).optional(),
  /** A table (.csv, .xlsx) with variable, category and target, or JSON. */
  file: z.string().min(1).optional(),
  from: targetSample.optional(),
};

/** What raking is asked with, beside the name of what it makes; kept whole in the weight's recipe. */
const rakingShape = {
  ...targetSource,
  unit: z.enum(targetUnits).default('auto'),
  /** Whether targets that do not sum to the whole are brought to it. */
  rescale: z.boolean().default(false),
  /** What becomes of answers without a target. */
  uncovered: z.enum(['refuse', 'as-missing']).default('refuse'),
  missing: z.enum(missingTreatments).default('keep-share'),
  /** A variable of starting weights; null or absent: 1 for everybody. */
  start: z.string().nullable().optional(),
  /** What the weights sum to; `targets`: the counts of the targets; absent: the rows that are weighted. */
  total: z.union([z.number().positive(), z.literal('targets')]).optional(),
  /** Bounds of a weight as multiples of the mean. */
  trim: z.strictObject({ low: bound, high: bound }).default({ low: null, high: null }),
  tolerance: z.number().gt(0).lt(0.1).default(1e-6),
  maxIterations: z.int().min(1).max(100_000).default(1000),
};

const {
  dataset: _dataset,
  file: _file,
  from: _from,
  targets: _targets,
  ...rakingManner
} = rakingShape;

/** A raked weight as a recipe carries it: its name, and how to rake it again, whatever its targets came from. */
export const rakedWeight = z.strictObject({
  name: z.string().min(1),
  label: z.string(),
  targets: z.array(rakingTarget).min(1).max(50),
  ...rakingManner,
});

const oneSource = {
  error: 'give one of targets, file and from',
};

function hasOneSource(input: {
  readonly targets?: unknown;
  readonly file?: unknown;
  readonly from?: unknown;
}): boolean {
  return [input.targets, input.file, input.from].filter((one) => one !== undefined).length === 1;
}

/** Raked weights as they are reported: how they came about and what they do. */
export interface RakingReport {
  readonly outcome: RakingOutcome;
  /** "Weights run from 0.31 to 4.20; the base of 1,000 counts as 742". */
  readonly finding: string;
  /** How it ended, in words: "Every margin is met after 7 iterations." */
  readonly convergence: string;
  readonly warnings: readonly string[];
  readonly iterations: number;
  /** In shares, and as a part of the target. */
  readonly largestError: number;
  readonly largestRelativeError: number;
  /** The first fifty iterations and the last. */
  readonly rounds: readonly RakingRound[];
  readonly margins: readonly MarginReport[];
  readonly contradictions: readonly { readonly first: string; readonly second: string }[];
  /** Rows whose weight a bound cut. */
  readonly cutLow: number;
  readonly cutHigh: number;
  readonly rakedRows: number;
  readonly leftOutRows: number;
  readonly summary: WeightSummary;
  readonly targets: readonly RakingTarget[];
}

/** A weight variable: what it does to the sample, and how it was raked, where it was. */
export interface WeightReport {
  readonly dataset: string;
  readonly weight: string;
  readonly finding: string;
  readonly warnings: readonly string[];
  readonly summary: WeightSummary;
  /** The report kept when it was raked; null for a weight that a file brought. */
  readonly raking: RakingReport | null;
}

const rakingErrors = [
  'no-project-open',
  'dataset-not-found',
  'variable-not-found',
  'variable-kind-unsuitable',
  'answer-not-found',
  'file-not-found',
  'file-not-readable',
  'file-too-large',
  'targets-not-understood',
  'targets-do-not-sum',
  'target-missing',
  'margin-cannot-be-met',
  'answers-missing',
  'trim-out-of-range',
  'weight-out-of-range',
  'cancelled',
] as const;

/** Reads targets from a file or from another dataset, matched to the answers of this one. */
export const readTargets = defineCall({
  name: 'weight.targets',
  kind: 'query',
  input: z.strictObject(targetSource).refine(hasOneSource, oneSource),
  errors: [...rakingErrors],
  output: returns<readonly RakingTarget[]>(),
});

/** Rakes and reports, and writes nothing. */
export const previewWeight = defineCall({
  name: 'weight.preview',
  kind: 'job',
  writes: false,
  input: z.strictObject(rakingShape).refine(hasOneSource, oneSource),
  errors: [...rakingErrors],
  output: returns<RakingReport>(),
});

/**
 * Rakes and keeps the weights as a variable whose recipe holds targets, options and report. Weights that
 * miss a margin for another reason than their bounds are kept only with `accept`.
 */
export const rakeWeight = defineCall({
  name: 'weight.rake',
  kind: 'job',
  writes: true,
  input: z
    .strictObject({
      ...rakingShape,
      name: z.string().trim().min(1).max(200).default('weight'),
      label: z.string().max(2000).optional(),
      /** Whether a raked weight of that name is made anew. */
      replace: z.boolean().default(false),
      /** Whether it weighs the dataset from now on. */
      use: z.boolean().default(false),
      accept: z.boolean().default(false),
    })
    .refine(hasOneSource, oneSource),
  errors: [...rakingErrors, 'variable-exists', 'disk-full', 'project-busy'],
  output: returns<{
    readonly variable: VariableLine;
    readonly report: RakingReport;
    readonly undo: UndoStep;
  }>(),
});

/**
 * Removes raked weights; refused where anything needs them, naming it. With `weighBy` the dataset is
 * weighed by that variable again (null: by none) where the removed one weighed it.
 */
export const removeWeight = defineCall({
  name: 'weight.remove',
  kind: 'change',
  input: z.strictObject({
    dataset: z.string(),
    weight: z.string(),
    weighBy: z.string().nullable().optional(),
  }),
  errors: [
    'no-project-open',
    'dataset-not-found',
    'variable-not-found',
    'variable-kind-unsuitable',
    'variable-in-use',
  ],
  output: returns<{ readonly removed: string; readonly undo: UndoStep }>(),
});

/** What a weight variable does to the sample, whoever made it. */
export const reportWeight = defineCall({
  name: 'weight.report',
  kind: 'query',
  input: z.strictObject({ dataset: z.string(), weight: z.string() }),
  errors: [
    'no-project-open',
    'dataset-not-found',
    'variable-not-found',
    'variable-kind-unsuitable',
    'cancelled',
  ],
  output: returns<WeightReport>(),
});
