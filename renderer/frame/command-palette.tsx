import { useMemo, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  Menu,
  MenuItem,
  Modal,
  ModalOverlay,
  TextField,
} from 'react-aria-components';
import { type Action, formatShortcut, isMacKeyboard, useActionStore } from './actions.ts';

const mostShown = 60;

/** Every action by name: type, arrow, Enter. */
export function CommandPalette({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
      className="veil no-print"
    >
      <Modal className="modal palette">
        <Dialog className="dialog" aria-label="Command palette">
          <PaletteBody onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function PaletteBody({ onClose }: { readonly onClose: () => void }) {
  const byOwner = useActionStore((state) => state.byOwner);
  const [typed, setTyped] = useState('');
  const found = useMemo(() => findActions(Object.values(byOwner).flat(), typed), [byOwner, typed]);
  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped}>
      <TextField aria-label="Action" autoFocus className="palette-field">
        <Input className="input" placeholder="What do you want to do?" />
      </TextField>
      <Menu
        aria-label="Actions"
        className="list-box palette-list"
        items={found}
        renderEmptyState={() => <p className="list-empty">No action is called that.</p>}
      >
        {({ id, title, group, shortcut, run }) => (
          <MenuItem
            id={id}
            textValue={title}
            className="list-item"
            onAction={() => {
              onClose();
              run();
            }}
          >
            <span className="truncate">{title}</span>
            <kbd className="list-note">
              {shortcut === undefined ? group : formatShortcut(shortcut, isMacKeyboard)}
            </kbd>
          </MenuItem>
        )}
      </Menu>
    </Autocomplete>
  );
}

/** Actions whose title or group holds every word typed; titles that begin with the text come first. */
export function findActions(actions: readonly Action[], typed: string): readonly Action[] {
  const text = typed.trim().toLowerCase();
  const words = text.split(/\s+/u).filter(Boolean);
  const found = actions.filter(({ title, group }) => {
    const name = `${title} ${group}`.toLowerCase();
    return words.every((word) => name.includes(word));
  });
  const startsAsTyped = (action: Action): number =>
    text !== '' && action.title.toLowerCase().startsWith(text) ? 0 : 1;
  return found.sort((a, b) => startsAsTyped(a) - startsAsTyped(b)).slice(0, mostShown);
}
