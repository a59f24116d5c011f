import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button, IconButton } from '../../controls/button.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { Select } from '../../controls/select.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { type Entry, entryParts } from './table-entries.ts';

type OwnKind = 'filter' | 'formula';

const kinds = [
  { value: 'filter', label: 'The share of those for whom an expression holds' },
  { value: 'formula', label: 'Arithmetic over other rows' },
] as const;

const hints: Readonly<Record<OwnKind, string>> = {
  filter: 'As in a filter: age >= 18 and region = "North"',
  formula: 'Rows by name in square brackets: [Top 2] - [Bottom 2]',
};

/** Whether a row was written by its user: an expression or a formula. */
export function isOwnRow(entry: Entry): boolean {
  const { filter, formula } = entryParts(entry);
  return filter !== undefined || formula !== undefined;
}

/** The button that adds a row of one's own to a table. */
export function AddOwnRow({ onAdd }: { readonly onAdd: (entry: Entry) => void }) {
  const [isOpen, setIsOpen] = useState(false);
  const add = (entry: Entry): void => {
    setIsOpen(false);
    onAdd(entry);
  };
  return (
    <>
      <IconButton label="Write a row of your own" icon={Plus} onPress={() => setIsOpen(true)} />
      {isOpen && <OwnRowDialog entry={null} onApply={add} onClose={() => setIsOpen(false)} />}
    </>
  );
}

/** A row in its user's words: what it is called, and what it counts or computes. */
export function OwnRowDialog({
  entry,
  onApply,
  onClose,
}: {
  /** The row to change; null for a new one. */
  readonly entry: Entry | null;
  readonly onApply: (entry: Entry) => void;
  readonly onClose: () => void;
}) {
  const parts = entry === null ? {} : entryParts(entry);
  const [kind, setKind] = useState<OwnKind>(parts.formula === undefined ? 'filter' : 'formula');
  const [text, setText] = useState(parts.formula ?? parts.filter ?? '');
  const [name, setName] = useState(parts.label ?? '');
  const said = text.trim();
  const label = name.trim() === '' ? said : name.trim();
  const apply = (): void =>
    onApply((kind === 'filter' ? { filter: said, label } : { formula: said, label }) as Entry);
  return (
    <Dialog
      title="A row of your own"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" isDisabled={said === ''} onPress={apply}>
            {entry === null ? 'Add the row' : 'Change the row'}
          </Button>
        </>
      }
    >
      <Select label="The row shows" choices={kinds} value={kind} onChange={setKind} />
      <TextField
        label={kind === 'filter' ? 'Expression' : 'Formula'}
        isMono
        value={text}
        onChange={setText}
        hint={hints[kind]}
      />
      <TextField label="Name of the row" placeholder={said} value={name} onChange={setName} />
    </Dialog>
  );
}
