import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { perceptionGap } from '#analysis/compare/perception-gap.ts';
import type { PerceptionItem, PerceptionSide } from '#analysis/compare/perception-gap-figures.ts';
import { refusedBase } from '#analysis/compare/refused-base.ts';
import { SeededRandom } from '#analysis/numerics/seeded-random.ts';
import { spearmanCorrelation } from '#analysis/statistics/spearman-correlation.ts';

const generator = new SeededRandom(2011);
const random = (): number => generator.next();

function normal(): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

describe('calibration: intervals hold what they should as often as they say', () => {
  // Bivariate normal pairs: the true rank correlation is 6 / pi * asin(r / 2).
  test.each([
    [10, 0],
    [12, 0.5],
    [12, 0.8],
    [30, 0.7],
    [100, 0.3],
  ])('Spearman over %d items, correlation %d, holds it in 94 to 96 per cent', (count, r) => {
    const truth = (6 / Math.PI) * Math.asin(r / 2);
    const rounds = 8000;
    let held = 0;
    for (let round = 0; round < rounds; round++) {
      const left = Array.from({ length: count }, normal);
      const right = left.map((value) => r * value + Math.sqrt(1 - r * r) * normal());
      const ranking = spearmanCorrelation(left, right);
      if (ranking.status !== 'computed') continue;
      if ((ranking.low ?? -1) <= truth && truth <= (ranking.high ?? 1)) held++;
    }
    expect(held / rounds).toBeGreaterThan(0.94);
    expect(held / rounds).toBeLessThan(0.96);
  });

  test('the mean absolute gap of clear gaps: about 95 % from respondents, at least that from figures', () => {
    const truth = [0.3, 0.45, 0.6, 0.5];
    const shift = [0.25, -0.2, 0.2, 0.15];
    const mean = 0.2;
    const rounds = 1500;
    let [fromRows, fromFigures] = [0, 0];
    for (let round = 0; round < rounds; round++) {
      const left = respondents(150, truth);
      const right = respondents(
        240,
        truth.map((share, item) => share + (shift[item] as number)),
      );
      const items = truth.map((_, item) => ({
        item: `item ${item}`,
        left: { share: shareOf(left, item), base: left.length },
        right: { share: shareOf(right, item), base: right.length },
      }));
      const errorOfSignedMean = (signs: readonly number[]) =>
        Math.hypot(errorOf(left, signs), errorOf(right, signs));
      const rows = perceptionGap(items, { errorOfSignedMean });
      const figures = perceptionGap(items);
      const holds = ({ meanAbsoluteGapLow, meanAbsoluteGapHigh }: typeof rows) =>
        (meanAbsoluteGapLow ?? 1) <= mean && mean <= (meanAbsoluteGapHigh ?? 0);
      if (holds(rows)) fromRows++;
      if (holds(figures)) fromFigures++;
    }
    expect(fromRows / rounds).toBeGreaterThan(0.935);
    expect(fromRows / rounds).toBeLessThan(0.965);
    expect(fromFigures / rounds).toBeGreaterThan(0.95);
  });

  test('no gap at all: the mean absolute gap is about what chance is said to give', () => {
    const truth = [0.3, 0.45, 0.6, 0.5];
    let [seen, said] = [0, 0];
    for (let round = 0; round < 400; round++) {
      const [left, right] = [respondents(150, truth), respondents(240, truth)];
      const gap = perceptionGap(
        truth.map((_, item) => ({
          item: `item ${item}`,
          left: { share: shareOf(left, item), base: left.length },
          right: { share: shareOf(right, item), base: right.length },
        })),
      );
      seen += gap.meanAbsoluteGap ?? 0;
      said += gap.meanAbsoluteGapByChance ?? 0;
    }
    expect(said / seen).toBeGreaterThan(0.94);
    expect(said / seen).toBeLessThan(1.06);
  });
});

