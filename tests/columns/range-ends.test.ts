import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ruleMask } from '#analysis/columns/rule-mask.ts';
import { lookupOf, numberColumn } from './make-columns.ts';

test('an exclusive end leaves out that number and nothing else', () => {
  const number = fc.oneof(
    fc.double({ noNaN: true }),
    fc.constantFrom(0, -0, 1, -1, 5e-324, -5e-324),
  );
  fc.assert(
    fc.property(
      fc.array(number, { minLength: 1, maxLength: 9 }),
      number,
      fc.nat(8),
      (values, end, pick) => {
        const bound = pick < values.length ? (values[pick] as number) : end;
        const lookup = lookupOf({ n: numberColumn(values) });
        const holds = (rule: object) => [
          ...ruleMask({ kind: 'range', variable: 'n', ...rule }, lookup, values.length),
        ];
        expect(holds({ from: bound, fromExclusive: true })).toEqual(
          values.map((value) => Number(value > bound)),
        );
        expect(holds({ to: bound, toExclusive: true })).toEqual(
          values.map((value) => Number(value < bound)),
        );
        expect(holds({ from: bound })).toEqual(values.map((value) => Number(value >= bound)));
        expect(holds({ to: bound })).toEqual(values.map((value) => Number(value <= bound)));
      },
    ),
    { seed: 31, numRuns: 500 },
  );
});

test('a value that is no number is missing, not out of range', () => {
  const lookup = lookupOf({
    n: { type: 'number', values: Float64Array.of(1, Number.NaN), missing: null },
  });
  const range = { kind: 'range', variable: 'n', from: 5 } as const;
  expect([...ruleMask(range, lookup, 2)]).toEqual([0, 0]);
  expect([...ruleMask({ kind: 'not', rule: range }, lookup, 2)]).toEqual([1, 0]);
});
