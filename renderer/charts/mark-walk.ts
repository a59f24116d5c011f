/** Where a mark stands for the arrow keys: its row, and its place within the row. */
export interface MarkPlace {
  readonly row: number;
  readonly column: number;
}

/**
 * Which mark an arrow key leads to: up and down keep the place within the row as far as the other row
 * has one, left and right stay in the row, Home and End are the first and last of all. Null when the
 * key is none of these; the same index at an edge. `marks` stand in the order of reading.
 */
export function nextMark(marks: readonly MarkPlace[], at: number, key: string): number | null {
  const here = marks[at];
  if (here === undefined) return null;
  if (key === 'Home') return 0;
  if (key === 'End') return marks.length - 1;
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    const next = at + (key === 'ArrowRight' ? 1 : -1);
    return marks[next]?.row === here.row ? next : at;
  }
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return null;
  const rows = [...new Set(marks.map((mark) => mark.row))].toSorted((one, two) => one - two);
  const row = rows[rows.indexOf(here.row) + (key === 'ArrowDown' ? 1 : -1)];
  if (row === undefined) return at;
  const candidates = marks.flatMap((mark, index) => (mark.row === row ? [{ mark, index }] : []));
  const closest = candidates.toSorted(
    (one, two) => Math.abs(one.mark.column - here.column) - Math.abs(two.mark.column - here.column),
  )[0];
  return closest?.index ?? at;
}
