import type { SavMeasure, SavValue } from './sav-dictionary.ts';

/** Decodes the texts of one file. */
export type DecodeText = (bytes: Uint8Array) => string;

/** A text without the spaces (and NULs) that fill it up. */
export function unpadded(text: string): string {
  return text.replace(/[ \0]+$/u, '');
}

/** Pairs of "key=value" between separators, keys in capitals; what is no pair is passed over. */
export function keyedTexts(text: string, separator: RegExp): ReadonlyMap<string, string> {
  const pairs = text.split(separator).flatMap((part): [string, string][] => {
    const at = part.indexOf('=');
    if (at <= 0) return [];
    return [[part.slice(0, at).trim().toUpperCase(), unpadded(part.slice(at + 1))]];
  });
  return new Map(pairs);
}

const measures: readonly SavMeasure[] = ['unknown', 'nominal', 'ordinal', 'scale'];

/** The measurement level of each variable record, in order; an empty list where the record is none. */
export function readMeasures(
  bytes: Buffer | undefined,
  recordCount: number,
  isLittleEndian: boolean,
): readonly SavMeasure[] {
  if (bytes === undefined) return [];
  const perVariable = bytes.length / 4 / recordCount;
  if (perVariable !== 2 && perVariable !== 3) return [];
  return Array.from({ length: recordCount }, (_, index) => {
    const at = index * perVariable * 4;
    const code = isLittleEndian ? bytes.readInt32LE(at) : bytes.readInt32BE(at);
    return measures[code] ?? 'unknown';
  });
}

/** A multiple-response set as the file writes it. */
export interface RawSet {
  readonly name: string;
  readonly label: string;
  readonly kind: 'dichotomies' | 'categories';
  readonly counted: string | null;
  readonly isLabelledByValue: boolean;
  readonly variables: readonly string[];
}

/**
 * Reads the lines of a multiple-response record: "$a=C 5 Brand v1 v2", "$b=D1 1 5 Media v3 v4",
 * "$c=E 1 3 Yes 0  v5 v6". Lengths count bytes. Lines that break the form are passed over.
 */
export function readSets(bytes: Buffer | undefined, decode: DecodeText): readonly RawSet[] {
  if (bytes === undefined) return [];
  const sets: RawSet[] = [];
  const reader = new SetReader(bytes, decode);
  while (!reader.isAtEnd) {
    const set = reader.next();
    if (set) sets.push(set);
  }
  return sets;
}

const newline = 0x0a;
const space = 0x20;

class SetReader {
  readonly #bytes: Buffer;
  readonly #decode: DecodeText;
  #at = 0;

  constructor(bytes: Buffer, decode: DecodeText) {
    this.#bytes = bytes;
    this.#decode = decode;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  next(): RawSet | null {
    const set = this.#set();
    if (set === null) this.#skipLine();
    return set;
  }

  #set(): RawSet | null {
    const equals = this.#bytes.indexOf(0x3d, this.#at);
    if (equals < 0) return null;
    const name = this.#decode(this.#bytes.subarray(this.#at, equals)).trim();
    this.#at = equals + 1;
    const kind = String.fromCharCode(this.#bytes[this.#at] ?? 0);
    if (name === '' || name.includes('\n') || !['C', 'D', 'E'].includes(kind)) return null;
    this.#at++;
    let isLabelledByValue = false;
    let counted: string | null = null;
    if (kind === 'E') {
      this.#skipSpaces();
      const flag = this.#digits();
      if (flag === null) return null;
      isLabelledByValue = true;
    }
    if (kind !== 'C') {
      counted = this.#counted();
      if (counted === null) return null;
    }
    const label = this.#counted();
    if (label === null) return null;
    const end = this.#bytes.indexOf(newline, this.#at);
    const rest = this.#bytes.subarray(this.#at, end < 0 ? this.#bytes.length : end);
    this.#at = end < 0 ? this.#bytes.length : end + 1;
    const variables = this.#decode(rest)
      .split(/[ \0]+/u)
      .filter((word) => word !== '');
    return {
      name,
      label,
      kind: kind === 'C' ? 'categories' : 'dichotomies',
      counted: counted === null ? null : counted.trim(),
      isLabelledByValue,
      variables,
    };
  }

