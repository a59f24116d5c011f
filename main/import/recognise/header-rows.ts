import { readDateText } from '../dates.ts';
import { readNumber } from '../numbers.ts';
import { missingReasonFor } from './missing-codes.ts';

/** How many rows stand above the data, and why. */
export interface RecognisedHeader {
  readonly headerRows: number;
  /** How many of them hold a title only. */
  readonly titleRows: number;
  readonly why: readonly string[];
}

const mostHeaderRows = 4;
const rowsCompared = 400;
const responseWord = /^(?:open-ended )?response$/iu;
const importId = '{"ImportId"';

/**
 * Recognises how many rows of names and question texts stand above the data, by comparing each of the
 * first rows with the rows under it: text over numbers, a text that never comes again, "Response".
 *
 * @param records the first records, trimmed or not; the first is the header if there is one.
 */
export function recogniseHeaderRows(records: readonly (readonly string[])[]): RecognisedHeader {
  const titles = titleRows(records);
  const found = headerBelowTitles(records.slice(titles));
  if (titles === 0) return found;
  const texts = records
    .slice(0, titles)
    .filter((row) => filledCount(row) > 0)
    .map(
      (row) =>
        `“${row
          .filter((cell) => cell.trim() !== '')
          .join(' ')
          .trim()
          .slice(0, 60)}”`,
    );
  const why = `${titles === 1 ? 'A title row' : `${titles} title rows`} above the header left out: ${texts.slice(0, 5).join(', ')}${texts.length > 5 ? ', …' : ''}.`;
  return {
    headerRows: Math.min(titles + found.headerRows, mostRowsAbove),
    titleRows: titles,
    why: [why, ...found.why],
  };
}

/** Rows above the data that a plan can have. */
const mostRowsAbove = 60;
const mostTitleRows = 50;
const excelHint = /^\ufeff?"?sep=.?"?$/iu;

/**
 * How many rows at the top hold a title: fewer filled cells than the table has, no numbers or dates, above
 * a row that reads like a header. Over a table of two columns a title must be a line of its own.
 */
export function titleRows(records: readonly (readonly string[])[]): number {
  // Excel's line that names the separator is above whatever else there is.
  if (excelHint.test(records[0]?.join('') ?? '')) return 1 + titleRows(records.slice(1));
  const typical = typicalRow(records);
  const width = filledCount(typical);
  let count = 0;
  while (
    count < mostTitleRows &&
    records.length > count + 2 &&
    isTitle(records[count] as readonly string[], typical)
  ) {
    count++;
  }
  const next = records[count] ?? [];
  if (count === 0 || filledCount(next) < Math.max(2, width * 0.5)) return 0;
  return width >= 3 || standsAboveData(records, count) ? count : 0;
}

/** A row as wide as most rows are, from the ninth on where there are so many. */
function typicalRow(records: readonly (readonly string[])[]): readonly string[] {
  const counts = new Map<number, number>();
  for (const { length } of records.slice(0, rowsCompared)) {
    counts.set(length, (counts.get(length) ?? 0) + 1);
  }
  const [width] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a), [0, 0]);
  const ninth = Math.min(records.length - 1, 8);
  return records.slice(ninth).find(({ length }) => length === width) ?? records[ninth] ?? [];
}

function filledCount(row: readonly string[]): number {
  return row.filter((cell) => cell.trim() !== '').length;
}

