import { Columns3, GripVertical, Rows3 } from 'lucide-react';
import { type KeyboardEvent, memo, useMemo, useState } from 'react';
import {
  Button as AriaButton,
  GridList,
  GridListItem,
  useDragAndDrop,
} from 'react-aria-components';
import { IconButton } from '../../controls/button.tsx';
import { SearchField } from '../../controls/text-field.tsx';
import { formatCount } from '../../words/numbers.ts';
import { canBeColumn, findItems, type SourceItem } from './source-items.ts';

/** The kind of data that a dragged item travels as. */
export const dragType = 'parallax/table-item';

const mostShown = 200;

/** The variables, sets, grids and segments to build a table from: drag them, or press a button or Enter. */
export const SourceList = memo(function SourceList({
  items,
  hiddenCount,
  onAdd,
}: {
  readonly items: readonly SourceItem[];
  /** Variables that no table can count: texts, dates, row names. */
  readonly hiddenCount: number;
  readonly onAdd: (zone: 'rows' | 'columns', items: readonly SourceItem[]) => void;
}) {
  const [typed, setTyped] = useState('');
  const found = useMemo(() => findItems(items, typed), [items, typed]);
  const shown = found.slice(0, mostShown);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      [...keys].map((key) => ({
        [dragType]: String(key),
        'text/plain': items.find(({ id }) => id === key)?.label ?? '',
      })),
    getAllowedDropOperations: () => ['copy'],
  });
  const itemAt = (target: EventTarget): SourceItem | undefined => {
    const key = (target as Element).closest('[data-key]')?.getAttribute('data-key');
    return items.find(({ id }) => id === key);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.target as Element).matches('[role=row]')) return;
    const item = itemAt(event.target);
    if (item === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onAdd(event.shiftKey && canBeColumn(item) ? 'columns' : 'rows', [item]);
  };
  return (
    <section className="tables-source" aria-label="What can be tabulated">
      <SearchField
        label="Find a question, an answer or a segment"
        placeholder="Find a question or an answer"
        value={typed}
        onChange={setTyped}
      />
      <div className="tables-source-frame" onKeyDownCapture={press}>
        <GridList
          aria-label="Questions and segments"
          className="tables-source-list"
          keyboardNavigationBehavior="tab"
          dragAndDropHooks={dragAndDropHooks}
          items={shown}
          renderEmptyState={() => <p className="list-empty">Nothing here is called that.</p>}
        >
          {(item) => <SourceRow item={item} onAdd={onAdd} />}
        </GridList>
      </div>
      <p className="small quiet">
        {found.length > shown.length
          ? `${formatCount(shown.length)} of ${formatCount(found.length)} shown: type to narrow them.`
          : 'Drag to Rows or Columns; or Enter adds to rows, Shift Enter to columns.'}
        {hiddenCount > 0 &&
          typed === '' &&
          ` Texts and dates (${formatCount(hiddenCount)}) are not counted in tables.`}
      </p>
    </section>
  );
});

function SourceRow({
  item,
  onAdd,
}: {
  readonly item: SourceItem;
  readonly onAdd: (zone: 'rows' | 'columns', items: readonly SourceItem[]) => void;
}) {
  const { label, name, kindWords } = item;
  return (
    <GridListItem id={item.id} textValue={label} className="source-row">
      <AriaButton slot="drag" className="source-grip" aria-label={`Drag ${label}`}>
        <GripVertical aria-hidden="true" />
      </AriaButton>
      <span className="source-words" title={label}>
        <span className="truncate">{label}</span>
        <span className="source-note truncate">
          {kindWords}
          {name === label ? '' : ` · ${name}`}
        </span>
      </span>
      <span className="source-buttons">
        <IconButton
          label={`Add to rows: ${label}`}
          icon={Rows3}
          onPress={() => onAdd('rows', [item])}
        />
        {canBeColumn(item) && (
          <IconButton
            label={`Add to columns: ${label}`}
            icon={Columns3}
            onPress={() => onAdd('columns', [item])}
          />
        )}
      </span>
    </GridListItem>
  );
}
