import type { Category } from '#analysis/columns/column.ts';
import type { PlannedVariable } from '#contract/import-plan.ts';
import { ByteDictionary, type CellBatch, trimmedEnd, trimmedStart } from './byte-dictionary.ts';
import { type ChunkSink, type ColumnBuilder, roomFor, widened } from './column-builder.ts';
import { type ListCutter, listCutter } from './joined-list.ts';

/** An item of a ranking: its variable's place in the plan, and the plan itself. */
export interface RankedItem {
  readonly variable: number;
  readonly plan: PlannedVariable;
}

const noPlaces: readonly number[] = [];

/**
 * Cells that list the same items in each person's order ("B;A;C"): each item becomes the place that it has
 * in the list, 1 for the first.
 *
 * - Missing: an item that the cell does not name has no place; an empty cell and one that says why there is
 *   no answer give no place to any. What is no item is passed over.
 */
export class RankingBuilder implements ColumnBuilder {
  readonly #column: number;
  readonly #items: readonly RankedItem[];
  readonly #cutter: ListCutter;
  readonly #missing: ReadonlySet<string>;
  readonly #itemOf: readonly number[];
  readonly #none: number;
  readonly #dictionary = new ByteDictionary(8192);
  #places: (readonly number[])[] = [];
  #codes: Uint8Array[];

  constructor(column: number, items: readonly RankedItem[]) {
    const source = items[0]?.plan.source;
    const options = source?.from === 'list-place' ? source.options : [];
    this.#column = column;
    this.#items = items;
    this.#cutter = listCutter(options, source?.from === 'list-place' ? source.separator : ';');
    this.#missing = new Set(items[0]?.plan.missing.map(({ code }) => code));
    this.#none = options.length;
    this.#itemOf = items.map(({ plan }) =>
      plan.source.from === 'list-place' ? options.indexOf(plan.source.option) : -1,
    );
    this.#codes = items.map(() => new Uint8Array(1024));
  }

  take({ bytes, starts, ends, width }: CellBatch, from: number, to: number, row: number): void {
    const last = row + to - from;
    this.#makeRoom(last);
    let cell = from * width + this.#column;
    for (let at = row; at < last; at++, cell += width) {
      const start = trimmedStart(bytes, starts[cell] as number, ends[cell] as number);
      const end = trimmedEnd(bytes, start, ends[cell] as number);
      const order = start === end ? noPlaces : this.#orderIn(bytes, start, end);
      this.#codes.forEach((codes, item) => {
        const place = order.indexOf(this.#itemOf[item] as number);
        codes[at] = place < 0 ? this.#none : place;
      });
    }
  }

  flush(rows: number, sink: ChunkSink): void {
    this.#items.forEach(({ variable }, item) => {
      const codes = (this.#codes[item] as Uint8Array).slice(0, rows);
      sink(variable, { type: 'category', codes, categories: [], order: [] });
    });
  }

  /** The options in the order of the cell, each cut once for all cells that are alike. */
  #orderIn(bytes: Buffer, start: number, end: number): readonly number[] {
    let known = this.#dictionary.indexOf(bytes, start, end);
    if (known < 0) {
      this.#dictionary.clear();
      this.#places = [];
      known = this.#dictionary.indexOf(bytes, start, end);
    }
    const met = this.#places[known];
    if (met) return met;
    const text = bytes.toString('utf8', start, end);
    const order = this.#missing.has(text) ? noPlaces : this.#cutter(text).options;
    this.#places[known] = order;
    return order;
  }

  #makeRoom(rows: number): void {
    const room = this.#codes[0]?.length ?? 0;
    if (rows <= room) return;
    this.#codes = this.#codes.map((codes) => widened(codes, roomFor(rows, room)));
  }
}

/** The places of a ranked item in the order of storage, 1 first, no place last; called as the plan calls them. */
export function rankingAnswers({ source, categories }: PlannedVariable): {
  readonly categories: readonly Category[];
  readonly order: readonly number[];
} {
  const count = source.from === 'list-place' ? source.options.length : 0;
  const placeOf = (code: string): number => (code === '' ? count : Number(code) - 1);
  const stored = Array.from({ length: count + 1 }, (_, place): Category => {
    const code = place === count ? '' : String(place + 1);
    const planned = categories.find((one) => one.code === code);
    const missing = place === count ? ('no-answer' as const) : null;
    return planned ?? { code, label: code, value: missing === null ? place + 1 : null, missing };
  });
  const told = [...new Set(categories.map(({ code }) => placeOf(code)))].filter(
    (place) => place >= 0 && place <= count,
  );
  const rest = stored.map((_, place) => place).filter((place) => !told.includes(place));
  return { categories: stored, order: [...told, ...rest] };
}
