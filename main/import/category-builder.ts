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
  readonly #dictionary = new ByteDictionary(categoryLimit);
  readonly #merging: AnswerMerging;
  #codes: Uint8Array | Uint16Array = new Uint8Array(1024);

  constructor(variable: number, column: number, plan: PlannedVariable) {
    this.#variable = variable;
    this.#column = column;
    this.#merging = new AnswerMerging(plan);
    for (const { code } of this.#merging.planned) this.#dictionary.indexOfText(code);
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
    const codes = this.#codes.subarray(0, rows);
    const places = this.#places();
    if (places !== null)
      for (let row = 0; row < rows; row++) codes[row] = places[codes[row] as number] as number;
    sink(this.#variable, {
      type: 'category',
      codes,
      categories: [],
      order: [],
    });
  }

  /** The answers in the order of storage, and in the order in which people read them. */
  categories(): { readonly categories: readonly Category[]; readonly order: readonly number[] } {
    this.#places();
    const { categories, plannedCount } = this.#merging;
    const order = categories.map((_, index) => index);
    const rank = (index: number): number => {
      if (categories[index]?.missing !== null) return 2;
      return index >= plannedCount ? 1 : 0;
    };
    order.sort((a, b) => rank(a) - rank(b) || a - b);
    return { categories, order };
  }

  /** Where each cell met so far stands among the answers; null where each has a place of its own. */
  #places(): readonly number[] | null {
    const { size } = this.#dictionary;
    for (let index = this.#merging.places.length; index < size; index++) {
      const code = this.#dictionary.textAt(index);
      this.#merging.add(index < this.#merging.planned.length ? null : code);
    }
    return this.#merging.hasMerged ? this.#merging.places : null;
  }
}

/**
 * Cells that mean the same answer: planned with one label and value, or the same whole number written
 * otherwise ("1" and "1.0").
 */
class AnswerMerging {
  readonly categories: Category[] = [];
  /** For each cell met, in order: the place of its answer. */
  readonly places: number[] = [];
  plannedCount = 0;
  hasMerged = false;
  /** The planned answers, one for each code. */
  readonly planned: readonly Category[];
  readonly #plan: PlannedVariable;
  readonly #placeByMeaning = new Map<string, number>();
  readonly #placeByNumber = new Map<string, number>();

  constructor(plan: PlannedVariable) {
    this.#plan = plan;
    const byCode = new Map<string, Category>();
    for (const category of plan.categories) {
      if (!byCode.has(category.code)) byCode.set(category.code, { ...category });
    }
    this.planned = [...byCode.values()];
  }

  /** Takes the next cell: a planned one (null), or a text that no plan has. */
  add(unplanned: string | null): void {
    const planned = this.planned[this.places.length];
    const category =
      unplanned === null && planned ? planned : unplannedCategory(unplanned ?? '', this.#plan);
    const meaning = JSON.stringify([category.label, category.value, category.missing]);
    const number = unplanned === null ? '' : wholeNumberOf(category.code);
    const known =
      (category.code === '' ? undefined : this.#placeByMeaning.get(meaning)) ??
      (number === '' ? undefined : this.#placeByNumber.get(number));
    const place = known ?? this.categories.length;
    if (known === undefined) {
      this.categories.push(category);
      if (unplanned === null) this.plannedCount++;
    } else this.hasMerged = true;
    this.places.push(place);
    if (category.code !== '') this.#placeByMeaning.set(meaning, place);
    const written = wholeNumberOf(category.code);
    if (written !== '' && !this.#placeByNumber.has(written))
      this.#placeByNumber.set(written, place);
  }
}

/** A whole number without the decimals that a program has given it ("1.0"); empty for any other text. */
function wholeNumberOf(code: string): string {
  const found = /^(-?\d{1,15})(?:[.,]0+)?$/u.exec(code);
  return found?.[1] ?? '';
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
