import { type KeyboardEvent, useState } from 'react';
import { Chip, ChipBar } from '../../controls/chip-bar.tsx';
import { TextField } from '../../controls/text-field.tsx';

/** The other names of a segment as chips; Enter or a comma adds one, Backspace in an empty field takes the last. */
export function AliasEditor({
  aliases,
  onChange,
}: {
  readonly aliases: readonly string[];
  readonly onChange: (aliases: readonly string[]) => void;
}) {
  const [typed, setTyped] = useState('');
  const add = (text: string): void => {
    const names = text.split(',').map((one) => one.trim());
    const fresh = names.filter((one) => one !== '' && !aliases.includes(one));
    setTyped('');
    if (fresh.length > 0) onChange([...aliases, ...new Set(fresh)]);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      event.preventDefault();
      add(typed);
    } else if (event.key === 'Backspace' && typed === '') onChange(aliases.slice(0, -1));
  };
  return (
    <div className="alias-editor">
      <TextField
        label="Other names"
        value={typed}
        onChange={(text) => (text.includes(',') ? add(text) : setTyped(text))}
        onKeyDown={press}
        onBlur={() => add(typed)}
        placeholder={aliases.length === 0 ? 'strategists, heavy users' : 'another name'}
      />
      {aliases.length > 0 && (
        <ChipBar label="Other names of the segment">
          {aliases.map((alias) => (
            <Chip key={alias} onRemove={() => onChange(aliases.filter((one) => one !== alias))}>
              {alias}
            </Chip>
          ))}
        </ChipBar>
      )}
    </div>
  );
}
