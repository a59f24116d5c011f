import type { Column } from '#analysis/columns/column.ts';
import { missingByte } from '#analysis/columns/missing-reason.ts';
import type { CellValues, ExportedColumn, ExportedTable } from './table-cells.ts';

const formatNames: Readonly<Record<string, string>> = {
  '.csv': 'CSV',
  '.tsv': 'Tab-separated text',
  '.xlsx': 'A sheet',
  '.jsonl': 'JSON',
  '.ndjson': 'JSON',
};

const namesShown = 3;

/**
 * What a file of plain cells leaves out of a table, for the analyst: questions, codes, sets, the weight,
 * reasons for no answer. Nothing where the table has none of them.
 */
export function plainNotes(
  format: string,
  table: ExportedTable,
  values: CellValues = 'labels',
): readonly string[] {
  const lost = [
    ...(table.columns.some(({ name, label }) => label !== '' && label !== name)
      ? ['the texts of questions']
      : []),
    ...(table.columns.some((exported) => hasCodes(exported.column()))
      ? ['codes beside labels of answers']
      : []),
    ...((table.sets ?? []).length > 0 ? ['which variables belong together'] : []),
    ...((table.weight ?? null) === null ? [] : [`that ${table.weight} weighs the rows`]),
  ];
  const unsaid = table.columns.filter(
    (exported) =>
      hasReasons(exported.column()) && (values === 'labels' || missingCodes(exported).length === 0),
  );
  const shown = unsaid.slice(0, namesShown).map(({ name }) => name);
  return [
    ...(lost.length > 0
      ? [
          `${formatNames[format] ?? 'The file'} holds cells only: ${listed(lost)} ${lost.length === 1 ? 'is' : 'are'} not in it. A codebook beside it has them.`,
        ]
      : []),
    ...(unsaid.length > 0
      ? [
          `Why answers are missing is not told by the cells of ${shown.join(', ')}${unsaid.length > namesShown ? ` and ${unsaid.length - namesShown} more` : ''}.`,
        ]
      : []),
  ];
}

/**
 * What the cells themselves hold that a reader could take for something else: codes that mean no answer
 * among the codes of answers. It is said beside a codebook too.
 */
export function missingCodeNotes(table: ExportedTable, values: CellValues): readonly string[] {
  if (values !== 'codes') return [];
  const coded = table.columns.flatMap((exported) => {
    const codes = missingCodes(exported);
    return codes.length === 0 ? [] : [`${exported.name} (${codes.join(', ')})`];
  });
  if (coded.length === 0) return [];
  const shown = coded.slice(0, namesShown).join(', ');
  const more = coded.length - namesShown;
  return [
    `Codes that mean no answer stand in the cells as any code does: ${shown}${more > 0 ? ` and ${more} more` : ''}. Declare them as missing where the file is read.`,
  ];
}

/** What a text that would run as a formula got before it, by variable. */
export function guardNote(names: readonly string[], count: number): readonly string[] {
  if (count === 0) return [];
  const shown = names.slice(0, namesShown).join(', ');
  const more = names.length - namesShown;
  const cells = count === 1 ? '1 cell begins' : `${count.toLocaleString('en-US')} cells begin`;
  return [
    `${cells} as a formula does and got an apostrophe before it, which is no part of the text: ${shown}${more > 0 ? ` and ${more} more` : ''}.`,
  ];
}

function missingCodes({ isMember, column }: ExportedColumn): readonly string[] {
  const values = column();
  if (isMember || values.type !== 'category') return [];
  return values.categories.flatMap(({ code, missing }) =>
    missing !== null && code !== '' ? [code] : [],
  );
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

function hasCodes(column: Column): boolean {
  return (
    column.type === 'category' &&
    column.categories.some(({ code, label, missing }) => missing === null && code !== label)
  );
}

function hasReasons(column: Column): boolean {
  if (column.type === 'category') {
    return column.categories.some(({ code, missing }) => missing !== null && code !== '');
  }
  const plain = missingByte('no-answer');
  return column.missing?.some((byte) => byte !== 0 && byte !== plain) ?? false;
}
