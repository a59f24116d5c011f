import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { DatasetLine, VariableLine } from '#contract/calls/datasets.ts';
import { MiniNumbers, MiniShares } from '../../controls/mini-distribution.tsx';
import { EmptyState } from '../../controls/notes.tsx';
import { SearchField } from '../../controls/text-field.tsx';
import { formatCount, formatCounted } from '../../words/numbers.ts';
import { formatDay } from '../../words/quantities.ts';
import { shortLabels } from '../../words/short-labels.ts';
import { variableKindWords } from '../../words/terms.ts';
import { useWorkspace } from '../../workspace.ts';
import { VariableDetails } from './variable-details.tsx';

const linePx = 64;

/** The variables with their distributions, and one of them in full. */
export function VariablesPanel({
  dataset,
  variables,
}: {
  readonly dataset: DatasetLine;
  readonly variables: readonly VariableLine[];
}) {
  const weight = useWorkspace((state) => state.weight);
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const found = useMemo(() => findVariables(variables, typed), [variables, typed]);
  const shown = variables.find((one) => one.name === chosen) ?? firstToShow(found);
  return (
    <div className="variables-panel">
      <div className="variables-list">
        <div className="variables-search">
          <SearchField
            label="Find a variable"
            placeholder="Find a variable or an answer"
            value={typed}
            onChange={setTyped}
          />
        </div>
        <p className="variables-counts small quiet">{countsNote(weight)}</p>
        <VariableList variables={found} chosen={shown?.name ?? null} onChoose={setChosen} />
      </div>
      <div className="variable-details">
        {shown === undefined ? (
          <EmptyState title="No variable is called that" next="Type less, or another word." />
        ) : (
          <VariableDetails key={shown.name} dataset={dataset} variable={shown} all={variables} />
        )}
      </div>
    </div>
  );
}

/** What the counts here are, beside a weight that is chosen for comparisons. */
export function countsNote(weight: string | null): string {
  return weight === null ? 'Unweighted counts' : `Unweighted counts: ${weight} is not applied here`;
}

/** The first variable that has something to show. */
function firstToShow(variables: readonly VariableLine[]): VariableLine | undefined {
  return variables.find((one) => one.kind !== 'id') ?? variables[0];
}

/** Variables whose name, label or answers hold every word typed. */
export function findVariables(
  variables: readonly VariableLine[],
  typed: string,
): readonly VariableLine[] {
  const words = typed.toLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return variables;
  return variables.filter(({ name, label, kind, categories }) => {
    const answers = categories.slice(0, 50).map((one) => one.label);
    const text = [name, label, variableKindWords[kind], ...answers].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function VariableList({
  variables,
  chosen,
  onChoose,
}: {
  readonly variables: readonly VariableLine[];
  readonly chosen: string | null;
  readonly onChoose: (name: string) => void;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: variables.length,
    getScrollElement: () => frame.current,
    estimateSize: () => linePx,
    overscan: 8,
  });
  const setNames = useMemo(
    () => new Set(variables.filter((one) => one.kind === 'multiple').map((one) => one.name)),
    [variables],
  );
  const shortByName = useMemo(
    () =>
      shortLabels(variables.map(({ name, label, memberOf }) => ({ name, label, group: memberOf }))),
    [variables],
  );
  const at = variables.findIndex((one) => one.name === chosen);
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(variables.length - 1, Math.max(0, at + step));
    const name = variables[next]?.name;
    if (name === undefined) return;
    onChoose(name);
    list.scrollToIndex(next);
  };
  return (
    <div
      ref={frame}
      className="variables-scroll"
      role="listbox"
      aria-label="Variables"
      aria-activedescendant={at < 0 ? undefined : `variable-${at}`}
      tabIndex={0}
      onKeyDown={press}
    >
      <div role="presentation" style={{ height: list.getTotalSize(), position: 'relative' }}>
        {list.getVirtualItems().map(({ index, start }) => {
          const variable = variables[index];
          if (variable === undefined) return null;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself answers the keyboard
            // biome-ignore lint/a11y/useFocusableInteractive: see above
            <div
              key={variable.name}
              id={`variable-${index}`}
              role="option"
              aria-selected={variable.name === chosen}
              aria-setsize={variables.length}
              aria-posinset={index + 1}
              className={
                setNames.has(variable.memberOf ?? '')
                  ? 'variable-item variable-under'
                  : 'variable-item'
              }
              style={{ transform: `translateY(${start}px)`, height: linePx }}
              onClick={() => onChoose(variable.name)}
            >
              <VariableItem
                variable={variable}
                isUnderSet={setNames.has(variable.memberOf ?? '')}
                shortLabel={shortByName.get(variable.name)}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}

function VariableItem({
  variable,
  isUnderSet,
  shortLabel,
}: {
  readonly variable: VariableLine;
  readonly isUnderSet: boolean;
  readonly shortLabel: string | undefined;
}) {
  const { name, label, kind, memberOf } = variable;
  return (
    <>
      <span className="variable-title">
        <span className="truncate" title={label === '' ? name : `${label} (${name})`}>
          {shortLabel ?? (label === '' ? name : label)}
        </span>
        <span className="variable-kind">
          {isUnderSet ? '' : memberOf === null ? variableKindWords[kind] : `in ${memberOf}`}
        </span>
      </span>
      <VariableMini variable={variable} />
    </>
  );
}

/** The distribution of a variable in two lines. */
export function VariableMini({ variable }: { readonly variable: VariableLine }) {
  const { kind, categories, numbers, present, set } = variable;
  const missing = missingCount(variable);
  if (numbers !== null)
    return (
      <MiniNumbers
        {...numbers}
        missing={missing}
        {...(kind === 'date' ? { format: formatDay } : {})}
      />
    );
  if (set.length > 0)
    return (
      <span className="mini-words">
        {formatCounted(set.length, 'item')} · {formatCount(present)} answered
      </span>
    );
  if (categories.length > 0)
    return (
      <MiniShares answers={categories.filter((one) => one.missing === null)} missing={missing} />
    );
  return (
    <span className="mini-words">
      {formatCount(present)} filled{missing > 0 ? ` · ${formatCount(missing)} empty` : ''}
    </span>
  );
}

/** How many rows have no value, for whatever reason. */
export function missingCount(variable: VariableLine): number {
  return Object.values(variable.missing).reduce((sum, count) => sum + count, 0);
}
