import { useEffect } from 'react';
import { isMacKeyboard, isShortcut, useActionStore } from './actions.ts';

/** Runs the action whose shortcut is pressed; keys without a modifier are left to text fields. */
export function useShortcuts(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      const isInField = isTyping(event.target);
      if (isInField && (isPlain || event.key.toLowerCase() === 'z')) return;
      if (isPlain && document.querySelector('[role=dialog]') !== null) return;
      const offered = Object.values(useActionStore.getState().byOwner).flat();
      const action = offered.find(
        ({ shortcut }) => shortcut !== undefined && isShortcut(shortcut, event, isMacKeyboard),
      );
      if (action === undefined) return;
      event.preventDefault();
      action.run();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, [contenteditable]') !== null;
}
