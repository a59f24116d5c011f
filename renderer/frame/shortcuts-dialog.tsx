import { Dialog } from '../controls/dialog.tsx';
import { type Action, formatShortcut, isMacKeyboard, useActionStore } from './actions.ts';

const everywhere: readonly Pick<Action, 'title' | 'shortcut'>[] = [
  { title: 'Next or former control', shortcut: 'Tab' },
  { title: 'Walk through a list, a table or the marks of a chart', shortcut: 'Arrows' },
  { title: 'Open what stands behind a number', shortcut: 'Enter' },
  { title: 'Close the passport or a window', shortcut: 'Esc' },
];

/** All shortcuts that work just now. */
export function ShortcutsDialog({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}) {
  const byOwner = useActionStore((state) => state.byOwner);
  const withShortcut = Object.values(byOwner)
    .flat()
    .filter((action) => action.shortcut !== undefined);
  return (
    <Dialog title="Shortcuts" isOpen={isOpen} onClose={onClose}>
      <dl className="shortcuts">
        {withShortcut.map(({ id, title, shortcut = '' }) => (
          <div key={id}>
            <dt>{title}</dt>
            <dd>
              <kbd>{formatShortcut(shortcut, isMacKeyboard)}</kbd>
            </dd>
          </div>
        ))}
        {everywhere.map(({ title, shortcut }) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>
              <kbd>{shortcut}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
