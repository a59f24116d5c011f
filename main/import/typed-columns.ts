import type { Category } from '#analysis/columns/column.ts';
import type { ImportPlan, PlannedVariable } from '#contract/import-plan.ts';
import { chunkRows } from '../project/column-chunks.ts';
import { CategoryBuilder } from './category-builder.ts';
import type { ChunkSink, ColumnBuilder } from './column-builder.ts';
import { listBuilder, type Misfit, storageOf } from './column-set.ts';
import { memberCategories } from './mark-builder.ts';
import { NumberBuilder } from './number-builder.ts';
import { RankingBuilder, rankingAnswers } from './ranking-builder.ts';
import { TextBuilder } from './text-builder.ts';
import type { TypedBatch, TypedColumn, TypedValues } from './typed-file.ts';
import {
  TypedMarks,
  type TypedMember,
  TypedMentions,
  type TypedSetBuilder,
} from './typed-marks.ts';
import {
  NumbersAsCategories,
  NumbersAsNumbers,
  NumbersAsText,
  type TypedNumberBuilder,
} from './typed-numbers.ts';

/** A variable's answers in the order of storage, and their order for people. */
export interface KnownAnswers {
  readonly categories: readonly Category[];
  readonly order: readonly number[];
}

const mostMentions = 250;

/**
 * The variables of a plan while a file with types of its own is read: batches go in, chunks of 65,536
 * rows come out at the sink, and at the end each variable knows its answers.
 *
 * Every kind can be taken from every type: a labelled number as answers, as a number or as text; a text
 * as a number or a date. `columnsWanted` are the file's columns that the included variables need, in the
 * order in which batches hold them.
 */
export class TypedColumnSet {
  readonly columnsWanted: readonly number[];
  /** Rows taken so far. */
  rows = 0;
  readonly #variables: readonly PlannedVariable[];
  readonly #columns: readonly TypedColumn[];
  readonly #sink: ChunkSink;
  readonly #ofNumbers: { readonly column: number; readonly builder: TypedNumberBuilder }[] = [];
  readonly #ofTexts: { readonly column: number; readonly builder: ColumnBuilder }[] = [];
  readonly #sets: TypedSetBuilder[] = [];
  readonly #answers = new Map<number, NumbersAsCategories | CategoryBuilder>();
  readonly #numbers = new Map<number, NumberBuilder>();
  readonly #byColumn: (TypedValues | undefined)[] = [];
  #rowNumbers = new Int32Array(0);
  #rowInChunk = 0;

  constructor(plan: ImportPlan, columns: readonly TypedColumn[], sink: ChunkSink) {
    this.#variables = plan.variables;
    this.#columns = columns;
    this.#sink = sink;
    const included = plan.variables
      .map((planned, variable) => ({ plan: planned, variable }))
      .filter(({ plan: planned }) => planned.included);
    const wanted = included.flatMap(({ plan: { source } }) =>
      source.from === 'mentions' ? source.columns : [source.column],
    );
    this.columnsWanted = [...new Set(wanted)].sort((a, b) => a - b);
    for (const member of included) {
      if (member.plan.source.from === 'cell') this.#addCells(member, member.plan.source.column);
    }
    this.#addSets(plan, included);
    this.#addLists(included);
  }

