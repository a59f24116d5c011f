import { Filter, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useAnswer } from '../ask/use-answer.ts';
import { IconButton } from '../controls/button.tsx';
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
  const input = useRef<HTMLInputElement>(null);
  const noteId = useId();
  useEffect(() => setTyped(filter), [filter]);
  const settled = useSettled(typed.trim());
  const count = useAnswer(
    'segment.count',
    { dataset, expression: settled },
    { enabled: settled !== '', keep: true },
  );
  const isEmpty = typed.trim() === '';
  const error = isEmpty || settled === '' ? null : count.error;
  const isChanged = typed.trim() !== filter;

  const take = (): void => {
    if (isEmpty || (settled === typed.trim() && count.error === null && !count.isPending))
      setFilter(typed);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') take();
    if (event.key === 'Escape') setTyped(filter);
  };
  return (
    <div className="filter-field" data-active={filter !== '' || undefined}>
      <Filter aria-hidden="true" />
      <input
        id={filterInputId}
        ref={input}
        className="mono"
        aria-label="Filter"
        aria-invalid={error !== null}
        aria-describedby={noteId}
        placeholder={'Filter: gender = "Female" and age >= 30'}
        spellCheck={false}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={press}
        onBlur={take}
      />
      <span id={noteId} className={error === null ? 'filter-note' : 'filter-note filter-wrong'}>
        {error !== null
          ? error.what
          : !isEmpty && count.data !== undefined
            ? `${formatCount(count.data.rows)} of ${formatCount(count.data.of)}${isChanged ? ' · Enter' : ''}`
            : ''}
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
