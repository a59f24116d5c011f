import { CholeskyDecomposition, Matrix } from 'ml-matrix';
import type { CrossCounts } from './chi-square-test.ts';

/**
 * Sum and sum of squares of the generalised design effects of a weighted table in which no cell is
 * empty; null where rounding would decide (a weighted share some 12 powers of ten below the others).
 *
 * `weights`, `squaredWeights`: sums of w and w^2 of each cell; `base`: respondents.
 *
 * The contrasts C of independence are what is orthogonal to rows and columns, M. Hence
 * C (C'D^-1 C)^-1 C' = D - D M (M'D M)^-1 M'D, D the shares, and only a matrix as wide as rows and
 * columns together is inverted, not one as wide as their product.
 */
export function fullTableEffects(
  weights: CrossCounts,
  squaredWeights: CrossCounts,
  base: number,
  total: number,
): { readonly sum: number; readonly sumOfSquares: number } | null {
  const shares = weights.cells.map((weight) => weight / total);
  const inverse = inverseOfMargins(weights, shares);
  if (inverse === null) return null;
  // The variance of the shares, D^-1 V D^-1, is diagonal here: what is left of it C takes to 0.
  const scaledBy = (base / (base - 1)) * base;
  const effects = squaredWeights.cells.map(
    (squared, at) => ((squared / total ** 2) * scaledBy) / (shares[at] as number),
  );
  return traces(weights, shares, effects, inverse);
}

/** (M'D M)^-1 with a column of M for each row, and for each column but the last. */
function inverseOfMargins(
  { rowCount, columnCount }: CrossCounts,
  shares: Float64Array,
): readonly Float64Array[] | null {
  const size = rowCount + columnCount - 1;
  const margins = Matrix.zeros(size, size);
  for (const [at, share] of shares.entries()) {
    const row = Math.floor(at / columnCount);
    const column = rowCount + (at % columnCount);
    margins.set(row, row, margins.get(row, row) + share);
    if (column === size) continue;
    margins.set(column, column, margins.get(column, column) + share);
    margins.set(row, column, share);
    margins.set(column, row, share);
  }
  const factors = new CholeskyDecomposition(margins);
  const pivots = factors.lowerTriangularMatrix.diagonal();
  if (!factors.isPositiveDefinite()) return null;
  if (!(Math.min(...pivots) ** 2 > Math.max(...pivots) ** 2 * 1e-12)) return null;
  return factors
    .solve(Matrix.eye(size))
    .to2DArray()
    .map((line) => Float64Array.from(line));
}

/**
 * With the effects e on the diagonal and H = M (M'D M)^-1 M': the traces of (I - D H) e and of its square.
 * All cells against all, each pair twice.
 */
function traces(
  { rowCount, columnCount }: CrossCounts,
  shares: Float64Array,
  effects: Float64Array,
  inverse: readonly Float64Array[],
): { readonly sum: number; readonly sumOfSquares: number } {
  const size = rowCount + columnCount - 1;
  const none = new Float64Array(size);
  const [rowOf, columnOf] = [
    shares.map((_, at) => Math.floor(at / columnCount)),
    shares.map((_, at) => rowCount + (at % columnCount)),
  ];
  let [sum, sumOfSquares] = [0, 0];
  const line = new Float64Array(size + 1);
  for (let one = 0; one < shares.length; one++) {
    const ofRow = inverse[rowOf[one] as number] ?? none;
    const ofColumn = inverse[columnOf[one] as number] ?? none;
    for (let at = 0; at < size; at++) line[at] = (ofRow[at] as number) + (ofColumn[at] as number);
    const [share, effect] = [shares[one] as number, effects[one] as number];
    const own = (line[rowOf[one] as number] as number) + (line[columnOf[one] as number] as number);
    const kept = 1 - share * own;
    sum += effect * kept;
    sumOfSquares += (effect * kept) ** 2;
    let across = 0;
    for (let other = one + 1; other < shares.length; other++) {
      const joint =
        (line[rowOf[other] as number] as number) + (line[columnOf[other] as number] as number);
      across += (effects[other] as number) * (shares[other] as number) * joint * joint;
    }
    sumOfSquares += 2 * effect * share * across;
  }
  return { sum, sumOfSquares };
}
