import { BookCopy, Copy, FolderOpen, Save, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { SavedBanner, SavedTable } from '#contract/calls/saved-tables.ts';
import { Button, IconButton } from '../../controls/button.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { Menu, type MenuAction } from '../../controls/menu.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { formatCounted } from '../../words/numbers.ts';
import { formatSince } from '../../words/quantities.ts';
import { useWorkspace } from '../../workspace.ts';
import { changeUndoably } from '../data/preparing/undoable-change.ts';
import { changeLayout, layoutOfSaved, putLayout, type TableLayout } from './tables-state.ts';

/** What is needed to save the table at hand. */
export interface TableToSave {
  readonly dataset: string;
  readonly layout: TableLayout;
  readonly input: SavedTable['input'];
}

/** Saves the table at hand: under its name, or a new one that is asked for. */
export function SaveTable({
  table,
  names,
}: {
  readonly table: TableToSave;
  readonly names: readonly string[];
}) {
  const [isNaming, setIsNaming] = useState(false);
  const { saved } = table.layout;
  const save = (): void => {
    if (saved === null) setIsNaming(true);
    else void saveTable(table, saved.name, saved.id);
  };
  return (
    <>
      <Button icon={Save} onPress={save}>
        {saved === null ? 'Save the table' : 'Save'}
      </Button>
      {isNaming && (
        <NameDialog
          title="Save the table"
          label="Name of the table"
          start={saved?.name ?? ''}
          taken={names}
          verb="Save the table"
          onClose={() => setIsNaming(false)}
          onName={(name) => void saveTable(table, name)}
        />
      )}
    </>
  );
}

/** Saves a table under a name, in place of the one of `id` or as a new one; can be undone. */
export async function saveTable(table: TableToSave, name: string, id?: number): Promise<void> {
  const { dataset, layout, input } = table;
  const { figure, isHeat, hasChart, banner, notes } = layout;
  const asked = {
    ...(id === undefined ? {} : { id }),
    name,
    input,
    banner,
    look: { figure, isHeat, hasChart },
    notes: [...notes],
  };
  const kept = await changeUndoably(`save the table ${name}`, 'table.save', asked);
  putLayout(dataset, { ...layout, saved: { id: kept.id, name } });
}

/** The saved tables and banners of the dataset, to open, copy and remove. */
export function SavedTablesButton({
  tables,
  banners,
}: {
  readonly tables: readonly SavedTable[];
  readonly banners: readonly SavedBanner[];
}) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button icon={FolderOpen} onPress={() => setIsOpen(true)}>
        {tables.length === 0 ? 'Saved tables' : `Saved tables (${tables.length})`}
      </Button>
      {isOpen && (
        <Dialog title="Saved tables" isOpen onClose={() => setIsOpen(false)} size="large">
          {tables.length === 0 ? (
            <p className="quiet">
              None yet. “Save the table” keeps the one at hand with its rows, columns, tests and
              notes.
            </p>
          ) : (
            <ul className="saved-list" aria-label="Saved tables">
              {tables.map((table) => (
                <SavedLine key={table.id} table={table} onDone={() => setIsOpen(false)} />
              ))}
            </ul>
          )}
          {banners.length > 0 && (
            <>
              <h3>Banners</h3>
              <ul className="saved-list" aria-label="Saved banners">
                {banners.map((banner) => (
                  <BannerLine key={banner.id} banner={banner} />
                ))}
              </ul>
            </>
          )}
        </Dialog>
      )}
    </>
  );
}

function SavedLine({ table, onDone }: { readonly table: SavedTable; readonly onDone: () => void }) {
  const { id, name, changedAt, notes } = table;
  const open = (): void => {
    openSavedTable(table);
    onDone();
  };
  const copy = (): void => {
    const { input, banner, look } = table;
    const title = `copy the table ${name}`;
    const asked = { name: `${name} (copy)`, input, banner, look, notes: [...notes] };
    void changeUndoably(title, 'table.save', asked);
  };
  return (
    <li>
      <div>
        <p className="truncate">{name}</p>
        <p className="small quiet">
          {formatCounted(table.input.rows.length, 'row variable')},{' '}
          {formatCounted(table.input.columns.length, 'column variable')} · saved{' '}
          {formatSince(changedAt, new Date())}
        </p>
      </div>
      <Button look="quiet" aria-label={`Open ${name}`} onPress={open}>
        Open
      </Button>
      <IconButton label={`Copy ${name}`} icon={Copy} onPress={copy} />
      <IconButton
        label={`Remove ${name}`}
        icon={Trash2}
        onPress={() => void changeUndoably(`remove the table ${name}`, 'table.remove', { id })}
      />
    </li>
  );
}

