import type { Category } from '#analysis/columns/column.ts';
import type { MissingReason } from '#analysis/columns/missing-reason.ts';
import type { PlannedVariable } from '#contract/import-plan.ts';
import { ByteDictionary } from './byte-dictionary.ts';
import { type ChunkSink, roomFor, widened } from './column-builder.ts';
import { memberCategories, memberCode } from './mark-builder.ts';
import { NumberReasons, numberOfCode } from './number-reasons.ts';
import type { TypedColumn, TypedValues } from './typed-file.ts';
import { numberText } from './typed-numbers.ts';

/** A member of a set as the plan has it, and its place there. */
export interface TypedMember {
  readonly variable: number;
  readonly plan: PlannedVariable;
}

/** Takes the rows `from` to `to` of the columns that a set is made of. */
export interface TypedSetBuilder {
  take(columns: readonly (TypedValues | undefined)[], from: number, to: number, row: number): void;
  flush(rows: number, sink: ChunkSink): void;
  /** The answers of a member, in the order of storage. */
  categoriesOf(variable: number): readonly Category[] | null;
}

const mostCodes = 255;
const blank = 255;

/** Gives every value of a column a state, found once for each distinct value. */
class StateOfValue {
  readonly #stateOf: (code: string) => number;
  readonly #column: TypedColumn;
  readonly #byNumber = new Map<number, number>();
  readonly #texts = new ByteDictionary(4096);
  readonly #byText: number[] = [];

  constructor(column: TypedColumn, stateOf: (code: string) => number) {
    this.#column = column;
    this.#stateOf = stateOf;
  }

  /** Writes the states of rows `from` to `to` into `states` from `row`. */
  write(values: TypedValues, from: number, to: number, states: Uint8Array, row: number): void {
    for (let cell = from, at = row; cell < to; cell++, at++) {
      states[at] =
        values.type === 'number'
          ? this.#ofNumber(values.values[cell] as number, values.marks?.[cell] ?? 0)
          : this.#ofText(
              values.bytes,
              values.offsets[cell] as number,
              values.offsets[cell + 1] as number,
            );
    }
  }

  #ofNumber(value: number, mark: number): number {
    if (Number.isNaN(value)) {
      return mark === 0 ? blank : this.#stateOf(this.#column.markCodes[mark - 1] ?? '');
    }
    let state = this.#byNumber.get(value);
    if (state === undefined) {
      state = this.#stateOf(numberText(value, this.#column.isInstant));
      if (this.#byNumber.size < mostCodes) this.#byNumber.set(value, state);
    }
    return state;
  }

  #ofText(bytes: Uint8Array, start: number, end: number): number {
    if (start === end) return blank;
    const index = this.#texts.indexOf(bytes, start, end);
    const code = (): string => Buffer.from(bytes.subarray(start, end)).toString('utf8');
    if (index < 0) return this.#stateOf(code());
    this.#byText[index] ??= this.#stateOf(code());
    return this.#byText[index];
  }
}

interface MarkedMember {
  readonly variable: number;
  readonly column: number;
  readonly state: StateOfValue;
  readonly categories: readonly Category[];
  /** Whether whatever is written in its cells marks it. */
  readonly takesAnything: boolean;
  states: Uint8Array;
}

/**
 * A "select all that apply" question whose options are columns with types of their own. A value that the
 * plan names in neither list is not selected; planned missing codes keep their reasons.
 */
export class TypedMarks implements TypedSetBuilder {
  readonly #members: readonly MarkedMember[];
  readonly #base: 'marked-any' | 'cell-not-empty';

  constructor(
    members: readonly TypedMember[],
    columns: readonly TypedColumn[],
    base: 'marked-any' | 'cell-not-empty',
  ) {
    this.#members = members.map((member) => markedMember(member, columns));
    this.#base = base;
  }

  take(columns: readonly (TypedValues | undefined)[], from: number, to: number, row: number): void {
    const last = row + to - from;
    for (const member of this.#members) {
      if (last > member.states.length) {
        member.states = widened(member.states, roomFor(last, member.states.length));
      }
      member.state.write(columns[member.column] as TypedValues, from, to, member.states, row);
    }
  }

  flush(rows: number, sink: ChunkSink): void {
    // Where every option has its yes or no, whoever gave one has been asked for what is written in.
    const isWrittenOut = this.#base !== 'marked-any';
    const answered = new Uint8Array(rows);
    for (const { states } of this.#members) {
      for (let row = 0; row < rows; row++) {
        const state = states[row];
        if (state === memberCode.selected) answered[row] = 1;
        else if (isWrittenOut && state === memberCode.notSelected) answered[row] = 1;
      }
    }
    for (const { variable, states, takesAnything } of this.#members) {
      const codes = new Uint8Array(rows);
      const isFilled = takesAnything || !isWrittenOut;
      for (let row = 0; row < rows; row++) {
        const state = states[row] as number;
        const otherwise =
          isFilled && answered[row] === 1 ? memberCode.notSelected : memberCode.missing;
        codes[row] = state !== blank ? state : otherwise;
      }
      sink(variable, { type: 'category', codes, categories: [], order: [] });
    }
  }

  categoriesOf(variable: number): readonly Category[] | null {
    return this.#members.find((member) => member.variable === variable)?.categories ?? null;
  }
}

