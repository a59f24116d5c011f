import { describe, expect, test } from 'vitest';
import { compareSegments } from '#analysis/compare/compare-segments.ts';
import { categoryColumn, numberColumn } from '../columns/make-columns.ts';

const sizeA = 30;
const sizeB = 70;
const rows = Array.from({ length: sizeA + sizeB }, (_, row) => row);
const sides = {
  a: Uint8Array.from(rows, (row) => (row < sizeA ? 1 : 0)),
  b: Uint8Array.from(rows, (row) => (row < sizeA ? 0 : 1)),
};
const unevenWeights = numberColumn(rows.map((row) => 0.3 + (row % 7) * 0.1));

const constant = { p: null, effectSize: null, method: 'none', reason: 'all-values-equal' };

describe.each([0.1, 2.7, -1e9 / 3])('everyone gives %d', (value) => {
  test.each([
    ['without weights', null],
    ['with weights', unevenWeights],
  ])('a number that never varies is not called different, %s', (_, weights) => {
    const column = numberColumn(rows.map(() => value));
    const variables = [{ name: 'n', label: 'n', kind: 'number', column }] as const;
    const [row] = compareSegments({ ...sides, weights, variables }).rows;
    expect(row).toMatchObject({ ...constant, gap: 0, a: { standardDeviation: 0 } });
    expect(row?.sentence).not.toMatch(/higher|lower/);
  });

  test.each([
    ['without weights', null],
    ['with weights', unevenWeights],
  ])('a scale on which all take one answer has no different means, %s', (_, weights) => {
    const answers = rows.map(() => 'Same');
    const column = categoryColumn(answers, ['Other', 'Same'], [value - 1, value]);
    const variables = [{ name: 's', label: 's', kind: 'scale', column }] as const;
    const { rows: found } = compareSegments({ ...sides, weights, variables });
    const mean = found.find(({ kind }) => kind === 'mean');
    expect(mean).toMatchObject({ ...constant, gap: 0, a: { standardDeviation: 0 } });
  });
});
