import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  basePerGroup,
  complementOf,
  isPercentPossible,
  smallestBase,
  sumsToWhole,
} from '#analysis/claims/base-detective.ts';
import { checkClaims, correctedWording } from '#analysis/claims/check-claims.ts';
import type { PrintedFigure } from '#analysis/claims/claim.ts';
import { readSize } from '#analysis/claims/claim-size.ts';
import { judgeClaim } from '#analysis/claims/claim-verdict.ts';
import { recomputeClaim } from '#analysis/claims/recompute-claim.ts';

const percent = (value: number, halfUnit = 0.5): PrintedFigure => ({
  value,
  halfUnit,
  unit: 'percent',
});
const side = (value: number) => ({ name: null, figure: percent(value) });

function judge(claimed: string, a: number, b: number) {
  const size = readSize(claimed);
  if (size === null) throw new Error(`no size in ${claimed}`);
  return judgeClaim({ a: side(a), b: side(b), size });
}

describe('the verdict on a printed comparison', () => {
  it.each([
    ['34% more likely', 71, 47, 'does-not-hold', '(a-b)/a'],
    ['51% more likely', 71, 47, 'holds', '(a-b)/b'],
    ['24% more likely', 71, 47, 'does-not-hold', 'a-b'],
    ['24 points higher', 71, 47, 'holds', 'a-b'],
    ['51 points higher', 71, 47, 'does-not-hold', '(a-b)/b'],
    ['2.5X more likely', 35, 15, 'holds', 'a/b'],
    ['21x more likely', 42, 20, 'does-not-hold', 'a/b with a lost decimal point'],
    ['10x', 40, 3, 'does-not-hold', null],
    ['2X more', 38, 15, 'does-not-hold', null],
    ['twice as likely', 43, 22, 'holds', 'a/b'],
    ['three times more likely', 56, 14, 'does-not-hold', '(a-b)/b'],
    ['almost 3X more likely', 34, 13, 'holds', 'a/b'],
    ['almost three times', 33, 10, 'stretched', 'a/b'],
    ['more than 3X', 38, 11, 'holds', 'a/b'],
    ['more than 3X', 33, 11, 'stretched', 'a/b'],
    ['more than 4X', 38, 11, 'does-not-hold', null],
    ['half as likely', 20, 40, 'holds', 'a/b'],
    ['50% less likely', 20, 40, 'holds', '(a-b)/b'],
    ['150% more likely', 60, 40, 'does-not-hold', 'a/b'],
    ['about 50% more', 46, 31, 'holds', '(a-b)/b'],
  ] as const)('%s for %d v %d: %s', (claimed, a, b, verdict, formula) => {
    expect(judge(claimed, a, b)).toMatchObject({ verdict, formulaThatFits: formula });
  });

  it('takes a whole multiple of a ratio that rounds to it, and remarks on the rounding', () => {
    expect(judge('5X more likely', 23, 4)).toMatchObject({ verdict: 'holds' });
    expect(judge('5X more likely', 23, 4).remarks).toContain('rounded-far');
    expect(judge('3X more likely', 30, 12).verdict).toBe('holds');
    expect(judge('3X more likely', 30, 12).remarks).toContain('rounded-far');
    expect(judge('12X more likely', 12, 1).remarks).toContain('fragile');
  });

  it('does not call what is smaller larger', () => {
    expect(judge('30% more likely', 30, 40)).toMatchObject({
      verdict: 'does-not-hold',
      remarks: ['wrong-direction'],
    });
  });

  it('cannot test words without a size, and says so', () => {
    expect(judge('significantly more likely', 53, 34)).toMatchObject({
      verdict: 'not-testable',
      reason: 'words-without-size',
    });
  });

  it('holds for every true ratio, relative difference and gap in points, printed as rounded', () => {
    const figure = fc.integer({ min: 3, max: 97 });
    fc.assert(
      fc.property(figure, figure, (a, b) => {
        fc.pre(a > b);
        const relative = Math.round((a / b - 1) * 100);
        expect(judge(`${relative}% more likely`, a, b).verdict).toBe('holds');
        expect(judge(`${a - b} points higher`, a, b).verdict).toBe('holds');
        expect(judge(`${(a / b).toFixed(2)} times as likely`, a, b).verdict).toBe('holds');
      }),
      { seed: 51, numRuns: 500 },
    );
  });

  it('never takes the difference over the larger figure for the one over the smaller, where rounding parts them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 97 }), fc.integer({ min: 3, max: 97 }), (a, b) => {
        fc.pre(a > b);
        const wrong = Math.round((1 - b / a) * 100);
        const right = recomputeClaim(percent(a), percent(b));
        fc.pre(right?.relative.low != null && right.relative.low * 100 > wrong + 1);
        const judged = judge(`${wrong}% more likely`, a, b);
        expect(judged.verdict).toBe('does-not-hold');
        expect(judged.formulaThatFits).not.toBe('(a-b)/b');
      }),
      { seed: 34, numRuns: 500 },
    );
  });
});

