import type { SavedBanner } from '#contract/calls/saved-tables.ts';
import type { runTable } from '#contract/calls/tables.ts';
import type { InputOf } from '#contract/define-call.ts';
import type { Entry } from './table-entries.ts';
import type { TableLayout } from './tables-state.ts';

type TableInput = InputOf<typeof runTable>;

/** The columns that a table has: those of its banner while there is one, else its own. */
export function columnsOf(layout: TableLayout, banners: readonly SavedBanner[]): readonly Entry[] {
  return banners.find(({ id }) => id === layout.banner)?.columns ?? layout.columns;
}

/** What `table.run` is asked with; null while there are no rows. */
export function tableInputOf(
  layout: TableLayout,
  columns: readonly Entry[],
  place: { readonly dataset: string; readonly weight: string | null; readonly filter: string },
): TableInput | null {
  if (layout.rows.length === 0) return null;
  const { tests, correction, level, further } = layout;
  return {
    ...further,
    dataset: place.dataset,
    rows: [...layout.rows] as TableInput['rows'],
    columns: [...columns] as TableInput['columns'],
    weight: place.weight,
    ...(place.filter === '' ? {} : { filter: place.filter }),
    tests,
    correction,
    level,
  };
}
