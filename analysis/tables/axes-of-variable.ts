import type { NumberColumn } from '../columns/column.ts';
import { axisOfAnswers } from './answers-axis.ts';
import type { KeptRows } from './kept-rows.ts';
import { axisOfMembers } from './members-axis.ts';
import type {
  AnswersVariable,
  ColumnVariable,
  FormulaRow,
  Nested,
  NumbersOfOne,
  RowVariable,
} from './table.ts';
import {
  type AxisEntry,
  type AxisItem,
  type CountedAxis,
  demandLength,
  figureRows,
  type NumberAxis,
} from './table-axis.ts';

/**
 * The axes that a row variable stands for: one, or one for each answer that it is nested in.
 *
 * @throws {AnalysisError} `lengths-differ`; `answer-not-found`; `rule-does-not-fit-variable` for a member
 * without a yes.
 */
export function rowAxesOf(
  variable: Exclude<RowVariable, FormulaRow>,
  kept: KeptRows,
  rows: number,
): readonly (CountedAxis | NumberAxis)[] {
  switch (variable.kind) {
    case 'answers':
    case 'members':
      return [countedAxisOf(variable, kept, rows)];
    case 'number':
      return [numberAxisOf(variable, kept, rows)];
    case 'nested':
      return nestedAxes(variable, kept, rows, (inner) =>
        inner.kind === 'number'
          ? numberAxisOf(inner, kept, rows)
          : countedAxisOf(inner, kept, rows),
      );
  }
}

/** As `rowAxesOf`, for what can be columns. */
export function columnAxesOf(
  variable: ColumnVariable,
  kept: KeptRows,
  rows: number,
): readonly CountedAxis[] {
  if (variable.kind !== 'nested') return [countedAxisOf(variable, kept, rows)];
  return nestedAxes(variable, kept, rows, (inner) => countedAxisOf(inner, kept, rows));
}

function countedAxisOf(variable: AnswersVariable, kept: KeptRows, rows: number): CountedAxis {
  return variable.kind === 'answers'
    ? axisOfAnswers(variable, kept, rows)
    : axisOfMembers(variable, kept, rows);
}

function numberAxisOf(
  { name, label, column, statistics }: NumbersOfOne,
  kept: KeptRows,
  rows: number,
): NumberAxis {
  demandLength(name, column, rows);
  const figures = figureRows(statistics ?? ['mean']);
  return { kind: 'number', name, label, path: [], values: takeValues(column, kept), figures };
}

function takeValues({ values, missing }: NumberColumn, kept: KeptRows): Float64Array {
  const taken = new Float64Array(kept.count);
  for (let at = 0; at < kept.count; at++) {
    const row = kept.rows === null ? at : (kept.rows[at] as number);
    const isMissing = missing !== null && missing[row] !== 0;
    const value = values[row] as number;
    taken[at] = isMissing || !Number.isFinite(value) ? Number.NaN : value;
  }
  return taken;
}

/** One axis for each combination of outer answers, of those only who gave them. */
function nestedAxes<Inner, Axis extends CountedAxis | NumberAxis>(
  { outer, inner }: Nested<Inner>,
  kept: KeptRows,
  rows: number,
  axisOf: (inner: Inner) => Axis,
): readonly Axis[] {
  const innermost = axisOf(inner);
  return outer
    .map((variable) => countedAxisOf(variable, kept, rows))
    .reduceRight<readonly Axis[]>(
      (axes, level) =>
        level.entries.flatMap((entry) => axes.map((axis) => within(axis, level, entry))),
      [innermost],
    );
}

function within<Axis extends CountedAxis | NumberAxis>(
  axis: Axis,
  level: CountedAxis,
  entry: AxisEntry,
): Axis {
  const item = level.items[entry.item] as AxisItem;
  const isIn = new Uint8Array(item.size + 1);
  for (const code of entry.codes) isIn[code] = 1;
  const isOut = (at: number): boolean => isIn[item.codes[at] as number] === 0;
  const path = [entry.category, ...axis.path];
  const name = `${level.name} > ${axis.name}`;
  if (axis.kind === 'number') {
    const values = axis.values.map((value, at) => (isOut(at) ? Number.NaN : value));
    return { ...axis, name, path, values };
  }
  const outer = item.codes;
  const restrict = (one: AxisItem): AxisItem => {
    const codes = one.codes.slice();
    const none = one.size;
    for (let at = 0; at < codes.length; at++) {
      codes[at] = isIn[outer[at] as number] === 1 ? (codes[at] as number) : none;
    }
    return { ...one, codes };
  };
  const items = axis.items.map(restrict);
  const sharesBase = axis.items[0] === axis.base;
  const base = sharesBase ? (items[0] as AxisItem) : restrict(axis.base);
  return { ...axis, name, path, items, base };
}
