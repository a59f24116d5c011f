import { useState } from 'react';
import { DropZone, Text } from 'react-aria-components';
import { Button } from '../../controls/button.tsx';
import { Checkbox } from '../../controls/checkbox.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { allOf } from '../../words/expression.ts';
import { useWorkspace } from '../../workspace.ts';
import { draggedIds } from './entry-zone.tsx';
import { answersFilter, filterOf, type SourceItem } from './source-items.ts';
import { dragType } from './source-list.tsx';

/** Where a dropped segment, or answers of a dropped question, narrow the rows of every view. */
export function FilterZone({ items }: { readonly items: readonly SourceItem[] }) {
  const filter = useWorkspace((state) => state.filter);
  const { setFilter } = useWorkspace.getState();
  const [choosing, setChoosing] = useState<SourceItem | null>(null);
  const add = (expression: string): void => setFilter(allOf(filter, expression));
  const drop = (item: SourceItem): void => {
    const expression = filterOf(item);
    if (expression !== null) add(expression);
    else if ((item.variable?.categories.length ?? 0) > 0) setChoosing(item);
  };
  return (
    <>
      <OneDrop title="Filter" words="Drop to filter" items={items} onDrop={drop} />
      {choosing !== null && (
        <AnswersDialog
          item={choosing}
          onClose={() => setChoosing(null)}
          onChoose={(answers) => {
            add(answersFilter(choosing, answers));
            setChoosing(null);
          }}
        />
      )}
    </>
  );
}

/** Where a dropped weight weighs the rows of every view. */
export function WeightZone({ items }: { readonly items: readonly SourceItem[] }) {
  const { setWeight } = useWorkspace.getState();
  const [refused, setRefused] = useState<string | null>(null);
  return (
    <OneDrop
      title="Weight"
      words={refused === null ? 'Drop to weight' : `${refused} is no weight`}
      items={items}
      onDrop={(item) => {
        setRefused(item.kind === 'weight' ? null : item.label);
        if (item.kind === 'weight') setWeight(item.name);
      }}
    />
  );
}

/** A place to drop on; what is chosen stands in the bar above every view. */
function OneDrop({
  title,
  words,
  items,
  onDrop,
}: {
  readonly title: string;
  readonly words: string;
  readonly items: readonly SourceItem[];
  readonly onDrop: (item: SourceItem) => void;
}) {
  return (
    <DropZone
      className="zone-chips"
      getDropOperation={(types) => (types.has(dragType) ? 'copy' : 'cancel')}
      onDrop={(event) => {
        void draggedIds(event.items).then(([id]) => {
          const item = items.find((one) => one.id === id);
          if (item !== undefined) onDrop(item);
        });
      }}
    >
      <Text slot="label" className="visually-hidden">
        {title}
      </Text>
      <span className="zone-empty">{words}</span>
    </DropZone>
  );
}

function AnswersDialog({
  item,
  onClose,
  onChoose,
}: {
  readonly item: SourceItem;
  readonly onClose: () => void;
  readonly onChoose: (answers: readonly string[]) => void;
}) {
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const answers = item.variable?.categories.filter(({ missing }) => missing === null) ?? [];
  return (
    <Dialog
      title={`Only those who answered: ${item.label}`}
      isOpen
      onClose={onClose}
      actions={
        <Button look="primary" isDisabled={ticked.length === 0} onPress={() => onChoose(ticked)}>
          Filter by {ticked.length === 1 ? 'this answer' : 'these answers'}
        </Button>
      }
    >
      <div className="choose-list">
        {answers.map(({ code, label }) => (
          <Checkbox
            key={code}
            isSelected={ticked.includes(label)}
            onChange={(isOn) =>
              setTicked(isOn ? [...ticked, label] : ticked.filter((one) => one !== label))
            }
          >
            <span className="truncate">{label}</span>
          </Checkbox>
        ))}
      </div>
    </Dialog>
  );
}
