import { AnalysisError } from '../analysis-error.ts';
import { type CategoryColumn, type Column, rowCount } from '../columns/column.ts';
import type { KeptRows } from '../tables/kept-rows.ts';
import type { DriverOutcome, DriverVariable } from './driver.ts';

/** The columns of one predictor in the design: the answer that each tells apart, or null for a number. */
export interface DesignBlock {
  readonly name: string;
  readonly label: string;
  readonly first: number;
  readonly categories: readonly (string | null)[];
  readonly reference: string | null;
}

/**
 * A model's rows: those with the outcome and every predictor. `columns[0]` is all 1; numbers stand as
 * distances from their mean in standard deviations (`scales`), so that no column dwarfs another.
 */
export interface Design {
  readonly outcome: Float64Array;
  readonly weights: Float64Array;
  readonly columns: readonly Float64Array[];
  readonly blocks: readonly DesignBlock[];
  readonly scales: readonly { readonly middle: number; readonly step: number }[];
  readonly weightedBase: number;
  readonly incompleteCount: number;
}

/**
 * Takes the rows of a model together. An answer that no row has gets no column; a predictor with one
 * answer or value gets none at all. Weights are brought to a mean of 1.
 *
 * @throws {AnalysisError} `lengths-differ`.
 */
export function designOf(
  outcome: DriverOutcome,
  predictors: readonly DriverVariable[],
  kept: KeptRows,
  rows: number,
): Design {
  for (const { name, column } of predictors) demandLength(name, column, rows);
  const outcomeAt = readerOfOutcome(outcome, rows);
  const readers = predictors.map(readerOf);
  const complete = new Uint32Array(kept.count);
  let count = 0;
  for (let at = 0; at < kept.count; at++) {
    const row = kept.rows === null ? at : (kept.rows[at] as number);
    if (Number.isNaN(outcomeAt(row)) || readers.some((read) => Number.isNaN(read(row)))) continue;
    complete[count++] = at;
  }
  const places = complete.subarray(0, count);
  const rowAt = (at: number): number => (kept.rows === null ? at : (kept.rows[at] as number));
  const taken = (read: (row: number) => number): Float64Array =>
    Float64Array.from(places, (at) => read(rowAt(at)));
  const weights = Float64Array.from(places, (at) => kept.weights?.[at] ?? 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const levelled = weights.map((weight) => (weight * count) / total);
  const columns: Float64Array[] = [new Float64Array(count).fill(1)];
  const scales = [{ middle: 0, step: 1 }];
  const blocks = predictors.map((predictor, index): DesignBlock => {
    const values = taken(readers[index] as (row: number) => number);
    const first = columns.length;
    const { name, label } = predictor;
    if (predictor.kind === 'number') {
      const scale = scaleOf(values, levelled);
      if (scale === null) return { name, label, first, categories: [], reference: null };
      columns.push(values.map((value) => (value - scale.middle) / scale.step));
      scales.push(scale);
      return { name, label, first, categories: [null], reference: null };
    }
    const seen = new Set(values);
    const answers = predictor.column.order.filter((code) => seen.has(code));
    const labels = answers.map((code) => predictor.column.categories[code]?.label ?? '');
    for (const code of answers.slice(1)) {
      columns.push(values.map((value) => Number(value === code)));
      scales.push({ middle: 0, step: 1 });
    }
    return { name, label, first, categories: labels.slice(1), reference: labels[0] ?? null };
  });
  const incompleteCount = kept.count - count;
  return {
    outcome: taken(outcomeAt),
    weights: levelled,
    columns,
    blocks,
    scales,
    weightedBase: total,
    incompleteCount,
  };
}

function readerOfOutcome(outcome: DriverOutcome, rows: number): (row: number) => number {
  if (outcome.kind === 'number') {
    const { column } = outcome;
    demandLength('outcome', column, rows);
    return readerOf({ kind: 'number', name: '', label: '', column });
  }
  const { states } = outcome;
  if (states.length !== rows) {
    throw new AnalysisError('lengths-differ', { expected: rows, found: states.length });
  }
  return (row) => (states[row] === 1 ? Number.NaN : (states[row] as number) / 2);
}

/** A row's number, or the code of its answer; NaN where there is none. */
function readerOf(predictor: DriverVariable): (row: number) => number {
  if (predictor.kind === 'number') {
    const { values, missing } = predictor.column;
    return (row) => (missing !== null && missing[row] !== 0 ? Number.NaN : (values[row] as number));
  }
  const { codes, categories }: CategoryColumn = predictor.column;
  const byCode = categories.map(({ missing }, code) => (missing === null ? code : Number.NaN));
  return (row) => byCode[codes[row] as number] as number;
}

/** Weighted mean and standard deviation; null where all values are equal. */
function scaleOf(
  values: Float64Array,
  weights: Float64Array,
): { readonly middle: number; readonly step: number } | null {
  let [total, weight] = [0, 0];
  for (const [at, value] of values.entries()) {
    total += (weights[at] as number) * value;
    weight += weights[at] as number;
  }
  const middle = total / weight;
  let squared = 0;
  for (const [at, value] of values.entries()) {
    squared += (weights[at] as number) * (value - middle) ** 2;
  }
  const step = Math.sqrt(squared / weight);
  return step > 1e-12 * Math.abs(middle) ? { middle, step } : null;
}

function demandLength(variable: string, column: Column, expected: number): void {
  const found = rowCount(column);
  if (found !== expected) throw new AnalysisError('lengths-differ', { variable, expected, found });
}
