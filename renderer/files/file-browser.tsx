import { CornerLeftUp, File, Folder } from 'lucide-react';
import { type Ref, useEffect, useRef, useState } from 'react';
import { ListBox, ListBoxItem, type TextFieldProps } from 'react-aria-components';
import { ask } from '../ask/ask.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { Button } from '../controls/button.tsx';
import { Checkbox } from '../controls/checkbox.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { ErrorNote, Waiting } from '../controls/notes.tsx';
import { TextField } from '../controls/text-field.tsx';
import { fileNameOf, formatSize } from '../words/quantities.ts';
import {
  endingsByPurpose,
  folderOfPath,
  hasEnding,
  isPath,
  joinPath,
  unquoted,
  withEnding,
} from './file-endings.ts';
import { type FilePurpose, type FileRequest, useFileRequest } from './file-request.ts';

const titleByPurpose: Readonly<Record<FilePurpose, string>> = {
  'open-data': 'Choose a file to import',
  'open-text': 'Choose a text to check',
  'open-project': 'Open a project',
  'save-project': 'Where to keep the project',
  'save-report': 'Where to write the report',
  'save-data': 'Where to write the data',
  'open-recipe': 'Choose a recipe',
  'save-recipe': 'Where to save the recipe',
  'save-claims': 'Where to write the claims',
  'open-lesson': 'Choose a lesson',
  'open-metadata': 'Choose a file that says what the columns are',
  'open-match': 'Choose a match file',
  'save-match': 'Where to write the match',
};

const folderKey = 'parallax-folder';

/** What is written over a file that is there, once the person has agreed; the others refuse by themselves. */
const replaces: ReadonlySet<FilePurpose> = new Set([
  'save-data',
  'save-recipe',
  'save-match',
  'save-claims',
]);

/** The in-app file browser: open whenever something asks for a file and the host has no dialog. */
export function FileBrowser() {
  const request = useFileRequest((state) => state.request);
  return request === null ? null : <FileBrowserDialog key={request.purpose} request={request} />;
}