function BannerLine({ banner }: { readonly banner: SavedBanner }) {
  const { id, name, columns, usedBy } = banner;
  return (
    <li>
      <div>
        <p className="truncate">{name}</p>
        <p className="small quiet">
          {formatCounted(columns.length, 'column variable')} ·{' '}
          {usedBy.length === 0 ? 'in no saved table' : `in ${usedBy.join(', ')}`}
        </p>
      </div>
      <IconButton
        label={`Remove the banner ${name}`}
        icon={Trash2}
        onPress={() => void changeUndoably(`remove the banner ${name}`, 'banner.remove', { id })}
      />
    </li>
  );
}

/** Lays the view out as a saved table, with its weight and filter; can be undone. */
export function openSavedTable(table: Parameters<typeof layoutOfSaved>[0]): void {
  const { dataset, weight, filter } = table.input;
  const workspace = useWorkspace.getState();
  workspace.setDataset(dataset);
  if (weight !== undefined) workspace.setWeight(weight);
  workspace.setFilter(filter ?? '');
  changeLayout(dataset, `open ${table.name ?? 'a table'}`, layoutOfSaved(table));
}

/** What can be done with the columns as a banner of several tables. */
export function BannerMenu({
  dataset,
  layout,
  columns,
  banners,
}: {
  readonly dataset: string;
  readonly layout: TableLayout;
  readonly columns: SavedBanner['columns'];
  readonly banners: readonly SavedBanner[];
}) {
  const [isNaming, setIsNaming] = useState(false);
  const used = banners.find(({ id }) => id === layout.banner);
  const save = async (name: string): Promise<void> => {
    const asked = { name, dataset, columns: [...columns] };
    const kept = await changeUndoably(`save the banner ${name}`, 'banner.save', asked);
    putLayout(dataset, { ...layout, banner: kept.id });
  };
  const actions: readonly MenuAction[] = [
    ...banners
      .filter(({ id }) => id !== layout.banner)
      .map(
        ({ id, name }): MenuAction => ({
          id: `banner ${id}`,
          label: `Use the banner “${name}”`,
          run: () => changeLayout(dataset, `use the banner ${name}`, { banner: id }),
        }),
      ),
    {
      id: 'save',
      label: 'Save the columns as a banner …',
      isDisabled: columns.length === 0,
      run: () => setIsNaming(true),
    },
    ...(used === undefined
      ? []
      : [
          {
            id: 'own',
            label: 'Make the columns this table’s own',
            run: () => changeLayout(dataset, 'own columns', { banner: null, columns }),
          },
        ]),
  ];
  const others = (used?.usedBy ?? []).filter((name) => name !== layout.saved?.name);
  return (
    <>
      {used !== undefined && (
        <span className="zone-note" title={others.join(', ')}>
          banner “{used.name}”
          {others.length === 0 ? '' : `, also in ${formatCounted(others.length, 'table')}`}
        </span>
      )}
      <Menu label="Banner" actions={actions}>
        <IconButton label="Banner: share columns between tables" icon={BookCopy} />
      </Menu>
      {isNaming && (
        <NameDialog
          title="Save the columns as a banner"
          label="Name of the banner"
          start=""
          taken={banners.map(({ name }) => name)}
          verb="Save the banner"
          onClose={() => setIsNaming(false)}
          onName={(name) => void save(name)}
        />
      )}
    </>
  );
}

function NameDialog({
  title,
  label,
  start,
  taken,
  verb,
  onClose,
  onName,
}: {
  readonly title: string;
  readonly label: string;
  readonly start: string;
  readonly taken: readonly string[];
  readonly verb: string;
  readonly onClose: () => void;
  readonly onName: (name: string) => void;
}) {
  const [name, setName] = useState(start);
  const trimmed = name.trim();
  const isTaken = taken.some((one) => one.toLowerCase() === trimmed.toLowerCase());
  const settle = (): void => {
    if (trimmed === '' || isTaken) return;
    onName(trimmed);
    onClose();
  };
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <Button look="primary" isDisabled={trimmed === '' || isTaken} onPress={settle}>
          {verb}
        </Button>
      }
    >
      <TextField
        label={label}
        value={name}
        onChange={setName}
        error={isTaken ? 'There is one of that name.' : ''}
        onKeyDown={(event) => event.key === 'Enter' && settle()}
        autoFocus
      />
    </Dialog>
  );
}
