import type { Category } from '#analysis/columns/column.ts';
import type { MissingReason } from '#analysis/columns/missing-reason.ts';
import type { PlannedVariable } from '#contract/import-plan.ts';
import { ByteDictionary, type CellBatch, trimmedEnd, trimmedStart } from './byte-dictionary.ts';
import { type ChunkSink, type ColumnBuilder, roomFor, widened } from './column-builder.ts';

/** More answers than this are no list of answers: the column becomes text. */
export const categoryLimit = 4096;

/** A cell with an answer becomes the number of that answer; answers not planned are added. */
export class CategoryBuilder implements ColumnBuilder {
  /** Whether there were more answers than a list can have. */
  hasOverflowed = false;
  readonly #variable: number;
  readonly #column: number;
  readonly #plan: PlannedVariable;
  readonly #dictionary = new ByteDictionary(categoryLimit);
  #codes: Uint8Array | Uint16Array = new Uint8Array(1024);

  constructor(variable: number, column: number, plan: PlannedVariable) {
    this.#variable = variable;
    this.#column = column;
    this.#plan = plan;
    for (const category of plan.categories) this.#dictionary.indexOfText(category.code);
  }

  take(batch: CellBatch, from: number, to: number, row: number): void {
    const { bytes, starts, ends, width } = batch;
    const dictionary = this.#dictionary;
    const { single } = dictionary;
    const last = row + to - from;
    if (last > this.#codes.length)
      this.#codes = widened(this.#codes, roomFor(last, this.#codes.length));
    let codes = this.#codes;
    let cell = from * width + this.#column;
    for (let at = row; at < last; at++, cell += width) {
      const start = starts[cell] as number;
      const end = ends[cell] as number;
      const known = end - start === 1 ? (single[bytes[start] as number] as number) : 0;
      const code = known > 0 ? known - 1 : indexOfTrimmed(dictionary, bytes, start, end);
      if (code > 255 && codes instanceof Uint8Array) {
        codes = Uint16Array.from(codes);
        this.#codes = codes;
      }
      if (code < 0) this.hasOverflowed = true;
      codes[at] = code;
    }
  }

  flush(rows: number, sink: ChunkSink): void {
    sink(this.#variable, {
      type: 'category',
      codes: this.#codes.subarray(0, rows),
      categories: [],
      order: [],
    });
  }

  /** The answers in the order of storage, and in the order in which people read them. */
  categories(): { readonly categories: readonly Category[]; readonly order: readonly number[] } {
    const planned = this.#plan.categories;
    const categories: Category[] = planned.map((category) => ({ ...category }));
    for (let index = categories.length; index < this.#dictionary.size; index++) {
      categories.push(unplannedCategory(this.#dictionary.textAt(index), this.#plan));
    }
    const order = categories.map((_, index) => index);
    const rank = (index: number): number => {
      if (categories[index]?.missing !== null) return 2;
      return index >= planned.length ? 1 : 0;
    };
    order.sort((a, b) => rank(a) - rank(b) || a - b);
    return { categories, order };
  }
}

function indexOfTrimmed(
  dictionary: ByteDictionary,
  bytes: Uint8Array,
  from: number,
  to: number,
): number {
  if (from === to) return dictionary.indexOf(bytes, from, to);
  const isTight = isInk(bytes[from] as number) && isInk(bytes[to - 1] as number);
  const start = isTight ? from : trimmedStart(bytes, from, to);
  const end = isTight ? to : trimmedEnd(bytes, start, to);
  return dictionary.indexOf(bytes, start, end);
}

/** A visible ASCII character: nothing to trim next to it. */
function isInk(byte: number): boolean {
  return byte > 0x20 && byte < 0x80;
}

function unplannedCategory(code: string, plan: PlannedVariable): Category {
  const missing: MissingReason | null =
    code === '' ? 'no-answer' : (plan.missing.find((entry) => entry.code === code)?.reason ?? null);
  const label = code.replace(/[\s\u00a0]+/gu, ' ').trim();
  return { code, label, value: null, missing };
}
