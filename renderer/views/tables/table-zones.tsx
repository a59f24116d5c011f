import { useState } from 'react';
import type { VariableLine } from '#contract/calls/datasets.ts';
import type { SavedBanner } from '#contract/calls/saved-tables.ts';
import { EntryZone } from './entry-zone.tsx';
import { FilterZone, WeightZone } from './narrowing-zone.tsx';
import { AddOwnRow } from './own-row.tsx';
import { BannerMenu } from './saved-tables.tsx';
import { canBeColumn, type SourceItem } from './source-items.ts';
import { type Entry, entryKey } from './table-entries.ts';
import type { TableLayout } from './tables-state.ts';

/** Rows, columns, and where to drop what filters or weights. */
export function Zones({
  dataset,
  layout,
  columns,
  banners,
  items,
  variables,
  wordsOf,
  put,
}: {
  readonly dataset: string;
  readonly layout: TableLayout;
  readonly columns: readonly Entry[];
  readonly banners: readonly SavedBanner[];
  readonly items: readonly SourceItem[];
  readonly variables: readonly VariableLine[];
  readonly wordsOf: (entry: Entry) => string;
  readonly put: (zone: 'rows' | 'columns', title: string, entries: readonly Entry[]) => void;
}) {
  const chips = [...layout.rows, ...columns];
  const [refused, setRefused] = useState<string | null>(null);
  const entryOf = (id: string, isColumn: boolean): Entry | null => {
    const item = items.find((one) => one.id === id);
    const isRefused = item !== undefined && isColumn && !canBeColumn(item);
    setRefused(isRefused ? item.label : null);
    if (item !== undefined) return isRefused ? null : item.entry;
    return chips.find((entry) => `chip ${entryKey(entry)}` === id) ?? null;
  };
  return (
    <section className="zones" aria-label="Layout of the table">
      <EntryZone
        zone="rows"
        title="Rows (stub)"
        note={
          <AddOwnRow onAdd={(row) => put('rows', 'a row of your own', [...layout.rows, row])} />
        }
        entries={layout.rows}
        variables={variables}
        wordsOf={wordsOf}
        entryOf={(id) => entryOf(id, false)}
        onChange={(title, entries) => put('rows', title, entries)}
      />
      <EntryZone
        zone="columns"
        title="Columns (banner)"
        note={
          <>
            <BannerMenu
              dataset={dataset}
              layout={layout}
              columns={columns as SavedBanner['columns']}
              banners={banners}
            />
            {refused !== null && (
              <span className="zone-note" role="status">
                {refused} is a number: make bands of it under Data, or drop it on Rows
              </span>
            )}
          </>
        }
        entries={columns}
        variables={variables}
        wordsOf={wordsOf}
        entryOf={(id) => entryOf(id, true)}
        onChange={(title, entries) => put('columns', title, entries)}
      />
      <div className="zone-drops">
        <FilterZone items={items} />
        <WeightZone items={items} />
      </div>
    </section>
  );
}
