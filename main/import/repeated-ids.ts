import type { RepeatedRows } from '#contract/calls/imports.ts';
import type { ImportPlan, PlannedVariable } from '#contract/import-plan.ts';
import { type CellBatch, trimmedEnd, trimmedStart } from './byte-dictionary.ts';
import { IdTable } from './id-table.ts';
import { hashNumber, hashPiece } from './row-hash.ts';
import { viewOf } from './text-bytes.ts';
import type { TypedBatch, TypedValues } from './typed-file.ts';

const repeatsListed = 1000;
const longestNumber = 32;

/** What a column is to the comparison of rows. */
const content = 0;
const reaction = 1;
const idItself = 2;

type Repeat = RepeatedRows['listed'][number]['repeats'][number];

/** The variable by which rows are the same row again, and what to do with them. */
interface Watched {
  readonly id: PlannedVariable;
  readonly isLeftOut: boolean;
  /** By column of the file: content, a count of reactions, or the id. */
  readonly uses: Uint8Array;
}

/** By the row that first had an id, the row that is kept in its place: one with more reactions. */
export type RicherRows = ReadonlyMap<number, number>;

const mostReactions = 0x7fffffff;

/**
 * Finds the rows that repeat an id of a row further up, tells those that differ from it in nothing from
 * those that do, and leaves them out where the plan says so.
 *
 * Of rows that differ in counts of reactions only, the one with the most of them all together is kept. It
 * is known only when all rows have been met: `richer` then names it, and a second reading that is given
 * those keeps it in place of the first.
 *
 * Rows are compared with the first that had the id, by 32-bit hashes of their cells as they are written:
 * two rows with one id that differ are taken for the same once in four thousand million. Rows without an
 * id repeat none. Limits: see `IdTable`.
 */
export class RepeatedIds {
  readonly #watched: Watched;
  readonly #table: IdTable;
  readonly #listed = new Map<number, { id: string; rowNumber: number; repeats: Repeat[] }>();
  #viewed: Uint8Array = new Uint8Array(0);
  #view = viewOf(this.#viewed);
  #listedCount = 0;
  #count = 0;
  #identicalCount = 0;
  #reactionsOnlyCount = 0;
  readonly #richer = new Map<number, number>();
  readonly #mostBy = new Map<number, number>();
  readonly #kept: RicherRows | null;

  /** @param kept what an earlier reading of the same rows found; null for the first. */
  constructor(watched: Watched, kept: RicherRows | null = null) {
    this.#kept = kept;
    this.#watched = watched;
    this.#table = new IdTable(watched.uses.includes(reaction));
  }

  /** The rows with more reactions than the first of their id, where those after it are left out. */
  get richer(): RicherRows {
    return this.#richer;
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
      richerCount: this.#kept?.size ?? 0,
      listed: [...this.#listed.values()],
    };
  }

