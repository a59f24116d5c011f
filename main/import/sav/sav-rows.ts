import type { Interruption } from '#analysis/interruption.ts';
import type { TypedBatch, TypedValues } from '../typed-file.ts';
import type { RowBytes } from './sav-bytes.ts';
import type { SavDictionary, SavVariable } from './sav-dictionary.ts';
import { isInstantFormat, secondsFrom1582To1970 } from './sav-formats.ts';
import { damaged } from './sav-input.ts';
import { SavTexts } from './sav-text.ts';

const batchBytes = 4 << 20;
const mostRows = 4096;
const bufferBytes = 1 << 20;
const slotBytes = 8;

/** What stands in a slot: nothing that is wanted, a piece of a string, or a number at this place. */
const unwanted = -1;
const string = -2;

const code = { nothing: 0, end: 252, literal: 253, spaces: 254, systemMissing: 255 } as const;

/**
 * The rows of an SPSS file, the columns that are asked for only, a few thousand rows at a time. Numbers:
 * NaN is the system-missing value; dates and times of the calendar are milliseconds since 1970.
 *
 * @throws {ImportError} `file-damaged` with the row and the byte.
 */
export class SavRows {
  readonly #dictionary: SavDictionary;
  readonly #bytes: RowBytes;
  readonly #wanted: readonly number[];
  readonly #batchRows: number;
  readonly #targets: Int32Array;
  readonly #numbers: Float64Array[] = [];
  readonly #instants: boolean[] = [];
  readonly #texts: SavTexts[] = [];
  /** A row's strings as they stand in it. */
  readonly #cells: Buffer;
  readonly #small = new Float64Array(256);
  readonly #buffer: Buffer;
  readonly #view: DataView;
  #at = 0;
  #end = 0;
  #isDrained = false;
  /** Where the codes being worked off stand, and how many of the eight are done. */
  readonly #codes = new Uint8Array(slotBytes);
  #codesDone = slotBytes;
  #hasEnded = false;
  #rows = 0;

  constructor(dictionary: SavDictionary, bytes: RowBytes, wanted: readonly number[]) {
    this.#dictionary = dictionary;
    this.#bytes = bytes;
    this.#wanted = wanted;
    const { slots } = dictionary;
    const rowBytes = slots * slotBytes;
    this.#batchRows = Math.max(1, Math.min(mostRows, Math.floor(batchBytes / rowBytes)));
    this.#targets = new Int32Array(slots).fill(unwanted);
    this.#cells = Buffer.alloc(rowBytes);
    this.#buffer = Buffer.alloc(Math.max(bufferBytes, 2 * rowBytes));
    this.#view = new DataView(this.#buffer.buffer, this.#buffer.byteOffset, this.#buffer.length);
    for (let small = 0; small < 256; small++) this.#small[small] = small - dictionary.bias;
    for (const place of wanted) this.#addColumn(dictionary.variables[place] as SavVariable);
  }

