import { LuDecomposition, Matrix } from 'ml-matrix';
import { fUpperTail } from '../numerics/f-distribution.ts';
import {
  type CrossCounts,
  cramersV,
  linesInUse,
  pearsonStatistic,
  takeLines,
} from './chi-square-test.ts';
import { fullTableEffects } from './full-table-effects.ts';
import { type NotComputable, notComputable } from './not-computable.ts';

/** Independence of two questions in a weighted sample: F with degrees of freedom that need not be whole. */
export interface RaoScottTest {
  readonly status: 'computed';
  readonly statistic: number;
  readonly numeratorDegrees: number;
  readonly denominatorDegrees: number;
  readonly p: number;
  readonly cramersV: number;
}

/** Above so many degrees of freedom (21 by 21 answers) the eigenvalues' sums would take seconds. */
export const maximumRaoScottDegrees = 400;

/**
 * Rao and Scott's second-order test of independence for a weighted table: Pearson's statistic of the
 * weighted shares, divided by what the weights do to it on average, against F.
 *
 * - `weights`, `squaredWeights`: sums of w and of w^2 of each cell; `base`: respondents in the table.
 * - Answers that nobody gave are left out. Not computable where nobody answered, where fewer than two
 *   answers are left on a side, and above `maximumRaoScottDegrees` (`too-many-categories`).
 * - Cramer's V is that of the weighted shares.
 * - Limits: respondents drawn independently; strata and clusters do not enter.
 *
 * The contrasts are d_ij - d_iJ - d_Ij + d_IJ. In that basis D^-1 and the variance of the shares are
 * sums of one diagonal and three borders, so that no matrix is larger than the degrees of freedom.
 *
 * Source: Rao and Scott (1984), Annals of Statistics 12, 46-60; Thomas and Rao (1987), JASA 82, 630-636.
 * Held to R `survey::svychisq(statistic = "F")` with `ids = ~1`.
 */
export function raoScottTest(
  weights: CrossCounts,
  squaredWeights: CrossCounts,
  base: number,
): RaoScottTest | NotComputable {
  const { rows, columns } = linesInUse(weights);
  if (rows.length === 0) return notComputable('nobody-answered');
  if (rows.length < 2 || columns.length < 2) return notComputable('same-in-everyone');
  if (base < 2) return notComputable('too-few-for-a-variance');
  const degrees = (rows.length - 1) * (columns.length - 1);
  if (degrees > maximumRaoScottDegrees) return notComputable('too-many-categories');
  const used = takeLines(weights, rows, columns);
  const squared = takeLines(squaredWeights, rows, columns);
  const { statistic: scaled, total } = pearsonStatistic(used);
  const isFull = used.cells.every((weight) => weight > 0);
  const effects =
    (isFull ? fullTableEffects(used, squared, base, total) : null) ??
    designEffectSums(used, squared, base, total);
  if (effects === null) return notComputable('too-many-empty-cells');
  if (!(effects.sum > 0)) return notComputable('all-values-equal');
  const statistic = ((scaled / total) * base) / effects.sum;
  const numeratorDegrees = effects.sum ** 2 / effects.sumOfSquares;
  const denominatorDegrees = numeratorDegrees * (base - 1);
  return {
    status: 'computed',
    statistic,
    numeratorDegrees,
    denominatorDegrees,
    p: fUpperTail(statistic, numeratorDegrees, denominatorDegrees),
    cramersV: cramersV(scaled, total, used),
  };
}

/**
 * Sum and sum of squares of the generalised design effects, as traces; null where the empty cells leave
 * a contrast without any respondent.
 */
function designEffectSums(
  weights: CrossCounts,
  squaredWeights: CrossCounts,
  base: number,
  total: number,
): { readonly sum: number; readonly sumOfSquares: number } | null {
  const shares = weights.cells.map((weight) => weight / total);
  const inverse = shares.map((share) => (share > 0 ? 1 / share : 0));
  const spread = squaredWeights.cells.map(
    (squared, at) => (squared / total ** 2) * (inverse[at] as number),
  );
  const isUsed = shares.map((share) => Number(share > 0));
  const allSquared = squaredWeights.cells.reduce((sum, squared) => sum + squared, 0) / total ** 2;
  const u = contrasts(weights, spread);
  const v = contrasts(weights, isUsed);
  const scaledBy = base / (base - 1);
  const bread = contrastMatrix(weights, inverse);
  const filling = contrastMatrix(
    weights,
    spread.map((value, at) => value * (inverse[at] as number)),
  );
  const size = u.length;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const [uRow, uColumn] = [u[row] as number, u[column] as number];
      const [vRow, vColumn] = [v[row] as number, v[column] as number];
      const centred =
        filling.get(row, column) - uRow * vColumn - vRow * uColumn + allSquared * vRow * vColumn;
      filling.set(row, column, centred * scaledBy * base);
    }
  }
  return designEffects(bread, filling);
}

/** Traces of `bread`^-1 `filling` and of its square; null where `bread` cannot be inverted. */
export function designEffects(
  bread: Matrix,
  filling: Matrix,
): { readonly sum: number; readonly sumOfSquares: number } | null {
  const factors = new LuDecomposition(bread);
  const pivots = factors.upperTriangularMatrix.diagonal().map(Math.abs);
  // 1 / share runs over some six powers of ten; a pivot below 1e-12 of the largest is rounding.
  if (!(Math.min(...pivots) > Math.max(...pivots) * 1e-12)) return null;
  const delta = factors.solve(filling);
  const sumOfSquares = delta.clone().transpose().mul(delta).sum();
  return { sum: delta.trace(), sumOfSquares };
}

/** C'x: each contrast of the cells. */
export function contrasts(
  { rowCount, columnCount }: CrossCounts,
  cells: Float64Array,
): Float64Array {
  const at = (row: number, column: number): number => cells[row * columnCount + column] as number;
  const [lastRow, lastColumn] = [rowCount - 1, columnCount - 1];
  const found = new Float64Array(lastRow * lastColumn);
  for (let row = 0; row < lastRow; row++) {
    for (let column = 0; column < lastColumn; column++) {
      found[row * lastColumn + column] =
        at(row, column) - at(row, lastColumn) - at(lastRow, column) + at(lastRow, lastColumn);
    }
  }
  return found;
}

/** C' diag(x) C. */
export function contrastMatrix(
  { rowCount, columnCount }: CrossCounts,
  cells: Float64Array,
): Matrix {
  const at = (row: number, column: number): number => cells[row * columnCount + column] as number;
  const [lastRow, lastColumn] = [rowCount - 1, columnCount - 1];
  const size = lastRow * lastColumn;
  const matrix = new Matrix(size, size);
  for (let one = 0; one < size; one++) {
    const [row, column] = [Math.floor(one / lastColumn), one % lastColumn];
    for (let other = 0; other < size; other++) {
      const isSameRow = Math.floor(other / lastColumn) === row;
      const isSameColumn = other % lastColumn === column;
      const value =
        at(lastRow, lastColumn) +
        (isSameRow ? at(row, lastColumn) : 0) +
        (isSameColumn ? at(lastRow, column) : 0) +
        (one === other ? at(row, column) : 0);
      matrix.set(one, other, value);
    }
  }
  return matrix;
}
