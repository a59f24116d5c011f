import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NumberArray } from '#analysis/columns/column.ts';
import { summariseColumn } from '#main/calls/summarise-variable.ts';
import { categoryColumn, textColumn } from '../columns/make-columns.ts';

/** The same figures from a sorted copy of the values that are there. */
function bySorting(values: NumberArray, missing: Uint8Array | null, mask: Uint8Array | null) {
  const there = [...values]
    .filter((_, row) => !missing?.[row] && (mask === null || mask[row] === 1))
    .sort((a, b) => a - b);
  const [lower = 0, upper = 0] = [there[(there.length - 1) >> 1], there[there.length >> 1]];
  return {
    present: there.length,
    low: there[0],
    high: there.at(-1),
    middle: (lower + upper) / 2,
    mean: there.reduce((sum, value) => sum + value, 0) / there.length,
  };
}

const arrays: readonly (readonly [string, fc.Arbitrary<NumberArray>])[] = [
  ['Int8Array', fc.int8Array({ minLength: 1 })],
  ['Uint8Array', fc.uint8Array({ minLength: 1 })],
  ['Int16Array', fc.int16Array({ minLength: 1 })],
  ['Uint16Array', fc.uint16Array({ minLength: 1 })],
  ['Int32Array', fc.int32Array({ minLength: 1 })],
  ['Float64Array', fc.float64Array({ minLength: 1, noNaN: true, min: -1e9, max: 1e9 })],
];

describe('the summary of numbers', () => {
  it.each(arrays)('is what sorting gives, for a %s with gaps and a filter', (_name, array) => {
    const given = array.chain((values) => {
      const bits = fc.uint8Array({ minLength: values.length, maxLength: values.length, max: 1 });
      return fc.tuple(fc.constant(values), fc.option(bits), fc.option(bits));
    });
    fc.assert(
      fc.property(given, ([values, missing, mask]) => {
        const expected = bySorting(values, missing, mask);
        const { present, numbers } = summariseColumn({ type: 'number', values, missing }, mask);
        expect(present).toBe(expected.present);
        if (expected.present === 0) expect(numbers).toBeNull();
        else {
          expect(numbers).toMatchObject({ low: expected.low, high: expected.high });
          expect(numbers?.middle).toBe(expected.middle);
          expect(numbers?.mean).toBeCloseTo(expected.mean, 3);
          expect(numbers?.bins.reduce((a, b) => a + b)).toBe(present);
        }
      }),
      { seed: 42 },
    );
  });

  it('puts values into equal bins from the lowest to the highest', () => {
    const values = Float64Array.from({ length: 24 }, (_, index) => index);
    const summary = summariseColumn({ type: 'number', values, missing: null }, null);
    expect(summary.numbers?.bins).toEqual(new Array(24).fill(1));
    const same = new Uint8Array(5).fill(7);
    const flat = summariseColumn({ type: 'number', values: same, missing: null }, null);
    expect(flat.numbers).toMatchObject({ low: 7, middle: 7, high: 7, mean: 7 });
    expect(flat.numbers?.bins[0]).toBe(5);
  });
});

describe('the summary of answers and texts', () => {
  it('counts answers in the order of reading, and reasons beside them', () => {
    const column = categoryColumn(['b', 'a', null, 'b', 'b'], ['a', 'b']);
    const turned = { ...column, order: [1, 0, 2] };
    const all = summariseColumn(turned, null);
    expect(all.categories.map(({ label, count }) => [label, count])).toEqual([
      ['b', 3],
      ['a', 1],
    ]);
    expect(all).toMatchObject({ present: 4, missing: { 'no-answer': 1 } });
    const some = summariseColumn(turned, Uint8Array.of(0, 1, 0, 0, 1));
    expect(some.categories.map(({ count }) => count)).toEqual([1, 1]);
    expect(some).toMatchObject({ present: 2, missing: {} });
  });

  it('counts texts that are there, empty ones among them', () => {
    const column = textColumn(['', null, 'x', null]);
    expect(summariseColumn(column, null)).toMatchObject({
      present: 2,
      missing: { 'no-answer': 2 },
    });
    expect(summariseColumn(column, Uint8Array.of(1, 1, 0, 0))).toMatchObject({
      present: 1,
      missing: { 'no-answer': 1 },
    });
  });
});
