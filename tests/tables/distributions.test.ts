import fc from 'fast-check';
import { expect, test } from 'vitest';
import { distributionsByCode, poolDistributions } from '#analysis/tables/distribution.ts';

const rows = fc.array(
  fc.record({
    value: fc.oneof(
      fc.double({ noDefaultInfinity: true }),
      fc.integer({ min: -4, max: 4 }),
      fc.constantFrom(0, -0, 5e-324, -5e-324, 1.7e308, -1.7e308, 65_536, Number.NaN),
    ),
    code: fc.integer({ min: 0, max: 3 }),
    weight: fc.integer({ min: 1, max: 9 }),
  }),
  { maxLength: 80 },
);

test('values lie lowest first, each once, with the weight of those who gave it', () => {
  fc.assert(
    fc.property(rows, (given) => {
      const found = distributionsByCode(
        Float64Array.from(given, ({ value }) => value),
        { codes: Uint8Array.from(given, ({ code }) => code), size: 3 },
        {
          count: given.length,
          rows: null,
          weights: Float64Array.from(given, ({ weight }) => weight),
          unweightedOutCount: 0,
        },
      );
      for (const [code, distribution] of found.entries()) {
        const own = given.filter((row) => row.code === code && !Number.isNaN(row.value));
        // 0 and -0 are one value.
        const values = [...new Set(own.map(({ value }) => value + 0))].sort((a, b) => a - b);
        expect([...distribution.values].map((value) => value + 0)).toEqual(values);
        expect([...distribution.weights]).toEqual(
          values.map((value) =>
            own.filter((row) => row.value === value).reduce((sum, { weight }) => sum + weight, 0),
          ),
        );
      }
      const all = poolDistributions(found);
      expect(all.counts.reduce((sum, count) => sum + count, 0)).toBe(
        given.filter(({ value }) => !Number.isNaN(value)).length,
      );
      expect([...all.values]).toEqual([...all.values].sort((a, b) => a - b));
    }),
    { seed: 16, numRuns: 300 },
  );
});
