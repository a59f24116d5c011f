import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { associate } from '#analysis/associations/associate.ts';
import type { AssociatedVariable, Association } from '#analysis/associations/association.ts';
import { categoryColumn, numberColumn } from '../columns/make-columns.ts';

const labels = ['a', 'b', 'c', 'd'];
const question = (name: string, codes: readonly (number | null)[]): AssociatedVariable => ({
  kind: 'answers',
  name,
  label: name,
  column: categoryColumn(
    codes.map((code) => (code === null ? null : (labels[code] ?? null))),
    labels,
  ),
  isScale: false,
});
const scale = (name: string, codes: readonly (number | null)[]): AssociatedVariable => ({
  kind: 'answers',
  name,
  label: name,
  column: categoryColumn(
    codes.map((code) => (code === null ? null : (labels[code] ?? null))),
    labels,
    [1, 2, 3, 4],
  ),
  isScale: true,
});
const number = (name: string, values: readonly (number | null)[]): AssociatedVariable => ({
  kind: 'number',
  name,
  label: name,
  column: numberColumn(values),
});

const code = fc.option(fc.integer({ min: 0, max: 3 }), { freq: 8 });
const samples = fc
  .array(fc.record({ x: code, y: code, w: fc.integer({ min: 1, max: 4 }) }), {
    minLength: 12,
    maxLength: 60,
  })
  .map((rows) => ({
    x: rows.map(({ x }) => x),
    y: rows.map(({ y }) => y),
    w: rows.map(({ w }) => w),
  }));

function only(
  variables: readonly AssociatedVariable[],
  weights: readonly number[] | null = null,
  numbers: 'pearson' | 'spearman' = 'pearson',
): Association {
  const [first] = variables;
  const [pair] = associate({
    rowCount:
      first?.kind === 'number' ? first.column.values.length : (first?.column.codes.length ?? 0),
    variables,
    weights: weights === null ? null : numberColumn(weights),
    numbers,
    suppressedBase: 3,
  }).pairs;
  if (pair === undefined) throw new Error('no pair');
  return pair;
}

const close = (one: number | null, other: number | null): void => {
  if (one === null || other === null) expect(one).toBe(other);
  else expect(Math.abs(one - other)).toBeLessThan(1e-9);
};

describe('an association', () => {
  it('is the same whichever variable comes first', () => {
    fc.assert(
      fc.property(samples, ({ x, y, w }) => {
        for (const make of [question, scale, number]) {
          const [there, back] = [
            only([make('x', x), question('y', y)], w),
            only([question('y', y), make('x', x)], w),
          ];
          close(there.value, back.value);
          close(there.p, back.p);
          expect(there.base).toBe(back.base);
        }
      }),
      { seed: 501, numRuns: 60 },
    );
  });

  it('of ranks is the same from counts and from rows', () => {
    fc.assert(
      fc.property(samples, ({ x, y, w }) => {
        const counted = only([scale('x', x), scale('y', y)], w);
        const mixed = only([scale('x', x), number('y', y)], w);
        const ranked = only([number('x', x), number('y', y)], w, 'spearman');
        for (const other of [mixed, ranked]) {
          expect(other.measure).toBe('spearman');
          close(other.value, counted.value);
          close(other.p, counted.p);
        }
      }),
      { seed: 502, numRuns: 80 },
    );
  });

  it('of a question and a scale is that of the question and the same numbers', () => {
    fc.assert(
      fc.property(samples, ({ x, y, w }) => {
        const counted = only([question('x', x), scale('y', y)], w);
        const summed = only([question('x', x), number('y', y)], w);
        close(counted.value, summed.value);
        close(counted.corrected, summed.corrected);
        close(counted.p, summed.p);
      }),
      { seed: 503, numRuns: 80 },
    );
  });

  it('keeps within its bounds, and what is corrected is never larger', () => {
    fc.assert(
      fc.property(samples, ({ x, y, w }) => {
        for (const [one, other] of [
          [question('x', x), question('y', y)],
          [scale('x', x), scale('y', y)],
          [scale('x', x), question('y', y)],
        ] as const) {
          const { value, corrected, strength } = only([one, other], w);
          if (value === null) continue;
          expect(Math.abs(value)).toBeLessThanOrEqual(1);
          expect(strength).toBeGreaterThanOrEqual(0);
          if (corrected !== null) expect(corrected).toBeLessThanOrEqual(value + 1e-9);
        }
      }),
      { seed: 504, numRuns: 80 },
    );
  });

  it('of a variable with itself is complete', () => {
    const codes = Array.from({ length: 60 }, (_, row) => (row * 7) % 4);
    for (const make of [question, scale, number]) {
      expect(only([make('x', codes), make('y', codes)]).value).toBeCloseTo(1, 12);
    }
  });
});

describe('a pair without an answer is a value with a reason', () => {
  const codes = Array.from({ length: 40 }, (_, row) => row % 4);
  const constant = codes.map(() => 1);
  const nobody = codes.map(() => null);

  it.each([
    ['a constant question', question('x', constant), 'same-in-everyone'],
    ['a constant scale', scale('x', constant), 'all-values-equal'],
    ['a question that nobody answered', question('x', nobody), 'nobody-answered'],
    ['a number that nobody gave', number('x', nobody), 'nobody-answered'],
    ['a constant number', number('x', constant), 'all-values-equal'],
  ])('%s', (_, odd, reason) => {
    const found = associate({
      rowCount: 40,
      variables: [odd, question('y', codes), scale('z', codes), number('n', codes)],
    });
    const reasons = found.pairs
      .filter(({ first }) => first === 'x')
      .map((pair) => [pair.reason, pair.p]);
    expect(reasons).toHaveLength(3);
    for (const [told, p] of reasons) {
      expect(['same-in-everyone', 'all-values-equal', 'nobody-answered']).toContain(told);
      expect(p).toBeNull();
    }
    expect(reasons.map(([told]) => told)).toContain(reason);
    expect(found.testedCount).toBe(3);
  });
});
