import { isUtf8 } from 'node:buffer';
import type { ByteSource } from './byte-source.ts';
import { ImportError } from './import-error.ts';
import { type ReaderLimits, readerLimits } from './reader-limits.ts';
import {
  afterMarks,
  beforeMarks,
  firstBadByte,
  lineEnd,
  restHolds,
  textAround,
  undoubled,
  visibleBut,
  wholeCharacters,
  withRoom,
} from './text-bytes.ts';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const strayRowsListed = 5;

/** How cells are told apart. `quote` is empty where quotes are ordinary characters. */
export interface Dialect {
  readonly delimiter: string;
  readonly quote: '"' | '';
}

/**
 * Cuts delimited UTF-8 text into records and cells without making strings.
 *
 * `scanRecord(base)` writes where the cells of the next record begin and end in `bytes` to
 * `starts[base..]` and `ends[base..]`. They stay true until `refill`, so that many records can be
 * scanned side by side and then be read column by column.
 *
 * - A record ends at a line feed, a carriage return, both, or the end of the file, unless quoted.
 *   Where lines end with line feeds, a carriage return alone is text unless the record has
 *   `expectedCells` by then.
 * - Two quotes inside quotes are one. On one line, a quote inside quotes that neither ends the cell nor
 *   is doubled is taken as it stands, as in `"the "new" plan"` and `"x"y`; `strayQuotes` counts it.
 * - A quoted cell that goes on over lines must end properly: a quote followed by anything but a
 *   delimiter or a line end there means that the quote was never closed, and rows would be lost.
 * - A byte order mark or a space without width at either end of a cell is left out.
 *
 * @throws {ImportError} `unclosed-quote`, `cell-too-long`, `too-many-columns`,
 *   `bytes-do-not-fit-encoding`.
 */
export class RecordReader {
  /** The bytes that `starts` and `ends` point into; replaced by `refill`. */
  bytes: Buffer;
  starts = new Int32Array(4096);
  ends = new Int32Array(4096);
  /** The 1-based number of the record that was scanned last, as a spreadsheet would number it. */
  recordNumber = 0;
  /** Whether the record that was scanned last was a line with nothing in it. */
  isBlank = false;
  /** Quotes inside quoted cells that are not doubled, and the first rows that hold one. */
  readonly strayQuotes: { count: number; readonly rowNumbers: number[] } = {
    count: 0,
    rowNumbers: [],
  };
  /** How many cells a record should have, once that is known; 0 before. */
  expectedCells = 0;
  readonly file: string;
  readonly #source: ByteSource;
  readonly #limits: ReaderLimits;
  readonly #delimiter: number;
  readonly #quote: number;
  /** 1 for the bytes that end a cell outside quotes. */
  readonly #stops = new Uint8Array(256);
  /** 1 for the visible characters of ASCII that neither end a cell nor open one. */
  readonly #plain: Uint8Array;
  readonly #escaped: number[] = [];
  /** Stray quotes of the record being scanned. */
  #strayCount = 0;
  /** The quoted cell that the buffer did not hold whole: where it begins, and which it is. */
  #opened: { readonly at: number; readonly column: number } | null = null;
  #base = 0;
  #hasLineFeeds = false;
  #position = 0;
  #filled = 0;
  #isAtEnd = false;
  /** Up to here the bytes are known to be UTF-8. */
  #checkedTo = 0;

