import { type RefObject, useMemo } from 'react';
import { useActions } from '../../frame/actions.ts';

/** Puts the keyboard where the sides of a comparison are chosen: its question, else its first field. */
export function focusQuestion(setup: HTMLElement | null): void {
  const field = setup?.querySelector<HTMLElement>('input, button');
  const question = setup?.querySelector<HTMLElement>('.field-wide input');
  (question ?? field)?.focus();
}

/** Offers what can be done in the view by name. */
export function useCompareActions(setup: RefObject<HTMLElement | null>): void {
  const actions = useMemo(
    () => [
      {
        id: 'compare-two',
        title: 'Compare two groups: choose who',
        group: 'Compare',
        run: () => focusQuestion(setup.current),
      },
    ],
    [setup],
  );
  useActions('compare', actions);
}
