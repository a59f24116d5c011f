import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import type { EditorProps } from './derive-editor.tsx';
import type { DraftWork } from './drafts.ts';
import {
  type Completion,
  completed,
  completionsOf,
  markedFault,
  wordAt,
} from './expression-typing.ts';

/** An expression with names that complete themselves and a mark at the place of a fault. */
export function ExpressionEditor({
  work,
  variables,
  preview,
  onChange,
}: EditorProps<Extract<DraftWork, { kind: 'expression' }>>) {
  const { expression } = work;
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [caret, setCaret] = useState(expression.length);
  const [at, setAt] = useState(0);
  const [isOpen, setIsOpen] = useState(false);
  const caretToPut = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (caretToPut.current === null) return;
    area.current?.setSelectionRange(caretToPut.current, caretToPut.current);
    caretToPut.current = null;
  });
  const word = wordAt(expression, caret);
  const offered = isOpen ? completionsOf(word, variables) : [];
  const take = (completion: Completion): void => {
    if (word === null) return;
    const next = completed(expression, word, caret, completion);
    caretToPut.current = next.caret;
    setCaret(next.caret);
    setIsOpen(false);
    onChange({ kind: 'expression', expression: next.expression });
    area.current?.focus();
  };
  const press = (event: KeyboardEvent): void => {
    const chosen = offered[at];
    if (chosen === undefined) {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        area.current?.form?.requestSubmit();
      }
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((at + step + offered.length) % offered.length);
    else if ((event.key === 'Tab' && !event.shiftKey) || event.key === 'Enter') take(chosen);
    else if (event.key === 'Escape') setIsOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="field expression-field">
      <label className="field-label" htmlFor={`${id}-text`}>
        Expression
      </label>
      <textarea
        ref={area}
        id={`${id}-text`}
        className="input input-area mono"
        rows={3}
        spellCheck={false}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={`${id}-list`}
        aria-activedescendant={offered.length > 0 ? `${id}-${at}` : undefined}
        aria-invalid={preview.error !== null}
        aria-describedby={`${id}-hint`}
        value={expression}
        placeholder={'if(visits / weeks >= 2, "often", "seldom")'}
        onChange={(event) => {
          setCaret(event.target.selectionStart);
          setAt(0);
          setIsOpen(true);
          onChange({ kind: 'expression', expression: event.target.value });
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={press}
        onBlur={() => setIsOpen(false)}
      />
      <div id={`${id}-list`} role="listbox" aria-label="Names" className="completions">
        {offered.map((one, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above answers the keyboard
          // biome-ignore lint/a11y/useFocusableInteractive: see above
          <div
            key={one.title}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === at}
            className="list-item completion"
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(one)}
          >
            <code>{one.title}</code>
            <span className="list-note truncate">{one.note}</span>
          </div>
        ))}
      </div>
      <FaultMark expression={expression} details={preview.error?.details ?? {}} />
      <p id={`${id}-hint`} className="field-hint">
        Arithmetic + − * / % ^, comparisons, and, or, not, if(), case(), round(), min(), max().
        Names complete with Tab; Ctrl Enter makes the variable.
      </p>
    </div>
  );
}

function FaultMark({
  expression,
  details,
}: {
  readonly expression: string;
  readonly details: Readonly<Record<string, unknown>>;
}) {
  const fault = details['expression'] === expression ? markedFault(expression, details) : null;
  if (fault === null) return null;
  return (
    <p className="mono fault-line">
      <span className="visually-hidden">The fault stands at the mark: </span>
      {fault.before}
      <mark>{fault.at}</mark>
      {fault.after}
    </p>
  );
}
