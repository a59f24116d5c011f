import { ArrowLeftRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useAnswer } from '../ask/use-answer.ts';
import { IconButton } from '../controls/button.tsx';
import { Chip, ChipBar } from '../controls/chip-bar.tsx';
import { Select } from '../controls/select.tsx';
import { segmentName } from '../words/expression.ts';
import { type SegmentChoice, useWorkspace } from '../workspace.ts';
import { type Action, useActions } from './actions.ts';
import { FilterField, filterInputId } from './filter-field.tsx';
import { SideDialog } from './side-dialog.tsx';

/** Sides, weight and filter: the same in every workspace. */
export function ContextBar({ dataset }: { readonly dataset: string }) {
  const segmentA = useWorkspace((state) => state.segmentA);
  const segmentB = useWorkspace((state) => state.segmentB);
  const { setSegmentA, setSegmentB, swapSegments } = useWorkspace.getState();
  const [choosing, setChoosing] = useState<'a' | 'b' | null>(null);
  useActions('context', useContextActions(dataset, setChoosing));
  return (
    <section className="context-bar no-print" aria-label="Sides, weight and filter">
      <ChipBar label="Sides">
        <SideChip side="a" segment={segmentA} onChoose={setChoosing} onClear={setSegmentA} />
        <SideChip side="b" segment={segmentB} onChoose={setChoosing} onClear={setSegmentB} />
        {segmentA !== null && segmentB !== null && segmentB.kind !== 'rest' && (
          <IconButton label="Swap sides" icon={ArrowLeftRight} onPress={swapSegments} />
        )}
      </ChipBar>
      <WeightSelect dataset={dataset} />
      <FilterField key={dataset} dataset={dataset} />
      {choosing !== null && (
        <SideDialog
          dataset={dataset}
          side={choosing}
          onClose={() => setChoosing(null)}
          onChoose={choosing === 'a' ? setSegmentA : setSegmentB}
        />
      )}
    </section>
  );
}

function SideChip({
  side,
  segment,
  onChoose,
  onClear,
}: {
  readonly side: 'a' | 'b';
  readonly segment: SegmentChoice | null;
  readonly onChoose: (side: 'a' | 'b') => void;
  readonly onClear: (segment: null) => void;
}) {
  const choose = (): void => onChoose(side);
  const term = side.toUpperCase();
  if (segment === null)
    return (
      <Chip term={term} side={side} isUnset onPress={choose}>
        {side === 'a' ? 'Choose a side' : 'Everyone else'}
      </Chip>
    );
  return (
    <Chip term={term} side={side} onPress={choose} onRemove={() => onClear(null)}>
      {segmentName(segment)}
    </Chip>
  );
}

/** Sides, weight and filter by name, while the bar stands. */
function useContextActions(dataset: string, choose: (side: 'a' | 'b') => void): readonly Action[] {
  const variables = useAnswer('dataset.variables', { dataset });
  return useMemo(() => {
    const { setFilter, setWeight, setSegmentA, setSegmentB, swapSegments } =
      useWorkspace.getState();
    const group = 'Rows';
    const weights = (variables.data ?? []).filter((one) => one.kind === 'weight');
    return [
      {
        id: 'filter',
        title: 'Write a filter',
        group,
        shortcut: '/',
        run: () => document.getElementById(filterInputId)?.focus(),
      },
      { id: 'no-filter', title: 'Clear the filter', group, run: () => setFilter('') },
      { id: 'side-a', title: 'Choose side A', group, run: () => choose('a') },
      { id: 'side-b', title: 'Choose side B', group, run: () => choose('b') },
      { id: 'no-side-a', title: 'Clear side A', group, run: () => setSegmentA(null) },
      { id: 'no-side-b', title: 'Clear side B', group, run: () => setSegmentB(null) },
      { id: 'swap', title: 'Swap sides A and B', group, run: swapSegments },
      ...weights.map(({ name }) => ({
        id: `weight-${name}`,
        title: `Weight by ${name}`,
        group,
        run: () => setWeight(name),
      })),
      { id: 'no-weight', title: 'Count unweighted', group, run: () => setWeight(null) },
    ];
  }, [variables.data, choose]);
}

function WeightSelect({ dataset }: { readonly dataset: string }) {
  const weight = useWorkspace((state) => state.weight);
  const setWeight = useWorkspace((state) => state.setWeight);
  const variables = useAnswer('dataset.variables', { dataset });
  const usable = (variables.data ?? []).filter((one) => one.kind === 'weight');
  if (usable.length === 0 && weight === null) return null;
  return (
    <div className="weight-select">
      <Select
        label="Weight"
        isLabelHidden
        choices={[
          { value: '', label: 'Unweighted' },
          ...usable.map(({ name }) => ({ value: name, label: `Weighted by ${name}` })),
        ]}
        value={weight ?? ''}
        onChange={(name) => setWeight(name === '' ? null : name)}
      />
    </div>
  );
}
