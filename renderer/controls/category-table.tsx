import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useState } from 'react';
import { formatCount } from '../words/numbers.ts';
import { keysOf, type MissingReason, missingReasonWords } from '../words/terms.ts';
import { IconButton } from './button.tsx';
import { moved, withItem } from './ordered-items.ts';
import { Select } from './select.tsx';

/** An answer that can be relabelled, moved, given a value or a reason to be missing. */
export interface EditableCategory {
  readonly code: string;
  readonly label: string;
  readonly value: number | null;
  readonly missing: MissingReason | null;
  readonly count?: number;
}

/** What an answer can be: counted, or missing for a reason that a person gives. */
export const reasonChoices = [
  { value: 'none', label: 'Counts as an answer' },
  ...keysOf(missingReasonWords)
    .filter((reason) => reason !== 'unreadable' && reason !== 'filtered-out')
    .map((reason) => ({ value: reason, label: missingReasonWords[reason] })),
] as const;

/** The answers of a variable as a table that can be edited; text is taken on leaving a field or on Enter. */
export function CategoryTable<Category extends EditableCategory>({
  name,
  categories,
  onChange,
}: {
  readonly name: string;
  readonly categories: readonly Category[];
  readonly onChange: (categories: readonly Category[]) => void;
}) {
  const hasCounts = categories.some((one) => one.count !== undefined);
  return (
    <div className="category-frame">
      <table className="category-table">
        <caption className="visually-hidden">Answers of {name} in the order of reading</caption>
        <thead>
          <tr>
            <th scope="col">Order</th>
            <th scope="col">Code</th>
            <th scope="col">Label</th>
            {hasCounts && (
              <th scope="col" className="number">
                n
              </th>
            )}
            <th scope="col">Value</th>
            <th scope="col">Missing</th>
          </tr>
        </thead>
        <tbody>
          {categories.map((category, index) => (
            <CategoryRow
              key={category.code}
              category={category}
              isFirst={index === 0}
              isLast={index === categories.length - 1}
              hasCounts={hasCounts}
              onMove={(by) => onChange(moved(categories, index, by))}
              onChange={(change) =>
                onChange(withItem<EditableCategory>(categories, index, change) as Category[])
              }
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CategoryRow({
  category,
  isFirst,
  isLast,
  hasCounts,
  onMove,
  onChange,
}: {
  readonly category: EditableCategory;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly hasCounts: boolean;
  readonly onMove: (by: number) => void;
  readonly onChange: (change: Partial<EditableCategory>) => void;
}) {
  const { code, label, value, missing, count } = category;
  return (
    <tr className={missing === null ? undefined : 'category-missing'}>
      <td className="nowrap">
        <IconButton
          label={`Move ${label} up`}
          icon={ArrowUp}
          isDisabled={isFirst}
          onPress={() => onMove(-1)}
        />
        <IconButton
          label={`Move ${label} down`}
          icon={ArrowDown}
          isDisabled={isLast}
          onPress={() => onMove(1)}
        />
      </td>
      <td className="mono">
        {missing !== null && <span className="category-swatch missing-hatch" />}
        {code === '' ? <span className="quiet">empty cell</span> : code}
      </td>
      <td>
        <SettledInput
          label={`Label of ${code}`}
          value={label}
          onChange={(text) => onChange({ label: text })}
        />
      </td>
      {hasCounts && <td className="number">{formatCount(count ?? 0)}</td>}
      <td className="category-value">
        <SettledInput
          label={`Value of ${code}`}
          value={value === null ? '' : String(value)}
          onChange={(text) => {
            const number = text.trim() === '' ? null : Number(text.replace('\u2212', '-'));
            if (number === null || Number.isFinite(number)) onChange({ value: number });
          }}
        />
      </td>
      <td className="category-reason">
        <Select
          label={`Whether ${label} is missing`}
          isLabelHidden
          choices={reasonChoices}
          value={missing ?? 'none'}
          onChange={(reason) =>
            onChange({ missing: reason === 'none' ? null : (reason as MissingReason) })
          }
        />
      </td>
    </tr>
  );
}

/** A field whose text is taken when it is left or Enter is pressed; Escape takes it back. */
export function SettledInput({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const take = (): void => {
    if (typed !== value) onChange(typed);
  };
  return (
    <input
      className="bare-input"
      aria-label={label}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
        if (event.key === 'Escape') setTyped(value);
      }}
    />
  );
}
