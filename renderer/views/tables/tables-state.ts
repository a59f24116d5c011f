import type { SavedTable, TableFigure, TableNote } from '#contract/calls/saved-tables.ts';
import { useUndo } from '../../undo.ts';
import { keptForProject } from '../kept-for-project.ts';
import type { Entry } from './table-entries.ts';

/** How columns are tested. */
export type TableTests = SavedTable['input']['tests'];
/** How probabilities are adjusted. */
export type TableCorrection = SavedTable['input']['correction'];

/** A table as it is laid out. `banner` names shared columns that stand in place of its own. */
export interface TableLayout {
  readonly rows: readonly Entry[];
  readonly columns: readonly Entry[];
  readonly banner: number | null;
  readonly tests: TableTests;
  readonly correction: TableCorrection;
  readonly level: number;
  readonly figure: TableFigure;
  readonly isHeat: boolean;
  readonly hasChart: boolean;
  readonly notes: readonly TableNote[];
  /** The saved table that this one was opened from or saved as. */
  readonly saved: { readonly id: number; readonly name: string } | null;
  /** What a saved table was asked with beside what the window can change. */
  readonly further: Readonly<Record<string, unknown>>;
}

/** A table with nothing in it. */
export const emptyLayout: TableLayout = {
  rows: [],
  columns: [],
  banner: null,
  tests: 'letters',
  correction: 'none',
  level: 0.95,
  figure: 'column',
  isHeat: false,
  hasChart: false,
  notes: [],
  saved: null,
  further: {},
};

/** The tables at hand, one for each dataset, kept when the view is left. */
export const tablesState = keptForProject<{
  readonly layoutByDataset: Readonly<Record<string, TableLayout>>;
}>({ layoutByDataset: {} });

/** The table of a dataset as it is laid out. */
export function layoutOf(dataset: string): TableLayout {
  return tablesState.get().layoutByDataset[dataset] ?? emptyLayout;
}

/** Puts a layout in place without a step to take back. */
export function putLayout(dataset: string, layout: TableLayout): void {
  const { layoutByDataset } = tablesState.get();
  tablesState.set({ layoutByDataset: { ...layoutByDataset, [dataset]: layout } });
}

/** Changes some of a table's layout; can be undone. */
export function changeLayout(dataset: string, title: string, change: Partial<TableLayout>): void {
  const before = layoutOf(dataset);
  const after = { ...before, ...change };
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  putLayout(dataset, after);
  useUndo.getState().record({
    title,
    undo: () => putLayout(dataset, before),
    redo: () => putLayout(dataset, after),
  });
}

const known = new Set([
  'dataset',
  'rows',
  'columns',
  'weight',
  'filter',
  'tests',
  'correction',
  'level',
]);

/** The layout of a saved table. */
export function layoutOfSaved(
  table: Omit<SavedTable, 'changedAt' | 'id' | 'name'> & {
    readonly id?: number;
    readonly name?: string;
  },
): TableLayout {
  const { input, banner, look, notes, id, name } = table;
  const { rows, columns, tests, correction, level } = input;
  return {
    ...emptyLayout,
    ...look,
    rows,
    columns,
    banner,
    tests,
    correction,
    level,
    notes,
    saved: id === undefined || name === undefined ? null : { id, name },
    further: Object.fromEntries(Object.entries(input).filter(([key]) => !known.has(key))),
  };
}
