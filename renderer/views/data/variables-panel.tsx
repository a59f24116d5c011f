import { useVirtualizer } from '@tanstack/react-virtual';
import { Check } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from 'react';
import type { DatasetLine, VariableLine } from '#contract/calls/datasets.ts';
import { MiniNumbers, MiniShares } from '../../controls/mini-distribution.tsx';
import { EmptyState } from '../../controls/notes.tsx';
import { SearchField } from '../../controls/text-field.tsx';
import { formatCount, formatCounted } from '../../words/numbers.ts';
import { formatDay } from '../../words/quantities.ts';
import { shortLabels } from '../../words/short-labels.ts';
import { variableKindWords } from '../../words/terms.ts';
import { useWorkspace } from '../../workspace.ts';
import { pickVariables, showVariable, useChosenVariables } from './chosen-variables.ts';
import { pickedBetween, toggled } from './picked-variables.ts';
import { isDerived } from './preparing/derived-note.tsx';
import { PreparingHost } from './preparing/preparing-host.tsx';
import { SeveralDetails } from './preparing/several-details.tsx';
import { ComputeButton } from './preparing/variable-tools.tsx';
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
  const chosen = useChosenVariables(dataset.name);
  const found = useMemo(() => findVariables(variables, typed), [variables, typed]);
  const shown = variables.find((one) => one.name === chosen.shown) ?? firstToShow(found);
  const picked = variables.filter(({ name }) => chosen.picked.includes(name));
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
        <div className="variables-counts small quiet">
          <span>{countsNote(weight)}</span>
          <ComputeButton variables={variables} />
        </div>
        <VariableList
          variables={found}
          chosen={shown?.name ?? null}
          picked={chosen.picked}
          onChoose={(name) => showVariable(dataset.name, name)}
          onPick={(names, name) => pickVariables(dataset.name, name, names)}
        />
      </div>
      <div className="variable-details">
        {picked.length > 1 ? (
          <SeveralDetails dataset={dataset} picked={picked} variables={variables} />
        ) : shown === undefined ? (
          <EmptyState title="No variable is called that" next="Type less, or another word." />
        ) : (
          <VariableDetails key={shown.name} dataset={dataset} variable={shown} all={variables} />
        )}
      </div>
      <PreparingHost dataset={dataset} />
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
  picked,
  onChoose,
  onPick,
}: {
  readonly variables: readonly VariableLine[];
  readonly chosen: string | null;
  /** Names used together; empty while only one is looked at. */
  readonly picked: readonly string[];
  readonly onChoose: (name: string) => void;
  readonly onPick: (picked: readonly string[], name: string) => void;
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
  const isPicked = (name: string): boolean =>
    picked.length > 0 ? picked.includes(name) : name === chosen;
  const standing = picked.length > 0 || chosen === null ? picked : [chosen];
  const pickTo = (name: string): void =>
    onPick(pickedBetween(variables, standing, chosen, name), name);
  const press = (event: KeyboardEvent): void => {
    if (event.key === ' ' && chosen !== null && variables[at] !== undefined) {
      event.preventDefault();
      onPick(toggled(picked, chosen), chosen);
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(variables.length - 1, Math.max(0, at + step));
    const name = variables[next]?.name;
    if (name === undefined) return;
    if (event.shiftKey) pickTo(name);
    else if (event.ctrlKey || event.metaKey) onPick(picked, name);
    else onChoose(name);
    list.scrollToIndex(next);
  };
  const click = (event: MouseEvent, name: string): void => {
    if (event.shiftKey) pickTo(name);
    else if (event.ctrlKey || event.metaKey) onPick(toggled(standing, name), name);
    else onChoose(name);
  };
  // Scrolled away, the chosen variable has no element that could be named.
  const isDrawn = list.getVirtualItems().some(({ index }) => index === at);
  return (
    <div
      ref={frame}
      className="variables-scroll"
      role="listbox"
      aria-label="Variables"
      aria-multiselectable
      data-picking={picked.length > 0 || undefined}
      aria-activedescendant={isDrawn ? `variable-${at}` : undefined}
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
              aria-selected={isPicked(variable.name)}
              data-shown={variable.name === chosen || undefined}
              aria-setsize={variables.length}
              aria-posinset={index + 1}
              className={
                setNames.has(variable.memberOf ?? '')
                  ? 'variable-item variable-under'
                  : 'variable-item'
              }
              style={{ transform: `translateY(${start}px)`, height: linePx }}
              onClick={(event) => click(event, variable.name)}
            >
              <VariableItem
                variable={variable}
                onTick={() => onPick(toggled(standing, variable.name), variable.name)}
                isTicked={picked.includes(variable.name)}
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
  isTicked,
  onTick,
}: {
  readonly variable: VariableLine;
  readonly isTicked: boolean;
  readonly onTick: () => void;
  readonly isUnderSet: boolean;
  readonly shortLabel: string | undefined;
}) {
  const { name, label, kind, memberOf } = variable;
  return (
    <>
      <span className="variable-title">
        <TickBox isTicked={isTicked} onTick={onTick} />
        <span className="truncate" title={label === '' ? name : `${label} (${name})`}>
          {shortLabel ?? (label === '' ? name : label)}
        </span>
        <span className="variable-kind">
          {isDerived(variable) ? 'derived · ' : ''}
          {isUnderSet ? '' : memberOf === null ? variableKindWords[kind] : `in ${memberOf}`}
        </span>
      </span>
      <VariableMini variable={variable} />
    </>
  );
}

/** A box for the pointer; the keyboard picks with the space bar, and `aria-selected` says so. */
function TickBox({
  isTicked,
  onTick,
}: {
  readonly isTicked: boolean;
  readonly onTick: () => void;
}) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <span
      className="pick-box"
      data-selected={isTicked || undefined}
      title="Pick to use several together (Space, Ctrl click, Shift click)"
      onClick={(event) => {
        event.stopPropagation();
        onTick();
      }}
    >
      <span className="checkbox-box">{isTicked && <Check aria-hidden="true" />}</span>
    </span>
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
