import { readNumber } from '../numbers.ts';

/** Rows under the header that are no rows of the table, by their numbers in the file, and what they are. */
export interface LeftOutRows {
  /** Places among the records. */
  readonly places: ReadonlySet<number>;
  /** 1-based, in the file's order. */
  readonly rowNumbers: readonly number[];
  readonly warnings: readonly string[];
}

/** The records that the decision rests on. */
export interface RecordsOfTable {
  readonly records: readonly (readonly string[])[];
  /** The 1-based number of each record in the file. */
  readonly recordNumbers: readonly number[];
  readonly headerRows: number;
  /** Whether these are all the records of the file. */
  readonly isWhole: boolean;
}

const none: LeftOutRows = { places: new Set(), rowNumbers: [], warnings: [] };
const leastRows = 5;
const mostFootRows = 50;
const leastFilled = 3;
const sumTolerance = 0.005;
const leastSums = 2;

const totalWords =
  /^(?:(?:grand|sub|overall)[ -]?)?totals?(?:\s*$|\s*[:(-]|\s(?:for|of|-)\s)|^(?:gesamt(?:ergebnis|summe)?|summe|insgesamt|totale|somme|suma)(?:\s*$|\s*:)/iu;
const noteWords =
  /^(?:(?:sources?|notes?|base|generated|exported|printed|created|downloaded|filters?|quelle|hinweise?|anmerkung(?:en)?|fuente|notas?|fonte|remarques?)\b[^:=]{0,30}[:=]|n\s*=\s*\d|©|copyright\b|\*{1,3}\s*\S)/iu;

type Sort = 'total' | 'note';

/**
 * Recognises totals and notes around the rows of a table: "Total", "Source: …", "n = 40" at its foot, and
 * sums of all rows without a name, which some tools write first and some last. Counted as rows they would
 * double every sum.
 *
 * Limits: of a file too large to be looked at as a whole nothing is left out; so it is where the foot reads
 * like a row that was cut off, for that is damage and refused.
 */
export function recogniseLeftOutRows(table: RecordsOfTable): LeftOutRows {
  const { records, recordNumbers, headerRows, isWhole } = table;
  if (!isWhole || records.length - headerRows < leastRows) return none;
  const columns = new ColumnsOfTable(records.slice(headerRows));
  const { found, last } = footOf(table, columns);
  const edges = [headerRows, last].filter((place) => !found.has(place));
  const sum = edges.find((place) => columns.isSum(records[place] ?? []));
  if (sum !== undefined) found.set(sum, 'total');
  const places = [...found.keys()].sort((a, b) => a - b);
  return {
    places: new Set(places),
    rowNumbers: places.map((place) => recordNumbers[place] as number),
    warnings: (['total', 'note'] as const).flatMap((sort) => warningOf(table, found, sort)),
  };
}

/** What stands under the rows, from the bottom up, and the place of the last row of the table. */
function footOf(
  table: RecordsOfTable,
  columns: ColumnsOfTable,
): { readonly found: Map<number, Sort>; readonly last: number } {
  const { records, headerRows } = table;
  const found = new Map<number, Sort>();
  const least = Math.max(headerRows + leastRows - 2, records.length - mostFootRows);
  let blanks: number[] = [];
  let at = records.length - 1;
  for (; at > least; at--) {
    const row = records[at] as readonly string[];
    if (isBlank(row)) {
      blanks.push(at);
      continue;
    }
    const isNote = columns.isNote(row, blankBefore(table, at));
    const sort = columns.isTotal(row) ? 'total' : isNote ? 'note' : null;
    if (sort === null) break;
    found.set(at, sort);
    for (const blank of blanks) found.set(blank, 'note');
    blanks = [];
  }
  // Blank rows between the table and its foot may be of another width.
  if (found.size > 0) for (const blank of blanks) found.set(blank, 'note');
  return { found, last: at };
}

function isBlank(row: readonly string[] = []): boolean {
  return row.every((cell) => cell.trim() === '');
}

function blankBefore({ records, recordNumbers }: RecordsOfTable, place: number): boolean {
  const gap = (recordNumbers[place] ?? 0) - (recordNumbers[place - 1] ?? 0);
  return gap > 1 || isBlank(records[place - 1]);
}

const rowsShown = 4;

function warningOf(
  { records, recordNumbers }: RecordsOfTable,
  found: ReadonlyMap<number, Sort>,
  sort: Sort,
): readonly string[] {
  const places = [...found.keys()]
    .filter((place) => found.get(place) === sort && !isBlank(records[place]))
    .sort((a, b) => a - b);
  if (places.length === 0) return [];
  const shown = places.slice(0, rowsShown).map((place) => {
    const text = records[place]?.find((cell) => cell.trim() !== '')?.trim() ?? '';
    return `row ${recordNumbers[place]} (“${text.slice(0, 60)}”)`;
  });
  const more = places.length > rowsShown ? ', …' : '';
  const what = sort === 'total' ? 'totals of the other rows' : 'notes beside the table';
  return [`Left out as ${what}: ${shown.join(', ')}${more}.`];
}

/** What the columns of a table hold, for telling its rows from what stands around them. */
class ColumnsOfTable {
  readonly #rows: readonly (readonly string[])[];
  readonly #typicalFilled: number;
  readonly #width: number;
  #sums: readonly ColumnSum[] | null = null;

  constructor(rows: readonly (readonly string[])[]) {
    this.#rows = rows;
    const filled = rows.map(filledCount).sort((a, b) => a - b);
    this.#typicalFilled = filled[Math.floor(filled.length / 2)] ?? 0;
    this.#width = rows[0]?.length ?? 0;
  }

  /** "Total" before figures. */
  isTotal(row: readonly string[]): boolean {
    const at = row.findIndex((cell) => cell.trim() !== '');
    if (at < 0 || !totalWords.test((row[at] as string).trim())) return false;
    return row.slice(at + 1).some((cell) => isNumber(cell));
  }

  /** Words alone in their row, where every other row is filled with more. */
  isNote(row: readonly string[], isApart: boolean): boolean {
    const filled = row.filter((cell) => cell.trim() !== '');
    if (filled.length === 0 || filled.length > 2 || this.#typicalFilled < leastFilled) return false;
    const text = (filled[0] as string).trim();
    if (isNumber(text)) return false;
    if (noteWords.test(text)) return true;
    return isApart && filled.length === 1 && /\S\s+\S/u.test(text) && text === row[0]?.trim();
  }

  /** A row without a name whose figures are the sums of all other rows. */
  isSum(row: readonly string[]): boolean {
    if (row.length !== this.#width) return false;
    const sums = this.#columnSums();
    const lacksName = row.some((cell, column) => cell.trim() === '' && sums[column]?.isNames);
    if (!lacksName) return false;
    let figures = 0;
    let equal = 0;
    row.forEach((cell, column) => {
      const own = readNumber(cell, '.');
      const known = sums[column];
      if (!(own > 0) || known === undefined || known.isNames) return;
      figures++;
      const others = known.sum - own;
      if (Math.abs(others - own) <= sumTolerance * own) equal++;
    });
    return equal >= leastSums && equal >= figures * 0.5;
  }

  #columnSums(): readonly ColumnSum[] {
    this.#sums ??= Array.from({ length: this.#width }, (_, column) => {
      let sum = 0;
      let words = 0;
      for (const row of this.#rows) {
        const text = row[column]?.trim() ?? '';
        const value = readNumber(text, '.');
        if (!Number.isNaN(value)) sum += value;
        else if (text !== '') words++;
      }
      return { sum, isNames: words >= this.#rows.length * 0.8 };
    });
    return this.#sums;
  }
}

interface ColumnSum {
  readonly sum: number;
  /** Whether nearly every row has words here. */
  readonly isNames: boolean;
}

function filledCount(row: readonly string[]): number {
  return row.filter((cell) => cell.trim() !== '').length;
}

function isNumber(cell: string): boolean {
  return !Number.isNaN(readNumber(cell.trim(), '.')) || !Number.isNaN(readNumber(cell.trim(), ','));
}