  *batches(interruption: Interruption): Generator<TypedBatch, void, void> {
    const { rowCount } = this.#dictionary;
    for (;;) {
      interruption.report('reading', this.#rows, rowCount);
      const most = Math.min(this.#batchRows, (rowCount ?? Number.POSITIVE_INFINITY) - this.#rows);
      const rows = this.#readBatch(most);
      if (rows > 0) yield { rows, columns: this.#columns(rows) };
      if (rows < most || rows === 0) break;
    }
    if (rowCount !== null && this.#rows < rowCount) {
      throw this.#damaged(
        `It says that it has ${rowCount.toLocaleString('en-US')} rows and ends after ${this.#rows.toLocaleString('en-US')}.`,
      );
    }
  }

  #addColumn(variable: SavVariable): void {
    const { slot, width, segments } = variable;
    if (width === 0) {
      this.#targets[slot] = this.#numbers.length;
      this.#numbers.push(new Float64Array(this.#batchRows));
      this.#instants.push(isInstantFormat(variable.format));
      return;
    }
    for (const { byte, used } of segments) {
      for (let at = byte / slotBytes; at < (byte + used) / slotBytes; at++) {
        this.#targets[at] = string;
      }
    }
    this.#texts.push(new SavTexts(segments, width, this.#dictionary.encoding, this.#batchRows));
  }

  #columns(rows: number): readonly TypedValues[] {
    let numbers = 0;
    let texts = 0;
    return this.#wanted.map((place): TypedValues => {
      if (this.#dictionary.variables[place]?.width === 0) {
        const values = this.#numbers[numbers] as Float64Array;
        if (this.#instants[numbers++] === true) toMilliseconds(values, rows);
        return { type: 'number', values, marks: null };
      }
      const { offsets, bytes } = this.#texts[texts++] as SavTexts;
      return { type: 'text', offsets, bytes };
    });
  }

  #readBatch(most: number): number {
    const isCompressed = this.#dictionary.compression !== 'none';
    const rowBytes = this.#targets.length * slotBytes;
    let rows = 0;
    while (rows < most) {
      this.#refill(rowBytes);
      const isRow = isCompressed ? this.#readCompressedRow(rows) : this.#readPlainRow(rows);
      if (!isRow) break;
      for (const texts of this.#texts) texts.take(rows, this.#cells);
      rows++;
      this.#rows++;
    }
    return rows;
  }

  #readPlainRow(row: number): boolean {
    if (this.#at >= this.#end) return false;
    const targets = this.#targets;
    if (this.#end - this.#at < targets.length * slotBytes) throw this.#cut();
    for (let slot = 0; slot < targets.length; slot++) {
      const target = targets[slot] as number;
      if (target >= 0) this.#takeNumber(target, row);
      else if (target === string) this.#takeBytes(slot);
      this.#at += slotBytes;
    }
    return true;
  }

  #readCompressedRow(row: number): boolean {
    if (this.#hasEnded) return false;
    const targets = this.#targets;
    const codes = this.#codes;
    for (let slot = 0; slot < targets.length; ) {
      if (this.#codesDone === slotBytes && !this.#nextCodes()) {
        if (slot > 0) throw this.#cut();
        return false;
      }
      const next = codes[this.#codesDone++] as number;
      if (next === code.nothing) continue;
      if (next === code.end) {
        this.#hasEnded = true;
        if (slot > 0) throw this.#cut();
        return false;
      }
      const target = targets[slot] as number;
      if (next === code.literal) {
        this.#refill(slotBytes);
        if (this.#end - this.#at < slotBytes) throw this.#cut();
        if (target >= 0) this.#takeNumber(target, row);
        else if (target === string) this.#takeBytes(slot);
        this.#at += slotBytes;
      } else if (target >= 0) {
        (this.#numbers[target] as Float64Array)[row] = this.#shortNumber(next);
      } else if (target === string) this.#takeShort(slot, next);
      slot++;
    }
    return true;
  }

  /** A number that its code stands for; eight spaces are no number. */
  #shortNumber(next: number): number {
    return next >= code.spaces ? Number.NaN : (this.#small[next] as number);
  }

  #takeShort(slot: number, next: number): void {
    const at = slot * slotBytes;
    if (next === code.spaces) {
      for (let place = at; place < at + slotBytes; place++) this.#cells[place] = 0x20;
    } else {
      const { sysmis, isLittleEndian } = this.#dictionary;
      const value = next === code.systemMissing ? sysmis : (this.#small[next] as number);
      if (isLittleEndian) this.#cells.writeDoubleLE(value, at);
      else this.#cells.writeDoubleBE(value, at);
    }
  }

  #takeNumber(target: number, row: number): void {
    const value = this.#view.getFloat64(this.#at, this.#dictionary.isLittleEndian);
    (this.#numbers[target] as Float64Array)[row] =
      value === this.#dictionary.sysmis ? Number.NaN : value;
  }

  #takeBytes(slot: number): void {
    const cells = this.#cells;
    const buffer = this.#buffer;
    let to = slot * slotBytes;
    for (let at = this.#at; at < this.#at + slotBytes; at++) cells[to++] = buffer[at] as number;
  }

  #nextCodes(): boolean {
    this.#refill(slotBytes);
    if (this.#end - this.#at < slotBytes) {
      if (this.#end > this.#at) throw this.#cut();
      return false;
    }
    for (let index = 0; index < slotBytes; index++) {
      this.#codes[index] = this.#buffer[this.#at + index] as number;
    }
    this.#at += slotBytes;
    this.#codesDone = 0;
    return true;
  }

  /** Makes sure that so many bytes are in the buffer, or all that are left. */
  #refill(needed: number): void {
    if (this.#isDrained || this.#end - this.#at >= needed) return;
    this.#buffer.copyWithin(0, this.#at, this.#end);
    this.#end -= this.#at;
    this.#at = 0;
    while (this.#end < this.#buffer.length) {
      const room = this.#buffer.length - this.#end;
      const count = this.#bytes.read(this.#buffer, this.#end, room);
      if (count === 0) {
        this.#isDrained = true;
        break;
      }
      this.#end += count;
    }
  }

  #cut(): Error {
    return this.#damaged('It ends in the middle of a row.');
  }

  #damaged(reason: string): Error {
    const byte = Math.max(0, this.#bytes.position - (this.#end - this.#at));
    return damaged(this.#dictionary.file, reason, { row: this.#rows + 1, byte });
  }
}

/** Seconds since the calendar of 1582 as milliseconds since 1970. */
function toMilliseconds(values: Float64Array, rows: number): void {
  for (let row = 0; row < rows; row++) {
    values[row] = Math.round(((values[row] as number) - secondsFrom1582To1970) * 1000);
  }
}
