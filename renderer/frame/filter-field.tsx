import { Filter, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { useAnswer } from '../ask/use-answer.ts';
import { IconButton } from '../controls/button.tsx';
import { answersExpression } from '../words/expression.ts';
import { formatCount } from '../words/numbers.ts';
import { useWorkspace } from '../workspace.ts';
import { useSettled } from './use-settled.ts';

/** The id of the filter's input, for the shortcut that goes there. */
export const filterInputId = 'filter-expression';

/** Which rows count everywhere: an expression, checked while it is typed, taken on Enter or on leaving. */
export function FilterField({ dataset }: { readonly dataset: string }) {
  const filter = useWorkspace((state) => state.filter);
  const setFilter = useWorkspace((state) => state.setFilter);
  const [typed, setTyped] = useState(filter);
  const [wish, setWish] = useState<string | null>(null);
  const noteId = useId();
  useEffect(() => setTyped(filter), [filter]);
  const example = useExample(dataset);
  const settled = useSettled(typed.trim());
  const count = useAnswer(
    'segment.count',
    { dataset, expression: settled },
    { enabled: settled !== '', keep: true },
  );
  const isEmpty = typed.trim() === '';
  const error = isEmpty || settled === '' ? null : count.error;
  const isChanged = typed.trim() !== filter;
  const isChecked =
    isEmpty || (settled === typed.trim() && count.data !== undefined && !count.isStale);
  const isWished = wish === typed;
  useEffect(() => {
    if (!isWished || !isChecked) return;
    setWish(null);
    setFilter(typed);
  }, [isWished, isChecked, typed, setFilter]);

  const take = (): void => {
    if (isChanged) setWish(typed);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') take();
    if (event.key === 'Escape') {
      setWish(null);
      setTyped(filter);
    }
  };
  const noteOf = (): string => {
    if (!isChecked) return isWished ? 'Checking …' : isChanged ? 'Not in force' : '';
    const rows =
      isEmpty || count.data === undefined
        ? ''
        : `${formatCount(count.data.rows)} of ${formatCount(count.data.of)}`;
    if (!isChanged) return rows;
    return rows === '' ? 'Not in force · Enter' : `${rows} · not in force · Enter`;
  };
  return (
    <div
      className="filter-field"
      data-active={filter !== '' || undefined}
      data-changed={isChanged || undefined}
    >
      <Filter aria-hidden="true" />
      <input
        id={filterInputId}
        className="mono"
        aria-label="Filter"
        aria-invalid={error !== null}
        aria-describedby={noteId}
        placeholder={example === null ? 'Filter' : `Filter: ${example}`}
        spellCheck={false}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={press}
        onBlur={take}
      />
      <span id={noteId} className={error === null ? 'filter-note' : 'filter-note filter-wrong'}>
        {error === null ? noteOf() : error.what}
      </span>
      {!isEmpty && (
        <IconButton
          label="Clear the filter"
          icon={X}
          onPress={() => {
            setTyped('');
            setFilter('');
          }}
        />
      )}
      {error !== null && (
        <p className="filter-why" role="alert">
          {error.why} {error.tryThis}
        </p>
      )}
    </div>
  );
}

/** A filter that this dataset could have: the first answer of its first question with answers. */
function useExample(dataset: string): string | null {
  const variables = useAnswer('dataset.variables', { dataset });
  for (const { kind, name, categories } of variables.data ?? []) {
    const answer = categories.find((one) => one.missing === null && one.label !== '');
    if ((kind === 'single' || kind === 'scale') && answer !== undefined)
      return answersExpression(name, [answer.label]);
  }
  return null;
}