  /** Looks at the first `count` rows of a batch; those left out are closed up. Returns how many stay. */
  admit(batch: CellBatch, count: number): number {
    const { width, recordNumbers } = batch;
    let kept = 0;
    for (let record = 0; record < count; record++) {
      if (!this.#meetCells(batch, record) && this.#watched.isLeftOut) continue;
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
    const id = batch.columns[columns.indexOf(this.#watched.id.source.column)];
    if (id === undefined) return batch;
    const contents = this.#hashRows(batch, columns, content);
    const reactions = this.#hashRows(batch, columns, reaction);
    const idCells = new IdCells(id);
    const sums = this.#sumsOf(batch, columns);
    const out = new Set<number>();
    for (let row = 0; row < batch.rows; row++) {
      idCells.look(row);
      if (idCells.start === idCells.end) continue;
      const isKept = this.#meet(
        idCells.view,
        idCells.start,
        idCells.end,
        firstRowNumber + row,
        contents[row] as number,
        reactions[row] as number,
        Math.min(mostReactions, sums[row] as number),
      );
      if (!isKept) out.add(row);
    }
    if (out.size === 0 || !this.#watched.isLeftOut) return batch;
    const kept = Array.from({ length: batch.rows }, (_, row) => row).filter((row) => !out.has(row));
    return { rows: kept.length, columns: batch.columns.map((values) => rowsOf(values, kept)) };
  }

  /** A hash of each row's cells of one use, made column by column. */
  #hashRows(batch: TypedBatch, columns: readonly number[], use: number): Int32Array {
    const hashes = new Int32Array(batch.rows).fill(1);
    batch.columns.forEach((values, place) => {
      if ((this.#watched.uses[columns[place] as number] ?? content) === use) mixIn(values, hashes);
    });
    return hashes;
  }

  #sumsOf(batch: TypedBatch, columns: readonly number[]): Float64Array {
    const sums = new Float64Array(batch.rows);
    batch.columns.forEach((values, place) => {
      if (values.type !== 'number' || this.#watched.uses[columns[place] as number] !== reaction)
        return;
      for (let row = 0; row < sums.length; row++) {
        const value = values.values[row] as number;
        if (value > 0) sums[row] = (sums[row] as number) + Math.round(value);
      }
    });
    return sums;
  }

  /** Whether a row stays where rows that repeat an id are left out. */
  #meetCells(batch: CellBatch, record: number): boolean {
    const { bytes, starts, ends, width, recordNumbers } = batch;
    const { id, uses } = this.#watched;
    const cell = record * width + id.source.column;
    const start = trimmedStart(bytes, starts[cell] as number, ends[cell] as number);
    const end = trimmedEnd(bytes, start, ends[cell] as number);
    if (end <= start) return true;
    if (bytes !== this.#viewed) {
      this.#viewed = bytes;
      this.#view = viewOf(bytes);
    }
    const view = this.#view;
    let contents = 1;
    let reactions = 1;
    let sum = 0;
    // Columns of one use lie side by side and are hashed as one piece, delimiters and all.
    const rowEnd = (record + 1) * width;
    for (let first = record * width, next = first; first < rowEnd; first = next) {
      const use = uses[first - record * width] ?? content;
      while (next < rowEnd && (uses[next - record * width] ?? content) === use) next++;
      // Cells that a short row was filled up with lie nowhere.
      let last = next - 1;
      while (last > first && ends[last] === 0) last--;
      const [from, to] = [starts[first] as number, ends[last] as number];
      if (use === content) contents = hashPiece(view, from, to, contents);
      else if (use === reaction) {
        reactions = hashPiece(view, from, to, reactions);
        for (let at = first; at <= last; at++)
          sum += countAt(bytes, starts[at] as number, ends[at] as number);
      }
    }
    const rowNumber = recordNumbers[record] as number;
    const most = Math.min(mostReactions, sum);
    return this.#meet(view, start, end, rowNumber, contents, reactions, most);
  }

  #meet(
    view: DataView,
    start: number,
    end: number,
    rowNumber: number,
    contents: number,
    reactions: number,
    sum: number,
  ): boolean {
    const table = this.#table;
    if (!table.meet(view, start, end, rowNumber, contents, reactions, sum))
      return !this.#kept?.has(rowNumber);
    const isSameContent = table.firstContent === contents;
    const isSame = isSameContent && table.firstReactions === reactions;
    this.#count++;
    if (isSame) this.#identicalCount++;
    else if (isSameContent) this.#reactionsOnlyCount++;
    if (this.#listedCount < repeatsListed) {
      this.#listedCount++;
      const differs = isSame ? 'nothing' : isSameContent ? 'reactions' : 'content';
      const line = this.#listed.get(table.firstRowNumber) ?? {
        id: Buffer.from(view.buffer, view.byteOffset + start, end - start).toString('utf8'),
        rowNumber: table.firstRowNumber,
        repeats: [],
      };
      line.repeats.push({ rowNumber, differs });
      this.#listed.set(table.firstRowNumber, line);
    }
    const { firstRowNumber } = table;
    const most = this.#mostBy.get(firstRowNumber) ?? table.firstSum;
    if (isSameContent && sum > most && this.#watched.isLeftOut) {
      this.#mostBy.set(firstRowNumber, sum);
      this.#richer.set(firstRowNumber, rowNumber);
    }
    return this.#kept?.get(firstRowNumber) === rowNumber;
  }
}

/** A count as digits; whatever parts its thousands is passed over, and what is no count is none. */
function countAt(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] as number;
    if (byte >= 0x30 && byte <= 0x39) count = count * 10 + byte - 0x30;
    else if (byte === 0x2d) return 0;
    else if (byte === 0x2e && end - at <= 3) break;
  }
  return count;
}

/** The ids of a batch as they are written, one after the other. */
class IdCells {
  readonly view: DataView;
  start = 0;
  end = 0;
  readonly #values: TypedValues;
  readonly #text: Buffer;

  constructor(values: TypedValues) {
    this.#values = values;
    this.#text = Buffer.alloc(values.type === 'text' ? 0 : longestNumber);
    this.view = viewOf(values.type === 'text' ? values.bytes : this.#text);
  }

  look(row: number): void {
    const values = this.#values;
    if (values.type === 'text') {
      this.start = values.offsets[row] as number;
      this.end = values.offsets[row + 1] as number;
      return;
    }
    const value = values.values[row] as number;
    this.end = Number.isNaN(value) ? 0 : this.#text.write(String(value), 'latin1');
  }
}

/** Lets a column's cells into the hashes of their rows. */
function mixIn(values: TypedValues, hashes: Int32Array): void {
  if (values.type === 'text') {
    const { offsets } = values;
    const view = viewOf(values.bytes);
    for (let row = 0; row < hashes.length; row++) {
      const [start, end] = [offsets[row] as number, offsets[row + 1] as number];
      hashes[row] = hashPiece(view, start, end, hashes[row] as number);
    }
    return;
  }
  const { values: numbers, marks } = values;
  const halves = new Int32Array(numbers.buffer, numbers.byteOffset, numbers.length * 2);
  for (let row = 0; row < hashes.length; row++) {
    const seed = hashes[row] as number;
    const isMissing = Number.isNaN(numbers[row] as number);
    const low = isMissing ? (marks?.[row] ?? 0) : (halves[row * 2] as number);
    hashes[row] = hashNumber(low, isMissing ? -1 : (halves[row * 2 + 1] as number), seed);
  }
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
  const parts = rows.map((row) =>
    values.bytes.subarray(values.offsets[row], values.offsets[row + 1]),
  );
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
export function repeatedIdsOf(
  plan: ImportPlan,
  kept: RicherRows | null = null,
): RepeatedIds | null {
  const id = repeatingId(plan);
  if (id === null) return null;
  const most = Math.max(...plan.variables.map(({ source }) => source.column));
  const uses = new Uint8Array(most + 1);
  for (const { role, source } of plan.variables) {
    if (role === 'reactions' && source.from === 'cell') uses[source.column] = reaction;
  }
  uses[id.source.column] = idItself;
  return new RepeatedIds({ id, isLeftOut: plan.repeatedIds === 'leave-out', uses }, kept);
}
