import type { RepeatedRows } from '#contract/calls/imports.ts';
import type { ImportPlan, PlannedVariable } from '#contract/import-plan.ts';
import { type CellBatch, trimmedEnd, trimmedStart } from './byte-dictionary.ts';
import { IdTable } from './id-table.ts';
import type { TypedBatch, TypedValues } from './typed-file.ts';

const repeatsListed = 1000;

type Repeat = RepeatedRows['listed'][number]['repeats'][number];

/** The variable by which rows are the same row again, and what to do with them. */
interface Watched {
  readonly id: PlannedVariable;
  readonly isLeftOut: boolean;
  /** By column of the file: 0 content, 1 a count of reactions, 2 the id. */
  readonly uses: Uint8Array;
}

/**
 * Finds the rows that repeat an id of a row further up, tells those that differ from it in nothing from
 * those that do, and leaves them out where the plan says so.
 *
 * Rows are compared with the first that had the id, by 32-bit hashes of their cells as they are written:
 * two rows with one id that differ are taken for the same once in four thousand million. Rows without an
 * id repeat none. Limits: see `IdTable`.
 */
export class RepeatedIds {
  readonly #watched: Watched;
  readonly #table = new IdTable();
  readonly #listed = new Map<number, { id: string; rowNumber: number; repeats: Repeat[] }>();
  readonly #hash = { high: 0, low: 0 };
  #listedCount = 0;
  #count = 0;
  #identicalCount = 0;
  #reactionsOnlyCount = 0;

  constructor(watched: Watched) {
    this.#watched = watched;
  }

