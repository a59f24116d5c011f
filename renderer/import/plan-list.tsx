import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { type Ref, useImperativeHandle, useMemo, useRef, useState } from 'react';
import type { ImportPreview, VariableGlimpse } from '#contract/calls/imports.ts';
import type { ImportPlan, PlannedVariable } from '#contract/import-plan.ts';
import { Button, IconButton } from '../controls/button.tsx';
import { Checkbox } from '../controls/checkbox.tsx';
import { MiniNumbers, MiniShares } from '../controls/mini-distribution.tsx';
import { formatCount } from '../words/numbers.ts';
import { formatDay } from '../words/quantities.ts';
import { shortLabels } from '../words/short-labels.ts';
import { variableKindWords, variableRoleWords } from '../words/terms.ts';
import {
  describeCategories,
  type PlanLine,
  planLines,
  withSet,
  withSetIncluded,
  withVariable,
} from './plan-edits.ts';
import { VariableEditor } from './variable-editor.tsx';

/** What the wizard can ask of the list. */
export interface PlanListHandle {
  readonly show: (index: number) => void;
}

type Edit = (change: (plan: ImportPlan) => ImportPlan) => void;

/** The plan and, beside each variable, what it would hold. Only the lines in sight are drawn. */
export function PlanList({
  plan,
  preview,
  chosen,
  onChoose,
  onEdit,
  ref,
}: {
  readonly plan: ImportPlan;
  readonly preview: ImportPreview;
  readonly chosen: number | null;
  readonly onChoose: (index: number | null) => void;
  readonly onEdit: Edit;
  readonly ref: Ref<PlanListHandle>;
}) {
  const [closedSets, setClosedSets] = useState<ReadonlySet<string>>(new Set());
  const lines = useMemo(() => planLines(plan, closedSets), [plan, closedSets]);
  const glimpseByName = useMemo(
    () => new Map(preview.glimpses.map((one) => [one.name, one])),
    [preview],
  );
  const shortByName = useMemo(
    () => shortLabels(plan.variables.map(({ name, label, set }) => ({ name, label, group: set }))),
    [plan.variables],
  );
  const frame = useRef<HTMLDivElement>(null);
  const list = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: (at) => (lines[at]?.kind === 'set' ? 44 : 60),
    getItemKey: (at) => keyOf(lines[at], at),
    overscan: 6,
  });
  useImperativeHandle(ref, () => ({
    show: (index) => {
      const set = plan.variables[index]?.set;
      if (set !== null && set !== undefined && closedSets.has(set))
        setClosedSets(new Set([...closedSets].filter((one) => one !== set)));
      const at = lines.findIndex((one) => one.kind === 'variable' && one.index === index);
      onChoose(index);
      if (at >= 0) list.scrollToIndex(at, { align: 'start' });
    },
  }));
  const toggleSet = (name: string): void => {
    const next = new Set(closedSets);
    if (!next.delete(name)) next.add(name);
    setClosedSets(next);
  };
  return (
    <div ref={frame} className="plan-list">
      <div style={{ height: list.getTotalSize(), position: 'relative' }}>
        {list.getVirtualItems().map(({ index: at, key, start }) => {
          const line = lines[at];
          return (
            <div
              key={key}
              ref={list.measureElement}
              data-index={at}
              className="plan-line"
              style={{ transform: `translateY(${start}px)` }}
            >
              {line?.kind === 'set' ? (
                <SetLine
                  line={line}
                  isClosed={closedSets.has(line.set.name)}
                  onToggle={() => toggleSet(line.set.name)}
                  onEdit={onEdit}
                />
              ) : line === undefined ? null : (
                <VariableLine
                  index={line.index}
                  isMember={line.isMember}
                  shortLabel={shortByName.get(plan.variables[line.index]?.name ?? '')}
                  variable={plan.variables[line.index]}
                  glimpse={glimpseByName.get(plan.variables[line.index]?.name ?? '')}
                  isChosen={chosen === line.index}
                  datasetKind={plan.datasetKind}
                  onChoose={onChoose}
                  onEdit={onEdit}
                />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function keyOf(line: PlanLine | undefined, at: number): string | number {
  if (line === undefined) return at;
  return line.kind === 'set' ? `set ${line.set.name}` : line.index;
}

function SetLine({
  line: { set, members, includedCount },
  isClosed,
  onToggle,
  onEdit,
}: {
  readonly line: Extract<PlanLine, { readonly kind: 'set' }>;
  readonly isClosed: boolean;
  readonly onToggle: () => void;
  readonly onEdit: Edit;
}) {
  const kind = set.kind === 'multiple' ? 'Several answers' : 'Grid';
  return (
    <div className="set-line">
      <IconButton
        label={isClosed ? `Show the items of ${set.label}` : `Hide the items of ${set.label}`}
        icon={isClosed ? ChevronRight : ChevronDown}
        onPress={onToggle}
      />
      <Checkbox
        aria-label={`Include ${set.label}`}
        isSelected={includedCount === members.length}
        isIndeterminate={includedCount > 0 && includedCount < members.length}
        onChange={(included) => onEdit((plan) => withSetIncluded(plan, set.name, included))}
      />
      <input
        className="bare-input set-label"
        aria-label={`Label of the set ${set.name}`}
        title={set.label}
        value={set.label}
        onChange={(event) =>
          onEdit((plan) => withSet(plan, set.name, { label: event.target.value }))
        }
      />
      <span className="quiet nowrap" title={set.why.join(' ')}>
        {kind} · {formatCount(members.length)} items
      </span>
      {set.kind === 'multiple' && (
        <Button
          look="quiet"
          onPress={() =>
            onEdit((plan) =>
              withSet(plan, set.name, {
                base: set.base === 'marked-any' ? 'cell-not-empty' : 'marked-any',
              }),
            )
          }
        >
          {set.base === 'marked-any' ? 'Base: who marked anything' : 'Base: who filled the cell'}
        </Button>
      )}
    </div>
  );
}

/** Whether a variable is what was marked of one option, and no question by itself. */
function isOption({ kind, source }: PlannedVariable): boolean {
  return kind === 'single' && source.from !== 'cell';
}

function VariableLine({
  index,
  isMember,
  shortLabel,
  variable,
  glimpse,
  isChosen,
  datasetKind,
  onChoose,
  onEdit,
}: {
  readonly index: number;
  readonly datasetKind: ImportPlan['datasetKind'];
  readonly isMember: boolean;
  readonly shortLabel: string | undefined;
  readonly variable: PlannedVariable | undefined;
  readonly glimpse: VariableGlimpse | undefined;
  readonly isChosen: boolean;
  readonly onChoose: (index: number | null) => void;
  readonly onEdit: Edit;
}) {
  if (variable === undefined) return null;
  const { name, label, kind, role, included, why } = variable;
  const title = label === '' ? name : label;
  const classes = [
    'variable-line',
    ...(isMember ? ['variable-member'] : []),
    ...(isChosen ? ['variable-chosen'] : []),
    ...(included ? [] : ['variable-out']),
  ];
  return (
    <div className={classes.join(' ')}>
      <div className="variable-head">
        <Checkbox
          aria-label={`Include ${title}`}
          isSelected={included}
          onChange={(isIn) => onEdit((plan) => withVariable(plan, index, { included: isIn }))}
        />
        <button
          type="button"
          className="variable-summary"
          aria-expanded={isChosen}
          onClick={() => onChoose(isChosen ? null : index)}
        >
          <span className="variable-title">
            <span className="truncate" title={title}>
              {shortLabel ?? title}
            </span>
            <span className="variable-kind">
              {isMember && isOption(variable) ? 'Option' : variableKindWords[kind]}
              {role && ` · ${variableRoleWords[role]}`}
            </span>
          </span>
          <span className="truncate quiet small" title={[...why, name].join(' ')}>
            {variable.categories.length > 0
              ? describeCategories(variable.categories)
              : (why[0] ?? name)}
          </span>
        </button>
        <div className="variable-result">
          {included && glimpse !== undefined ? (
            <Glimpse glimpse={glimpse} kind={kind} />
          ) : (
            <span className="quiet small">{included ? 'Reading …' : 'Left out'}</span>
          )}
        </div>
      </div>
      {isChosen && (
        <VariableEditor
          index={index}
          variable={variable}
          datasetKind={datasetKind}
          onEdit={onEdit}
        />
      )}
    </div>
  );
}

function Glimpse({
  glimpse,
  kind,
}: {
  readonly glimpse: VariableGlimpse;
  readonly kind: PlannedVariable['kind'];
}) {
  const { low, middle, high, top, missing, unreadable, present } = glimpse;
  const absent = missing + unreadable;
  const unreadableNote =
    unreadable > 0 ? (
      <span className="glimpse-warning">{formatCount(unreadable)} unreadable</span>
    ) : null;
  if (low !== null && middle !== null && high !== null)
    return (
      <>
        <MiniNumbers
          low={low}
          middle={middle}
          high={high}
          bins={null}
          missing={absent}
          {...(kind === 'date' ? { format: formatDay } : {})}
        />
        {unreadableNote}
      </>
    );
  if (kind === 'text' || kind === 'id')
    return (
      <span className="small quiet">
        {formatCount(present)} filled, {formatCount(absent)} empty
        {top[0] === undefined ? '' : ` · “${top[0].label}”`}
      </span>
    );
  return (
    <>
      <MiniShares answers={top} missing={absent} present={present} />
      {unreadableNote}
    </>
  );
}
