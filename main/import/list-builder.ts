import type { PlannedVariable } from '#contract/import-plan.ts';
import { ByteDictionary, type CellBatch, trimmedEnd, trimmedStart } from './byte-dictionary.ts';
import { type ChunkSink, type ColumnBuilder, roomFor, widened } from './column-builder.ts';
import { type ListCutter, listCutter } from './joined-list.ts';
import { memberCode, memberCodeOf } from './mark-builder.ts';
import { TextBuilder } from './text-builder.ts';

/** The variables that one list column becomes: an option each, and at most one for write-ins. */
export interface ListColumn {
  readonly column: number;
  readonly separator: string;
  readonly options: readonly { readonly variable: number; readonly option: string }[];
  readonly rest: { readonly variable: number; readonly plan: PlannedVariable } | null;
  /** Cells that mean that there is no answer ("NA"), and why. */
  readonly missing: PlannedVariable['missing'];
}

interface CutCell {
  readonly chosen: Uint8Array;
  readonly rest: Buffer;
}

const nobody: CutCell = { chosen: new Uint8Array(0), rest: Buffer.alloc(0) };

/**
 * Cells that join several options ("Excel, Python, SPSS"). Each distinct cell is cut once; an empty
 * cell is no answer to any option, and an option that the cell does not hold is not selected.
 */
export class ListBuilder implements ColumnBuilder {
  readonly #list: ListColumn;
  readonly #dictionary = new ByteDictionary(8192);
  readonly #cutter: ListCutter;
  readonly #missing: ReadonlyMap<string, CutCell>;
  readonly #rest: TextBuilder | null;
  #cells: CutCell[] = [];
  #states: Uint8Array[];

  constructor(list: ListColumn) {
    this.#list = list;
    this.#cutter = listCutter(
      list.options.map(({ option }) => option),
      list.separator,
    );
    this.#missing = new Map(
      list.missing.map(({ code, reason }) => [
        code,
        this.#nothing(memberCodeOf(reason, list.missing)),
      ]),
    );
    this.#rest = list.rest && new TextBuilder(list.rest.variable, list.column, list.rest.plan);
    this.#states = list.options.map(() => new Uint8Array(1024));
  }

  take(batch: CellBatch, from: number, to: number, row: number): void {
    const { bytes, starts, ends, width } = batch;
    const last = row + to - from;
    this.#makeRoom(last);
    let cell = from * width + this.#list.column;
    for (let at = row; at < last; at++, cell += width) {
      const start = trimmedStart(bytes, starts[cell] as number, ends[cell] as number);
      const end = trimmedEnd(bytes, start, ends[cell] as number);
      const { chosen, rest } = start === end ? nobody : this.#cut(bytes, start, end);
      for (let option = 0; option < this.#states.length; option++) {
        const state = chosen[option];
        (this.#states[option] as Uint8Array)[at] =
          state === undefined ? memberCode.missing : (state as number);
      }
      this.#rest?.append(rest, 0, rest.length, at);
    }
  }

  flush(rows: number, sink: ChunkSink): void {
    this.#list.options.forEach(({ variable }, option) => {
      const codes = (this.#states[option] as Uint8Array).slice(0, rows);
      sink(variable, { type: 'category', codes, categories: [], order: [] });
    });
    this.#rest?.flush(rows, sink);
  }

  #cut(bytes: Buffer, start: number, end: number): CutCell {
    let known = this.#dictionary.indexOf(bytes, start, end);
    if (known < 0) {
      this.#dictionary.clear();
      this.#cells = [];
      known = this.#dictionary.indexOf(bytes, start, end);
    }
    const cut = this.#cells[known];
    if (cut) return cut;
    const text = bytes.toString('utf8', start, end);
    const fresh = this.#missing.get(text) ?? this.#cutText(text);
    this.#cells[known] = fresh;
    return fresh;
  }

  /** A cell that says why there is no answer to any option. */
  #nothing(code: number): CutCell {
    return { chosen: new Uint8Array(this.#list.options.length).fill(code), rest: nobody.rest };
  }

  #cutText(text: string): CutCell {
    const { options, rest } = this.#cutter(text);
    const chosen = new Uint8Array(this.#states.length).fill(memberCode.notSelected);
    for (const option of options) chosen[option] = memberCode.selected;
    return { chosen, rest: Buffer.from(rest.join(this.#list.separator)) };
  }

  #makeRoom(rows: number): void {
    this.#rest?.makeRoom(rows);
    const room = this.#states[0]?.length ?? 0;
    if (rows <= room) return;
    this.#states = this.#states.map((states) => widened(states, roomFor(rows, room)));
  }
}
