import { z } from 'zod';
import type { MissingReason } from '#analysis/columns/missing-reason.ts';
import { missingReasons } from '#analysis/columns/missing-reason.ts';
import type { DatasetKind, VariableKind, VariableRole } from '#analysis/columns/variable.ts';
import { variableKinds, variableRoles } from '#analysis/columns/variable.ts';
import { defineCall, returns } from '../define-call.ts';
import type { Undoable } from '../undo.ts';

/** A dataset in the list. */
export interface DatasetLine {
  readonly id: number;
  readonly name: string;
  readonly kind: DatasetKind;
  readonly rows: number;
  readonly variables: number;
  readonly source: {
    readonly file: string;
    readonly sha256: string;
    readonly bytes: number;
    readonly importedAt: string;
  } | null;
  readonly warnings: readonly string[];
  /** The variable that weighs the rows when nobody says otherwise. */
  readonly weight: string | null;
}

/** One answer of a variable with its count; `missing` names the reason when it is no answer. */
export interface CategoryLine {
  readonly code: string;
  readonly label: string;
  readonly value: number | null;
  readonly count: number;
  readonly missing: MissingReason | null;
}

/** What a variable is, without its distribution. `set` lists the members of a multiple-response set. */
export interface VariableOutline {
  readonly name: string;
  readonly label: string;
  readonly kind: VariableKind;
  /** What it is in a dataset of its kind (who wrote, when, what it cost); null: nothing special. */
  readonly role: VariableRole | null;
  readonly set: readonly string[];
  /** The set or grid that this variable belongs to. */
  readonly memberOf: string | null;
  /** What made it, for a derived variable (tag, segment, recode). */
  readonly recipe: Readonly<Record<string, unknown>> | null;
  readonly hash: string;
}

/** A variable with its distribution. */
export interface VariableLine extends VariableOutline {
  readonly categories: readonly CategoryLine[];
  readonly missing: Readonly<Partial<Record<MissingReason, number>>>;
  readonly present: number;
  readonly numbers: {
    readonly low: number;
    readonly middle: number;
    readonly high: number;
    readonly mean: number;
    /** Counts in equal bins from low to high. */
    readonly bins: readonly number[];
  } | null;
}

/** Cells as people read them; null is missing, with its reason in `reasons`. */
export interface RowWindow {
  readonly columns: readonly {
    readonly name: string;
    readonly label: string;
    readonly kind: VariableKind;
  }[];
  readonly from: number;
  /** How many rows the filter lets through. */
  readonly total: number;
  /** The 0-based row in the dataset of each row shown. */
  readonly rows: readonly number[];
  readonly cells: readonly (readonly (string | number | null)[])[];
  readonly reasons: readonly (readonly (MissingReason | null)[])[];
}

/** The datasets of the project. */
export const listDatasets = defineCall({
  name: 'dataset.list',
  kind: 'query',
  input: z.strictObject({}),
  errors: ['no-project-open'],
  output: returns<readonly DatasetLine[]>(),
});

/** The variables of a dataset with their distributions, in the order of the file. */
export const listVariables = defineCall({
  name: 'dataset.variables',
  kind: 'query',
  input: z.strictObject({ dataset: z.string(), filter: z.string().optional() }),
  errors: ['no-project-open', 'dataset-not-found', 'expression-not-understood'],
  output: returns<readonly VariableLine[]>(),
});

/** What the variables of a dataset are, at once however many rows there are: nothing is counted. */
export const outlineVariables = defineCall({
  name: 'dataset.outline',
  kind: 'query',
  input: z.strictObject({ dataset: z.string() }),
  errors: ['no-project-open', 'dataset-not-found'],
  output: returns<readonly VariableOutline[]>(),
});

/** A window of rows, for the grid and for the rows behind a number. */
export const readRows = defineCall({
  name: 'dataset.rows',
  kind: 'query',
  input: z.strictObject({
    dataset: z.string(),
    from: z.int().min(0).default(0),
    count: z.int().min(1).max(1000).default(100),
    variables: z.array(z.string()).optional(),
    filter: z.string().optional(),
    /** Only rows whose text fits a search; see `text.search`. */
    search: z.strictObject({ text: z.string(), query: z.string().max(1000) }).optional(),
  }),
  errors: [
    'no-project-open',
    'dataset-not-found',
    'variable-not-found',
    'variable-kind-unsuitable',
    'expression-not-understood',
    'cancelled',
  ],
  output: returns<RowWindow>(),
});

/**
 * Changes a variable's label, kind, role, or answers (labels, order, values, missing reasons). Segments
 * keep meaning the same answers.
 */
export const editVariable = defineCall({
  name: 'variable.edit',
  kind: 'change',
  input: z.strictObject({
    dataset: z.string(),
    variable: z.string(),
    label: z.string().optional(),
    kind: z.enum(variableKinds).optional(),
    /** What it is in a dataset of its kind; null: nothing special. */
    role: z.enum(variableRoles).nullable().optional(),
    /** Every answer, by code, in the order of reading. */
    categories: z
      .array(
        z.strictObject({
          code: z.string(),
          label: z.string(),
          value: z.number().nullable(),
          missing: z.enum(missingReasons).nullable(),
        }),
      )
      .optional(),
  }),
  errors: [
    'no-project-open',
    'dataset-not-found',
    'variable-not-found',
    'variable-kind-unsuitable',
    'answer-not-found',
    'segment-unusable',
    'rule-does-not-fit-variable',
    'derivation-does-not-fit',
  ],
  output: returns<VariableLine & Undoable>(),
});

/** Names the variable that weighs a dataset's rows unless an analysis says otherwise; null for none. */
export const setWeight = defineCall({
  name: 'dataset.weight',
  kind: 'change',
  input: z.strictObject({ dataset: z.string(), weight: z.string().nullable() }),
  errors: [
    'no-project-open',
    'dataset-not-found',
    'variable-not-found',
    'variable-kind-unsuitable',
  ],
  output: returns<DatasetLine & Undoable>(),
});

/** Removes a dataset with all that was derived from it. */
export const removeDataset = defineCall({
  name: 'dataset.remove',
  kind: 'change',
  input: z.strictObject({ dataset: z.string() }),
  errors: ['no-project-open', 'dataset-not-found'],
  output: returns<{ readonly removed: string }>(),
});

/** What was written for other tools; `notes` say, for the analyst, what the format could not hold. */
export interface ExportedDataset {
  readonly file: string;
  readonly rows: number;
  readonly columns: number;
  readonly notes: readonly string[];
}

/** Writes a dataset for other tools; tags become columns. The format follows from the file's name. */
export const exportDataset = defineCall({
  name: 'dataset.export',
  kind: 'job',
  writes: false,
  input: z.strictObject({
    dataset: z.string(),
    out: z.string().min(1),
    filter: z.string().optional(),
    overwrite: z.boolean().default(false),
    /** What stands in the cells of a list of answers in CSV, workbooks and JSON: its labels or its codes. */
    values: z.enum(['labels', 'codes']).default('labels'),
    /** A second file with a row for each answer of each variable: codes, labels, reasons, sets. */
    codebook: z.string().min(1).optional(),
  }),
  errors: [
    'no-project-open',
    'dataset-not-found',
    'format-not-supported',
    'file-exists',
    'file-not-writable',
    'expression-not-understood',
    'cancelled',
  ],
  output: returns<ExportedDataset>(),
});