function isTitle(row: readonly string[], typical: readonly string[]): boolean {
  const filled = filledCount(row);
  const width = filledCount(typical);
  if (row.length === 1 && typical.length >= 3) return true;
  if (/^(?:#|\/\/)\s*\S/u.test(row[0] ?? '') && row.length < typical.length) return true;
  // "From:", "2025-10-01": what an export says of itself, in rows much narrower than the table.
  if (row.length * 3 <= typical.length) return true;
  if (row.some((cell) => cell.trim() !== '' && isValue(cell.trim()))) return false;
  if (width === 2) return row.length === 1 && typical.length === 2;
  const isShort = row.length < typical.length && filled * 2 <= width;
  return width >= 3 && (filled <= 1 || isShort);
}

/**
 * Whether row `row` is a header over two columns, and not the first row of a table whose rows begin with
 * a name that the header leaves out: its texts stand over values, or are words that never come again.
 */
function standsAboveData(records: readonly (readonly string[])[], row: number): boolean {
  const cells = (records[row] ?? []).map((cell) => cell.trim());
  if (cells.some(isValue)) return false;
  const below = cells.map((_, column) => columnBelow(records, row, column));
  if (below.some(({ counts }, column) => counts.has(cells[column] as string))) return false;
  const isAboveValues = below.some(({ filled, valueShare }) => filled > 0 && valueShare > 0.8);
  return isAboveValues || records.slice(0, row).every(([title = '']) => /\S\s+\S/u.test(title));
}

function headerBelowTitles(records: readonly (readonly string[])[]): RecognisedHeader {
  const first = records[0] ?? [];
  if (records.length >= 2 && !isHeader(records)) {
    return {
      headerRows: 0,
      titleRows: 0,
      why: ['No header: the first row reads like the rows under it.'],
    };
  }
  let count = 1;
  while (count < mostHeaderRows && count < records.length && isFurtherHeader(records, count))
    count++;
  if (count === 1) return { headerRows: 1, titleRows: 0, why: [] };
  const names = ['', '', 'Two', 'Three', 'Four'];
  const third = records[2]?.some((cell) => cell.startsWith(importId)) === true;
  const what = third
    ? 'names, questions and codes of the survey tool'
    : 'questions and what each column holds';
  const blanks = first.filter((cell) => cell.trim() === '').length;
  const gaps = blanks > 1 ? ` (${blanks} columns have no name in the first)` : '';
  return {
    headerRows: count,
    titleRows: 0,
    why: [`${names[count]} header rows: ${what}${gaps}.`],
  };
}

interface ColumnBelow {
  readonly filled: number;
  readonly valueShare: number;
  readonly counts: ReadonlyMap<string, number>;
}

function columnBelow(
  records: readonly (readonly string[])[],
  row: number,
  column: number,
): ColumnBelow {
  const counts = new Map<string, number>();
  let filled = 0;
  let values = 0;
  const end = Math.min(records.length, row + 1 + rowsCompared);
  for (let at = row + 1; at < end; at++) {
    const cell = records[at]?.[column]?.trim() ?? '';
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  for (const [cell, count] of counts) {
    if (missingReasonFor(cell) !== null) counts.delete(cell);
    else {
      filled += count;
      if (isValue(cell)) values += count;
    }
  }
  return { filled, valueShare: filled === 0 ? 0 : values / filled, counts };
}

function isHeader(records: readonly (readonly string[])[]): boolean {
  const first = records[0] ?? [];
  let above = 0;
  let alike = 0;
  let filled = 0;
  first.forEach((cell, column) => {
    const text = cell.trim();
    if (text === '') return;
    filled++;
    const below = columnBelow(records, 0, column);
    const repeats = below.counts.get(text) ?? 0;
    if (below.filled > 0 && below.valueShare > 0.8) {
      if (isValue(text)) alike++;
      else above++;
    } else if (repeats > 0 && below.counts.size > 1) alike++;
  });
  if (above > 0) return above >= alike;
  if (alike > 0) return alike < filled * 0.3;
  const distinct = new Set(first.map((cell) => cell.trim())).size;
  const longest = Math.max(0, ...first.map((cell) => cell.length));
  return !(first.length > 1 && distinct === first.length && longest > 100 && first.some(isValue));
}

/** Whether row `row` (from 0) is one more header row, judged by the rows under it. */
function isFurtherHeader(records: readonly (readonly string[])[], row: number): boolean {
  const cells = records[row] ?? [];
  if (cells.some((cell) => cell.startsWith(importId))) return true;
  if (records[row + 1]?.some((cell) => cell.startsWith(importId))) return true;
  let score = 0;
  let filled = 0;
  cells.forEach((cell, column) => {
    const text = cell.trim();
    const below = columnBelow(records, row, column);
    if (text === '' && namesRows(below) && records[0]?.[column]?.trim() !== '') {
      filled++;
      score += 1.5;
    }
    if (missingReasonFor(text) !== null) return;
    const evidence = headerEvidence(text, below, records, row, column);
    if (evidence === null) return;
    filled++;
    score += evidence;
  });
  return filled > 0 && score >= 1.5 && score / filled >= 0.3;
}

/** A column of different numbers, always filled: only a row that is no respondent leaves it blank. */
function namesRows({ filled, valueShare, counts }: ColumnBelow): boolean {
  return filled >= 5 && valueShare === 1 && counts.size === filled;
}

function headerEvidence(
  text: string,
  below: ColumnBelow,
  records: readonly (readonly string[])[],
  row: number,
  column: number,
): number | null {
  if (responseWord.test(text)) return 2;
  const above = records[row - 1]?.[column]?.trim() ?? '';
  if (above === text && !isValue(text) && !below.counts.has(text)) return 1;
  if (/\?(?:\s|$)|all that apply/u.test(text) && !below.counts.has(text)) return 0.8;
  if (below.filled === 0) return isValue(text) ? 0 : 0.2;
  if (below.valueShare > 0.8) return isValue(text) ? -1 : 1;
  const repeats = below.counts.get(text) ?? 0;
  // A column of marks says nothing: its option stands in the header and in the cells alike.
  if (repeats > 0) return below.counts.size === 1 ? null : -1;
  const isFewAnswers =
    below.counts.size <= 12 && below.filled >= Math.max(15, below.counts.size * 3);
  const namesAgain = above === '' && text.length > 2;
  return isFewAnswers || namesAgain ? 0.6 : 0;
}

function isValue(text: string): boolean {
  if (!Number.isNaN(readNumber(text, '.')) || !Number.isNaN(readNumber(text, ','))) return true;
  if (!/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}/u.test(text)) return false;
  return (['iso', 'month-first', 'day-first'] as const).some(
    (format) => !Number.isNaN(readDateText(text, format)),
  );
}
