import type { PlannedSet, PlannedVariable } from '#contract/import-plan.ts';
import { memberCategoriesWith } from '../mark-builder.ts';
import { missingAnswers } from '../recognise/answer-list.ts';
import type { ColumnProfile } from '../recognise/column-profile.ts';
import { markTexts } from '../recognise/marks.ts';
import { missingReasonFor } from '../recognise/missing-codes.ts';
import { NameGiver, nameFrom, slug } from '../recognise/names.ts';
import type { PlannedColumns } from '../recognise/plan-columns.ts';
import {
  answerKey,
  dateFormatOf,
  describedAnswers,
  describedMissing,
  separatorOf,
  unlistedWarning,
} from './described-answers.ts';
import type { DescribedAnswer, DescribedSet, DescribedVariable, Metadata } from './metadata.ts';

/** A column of the data file: its name there and what its rows hold. */
export interface NamedColumn {
  readonly name: string;
  readonly profile: ColumnProfile;
}

/** The columns as planned, with what the metadata says; and the weight, by its planned name. */
export interface DescribedColumns extends PlannedColumns {
  readonly weight: string | null;
  readonly why: string;
}

/**
 * Lays what a metadata file says over what was recognised: labels, answers in the file's order, missing
 * codes, kinds, sets and grids. Columns of which nothing is said stay as they were recognised.
 *
 * - Answers with numbers for codes have those as values where their labels are a scale.
 * - Codes that the data hold and the metadata do not list stay answers, with a warning.
 * - Names that the data have not are warned of.
 */
export function describedColumns(
  planned: PlannedColumns,
  metadata: Metadata,
  columns: readonly NamedColumn[],
): DescribedColumns {
  return new Describing(planned, metadata, columns).run();
}

const namesShown = 5;
const saidWhy = 'As the metadata say.';

class Describing {
  readonly #planned: PlannedColumns;
  readonly #metadata: Metadata;
  readonly #columns: readonly NamedColumn[];
  readonly #columnByName = new Map<string, number>();
  readonly #names = new NameGiver();
  readonly #sets: PlannedSet[] = [];
  readonly #warnings: string[] = [];
  /** What each described column becomes. */
  readonly #byColumn = new Map<number, readonly PlannedVariable[]>();