describe('what two printed figures support', () => {
  it('lies in the range that rounding allows, for every pair that the print may stand for', () => {
    const unrounded = fc.double({ min: 1.5, max: 98.5, noNaN: true });
    fc.assert(
      fc.property(unrounded, unrounded, (a, b) => {
        const found = recomputeClaim(percent(Math.round(a)), percent(Math.round(b)));
        const within = (value: number, low: number | null, high: number | null) =>
          (low === null || value >= low - 1e-9) && (high === null || value <= high + 1e-9);
        if (found === null) throw new Error('not recomputed');
        expect(within(a / b, found.ratio.low, found.ratio.high)).toBe(true);
        expect(within(a / b - 1, found.relative.low, found.relative.high)).toBe(true);
        expect(within((a - b) / a, found.relativeToA.low, found.relativeToA.high)).toBe(true);
        expect(within((a - b) / 100, found.points?.low ?? null, found.points?.high ?? null)).toBe(
          true,
        );
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('is nothing where the second figure is zero', () => {
    expect(recomputeClaim(percent(5), percent(0))).toBeNull();
    expect(judge('2X', 5, 0)).toMatchObject({
      verdict: 'not-testable',
      reason: 'second-figure-zero',
    });
  });

  it('is worded by the one formula: the difference over the second figure', () => {
    const text = correctedWording({ a: side(71), b: side(47) })?.replace(/[\u00a0\u202f]/gu, ' ');
    expect(text).toBe('71 % v 47 %: 51 % more likely (1.5 times, +24 points)');
  });
});

describe('the base detective', () => {
  it.each([
    [10, 18, 143],
    [32, 21, 122],
    [45, 32, 106],
  ])('needs for %d v %d a base of %d in each group', (a, b, base) => {
    expect(basePerGroup(a, b)).toBe(base);
  });

  it('finds percentages that a base cannot give', () => {
    expect(isPercentPossible(percent(33), 3)).toBe(true);
    expect(isPercentPossible(percent(34), 3)).toBe(false);
    expect(isPercentPossible(percent(12.5, 0.05), 8)).toBe(true);
    expect(smallestBase(percent(34))).toBe(29);
  });

  it('finds every percentage that some count out of the base rounds to possible, and no other', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99 }),
        fc.integer({ min: 0, max: 100 }),
        (base, value) => {
          const counts = Array.from({ length: base + 1 }, (_, count) => (count / base) * 100);
          const isSome = counts.some((exact) => Math.abs(exact - value) <= 0.5 + 1e-9);
          expect(isPercentPossible(percent(value), base)).toBe(isSome);
        },
      ),
      { seed: 11, numRuns: 500 },
    );
  });

  it('tells the same pair from its other side', () => {
    const told = complementOf(percent(71), percent(47));
    expect(told).toMatchObject({ percentA: 29, percentB: 53 });
    expect(told?.ratio?.value).toBeCloseTo(29 / 53, 12);
    expect(sumsToWhole([percent(42), percent(34), percent(24)])).toEqual({
      sum: 100,
      isWhole: true,
    });
    expect(sumsToWhole([percent(42), percent(34), percent(20)]).isWhole).toBe(false);
  });
});

describe('claims against each other', () => {
  const text = `Planners are twice as likely to use panels for research than Amateurs (33% vs. 16%).

Planners are significantly more likely to use panels for research (45%) than Amateurs (32%).`;

  it('finds two figures for one measure, which decide about words that nothing else could test', () => {
    const [first, second] = checkClaims(text);
    expect(first).toMatchObject({ verdict: 'holds', contradictedBy: [1] });
    expect(second).toMatchObject({ verdict: 'does-not-hold', contradictedBy: [0] });
    expect(second?.remarks).toContain('other-figures-elsewhere');
  });

  it('finds other figures for the same measure of the same groups in other words', () => {
    const [first, second, third] = checkClaims(
      'Strategic users are 34% more likely to post content on Facebook groups than informal users (71% vs 47%). Elsewhere, 68% of strategic users, against 44% of informal users, publish content in Facebook groups. Strategic users are twice as likely to post videos on Facebook than informal users (40% vs 20%).',
    );
    expect(first?.contradictedBy).toEqual([1]);
    expect(second?.contradictedBy).toEqual([0]);
    expect(third?.contradictedBy).toEqual([]);
  });
});
