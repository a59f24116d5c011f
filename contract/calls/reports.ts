import { z } from 'zod';
import { defineCall, returns } from '../define-call.ts';
import { attributeInput } from './attributions.ts';
import { planBudget } from './budgets.ts';
import { compareInput, gapDatasetsInput, gapFiguresInput } from './comparisons.ts';
import { associationsInput, driversInput, profileInput } from './explorations.ts';
import { returnInput } from './returns.ts';
import { tableNote } from './saved-tables.ts';
import { tableInput } from './tables.ts';
import { measureUplift } from './uplifts.ts';
import { wavesInput } from './waves.ts';

/** An analysis to keep: its kind and the whole input of its call. */
export const analysisSpecification = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('comparison'), input: compareInput }),
  z.strictObject({ kind: z.literal('gap-figures'), input: gapFiguresInput }),
  z.strictObject({ kind: z.literal('gap-datasets'), input: gapDatasetsInput }),
  z.strictObject({ kind: z.literal('attribution'), input: attributeInput }),
  z.strictObject({
    kind: z.literal('tags'),
    input: z.strictObject({ dataset: z.string(), tag: z.string() }),
  }),
  z.strictObject({
    kind: z.literal('table'),
    input: tableInput,
    /** The banner whose columns the table has while there is one; else those of the input. */
    banner: z.int().optional(),
    notes: z.array(tableNote).optional(),
  }),
  z.strictObject({ kind: z.literal('apart'), input: compareInput }),
  z.strictObject({ kind: z.literal('profile'), input: profileInput }),
  z.strictObject({ kind: z.literal('waves'), input: wavesInput }),
  z.strictObject({ kind: z.literal('associations'), input: associationsInput }),
  z.strictObject({ kind: z.literal('drivers'), input: driversInput }),
  z.strictObject({ kind: z.literal('return'), input: returnInput }),
  z.strictObject({ kind: z.literal('uplift'), input: measureUplift.input }),
  z.strictObject({ kind: z.literal('budget'), input: planBudget.input }),
]);

/** An analysis as it is asked for: what is left out takes its default. */
export type AnalysisRequest = z.input<typeof analysisSpecification>;

/** See `analysisSpecification`. */
export type AnalysisSpecification = z.output<typeof analysisSpecification>;

/** A kept analysis. */
export interface AnalysisLine {
  readonly id: number;
  readonly kind: AnalysisSpecification['kind'];
  readonly name: string;
  readonly finding: string;
  readonly createdAt: string;
  readonly specification: AnalysisSpecification;
}

/** Computes an analysis and keeps it, for the report and for computing again. */
export const saveAnalysis = defineCall({
  name: 'analysis.save',
  kind: 'job',
  writes: true,
  input: z.strictObject({
    name: z.string().min(1).optional(),
    specification: analysisSpecification,
  }),
  errors: [
    'no-project-open',
    'dataset-not-found',
    'variable-not-found',
    'variable-kind-unsuitable',
    'dataset-kind-unsuitable',
    'answer-not-found',
    'segment-not-found',
    'segments-overlap',
    'weight-out-of-range',
    'share-out-of-range',
    'count-out-of-range',
    'file-too-large',
    'rule-does-not-fit-variable',
    'expression-not-understood',
    'file-not-found',
    'figures-not-understood',
    'project-busy',
    'cancelled',
  ],
  output: returns<AnalysisLine & { readonly result: unknown }>(),
});

/** The kept analyses, in the order of the report. */
export const listAnalyses = defineCall({
  name: 'analysis.list',
  kind: 'query',
  input: z.strictObject({}),
  errors: ['no-project-open'],
  output: returns<readonly AnalysisLine[]>(),
});

/** Removes a kept analysis. */
export const removeAnalysis = defineCall({
  name: 'analysis.remove',
  kind: 'change',
  input: z.strictObject({ id: z.int() }),
  errors: ['no-project-open', 'analysis-not-found'],
  output: returns<{ readonly removed: number }>(),
});

/** What a report holds. */
export interface ReportResult {
  readonly file: string;
  readonly sizeBytes: number;
  readonly sheets: readonly string[];
  readonly analyses: number;
  readonly evidence: number;
  /** Kept analyses that can no longer be computed, and why. */
  readonly leftOut: readonly { readonly analysis: string; readonly why: string }[];
  readonly seconds: number;
}

/** Writes one workbook: contents, a sheet for each analysis with its chart, the data, the evidence. */
export const writeReport = defineCall({
  name: 'report.write',
  kind: 'job',
  writes: false,
  input: z.strictObject({
    out: z.string().min(1),
    /** Ids of kept analyses; absent: all of them. */
    analyses: z.array(z.int()).optional(),
    overwrite: z.boolean().default(false),
  }),
  errors: [
    'no-project-open',
    'nothing-to-report',
    'text-contradicts-numbers',
    'analysis-not-found',
    'format-not-supported',
    'file-exists',
    'file-not-writable',
    'cancelled',
  ],
  output: returns<ReportResult>(),
});

/** Computes every kept analysis again and lists each number that moved. */
export const rerun = defineCall({
  name: 'report.rerun',
  kind: 'job',
  writes: false,
  input: z.strictObject({}),
  errors: ['no-project-open', 'cancelled'],
  output: returns<{
    readonly analyses: number;
    readonly numbers: number;
    /** Derived variables that were made again; those that differ stand in `moved`. */
    readonly derived: number;
    readonly moved: readonly {
      readonly analysis: string;
      readonly where: string;
      readonly was: number | string | null;
      readonly is: number | string | null;
    }[];
  }>(),
});
