import type { Category } from '#analysis/columns/column.ts';
import type { ImportPlan, PlannedVariable } from '#contract/import-plan.ts';
import type { CellBatch } from './byte-dictionary.ts';
import { CategoryBuilder } from './category-builder.ts';
import type { ChunkSink, ColumnBuilder, UnreadableCells } from './column-builder.ts';
import { ListBuilder } from './list-builder.ts';
import { MarkSetBuilder, memberCategoriesWith } from './mark-builder.ts';
import { NumberBuilder } from './number-builder.ts';
import { RankingBuilder, rankingAnswers } from './ranking-builder.ts';
import { TextBuilder } from './text-builder.ts';

/** How a kind of variable is stored. */
export function storageOf(variable: PlannedVariable): 'category' | 'number' | 'text' {
  const { from } = variable.source;
  if (from === 'mark' || from === 'list' || from === 'list-place' || from === 'mentions') {
    return 'category';
  }
  if (from === 'list-rest') return 'text';
  switch (variable.kind) {
    case 'number':
    case 'date':
    case 'weight':
      return 'number';
    case 'text':
    case 'id':
      return 'text';
    case 'single':
    case 'scale':
    case 'multiple':
      return 'category';
  }
}

/** A variable whose planned kind did not fit its cells. */
export interface Misfit {
  /** Its place among the plan's variables. */
  readonly variable: number;
  readonly cells: UnreadableCells;
  readonly presentCount: number;
  readonly hasOverflowed: boolean;
}

/**
 * The variables of a plan while their file is read: rows go in by batches, chunks come out at the sink,
 * and at the end each variable knows its answers and what it could not read.
 *
 * `variable` is always the place among the plan's variables; those not included are never built.
 */
export class ColumnSet {
  readonly #builders: ColumnBuilder[] = [];
  readonly #categories = new Map<number, CategoryBuilder>();
  readonly #numbers = new Map<number, NumberBuilder>();
  readonly #marks: MarkSetBuilder[] = [];
  readonly #variables: readonly PlannedVariable[];
  readonly #sink: ChunkSink;

  constructor(plan: ImportPlan, sink: ChunkSink) {
    this.#variables = plan.variables;
    this.#sink = sink;
    this.#addCellColumns();
    this.#addMarkColumns(plan);
    this.#addListColumns();
  }

  take(batch: CellBatch, from: number, to: number, rowInChunk: number): void {
    for (const builder of this.#builders) builder.take(batch, from, to, rowInChunk);
  }

  endChunk(rows: number): void {
    for (const builder of this.#builders) builder.flush(rows, this.#sink);
  }

  /** A category variable's answers in storage order, and their order for people; null for others. */
  categoriesOf(
    variable: number,
  ): { readonly categories: readonly Category[]; readonly order: readonly number[] } | null {
    const builder = this.#categories.get(variable);
    if (builder) return builder.categories();
    const plan = this.#variables[variable];
    if (plan === undefined || storageOf(plan) !== 'category') return null;
    if (plan.source.from === 'list-place') return rankingAnswers(plan);
    const categories = memberCategoriesWith(plan.missing);
    return { categories, order: categories.map((_, index) => index) };
  }

  /** The variables with cells that they could not hold. */
  misfits(): readonly Misfit[] {
    const misfits: Misfit[] = [];
    for (const [variable, builder] of this.#numbers) {
      const { unreadable, presentCount } = builder;
      if (unreadable.count > 0) {
        misfits.push({ variable, cells: unreadable, presentCount, hasOverflowed: false });
      }
    }
    for (const [variable, builder] of this.#categories) {
      if (!builder.hasOverflowed) continue;
      const cells = { count: 0, examples: [] };
      misfits.push({ variable, cells, presentCount: 0, hasOverflowed: true });
    }
    for (const set of this.#marks) {
      set.unreadable.forEach(({ variable, cells }, member) => {
        const presentCount = set.presentCounts[member] as number;
        if (cells.count > 0) misfits.push({ variable, cells, presentCount, hasOverflowed: false });
      });
    }
    return misfits.sort((a, b) => a.variable - b.variable);
  }

  #addCellColumns(): void {
    this.#variables.forEach((plan, variable) => {
      if (!plan.included || plan.source.from !== 'cell') return;
      const { column } = plan.source;
      switch (storageOf(plan)) {
        case 'category': {
          const builder = new CategoryBuilder(variable, column, plan);
          this.#categories.set(variable, builder);
          this.#builders.push(builder);
          break;
        }
        case 'number': {
          const builder = new NumberBuilder(variable, column, plan);
          this.#numbers.set(variable, builder);
          this.#builders.push(builder);
          break;
        }
        case 'text':
          this.#builders.push(new TextBuilder(variable, column, plan));
          break;
      }
    });
  }

  #addMarkColumns(plan: ImportPlan): void {
    const membersBySet = new Map<string, { variable: number; plan: PlannedVariable }[]>();
    this.#variables.forEach((planned, variable) => {
      if (!planned.included || planned.source.from !== 'mark') return;
      const key = planned.set ?? ` ${variable}`;
      membersBySet.set(key, [...(membersBySet.get(key) ?? []), { variable, plan: planned }]);
    });
    for (const [name, members] of membersBySet) {
      const base = plan.sets.find((set) => set.name === name)?.base ?? 'cell-not-empty';
      const builder = new MarkSetBuilder(members, base);
      this.#marks.push(builder);
      this.#builders.push(builder);
    }
  }

  #addListColumns(): void {
    const included = this.#variables.map((plan, variable) => ({ plan, variable }));
    const lists = included.filter(
      ({ plan }) =>
        plan.included && (plan.source.from === 'list' || plan.source.from === 'list-rest'),
    );
    const byColumn = Map.groupBy(lists, ({ plan }) => plan.source.column);
    for (const [column, parts] of byColumn) this.#builders.push(listBuilder(column, parts));
    const ranked = included.filter(
      ({ plan }) => plan.included && plan.source.from === 'list-place',
    );
    for (const [column, items] of Map.groupBy(ranked, ({ plan }) => plan.source.column)) {
      this.#builders.push(new RankingBuilder(column, items));
    }
  }
}

/** A variable that takes its part of a column of lists, and its place in the plan. */
export interface ListPart {
  readonly plan: PlannedVariable;
  readonly variable: number;
}

/** The builder of all variables that come out of one column of lists. */
export function listBuilder(column: number, parts: readonly ListPart[]): ListBuilder {
  const rest = parts.find(({ plan }) => plan.source.from === 'list-rest') ?? null;
  const separators = parts.map(({ plan }) =>
    'separator' in plan.source ? plan.source.separator : ';',
  );
  const missing = parts.find(({ plan }) => plan.source.from === 'list')?.plan.missing ?? [];
  return new ListBuilder({
    column,
    separator: separators[0] ?? ';',
    options: parts.flatMap(({ plan, variable }) =>
      plan.source.from === 'list' ? [{ variable, option: plan.source.option }] : [],
    ),
    rest: rest && { variable: rest.variable, plan: rest.plan },
    missing,
  });
}
