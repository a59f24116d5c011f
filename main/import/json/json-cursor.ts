import type { ByteSource } from '../byte-source.ts';
import { ImportError } from '../import-error.ts';

const quote = 0x22;
const backslash = 0x5c;
const firstWindowBytes = 1 << 18;

/** Bounds of what is read of a JSON file. */
export const jsonLimits = {
  /** How deep values may be nested. */
  depth: 256,
  /** The longest record. */
  recordBytes: 64 << 20,
};

/** A whole value, as its bytes stand in the file; they stay true until the cursor moves on. */
export interface TakenValue {
  readonly bytes: Buffer;
  /** Where the value begins in the file's text, from 0. */
  readonly byte: number;
  /** How many keys the objects in it have altogether, repeated ones included. */
  readonly keyCount: number;
  /** Whether it holds numbers of more than 15 digits, which a double may not keep. */
  readonly hasLongNumbers: boolean;
}

/**
 * Walks through JSON text from its start, value by value, with memory that does not grow with the file.
 *
 * It finds where values begin and end by their quotes and brackets; that what stands between is JSON is
 * for `parseRecord` to see. Whoever moves it sets `recordNumber`, which errors then name.
 *
 * @throws {ImportError} `file-damaged` with `byte` (from 1) and, inside a record, `rowNumber`.
 */
export class JsonCursor {
  readonly #file: string;
  readonly #source: ByteSource;
  #window: Buffer = Buffer.allocUnsafe(firstWindowBytes);
  #at = 0;
  #end = 0;
  #before = 0;
  #isAtEnd = false;
  /** The number of the record at hand, from 1; 0 outside of records. */
  recordNumber = 0;

  constructor(file: string, source: ByteSource) {
    this.#file = file;
    this.#source = source;
    this.#need(3);
    const [first, second, third] = this.#window;
    if (this.#end >= 3 && first === 0xef && second === 0xbb && third === 0xbf) this.#at = 3;
  }

  /** How many bytes of the text have been passed. */
  get byte(): number {
    return this.#before + this.#at;
  }

  /** The next byte that is no white space, without passing it; -1 at the end. */
  peek(): number {
    for (;;) {
      while (this.#at < this.#end) {
        const byte = this.#window[this.#at] as number;
        if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return byte;
        this.#at++;
      }
      if (!this.#need(1)) return -1;
    }
  }

  /** Passes a character if it comes next. */
  passes(character: string): boolean {
    if (this.peek() !== character.charCodeAt(0)) return false;
    this.#at++;
    return true;
  }

  /** Passes a character that must come next. */
  expect(character: string, place: string): void {
    if (this.passes(character)) return;
    throw this.damage(
      this.peek() < 0 ? `The file ends ${place}.` : `“${character}” is missing ${place}.`,
    );
  }

  /** Passes what the pattern says if the next bytes are so; looks at 200 of them. */
  passesPattern(pattern: RegExp): boolean {
    this.peek();
    this.#need(200);
    const text = this.#window.toString('latin1', this.#at, Math.min(this.#end, this.#at + 200));
    const found = pattern.exec(text);
    if (found?.index !== 0) return false;
    this.#at += found[0].length;
    return true;
  }

  /** The error that the file is damaged here. */
  damage(reason: string, byte = this.byte): ImportError {
    const record = this.recordNumber > 0 ? { rowNumber: this.recordNumber } : {};
    return new ImportError('file-damaged', {
      file: this.#file,
      format: 'JSON',
      ...record,
      byte: byte + 1,
      reason,
    });
  }

  /** Takes the next value whole. */
  take(): TakenValue {
    this.peek();
    return this.#scan(true);
  }

  /** Passes the next value, however long it is. */
  skip(): void {
    this.peek();
    this.#scan(false);
  }

  close(): void {
    this.#source.close();
  }

  /** One loop over bytes: it passes every byte of the file, twice. */
  #scan(isKept: boolean): TakenValue {
    const start = this.byte;
    let depth = 0;
    let keyCount = 0;
    let digits = 0;
    let hasLongNumbers = false;
    let isInString = false;
    let isEscaped = false;
    let window = this.#window;
    let end = this.#end;
    const taken = (past: number): TakenValue => this.#taken(start, past, keyCount, hasLongNumbers);
    for (let at = this.#at; ; at++) {
      if (at === end) {
        const offset = this.#goOn(isKept, at, start);
        if (offset < 0) {
          if (depth === 0 && !isInString && this.#end > this.#at) return taken(this.#end);
          throw this.damage('The file ends in the middle of a value.', this.#before + this.#end);
        }
        window = this.#window;
        end = this.#end;
        at = this.#at + offset;
      }
      let byte = window[at] as number;
      if (isInString) {
        if (isEscaped) {
          isEscaped = false;
          continue;
        }
        // Most bytes of most records stand in texts.
        while (byte !== quote && byte !== backslash && at + 1 < end) byte = window[++at] as number;
        if (byte === backslash) isEscaped = true;
        else if (byte === quote) {
          isInString = false;
          if (depth === 0) return taken(at + 1);
        }
        continue;
      }
      if (byte >= 0x30 && byte <= 0x39) {
        if (++digits === 16) hasLongNumbers = true;
        continue;
      }
      digits = 0;
      if (byte === quote) isInString = true;
      else if (byte === 0x3a) keyCount++;
      else if (byte === 0x7b || byte === 0x5b) {
        if (++depth > jsonLimits.depth) throw this.#tooDeep(at);
      } else if (byte === 0x7d || byte === 0x5d) {
        if (depth === 0) return taken(at);
        if (--depth === 0) return taken(at + 1);
      } else if (depth === 0 && isScalarEnd(byte)) return taken(at);
    }
  }

  /** Reads on in the middle of a value; how far into the window's rest the value now is, -1 at the end. */
  #goOn(isKept: boolean, at: number, start: number): number {
    if (!isKept) {
      // One byte stays, so that a bare word at the end of the file is seen to be one.
      this.#at = Math.max(this.#at, at - 1);
    }
    const offset = at - this.#at;
    if (isKept && offset > jsonLimits.recordBytes) throw this.#tooLong(start);
    return this.#need(offset + 1) ? offset : -1;
  }

  #taken(start: number, past: number, keyCount: number, hasLongNumbers: boolean): TakenValue {
    const bytes = this.#window.subarray(this.#at, past);
    this.#at = past;
    return { bytes, byte: start, keyCount, hasLongNumbers };
  }

  #tooDeep(at: number): ImportError {
    const reason = `Values are nested more than ${jsonLimits.depth} deep.`;
    return this.damage(reason, this.#before + at);
  }

  #tooLong(start: number): ImportError {
    return this.damage(`A record is longer than ${jsonLimits.recordBytes >> 20} MB.`, start);
  }

  /** Makes sure that `count` bytes from here are in the window; false where the text ends before. */
  #need(count: number): boolean {
    while (this.#end - this.#at < count && !this.#isAtEnd) {
      if (this.#at > 0) {
        this.#window.copyWithin(0, this.#at, this.#end);
        this.#before += this.#at;
        this.#end -= this.#at;
        this.#at = 0;
      }
      if (this.#end === this.#window.length) {
        const wider = Buffer.allocUnsafe(this.#window.length * 2);
        this.#window.copy(wider, 0, 0, this.#end);
        this.#window = wider;
      }
      const read = this.#source.read(this.#window, this.#end, this.#window.length - this.#end);
      if (read === 0) this.#isAtEnd = true;
      this.#end += read;
    }
    return this.#end - this.#at >= count;
  }
}

function isScalarEnd(byte: number): boolean {
  return byte === 0x2c || byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
