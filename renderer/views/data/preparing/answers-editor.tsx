import { GripVertical } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import {
  Button as AriaButton,
  DropIndicator,
  GridList,
  GridListItem,
  useDragAndDrop,
} from 'react-aria-components';
import type { CategoryLine } from '#contract/calls/datasets.ts';
import { Button } from '../../../controls/button.tsx';
import { reasonChoices, SettledInput } from '../../../controls/category-table.tsx';
import { Checkbox } from '../../../controls/checkbox.tsx';
import { moved, withItem } from '../../../controls/ordered-items.ts';
import { Select } from '../../../controls/select.tsx';
import { formatCount, formatCounted } from '../../../words/numbers.ts';
import type { MissingReason } from '../../../words/terms.ts';
import { movedBeside } from './moved-answers.ts';

/**
 * The answers of a variable to be relabelled, put in order by dragging or with the keyboard, given values
 * or reasons to be missing; those ticked can go into a new variable.
 */
export function AnswersEditor({
  name,
  categories,
  onChange,
  onMerge,
  onNet,
}: {
  readonly name: string;
  readonly categories: readonly CategoryLine[];
  readonly onChange: (categories: readonly CategoryLine[]) => void;
  readonly onMerge: (codes: readonly string[]) => void;
  readonly onNet: (codes: readonly string[]) => void;
}) {
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) =>
      onChange(
        movedBeside(categories, [...keys].map(String), String(target.key), target.dropPosition),
      ),
    renderDropIndicator: (target) => <DropIndicator target={target} className="drop-line" />,
  });
  const press = (event: KeyboardEvent): void => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const row = (event.target as Element).closest('.answer-row');
    const code = row?.getAttribute('data-key');
    if (!event.altKey || by === undefined || code === null || code === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(moved(categories, indexOf(categories, code), by));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its rows are focused, and it hears their keys
    <div className="answers-editor" onKeyDownCapture={press}>
      <div className="answers-head small quiet" aria-hidden="true">
        <span>Order</span>
        <span />
        <span>Label</span>
        <span className="number">n</span>
        <span className="number">Value</span>
        <span>Counts</span>
      </div>
      <GridList
        aria-label={`Answers of ${name} in the order of reading`}
        className="answers-list"
        keyboardNavigationBehavior="tab"
        dragAndDropHooks={dragAndDropHooks}
        items={categories.map((category) => ({ ...category, id: category.code }))}
        dependencies={[ticked, categories]}
      >
        {(category) => (
          <AnswerRow
            category={category}
            isTicked={ticked.includes(category.code)}
            onTick={(isOn) =>
              setTicked(
                isOn ? [...ticked, category.code] : ticked.filter((code) => code !== category.code),
              )
            }
            onChange={(change) =>
              onChange(withItem(categories, indexOf(categories, category.code), change))
            }
          />
        )}
      </GridList>
      <div className="answers-tools">
        <span className="small quiet">
          {ticked.length === 0
            ? 'Tick answers to put them together; drag by the handle, or press Alt and an arrow key on a row.'
            : `${formatCounted(ticked.length, 'answer')} ticked`}
        </span>
        {ticked.length > 0 && (
          <>
            <Button onPress={() => onMerge(ticked)} isDisabled={ticked.length < 2}>
              Merge into a new variable …
            </Button>
            <Button onPress={() => onNet(ticked)}>Net of them …</Button>
          </>
        )}
      </div>
    </div>
  );
}

function indexOf(categories: readonly CategoryLine[], code: string): number {
  return categories.findIndex((one) => one.code === code);
}

function AnswerRow({
  category,
  isTicked,
  onTick,
  onChange,
}: {
  readonly category: CategoryLine;
  readonly isTicked: boolean;
  readonly onTick: (isOn: boolean) => void;
  readonly onChange: (change: Partial<CategoryLine>) => void;
}) {
  const { code, label, count, value, missing } = category;
  const words = label === '' ? code : label;
  return (
    <GridListItem
      id={code}
      textValue={words}
      className={missing === null ? 'answer-row' : 'answer-row category-missing'}
    >
      <AriaButton slot="drag" className="icon-button drag-handle" aria-label={`Move ${words}`}>
        <GripVertical aria-hidden="true" />
      </AriaButton>
      <Checkbox slot={null} aria-label={`Tick ${words}`} isSelected={isTicked} onChange={onTick} />
      <span className="answer-label" title={`Code ${code}`}>
        {missing !== null && <span className="category-swatch missing-hatch" />}
        <SettledInput
          label={`Label of ${code}`}
          value={label}
          onChange={(text) => onChange({ label: text })}
        />
      </span>
      <span className="number">{formatCount(count)}</span>
      <SettledInput
        label={`Value of ${words}`}
        value={value === null ? '' : String(value)}
        onChange={(text) => {
          const number = text.trim() === '' ? null : Number(text.replace('\u2212', '-'));
          if (number === null || Number.isFinite(number)) onChange({ value: number });
        }}
      />
      <span className="category-reason">
        <Select
          label={`Whether ${words} is missing`}
          isLabelHidden
          choices={reasonChoices}
          value={missing ?? 'none'}
          onChange={(reason) =>
            onChange({ missing: reason === 'none' ? null : (reason as MissingReason) })
          }
        />
      </span>
    </GridListItem>
  );
}