  /** What was found so far; null where no row repeats an id. */
  found(): RepeatedRows | null {
    if (this.#count === 0) return null;
    return {
      variable: this.#watched.id.name,
      count: this.#count,
      leftOutCount: this.#watched.isLeftOut ? this.#count : 0,
      identicalCount: this.#identicalCount,
      reactionsOnlyCount: this.#reactionsOnlyCount,
      otherCount: this.#count - this.#identicalCount - this.#reactionsOnlyCount,
      isComplete: this.#table.isComplete,
      listed: [...this.#listed.values()],
    };
  }

  /** Looks at the first `count` rows of a batch; those left out are closed up. Returns how many stay. */
  admit(batch: CellBatch, count: number): number {
    const { width, recordNumbers } = batch;
    let kept = 0;
    for (let record = 0; record < count; record++) {
      const isRepeated = this.#meetCells(batch, record);
      if (isRepeated && this.#watched.isLeftOut) continue;
      if (kept < record) {
        const from = record * width;
        batch.starts.copyWithin(kept * width, from, from + width);
        batch.ends.copyWithin(kept * width, from, from + width);
        recordNumbers[kept] = recordNumbers[record] as number;
      }
      kept++;
    }
    return kept;
  }

  /** As `admit`, for a batch of a file with types of its own; `columns` are its columns' places in the file. */
  admitTyped(batch: TypedBatch, columns: readonly number[], firstRowNumber: number): TypedBatch {
    const kept: number[] = [];
    const id = batch.columns[columns.indexOf(this.#watched.id.source.column)];
    for (let row = 0; row < batch.rows; row++) {
      const isRepeated =
        id !== undefined && this.#meetTyped(batch, columns, id, row, firstRowNumber + row);
      if (!(isRepeated && this.#watched.isLeftOut)) kept.push(row);
    }
    if (kept.length === batch.rows) return batch;
    return { rows: kept.length, columns: batch.columns.map((values) => rowsOf(values, kept)) };
  }

  #meetCells({ bytes, starts, ends, width, recordNumbers }: CellBatch, record: number): boolean {
    const { id, uses } = this.#watched;
    const cell = record * width + id.source.column;
    const start = trimmedStart(bytes, starts[cell] as number, ends[cell] as number);
    const end = trimmedEnd(bytes, start, ends[cell] as number);
    if (end <= start) return false;
    let content = 1;
    let reactions = 1;
    // Columns of one use lie side by side and are hashed as one piece, delimiters and all.
    const rowEnd = (record + 1) * width;
    for (let first = record * width, next = first; first < rowEnd; first = next) {
      const use = uses[first - record * width] ?? 0;
      while (next < rowEnd && (uses[next - record * width] ?? 0) === use) next++;
      // Cells that a short row was filled up with lie nowhere.
      let last = next - 1;
      while (last > first && ends[last] === 0) last--;
      if (use === 0)
        content = hashed(bytes, starts[first] as number, ends[last] as number, content);
      else if (use === 1) {
        reactions = hashed(bytes, starts[first] as number, ends[last] as number, reactions);
      }
    }
    return this.#meet(bytes, start, end, recordNumbers[record] as number, content, reactions);
  }

  #meetTyped(
    batch: TypedBatch,
    columns: readonly number[],
    id: TypedValues,
    row: number,
    rowNumber: number,
  ): boolean {
    const text = idAt(id, row);
    if (text.length === 0) return false;
    let content = 1;
    let reactions = 1;
    batch.columns.forEach((values, place) => {
      const use = this.#watched.uses[columns[place] as number] ?? 0;
      if (use === 2) return;
      const cell = bytesAt(values, row);
      if (use === 0) content = hashed(cell, 0, cell.length, content);
      else reactions = hashed(cell, 0, cell.length, reactions);
    });
    return this.#meet(text, 0, text.length, rowNumber, content, reactions);
  }

  #meet(
    bytes: Uint8Array,
    start: number,
    end: number,
    rowNumber: number,
    content: number,
    reactions: number,
  ): boolean {
    const hash = this.#hash;
    hashId(bytes, start, end, hash);
    const table = this.#table;
    if (!table.meet(hash.high, hash.low, rowNumber, content, reactions)) return false;
    const isSameContent = table.firstContent === content;
    const isSame = isSameContent && table.firstReactions === reactions;
    this.#count++;
    if (isSame) this.#identicalCount++;
    else if (isSameContent) this.#reactionsOnlyCount++;
    if (this.#listedCount < repeatsListed) {
      this.#listedCount++;
      const differs = isSame ? 'nothing' : isSameContent ? 'reactions' : 'content';
      const line = this.#listed.get(table.firstRowNumber) ?? {
        id: Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8'),
        rowNumber: table.firstRowNumber,
        repeats: [],
      };
      line.repeats.push({ rowNumber, differs });
      this.#listed.set(table.firstRowNumber, line);
    }
    return true;
  }
}

/** Two hashes of an id in the manner of MurmurHash3 (Appleby 2011), four bytes at a time. */
function hashId(
  bytes: Uint8Array,
  start: number,
  end: number,
  hash: { high: number; low: number },
): void {
  let high = 0x811c9dc5;
  let low = 0x2545f491;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const word = wordAt(bytes, at);
    high = mixedIn(high, word, 0xcc9e2d51, 0x1b873593);
    low = mixedIn(low, word, 0x239b961b, 0xab0e9789);
  }
  let rest = 0;
  for (; at < end; at++) rest = (rest << 8) | (bytes[at] as number);
  high = mixedIn(high, rest, 0xcc9e2d51, 0x1b873593) ^ (end - start);
  low = mixedIn(low, rest, 0x239b961b, 0xab0e9789) ^ (end - start);
  hash.high = settled(high);
  hash.low = settled(low);
}

function wordAt(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] as number) |
    ((bytes[at + 1] as number) << 8) |
    ((bytes[at + 2] as number) << 16) |
    ((bytes[at + 3] as number) << 24)
  );
}

function mixedIn(hash: number, word: number, first: number, second: number): number {
  const spread = Math.imul(word, first);
  const mixed = hash ^ Math.imul((spread << 15) | (spread >>> 17), second);
  return (Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0x38b34ae5) | 0;
}

