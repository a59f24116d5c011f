/** One cell: text as it is, numbers as JavaScript prints them, null as an empty cell. */
export type Cell = string | number | null;

/** A CSV file with a header row: commas, quotes only where needed, a line feed after each row. */
export function writeCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(writeCell).join(',')}\n`).join('');
}

function writeCell(cell: Cell): string {
  if (cell === null) {
    return '';
  }
  const text = String(cell);
  return /[",\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
