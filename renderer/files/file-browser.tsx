import { CornerLeftUp, File, Folder } from 'lucide-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { useAnswer } from '../ask/use-answer.ts';
import { Button } from '../controls/button.tsx';
import { Checkbox } from '../controls/checkbox.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { ErrorNote, Waiting } from '../controls/notes.tsx';
import { TextField } from '../controls/text-field.tsx';
import { formatSize } from '../words/quantities.ts';
import { endingsByPurpose, hasEnding, isPath, joinPath, withEnding } from './file-endings.ts';
import { type FilePurpose, type FileRequest, useFileRequest } from './file-request.ts';

const titleByPurpose: Readonly<Record<FilePurpose, string>> = {
  'open-data': 'Choose a file to import',
  'open-project': 'Open a project',
  'save-project': 'Where to keep the project',
  'save-report': 'Where to write the report',
  'save-data': 'Where to write the data',
};

const folderKey = 'parallax-folder';

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

  const finish = (file: string): void => {
    localStorage.setItem(folderKey, here);
    answer(file);
  };
  const save = (): void => {
    if (name.trim() === '') return;
    const file = withEnding(name.trim(), endings);
    finish(isPath(file) ? file : joinPath(here, file));
  };
  const entries = (listing.data?.entries ?? []).filter(
    (entry) => entry.isFolder || showsAll || hasEnding(entry.name, endings),
  );
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
            <Button look="primary" onPress={save} isDisabled={name.trim() === ''}>
              Save here
            </Button>
          )}
        </>
      }
    >
      <FolderField folder={here} onGo={setFolder} onUp={goUp} />
      {listing.error !== null && <ErrorNote error={listing.error} />}
      {listing.isPending && <Waiting />}
      <ListBox
        aria-label={`Files in ${here}`}
        autoFocus={!isSave}
        className="list-box file-list"
        items={entries.map((entry) => ({ ...entry, id: entry.path }))}
        onAction={(key) => {
          const entry = entries.find((one) => one.path === key);
          if (entry?.isFolder === true) setFolder(entry.path);
          else if (entry !== undefined) isSave ? setName(entry.name) : finish(entry.path);
        }}
        renderEmptyState={() => (
          <p className="list-empty">
            No {endings.join(', ')} file here. Open another folder, or show all files.
          </p>
        )}
      >
        {(entry) => (
          <ListBoxItem textValue={entry.name} className="list-item">
            {entry.isFolder ? <Folder aria-hidden="true" /> : <File aria-hidden="true" />}
            <span className="truncate">{entry.name}</span>
            {!entry.isFolder && <span className="list-note">{formatSize(entry.sizeBytes)}</span>}
          </ListBoxItem>
        )}
      </ListBox>
      <Checkbox isSelected={showsAll} onChange={setShowsAll}>
        Show all files, not only {endings.map((ending) => `.${ending}`).join(', ')}
      </Checkbox>
      {isSave && (
        <TextField
          label="Name"
          value={name}
          onChange={setName}
          autoFocus
          onKeyDown={(event) => event.key === 'Enter' && save()}
        />
      )}
    </Dialog>
  );
}

function FolderField({
  folder,
  onGo,
  onUp,
}: {
  readonly folder: string;
  readonly onGo: (folder: string) => void;
  readonly onUp: () => void;
}) {
  const [typed, setTyped] = useState(folder);
  useEffect(() => setTyped(folder), [folder]);
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && typed.trim() !== '') onGo(typed.trim());
  };
  return (
    <div className="folder-field">
      <TextField
        label="Folder"
        isLabelHidden
        isMono
        value={typed}
        onChange={setTyped}
        onKeyDown={press}
      />
      <Button icon={CornerLeftUp} onPress={onUp}>
        Up
      </Button>
    </div>
  );
}