function FileBrowserDialog({ request }: { readonly request: FileRequest }) {
  const { purpose, answer } = request;
  const isSave = purpose.startsWith('save');
  const endings = endingsByPurpose[purpose];
  const [folder, setFolder] = useState<string | null>(() => localStorage.getItem(folderKey));
  const [name, setName] = useState(request.suggestedName);
  const [showsAll, setShowsAll] = useState(false);
  const listing = useAnswer('host.folder', { folder }, { keep: true });
  const here = listing.data?.folder ?? folder ?? '';

  const folderField = useRef<HTMLDivElement>(null);

  const finish = (file: string, from = here): void => {
    localStorage.setItem(folderKey, from);
    answer(file);
  };
  const goTo = async (typed: string): Promise<void> => {
    const place = isPath(typed) ? typed : joinPath(here, typed);
    const found = await findFile(place);
    if (found === null) setFolder(place);
    else if (isSave) {
      setFolder(found.folder);
      rename(fileNameOf(found.file));
    } else finish(found.file, found.folder);
  };
  const [taken, setTaken] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    if (name.trim() === '') return;
    const file = withEnding(name.trim(), endings);
    const place = isPath(file) ? file : joinPath(here, file);
    const isAgreed = taken === place || !replaces.has(purpose) || (await findFile(place)) === null;
    if (isAgreed) finish(place);
    else setTaken(place);
  };
  const rename = (typed: string): void => {
    setName(typed);
    setTaken(null);
  };
  const entries = (listing.data?.entries ?? []).filter(
    (entry) => entry.isFolder || showsAll || hasEnding(entry.name, endings),
  );
  const isRead = listing.error !== null || (listing.data !== undefined && !listing.isStale);
  const isEmpty = isRead && entries.length === 0;
  useEffect(() => {
    if (isEmpty && !isSave) folderField.current?.querySelector('input')?.focus();
  }, [isEmpty, isSave]);
  const goUp = (): void => {
    const parent = listing.data?.parent;
    if (parent !== null && parent !== undefined) setFolder(parent);
  };
  return (
    <Dialog
      title={titleByPurpose[purpose]}
      isOpen
      onClose={() => answer(null)}
      size="large"
      actions={
        <>
          <Button onPress={() => answer(null)}>Cancel</Button>
          {isSave && (
            <Button
              look={taken === null ? 'primary' : 'danger'}
              onPress={() => void save()}
              isDisabled={name.trim() === ''}
            >
              {taken === null ? 'Save here' : 'Replace it'}
            </Button>
          )}
        </>
      }
    >
      <FolderField ref={folderField} folder={here} onGo={(place) => void goTo(place)} onUp={goUp} />
      {listing.error !== null && <ErrorNote error={listing.error} />}
      {listing.isPending && <Waiting />}
      {entries.length === 0 ? (
        <p className="list-box file-list list-empty" role="status">
          {isEmpty &&
            listing.error === null &&
            `No ${someOf(endings)} file here. Open another folder, or show all files.`}
        </p>
      ) : (
        <ListBox
          aria-label={`Files in ${here}`}
          autoFocus={!isSave && !holdsFocus(folderField.current)}
          className="list-box file-list"
          items={entries.map((entry) => ({ ...entry, id: entry.path }))}
          onAction={(key) => {
            const entry = entries.find((one) => one.path === key);
            if (entry?.isFolder === true) setFolder(entry.path);
            else if (entry !== undefined) isSave ? rename(entry.name) : finish(entry.path);
          }}
        >
          {(entry) => (
            <ListBoxItem textValue={entry.name} className="list-item">
              {entry.isFolder ? <Folder aria-hidden="true" /> : <File aria-hidden="true" />}
              <span className="truncate">{entry.name}</span>
              {!entry.isFolder && <span className="list-note">{formatSize(entry.sizeBytes)}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      )}
      <Checkbox isSelected={showsAll} onChange={setShowsAll}>
        Show all files, not only {someOf(endings.map((ending) => `.${ending}`))}
      </Checkbox>
      {isSave && (
        <TextField
          label="Name"
          value={name}
          onChange={rename}
          autoFocus
          onKeyDown={onEnter(() => void save())}
        />
      )}
      {isSave && (
        <p role="status">
          {taken !== null &&
            `${fileNameOf(taken)} is already there. Replace it, or give another name.`}
        </p>
      )}
    </Dialog>
  );
}

/** The file that a typed or pasted place names; null where it names a folder, or nothing. */
async function findFile(
  place: string,
): Promise<{ readonly file: string; readonly folder: string } | null> {
  const isFolder = await ask('host.folder', { folder: place }).then(
    () => true,
    () => false,
  );
  if (isFolder) return null;
  const around = await ask('host.folder', { folder: folderOfPath(place) }).catch(() => null);
  const entry = around?.entries.find((one) => !one.isFolder && one.name === fileNameOf(place));
  return around === null || entry === undefined
    ? null
    : { file: entry.path, folder: around.folder };
}

function holdsFocus(element: HTMLElement | null): boolean {
  return element?.contains(document.activeElement) === true;
}

/** Does something on Enter; other keys go on to the dialog, which closes on Escape and keeps Tab inside. */
function onEnter(act: () => void): NonNullable<TextFieldProps['onKeyDown']> {
  return (event) => {
    if (event.key === 'Enter') act();
    else event.continuePropagation();
  };
}

function FolderField({
  ref,
  folder,
  onGo,
  onUp,
}: {
  readonly ref: Ref<HTMLDivElement>;
  readonly folder: string;
  readonly onGo: (folder: string) => void;
  readonly onUp: () => void;
}) {
  const [typed, setTyped] = useState(folder);
  useEffect(() => setTyped(folder), [folder]);
  const go = (): void => {
    if (unquoted(typed) !== '') onGo(unquoted(typed));
  };
  return (
    <div ref={ref} className="folder-field">
      <TextField
        label="Folder"
        isLabelHidden
        placeholder="A folder, or the path of a file"
        isMono
        value={typed}
        onChange={setTyped}
        onKeyDown={onEnter(go)}
      />
      <Button icon={CornerLeftUp} onPress={onUp}>
        Up
      </Button>
    </div>
  );
}

const endingsNamed = 6;

/** The first of many endings, which are too many to read. */
function someOf(endings: readonly string[]): string {
  const named = endings.slice(0, endingsNamed).join(', ');
  return endings.length > endingsNamed ? `${named} or similar` : named;
}
