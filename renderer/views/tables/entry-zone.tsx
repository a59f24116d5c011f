import { GripVertical, ListTree, SlidersHorizontal, Ungroup, X } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import {
  Button as AriaButton,
  DropIndicator,
  type DropItem,
  GridList,
  GridListItem,
  isTextDropItem,
  useDragAndDrop,
} from 'react-aria-components';
import type { VariableLine } from '#contract/calls/datasets.ts';
import { Tooltip } from '../../controls/tooltip.tsx';
import { offerOf, optionWords, questionsOf } from './entry-options.ts';
import { OptionsDialog } from './options-dialog.tsx';
import { isOwnRow, OwnRowDialog } from './own-row.tsx';
import { dragType } from './source-list.tsx';
import {
  type Entry,
  entryKey,
  levelCount,
  movedEntry,
  nestedWithNext,
  partedEntry,
  replacedEntry,
  withEntryAt,
  withoutEntry,
} from './table-entries.ts';

/** Where a dragged chip or item says what it is. */
export async function draggedIds(items: readonly DropItem[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const item of items) {
    if (isTextDropItem(item) && item.types.has(dragType)) found.push(await item.getText(dragType));
  }
  return found;
}

/**
 * The stub or the banner: chips in order. Items are dropped between chips; Alt and an arrow key moves a
 * chip, Delete removes it, Enter opens how it is shown, and its own button nests the next one within its
 * answers or parts them again.
 */
