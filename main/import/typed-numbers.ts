import type { Category } from '#analysis/columns/column.ts';
import { missingReasonOf } from '#analysis/columns/missing-reason.ts';
import type { PlannedVariable } from '#contract/import-plan.ts';
import { categoryLimit } from './category-builder.ts';
import { type ChunkSink, roomFor, widened } from './column-builder.ts';
import { NumberReasons, numberOfCode } from './number-reasons.ts';
import type { TypedColumn, TypedValues } from './typed-file.ts';

/** The numbers of a batch. */
export type TypedNumbers = Extract<TypedValues, { type: 'number' }>;

/** Takes one column's numbers from `from` to `to` into the rows from `row` of the current chunk. */
export interface TypedNumberBuilder {
  take(numbers: TypedNumbers, from: number, to: number, row: number): void;
  flush(rows: number, sink: ChunkSink): void;
}

/** Numbers, weights and instants out of a column of numbers. */
export class NumbersAsNumbers implements TypedNumberBuilder {
  readonly #variable: number;
  readonly #reasons: NumberReasons;
  #values = new Float64Array(1024);
  #missing = new Uint8Array(1024);
  #hasMissing = false;

  constructor(variable: number, plan: PlannedVariable, column: TypedColumn) {
    this.#variable = variable;
    this.#reasons = new NumberReasons(plan, column);
  }

  take({ values, marks }: TypedNumbers, from: number, to: number, row: number): void {
    const last = row + to - from;
    if (last > this.#values.length) {
      const room = roomFor(last, this.#values.length);
      this.#values = widened(this.#values, room);
      this.#missing = widened(this.#missing, room);
    }
    const target = this.#values;
    const missing = this.#missing;
    const reasons = this.#reasons;
    const isPlain = reasons.isEmpty;
    for (let at = row, cell = from; cell < to; at++, cell++) {
      const value = values[cell] as number;
      let reason = 0;
      if (Number.isNaN(value)) {
        reason = reasons.byMark[marks === null ? 0 : (marks[cell] as number)] as number;
      } else if (!isPlain) reason = reasons.byteOf(value);
      missing[at] = reason;
      target[at] = reason === 0 ? value : 0;
      if (reason !== 0) this.#hasMissing = true;
    }
  }

  flush(rows: number, sink: ChunkSink): void {
    sink(this.#variable, {
      type: 'number',
      values: this.#values.subarray(0, rows),
      missing: this.#hasMissing ? this.#missing.subarray(0, rows) : null,
    });
    this.#hasMissing = false;
  }
}

const lowestListed = -256;
const listedCount = 8192;

/** Answers from a list out of a column of numbers; numbers that were not planned are added. */
export class NumbersAsCategories implements TypedNumberBuilder {
  /** Whether there were more answers than a list can have. */
  hasOverflowed = false;
  readonly #variable: number;
  readonly #plan: PlannedVariable;
  readonly #column: TypedColumn;
  readonly #reasons: NumberReasons;
  readonly #categories: Category[];
  /** The index of a small whole number plus one, or 0. */
  readonly #listed = new Uint16Array(listedCount);
  readonly #others = new Map<number, number>();
  /** The index of each mark's category, nothing at all first; -1 until it is met. */
  readonly #marks: Int32Array;
  #codes: Uint8Array | Uint16Array = new Uint8Array(1024);

