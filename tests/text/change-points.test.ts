import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalQuantile } from '#analysis/numerics/normal-distribution.ts';
import { SeededRandom } from '#analysis/numerics/seeded-random.ts';
import { levelsOfSeries } from '#analysis/text/change-points.ts';
import golden from '../goldens/change-points.json' with { type: 'json' };

describe('levels of a series', () => {
  it.each(golden.cases)(
    'change where R’s strucchange parts it into as many: $name',
    ({ values, partings }) => {
      const { breaks } = levelsOfSeries(values);
      expect(breaks.length).toBeGreaterThan(0);
      // R names the last value of a stretch, counted from 1: the same place as the next one's from 0.
      expect(breaks).toEqual([partings[breaks.length - 1]].flat());
    },
  );

  it('do not change in noise more than about one time in twenty', () => {
    const random = new SeededRandom(77);
    const rounds = 400;
    let parted = 0;
    for (let round = 0; round < rounds; round += 1) {
      const values = Array.from({ length: 90 }, () => normalQuantile(random.next() || 0.5));
      if (levelsOfSeries(values).breaks.length > 0) parted += 1;
    }
    expect(parted / rounds).toBeLessThan(0.07);
  });

  it('are the same for a series that is moved or stretched', () => {
    const values = golden.cases[1]?.values ?? [];
    const law = fc.property(
      fc.double({ min: -50, max: 50, noNaN: true }),
      fc.double({ min: 0.1, max: 20, noNaN: true }),
      (move, stretch) => {
        const { breaks } = levelsOfSeries(values.map((value) => value * stretch + move));
        expect(breaks).toEqual(levelsOfSeries(values).breaks);
      },
    );
    fc.assert(law, { seed: 6, numRuns: 30 });
  });

  it('cover the series without gaps, and pass over missing values', () => {
    const values = (golden.cases[0]?.values ?? []).map((value, at) =>
      at % 7 === 2 ? null : value,
    );
    const { levels, breaks } = levelsOfSeries(values);
    expect(levels[0]?.from).toBe(0);
    expect(levels.at(-1)?.to).toBe(values.length);
    levels.slice(1).forEach(({ from }, at) => {
      expect(from).toBe(levels[at]?.to);
    });
    expect(breaks).toHaveLength(1);
    expect(Math.abs((breaks[0] ?? 0) - 30)).toBeLessThanOrEqual(2);
  });

  it('are one where there is no noise to measure by, or too little to part', () => {
    expect(levelsOfSeries([4, 4, 4, 4, 4, 4, 4, 4]).levels).toEqual([{ from: 0, to: 8, mean: 4 }]);
    expect(levelsOfSeries([1, 9, 1, 9]).breaks).toEqual([]);
    expect(levelsOfSeries([null, null])).toEqual({ breaks: [], levels: [] });
  });

  it('weigh values by what they rest on', () => {
    const values = [
      ...Array.from({ length: 20 }, (_, at) => (at % 2) * 0.1),
      5,
      5,
      5,
      0,
      0.1,
      0,
      0.1,
    ];
    const light = values.map((value) => (value === 5 ? 1e-4 : 1));
    expect(levelsOfSeries(values).breaks).toEqual([20, 23]);
    expect(levelsOfSeries(values, light).breaks).toEqual([]);
  });
});
