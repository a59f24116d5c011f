import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import type { Patterns } from './patterns.ts';

/** A fitted model: coefficients in the order of the columns asked for, and how much of the outcome it explains. */
export interface Fitted {
  readonly coefficients: readonly number[];
  readonly fit: number;
  /** The fitted value of each pattern. */
  readonly fitted: Float64Array;
}

/** A pivot under this share of the largest is a column that others repeat. */
const smallestPivot = 1e-10;
const mostRounds = 60;

/** Weighted sums of products of all columns and the outcome, from which every linear subset is solved. */
export interface CrossProducts {
  readonly products: Matrix;
  readonly withOutcome: readonly number[];
  readonly spread: number;
}

/** Passes over the patterns once. */
export function crossProducts({ columns, outcome, weights, count }: Patterns): CrossProducts {
  let [total, weight] = [0, 0];
  for (let at = 0; at < count; at++) {
    total += (weights[at] as number) * (outcome[at] as number);
    weight += weights[at] as number;
  }
  const mean = total / weight;
  const centred = outcome.map((value) => value - mean);
  const spread = dot(centred, centred, weights);
  const products = new Matrix(columns.length, columns.length);
  for (const [row, one] of columns.entries()) {
    for (const [column, other] of columns.entries()) {
      if (column < row) continue;
      const sum = dot(one, other, weights);
      products.set(row, column, sum);
      products.set(column, row, sum);
    }
  }
  return { products, withOutcome: columns.map((one) => dot(one, centred, weights)), spread };
}

/** R squared of the linear model on some columns; null where a column repeats others. */
export function linearFit(
  { products, withOutcome, spread }: CrossProducts,
  used: readonly number[],
): number | null {
  const own = products.selection([...used], [...used]);
  const right = Matrix.columnVector(used.map((column) => withOutcome[column] as number));
  const solved = solve(own, right);
  if (solved === null) return null;
  const explained = used.reduce(
    (sum, column, at) => sum + solved.get(at, 0) * (withOutcome[column] as number),
    0,
  );
  return Math.min(1, Math.max(0, explained / spread));
}

/** The weighted linear model on some columns; null where a column repeats others. */
export function fitLinear(patterns: Patterns, used: readonly number[]): Fitted | null {
  const sums = crossProducts(patterns);
  const fit = linearFit(sums, used);
  const own = sums.products.selection([...used], [...used]);
  const raw = used.map((column) =>
    dot(patterns.columns[column] as Float64Array, patterns.outcome, patterns.weights),
  );
  const solved = solve(own, Matrix.columnVector(raw));
  if (solved === null || fit === null) return null;
  const coefficients = solved.to1DArray();
  return { coefficients, fit, fitted: linearPredictor(patterns, used, coefficients) };
}

/**
 * The weighted logistic model on some columns by iteratively reweighted least squares, `fit` the share of
 * the null deviance that it takes away (McFadden's R squared). `start` are coefficients to begin with.
 * Null where a column repeats others; 'separated' where the likelihood has no maximum.
 */
