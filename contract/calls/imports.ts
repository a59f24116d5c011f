import { z } from 'zod';
import { datasetKinds } from '#analysis/columns/variable.ts';
import { defineCall, returns } from '../define-call.ts';
import { type ImportPlan, importPlan } from '../import-plan.ts';
import type { AppliedRecipe } from './recipes.ts';

/**
 * Rows that repeat the id of a row further up, compared with the first row that has it.
 *
 * `identicalCount` differ in nothing, `reactionsOnlyCount` in counts of reactions only, `otherCount` in
 * more. `listed` names at most 1,000 of them under the row that was first; rows are numbered as in the
 * file. `isComplete` is false where there were more ids than can be remembered.
 */
export interface RepeatedRows {
  /** The variable that holds the ids. */
  readonly variable: string;
  readonly count: number;
  /** How many of them the plan left out: all or none. */
  readonly leftOutCount: number;
  /** Ids of which a later row is kept in place of the first, because it has more reactions. */
  readonly richerCount: number;
  readonly identicalCount: number;
  readonly reactionsOnlyCount: number;
  readonly otherCount: number;
  readonly isComplete: boolean;
  readonly listed: readonly {
    readonly id: string;
    readonly rowNumber: number;
    readonly repeats: readonly {
      readonly rowNumber: number;
      readonly differs: 'nothing' | 'reactions' | 'content';
    }[];
  }[];
}

/**
 * What differs between a file and the wave whose plan it is read by, and what is taken: as it was then, as it
 * is now, or null where there is nothing to choose. `words` say it to the analyst.
 */
export interface PlanDifference {
  /** By which a choice names it. */
  readonly id: string;
  readonly kind:
    | 'new-question'
    | 'vanished-question'
    | 'renamed-question'
    | 'changed-label'
    | 'new-answer'
    | 'vanished-answer'
    | 'changed-kind'
    | 'changed-order'
    | 'changed-missing'
    | 'moved';
  readonly variable: string;
  readonly was: string;
  readonly is: string;
  readonly words: string;
  readonly taken: 'was' | 'is' | null;
}

/** What the import wizard shows beside a plan: the file as it is, and what each variable would hold. */
export interface ImportPreview {
  readonly plan: ImportPlan;
  readonly fileBytes: number;
  readonly sheets: readonly string[];
  /** The first rows as text, header rows first. */
  readonly firstRows: readonly (readonly string[])[];
  /** For each planned variable, over the rows looked at: how its values are distributed. */
  readonly glimpses: readonly VariableGlimpse[];
  /** Of the rows looked at, those that repeat an id; null where none does. */
  readonly repeated: RepeatedRows | null;
  readonly rowsLookedAt: number;
  readonly rowsInFile: number | null;
  /** What differs from the wave that the file is read like; empty where there is none. */
  readonly differences: readonly PlanDifference[];
}

/** A variable at a glance. `top` lists answers by count, those of a scale in order; numbers have `low`, `middle`, `high` instead. */
export interface VariableGlimpse {
  readonly name: string;
  readonly present: number;
  readonly missing: number;
  readonly unreadable: number;
  readonly top: readonly { readonly label: string; readonly count: number }[];
  readonly low: number | null;
  readonly middle: number | null;
  readonly high: number | null;
}

/** What an import did. `skipped` lists at most 1,000 rows; `skippedCount` counts them all. */
export interface ImportResult {
  readonly dataset: string;
  readonly datasetId: number;
  readonly rows: number;
  readonly variables: number;
  readonly skipped: readonly { readonly rowNumber: number; readonly why: string }[];
  readonly skippedCount: number;
  /** Rows that repeat an id; null where none does. */
  readonly repeated: RepeatedRows | null;
  readonly warnings: readonly string[];
  /** What differs from the wave that the file was read like; empty where there was none. */
  readonly differences: readonly PlanDifference[];
  /** What of that wave's recipe was put on the dataset, and what could not be; null when not asked for. */
  readonly recipe: Pick<AppliedRecipe, 'applied' | 'notApplied'> | null;
  readonly seconds: number;
}

/** An import as it stands in the project, before what is told beside it. */
export type WrittenImport = Omit<ImportResult, 'differences' | 'recipe' | 'seconds'>;

const importErrors = [
  'file-not-found',
  'file-not-readable',
  'file-empty',
  'file-is-binary',
  'file-too-large',
  'format-not-supported',
  'encoding-not-recognised',
  'bytes-do-not-fit-encoding',
  'unclosed-quote',
  'ragged-row',
  'no-data-rows',
  'too-many-columns',
  'cell-too-long',
  'sheet-not-found',
  'file-damaged',
  'workbook-not-readable',
  'workbook-expands-too-far',
  'plan-does-not-fit-file',
  'metadata-not-understood',
  'cancelled',
] as const;

/**
 * What the person says of a file's form where recognition is to go by it instead of its own finding;
 * `raggedRows` is what to do with rows of more or fewer cells than the header, which are else refused.
 */
export const toldOfFile = z.strictObject({
  encoding: z.string().min(1).optional(),
  delimiter: z.string().length(1).optional(),
  headerRows: z.int().min(0).max(60).optional(),
  raggedRows: importPlan.shape.raggedRows.unwrap().optional(),
});

/** See `toldOfFile`. */
export type ToldOfFile = z.output<typeof toldOfFile>;

const likeAnother = {
  /** A dataset of the project whose plan is to be followed; not fitted where a plan is given. */
  like: z.string().min(1).optional(),
  /** What is taken where the file differs from that dataset, by the ids of the differences. */
  choices: z.record(z.string(), z.enum(['was', 'is'])).default({}),
};

/** Looks at a file and proposes a plan; or, given a plan, shows what that plan would make of it. */
export const previewImport = defineCall({
  name: 'import.preview',
  kind: 'job',
  writes: false,
  input: z.strictObject({
    file: z.string().min(1),
    name: z.string().min(1).optional(),
    datasetKind: z.enum(datasetKinds).optional(),
    sheet: z.string().optional(),
    told: toldOfFile.optional(),
    /** A file that says what the columns are: labels, answers, missing codes, sets. */
    metadata: z.string().min(1).optional(),
    plan: importPlan.optional(),
    ...likeAnother,
  }),
  errors: [...importErrors, 'no-project-open', 'dataset-not-found'],
  output: returns<ImportPreview>(),
});

/** Imports a file by its plan (recognised on the spot when none is given). All or nothing. */
export const runImport = defineCall({
  name: 'import.run',
  kind: 'job',
  writes: true,
  input: z.strictObject({
    file: z.string().min(1),
    name: z.string().min(1).optional(),
    datasetKind: z.enum(datasetKinds).optional(),
    sheet: z.string().optional(),
    /** A file that says what the columns are: labels, answers, missing codes, sets. A plan goes before it. */
    metadata: z.string().min(1).optional(),
    plan: importPlan.optional(),
    ...likeAnother,
    /** Puts the derived variables, sets, segments and weight of `like` on the new dataset too. */
    withRecipe: z.boolean().default(false),
  }),
  errors: [
    ...importErrors,
    'no-project-open',
    'dataset-not-found',
    'dataset-exists',
    'disk-full',
    'project-busy',
  ],
  output: returns<ImportResult>(),
});
