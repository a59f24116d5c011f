/** The cell that an arrow key, Home or End leads to from another; null for other keys and at an edge. */
export function neighbourCell(
  from: Element,
  key: string,
  frame: Element | null,
): HTMLElement | null {
  const cell = from.closest('td');
  const line = cell?.closest('tr');
  if (frame === null || cell === null || line === null || line === undefined) return null;
  if (!from.matches('[data-cell]')) return null;
  const inLine = [...line.querySelectorAll<HTMLElement>('[data-cell]')];
  const at = inLine.indexOf(from as HTMLElement);
  switch (key) {
    case 'ArrowRight':
      return inLine[at + 1] ?? null;
    case 'ArrowLeft':
      return inLine[at - 1] ?? null;
    case 'Home':
      return inLine[0] ?? null;
    case 'End':
      return inLine.at(-1) ?? null;
    case 'ArrowDown':
    case 'ArrowUp': {
      const lines = [...frame.querySelectorAll('tr')].filter(
        (one) => one.querySelector('[data-cell]') !== null,
      );
      const other = lines[lines.indexOf(line) + (key === 'ArrowDown' ? 1 : -1)];
      return other?.children[cell.cellIndex]?.querySelector<HTMLElement>('[data-cell]') ?? null;
    }
    default:
      return null;
  }
}