/** People whose answers go together: some say yes to more of everything. */
function respondents(count: number, shares: readonly number[]): readonly (readonly number[])[] {
  return Array.from({ length: count }, () => {
    const leaning = random() < 0.5 ? 0.12 : -0.12;
    return shares.map((share) => (random() < share + leaning ? 1 : 0));
  });
}

function shareOf(people: readonly (readonly number[])[], item: number): number {
  return people.reduce((sum, answers) => sum + (answers[item] as number), 0) / people.length;
}

function errorOf(people: readonly (readonly number[])[], signs: readonly number[]): number {
  const scores = people.map(
    (answers) =>
      answers.reduce((sum, answer, item) => sum + answer * (signs[item] as number), 0) /
      signs.length,
  );
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const squares = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0);
  return Math.sqrt(squares / (scores.length - 1) / scores.length);
}

describe('laws', () => {
  const side = fc.record({
    share: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
    base: fc.integer({ min: 100, max: 900 }),
  });
  const list = fc.array(fc.record({ left: side, right: side }), { minLength: 1, maxLength: 9 });
  const named = (pairs: readonly { left: PerceptionSide; right: PerceptionSide }[]) =>
    pairs.map((pair, index): PerceptionItem => ({ item: `item ${index}`, ...pair }));

  test('the order of the items is irrelevant to every figure', () => {
    fc.assert(
      fc.property(list, (pairs) => {
        const [one, two] = [perceptionGap(named(pairs)), perceptionGap(named(pairs).toReversed())];
        const twoByItem = new Map(two.items.map((item) => [item.item, item]));
        for (const item of one.items) {
          const other = twoByItem.get(item.item);
          expect(other?.right.tiedWith.toSorted()).toEqual(item.right.tiedWith.toSorted());
          for (const key of ['gap', 'gapLow', 'p', 'pAdjusted', 'rankGap'] as const)
            expect(other?.[key]).toBe(item[key]);
          expect(other?.left.rankBest).toBe(item.left.rankBest);
        }
        expect(two.headline.safe.toSorted()).toEqual(one.headline.safe.toSorted());
        expect(two.meanAbsoluteGap).toBeCloseTo(one.meanAbsoluteGap ?? 0, 12);
      }),
      { seed: 12, numRuns: 200 },
    );
  });

  test('equal sides give no gap, nothing safe to name, and a full correlation unless all are tied', () => {
    fc.assert(
      fc.property(fc.array(side, { minLength: 1, maxLength: 9 }), (sides) => {
        const gap = perceptionGap(named(sides.map((one) => ({ left: one, right: one }))));
        expect(gap.items.every(({ gap: level, rankGap }) => level === 0 && rankGap === 0)).toBe(
          true,
        );
        expect(gap.meanAbsoluteGap).toBe(0);
        expect(gap.headline.safe).toEqual([]);
        expect(gap.spearman === null || Math.abs(gap.spearman - 1) < 1e-12).toBe(true);
      }),
      { seed: 13, numRuns: 200 },
    );
  });

  test('a rank lies among the places that its ties leave it, and a safe item has a gap', () => {
    fc.assert(
      fc.property(list, (pairs) => {
        const gap = perceptionGap(named(pairs));
        for (const { left, right } of gap.items)
          for (const one of [left, right]) {
            expect(one.rankBest).toBeLessThanOrEqual(one.rank ?? 0);
            expect(one.rankWorst).toBeGreaterThanOrEqual(one.rank ?? 99);
          }
        const { safe, unsafe } = gap.headline;
        expect(safe.length + unsafe.length).toBe(gap.items.length);
        for (const name of safe) {
          const item = gap.items.find((one) => one.item === name);
          expect((item?.gapLow ?? 0) > 0 || (item?.gapHigh ?? 0) < 0).toBe(true);
          expect(item?.pAdjusted).toBeLessThan(0.05);
        }
      }),
      { seed: 14, numRuns: 200 },
    );
  });
});

