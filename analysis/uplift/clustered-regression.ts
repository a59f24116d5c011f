import { inverse, Matrix } from 'ml-matrix';
import { tQuantile, tTwoSidedP } from '../numerics/t-distribution.ts';

/** A coefficient with its error over clusters. */
export interface Coefficient {
  readonly estimate: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
}

/**
 * Least squares with errors that allow rows of one cluster to go together (Liang and Zeger's sandwich with the
 * correction G/(G-1) (N-1)/(N-K)); intervals and p from t with G - 1 degrees of freedom.
 *
 * - `columns`: the regressors, each with an entry a row, none a combination of others. Null when they are, or
 *   with fewer than two clusters or no more rows than columns.
 *
 * Sources: Liang and Zeger (1986), Biometrika 73, 13-22. Held to statsmodels,
 * tests/goldens/difference-in-differences.json.
 */
export function clusteredRegression(
  columns: readonly Float64Array[],
  outcomes: Float64Array,
  clusters: Int32Array,
  confidence: number,
): readonly Coefficient[] | null {
  const rows = outcomes.length;
  const size = columns.length;
  const groups = new Map<number, Float64Array>();
  for (const cluster of clusters)
    groups.set(cluster, groups.get(cluster) ?? new Float64Array(size));
  if (groups.size < 2 || rows <= size) return null;
  const cross = Matrix.zeros(size, size);
  const right = Matrix.zeros(size, 1);
  for (let row = 0; row < rows; row += 1) addRow(columns, outcomes, row, cross, right);
  let bread: Matrix;
  try {
    bread = inverse(cross);
  } catch {
    return null;
  }
  const beta = bread.mmul(right).to1DArray();
  for (let row = 0; row < rows; row += 1) {
    let residual = outcomes[row] as number;
    for (const [at, column] of columns.entries()) {
      residual -= (beta[at] as number) * (column[row] as number);
    }
    const score = groups.get(clusters[row] as number) as Float64Array;
    for (const [at, column] of columns.entries()) {
      score[at] = (score[at] as number) + residual * (column[row] as number);
    }
  }
  const meat = Matrix.zeros(size, size);
  for (const score of groups.values()) {
    const vector = Matrix.columnVector([...score]);
    meat.add(vector.mmul(vector.transpose()));
  }
  const count = groups.size;
  const correction = (count / (count - 1)) * ((rows - 1) / (rows - size));
  const covariance = bread.mmul(meat).mmul(bread).mul(correction);
  const reach = tQuantile((1 + confidence) / 2, count - 1);
  return beta.map((estimate, at) => {
    const standardError = Math.sqrt(Math.max(0, covariance.get(at, at)));
    return {
      estimate,
      standardError,
      low: estimate - reach * standardError,
      high: estimate + reach * standardError,
      p: tTwoSidedP(estimate / standardError, count - 1),
    };
  });
}

function addRow(
  columns: readonly Float64Array[],
  outcomes: Float64Array,
  row: number,
  cross: Matrix,
  right: Matrix,
): void {
  for (const [at, column] of columns.entries()) {
    const value = column[row] as number;
    right.set(at, 0, right.get(at, 0) + value * (outcomes[row] as number));
    for (const [other, second] of columns.entries()) {
      cross.set(at, other, cross.get(at, other) + value * (second[row] as number));
    }
  }
}
