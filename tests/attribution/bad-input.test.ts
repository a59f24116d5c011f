import { describe, expect, it } from 'vitest';
import { attribute } from '#analysis/attribution/attribute.ts';
import { readPaths } from '#analysis/attribution/paths.ts';
import { numberColumn, pathsOf, textColumn } from './path-tables.ts';

const sumOf = (rows: readonly { readonly conversions: number | null }[] | undefined) =>
  (rows ?? []).reduce((sum, { conversions }) => sum + (conversions ?? Number.NaN), 0);

describe('paths that no model was made for', () => {
  it('have a reason in place of every number where nothing converted', () => {
    const { models, disagreement } = attribute(
      pathsOf([{ path: 'a > b', conversions: 0, nulls: 9 }]),
    );
    for (const rows of Object.values(models)) {
      for (const row of rows) {
        expect(row).toMatchObject({ conversions: null, share: null, reason: 'no-conversions' });
      }
    }
    expect(disagreement).toEqual([]);
  });

  it('give everything to a single channel, under each model that has an answer', () => {
    const { models, conversions } = attribute(pathsOf([{ path: 'a', conversions: 7, nulls: 3 }]));
    for (const [name, rows] of Object.entries(models)) {
      if (rows[0]?.conversions !== null) expect(sumOf(rows), name).toBeCloseTo(conversions, 9);
      else expect(rows[0]?.reason, name).toBe('no-unsuccessful-journeys');
    }
  });

  it('give nothing to a channel that only unsuccessful journeys pass', () => {
    const { models } = attribute(
      pathsOf([
        { path: 'a > b', conversions: 5, nulls: 10 },
        { path: 'c', conversions: 0, nulls: 40 },
      ]),
    );
    for (const [name, rows] of Object.entries(models)) {
      expect(rows.find(({ channel }) => channel === 'c')?.conversions, name).toBeCloseTo(0, 9);
      expect(sumOf(rows), name).toBeCloseTo(5, 9);
    }
  });

  it('divide a value below nothing (returned goods) as any other', () => {
    const { models, value } = attribute(
      pathsOf([
        { path: 'a > b', conversions: 1, value: -30, nulls: 1 },
        { path: 'b > a > a', conversions: 2, value: 80, nulls: 4 },
      ]),
    );
    expect(value).toBe(50);
    for (const [name, rows] of Object.entries(models)) {
      const total = rows.reduce((sum, row) => sum + (row.value ?? Number.NaN), 0);
      expect(total, name).toBeCloseTo(50, 9);
    }
  });

  it('may have ten thousand touches, or go round in circles', () => {
    const names = ['a', 'b', 'c', 'd'];
    const long = Array.from({ length: 10_000 }, (_, at) => names[(at * 7 + (at >> 3)) % 4]);
    const { models } = attribute(
      pathsOf([
        { path: long.join(' > '), conversions: 3, nulls: 2 },
        { path: 'a > b > a > b > a > b', conversions: 1, nulls: 8 },
      ]),
      { markovOrder: 3 },
    );
    for (const [name, rows] of Object.entries(models)) {
      expect(sumOf(rows), name).toBeCloseTo(4, 8);
      for (const { share } of rows) expect(share, name).toBeGreaterThanOrEqual(0);
    }
  });

  it('are counted as empty when they are blank, whatever the separator', () => {
    for (const separator of [' > ', ' ', '|']) {
      const numbers = { conversions: numberColumn([1, 1, 1]), values: null, nulls: null };
      const { skipped } = readPaths(textColumn(['  ', '', 'a']), numbers, separator);
      expect(skipped, separator).toMatchObject({ emptyPathCount: 2, emptyTouchCount: 0 });
    }
  });
});
