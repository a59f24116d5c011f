import { Matrix, solve } from 'ml-matrix';

/**
 * Least squares coefficients of which none is below 0, by the active set method: columns enter while the error
 * falls, and leave as soon as their coefficient would turn negative. Exact, for the few columns of a model.
 *
 * - Shapes: each column has as many entries as `target`. A column of zeros, or one that repeats others, gets 0.
 *
 * Source: Lawson and Hanson (1974), Solving Least Squares Problems, chapter 23; on normal equations as Bro and
 * de Jong (1997), Journal of Chemometrics 11, 393-401. Held to scipy `nnls`, tests/goldens/budget.json.
 */
export function nonNegativeCoefficients(
  columns: readonly Float64Array[],
  target: Float64Array,
): Float64Array {
  const lengths = columns.map((column) => Math.sqrt(product(column, column)));
  const gram = columns.map((left, i) =>
    columns.map(
      (right, j) => product(left, right) / ((lengths[i] as number) * (lengths[j] as number) || 1),
    ),
  );
  const goals = columns.map((column, i) => product(column, target) / ((lengths[i] as number) || 1));
  const smallest = 1e-10 * Math.sqrt(product(target, target));
  const coefficients = new Float64Array(columns.length);
  const open = new Set<number>();
  const refused = new Set<number>(columns.flatMap((_, i) => (lengths[i] === 0 ? [i] : [])));
  for (let round = 0; round < 3 * columns.length; round += 1) {
    const entering = steepest(
      gram,
      goals,
      coefficients,
      (i) => open.has(i) || refused.has(i),
      smallest,
    );
    if (entering === null) break;
    open.add(entering);
    if (!settle(gram, goals, coefficients, open)) {
      open.delete(entering);
      refused.add(entering);
    }
  }
  return coefficients.map((one, i) => one / ((lengths[i] as number) || 1));
}

function product(left: Float64Array, right: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at += 1) sum += (left[at] as number) * (right[at] as number);
  return sum;
}

/** The column outside by which the error falls fastest; null when none lowers it. */
function steepest(
  gram: readonly (readonly number[])[],
  goals: readonly number[],
  coefficients: Float64Array,
  isOut: (column: number) => boolean,
  smallest: number,
): number | null {
  let best: number | null = null;
  let bestSlope = smallest;
  for (const [i, row] of gram.entries()) {
    if (isOut(i)) continue;
    const slope = row.reduce(
      (left, one, j) => left - one * (coefficients[j] as number),
      goals[i] as number,
    );
    if (slope > bestSlope) [best, bestSlope] = [i, slope];
  }
  return best;
}

/** Solves for the open columns, closing those that would fall below 0; false where there is no solution. */
function settle(
  gram: readonly (readonly number[])[],
  goals: readonly number[],
  coefficients: Float64Array,
  open: Set<number>,
): boolean {
  while (open.size > 0) {
    const places = [...open];
    const solved = solveOpen(gram, goals, places);
    if (solved === null) return false;
    const step = Math.min(
      1,
      ...places.map((i, at) => {
        const now = coefficients[i] as number;
        const then = solved[at] as number;
        return then > 0 ? 1 : now / (now - then);
      }),
    );
    for (const [at, i] of places.entries()) {
      const now = coefficients[i] as number;
      coefficients[i] = now + step * ((solved[at] as number) - now);
    }
    if (step === 1) return true;
    for (const i of places) {
      if (!((coefficients[i] as number) > 1e-14)) {
        coefficients[i] = 0;
        open.delete(i);
      }
    }
  }
  return true;
}

function solveOpen(
  gram: readonly (readonly number[])[],
  goals: readonly number[],
  places: readonly number[],
): readonly number[] | null {
  const system = new Matrix(places.map((i) => places.map((j) => gram[i]?.[j] as number)));
  try {
    const solved = solve(system, Matrix.columnVector(places.map((i) => goals[i] as number)));
    return solved.to1DArray().every(Number.isFinite) ? solved.to1DArray() : null;
  } catch {
    return null;
  }
}
