import type { AnalysisSpecification } from '#contract/calls/reports.ts';
import type { Table } from '#contract/calls/tables.ts';
import type { TableLayout } from './tables-state.ts';

const longestName = 80;

/** What a table is called in the report: its own name, else its questions. */
export function pinnedName(
  table: Pick<Table, 'rows' | 'columns'>,
  { saved }: Pick<TableLayout, 'saved'>,
): string {
  if (saved !== null) return saved.name;
  const rows = [...new Set(table.rows.map(({ label }) => label))];
  const columns = [
    ...new Set(table.columns.flatMap(({ variable, label }) => (variable === null ? [] : [label]))),
  ];
  const more = rows.length > 1 ? ` and ${rows.length - 1} more` : '';
  const across = columns.length === 0 ? '' : ` by ${columns.join(', ')}`;
  const name = `${rows[0] ?? 'Table'}${more}${across}`;
  return name.length <= longestName ? name : `${name.slice(0, longestName - 1).trimEnd()}…`;
}

/** A table as it is kept for the report: what it was asked with, its banner and its notes. */
export function pinnedTable(
  { provenance }: Pick<Table, 'provenance'>,
  { banner, notes }: Pick<TableLayout, 'banner' | 'notes'>,
): AnalysisSpecification {
  return {
    kind: 'table',
    input: provenance.call.input,
    ...(banner === null ? {} : { banner }),
    ...(notes.length === 0 ? {} : { notes: [...notes] }),
  } as AnalysisSpecification;
}
