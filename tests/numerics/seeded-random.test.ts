import { describe, expect, it } from 'vitest';
import { SeededRandom } from '#analysis/numerics/seeded-random.ts';

describe('SeededRandom', () => {
  it('repeats its sequence for the same seed and only for it', () => {
    const take = (seed: number) => {
      const random = new SeededRandom(seed);
      return Array.from({ length: 5 }, () => random.next());
    };
    expect(take(1)).toEqual(take(1));
    expect(take(1)).not.toEqual(take(2));
    expect(take(1)).not.toEqual(take(1 + 2 ** 40));
  });

  it('fills [0, 1) evenly', () => {
    const random = new SeededRandom(42);
    const bins = new Array<number>(20).fill(0);
    for (let draw = 0; draw < 200_000; draw += 1) {
      const bin = Math.floor(random.next() * 20);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    const chiSquare = bins.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    // 43.8 is the 99.9 % point of chi-square with 19 degrees of freedom.
    expect(chiSquare).toBeLessThan(43.8);
  });

  it('draws whole numbers below the limit, each of them', () => {
    const random = new SeededRandom(9);
    const seen = new Set(Array.from({ length: 500 }, () => random.nextInteger(7)));
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
});