function settled(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** Eight bytes at a time in two lanes: rows of text are long, and this looks at each. */
function hashed(bytes: Uint8Array, start: number, end: number, seed: number): number {
  let one = Math.imul(seed ^ (end - start), 0x9e3779b1);
  let two = seed;
  let at = start;
  for (; at + 8 <= end; at += 8) {
    one = Math.imul(one ^ wordAt(bytes, at), 0x85ebca6b);
    two = Math.imul(two ^ wordAt(bytes, at + 4), 0xc2b2ae35);
    one = (one << 13) | (one >>> 19);
    two = (two << 11) | (two >>> 21);
  }
  for (; at < end; at++) one = Math.imul(one ^ (bytes[at] as number), 0x01000193);
  const hash = one ^ ((two << 16) | (two >>> 16));
  return hash ^ (hash >>> 13);
}

const numberBytes = new Uint8Array(8);
const numberValue = new Float64Array(numberBytes.buffer);
const nothing = new Uint8Array(0);

/** An id as it is written; its bytes stay when other cells are looked at. */
function idAt(values: TypedValues, row: number): Uint8Array {
  if (values.type === 'text') return bytesAt(values, row);
  const value = values.values[row] as number;
  return Number.isNaN(value) ? nothing : Buffer.from(String(value));
}

/** The bytes of a cell, until the next cell is asked for. */
function bytesAt(values: TypedValues, row: number): Uint8Array {
  if (values.type === 'text') {
    return values.bytes.subarray(values.offsets[row], values.offsets[row + 1]);
  }
  const value = values.values[row] as number;
  if (Number.isNaN(value)) return values.marks ? values.marks.subarray(row, row + 1) : nothing;
  numberValue[0] = value;
  return numberBytes;
}

function rowsOf(values: TypedValues, rows: readonly number[]): TypedValues {
  if (values.type === 'number') {
    const { marks } = values;
    return {
      type: 'number',
      values: Float64Array.from(rows, (row) => values.values[row] as number),
      marks: marks && Uint8Array.from(rows, (row) => marks[row] as number),
    };
  }
  const parts = rows.map((row) => bytesAt(values, row));
  const offsets = new Int32Array(rows.length + 1);
  parts.forEach((part, row) => {
    offsets[row + 1] = (offsets[row] as number) + part.length;
  });
  return { type: 'text', offsets, bytes: new Uint8Array(Buffer.concat(parts)) };
}

/**
 * The variable whose values say that a row is the same as one further up: the id of a post or a
 * respondent, else the first id that has no other role; null where rows have none. Journeys name their
 * customers again and again: of them only a post's or a respondent's id counts.
 */
export function repeatingId(
  plan: Pick<ImportPlan, 'datasetKind' | 'variables'>,
): PlannedVariable | null {
  const cells = plan.variables.filter(({ included, source }) => included && source.from === 'cell');
  const named = cells.find(({ role }) => role === 'post-id' || role === 'respondent');
  if (named) return named;
  if (plan.datasetKind !== 'survey' && plan.datasetKind !== 'posts') return null;
  return cells.find(({ kind, role }) => kind === 'id' && (role ?? null) === null) ?? null;
}

/** Looks for repetitions as the plan says; null where rows have no id. */
export function repeatedIdsOf(plan: ImportPlan): RepeatedIds | null {
  const id = repeatingId(plan);
  if (id === null) return null;
  const most = Math.max(...plan.variables.map(({ source }) => source.column));
  const uses = new Uint8Array(most + 1);
  for (const { role, source } of plan.variables) {
    if (role === 'reactions' && source.from === 'cell') uses[source.column] = 1;
  }
  uses[id.source.column] = 2;
  return new RepeatedIds({ id, isLeftOut: plan.repeatedIds === 'leave-out', uses });
}