export function EntryZone({
  zone,
  title,
  note,
  entries,
  variables,
  wordsOf,
  entryOf,
  onChange,
}: {
  readonly zone: 'rows' | 'columns';
  readonly title: string;
  readonly note?: ReactNode;
  readonly entries: readonly Entry[];
  readonly variables: readonly VariableLine[];
  readonly wordsOf: (entry: Entry) => string;
  /** What was dropped, by the id that it travels with; null where it cannot stand here. */
  readonly entryOf: (id: string) => Entry | null;
  readonly onChange: (title: string, entries: readonly Entry[]) => void;
}) {
  const [shown, setShown] = useState<Entry | null>(null);
  const canShow = (entry: Entry): boolean =>
    isOwnRow(entry) ||
    questionsOf(entry).some(({ variable }) => offerOf(variable, variables) !== null);
  const place = async (items: readonly DropItem[], at: number): Promise<void> => {
    const dropped = (await draggedIds(items)).flatMap((id) => entryOf(id) ?? []);
    let [next, position] = [entries, at];
    for (const entry of dropped) {
      next = withEntryAt(next, entry, position);
      position = next.indexOf(entry) + 1;
    }
    if (dropped.length > 0) onChange(`${zone} of the table`, next);
  };
  const placeOf = (key: unknown, position: 'before' | 'after' | 'on'): number =>
    entries.findIndex((entry) => entryKey(entry) === key) + (position === 'after' ? 1 : 0);
  const { dragAndDropHooks } = useDragAndDrop({
    acceptedDragTypes: [dragType],
    getItems: (keys) =>
      [...keys].map((key) => ({ [dragType]: `chip ${key}`, 'text/plain': String(key) })),
    getDropOperation: (_target, _types, allowed) => (allowed.includes('move') ? 'move' : 'copy'),
    onInsert: ({ items, target }) => void place(items, placeOf(target.key, target.dropPosition)),
    onRootDrop: ({ items }) => void place(items, entries.length),
    onReorder: ({ keys, target }) => {
      const moved = entries.find((entry) => keys.has(entryKey(entry)));
      if (moved === undefined || target.dropPosition === 'on') return;
      const at = placeOf(target.key, target.dropPosition);
      onChange(`order of the ${zone}`, withEntryAt(entries, moved, at));
    },
    onDragEnd: ({ keys, dropOperation, isInternal }) => {
      if (isInternal || dropOperation !== 'move') return;
      const left = entries.filter((entry) => !keys.has(entryKey(entry)));
      onChange(`${zone} of the table`, left);
    },
    renderDropIndicator: (target) => <DropIndicator target={target} className="zone-drop-line" />,
  });
  const remove = (entry: Entry): void =>
    onChange(`remove ${wordsOf(entry)}`, withoutEntry(entries, entryKey(entry)));
  const press = (event: KeyboardEvent): void => {
    const row = event.target as Element;
    const entry = entries.find((one) => entryKey(one) === row.getAttribute('data-key'));
    if (entry === undefined) return;
    const by = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (event.altKey && by !== undefined)
      onChange(`order of the ${zone}`, movedEntry(entries, entryKey(entry), by));
    else if (event.key === 'Delete' || event.key === 'Backspace') remove(entry);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const apply = (entry: Entry): void => {
    setShown(null);
    if (shown !== null)
      onChange(`how ${wordsOf(shown)} is shown`, replacedEntry(entries, shown, entry));
  };
  return (
    <>
      <div className="zone" onKeyDownCapture={press}>
        <p className="zone-title">
          {title}
          {note}
        </p>
        <GridList
          aria-label={title}
          className="zone-chips"
          layout="grid"
          keyboardNavigationBehavior="tab"
          dragAndDropHooks={dragAndDropHooks}
          items={entries.map((entry) => ({ id: entryKey(entry), entry }))}
          dependencies={[wordsOf]}
          onAction={(key) => {
            const entry = entries.find((one) => entryKey(one) === key);
            if (entry !== undefined && canShow(entry)) setShown(entry);
          }}
          renderEmptyState={() => (
            <span className="zone-empty">
              {zone === 'rows' ? 'Drop questions here' : 'Drop questions or segments to split by'}
            </span>
          )}
        >
          {({ id, entry }) => (
            <GridListItem id={id} textValue={wordsOf(entry)} className="zone-chip">
              <AriaButton slot="drag" className="source-grip" aria-label={`Drag ${wordsOf(entry)}`}>
                <GripVertical aria-hidden="true" />
              </AriaButton>
              <span className="truncate" title={wordsOf(entry)}>
                {wordsOf(entry)}
              </span>
              <span className="chip-note">{optionWords(entry)}</span>
              {canShow(entry) && (
                <Tooltip words={`How to show ${wordsOf(entry)}`}>
                  <AriaButton
                    className="chip-remove"
                    aria-label={`How to show ${wordsOf(entry)} in the ${zone}`}
                    onPress={() => setShown(entry)}
                  >
                    <SlidersHorizontal aria-hidden="true" />
                  </AriaButton>
                </Tooltip>
              )}
              <NestButton {...{ entry, entries, wordsOf, onChange }} />
              <AriaButton
                className="chip-remove"
                aria-label={`Remove ${wordsOf(entry)} from the ${zone}`}
                onPress={() => remove(entry)}
              >
                <X aria-hidden="true" />
              </AriaButton>
            </GridListItem>
          )}
        </GridList>
      </div>
      {shown !== null && isOwnRow(shown) && (
        <OwnRowDialog entry={shown} onApply={apply} onClose={() => setShown(null)} />
      )}
      {shown !== null && !isOwnRow(shown) && (
        <OptionsDialog
          {...{ entry: shown, zone, variables }}
          onApply={apply}
          onClose={() => setShown(null)}
        />
      )}
    </>
  );
}

/** Nests the next chip within the answers of this one, or parts what is nested. */
function NestButton({
  entry,
  entries,
  wordsOf,
  onChange,
}: {
  readonly entry: Entry;
  readonly entries: readonly Entry[];
  readonly wordsOf: (entry: Entry) => string;
  readonly onChange: (title: string, entries: readonly Entry[]) => void;
}) {
  const next = entries[entries.indexOf(entry) + 1];
  const isNested = levelCount(entry) > 1;
  const words = isNested
    ? `Stand side by side: ${wordsOf(entry)}`
    : next === undefined
      ? ''
      : `Nest ${wordsOf(next)} within each answer of ${wordsOf(entry)}`;
  if (words === '') return null;
  return (
    <Tooltip words={words}>
      <AriaButton
        className="chip-remove"
        aria-label={words}
        onPress={() =>
          onChange(words, isNested ? partedEntry(entries, entry) : nestedWithNext(entries, entry))
        }
      >
        {isNested ? <Ungroup aria-hidden="true" /> : <ListTree aria-hidden="true" />}
      </AriaButton>
    </Tooltip>
  );
}
