import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { perceptionGap } from '#analysis/compare/perception-gap.ts';
import type { PerceptionItem } from '#analysis/compare/perception-gap-figures.ts';
import { expectClose } from '../goldens/close-to.ts';
import golden from '../goldens/perception-gap.json' with { type: 'json' };

const items: readonly PerceptionItem[] = golden.items.map((row) => ({
  item: row.item,
  left: { share: row.left, base: row.leftBase },
  right: { share: row.right, base: row.rightBase },
}));
const names = { leftName: 'Customers', rightName: 'Businesses' };
const plain = (text: string | undefined) => (text ?? '').replace(/[\u00A0\u202F]/g, ' ');

describe('reasons to interact with companies, as in R', () => {
  const result = perceptionGap(items, names);

  test.each(golden.items.map((row, index) => ({ ...row, index })))('$item', (row) => {
    const item = result.items[row.index];
    expect(item).toMatchObject({
      item: row.item,
      left: { rank: row.leftRank, base: row.leftBase },
      right: { rank: row.rightRank, tiedWith: row.tiedOnTheRight },
      rankGap: row.leftRank - row.rightRank,
      tiedWith: row.tiedOnTheRight,
      reason: null,
    });
    expectClose(item?.z, row.z);
    expectClose(item?.p, row.p);
    expectClose(item?.pAdjusted, row.pAdjusted);
    expectClose(item?.gap, row.right - row.left);
    expectClose(item?.gapLow, row.gapLow);
    expectClose(item?.gapHigh, row.gapHigh);
    expectClose(item?.left.low, row.leftInterval[0] as number);
    expectClose(item?.right.high, row.rightInterval[1] as number);
  });

  test('the rankings, and the mean gap', () => {
    expectClose(result.spearman, golden.spearman);
    expectClose(result.spearmanLow, golden.spearmanInterval[0] as number);
    expectClose(result.spearmanHigh, golden.spearmanInterval[1] as number);
    expectClose(result.meanAbsoluteGap, golden.meanAbsoluteGap);
    expect(result).toMatchObject(names);
  });

  test('a rank gap without a level gap is said in words, and so are level gaps', () => {
    const findings = Object.fromEntries(
      result.items.map(({ item, finding }) => [item, plain(finding)]),
    );
    expect(findings['Discounts']).toBe(
      'Customers first, Businesses joint last, yet Customers 61 %, Businesses 60 %: no difference in level that the bases could show; Businesses do not tell it apart from 7 other items (base 1,056 and 331).',
    );
    expect(findings['Be part of a community']).toBe(
      'Customers 22 %, Businesses 61 %: +39 points (Customers last, Businesses joint 9th of 12; base 1,056 and 329).',
    );
    expect(findings['Customer service']).toMatch(
      /^About the same place on both lists .* yet .*\+26 points/,
    );
  });
});

describe('what is missing is said, not invented', () => {
  test('a base that is missing leaves shares and ranks, without interval or test', () => {
    const [first, ...rest] = items as [PerceptionItem, ...PerceptionItem[]];
    const result = perceptionGap([{ ...first, right: { share: 0.6, base: null } }, ...rest], names);
    const item = result.items[0];
    expect(item).toMatchObject({
      z: null,
      p: null,
      pAdjusted: null,
      gapLow: null,
      reason: 'base-missing',
    });
    expect(item?.right).toMatchObject({ share: 0.6, rank: 11.5, low: null, high: null });
    expectClose(item?.gap, -0.01, 1e-9);
    expect(plain(item?.finding)).toContain('untested because a base is missing');
    expectClose(result.spearman, golden.spearman);
  });

  test('a share that is missing leaves the other side, ranked among those that are there', () => {
    const [first, ...rest] = items as [PerceptionItem, ...PerceptionItem[]];
    const result = perceptionGap([{ ...first, left: { share: null, base: 1056 } }, ...rest], names);
    expect(result.items[0]).toMatchObject({
      gap: null,
      rankGap: null,
      reason: 'share-missing',
      left: { rank: null, tiedWith: [] },
    });
    expect(result.items[0]?.finding).toBe('Not compared: there is no figure for Customers.');
    expect(result.items[1]?.left.rank).toBe(1);
  });

  test('no items, one item, and items all alike', () => {
    expect(perceptionGap([])).toMatchObject({ items: [], spearman: null, meanAbsoluteGap: null });
    expect(perceptionGap(items.slice(0, 1))).toMatchObject({ spearman: null, spearmanLow: null });
    const alike = items
      .slice(0, 3)
      .map((one) => ({ ...one, left: { share: 1, base: 50 }, right: { share: 1, base: 40 } }));
    const result = perceptionGap(alike);
    expect(result.spearman).toBeNull();
    expect(result.items[0]).toMatchObject({
      z: null,
      reason: 'same-in-everyone',
      left: { rank: 2 },
      gap: 0,
    });
    expect(result.items[0]?.tiedWith).toHaveLength(2);
  });

  test('a share over 1 and a base of 0 are refused', () => {
    const one = (share: number, base: number) => [
      { item: 'x', left: { share, base }, right: { share: 0.5, base: 10 } },
    ];
    expect(() => perceptionGap(one(61, 1056))).toThrow('share-out-of-range');
    expect(() => perceptionGap(one(0.6, 0))).toThrow('base-out-of-range');
    expect(() => perceptionGap(items, { confidence: 1 })).toThrow('confidence-out-of-range');
  });
});

