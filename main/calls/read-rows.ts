import type { Column } from '#analysis/columns/column.ts';
import { type MissingReason, missingReasonOf } from '#analysis/columns/missing-reason.ts';
import type { VariableKind } from '#analysis/columns/variable.ts';
import type { RowWindow, readRows as readRowsCall } from '#contract/calls/datasets.ts';
import type { CheckedInputOf } from '#contract/define-call.ts';
import { chunkRows } from '#main/project/column-chunks.ts';
import { Dataset, type VariableRecord } from '#main/project/dataset.ts';
import { searchRows } from '#main/search/search-rows.ts';
import type { CallContext } from './call-context.ts';

type Cell = string | number | null;

/** The rows that the last filter let through: scrolling asks for the same ones again and again. */
const lastFilter = { key: '', rows: new Uint32Array(0) };

/** Answers `dataset.rows`. */
export function readRows(
  { project, columns, interruption }: CallContext,
  input: CheckedInputOf<typeof readRowsCall>,
): RowWindow {
  const dataset = new Dataset(project, columns, input.dataset);
  const chosen = input.variables?.map((name) => dataset.variable(name)) ?? dataset.variables;
  const filtered = matchingRows(project, dataset, input, interruption);
  const total = filtered?.length ?? dataset.rowCount;
  const to = Math.min(total, input.from + input.count);
  const rows: number[] = [];
  for (let at = input.from; at < to; at++) rows.push(filtered ? (filtered[at] as number) : at);
  const readers = chosen.map((variable) => chunkedCellReader(dataset, variable));
  return {
    columns: chosen.map(({ name, label, kind }) => ({ name, label, kind })),
    from: input.from,
    total,
    rows,
    cells: rows.map((row) => readers.map((reader) => reader.cell(row))),
    reasons: rows.map((row) => readers.map((reader) => reader.reason(row))),
  };
}

function matchingRows(
  project: CallContext['project'],
  dataset: Dataset,
  { filter, search }: CheckedInputOf<typeof readRowsCall>,
  interruption: CallContext['interruption'],
): Uint32Array | null {
  if (!filter && search === undefined) return null;
  const lastChange = project.database.prepare('select max(id) from event').pluck().get();
  const key = JSON.stringify([project.file, lastChange, dataset.id, filter, search]);
  if (lastFilter.key === key) return lastFilter.rows;
  const found = search ? searchRows(project, dataset, search, interruption) : null;
  const passing = filter ? filteredRows(dataset, filter, interruption, found) : found;
  const rows = passing ?? new Uint32Array(0);
  Object.assign(lastFilter, { key, rows });
  return rows;
}

/** The rows that a filter lets through, of those found or of all. */
function filteredRows(
  dataset: Dataset,
  filter: string,
  interruption: CallContext['interruption'],
  found: Uint32Array | null,
): Uint32Array {
  const mask = dataset.mask(filter, interruption);
  if (found !== null) return found.filter((row) => mask[row] === 1);
  let count = 0;
  for (let row = 0; row < mask.length; row++) count += mask[row] as number;
  const rows = new Uint32Array(count);
  let at = 0;
  for (let row = 0; row < mask.length; row++) if (mask[row] === 1) rows[at++] = row;
  return rows;
}

interface CellReader {
  readonly cell: (row: number) => Cell;
  readonly reason: (row: number) => MissingReason | null;
}

/** Reads cells wherever they are, from the chunks that they are in. */
function chunkedCellReader(dataset: Dataset, variable: VariableRecord): CellReader {
  const readers = new Map<number, CellReader>();
  const readerOf = (row: number): CellReader => {
    const chunk = Math.floor(row / chunkRows);
    const known = readers.get(chunk);
    if (known) return known;
    const reader = cellReader(dataset.chunk(variable, chunk), variable.kind);
    readers.set(chunk, reader);
    return reader;
  };
  return {
    cell: (row) => readerOf(row).cell(row % chunkRows),
    reason: (row) => readerOf(row).reason(row % chunkRows),
  };
}

/** How one cell of a column reads: labels for categories, ISO text for dates, null where missing. */
export function cellReader(column: Column, kind: VariableKind): CellReader {
  switch (column.type) {
    case 'category': {
      const answer = (row: number) => column.categories[column.codes[row] as number];
      return {
        cell: (row) => (answer(row)?.missing === null ? (answer(row)?.label ?? null) : null),
        reason: (row) => answer(row)?.missing ?? null,
      };
    }
    case 'number': {
      const reason = reasonReader(column.missing);
      const value = (row: number): Cell =>
        kind === 'date' ? isoText(column.values[row] as number) : (column.values[row] as number);
      return { cell: (row) => (reason(row) === null ? value(row) : null), reason };
    }
    case 'text': {
      const decoder = new TextDecoder();
      const reason = reasonReader(column.missing);
      const text = (row: number): string =>
        decoder.decode(column.bytes.subarray(column.offsets[row], column.offsets[row + 1]));
      return { cell: (row) => (reason(row) === null ? text(row) : null), reason };
    }
  }
}

function reasonReader(missing: Uint8Array | null): (row: number) => MissingReason | null {
  return (row) => (missing === null ? null : missingReasonOf(missing[row] as number));
}

/** "2015-02-24 11:35" in UTC; seconds only where there are some, no time where it is midnight. */
function isoText(instantMs: number): string {
  const iso = new Date(instantMs).toISOString();
  if (instantMs % 86_400_000 === 0) return iso.slice(0, 10);
  return iso.slice(0, instantMs % 60_000 === 0 ? 16 : 19).replace('T', ' ');
}
