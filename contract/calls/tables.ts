import { z } from 'zod';
import { type Crosstab, tableCorrections, tableTests } from '#analysis/tables/table.ts';
import { defineCall, returns } from '../define-call.ts';
import type { Provenance } from '../provenance.ts';

export type {
  CellReason,
  ColumnBases,
  TableCell,
  TableColumn,
  TableRow,
  TableTest,
} from '#analysis/tables/table.ts';

/** A banner by stub table with what it was computed from. */
export interface Table extends Crosstab {
  readonly weighted: boolean;
  readonly finding: string;
  readonly footnote: string;
  readonly provenance: Provenance;
}

/** What a table is asked with. */
export const tableInput = z.strictObject({
  dataset: z.string(),
  /** Variables, multiple-response sets or grids, in order. */
  rows: z.array(z.string()).min(1),
  /** Variables with a list of answers, or sets, side by side; empty: the total alone. */
  columns: z.array(z.string()),
  /** Null: without; absent: the dataset's own weight. */
  weight: z.string().nullable().optional(),
  filter: z.string().optional(),
  tests: z.enum(tableTests).default('letters'),
  correction: z.enum(tableCorrections).default('none'),
  level: z.number().gt(0).lt(1).default(0.95),
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
