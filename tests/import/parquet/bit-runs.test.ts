import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBitRuns } from '#main/import/parquet/bit-runs.ts';

/** Numbers of `width` bits side by side, in groups of eight, as one run. */
function packed(numbers: readonly number[], width: number): DataView {
  const groups = Math.ceil(numbers.length / 8);
  const bytes = new Uint8Array(1 + groups * width);
  bytes[0] = groups * 2 + 1;
  numbers.forEach((number, place) => {
    for (let bit = 0; bit < width; bit++) {
      const at = place * width + bit;
      if ((number >>> bit) & 1)
        bytes[1 + (at >> 3)] = (bytes[1 + (at >> 3)] ?? 0) | (1 << (at & 7));
    }
  });
  return new DataView(bytes.buffer);
}

test('numbers of one to 32 bits side by side are read back, also at the very end of the bytes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 32 }),
      fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { minLength: 1, maxLength: 200 }),
      (width, whole) => {
        const numbers = whole.map((number) => (width === 32 ? number : number & (2 ** width - 1)));
        const read = readBitRuns(packed(numbers, width), 0, width, numbers.length);
        expect([...read]).toEqual(numbers);
      },
    ),
    { seed: 20_241_122 },
  );
});

test('a number said so many times is read so many times, then the next run', () => {
  const view = new DataView(Uint8Array.of(6, 5, 3, 0b10_01_00_11, 0).buffer);
  expect([...readBitRuns(view, 0, 2, 6)]).toEqual([5, 5, 5, 3, 0, 1]);
});

test.each([
  ['no bytes', []],
  ['a run of nothing', [0, 0, 0, 0]],
  ['a count without an end', [255, 255, 255, 255, 255, 255, 255]],
  ['too few bytes', [255, 1, 7]],
])('%s is an error, not a hang', (_, bytes) => {
  const view = new DataView(Uint8Array.from(bytes).buffer);
  expect(() => readBitRuns(view, 0, 3, 100)).toThrow(RangeError);
});
