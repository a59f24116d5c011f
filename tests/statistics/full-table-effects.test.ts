import fc from 'fast-check';
import { inverse, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { fullTableEffects } from '#analysis/statistics/full-table-effects.ts';

/** Straight from the definition: every contrast, and matrices as wide as the degrees of freedom. */
function byDefinition(
  rowCount: number,
  columnCount: number,
  weights: readonly number[],
  squared: readonly number[],
  base: number,
): { readonly sum: number; readonly sumOfSquares: number } {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => weight / total);
  const all = squared.reduce((sum, one) => sum + one, 0) / total ** 2;
  const spread = squared.map((one) => one / total ** 2);
  const variance = new Matrix(
    shares.map((one, row) =>
      shares.map(
        (other, column) =>
          ((row === column ? (spread[row] as number) : 0) -
            one * (spread[column] as number) -
            other * (spread[row] as number) +
            all * one * other) *
          (base / (base - 1)),
      ),
    ),
  );
  const contrasts = Matrix.zeros(shares.length, (rowCount - 1) * (columnCount - 1));
  for (let row = 0; row < rowCount - 1; row++) {
    for (let column = 0; column < columnCount - 1; column++) {
      const place = row * (columnCount - 1) + column;
      contrasts.set(row * columnCount + column, place, 1);
      contrasts.set(row * columnCount + columnCount - 1, place, -1);
      contrasts.set((rowCount - 1) * columnCount + column, place, -1);
      contrasts.set(rowCount * columnCount - 1, place, 1);
    }
  }
  const scaled = Matrix.diag(shares.map((share) => 1 / share)).mmul(contrasts);
  const simple = contrasts
    .transpose()
    .mmul(scaled)
    .mul(1 / base);
  const delta = inverse(simple).mmul(scaled.transpose().mmul(variance).mmul(scaled));
  return { sum: delta.trace(), sumOfSquares: delta.mmul(delta).trace() };
}

describe('design effects of a table without empty cells', () => {
  it('are those of the contrasts themselves', () => {
    const tables = fc
      .record({ rows: fc.integer({ min: 2, max: 5 }), columns: fc.integer({ min: 2, max: 5 }) })
      .chain(({ rows, columns }) => {
        const cells = { minLength: rows * columns, maxLength: rows * columns };
        return fc.record({
          rows: fc.constant(rows),
          columns: fc.constant(columns),
          weights: fc.array(fc.double({ min: 0.5, max: 40, noNaN: true }), cells),
          ratios: fc.array(fc.double({ min: 0.2, max: 3, noNaN: true }), cells),
        });
      });
    fc.assert(
      fc.property(tables, ({ rows, columns, weights, ratios }) => {
        const squared = weights.map((weight, at) => weight * (ratios[at] as number));
        const counts = (cells: readonly number[]) => ({
          rowCount: rows,
          columnCount: columns,
          cells: Float64Array.from(cells),
        });
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        const found = fullTableEffects(counts(weights), counts(squared), 200, total);
        const expected = byDefinition(rows, columns, weights, squared, 200);
        expect(found?.sum).toBeCloseTo(expected.sum, 7);
        expect((found?.sumOfSquares ?? 0) / expected.sumOfSquares).toBeCloseTo(1, 8);
      }),
      { seed: 77, numRuns: 120 },
    );
  });
});