  constructor(variable: number, plan: PlannedVariable, column: TypedColumn) {
    this.#variable = variable;
    this.#plan = plan;
    this.#column = column;
    this.#reasons = new NumberReasons(plan, column);
    this.#marks = new Int32Array(column.markCodes.length + 1).fill(-1);
    this.#categories = plan.categories.map((category) => ({ ...category }));
    this.#categories.forEach(({ code }, index) => {
      const mark = code === '' ? 0 : column.markCodes.indexOf(code) + 1;
      if (code === '' || mark > 0) this.#marks[mark] = index;
      else this.#list(numberOfCode(code, column.isInstant), index);
    });
  }

  take({ values, marks }: TypedNumbers, from: number, to: number, row: number): void {
    const last = row + to - from;
    if (last > this.#codes.length)
      this.#codes = widened(this.#codes, roomFor(last, this.#codes.length));
    const listed = this.#listed;
    let codes = this.#codes;
    for (let at = row, cell = from; cell < to; at++, cell++) {
      const value = values[cell] as number;
      const place = value - lowestListed;
      const known =
        place >= 0 && place < listedCount && place === (place | 0) ? (listed[place] as number) : 0;
      const code =
        known > 0 ? known - 1 : this.#indexOf(value, marks === null ? 0 : (marks[cell] as number));
      if (code > 255 && codes instanceof Uint8Array) {
        codes = Uint16Array.from(codes);
        this.#codes = codes;
      }
      codes[at] = code;
    }
  }

  flush(rows: number, sink: ChunkSink): void {
    const codes = this.#codes.subarray(0, rows);
    sink(this.#variable, { type: 'category', codes, categories: [], order: [] });
  }

  /**
   * The answers in the order of storage, and as people read them: as planned, then those that were not
   * planned by their numbers, then the missing ones. On a scale all answers stand by their values.
   */
  categories(): { readonly categories: readonly Category[]; readonly order: readonly number[] } {
    const categories = this.#categories;
    const planned = this.#plan.categories.length;
    const isByValue =
      this.#plan.kind === 'scale' &&
      categories.length > planned &&
      categories.every(
        ({ code, value, missing }) => missing !== null || value === null || value === Number(code),
      );
    const rank = (index: number): number => {
      const { missing, value } = categories[index] as Category;
      if (missing !== null) return 3;
      if (isByValue) return value === null ? 1 : 0;
      return index < planned ? 0 : 2;
    };
    const order = categories.map((_, index) => index);
    order.sort((a, b) => {
      if (rank(a) !== rank(b)) return rank(a) - rank(b);
      const [first, second] = [categories[a] as Category, categories[b] as Category];
      if (rank(a) === 0 && isByValue) return (first.value as number) - (second.value as number);
      return rank(a) === 2 ? Number(first.code) - Number(second.code) : a - b;
    });
    return { categories, order };
  }

  #indexOf(value: number, mark: number): number {
    if (Number.isNaN(value)) return this.#indexOfMark(mark);
    const known = this.#others.get(value);
    if (known !== undefined) return known;
    if (this.#categories.length >= categoryLimit) {
      this.hasOverflowed = true;
      return 0;
    }
    const missing = missingReasonOf(this.#reasons.byteOf(value));
    const code = numberText(value, this.#column.isInstant);
    const worth = missing === null && this.#plan.kind === 'scale' ? value : null;
    const index = this.#categories.push({ code, label: code, value: worth, missing }) - 1;
    this.#list(value, index);
    return index;
  }

  #indexOfMark(mark: number): number {
    const known = this.#marks[mark] as number;
    if (known >= 0) return known;
    const code = mark === 0 ? '' : (this.#column.markCodes[mark - 1] as string);
    const missing = missingReasonOf(this.#reasons.byMark[mark] as number);
    const index = this.#categories.push({ code, label: code, value: null, missing }) - 1;
    this.#marks[mark] = index;
    return index;
  }

  #list(value: number, index: number): void {
    if (Number.isNaN(value)) return;
    const place = value - lowestListed;
    const isListed = Number.isInteger(place) && place >= 0 && place < listedCount;
    if (isListed && this.#listed[place] === 0) this.#listed[place] = index + 1;
    else if (!isListed && !this.#others.has(value)) this.#others.set(value, index);
  }
}

const noBytes = new Uint8Array(0);

/** Text and ids out of a column of numbers: each number as JavaScript writes it, instants as ISO 8601. */
export class NumbersAsText implements TypedNumberBuilder {
  readonly #variable: number;
  readonly #reasons: NumberReasons;
  readonly #isInstant: boolean;
  #offsets = new Int32Array(1025);
  #bytes = Buffer.alloc(1 << 14);
  #missing = new Uint8Array(1024);
  #hasMissing = false;

  constructor(variable: number, plan: PlannedVariable, column: TypedColumn) {
    this.#variable = variable;
    this.#reasons = new NumberReasons(plan, column);
    this.#isInstant = column.isInstant;
  }

  take({ values, marks }: TypedNumbers, from: number, to: number, row: number): void {
    const last = row + to - from;
    if (last > this.#missing.length) {
      const room = roomFor(last, this.#missing.length);
      this.#offsets = widened(this.#offsets, room + 1);
      this.#missing = widened(this.#missing, room);
    }
    for (let at = row, cell = from; cell < to; at++, cell++) {
      const value = values[cell] as number;
      const reason = Number.isNaN(value)
        ? (this.#reasons.byMark[marks === null ? 0 : (marks[cell] as number)] as number)
        : this.#reasons.byteOf(value);
      const offset = this.#offsets[at] as number;
      this.#missing[at] = reason;
      if (reason !== 0) this.#hasMissing = true;
      this.#offsets[at + 1] = reason === 0 ? this.#append(value, offset) : offset;
    }
  }

  flush(rows: number, sink: ChunkSink): void {
    const end = this.#offsets[rows] as number;
    sink(this.#variable, {
      type: 'text',
      offsets: this.#offsets.subarray(0, rows + 1),
      bytes: end === 0 ? noBytes : this.#bytes.subarray(0, end),
      missing: this.#hasMissing ? this.#missing.subarray(0, rows) : null,
    });
    this.#hasMissing = false;
  }

  #append(value: number, offset: number): number {
    if (offset + 40 > this.#bytes.length) {
      const grown = Buffer.alloc(this.#bytes.length * 2);
      this.#bytes.copy(grown, 0, 0, offset);
      this.#bytes = grown;
    }
    return offset + this.#bytes.write(numberText(value, this.#isInstant), offset, 'latin1');
  }
}

const lastInstantMs = 8.64e15;

/** A number as it stands in a code or a text; an instant as ISO 8601, without its time at midnight. */
export function numberText(value: number, isInstant: boolean): string {
  if (!isInstant || Math.abs(value) > lastInstantMs) return String(value === 0 ? 0 : value);
  const text = new Date(value).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, -14) : text;
}