test('a weighted side is tested on its effective base and shows its respondents', () => {
  const weighted = items.map((one) => ({ ...one, left: { ...one.left, effectiveBase: 475 } }));
  const [plainItem, item] = [perceptionGap(items).items[7], perceptionGap(weighted).items[7]];
  expect(item?.left).toMatchObject({ base: 1056, effectiveBase: 475 });
  expect(item?.z).toBeLessThan(plainItem?.z ?? 0);
  expect(item?.z?.toFixed(2)).toBe('7.27');
});

test('a finding claims no gap in level that its own p denies', () => {
  const side = fc.record({
    share: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
    base: fc.integer({ min: 3, max: 60 }),
  });
  let denied = 0;
  fc.assert(
    fc.property(side, side, (left, right) => {
      const [item] = perceptionGap([{ item: 'x', left, right }]).items;
      const isApart = (item?.gapLow ?? 0) > 0 || (item?.gapHigh ?? 0) < 0;
      const isShown = isApart && (item?.p ?? 1) < 0.05;
      if (isApart && !isShown) denied++;
      expect(item?.finding.includes('no difference')).toBe(!isShown);
    }),
    { seed: 15, numRuns: 2000 },
  );
  expect(denied).toBeGreaterThan(0);
});

test('a gap that rounds to no points names the side that is lower', () => {
  const [item] = perceptionGap(
    [{ item: 'x', left: { share: 0.5, base: 5e7 }, right: { share: 0.4996, base: 5e7 } }],
    names,
  ).items;
  expect(plain(item?.finding)).toBe(
    'About the same place on both lists (Customers first, Businesses first), yet Customers 50.0 %, Businesses 50.0 %: Businesses less than 0.1 points lower (base 50,000,000 and 50,000,000).',
  );
  const [untested] = perceptionGap(
    [{ item: 'x', left: { share: 0.5, base: null }, right: { share: 0.503, base: null } }],
    names,
  ).items;
  expect(plain(untested?.finding)).toContain(
    ': Businesses less than 1 point higher, untested because a base is missing.',
  );
});

test('swapping the sides negates gaps, z and rank gaps, and leaves the rest', () => {
  const side = fc.record({
    share: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
    base: fc.integer({ min: 1, max: 2000 }),
  });
  fc.assert(
    fc.property(
      fc.array(fc.record({ item: fc.uuid(), left: side, right: side }), { maxLength: 15 }),
      (asked) => {
        const forth = perceptionGap(asked);
        const back = perceptionGap(
          asked.map(({ item, left, right }) => ({ item, left: right, right: left })),
        );
        for (const [index, item] of forth.items.entries()) {
          const other = back.items[index];
          expectClose(item.gap, -(other?.gap ?? Number.NaN), 1e-12);
          expectClose((item.z ?? 0) + (other?.z ?? 0), 0, 1e-9);
          expectClose(item.rankGap, -(other?.rankGap ?? Number.NaN));
          expect(item.left).toEqual(other?.right);
        }
        expectClose((forth.spearman ?? 0) - (back.spearman ?? 0), 0, 1e-12);
        const ranks = forth.items.map(({ left }) => left.rank ?? 0);
        const count = ranks.length;
        expect(ranks.reduce((sum, rank) => sum + rank, 0)).toBe((count * (count + 1)) / 2);
      },
    ),
    { seed: 12, numRuns: 200 },
  );
});
