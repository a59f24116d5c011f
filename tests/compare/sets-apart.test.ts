import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareSegments } from '#analysis/compare/compare-segments.ts';
import { type SetsApart, whatSetsApart } from '#analysis/compare/sets-apart.ts';
import { holm } from '#analysis/statistics/holm.ts';
import { maskOf, number, single } from './make-variables.ts';

const sides = Array.from({ length: 240 }, (_, row) => (row < 120 ? 'a' : 'b'));

function apart(variables: Parameters<typeof compareSegments>[0]['variables']): SetsApart {
  return whatSetsApart(
    compareSegments({ a: maskOf(sides, 'a'), b: maskOf(sides, 'b'), variables }),
  );
}

/** Of the first side `yesOfA` of 120 say yes, of the second `yesOfB`. */
const yesNo = (name: string, yesOfA: number, yesOfB: number) =>
  single(
    name,
    sides.map((side, row) => (row % 120 < (side === 'a' ? yesOfA : yesOfB) ? 'Yes' : 'No')),
    ['Yes', 'No'],
  );

describe('what sets two segments apart', () => {
  it('lists each variable once, the largest effect first, shares and means together', () => {
    const found = apart([
      yesNo('small', 62, 58),
      yesNo('large', 110, 20),
      number(
        'middle',
        sides.map((side, row) => (row % 7) + (side === 'a' ? 1.5 : 0)),
      ),
    ]);
    expect(found.list.map(({ row }) => row.variable)).toEqual(['large', 'middle', 'small']);
    expect(found.list.map(({ effectWord }) => effectWord)).toEqual([
      'large',
      'medium',
      'very small',
    ]);
    // h = 2 asin sqrt(110 / 120) - 2 asin sqrt(20 / 120)
    expect(found.list[0]?.effect).toBeCloseTo(1.714_84, 4);
    expect(found.shownCount).toBe(2);
    expect([found.familyTests, found.familyVariables]).toEqual([3, 3]);
    expect(found.level).toBeCloseTo(0.05, 12);
  });

  it('does not let a gap stand that among so many tests can be chance, and says so', () => {
    const noise = Array.from({ length: 30 }, (_, index) =>
      yesNo(`q${index}`, 60, 60 + (index % 2)),
    );
    const alone = apart([yesNo('gap', 72, 55)]);
    const among = apart([yesNo('gap', 72, 55), ...noise]);
    expect(alone.list[0]?.isShown).toBe(true);
    expect(among.list[0]?.row.variable).toBe('gap');
    expect(among.list[0]?.isShown).toBe(false);
    expect(among.list[0]?.sentence).toContain('among 31 tests such a gap can be chance');
    expect(alone.list[0]?.sentence).not.toContain('chance');
  });

  it('leaves out what has no effect to rank, and what cannot be tested out of the family', () => {
    const found = apart([
      yesNo('gap', 90, 20),
      single(
        'nobody',
        sides.map(() => null),
        ['Yes', 'No'],
      ),
      single(
        'same',
        sides.map(() => 'Yes'),
        ['Yes', 'No'],
      ),
    ]);
    expect(found.list.map(({ row }) => row.variable)).toEqual(['gap', 'same']);
    expect(found.familyVariables).toBe(1);
    expect(found.list[1]).toMatchObject({ effect: 0, pHolm: null, isShown: false });
  });
});

describe("Holm's adjustment", () => {
  it('is that of p.adjust in R', () => {
    // R 4.2: p.adjust(c(0.01, 0.04, 0.03, 0.005, 0.9), "holm")
    expect(holm([0.01, 0.04, null, 0.03, 0.005, 0.9])).toEqual([
      0.04,
      0.09,
      null,
      0.09,
      0.025,
      0.9,
    ]);
  });

  it('keeps the order, never lowers, and is never above Bonferroni', () => {
    const lists = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 });
    fc.assert(
      fc.property(lists, (given) => {
        const adjusted = holm(given);
        for (const [index, p] of given.entries()) {
          const own = adjusted[index] as number;
          expect(own).toBeGreaterThanOrEqual(p);
          expect(own).toBeLessThanOrEqual(Math.min(1, p * given.length) + 1e-15);
          for (const [other, q] of given.entries()) {
            if (p < q) expect(own).toBeLessThanOrEqual(adjusted[other] as number);
          }
        }
      }),
      { seed: 41, numRuns: 100 },
    );
  });
});
