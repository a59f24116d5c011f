import { useQueries } from '@tanstack/react-query';
import type { RowWindow } from '#contract/calls/datasets.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
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

/** Reads and keeps the pages that cover rows and columns in sight. */
export function useRowPages(
  dataset: string,
  filter: string,
  variables: readonly string[],
  rows: { readonly from: number; readonly to: number },
  columns: { readonly from: number; readonly to: number },
): RowPages {
  const pages = rows.to > rows.from ? pagesOf(rows.from, rows.to, pageRows) : [0];
  const blocks = pagesOf(columns.from, Math.min(columns.to, variables.length), blockColumns);
  const wanted = pages.flatMap((page) => blocks.map((block) => ({ page, block })));
  const results = useQueries({
    queries: wanted.map(({ page, block }) => {
      const input = {
        dataset,
        from: page * pageRows,
        count: pageRows,
        variables: variables.slice(block * blockColumns, (block + 1) * blockColumns),
        ...(filter === '' ? {} : { filter }),
      };
      return {
        queryKey: ['dataset.rows', input],
        queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
          ask('dataset.rows', input, { signal }),
        gcTime: 60_000,
      };
    }),
  });
  const windowAt = new Map<string, RowWindow>();
  let total: number | null = null;
  let error: ErrorInWords | null = null;
  results.forEach((result, at) => {
    const place = wanted[at];
    if (place === undefined) return;
    if (result.data !== undefined) {
      windowAt.set(`${place.page} ${place.block}`, result.data);
      total = result.data.total;
    }
    if (result.error !== null) {
      const words = wordsOf(result.error);
      if (words.code !== 'cancelled') error = words;
    }
  });
  return {
    total,
    error,
    cellAt: (row, column) => {
      const page = Math.floor(row / pageRows);
      const window = windowAt.get(`${page} ${Math.floor(column / blockColumns)}`);
      const cells = window?.cells[row - page * pageRows];
      if (window === undefined || cells === undefined) return null;
      const at = column % blockColumns;
      return {
        value: cells[at] ?? null,
        reason: window.reasons[row - page * pageRows]?.[at] ?? null,
      };
    },
    rowNumberAt: (row) => {
      const page = Math.floor(row / pageRows);
      const window = windowAt.get(`${page} ${blocks[0] ?? 0}`);
      return window?.rows[row - page * pageRows] ?? null;
    },
  };
}
