import { useQueries } from '@tanstack/react-query';
import type { RowWindow } from '#contract/calls/datasets.ts';
import { type AskError, ask } from '../../ask/ask.ts';
import { useAnswer } from '../../ask/use-answer.ts';

/** Rows a page. */
export const pageSize = 100;

/** A post in the list: its row in the dataset, its text and its tags; null while it is being read. */
export interface Post {
  readonly row: number;
  readonly text: string | null;
  readonly sentiment: string | null;
  readonly trait: string | null;
  readonly certainty: string | null;
}

/** The posts of a filter, page by page as they are looked at. */
export function usePostPages(
  input: {
    readonly dataset: string;
    readonly filter: string;
    readonly variables: readonly string[];
  },
  shown: { readonly from: number; readonly to: number },
) {
  const asked = (from: number) => ({
    dataset: input.dataset,
    from,
    count: pageSize,
    variables: [...input.variables],
    ...(input.filter === '' ? {} : { filter: input.filter }),
  });
  const first = useAnswer('dataset.rows', asked(0), { keep: true });
  const firstPage = Math.floor(shown.from / pageSize);
  const lastPage = Math.floor(Math.max(shown.from, shown.to) / pageSize);
  const starts = Array.from(
    { length: lastPage - firstPage + 1 },
    (_, index) => (firstPage + index) * pageSize,
  );
  const pages = useQueries({
    queries: starts.map((from) => ({
      queryKey: ['dataset.rows', asked(from)] as const,
      queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<RowWindow> =>
        ask('dataset.rows', asked(from), { signal }),
      retry: (_count: number, _error: AskError) => false,
    })),
  });
  const windows = pages.flatMap(({ data }) => data ?? []);
  const postAt = (index: number): Post | null => {
    const window =
      windows.find(({ from, rows }) => index >= from && index < from + rows.length) ?? null;
    return window === null ? null : postOf(window, index - window.from);
  };
  return { total: first.data?.total ?? 0, isPending: first.isPending, error: first.error, postAt };
}

function postOf(window: RowWindow, at: number): Post | null {
  const row = window.rows[at];
  const cells = window.cells[at];
  if (row === undefined || cells === undefined) return null;
  const cell = (place: number): string | null => {
    const value = cells[place] ?? null;
    return value === null ? null : String(value);
  };
  const place = (test: (name: string, kind: string) => boolean): number =>
    window.columns.findIndex(({ name, kind }) => test(name, kind));
  const sentiment = place((_name, kind) => kind === 'scale');
  const certainty = place((name) => name.startsWith('sentiment_certainty'));
  const trait = place((_name, kind) => kind === 'single');
  return {
    row,
    text: cell(0),
    sentiment: sentiment < 0 ? null : cell(sentiment),
    trait: trait < 0 || trait === certainty ? null : cell(trait),
    certainty: certainty < 0 ? null : cell(certainty),
  };
}
