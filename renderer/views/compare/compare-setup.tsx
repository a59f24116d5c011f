import { useState } from 'react';
import type { VariableLine } from '#contract/calls/datasets.ts';
import type { SegmentLine } from '#contract/calls/segments.ts';
import { SearchSelect, Select } from '../../controls/select.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { useWorkspace } from '../../workspace.ts';
import {
  answerChoices,
  keyOfSide,
  restKey,
  type SideMode,
  segmentChoices,
  sideOfKey,
  splittingVariables,
} from './side-choice.ts';

const modes = [
  { value: 'answer', label: 'Two answers' },
  { value: 'segment', label: 'Two segments' },
  { value: 'expression', label: 'Two expressions' },
] as const;

/** Who is compared with whom. The choice is shared by all views. */
export function CompareSetup({
  variables,
  segments,
}: {
  readonly variables: readonly VariableLine[];
  readonly segments: readonly SegmentLine[];
}) {
  const { segmentA, segmentB, setSegmentA, setSegmentB } = useWorkspace();
  const chosenMode = segmentA !== null && segmentA.kind !== 'rest' ? segmentA.kind : null;
  const [pickedMode, setPickedMode] = useState<SideMode | null>(null);
  const [pickedBy, setPickedBy] = useState<string | null>(null);
  const mode = pickedMode ?? chosenMode ?? 'answer';
  const by = pickedBy ?? (segmentA?.kind === 'answer' ? segmentA.by : null);
  const splitting = splittingVariables(variables);
  const variable = splitting.find(({ name }) => name === by);

  const chooseBy = (name: string): void => {
    setPickedBy(name);
    const answers = answerChoices(splitting.find((one) => one.name === name));
    const [first, second] = answers;
    if (first === undefined) return;
    setSegmentA({ kind: 'answer', by: name, answer: first.value });
    setSegmentB(
      second === undefined ? { kind: 'rest' } : { kind: 'answer', by: name, answer: second.value },
    );
  };
  const chooseMode = (next: SideMode): void => {
    setPickedMode(next);
    setPickedBy(null);
  };
  /** Choosing what stands on the other side swaps the two: a group is never compared with itself. */
  const choose = (side: 'a' | 'b', key: string): void => {
    const [own, other] = side === 'a' ? [segmentA, segmentB] : [segmentB, segmentA];
    const [setOwn, setOther] =
      side === 'a' ? [setSegmentA, setSegmentB] : [setSegmentB, setSegmentA];
    if (keyOfSide(other, mode) === key) setOther(own);
    setOwn(sideOfKey(key, mode, by));
  };

  const choices = mode === 'answer' ? answerChoices(variable) : segmentChoices(segments);
  return (
    <>
      <Select label="Compare" choices={modes} value={mode} onChange={chooseMode} />
      {mode === 'answer' && (
        <div className="field-wide">
          <SearchSelect
            label="Question"
            choices={splitting.map(({ name, label }) => ({
              value: name,
              label,
              note: name === label ? undefined : name,
            }))}
            value={by}
            onChange={chooseBy}
          />
        </div>
      )}
      {mode === 'expression' ? (
        <ExpressionSides />
      ) : (
        <>
          <Select
            label="Side A"
            choices={choices}
            value={keyOfSide(segmentA, mode)}
            onChange={(key) => choose('a', key)}
            isDisabled={choices.length === 0}
          />
          <Select
            label="Side B"
            choices={[...choices, { value: restKey, label: 'Everyone else' }]}
            value={keyOfSide(segmentB, mode) ?? (segmentA === null ? null : restKey)}
            onChange={(key) => choose('b', key)}
            isDisabled={choices.length === 0}
          />
        </>
      )}
    </>
  );
}

function ExpressionSides() {
  const { segmentA, segmentB, setSegmentA, setSegmentB } = useWorkspace();
  const textOf = (side: typeof segmentA): string =>
    side?.kind === 'expression' ? side.expression : '';
  const [typedA, setTypedA] = useState(() => textOf(segmentA));
  const [typedB, setTypedB] = useState(() => textOf(segmentB));
  const settle = (): void => {
    setSegmentA(sideOfKey(typedA, 'expression', null));
    setSegmentB(sideOfKey(typedB, 'expression', null) ?? { kind: 'rest' });
  };
  const onKeyDown = (event: { readonly key: string }): void => {
    if (event.key === 'Enter') settle();
  };
  return (
    <>
      <TextField
        label="Side A"
        isMono
        value={typedA}
        onChange={setTypedA}
        onBlur={settle}
        onKeyDown={onKeyDown}
        placeholder="age >= 45"
      />
      <TextField
        label="Side B"
        isMono
        value={typedB}
        onChange={setTypedB}
        onBlur={settle}
        onKeyDown={onKeyDown}
        placeholder="everyone else"
      />
    </>
  );
}