export function fitLogistic(
  patterns: Patterns,
  used: readonly number[],
  start: readonly number[] | null = null,
): Fitted | 'separated' | null {
  const { outcome, weights, count } = patterns;
  const yes = dot(outcome, outcome, weights) / weights.reduce((sum, weight) => sum + weight, 0);
  let coefficients = start ?? used.map((column) => (column === 0 ? Math.log(yes / (1 - yes)) : 0));
  const nullDeviance = deviance(patterns, new Float64Array(count).fill(yes));
  let last = Number.POSITIVE_INFINITY;
  for (let round = 0; round < mostRounds; round++) {
    const chances = linearPredictor(patterns, used, coefficients).map(
      (x) => 1 / (1 + Math.exp(-x)),
    );
    const now = deviance(patterns, chances);
    if (Math.abs(last - now) <= 1e-13 * (Math.abs(now) + 0.1)) {
      const isSeparated =
        coefficients.some((one) => Math.abs(one) > 15) && now < 1e-6 * nullDeviance;
      if (isSeparated) return 'separated';
      return { coefficients, fit: 1 - now / nullDeviance, fitted: chances };
    }
    last = now;
    const information = chances.map((p, at) => (weights[at] as number) * p * (1 - p));
    const residuals = chances.map((p, at) => (outcome[at] as number) - p);
    const step = solve(
      symmetricProducts(patterns, used, information),
      Matrix.columnVector(
        used.map((column) => dot(patterns.columns[column] as Float64Array, residuals, weights)),
      ),
    );
    if (step === null) return round === 0 ? null : 'separated';
    coefficients = coefficients.map((one, at) => one + step.get(at, 0));
    if (coefficients.some((one) => !(Math.abs(one) < 40))) return 'separated';
  }
  return 'separated';
}

/**
 * Robust covariance of coefficients by the sandwich: bread from the `information` of each pattern, meat
 * from squared residuals with squared weights, times n / (n - 1). Respondents drawn independently.
 */
export function robustCovariance(
  patterns: Patterns,
  used: readonly number[],
  fitted: Float64Array,
  model: 'linear' | 'logistic',
  base: number,
): Matrix | null {
  const { outcome, weights, squaredWeights } = patterns;
  const information = fitted.map(
    (value, at) => (weights[at] as number) * (model === 'linear' ? 1 : value * (1 - value)),
  );
  const squares = fitted.map(
    (value, at) => (squaredWeights[at] as number) * ((outcome[at] as number) - value) ** 2,
  );
  const bread = solve(symmetricProducts(patterns, used, information), Matrix.eye(used.length));
  if (bread === null) return null;
  const meat = symmetricProducts(patterns, used, squares);
  return bread
    .mmul(meat)
    .mmul(bread)
    .mul(base / (base - 1));
}

function symmetricProducts(
  { columns }: Patterns,
  used: readonly number[],
  weights: Float64Array,
): Matrix {
  const products = new Matrix(used.length, used.length);
  for (const [row, one] of used.entries()) {
    for (const [column, other] of used.entries()) {
      if (column < row) continue;
      const sum = dot(columns[one] as Float64Array, columns[other] as Float64Array, weights);
      products.set(row, column, sum);
      products.set(column, row, sum);
    }
  }
  return products;
}

function linearPredictor(
  { columns, count }: Patterns,
  used: readonly number[],
  coefficients: readonly number[],
): Float64Array {
  const sums = new Float64Array(count);
  for (const [place, column] of used.entries()) {
    const [own, coefficient] = [columns[column] as Float64Array, coefficients[place] as number];
    for (let at = 0; at < count; at++) {
      sums[at] = (sums[at] as number) + coefficient * (own[at] as number);
    }
  }
  return sums;
}

function deviance({ outcome, weights, count }: Patterns, chances: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < count; at++) {
    const p = outcome[at] === 1 ? (chances[at] as number) : 1 - (chances[at] as number);
    sum -= 2 * (weights[at] as number) * Math.log(Math.max(p, Number.MIN_VALUE));
  }
  return sum;
}

/** Solves a symmetric positive definite system; null where it is none. */
function solve(matrix: Matrix, right: Matrix): Matrix | null {
  const factors = new CholeskyDecomposition(matrix);
  if (!factors.isPositiveDefinite()) return null;
  const pivots = factors.lowerTriangularMatrix.diagonal().map((pivot) => pivot ** 2);
  const scaled = pivots.map((pivot, at) => pivot / matrix.get(at, at));
  return Math.min(...scaled) > smallestPivot ? factors.solve(right) : null;
}

function dot(one: Float64Array, other: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at++) {
    sum += (one[at] as number) * (other[at] as number) * (weights[at] as number);
  }
  return sum;
}
