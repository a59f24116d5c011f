import type { z } from 'zod';
import { AnalysisError } from '#analysis/analysis-error.ts';
import type { Column } from '#analysis/columns/column.ts';
import { selectionByRow } from '#analysis/columns/selected-answers.ts';
import type { PerceptionSide } from '#analysis/compare/perception-gap-figures.ts';
import { summariseWeighted } from '#analysis/statistics/weighted-mean.ts';
import type { gapMatch } from '#contract/calls/comparisons.ts';
import type { Dataset, VariableRecord } from '#main/project/dataset.ts';

type Match = z.output<typeof gapMatch>;
type Which = 'left' | 'right';

/** One side of a gap from rows: its dataset, who of it, and the name of its weight. */
export interface OpenSide {
  readonly dataset: Dataset;
  readonly mask: Uint8Array | null;
  readonly weight: string | null;
  readonly name: string;
}

/** Answers of one item in [0, 1] with the rows that gave them, and the ends of its scale where it is a mean. */
interface ItemAnswers {
  readonly values: Float64Array;
  readonly weights: Float64Array;
  readonly rows: Uint32Array;
  readonly ends: readonly [number, number] | null;
}

/**
 * What one side says of an item: the share that gave one of the answers, or the mean on its scale, among
 * those who answered; nothing where nobody did.
 *
 * @throws {AnalysisError} `weight-out-of-range`, `rule-does-not-fit-variable`, `answer-not-found`.
 */
export function sideOfItem(side: OpenSide, match: Match, which: Which): PerceptionSide {
  const { values, weights, ends } = answersOf(side, match, which);
  const sample = summariseWeighted(values, weights);
  if (sample.base === 0) return { share: null, base: null };
  const isWeighted = side.weight !== null;
  const { mean, base } = sample;
  const scale =
    ends === null ? undefined : { sample, isWeighted, lowest: ends[0], highest: ends[1] };
  return {
    share: mean,
    base,
    effectiveBase: isWeighted ? sample.effectiveBase : undefined,
    ...(scale === undefined ? {} : { scale }),
  };
}

/**
 * The standard error of this side's part of the mean of `signs[i] * gap[i]`: what each respondent adds over
 * all items together, so that answers that go together are counted as one. 0 under two respondents.
 */
export function errorOfSignedMean(
  side: OpenSide,
  matches: readonly Match[],
  which: Which,
  signs: readonly number[],
): number {
  const itemCount = signs.filter((sign) => sign !== 0).length;
  const parts = new Float64Array(side.dataset.line.rows);
  const isIn = new Uint8Array(parts.length);
  for (const [index, match] of matches.entries()) {
    const sign = signs[index] ?? 0;
    if (sign === 0) continue;
    const { values, weights, rows } = answersOf(side, match, which);
    const { mean, weightedBase } = summariseWeighted(values, weights);
    for (const [at, row] of rows.entries()) {
      const deviation = (values[at] as number) - mean;
      parts[row] =
        (parts[row] as number) +
        (sign * (weights[at] as number) * deviation) / (weightedBase * itemCount);
      isIn[row] = 1;
    }
  }
  const base = isIn.reduce((sum, bit) => sum + bit, 0);
  if (base < 2) return 0;
  const squares = parts.reduce((sum, part) => sum + part * part, 0);
  return Math.sqrt((base / (base - 1)) * squares);
}

function answersOf(side: OpenSide, match: Match, which: Which): ItemAnswers {
  const { dataset, mask } = side;
  // Kept answers move to the front of the same array; none is overwritten before it is read.
  const { values, ends } = valuesByRow(dataset, match, which);
  const weights = side.weight === null ? null : dataset.weightColumn(side.weight);
  const kept = {
    values,
    weights: new Float64Array(values.length),
    rows: new Uint32Array(values.length),
  };
  let count = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    if (Number.isNaN(value) || (mask !== null && mask[row] === 0)) continue;
    const isUnweighted = weights?.missing != null && weights.missing[row] !== 0;
    const weight = weights === null ? 1 : isUnweighted ? 0 : (weights.values[row] as number);
    if (!(weight >= 0 && weight < Number.POSITIVE_INFINITY))
      throw new AnalysisError('weight-out-of-range', { rowNumber: row + 1, value: weight });
    if (weight === 0) continue;
    kept.values[count] = value;
    kept.weights[count] = weight;
    kept.rows[count++] = row;
  }
  return {
    values: kept.values.subarray(0, count),
    weights: kept.weights.subarray(0, count),
    rows: kept.rows.subarray(0, count),
    ends,
  };
}