  constructor(planned: PlannedColumns, metadata: Metadata, columns: readonly NamedColumn[]) {
    this.#planned = planned;
    this.#metadata = metadata;
    this.#columns = columns;
    columns.forEach(({ name }, column) => {
      const key = name.toLowerCase();
      if (!this.#columnByName.has(key)) this.#columnByName.set(key, column);
    });
    for (const { name } of planned.variables) this.#names.give(name);
    for (const { name } of planned.sets) this.#names.give(name);
  }

  run(): DescribedColumns {
    for (const described of this.#metadata.variables) this.#describe(described);
    for (const set of this.#metadata.sets) this.#gather(set);
    const variables = this.#inFileOrder();
    const weight = this.#weight(variables);
    this.#warnOfAbsent();
    const members = new Set(variables.map(({ set }) => set));
    const { file, form } = this.#metadata;
    return {
      variables,
      sets: [
        ...this.#planned.sets.filter(({ name }) => !this.#dropped.has(name)),
        ...this.#sets,
      ].filter(({ name }) => members.has(name)),
      warnings: [
        ...this.#planned.warnings.filter((one) => !this.#isOfDescribed(one)),
        ...this.#warnings,
      ],
      weight,
      why: `Labels, answers and kinds of ${this.#byColumn.size} columns taken from ${file.split(/[\\/]/u).at(-1)} (${form}).`,
    };
  }

  #describe(described: DescribedVariable): void {
    const column = this.#columnByName.get(described.name.toLowerCase());
    if (column === undefined) return;
    const { profile } = this.#columns[column] as NamedColumn;
    const old = this.#plannedFor(column);
    const separator = described.separator ?? separatorOf(old, described, profile);
    if (described.kind === 'multiple' && separator !== null) {
      this.#byColumn.set(column, this.#listMembers(column, { ...described, separator }, profile));
      return;
    }
    const recognised = old.find(({ source }) => source.from === 'cell') ?? null;
    const name = recognised?.name ?? this.#names.give(nameFrom(described.name));
    const variable = {
      ...(recognised ?? blank(name, column)),
      label: described.label ?? recognised?.label ?? described.name,
      ...this.#kindAndAnswers(described, profile, recognised),
    };
    this.#byColumn.set(column, [variable]);
  }

  #plannedFor(column: number): readonly PlannedVariable[] {
    return this.#planned.variables.filter(({ source }) => source.column === column);
  }

  #kindAndAnswers(
    described: DescribedVariable,
    profile: ColumnProfile,
    recognised: PlannedVariable | null,
  ): Partial<PlannedVariable> {
    if (described.answers.length > 0 && isAnswered(described)) {
      const { planned, warnings } = describedAnswers(described, profile);
      this.#warnings.push(...warnings);
      return planned;
    }
    const kind = this.#plainKind(described, recognised);
    const missing = describedMissing(described, profile);
    const base = { kind, categories: [], missing, why: [saidWhy], set: recognised?.set ?? null };
    if (kind === 'single' || kind === 'scale') {
      return { ...base, categories: recognised?.categories ?? [...missingAnswers(profile)] };
    }
    if (kind === 'date') {
      const date = recognised?.dateFormat ?? dateFormatOf(profile);
      if (date !== null) return { ...base, dateFormat: date };
      this.#warnings.push(
        `${described.name}: said to be dates, but they are written in no known way.`,
      );
      return { ...base, kind: 'text' };
    }
    return { ...base, decimal: described.decimal ?? recognised?.decimal ?? '.' };
  }

  #plainKind(
    described: DescribedVariable,
    recognised: PlannedVariable | null,
  ): PlannedVariable['kind'] {
    const found = recognised?.kind ?? 'text';
    const { kind, isKindFirm } = described;
    if (kind === null || kind === 'multiple') return found;
    const isNumeric = kind === 'number' && ['id', 'weight', 'number'].includes(found);
    const isWritten = kind === 'text' && found === 'id';
    return !isKindFirm && (isNumeric || isWritten) ? found : kind;
  }

  /** The options of cells such as "1;2;3;". */
  #listMembers(
    column: number,
    described: DescribedVariable,
    profile: ColumnProfile,
  ): readonly PlannedVariable[] {
    const separator = described.separator ?? ';';
    const old = this.#planned.sets.find(({ name }) =>
      this.#planned.variables.some(({ set, source }) => set === name && source.column === column),
    );
    const set = old?.name ?? this.#names.give(nameFrom(described.name));
    if (!old) this.#dropNames(column);
    this.#sets.push({
      name: set,
      label: described.label ?? old?.label ?? described.name,
      kind: 'multiple',
      base: 'cell-not-empty',
      why: [`Several answers in one cell, parted by “${separator}”. ${saidWhy}`],
    });
    this.#dropped.add(set);
    const codes = new Set(described.answers.map(({ code }) => code));
    const pieces = new Set(
      [...profile.counts.keys()].flatMap((text) =>
        text.split(separator).map((piece) => piece.trim()),
      ),
    );
    const unknown = [...pieces].filter((piece) => piece !== '' && !codes.has(piece));
    this.#warnings.push(...unlistedWarning(described.name, unknown, 'options'));
    const options: readonly Pick<DescribedAnswer, 'code' | 'label'>[] = [
      ...described.answers,
      ...unknown.map((code) => ({ code, label: code })),
    ];
    const missing = [...profile.missingCounts.keys()].map((code) => ({
      code,
      reason: missingReasonFor(code) ?? ('no-answer' as const),
    }));
    return options.map(({ code, label }) => ({
      ...blank(this.#memberName(column, code, set), column),
      label,
      source: { from: 'list', column, separator, option: code },
      categories: memberCategoriesWith(missing),
      missing,
      set,
      why: [`An option of ${set}. ${saidWhy}`],
    }));
  }

  /** Sets that stand in place of recognised ones of the same name. */
  readonly #dropped = new Set<string>();

  #dropNames(column: number): void {
    for (const { set } of this.#plannedFor(column)) if (set !== null) this.#dropped.add(set);
  }

  #memberName(column: number, code: string, set: string): string {
    const old = this.#plannedFor(column).find(
      ({ source }) => source.from === 'list' && source.option === code,
    );
    return old?.name ?? this.#names.give(`${set}_${slug(code) || 'option'}`);
  }

  /** Columns that stand under one question: a grid, or the options of one set. */
  #gather(described: DescribedSet): void {
    const members = described.members.flatMap(({ column: name, label }) => {
      const column = this.#columnByName.get(name.toLowerCase());
      return column === undefined ? [] : [{ column, label }];
    });
    if (members.length === 0) return;
    const set = this.#setName(
      described,
      members.map(({ column }) => column),
    );
    const isGrid = described.kind === 'grid';
    const marks = members.map(({ column }) =>
      markTexts((this.#columns[column] as NamedColumn).profile),
    );
    const isWritten = marks.some((mark) => mark !== null && mark.notSelected.length > 0);
    this.#sets.push({
      name: set,
      label: described.label,
      kind: described.kind,
      base: isGrid || isWritten ? 'cell-not-empty' : 'marked-any',
      why: [`${isGrid ? 'One question over several items.' : 'Select all that apply.'} ${saidWhy}`],
    });
    this.#dropped.add(set);
    members.forEach(({ column, label }, place) => {
      const current = this.#byColumn.get(column) ?? this.#plannedFor(column);
      const [first] = current;
      const name =
        first?.name ?? this.#names.give(nameFrom((this.#columns[column] as NamedColumn).name));
      const base = first ?? blank(name, column);
      const item = label ?? base.label;
      if (isGrid) {
        const isSaid = this.#byColumn.has(column) || label === null;
        const whole = isSaid ? base.label : `${described.label} - ${item}`;
        this.#byColumn.set(column, [{ ...base, label: whole, set }]);
        return;
      }
      const mark = marks[place] ?? { selected: ['1'], notSelected: isWritten ? ['0'] : [] };
      this.#byColumn.set(column, [
        {
          ...blank(name, column),
          label: item,
          source: {
            from: 'mark',
            column,
            selected: [...mark.selected],
            notSelected: [...mark.notSelected],
          },
          categories: memberCategoriesWith(base.missing),
          missing: base.missing,
          set,
          why: [`An option of ${set}. ${saidWhy}`],
        },
      ]);
    });
  }

  /** The name of the recognised set over the same columns, else a new one. */
  #setName(described: DescribedSet, columns: readonly number[]): string {
    const wish = nameFrom(described.name);
    const recognised = this.#planned.sets.find(({ name }) => name === wish);
    const isSame =
      recognised !== undefined &&
      this.#planned.variables
        .filter(({ set }) => set === wish)
        .every(({ source }) => columns.includes(source.column));
    return isSame ? wish : this.#names.give(wish);
  }

  #inFileOrder(): readonly PlannedVariable[] {
    const placed = new Set<number>();
    const kept = this.#keptGrids();
    const variables: PlannedVariable[] = [];
    for (const variable of this.#planned.variables) {
      const { column } = variable.source;
      const said = this.#byColumn.get(column);
      if (said === undefined) variables.push(this.#outOfDropped(variable));
      else if (!placed.has(column))
        variables.push(...said.map((one) => this.#outOfBroken(one, kept)));
      placed.add(column);
    }
    return variables;
  }

  /** A column that the metadata pass over does not stay in a set that they define anew. */
  #outOfDropped(variable: PlannedVariable): PlannedVariable {
    return variable.set !== null &&
      this.#dropped.has(variable.set) &&
      variable.source.from === 'cell'
      ? { ...variable, set: null }
      : variable;
  }

  /** A recognised grid holds only as long as all its items are still answered from one list. */
  #outOfBroken(variable: PlannedVariable, kept: ReadonlyMap<number, string>): PlannedVariable {
    const { set } = variable;
    if (set !== null && this.#dropped.has(set)) return variable;
    return { ...variable, set: kept.get(variable.source.column) ?? null };
  }

  #keptGrids(): ReadonlyMap<number, string> {
    const kept = new Map<number, string>();
    for (const { name, kind } of this.#planned.sets) {
      if (kind !== 'grid' || this.#dropped.has(name)) continue;
      const columns = this.#planned.variables
        .filter(({ set }) => set === name)
        .map(({ source }) => source.column);
      const lists = columns.map((column) => answerKey(this.#byColumn.get(column)?.[0]));
      if (new Set(lists).size !== 1 || lists[0] === '') continue;
      for (const column of columns) kept.set(column, name);
    }
    return kept;
  }

  #weight(variables: readonly PlannedVariable[]): string | null {
    const { weight } = this.#metadata;
    if (weight === null) return null;
    const column = this.#columnByName.get(weight.toLowerCase());
    return variables.find(({ source }) => source.column === column)?.name ?? null;
  }

  #warnOfAbsent(): void {
    const names = [
      ...this.#metadata.variables.map(({ name }) => name),
      ...this.#metadata.sets.flatMap(({ members }) => members.map(({ column }) => column)),
    ];
    const absent = [...new Set(names)].filter(
      (name) => !this.#columnByName.has(name.toLowerCase()),
    );
    if (absent.length > 0) {
      this.#warnings.push(
        `The metadata name ${said(absent.length, 'column')} that the data have not: ${shown(absent)}.`,
      );
    }
  }

  /** Warnings of recognition about a column that is now described: they may no longer hold. */
  #isOfDescribed(warning: string): boolean {
    return [...this.#byColumn.values()].some((variables) =>
      variables.some(
        ({ name, kind }) =>
          warning.startsWith(`${name}: `) && (kind === 'single' || kind === 'scale'),
      ),
    );
  }
}

function isAnswered({ kind }: DescribedVariable): boolean {
  return kind === null || kind === 'single' || kind === 'scale';
}

function blank(name: string, column: number): PlannedVariable {
  return {
    name,
    label: name,
    kind: 'single',
    source: { from: 'cell', column },
    categories: [],
    missing: [],
    missingRanges: [],
    role: null,
    set: null,
    dateFormat: null,
    decimal: '.',
    included: true,
    why: [saidWhy],
  };
}

function shown(texts: readonly string[]): string {
  return `${texts.slice(0, namesShown).join(', ')}${texts.length > namesShown ? ', …' : ''}`;
}

function said(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;
}
