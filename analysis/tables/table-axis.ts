import { AnalysisError } from '../analysis-error.ts';
import { type CategoryColumn, type Column, rowCount } from '../columns/column.ts';
import { asYesNoColumn, selectedCategories } from '../columns/selected-answers.ts';
import type { KeptRows } from './kept-rows.ts';
import type { AnswersOfMany, AnswersOfOne, RowVariable } from './table.ts';

/** A code for each kept row: 0 to `size - 1` for answers, `size` where there is none. */
export interface AxisItem {
  readonly codes: Uint8Array | Uint16Array;
  readonly size: number;
}

/** One row or column of a table: those whose code in the item is this one. */
export interface AxisEntry {
  readonly category: string;
  readonly item: number;
  readonly code: number;
}

/**
 * A variable as a table counts it. `items` hold the answers: one for a single answer, one of no (0) and
 * yes (1) for each member of a set. `base` is the item that says who answered at all. `values` are
 * those of the codes, null for a code without one; the list is null where there is no mean.
 */
export interface CountedAxis {
  readonly kind: 'counted';
  readonly name: string;
  readonly label: string;
  readonly overlaps: boolean;
  readonly items: readonly AxisItem[];
  readonly base: AxisItem;
  readonly entries: readonly AxisEntry[];
  readonly values: readonly (number | null)[] | null;
}

/** Numbers of the kept rows; NaN where there is none. */
export interface NumberAxis {
  readonly kind: 'number';
  readonly name: string;
  readonly label: string;
  readonly values: Float64Array;
}

/**
 * A variable over the kept rows.
 *
 * @throws {AnalysisError} `lengths-differ`; `rule-does-not-fit-variable` for a member without a yes.
 */
export function axisOf(
  variable: RowVariable,
  kept: KeptRows,
  rows: number,
): CountedAxis | NumberAxis {
  const { name, label } = variable;
  switch (variable.kind) {
    case 'answers':
    case 'members':
      return countedAxisOf(variable, kept, rows);
    case 'number': {
      demandLength(name, variable.column, rows);
      const { values, missing } = variable.column;
      const taken = new Float64Array(kept.count);
      for (let at = 0; at < kept.count; at++) {
        const row = kept.rows === null ? at : (kept.rows[at] as number);
        const isMissing = missing !== null && missing[row] !== 0;
        taken[at] = isMissing ? Number.NaN : (values[row] as number);
      }
      return { kind: 'number', name, label, values: taken };
    }
  }
}

/** As `axisOf`, for what can be a column. */
export function countedAxisOf(
  variable: AnswersOfOne | AnswersOfMany,
  kept: KeptRows,
  rows: number,
): CountedAxis {
  return variable.kind === 'answers'
    ? axisOfAnswers(variable, kept, rows)
    : axisOfMembers(variable, kept, rows);
}

function axisOfAnswers(
  { name, label, column, hasMean }: AnswersOfOne,
  kept: KeptRows,
  rows: number,
): CountedAxis {
  demandLength(name, column, rows);
  const order = column.order.filter((code) => column.categories[code]?.missing === null);
  const newCodes = column.categories.map((_, code) => {
    const place = order.indexOf(code);
    return place < 0 ? order.length : place;
  });
  const item = takeCodes(column, newCodes, order.length, kept);
  const values = order.map((code) => column.categories[code]?.value ?? null);
  return {
    kind: 'counted',
    name,
    label,
    overlaps: false,
    items: [item],
    base: item,
    entries: order.map((code, place) => ({
      category: column.categories[code]?.label ?? '',
      item: 0,
      code: place,
    })),
    values: hasMean && values.some((value) => value !== null) ? values : null,
  };
}

function axisOfMembers(
  { name, label, members }: AnswersOfMany,
  kept: KeptRows,
  rows: number,
): CountedAxis {
  const answered = new Uint8Array(kept.count).fill(1);
  const items = members.map((member) => {
    demandLength(name, member.column, rows);
    const column = asYesNoColumn(member.column);
    const selected = selectedCategories(column);
    const newCodes = column.categories.map(({ missing }, code) =>
      missing === null ? (selected[code] as number) : 2,
    );
    const item = takeCodes(column, newCodes, 2, kept);
    for (let at = 0; at < kept.count; at++) {
      answered[at] = (answered[at] as number) & Number(item.codes[at] === 2);
    }
    return item;
  });
  return {
    kind: 'counted',
    name,
    label,
    overlaps: true,
    items,
    base: { codes: answered, size: 1 },
    entries: members.map((member, item) => ({ category: member.label, item, code: 1 })),
    values: null,
  };
}

function takeCodes(
  column: CategoryColumn,
  newCodes: readonly number[],
  size: number,
  { rows, count }: KeptRows,
): AxisItem {
  const isSame = rows === null && newCodes.every((code, old) => code === old);
  if (isSame && !(column.codes instanceof Uint32Array)) return { codes: column.codes, size };
  const recoded = Uint16Array.from(newCodes);
  const codes = size < 256 ? new Uint8Array(count) : new Uint16Array(count);
  const old = column.codes;
  if (rows === null) {
    for (let at = 0; at < count; at++) codes[at] = recoded[old[at] as number] as number;
  } else {
    for (let at = 0; at < count; at++) {
      codes[at] = recoded[old[rows[at] as number] as number] as number;
    }
  }
  return { codes, size };
}

function demandLength(variable: string, column: Column, expected: number): void {
  const found = rowCount(column);
  if (found !== expected) {
    throw new AnalysisError('lengths-differ', { variable, expected, found });
  }
}
