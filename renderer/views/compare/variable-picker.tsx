import { useState } from 'react';
import type { VariableLine } from '#contract/calls/datasets.ts';
import { Button } from '../../controls/button.tsx';
import { Checkbox } from '../../controls/checkbox.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { SearchField } from '../../controls/text-field.tsx';
import { formatCounted } from '../../words/numbers.ts';

/** Words of a picker: what its button says while all or none are chosen, its title, and what it does. */
export interface PickerWords {
  readonly all: string;
  readonly title: string;
  readonly verb: string;
}

const comparedWords: PickerWords = {
  all: 'All questions',
  title: 'Questions to compare',
  verb: 'Compare',
};

/** Which variables are compared; null stands for all of them. */
export function VariablePicker({
  variables,
  chosen,
  onChoose,
  words = comparedWords,
}: {
  readonly words?: PickerWords;
  readonly variables: readonly VariableLine[];
  readonly chosen: readonly string[] | null;
  readonly onChoose: (chosen: readonly string[] | null) => void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const isOpenChoice = chosen === null || chosen.length === 0;
  const told = isOpenChoice ? words.all : formatCounted(chosen.length, 'question');
  return (
    <>
      <Button onPress={() => setIsOpen(true)}>{told}</Button>
      {isOpen && (
        <PickerDialog
          variables={variables.filter(({ memberOf }) => memberOf === null)}
          chosen={chosen}
          words={words}
          onClose={() => setIsOpen(false)}
          onChoose={(names) => {
            onChoose(names);
            setIsOpen(false);
          }}
        />
      )}
    </>
  );
}

function PickerDialog({
  variables,
  chosen,
  words,
  onClose,
  onChoose,
}: {
  readonly variables: readonly VariableLine[];
  readonly chosen: readonly string[] | null;
  readonly words: PickerWords;
  readonly onClose: () => void;
  readonly onChoose: (chosen: readonly string[] | null) => void;
}) {
  const [picked, setPicked] = useState<ReadonlySet<string>>(
    new Set(chosen ?? variables.map(({ name }) => name)),
  );
  const [typed, setTyped] = useState('');
  const shown = variables.filter(({ name, label }) =>
    `${label} ${name}`.toLowerCase().includes(typed.toLowerCase()),
  );
  const mark = (names: readonly string[], isOn: boolean): void => {
    const next = new Set(picked);
    for (const name of names) {
      if (isOn) next.add(name);
      else next.delete(name);
    }
    setPicked(next);
  };
  const isAll = picked.size === variables.length;
  return (
    <Dialog
      title={words.title}
      isOpen
      onClose={onClose}
      size="large"
      actions={
        <Button
          look="primary"
          isDisabled={picked.size === 0}
          onPress={() => onChoose(isAll ? null : [...picked])}
        >
          {words.verb} {isAll ? 'all questions' : formatCounted(picked.size, 'question')}
        </Button>
      }
    >
      <SearchField
        label="Find a question"
        value={typed}
        onChange={setTyped}
        placeholder="Find a question"
      />
      <div className="row-actions">
        <Button
          look="quiet"
          onPress={() =>
            mark(
              shown.map(({ name }) => name),
              true,
            )
          }
        >
          Mark those shown
        </Button>
        <Button
          look="quiet"
          onPress={() =>
            mark(
              shown.map(({ name }) => name),
              false,
            )
          }
        >
          Unmark those shown
        </Button>
      </div>
      <div className="choose-list">
        {shown.map(({ name, label }) => (
          <Checkbox
            key={name}
            isSelected={picked.has(name)}
            onChange={(isOn) => mark([name], isOn)}
          >
            <span className="truncate">{label}</span>
          </Checkbox>
        ))}
      </div>
    </Dialog>
  );
}
