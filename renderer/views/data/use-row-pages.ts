import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { RowWindow } from '#contract/calls/datasets.ts';
import type { CallNamed } from '#contract/calls/index.ts';
import type { ErrorInWords, InputOf } from '#contract/define-call.ts';
import { ask, wordsOf } from '../../ask/ask.ts';
import { pagesOf } from './scroll-scale.ts';

/** Rows of a page, and columns of a block: what is asked for at once. */
export const pageRows = 200;
/** See `pageRows`. */
export const blockColumns = 30;

/** A cell as the grid shows it; null while it has not been read yet. */
export interface GridCell {
  readonly value: string | number | null;
  readonly reason: RowWindow['reasons'][number][number];
}

/** The rows in sight, as far as they have been read. */
export interface RowPages {
  readonly cellAt: (row: number, column: number) => GridCell | null;
  /** The dataset's own row number of a shown row (0-based); null until read. */
  readonly rowNumberAt: (row: number) => number | null;
  /** How many rows the filter lets through; null until the first page has been read. */
  readonly total: number | null;
  readonly error: ErrorInWords | null;
}

type WindowQuery = UseQueryResult<RowWindow>;

/** Only what the grid shows, so that it stays the same object while nothing new has been read. */
function combine(results: readonly WindowQuery[]) {
  const failed = results.find(
    (one) => one.error !== null && wordsOf(one.error).code !== 'cancelled',
  );
  return { windows: results.map((one) => one.data ?? null), error: failed?.error ?? null };
}

/** What is looked for, and in which variable's texts. */
export type RowSearch = NonNullable<InputOf<CallNamed<'dataset.rows'>>['search']>;

/** Reads and keeps the pages that cover rows and columns in sight. */
export function useRowPages(
  dataset: string,
  { filter, search }: { readonly filter: string; readonly search: RowSearch | null },
  variables: readonly string[],
  rows: { readonly from: number; readonly to: number },
  columns: { readonly from: number; readonly to: number },
): RowPages {
  const pages = rows.to > rows.from ? pagesOf(rows.from, rows.to, pageRows) : [0];
  const blocks = pagesOf(columns.from, Math.min(columns.to, variables.length), blockColumns);
  const places = pages.flatMap((page) => blocks.map((block) => `${page} ${block}`));
  const { windows, error } = useQueries({
    combine,
    queries: places.map((place) => {
      const [page = 0, block = 0] = place.split(' ').map(Number);
      const input = {
        dataset,
        from: page * pageRows,
        count: pageRows,
        variables: variables.slice(block * blockColumns, (block + 1) * blockColumns),
        ...(filter === '' ? {} : { filter }),
        ...(search === null ? {} : { search }),
      };
      return {
        queryKey: ['dataset.rows', input],
        queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
          ask('dataset.rows', input, { signal }),
        gcTime: 60_000,
        structuralSharing: false,
      };
    }),
  });
  const placesKey = places.join(',');
  return useMemo(() => gather(placesKey.split(','), windows, error), [placesKey, windows, error]);
}

function gather(
  places: readonly string[],
  windows: readonly (RowWindow | null)[],
  error: Error | null,
): RowPages {
  const windowAt = new Map(places.map((place, at) => [place, windows[at] ?? null]));
  const firstBlock = places[0]?.split(' ')[1] ?? '0';
  return {
    total: windows.find((one) => one !== null)?.total ?? null,
    error: error === null ? null : wordsOf(error),
    cellAt: (row, column) => {
      const page = Math.floor(row / pageRows);
      const window = windowAt.get(`${page} ${Math.floor(column / blockColumns)}`);
      const cells = window?.cells[row - page * pageRows];
      if (cells === undefined) return null;
      const at = column % blockColumns;
      return {
        value: cells[at] ?? null,
        reason: window?.reasons[row - page * pageRows]?.[at] ?? null,
      };
    },
    rowNumberAt: (row) => {
      const page = Math.floor(row / pageRows);
      return windowAt.get(`${page} ${firstBlock}`)?.rows[row - page * pageRows] ?? null;
    },
  };
}