  constructor(file: string, source: ByteSource, dialect: Dialect, limits = readerLimits) {
    this.file = file;
    this.#source = source;
    this.#limits = limits;
    this.#delimiter = dialect.delimiter.charCodeAt(0);
    this.#quote = dialect.quote === '' ? -1 : dialect.quote.charCodeAt(0);
    for (const byte of [this.#delimiter, lineFeed, carriageReturn]) this.#stops[byte] = 1;
    this.#plain = visibleBut(this.#delimiter, this.#quote);
    this.bytes = Buffer.allocUnsafe(limits.bufferBytes + 4);
    this.#fill();
  }

  /**
   * Scans one record. Returns how many cells it has, or 0 when the buffer holds no whole record any
   * more: then `refill` and scan again, unless `refill` says that the file has ended.
   */
  scanRecord(base: number): number {
    const { bytes } = this;
    const highestStop = Math.max(this.#delimiter, carriageReturn);
    const quote = this.#quote;
    const delimiter = this.#delimiter;
    const plain = this.#plain;
    const filled = this.#filled;
    let at = this.#position;
    if (at >= filled) return 0;
    let starts = this.starts;
    let ends = this.ends;
    this.#base = base;
    const columnLimit = base + this.#limits.columns;
    this.#opened = null;
    let cell = base;
    let isQuoted = false;
    for (;;) {
      if (cell >= columnLimit) this.#refuseColumns();
      if (cell >= starts.length) {
        this.#growCells();
        starts = this.starts;
        ends = this.ends;
      }
      // Most cells of most surveys are one character or none; what stands behind the text is no delimiter.
      if (bytes[at + 1] === delimiter && plain[bytes[at] as number] === 1) {
        starts[cell] = at++;
        ends[cell++] = at++;
        continue;
      }
      if (bytes[at] === 0xef) at = afterMarks(bytes, at, filled);
      if (bytes[at] === quote) {
        at = this.#scanQuoted(at, cell);
        isQuoted = true;
        if (at < 0) return this.#putBack();
      } else {
        starts[cell] = at;
        for (;;) {
          const byte = bytes[at] as number;
          if (
            byte <= highestStop &&
            (byte === delimiter || byte === lineFeed || byte === carriageReturn)
          ) {
            if (byte !== carriageReturn || !this.#isText(at, cell - base + 1)) break;
          }
          at++;
        }
        ends[cell] = at;
      }
      const lastByte = bytes[(ends[cell] as number) - 1] as number;
      if (lastByte > 0x7f || (bytes[starts[cell] as number] as number) > 0xe1) {
        starts[cell] = afterMarks(bytes, starts[cell] as number, ends[cell] as number);
        ends[cell] = beforeMarks(bytes, starts[cell] as number, ends[cell] as number);
      }
      cell++;
      if (at >= filled) {
        if (!this.#isAtEnd) return this.#putBack();
        at = filled;
        break;
      }
      const stop = bytes[at++];
      if (stop === delimiter) continue;
      if (stop === lineFeed) this.#hasLineFeeds = true;
      else {
        if (at === filled && !this.#isAtEnd) return this.#putBack();
        if (bytes[at] === lineFeed && at < filled) {
          at++;
          this.#hasLineFeeds = true;
        }
      }
      break;
    }
    this.#position = at;
    this.recordNumber++;
    this.isBlank = cell === base + 1 && !isQuoted && starts[base] === ends[base];
    if (this.#escaped.length > 0) this.#unescape();
    if (this.#strayCount > 0) this.#noteStrayQuotes();
    if (this.bytes.length > this.#limits.cellBytes) this.#refuseLongCells(base, cell);
    return cell - base;
  }

  /** The cells of the record that `scanRecord(0)` scanned, as text. */
  cellTexts(cells: number): string[] {
    return Array.from({ length: cells }, (_, cell) =>
      this.bytes.toString('utf8', this.starts[cell], this.ends[cell]),
    );
  }

  /** Reads on. False at the end of the file. What `starts` and `ends` say is void after it. */
  refill(): boolean {
    if (this.#isAtEnd) return false;
    const kept = this.#filled - this.#position;
    if (this.#position === 0 && kept >= this.bytes.length - 4) this.#growBuffer(kept);
    else this.bytes.copyWithin(0, this.#position, this.#filled);
    this.#checkedTo -= this.#position;
    this.#position = 0;
    this.#filled = kept;
    this.#fill();
    return true;
  }

  #fill(): void {
    const capacity = this.bytes.length - 4;
    while (this.#filled < capacity) {
      const count = this.#source.read(this.bytes, this.#filled, capacity - this.#filled);
      if (count === 0) {
        this.#isAtEnd = true;
        break;
      }
      this.#filled += count;
    }
    this.#checkUtf8();
    // Guards: the inner loops need no check for the end of the buffer.
    this.bytes[this.#filled] = lineFeed;
    this.bytes[this.#filled + 1] = this.#quote < 0 ? lineFeed : this.#quote;
    this.bytes[this.#filled + 2] = lineFeed;
  }

  #checkUtf8(): void {
    const end = this.#isAtEnd ? this.#filled : wholeCharacters(this.bytes, this.#filled);
    const from = this.#checkedTo;
    if (end <= from) return;
    if (!isUtf8(this.bytes.subarray(from, end))) this.#refuseBytes(from, end);
    this.#checkedTo = end;
  }

  /** Returns where the cell's end is (at a stop), or -1 when the buffer ends within the cell. */
  #scanQuoted(at: number, cell: number): number {
    const { bytes } = this;
    const quote = this.#quote;
    const filled = this.#filled;
    let isEscaped = false;
    let firstStray = -1;
    let strays = 0;
    let most = filled;
    let end = at + 1;
    for (;;) {
      while (bytes[end] !== quote) end++;
      if (end >= most) {
        if (firstStray >= 0) return this.#scanLoose(at, firstStray, cell);
        return this.#isAtEnd
          ? this.#refuseOpenQuote(at, cell - this.#base + 1)
          : this.#await(at, cell);
      }
      if (end + 1 >= filled && !this.#isAtEnd) return this.#await(at, cell);
      if (bytes[end + 1] === quote && end + 1 < filled) {
        isEscaped = true;
        end += 2;
        continue;
      }
      let after = end + 1;
      while (bytes[after] === space && this.#delimiter !== space) after++;
      if (after >= filled && !this.#isAtEnd) return this.#await(at, cell);
      if (this.#stops[bytes[after] as number] === 1) {
        this.starts[cell] = at + 1;
        this.ends[cell] = end;
        if (isEscaped) this.#escaped.push(cell);
        this.#strayCount += strays;
        return after;
      }
      if (firstStray < 0) {
        if (lineEnd(bytes, at, end, this.#hasLineFeeds) < end)
          this.#refuseOpenQuote(at, cell - this.#base + 1);
        most = lineEnd(bytes, end, filled, this.#hasLineFeeds);
        if (most === filled && !this.#isAtEnd) return this.#await(at, cell);
        firstStray = end;
      }
      strays++;
      end++;
    }
  }

  /** Keeps in mind which quoted cell goes on beyond the buffer. */
  #await(at: number, cell: number): -1 {
    this.#opened = { at, column: cell - this.#base + 1 };
    return -1;
  }

  /** A cell such as `"x"y`, which nothing on its line closes: as it stands, if no delimiter is inside. */
  #scanLoose(at: number, stray: number, cell: number): number {
    const inside = this.bytes.subarray(at, stray);
    if (inside.includes(this.#delimiter)) this.#refuseOpenQuote(at, cell - this.#base + 1);
    let end = stray;
    while (this.#stops[this.bytes[end] as number] !== 1) end++;
    this.starts[cell] = at;
    this.ends[cell] = end;
    this.#strayCount++;
    return end;
  }

  #noteStrayQuotes(): void {
    const { strayQuotes } = this;
    strayQuotes.count += this.#strayCount;
    if (strayQuotes.rowNumbers.length < strayRowsListed)
      strayQuotes.rowNumbers.push(this.recordNumber);
    this.#strayCount = 0;
  }

  /** Whether a carriage return at `at`, in the cell that is number `cells` of its record, is text. */
  #isText(at: number, cells: number): boolean {
    if (!this.#hasLineFeeds || this.expectedCells === 0 || cells === this.expectedCells)
      return false;
    return at + 1 < this.#filled && this.bytes[at + 1] !== lineFeed;
  }

  /** The record goes on beyond the buffer: nothing of it counts yet. */
  #putBack(): 0 {
    this.#escaped.length = 0;
    this.#strayCount = 0;
    return 0;
  }

  /** Turns doubled quotes into one, in place, once the record is whole. */
  #unescape(): void {
    for (const cell of this.#escaped) {
      const start = this.starts[cell] as number;
      this.ends[cell] = undoubled(this.bytes, start, this.ends[cell] as number, this.#quote);
    }
    this.#escaped.length = 0;
  }

  /** Makes sure that `starts` and `ends` have room for so many cells. */
  makeCellRoom(cells: number): void {
    while (cells > this.starts.length) this.#growCells();
  }

  #growCells(): void {
    this.starts = withRoom(this.starts);
    this.ends = withRoom(this.ends);
  }

  #growBuffer(kept: number): void {
    if (kept > this.#limits.cellBytes * 2) this.#refuseLongRecord();
    const grown = Buffer.allocUnsafe((this.bytes.length - 4) * 2 + 4);
    this.bytes.copy(grown, 0, 0, kept);
    this.bytes = grown;
  }

  #refuseBytes(from: number, end: number): never {
    const bad = firstBadByte(this.bytes, from, end);
    let lines = 0;
    let lineBegins = this.#position;
    for (let at = this.#position; at < bad; at++) {
      if (this.bytes[at] !== lineFeed) continue;
      lines++;
      lineBegins = at + 1;
    }
    throw new ImportError('bytes-do-not-fit-encoding', {
      file: this.file,
      encoding: 'utf-8',
      nearRowNumber: this.recordNumber + lines + 1,
      near: textAround(this.bytes, lineBegins, bad, this.#filled),
    });
  }

  #refuseColumns(): never {
    const rowNumber = this.recordNumber + 1;
    const limit = this.#limits.columns;
    throw new ImportError('too-many-columns', { file: this.file, rowNumber, limit });
  }

  #refuseOpenQuote(at: number, column: number): never {
    const rowNumber = this.recordNumber + 1;
    const begins = this.bytes.toString('utf8', at, Math.min(this.#filled, at + 60));
    throw new ImportError('unclosed-quote', { file: this.file, rowNumber, column, begins });
  }

  #refuseLongCells(base: number, cellsEnd: number): void {
    for (let cell = base; cell < cellsEnd; cell++) {
      const bytes = (this.ends[cell] as number) - (this.starts[cell] as number);
      if (bytes > this.#limits.cellBytes) this.#refuseCell(cell - base + 1, bytes);
    }
  }

  /** A record this long has a cell that is too long, or a quote that nothing closes. */
  #refuseLongRecord(): never {
    const opened = this.#opened;
    if (opened && !this.#hasQuoteAfter(opened.at)) {
      return this.#refuseOpenQuote(opened.at, opened.column);
    }
    return this.#refuseCell(opened?.column ?? 1, this.#filled);
  }

  #hasQuoteAfter(openedAt: number): boolean {
    if (this.bytes.subarray(0, this.#filled).lastIndexOf(this.#quote) > openedAt) return true;
    return restHolds(this.#source, this.#quote, this.#limits.bufferBytes);
  }

  #refuseCell(column: number, bytes: number): never {
    throw new ImportError('cell-too-long', {
      file: this.file,
      rowNumber: this.recordNumber + (this.#position > 0 ? 0 : 1),
      column,
      bytes,
      limit: this.#limits.cellBytes,
    });
  }
}
