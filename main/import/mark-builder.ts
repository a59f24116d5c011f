import type { MissingReason } from '#analysis/columns/missing-reason.ts';
import type { PlannedCategory, PlannedVariable } from '#contract/import-plan.ts';
import { ByteDictionary, type CellBatch, trimmedEnd, trimmedStart } from './byte-dictionary.ts';
import {
  type ChunkSink,
  type ColumnBuilder,
  noteUnreadable,
  roomFor,
  type UnreadableCells,
  widened,
} from './column-builder.ts';

/** The answers of a member of a "select all that apply" question, in the order of storage. */
export const memberCategories: readonly PlannedCategory[] = [
  { code: '1', label: 'Selected', value: 1, missing: null },
  { code: '0', label: 'Not selected', value: 0, missing: null },
  { code: '', label: '', value: null, missing: 'no-answer' },
];

/** Indices into `memberCategories`. */
export const memberCode = { selected: 0, notSelected: 1, missing: 2 } as const;

type PlannedMissing = PlannedVariable['missing'][number];

/**
 * The answers of a member whose column also holds texts that say why there is no answer ("NA", "Not
 * asked"): one more for each reason that is not `no-answer`, so that they are counted apart.
 */
export function memberCategoriesWith(missing: readonly PlannedMissing[]): PlannedCategory[] {
  const codeByReason = new Map(missing.toReversed().map(({ code, reason }) => [reason, code]));
  codeByReason.delete('no-answer');
  const further = [...codeByReason].map(([reason, code]) => ({
    code,
    label: code,
    value: null,
    missing: reason,
  }));
  return [...memberCategories, ...further];
}

/** Where the answer of a missing reason stands among `memberCategoriesWith`. */
export function memberCodeOf(reason: MissingReason, missing: readonly PlannedMissing[]): number {
  const place = memberCategoriesWith(missing).findIndex((one) => one.missing === reason);
  return place < 0 ? memberCode.missing : place;
}

const blank = 255;

/** A member of a set: its variable's place in the plan, and the plan itself. */
export interface MarkMember {
  readonly variable: number;
  readonly plan: PlannedVariable;
}

/**
 * The columns of one "select all that apply" question, side by side, because what a blank cell means
 * depends on the others: not selected where the person marked anything, else no answer. Where every option
 * has its yes or no, that holds for what is written in beside them.
 */
export class MarkSetBuilder implements ColumnBuilder {
  readonly #members: readonly MarkReader[];
  readonly #base: 'marked-any' | 'cell-not-empty';

  constructor(members: readonly MarkMember[], base: 'marked-any' | 'cell-not-empty') {
    this.#members = members.map((member) => new MarkReader(member));
    this.#base = base;
  }

  /** Cells that were neither a mark nor its absence, for each member. */
  get unreadable(): readonly { readonly variable: number; readonly cells: UnreadableCells }[] {
    return this.#members.map(({ variable, unreadable }) => ({ variable, cells: unreadable }));
  }

  /** Cells that held a mark or its absence, for each member. */
  get presentCounts(): readonly number[] {
    return this.#members.map(({ presentCount }) => presentCount);
  }

  take(batch: CellBatch, from: number, to: number, row: number): void {
    for (const member of this.#members) member.take(batch, from, to, row);
  }

  flush(rows: number, sink: ChunkSink): void {
    const marked = this.#base === 'marked-any' ? this.#whoMarked(rows) : null;
    const answered = marked ?? this.#whoAnswered(rows);
    for (const { variable, states, takesAnything } of this.#members) {
      const codes = new Uint8Array(rows);
      const others = takesAnything ? answered : marked;
      for (let row = 0; row < rows; row++) {
        const state = states[row] as number;
        const isAnswered = others !== null && others[row] === 1;
        codes[row] =
          state !== blank ? state : isAnswered ? memberCode.notSelected : memberCode.missing;
      }
      sink(variable, { type: 'category', codes, categories: [], order: [] });
    }
  }

  #whoMarked(rows: number): Uint8Array {
    const marked = new Uint8Array(rows);
    for (const { states } of this.#members) {
      for (let row = 0; row < rows; row++) {
        if (states[row] === memberCode.selected) marked[row] = 1;
      }
    }
    return marked;
  }

  /** Who said yes or no to any option: nothing written in beside them is "not selected". */
  #whoAnswered(rows: number): Uint8Array | null {
    if (!this.#members.some(({ takesAnything }) => takesAnything)) return null;
    const answered = new Uint8Array(rows);
    for (const { states } of this.#members) {
      for (let row = 0; row < rows; row++) {
        const state = states[row];
        if (state === memberCode.selected || state === memberCode.notSelected) answered[row] = 1;
      }
    }
    return answered;
  }
}

class MarkReader {
  readonly variable: number;
  readonly unreadable: UnreadableCells = { count: 0, examples: [] };
  presentCount = 0;
  states = new Uint8Array(1024);
  readonly #column: number;
  readonly #dictionary = new ByteDictionary(1024);
  /** What each distinct cell means, by its number in the dictionary. */
  readonly #meanings: number[] = [];
  /** Whether whatever is written in its cells marks it. */
  readonly takesAnything: boolean;

  constructor(member: MarkMember) {
    this.variable = member.variable;
    const { source } = member.plan;
    if (source.from !== 'mark') throw new TypeError('a mark is read from a mark column');
    this.#column = source.column;
    this.takesAnything = source.selected.length === 0;
    this.#define('', blank);
    for (const { code, reason } of member.plan.missing) {
      // "NA" written in beside the options marks nothing; in a column of marks it is no answer.
      if (reason !== 'unreadable')
        this.#define(code, this.takesAnything ? blank : memberCodeOf(reason, member.plan.missing));
    }
    for (const text of source.notSelected) this.#define(text, memberCode.notSelected);
    for (const text of source.selected) this.#define(text, memberCode.selected);
  }

  take(batch: CellBatch, from: number, to: number, row: number): void {
    const { bytes, starts, ends, width } = batch;
    const last = row + to - from;
    if (last > this.states.length) {
      this.states = widened(this.states, roomFor(last, this.states.length));
    }
    let cell = from * width + this.#column;
    for (let at = row; at < last; at++, cell += width) {
      const start = trimmedStart(bytes, starts[cell] as number, ends[cell] as number);
      const end = trimmedEnd(bytes, start, ends[cell] as number);
      const known = start === end ? 0 : this.#dictionary.indexOf(bytes, start, end);
      const meaning = this.#meanings[known];
      const state = meaning ?? (this.takesAnything ? memberCode.selected : memberCode.missing);
      this.states[at] = state;
      if (state === memberCode.selected || state === memberCode.notSelected) this.presentCount++;
      if (meaning === undefined && !this.takesAnything) {
        const rowNumber = batch.recordNumbers[from + at - row] as number;
        noteUnreadable(this.unreadable, rowNumber, bytes, start, end);
      }
    }
  }

  #define(text: string, meaning: number): void {
    const index = this.#dictionary.indexOfText(text);
    this.#meanings[index] ??= meaning;
  }
}
