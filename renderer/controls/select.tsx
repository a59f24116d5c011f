import { ChevronDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import {
  Select as AriaSelect,
  Button,
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components';

/** One thing to choose; `note` stands small at its right. */
export interface Choice<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  readonly note?: string | undefined;
}

/** What both kinds of select take. */
export interface SelectProps<Value extends string> {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | null;
  readonly onChange: (value: Value) => void;
  readonly placeholder?: string;
  readonly isDisabled?: boolean;
}

/** One of a few: a button that opens a list. */
export function Select<Value extends string>({
  label,
  isLabelHidden = false,
  choices,
  value,
  onChange,
  placeholder = 'Choose',
  isDisabled = false,
}: SelectProps<Value>) {
  return (
    <AriaSelect
      className="field"
      value={value}
      onChange={(key) => key !== null && onChange(key as Value)}
      placeholder={placeholder}
      isDisabled={isDisabled}
    >
      <Label className={isLabelHidden ? 'visually-hidden' : 'field-label'}>{label}</Label>
      <Button className="input select-button">
        <SelectValue className="truncate select-value">
          {({ defaultChildren, isPlaceholder }) =>
            isPlaceholder
              ? placeholder
              : (choices.find((one) => one.value === value)?.label ?? defaultChildren)
          }
        </SelectValue>
        <ChevronDown aria-hidden="true" />
      </Button>
      <Popover className="popover" offset={2}>
        <ListBox className="list-box" items={choices.map((one) => ({ ...one, id: one.value }))}>
          {({ id, label: words, note }) => <ChoiceItem key={id} label={words} note={note} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}

const mostShown = 200;

/**
 * One of many, found by typing: for variables. Shows the first 200 that match. `onChange` is called with
 * a choice only; clearing the text and leaving the field keeps the former one.
 */
export function SearchSelect<Value extends string>({
  label,
  isLabelHidden = false,
  choices,
  value,
  onChange,
  placeholder = 'Type to find',
  isDisabled = false,
}: SelectProps<Value>) {
  const [typed, setTyped] = useState<string | null>(null);
  const chosenLabel = choices.find((one) => one.value === value)?.label ?? '';
  const shown = useMemo(() => matching(choices, typed ?? ''), [choices, typed]);
  return (
    <ComboBox
      className="field"
      items={shown.map((one) => ({ ...one, id: one.value }))}
      inputValue={typed ?? chosenLabel}
      onInputChange={(text) => setTyped(text === chosenLabel ? null : text)}
      selectedKey={value}
      onSelectionChange={(key) => {
        setTyped(null);
        if (key !== null) onChange(key as Value);
      }}
      onOpenChange={(isOpen) => {
        if (!isOpen) setTyped(null);
      }}
      menuTrigger="focus"
      allowsEmptyCollection
      isDisabled={isDisabled}
    >
      <Label className={isLabelHidden ? 'visually-hidden' : 'field-label'}>{label}</Label>
      <div className="combo">
        <Input
          className="input truncate"
          placeholder={placeholder}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button className="combo-button" aria-label={`Show choices for ${label}`}>
          <ChevronDown aria-hidden="true" />
        </Button>
      </div>
      <Popover className="popover" offset={2}>
        <ListBox
          className="list-box"
          renderEmptyState={() => <p className="list-empty">Nothing is called that.</p>}
        >
          {({ id, label: words, note }: Choice<Value> & { readonly id: string }) => (
            <ChoiceItem key={id} label={words} note={note} />
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

/** The list itself gives each item its `id`. */
function ChoiceItem({ label, note, ...given }: Omit<Choice, 'value'>) {
  return (
    <ListBoxItem {...given} textValue={label} className="list-item">
      <span className="truncate">{label}</span>
      {note !== undefined && <span className="list-note">{note}</span>}
    </ListBoxItem>
  );
}

/** Choices whose label or value holds every word typed. */
function matching<Value extends string>(
  choices: readonly Choice<Value>[],
  typed: string,
): readonly Choice<Value>[] {
  const words = typed.toLowerCase().split(/\s+/u).filter(Boolean);
  const found: Choice<Value>[] = [];
  for (const one of choices) {
    const text = `${one.label} ${one.value}`.toLowerCase();
    if (words.every((word) => text.includes(word))) found.push(one);
    if (found.length === mostShown) break;
  }
  return found;
}
