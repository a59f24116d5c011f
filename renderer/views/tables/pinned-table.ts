import type { AnalysisSpecification } from '#contract/calls/reports.ts';
import type { Table } from '#contract/calls/tables.ts';
import type { TableLayout } from './tables-state.ts';

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
