/** A table for a terminal: numbers to the right, texts to the left and cut where they are long. */
export function textTable(
  header: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
  widest = 60,
): string {
  const cells = [header, ...rows].map((row) =>
    row.map((cell) => cut(cell === null ? '–' : String(cell), widest)),
  );
  const widths = header.map((_, column) =>
    Math.max(...cells.map((row) => (row[column] ?? '').length)),
  );
  const isNumber = header.map((_, column) =>
    rows.every(
      (row) =>
        typeof row[column] !== 'string' || /^[−+\-\d.,\s\u2009%–×]*$/u.test(String(row[column])),
    ),
  );
  const lines = cells.map((row) =>
    row
      .map((cell, column) =>
        isNumber[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return `${[lines[0], rule, ...lines.slice(1)].join('\n')}\n`;
}

/** On one line; spaces at the start stay, because they say what belongs to what. */
function cut(text: string, widest: number): string {
  const flat = text.replace(/(?<=\S)\s+|[^\S ]+/gu, ' ');
  return flat.length > widest ? `${flat.slice(0, widest - 1)}…` : flat;
}

/** A share as a percentage with one decimal, or a dash. */
export function percentCell(share: number | null | undefined): string {
  return share === null || share === undefined ? '–' : `${(share * 100).toFixed(1)} %`;
}

/** A difference of shares as signed percentage points, or a dash. */
export function pointsCell(gap: number | null | undefined): string {
  if (gap === null || gap === undefined) return '–';
  const points = (gap * 100).toFixed(1);
  return points.startsWith('-') ? points.replace('-', '−') : `+${points}`;
}

/** A number with some decimals, or a dash. */
export function numberCell(value: number | null | undefined, decimals = 2): string {
  return value === null || value === undefined ? '–' : value.toFixed(decimals).replace('-', '−');
}

/** A probability: never 0. */
export function probabilityCell(p: number | null | undefined): string {
  if (p === null || p === undefined) return '–';
  return p < 0.001 ? '< .001' : p.toFixed(3);
}
