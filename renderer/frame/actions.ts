import { useEffect } from 'react';
import { create } from 'zustand';

/**
 * Something that can be done, by name in the command palette and by its shortcut.
 *
 * `shortcut` is written `mod+k`, `alt+1`, `shift+mod+z`, `?` or `/`: `mod` is ⌘ on a Mac and Ctrl elsewhere.
 */
export interface Action {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly shortcut?: string;
  readonly run: () => void;
}

interface Actions {
  readonly byOwner: Readonly<Record<string, readonly Action[]>>;
  readonly offer: (owner: string, actions: readonly Action[]) => void;
  readonly withdraw: (owner: string) => void;
}

/** What can be done just now, by who offers it. */
export const useActionStore = create<Actions>()((set) => ({
  byOwner: {},
  offer: (owner, actions) => set(({ byOwner }) => ({ byOwner: { ...byOwner, [owner]: actions } })),
  withdraw: (owner) =>
    set(({ byOwner }) => {
      const { [owner]: _gone, ...rest } = byOwner;
      return { byOwner: rest };
    }),
}));

/** Offers actions while the calling component is mounted. Keep `actions` stable with `useMemo`. */
export function useActions(owner: string, actions: readonly Action[]): void {
  const { offer, withdraw } = useActionStore.getState();
  useEffect(() => {
    offer(owner, actions);
    return () => withdraw(owner);
  }, [owner, actions, offer, withdraw]);
}

/** Whether a key press is the one that a shortcut names. */
export function isShortcut(shortcut: string, event: KeyPress, isMac: boolean): boolean {
  const parts = shortcut.toLowerCase().split('+');
  const key = parts.at(-1) ?? '';
  const wantsMod = parts.includes('mod');
  const hasMod = isMac ? event.metaKey : event.ctrlKey;
  if (wantsMod !== hasMod || parts.includes('alt') !== event.altKey) return false;
  const isLetter = /^[a-z0-9]$/u.test(key);
  if (isLetter && parts.includes('shift') !== event.shiftKey) return false;
  return event.key.toLowerCase() === key || event.code.toLowerCase() === `digit${key}`;
}

/** The parts of a keyboard event that tell which keys were pressed. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'
>;

/** A shortcut as people read it: "⌘K" on a Mac, "Ctrl K" elsewhere. */
export function formatShortcut(shortcut: string, isMac: boolean): string {
  const names: Readonly<Record<string, string>> = isMac
    ? { mod: '⌘', alt: '⌥', shift: '⇧' }
    : { mod: 'Ctrl', alt: 'Alt', shift: 'Shift' };
  const parts = shortcut.split('+').map((part) => names[part] ?? part.toUpperCase());
  return parts.join(isMac ? '' : ' ');
}

/** Whether this machine writes ⌘ where others write Ctrl. */
export const isMacKeyboard = /mac/iu.test(globalThis.navigator?.platform ?? '');
