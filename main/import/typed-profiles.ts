import type { Interruption } from '#analysis/interruption.ts';
import type { ColumnProfile } from './recognise/column-profile.ts';
import type { TypedColumn, TypedFile } from './typed-file.ts';
import { numberText } from './typed-numbers.ts';

const mostRows = 20_000;
const mostCells = 600_000;
const mostDistinct = 20_000;

/** What the first rows of a file with types of its own hold, a profile for each column. */
export async function profileFirstRows(
  columns: readonly TypedColumn[],
  batches: TypedFile['batches'],
  interruption: Interruption,
): Promise<readonly ColumnProfile[]> {
  const most = Math.max(200, Math.min(mostRows, Math.floor(mostCells / columns.length)));
  const counters = columns.map(({ isInstant }) => new ValueCounter(isInstant));
  const all = columns.map((_, place) => place);
  let rows = 0;
  for await (const batch of batches(all, interruption)) {
    const count = Math.min(batch.rows, most - rows);
    batch.columns.forEach((values, place) => {
      const counter = counters[place] as ValueCounter;
      if (values.type === 'number') counter.takeNumbers(values.values, count);
      else counter.takeTexts(values.offsets, values.bytes, count);
    });
    rows += count;
    if (rows >= most) break;
  }
  return counters.map((counter, column) => counter.profile(column, rows));
}

class ValueCounter {
  readonly #isInstant: boolean;
  readonly #numbers = new Map<number, number>();
  readonly #texts = new Map<string, number>();
  #blank = 0;
  #answered = 0;

  constructor(isInstant: boolean) {
    this.#isInstant = isInstant;
  }

  takeNumbers(values: Float64Array, rows: number): void {
    for (let row = 0; row < rows; row++) {
      const value = values[row] as number;
      if (Number.isNaN(value)) this.#blank++;
      else this.#count(this.#numbers, value);
    }
  }

  takeTexts(offsets: Int32Array, bytes: Uint8Array, rows: number): void {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let row = 0; row < rows; row++) {
      const text = buffer.toString('utf8', offsets[row], offsets[row + 1]).trim();
      if (text === '') this.#blank++;
      else this.#count(this.#texts, text);
    }
  }

  profile(column: number, rows: number): ColumnProfile {
    const counts = new Map(this.#texts);
    for (const [value, count] of this.#numbers)
      counts.set(numberText(value, this.#isInstant), count);
    let letters = 0;
    for (const [text, count] of counts) letters += text.length * count;
    return {
      column,
      rows,
      counts,
      isCapped: counts.size >= mostDistinct,
      answered: this.#answered,
      blank: this.#blank,
      // "N/A" is an answer where the file has its own way to say that there is none.
      missingCounts: new Map(),
      letters,
    };
  }

  #count<Key>(counts: Map<Key, number>, key: Key): void {
    this.#answered++;
    const known = counts.get(key);
    if (known !== undefined) counts.set(key, known + 1);
    else if (counts.size < mostDistinct) counts.set(key, 1);
  }
}
