import { SpoolText } from './spool-text.ts';

/** A block of cells that is shown as one; places count from 0, both ends belong to it. */
export interface MergedCells {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** What was written of a sheet. */
export interface SpooledSheet {
  readonly rowCount: number;
  /** Columns to the left of the table, which are empty. */
  readonly emptyColumns: number;
  /** Merged header cells whose text was written over every column that they span. */
  readonly spreadHeaders: number;
  /** Merged cells further down, of which only the first holds a value. */
  readonly mergedBelow: number;
  /** The last rows where they read like totals or notes, with their number in the sheet. */
  readonly trailing: readonly TrailingRow[];
}

/** A row at the end of a sheet that reads like a total of the table or a note under it. */
export interface TrailingRow {
  readonly rowNumber: number;
  readonly what: 'total' | 'note';
  readonly text: string;
}

interface SheetRow {
  readonly index: number;
  readonly cells: string[];
}

interface LastRow {
  readonly index: number;
  readonly filled: number;
  readonly first: string;
}

const mostRows = 1 << 20;
const mostColumns = 1 << 14;
const rowsForWidth = 1000;
const headerRowsMost = 5;
const rowsRemembered = 12;
const total =
  /^(?:(?:grand|sub|column)[\s-]?)?totals?\b|^(?:sum|summe|gesamt|insgesamt|somme|totale)$/iu;

/** Thrown by a spool that was told of empty columns where a later row fills them; never leaves this room. */
export class CellsLeftOfTable extends Error {}

/** Thrown for a cell at a place that no sheet has; its message is for people. */
export class PlaceBeyondSheet extends Error {}

/**
 * Writes the cells of a sheet as comma-delimited text, row by row, as wide as the widest of the first
 * thousand rows; rows that the sheet leaves out are empty lines, so that row numbers stay true.
 *
 * - Columns to the left that are empty throughout are left out.
 * - A header cell that spans columns stands over each of them; beside it, a column with nothing in that
 *   row has its heading from the row below. A title over the whole table stays where it is.
 */
export class SheetSpool {
  readonly #text: SpoolText;
  readonly #merges: readonly MergedCells[];
  readonly #mayCutLeft: boolean;
  #early: SheetRow[] | null = [];
  readonly #last: LastRow[] = [];
  #width = 0;
  #typicalFilled = 0;
  #left = 0;
  #nextIndex = 0;
  #rowCount = 0;
  #spreadHeaders = 0;
  #mergedBelow = 0;

  constructor(target: string, merges: readonly MergedCells[], mayCutLeft: boolean) {
    this.#text = new SpoolText(target);
    this.#merges = merges;
    this.#mayCutLeft = mayCutLeft;
  }

  /**
   * @param index the row's place in the sheet, from 0; rows come in their order.
   * @throws {PlaceBeyondSheet} what lies between is written out as empty lines: it must be of this world.
   */
  add(index: number, cells: string[]): void {
    if (!(index >= 0 && index < mostRows && cells.length <= mostColumns)) {
      const place = cells.length > mostColumns ? `${cells.length} columns` : `a row ${index + 1}`;
      throw new PlaceBeyondSheet(`It says that it has ${place}; no sheet has that.`);
    }
    while (cells.length > 0 && cells.at(-1) === '') cells.pop();
    if (this.#early === null) {
      this.#write(index, cells);
      return;
    }
    this.#early.push({ index, cells });
    if (this.#early.length >= rowsForWidth) this.#settle();
  }

  finish(): SpooledSheet {
    this.#settle();
    this.#text.flush();
    return {
      rowCount: this.#rowCount,
      emptyColumns: this.#left,
      spreadHeaders: this.#spreadHeaders,
      mergedBelow: this.#mergedBelow,
      trailing: this.#trailing(),
    };
  }

  close(): void {
    this.#text.close();
  }

  #settle(): void {
    const early = this.#early;
    if (early === null) return;
    this.#early = null;
    const filled = early.filter(({ cells }) => cells.length > 0);
    const firstFilled = filled.map(({ cells }) => cells.findIndex((cell) => cell !== ''));
    this.#left = this.#mayCutLeft && filled.length > 0 ? Math.min(...firstFilled) : 0;
    this.#width = Math.max(0, ...filled.map(({ cells }) => cells.length)) - this.#left;
    const counts = filled.map(({ cells }) => filledCount(cells)).sort((a, b) => a - b);
    this.#typicalFilled = counts[counts.length >> 1] ?? 0;
    this.#spread(filled);
    for (const { index, cells } of early) this.#write(index, cells);
  }

  /** Writes merged headings over what they span. */
  #spread(filled: readonly SheetRow[]): void {
    const headers = filled.slice(0, headerRowsMost);
    const lowest = headers.at(-1)?.index ?? -1;
    this.#mergedBelow = this.#merges.filter(({ top }) => top > lowest).length;
    headers.forEach((row, place) => {
      const spans = this.#merges.filter(
        ({ top, left, right }) =>
          top === row.index && right > left && (row.cells[left] ?? '') !== '',
      );
      const isTitle = filledCount(row.cells) <= 1;
      const below = headers[place + 1];
      if (spans.length === 0 || isTitle || below === undefined) return;
      this.#spreadHeaders += spans.length;
      for (const { left, right } of spans) {
        for (let column = left + 1; column <= Math.min(right, mostColumns); column++) {
          while (row.cells.length < column) row.cells.push('');
          if ((row.cells[column] ?? '') === '') row.cells[column] = row.cells[left] as string;
        }
      }
      for (let column = this.#left; column < below.cells.length; column++) {
        while (row.cells.length <= column) row.cells.push('');
        if (row.cells[column] === '') row.cells[column] = below.cells[column] as string;
      }
    });
  }

  #write(index: number, cells: readonly string[]): void {
    for (; this.#nextIndex < index; this.#nextIndex++) this.#text.blank();
    this.#nextIndex = index + 1;
    if (cells.length === 0) {
      this.#text.blank();
      return;
    }
    const own = this.#left === 0 ? cells : cells.slice(this.#left);
    if (this.#left > 0 && cells.slice(0, this.#left).some((cell) => cell !== '')) {
      throw new CellsLeftOfTable();
    }
    this.#text.row(own, this.#width);
    this.#rowCount++;
    this.#last.push({
      index,
      filled: filledCount(own),
      first: own.find((cell) => cell !== '') ?? '',
    });
    if (this.#last.length > rowsRemembered) this.#last.shift();
  }

  /** Rows after a gap that fill few cells are notes; so is a short one at the very end. */
  #trailing(): readonly TrailingRow[] {
    const found: TrailingRow[] = [];
    if (this.#rowCount <= headerRowsMost || this.#typicalFilled < 3) return found;
    for (let place = this.#last.length - 1; place > 0; place--) {
      const { index, filled, first } = this.#last[place] as LastRow;
      const isTotal = total.test(first.trim());
      const isNote = filled === 1 && first.trim().length > 3;
      if (!isTotal && !isNote) break;
      found.unshift({
        rowNumber: index + 1,
        what: isTotal ? 'total' : 'note',
        text: first.trim().slice(0, 60),
      });
    }
    return found;
  }
}

function filledCount(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell === '' ? 0 : 1), 0);
}
