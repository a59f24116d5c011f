import type { LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';

/** Something a menu can do. */
export interface MenuAction {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon;
  readonly shortcut?: string;
  readonly isDisabled?: boolean;
  readonly run: () => void;
}

/** A menu that the button inside opens. */
export function Menu({
  label,
  actions,
  children,
}: {
  readonly label: string;
  readonly actions: readonly MenuAction[];
  readonly children: ReactElement;
}) {
  return (
    <MenuTrigger>
      {children}
      <Popover className="popover" offset={2}>
        <AriaMenu aria-label={label} className="list-box">
          {actions.map(({ id, label: words, icon: Icon, shortcut, isDisabled = false, run }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={words}
              onAction={run}
              isDisabled={isDisabled}
              className="list-item"
            >
              {Icon && <Icon aria-hidden="true" />}
              <span>{words}</span>
              {shortcut !== undefined && <kbd className="list-note">{shortcut}</kbd>}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