  /** A text after its length and a space. */
  #counted(): string | null {
    this.#skipSpaces();
    const length = this.#digits();
    if (length === null || this.#bytes[this.#at] !== space) return null;
    const start = this.#at + 1;
    if (start + length > this.#bytes.length) return null;
    this.#at = start + length;
    return this.#decode(this.#bytes.subarray(start, start + length));
  }

  #digits(): number | null {
    const start = this.#at;
    while ((this.#bytes[this.#at] ?? 0) >= 0x30 && (this.#bytes[this.#at] ?? 0) <= 0x39) this.#at++;
    if (this.#at === start || this.#at - start > 9) return null;
    return Number(this.#bytes.toString('latin1', start, this.#at));
  }

  #skipSpaces(): void {
    while (this.#bytes[this.#at] === space) this.#at++;
  }

  #skipLine(): void {
    const end = this.#bytes.indexOf(newline, this.#at);
    this.#at = end < 0 ? this.#bytes.length : end + 1;
  }
}

/** Labels of the values of one string of more than eight bytes. */
export interface LongLabels {
  readonly name: string;
  readonly labels: readonly { readonly value: SavValue; readonly label: string }[];
}

/** A piece of an extension record that is read in order; what lies beyond its end is null. */
class Pieces {
  readonly #bytes: Buffer;
  readonly #isLittleEndian: boolean;
  #at = 0;

  constructor(bytes: Buffer, isLittleEndian: boolean) {
    this.#bytes = bytes;
    this.#isLittleEndian = isLittleEndian;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  int32(): number | null {
    const bytes = this.take(4);
    if (bytes === null) return null;
    return this.#isLittleEndian ? bytes.readInt32LE(0) : bytes.readInt32BE(0);
  }

  take(count: number): Buffer | null {
    if (!(count >= 0 && count <= this.#bytes.length - this.#at)) return null;
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }

  counted(): Buffer | null {
    const length = this.int32();
    return length === null ? null : this.take(length);
  }
}

/** Reads the labels of long strings; null at the first piece that breaks the form ends the list. */
export function readLongLabels(
  bytes: Buffer | undefined,
  isLittleEndian: boolean,
  decode: DecodeText,
): readonly LongLabels[] {
  if (bytes === undefined) return [];
  const pieces = new Pieces(bytes, isLittleEndian);
  const all: LongLabels[] = [];
  while (!pieces.isAtEnd) {
    const name = pieces.counted();
    const width = pieces.int32();
    const count = pieces.int32();
    if (name === null || width === null || count === null) break;
    const labels: { readonly value: SavValue; readonly label: string }[] = [];
    for (let index = 0; index < count; index++) {
      const value = pieces.counted();
      const label = pieces.counted();
      if (value === null || label === null) break;
      labels.push({ value: unpadded(decode(value)), label: unpadded(decode(label)) });
    }
    all.push({ name: decode(name), labels });
  }
  return all;
}

/** Reads the missing values of long strings, by name. */
export function readLongMissing(
  bytes: Buffer | undefined,
  isLittleEndian: boolean,
  decode: DecodeText,
): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, readonly string[]>();
  if (bytes === undefined) return all;
  const pieces = new Pieces(bytes, isLittleEndian);
  while (!pieces.isAtEnd) {
    const name = pieces.counted();
    const count = pieces.take(1)?.[0];
    const length = pieces.int32();
    if (name === null || count === undefined || length === null) break;
    const values: string[] = [];
    for (let index = 0; index < count; index++) {
      const value = pieces.take(length);
      if (value === null) break;
      values.push(unpadded(decode(value)));
    }
    all.set(decode(name), values);
  }
  return all;
}
