import { z } from 'zod';
import {
  type Crosstab,
  plainStatistics,
  scaleTestKinds,
  smallCellTests,
  tableCorrections,
  tableTests,
} from '#analysis/tables/table.ts';
import { defineCall, returns } from '../define-call.ts';
import type { Provenance } from '../provenance.ts';

export type {
  CellComparison,
  CellReason,
  ColumnBases,
  RowKind,
  TableCell,
  TableColumn,
  TableRow,
  TableStatistic,
  TableTest,
} from '#analysis/tables/table.ts';

/** A banner by stub table with what it was computed from. */
export interface Table extends Crosstab {
  readonly weighted: boolean;
  readonly finding: string;
  readonly footnote: string;
  readonly provenance: Provenance;
}

/** A row of numbers and scales, in the words of `TableStatistic`. */
export const tableStatistic = z.union([
  z.enum(plainStatistics),
  z.strictObject({ percentile: z.number().min(0).max(100) }),
  z.strictObject({ topBox: z.int().min(1) }),
  z.strictObject({ bottomBox: z.int().min(1) }),
]);

/**
 * A variable, set or grid with how it is shown; see `AnswerOptions` in analysis/tables/table.ts.
 * `base` is that of a multiple-response set as rows.
 */
export const shownVariable = z.strictObject({
  variable: z.string(),
  nets: z
    .array(z.strictObject({ label: z.string().min(1), categories: z.array(z.string()).min(1) }))
    .optional(),
  hide: z.array(z.string()).optional(),
  exclude: z.array(z.string()).optional(),
  order: z.array(z.string()).optional(),
  missing: z.enum(['exclude', 'show']).optional(),
  statistics: z.array(tableStatistic).optional(),
  base: z.enum(['respondents', 'responses']).optional(),
});

/** Segments of the dataset side by side; who belongs to two stands in both. */
export const shownSegments = z.strictObject({
  segments: z.array(z.string()).min(1),
  label: z.string().optional(),
});

/** What one level of a nest can be. */
export const nestLevel = z.union([z.string(), shownVariable, shownSegments]);

/** The last within each answer of the ones before it. */
export const nestedVariables = z.strictObject({ nest: z.array(nestLevel).min(2).max(3) });

/** The share of those an expression holds for, as a row. */
export const filterRow = z.strictObject({
  filter: z.string().min(1),
  label: z.string().optional(),
});

/** Arithmetic over rows: `[Top 2] - [Bottom 2]`; see `FormulaRow` in analysis/tables/table.ts. */
export const formulaRow = z.strictObject({ formula: z.string().min(1), label: z.string().min(1) });

/** What a banner is made of: a name, or an object for more than the name says. */
export const columnEntry = z.union([z.string(), shownVariable, shownSegments, nestedVariables]);

/** What a stub is made of. */
export const rowEntry = z.union([
  z.string(),
  shownVariable,
  shownSegments,
  nestedVariables,
  filterRow,
  formulaRow,
]);

/** An entry of a banner as a caller gives it. */
export type TableColumnEntry = z.infer<typeof columnEntry>;

/** An entry of a stub as a caller gives it. */
export type TableRowEntry = z.infer<typeof rowEntry>;

/** What a table is asked with. */
export const tableInput = z.strictObject({
  dataset: z.string(),
  /** Variables, multiple-response sets or grids, in order; nested, segments, user-written rows. */
  rows: z.array(rowEntry).min(1),
  /** Variables with a list of answers, sets, segments or nests, side by side; empty: the total alone. */
  columns: z.array(columnEntry),
  /** Null: without; absent: the dataset's own weight. */
  weight: z.string().nullable().optional(),
  filter: z.string().optional(),
  /** Only members of this segment; together with `filter`, those for whom both hold. */
  filterSegment: z.string().optional(),
  /** Variables of the strata and of the first-stage clusters that the sample was drawn by. */
  strata: z.string().nullable().optional(),
  clusters: z.string().nullable().optional(),
  tests: z.enum(tableTests).default('letters'),
  correction: z.enum(tableCorrections).default('none'),
  level: z.number().gt(0).lt(1).default(0.95),
  /** Of lower-case letters; absent: 1 less twice the chance of `level` (.90 beside .95). Null: none. */
  secondLevel: z.number().gt(0).lt(1).nullable().optional(),
  /** Columns of numbers and scales compared by means or by ranks. */
  scaleTests: z.enum(scaleTestKinds).default('means'),
  /** Two shares with an expected count under 5, without weights: exact, or by z as elsewhere. */
  smallCells: z.enum(smallCellTests).default('fisher'),
  /** Whether the total column is shown. */
  total: z.boolean().default(true),
  /** Bases under this are marked. */
  smallBase: z.int().min(0).default(30),
  /** Bases under this show no share or mean. */
  suppressedBase: z.int().min(0).default(10),
});

/** Any variables as rows against any variables as columns: shares, means, bases, letters, tests. */
export const runTable = defineCall({
  name: 'table.run',
  kind: 'job',
  writes: false,
  input: tableInput,
  errors: [
    'no-project-open',
    'dataset-not-found',
    'variable-not-found',
    'variable-kind-unsuitable',
    'answer-not-found',
    'segment-not-found',
    'segment-refers-to-itself',
    'segment-unusable',
    'expression-not-understood',
    'rule-does-not-fit-variable',
    'weight-out-of-range',
    'cancelled',
  ],
  output: returns<Table>(),
});
