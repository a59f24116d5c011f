import type { TableFigure } from '#contract/calls/saved-tables.ts';
import type { Table } from '#contract/calls/tables.ts';
import { cellFigure, figureWords } from './cell-words.ts';
import { headSpans, rowBlocks, sortedRows } from './read-table.ts';

/** A table as a grid of texts: headings, bases, a line for each row; marks stand behind their figures. */
export function tableLines(
  table: Table,
  figure: TableFigure,
  sorting: { readonly column: number; readonly isDescending: boolean } | null,
): readonly (readonly string[])[] {
  const heads = headSpans(table.columns).map((spans) => [
    '',
    ...spans.flatMap(({ words, count }) => Array.from({ length: count }, () => words)),
  ]);
  const names = table.columns.map((column) =>
    column.letter === null ? column.category : `${column.category} (${column.letter})`,
  );
  const base = (words: string, kind: 'unweighted' | 'weighted' | 'effective') => [
    words,
    ...table.bases.map((bases) => String(Number(bases[kind].toPrecision(6)))),
  ];
  const lines = rowBlocks(table.rows).flatMap((block) => [
    [
      block.label,
      ...table.columns.map((_, at) => (block.base === null ? '' : cellText(block.base, at))),
    ],
    ...sortedRows(table, block.rows, sorting, figure).map((row) => [
      table.rows[row]?.category ?? '',
      ...table.columns.map((_, at) => cellText(row, at)),
    ]),
  ]);
  function cellText(row: number, at: number): string {
    const cell = table.cells[row]?.[at];
    const arrow = cell?.exception == null ? '' : cell.exception === 'high' ? ' ↑' : ' ↓';
    const letters =
      cell === undefined || cell.letters.length === 0 ? '' : ` ${cell.letters.join('')}`;
    const small = cell?.smallBase === true && table.rows[row]?.kind !== 'base' ? '*' : '';
    return `${cellFigure(table, row, at, figure)}${small}${letters}${arrow}`;
  }
  return [
    ...heads,
    [figureWords[figure], ...names],
    base(table.weighted ? 'Base, unweighted' : 'Base', 'unweighted'),
    ...(table.weighted
      ? [base('Base, weighted', 'weighted'), base('Base, effective', 'effective')]
      : []),
    ...lines,
  ];
}

/** Lines with tabs, as a spreadsheet takes them. */
export function asTabbed(lines: readonly (readonly string[])[]): string {
  return lines
    .map((line) => line.map((text) => text.replace(/[\t\n\r]+/gu, ' ')).join('\t'))
    .join('\n');
}

/** A table of HTML with finding and footnote, as a text program takes it. */
export function asHtml(
  lines: readonly (readonly string[])[],
  words: { readonly finding: string; readonly footnote: string },
): string {
  const row = (line: readonly string[]): string =>
    `<tr>${line.map((text, at) => (at === 0 ? `<th align="left">${escaped(text)}</th>` : `<td align="right">${escaped(text)}</td>`)).join('')}</tr>`;
  return `<h3>${escaped(words.finding)}</h3><table border="1" cellspacing="0" cellpadding="4">${lines.map(row).join('')}</table><p>${escaped(words.footnote)}</p>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Puts a table into the clipboard, as text with tabs and as HTML. */
export async function copyTable(
  table: Table,
  figure: TableFigure,
  sorting: { readonly column: number; readonly isDescending: boolean } | null,
): Promise<void> {
  const lines = tableLines(table, figure, sorting);
  const { finding, footnote } = table;
  const text = `${finding}\n\n${asTabbed(lines)}\n\n${footnote}`;
  const parts = {
    'text/plain': new Blob([text], { type: 'text/plain' }),
    'text/html': new Blob([asHtml(lines, { finding, footnote })], { type: 'text/html' }),
  };
  await navigator.clipboard.write([new ClipboardItem(parts)]);
}