function markedMember(
  { variable, plan }: TypedMember,
  columns: readonly TypedColumn[],
): MarkedMember {
  const { source } = plan;
  if (source.from !== 'mark') throw new TypeError('a mark is read from a mark column');
  const missing = missingCategories(plan);
  const categories: Category[] = [...memberCategories, ...missing];
  const stateByCode = new Map<string, number>();
  missing.forEach(({ code }, index) => {
    stateByCode.set(code, memberCategories.length + index);
  });
  for (const code of source.notSelected) stateByCode.set(code, memberCode.notSelected);
  for (const code of source.selected) stateByCode.set(code, memberCode.selected);
  const otherwise = source.selected.length === 0 ? memberCode.selected : memberCode.notSelected;
  const column = columns[source.column] as TypedColumn;
  const ranges = new NumberReasons(plan, column);
  const stateOf = (code: string): number => {
    const known = stateByCode.get(code);
    if (known !== undefined) return known;
    const number = column.type === 'number' ? numberOfCode(code, column.isInstant) : Number.NaN;
    const isMissing = !Number.isNaN(number) && ranges.byteOf(number) !== 0;
    return isMissing ? memberCode.missing : otherwise;
  };
  return {
    variable,
    column: source.column,
    state: new StateOfValue(column, stateOf),
    categories,
    takesAnything: source.selected.length === 0,
    states: new Uint8Array(1024),
  };
}

/** What stands for no answer beside an empty cell; at most 200 codes. */
function missingCategories(plan: PlannedVariable): readonly Category[] {
  const labels = new Map(plan.categories.map(({ code, label }) => [code, label]));
  const reasons = new Map<string, MissingReason>();
  for (const { code, missing } of plan.categories) if (missing) reasons.set(code, missing);
  for (const { code, reason } of plan.missing) reasons.set(code, reason);
  reasons.delete('');
  return [...reasons].slice(0, 200).map(([code, missing]) => ({
    code,
    label: labels.get(code) ?? code,
    value: null,
    missing,
  }));
}

/** Whether a code of a column of numbers lies in a stretch that means no answer; options share theirs. */
function missingStretches(
  [first]: readonly TypedMember[],
  column: TypedColumn,
): (code: string) => boolean {
  if (first === undefined || column.type !== 'number') return () => false;
  const reasons = new NumberReasons(first.plan, column);
  return (code) => {
    const number = numberOfCode(code, column.isInstant);
    return !Number.isNaN(number) && reasons.byteOf(number) !== 0;
  };
}

/**
 * A "select all that apply" question kept as first mention, second mention and so on: each option is
 * selected where any of the columns names it. Who named nothing has not answered.
 */
export class TypedMentions implements TypedSetBuilder {
  readonly #members: readonly { readonly variable: number; states: Uint8Array }[];
  readonly #columns: readonly { readonly column: number; readonly state: StateOfValue }[];
  #answered = new Uint8Array(1024);
  #column = new Uint8Array(1024);

  constructor(members: readonly TypedMember[], columns: readonly TypedColumn[]) {
    this.#members = members.map(({ variable }) => ({ variable, states: new Uint8Array(1024) }));
    const sources = members.map(({ plan }) => plan.source);
    const memberByCode = new Map<string, number>();
    const missing = new Set(members.flatMap(({ plan }) => plan.missing.map(({ code }) => code)));
    const places = new Set<number>();
    sources.forEach((source, member) => {
      if (source.from !== 'mentions') throw new TypeError('a mention is read from several columns');
      memberByCode.set(source.code, member);
      for (const column of source.columns) places.add(column);
    });
    this.#columns = [...places].map((place) => {
      const column = columns[place] as TypedColumn;
      const isMissing = missingStretches(members, column);
      const stateOf = (code: string): number => {
        if (missing.has(code)) return blank;
        return memberByCode.get(code) ?? (isMissing(code) ? blank : mostCodes - 1);
      };
      return { column: place, state: new StateOfValue(column, stateOf) };
    });
  }

  take(columns: readonly (TypedValues | undefined)[], from: number, to: number, row: number): void {
    this.#makeRoom(row + to - from);
    for (let at = row; at < row + to - from; at++) {
      this.#answered[at] = 0;
      for (const { states } of this.#members) states[at] = 0;
    }
    for (const { column, state } of this.#columns) {
      state.write(columns[column] as TypedValues, from, to, this.#column, row);
      for (let at = row; at < row + to - from; at++) {
        const member = this.#column[at] as number;
        if (member === blank) continue;
        this.#answered[at] = 1;
        const named = this.#members[member];
        if (named) named.states[at] = 1;
      }
    }
  }

  flush(rows: number, sink: ChunkSink): void {
    for (const { variable, states } of this.#members) {
      const codes = new Uint8Array(rows);
      for (let row = 0; row < rows; row++) {
        if (this.#answered[row] === 0) codes[row] = memberCode.missing;
        else codes[row] = states[row] === 1 ? memberCode.selected : memberCode.notSelected;
      }
      sink(variable, { type: 'category', codes, categories: [], order: [] });
    }
  }

  categoriesOf(variable: number): readonly Category[] | null {
    return this.#members.some((member) => member.variable === variable) ? memberCategories : null;
  }

  #makeRoom(rows: number): void {
    if (rows <= this.#answered.length) return;
    const room = roomFor(rows, this.#answered.length);
    this.#answered = widened(this.#answered, room);
    this.#column = widened(this.#column, room);
    for (const member of this.#members) member.states = widened(member.states, room);
  }
}
