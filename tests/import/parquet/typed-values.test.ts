import { expect, test } from 'vitest';
import { typedValues } from '#main/import/parquet/typed-values.ts';

test('numbers of 64 bits are exact as far as a double is, above and below 32 bits and zero', () => {
  const wanted = [0, 1, -1, 2 ** 31, -(2 ** 31) - 1, 2 ** 32, -(2 ** 32), 2 ** 53 - 1, 1 - 2 ** 53];
  const column = { name: 'n', top: 'n', path: [], value: { as: 'whole' as const } };
  const read = typedValues(column, BigInt64Array.from(wanted, BigInt), false);
  expect(read.type === 'number' && [...read.values]).toEqual(wanted);
});
