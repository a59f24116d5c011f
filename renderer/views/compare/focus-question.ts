/** Puts the keyboard where the sides of a comparison are chosen: its question, else its first field. */
export function focusQuestion(setup: HTMLElement | null): void {
  const field = setup?.querySelector<HTMLElement>('input, button');
  const question = setup?.querySelector<HTMLElement>('.field-wide input');
  (question ?? field)?.focus();
}
