import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { VariableOutline } from '#contract/calls/datasets.ts';
import type { TextSearchResult } from '#contract/calls/texts.ts';
import type { ErrorInWords, Progress } from '#contract/define-call.ts';
import { type AskError, ask, wordsOf } from '../../ask/ask.ts';
import { ErrorNote } from '../../controls/notes.tsx';
import { Select } from '../../controls/select.tsx';
import { SearchField } from '../../controls/text-field.tsx';
import { useSettled } from '../../frame/use-settled.ts';
import { formatCounted } from '../../words/numbers.ts';
import type { RowSearch } from './use-row-pages.ts';

const settleMs = 120;

/** A search of a dataset's texts while it is typed; `search` is the last one that was answered. */
export interface TypedSearch {
  readonly texts: readonly VariableOutline[];
  readonly text: string | null;
  readonly query: string;
  readonly search: RowSearch | null;
  readonly found: number | null;
  readonly progress: Progress | null;
  readonly error: ErrorInWords | null;
  readonly setText: (text: string) => void;
  readonly setQuery: (query: string) => void;
}

/** Searches as one types: the question before is stopped when the next one comes. */
export function useRowSearch(
  dataset: string,
  variables: readonly VariableOutline[],
  filter: string,
): TypedSearch {
  const texts = variables.filter(({ kind }) => kind === 'text');
  const [chosen, setText] = useState<string | null>(null);
  const [query, setQuery] = useState('');
  const [progress, setProgress] = useState<Progress | null>(null);
  const text =
    texts.find(({ name }) => name === chosen)?.name ??
    texts.find(({ role }) => role === 'text')?.name ??
    texts[0]?.name ??
    null;
  const settled = useSettled(query, settleMs);
  const isAsked = text !== null && settled.trim() !== '' && query.trim() !== '';
  const input = {
    dataset,
    text: text ?? '',
    query: settled,
    limit: 0,
    ...(filter === '' ? {} : { filter }),
  };
  const answer = useQuery<TextSearchResult, AskError>({
    queryKey: ['text.search', input],
    queryFn: ({ signal }) => ask('text.search', input, { signal, onProgress: setProgress }),
    enabled: isAsked,
    placeholderData: (before) => before,
  });
  const [answered, setAnswered] = useState<RowSearch | null>(null);
  const isAnswered = isAsked && answer.data !== undefined && !answer.isPlaceholderData;
  if (isAnswered && (answered?.query !== settled || answered.text !== text))
    setAnswered({ text, query: settled });
  const { error } = answer;
  return {
    texts,
    text,
    query,
    search: isAsked ? answered : null,
    found: isAsked ? (answer.data?.found ?? null) : null,
    progress: answer.isFetching ? progress : null,
    error: error === null || error.isCancelled ? null : wordsOf(error),
    setText,
    setQuery,
  };
}

/** The box above the rows, and how many of them fit. */
export function RowSearchBox({ typed }: { readonly typed: TypedSearch }) {
  const { texts, text, query, found, progress, error } = typed;
  if (text === null) return null;
  const label = texts.find(({ name }) => name === text)?.label || text;
  const isPreparing =
    progress !== null && progress.total !== null && progress.done < progress.total;
  return (
    <div className="row-search">
      <SearchField
        label={`Search in ${label}`}
        placeholder={`Search in ${label}: words, "a phrase", begin*, OR, NOT`}
        value={query}
        onChange={typed.setQuery}
      />
      {texts.length > 1 && (
        <Select
          label="Texts to search"
          isLabelHidden
          choices={texts.map((one) => ({ value: one.name, label: one.label || one.name }))}
          value={text}
          onChange={typed.setText}
        />
      )}
      <span className="number nowrap" role="status">
        {isPreparing
          ? `Preparing the search: ${Math.floor((100 * progress.done) / (progress.total ?? 1))} %`
          : found !== null && formatCounted(found, 'row')}
      </span>
      {error !== null && <ErrorNote error={error} />}
    </div>
  );
}