  /** Takes a batch whose columns are `columnsWanted`. */
  take(batch: TypedBatch): void {
    this.columnsWanted.forEach((column, place) => {
      this.#byColumn[column] = batch.columns[place];
    });
    for (let from = 0; from < batch.rows; ) {
      const to = Math.min(batch.rows, from + chunkRows - this.#rowInChunk);
      this.#takeRows(from, to);
      this.#rowInChunk += to - from;
      this.rows += to - from;
      from = to;
      if (this.#rowInChunk === chunkRows) this.endChunk();
    }
  }

  /** Hands the rows since the last full chunk to the sink. */
  endChunk(): void {
    if (this.#rowInChunk === 0) return;
    for (const { builder } of this.#ofNumbers) builder.flush(this.#rowInChunk, this.#sink);
    for (const { builder } of this.#ofTexts) builder.flush(this.#rowInChunk, this.#sink);
    for (const builder of this.#sets) builder.flush(this.#rowInChunk, this.#sink);
    this.#rowInChunk = 0;
  }

  /** A category variable's answers; null for others. */
  categoriesOf(variable: number): KnownAnswers | null {
    const builder = this.#answers.get(variable);
    if (builder) return builder.categories();
    for (const set of this.#sets) {
      const categories = set.categoriesOf(variable);
      if (categories) return { categories, order: categories.map((_, index) => index) };
    }
    const plan = this.#variables[variable];
    if (plan?.source.from === 'list-place') return rankingAnswers(plan);
    if (plan?.source.from !== 'list') return null;
    return { categories: memberCategories, order: memberCategories.map((_, index) => index) };
  }

  /** The variables with cells that they could not hold. */
  misfits(): readonly Misfit[] {
    const misfits: Misfit[] = [];
    for (const [variable, { unreadable, presentCount }] of this.#numbers) {
      if (unreadable.count === 0) continue;
      misfits.push({ variable, cells: unreadable, presentCount, hasOverflowed: false });
    }
    for (const [variable, { hasOverflowed }] of this.#answers) {
      const cells = { count: 0, examples: [] };
      if (hasOverflowed) misfits.push({ variable, cells, presentCount: 0, hasOverflowed });
    }
    return misfits.sort((a, b) => a.variable - b.variable);
  }

  #takeRows(from: number, to: number): void {
    for (const { column, builder } of this.#ofNumbers) {
      const values = this.#byColumn[column];
      if (values?.type === 'number') builder.take(values, from, to, this.#rowInChunk);
    }
    for (const { column, builder } of this.#ofTexts) {
      const values = this.#byColumn[column];
      if (values?.type !== 'text') continue;
      const { bytes, offsets } = values;
      const batch = {
        bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
        starts: offsets,
        ends: offsets.subarray(1),
        width: 1,
        recordNumbers: this.#numbersOfRows(from, to),
      };
      builder.take(batch, from, to, this.#rowInChunk);
    }
    for (const set of this.#sets) set.take(this.#byColumn, from, to, this.#rowInChunk);
  }

  #numbersOfRows(from: number, to: number): Int32Array {
    if (this.#rowNumbers.length < to) this.#rowNumbers = new Int32Array(to);
    for (let at = from; at < to; at++) this.#rowNumbers[at] = this.rows + at - from + 1;
    return this.#rowNumbers;
  }

  #addCells({ variable, plan }: TypedMember, column: number): void {
    const typed = this.#columns[column] as TypedColumn;
    const storage = storageOf(plan);
    if (typed.type === 'number') {
      const builder = numberBuilder(variable, plan, typed);
      if (builder instanceof NumbersAsCategories) this.#answers.set(variable, builder);
      this.#ofNumbers.push({ column, builder });
    } else if (storage === 'category') {
      const builder = new CategoryBuilder(variable, 0, plan);
      this.#answers.set(variable, builder);
      this.#ofTexts.push({ column, builder });
    } else if (storage === 'number') {
      const builder = new NumberBuilder(variable, 0, withMissingAnswers(plan));
      this.#numbers.set(variable, builder);
      this.#ofTexts.push({ column, builder });
    } else {
      const builder = new TextBuilder(variable, 0, withMissingAnswers(plan));
      this.#ofTexts.push({ column, builder });
    }
  }

  #addSets(plan: ImportPlan, included: readonly TypedMember[]): void {
    const inSets = included.filter(({ plan: { source } }) =>
      ['mark', 'mentions'].includes(source.from),
    );
    const bySet = Map.groupBy(
      inSets,
      ({ plan: { set, source }, variable }) => `${source.from} ${set ?? ` ${variable}`}`,
    );
    for (const members of bySet.values()) {
      const { set, source } = (members[0] as TypedMember).plan;
      if (source.from === 'mark') {
        const base = plan.sets.find(({ name }) => name === set)?.base ?? 'cell-not-empty';
        this.#sets.push(new TypedMarks(members, this.#columns, base));
        continue;
      }
      for (let from = 0; from < members.length; from += mostMentions) {
        this.#sets.push(new TypedMentions(members.slice(from, from + mostMentions), this.#columns));
      }
    }
  }

  #addLists(included: readonly TypedMember[]): void {
    const ranked = included.filter(({ plan: { source } }) => source.from === 'list-place');
    for (const [column, items] of Map.groupBy(ranked, ({ plan }): number => plan.source.column)) {
      this.#ofTexts.push({ column, builder: new RankingBuilder(0, items) });
    }
    const lists = included.filter(({ plan: { source } }) =>
      ['list', 'list-rest'].includes(source.from),
    );
    const byColumn = Map.groupBy(lists, ({ plan }): number => plan.source.column);
    for (const [column, parts] of byColumn) {
      this.#ofTexts.push({ column, builder: listBuilder(0, parts) });
    }
  }
}

function numberBuilder(
  variable: number,
  plan: PlannedVariable,
  column: TypedColumn,
): TypedNumberBuilder {
  switch (storageOf(plan)) {
    case 'category':
      return new NumbersAsCategories(variable, plan, column);
    case 'number':
      return new NumbersAsNumbers(variable, plan, column);
    case 'text':
      return new NumbersAsText(variable, plan, column);
  }
}

/** Answers flagged missing stay missing when the analyst takes the variable as another kind. */
function withMissingAnswers(plan: PlannedVariable): PlannedVariable {
  const missing = plan.categories.flatMap(({ code, missing: reason }) =>
    reason === null || code === '' ? [] : [{ code, reason }],
  );
  return missing.length === 0 ? plan : { ...plan, missing: [...plan.missing, ...missing] };
}