/** Each row's answer in [0, 1]; NaN where there is none. */
function valuesByRow(
  dataset: Dataset,
  match: Match,
  which: Which,
): { readonly values: Float64Array; readonly ends: readonly [number, number] | null } {
  const variable = dataset.variable(match[which]);
  const isReversed = (which === 'left' ? match.leftReversed : match.rightReversed) ?? false;
  const stated = which === 'left' ? match.leftScale : match.rightScale;
  const answers = which === 'left' ? match.leftAnswers : match.rightAnswers;
  const column = dataset.column(variable);
  if (match.rule === 'linear') return linearValues(variable, column, stated, isReversed);
  const state = answers
    ? stateByAnswers(dataset, variable, answers)
    : defaultState(variable, column, isReversed);
  const values = Float64Array.from(state, (one) => (one === 1 ? Number.NaN : one / 2));
  return { values, ends: null };
}

/**
 * A scale brought to 0 (its lowest value) to 1 (its highest): (value - lowest) / (highest - lowest), the
 * other way round where it is reversed. The ends are stated, or those among its answers.
 *
 * @throws {AnalysisError} `rule-does-not-fit-variable` for answers without values, numbers without stated
 * ends, and a value beyond them.
 */
function linearValues(
  variable: VariableRecord,
  column: Column,
  stated: readonly [number, number] | undefined,
  isReversed: boolean,
): { readonly values: Float64Array; readonly ends: readonly [number, number] } {
  const refuse = (reason: string): AnalysisError =>
    new AnalysisError('rule-does-not-fit-variable', { variable: variable.name, reason });
  if (column.type === 'text') throw refuse('Texts have no place on a scale.');
  const given =
    column.type === 'number'
      ? null
      : column.categories.map(({ value, missing }) => (missing === null ? value : null));
  const known = (given ?? []).filter((value) => value !== null);
  if (given !== null && known.length < 2)
    throw refuse('Fewer than two of its answers have a value.');
  if (given === null && stated === undefined)
    throw refuse('State the lowest and the highest value of its scale.');
  const [lowest, highest] = stated ?? [Math.min(...known), Math.max(...known)];
  if (!(lowest < highest)) throw refuse('The lowest value of its scale is not below the highest.');
  const place = (value: number): number => {
    if (!(value >= lowest && value <= highest))
      throw refuse(`The value ${value} lies beyond its scale of ${lowest} to ${highest}.`);
    const share = (value - lowest) / (highest - lowest);
    return isReversed ? 1 - share : share;
  };
  const ends = isReversed ? ([highest, lowest] as const) : ([lowest, highest] as const);
  if (column.type === 'number') {
    const { missing } = column;
    const values = Float64Array.from(column.values, (value, row) =>
      missing !== null && missing[row] !== 0 ? Number.NaN : place(value),
    );
    return { values, ends };
  }
  const byCode = (given ?? []).map((value) => (value === null ? Number.NaN : place(value)));
  return { values: Float64Array.from(column.codes, (code) => byCode[code] as number), ends };
}

/** 2: one of the answers; 0: another; 1: missing. */
function stateByAnswers(
  dataset: Dataset,
  variable: VariableRecord,
  answers: readonly string[],
): Uint8Array {
  const isYes = dataset.mask({ kind: 'in', variable: variable.name, answers });
  const isMissing = dataset.mask({ kind: 'missing', variable: variable.name });
  return isYes.map((bit, row) => (isMissing[row] === 1 ? 1 : bit * 2));
}

/**
 * Without stated answers: yes of a yes-or-no question, the two answers of a scale with the highest values
 * (the lowest where the scale is reversed). An answer without a value has no rank and is never among them.
 *
 * @throws {AnalysisError} `rule-does-not-fit-variable` for a scale of which fewer than two answers have a
 * value, and for answers without a yes.
 */
function defaultState(variable: VariableRecord, column: Column, isReversed: boolean): Uint8Array {
  if (variable.kind !== 'scale' || column.type !== 'category') return selectionByRow(column);
  const present = column.order.filter((index) => column.categories[index]?.missing === null);
  const ranked = present.flatMap((index) => {
    const value = column.categories[index]?.value ?? null;
    return value === null ? [] : [{ index, value }];
  });
  if (ranked.length < 2) {
    const reason = 'Fewer than two of its answers have a value; name the answers that count.';
    throw new AnalysisError('rule-does-not-fit-variable', { variable: variable.name, reason });
  }
  ranked.sort((a, b) => (isReversed ? a.value - b.value : b.value - a.value));
  const top = new Set(ranked.slice(0, 2).map(({ index }) => index));
  const stateByCode = Uint8Array.from(column.categories, (category, index) =>
    category.missing !== null ? 1 : top.has(index) ? 2 : 0,
  );
  return Uint8Array.from(column.codes, (code) => stateByCode[code] as number);
}