describe('a base that cannot be right is refused with its reason', () => {
  const side: PerceptionSide = { share: 0.61, base: 1056 };
  const plain = (text: string | null) => text?.replace(/[\u00A0\u202F]/gu, ' ') ?? null;
  test.each<[string, PerceptionSide, string | null]>([
    ['nothing else is stated', side, null],
    ['as many as were asked', { ...side, askedOf: 1056 }, null],
    [
      'more than the whole',
      { ...side, askedOf: 1000 },
      '1,056 cannot be its base: only 1,000 were asked in all',
    ],
    [
      'those who interact, when 55 % do not',
      { ...side, askedOf: 1056, eligibleShare: 0.45 },
      '1,056 cannot be its base: only 45 % of the 1,056 asked could answer, 480 at most',
    ],
    [
      'within the rounding of 45 %',
      { share: 0.61, base: 480, askedOf: 1056, eligibleShare: 0.45 },
      null,
    ],
    [
      'one beyond it',
      { share: 0.61, base: 481, askedOf: 1056, eligibleShare: 0.45 },
      '481 cannot be its base: only 45 % of the 1,056 asked could answer, 480 at most',
    ],
    [
      'half a person',
      { share: 0.5, base: 475.2 },
      '475.2 cannot be its base: a count of people is a whole number, unless it is weighted',
    ],
    ['half a person of a weighted base', { share: 0.5, base: 475.2, effectiveBase: 300 }, null],
    [
      '61.3 % of 40',
      { share: 0.613, base: 40, decimals: 1 },
      '40 cannot be its base: no count out of 40 gives 61.3 %, unless it is weighted',
    ],
    ['62.5 % of 40', { share: 0.625, base: 40, decimals: 1 }, null],
    ['no base', { share: 0.5, base: null, askedOf: 10 }, null],
  ])('%s', (_name, given, reason) => {
    expect(plain(refusedBase(given))).toBe(reason);
  });

  test('the item keeps its shares and ranks, without interval or test, and no headline may name it', () => {
    const gap = perceptionGap(
      [
        {
          item: 'Discounts',
          left: { ...side, askedOf: 1056, eligibleShare: 0.45 },
          right: { share: 0.2, base: 331 },
        },
        { item: 'Community', left: { share: 0.22, base: 475 }, right: { share: 0.61, base: 329 } },
      ],
      { leftName: 'Consumers', rightName: 'Businesses' },
    );
    expect(gap.items[0]).toMatchObject({
      reason: 'base-refused',
      p: null,
      gapLow: null,
      left: { rank: 1, low: null, effectiveBase: null },
    });
    expect(plain(gap.items[0]?.finding ?? '')).toContain(
      'a base is refused. Consumers: 1,056 cannot be',
    );
    expect(gap.headline.safe).toEqual(['Community']);
    expect(plain(gap.headline.sentence)).toContain(
      'Not: Discounts (Consumers: 1,056 cannot be its base',
    );
    expect(gap.meanAbsoluteGapLow).toBeNull();
  });
});

test('of the twelve published items ten are safe to name, and the two of the headline are not', async () => {
  const { default: golden } = await import('../goldens/perception-gap.json');
  const { headline, items } = perceptionGap(
    golden.items.map((row) => ({
      item: row.item,
      left: { share: row.left, base: row.leftBase },
      right: { share: row.right, base: row.rightBase },
    })),
  );
  expect(headline.safe).toHaveLength(10);
  expect(headline.safe[0]).toBe('Be part of a community');
  expect(headline.unsafe.map(({ item }) => item)).toEqual(['Discounts', 'Purchase']);
  expect(headline.sentence).toMatch(/^Safe to name: Be part of a community, Submit ideas, /u);
  const discounts = items[0]?.right;
  expect([discounts?.rank, discounts?.rankBest, discounts?.rankWorst]).toEqual([11.5, 5, 12]);
});
