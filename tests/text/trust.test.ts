import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnalysisError } from '#analysis/analysis-error.ts';
import { SeededRandom } from '#analysis/numerics/seeded-random.ts';
import { agreementOfCoders } from '#analysis/text/coder-agreement.ts';
import { correctedShares, sharesByInvertedTable } from '#analysis/text/corrected-shares.ts';
import { alphaLevels, krippendorffAlpha } from '#analysis/text/krippendorff-alpha.ts';
import { learningCurve } from '#analysis/text/learning-curve.ts';
import { expectClose } from '../goldens/close-to.ts';
import corrected from '../goldens/corrected-shares.json' with { type: 'json' };
import alphas from '../goldens/krippendorff-alpha.json' with { type: 'json' };

const few = { confidence: 0.95, resamples: 60, seed: 3 };
const codes = fc.array(fc.array(fc.option(fc.integer({ min: 0, max: 3 })), { maxLength: 12 }), {
  minLength: 2,
  maxLength: 4,
});

describe('Krippendorff’s alpha', () => {
  it.each(alphas.cases)('is that of its definition: $name', ({ coders, alpha }) => {
    for (const level of alphaLevels) {
      expectClose(krippendorffAlpha(coders, level, few).alpha, alpha[level], 1e-10, level);
    }
  });

  it('is the same whichever coder comes first, and never above 1', () => {
    const law = fc.property(codes, fc.constantFrom(...alphaLevels), (coders, level) => {
      const one = krippendorffAlpha(coders, level, few);
      const two = krippendorffAlpha([...coders].reverse(), level, few);
      expect(two.alpha === null).toBe(one.alpha === null);
      if (one.alpha !== null) {
        expect(two.alpha ?? Number.NaN).toBeCloseTo(one.alpha, 10);
        expect(one.alpha).toBeLessThanOrEqual(1);
      }
    });
    fc.assert(law, { seed: 8, numRuns: 60 });
  });

  it('does not change at the nominal level when codes are renamed', () => {
    const law = fc.property(codes, (coders) => {
      const renamed = coders.map((list) => list.map((code) => (code === null ? null : 9 - code)));
      const one = krippendorffAlpha(coders, 'nominal', few).alpha ?? 7;
      expect(krippendorffAlpha(renamed, 'nominal', few).alpha ?? 7).toBeCloseTo(one, 10);
    });
    fc.assert(law, { seed: 9, numRuns: 60 });
  });

  it('says why it has no value or no interval', () => {
    expect(krippendorffAlpha([[1, 2], []], 'nominal', few).reason).toBe('nothing-coded-twice');
    expect(
      krippendorffAlpha(
        [
          [1, 1],
          [1, 1],
        ],
        'nominal',
        few,
      ).reason,
    ).toBe('one-class-only');
    expect(
      krippendorffAlpha(
        [
          [1, 2],
          [1, 2],
        ],
        'nominal',
        few,
      ),
    ).toMatchObject({
      alpha: 1,
      low: null,
      reason: 'perfect-agreement',
    });
    expect(krippendorffAlpha([], 'nominal', few).alpha).toBeNull();
  });

  it('gives the same interval each time, around its value', () => {
    const coders = alphas.cases[2]?.coders ?? [];
    const one = krippendorffAlpha(coders, 'nominal');
    expect(krippendorffAlpha(coders, 'nominal')).toEqual(one);
    expect(one.low).toBeLessThan(one.alpha ?? Number.NaN);
    expect(one.high).toBeGreaterThan(one.alpha ?? Number.NaN);
  });
});

describe('agreement of coders', () => {
  it('compares each two on what both coded, with an interval near that of the standard error', () => {
    const random = new SeededRandom(5);
    const one = Array.from({ length: 300 }, () => ['a', 'b', 'c'][random.nextInteger(3)] ?? 'a');
    const two = one.map((code, at) => (at % 4 === 0 ? 'b' : at % 9 === 0 ? null : code));
    const { pairs, alpha } = agreementOfCoders(
      [
        { coder: 'Ann', codes: one },
        { coder: 'Ben', codes: two },
      ],
      ['a', 'b', 'c'],
      'nominal',
    );
    const [pair] = pairs;
    expect(pair?.report.checked).toBe(two.filter((code) => code !== null).length);
    expect(pair?.kappaLow).toBeCloseTo(pair?.report.kappaLow ?? 0, 1);
    expect(pair?.kappaHigh).toBeCloseTo(pair?.report.kappaHigh ?? 0, 1);
    expect(alpha.alpha).toBeCloseTo(pair?.report.kappa ?? 0, 1);
  });
});

describe('shares corrected for misclassification', () => {
  it.each(corrected.cases)(
    'are those of double sampling: $name',
    ({ counted, table, ...golden }) => {
      const classes = counted.map((_, at) => `class ${at}`);
      const result = correctedShares(counted, { classes, counts: table });
      if (result.status !== 'computed') throw new Error(result.reason);
      result.shares.forEach((share, at) => {
        expectClose(share.corrected, golden.corrected[at] ?? Number.NaN);
        if (golden.inverted === null) expect(share.inverted).toBeNull();
        else expectClose(share.inverted, golden.inverted[at] ?? Number.NaN, 1e-9);
      });
    },
  );

  it('inverts two classes as Rogan and Gladen do', () => {
    const shares = sharesByInvertedTable(
      [0.9, 0.1],
      [
        [88, 3],
        [4, 9],
      ],
    );
    expectClose(shares?.[1], corrected.roganGladen);
  });

  it('gives no number under fifty checked texts, and says how many there are', () => {
    const table = (count: number) => ({
      classes: ['a', 'b'],
      counts: [
        [count, 0],
        [0, 0],
      ],
    });
    expect(correctedShares([5, 5], table(0))).toMatchObject({ reason: 'nothing-checked' });
    expect(correctedShares([5, 5], table(49))).toEqual({
      status: 'notComputable',
      reason: 'too-few-checked',
      checked: 49,
      needed: 50,
    });
    expect(correctedShares([50, 50], table(50)).status).toBe('computed');
    expect(() => correctedShares([5], table(50))).toThrow(AnalysisError);
  });

  it('says which class of the machine nobody checked', () => {
    const table = {
      classes: ['a', 'b'],
      counts: [
        [40, 0],
        [20, 0],
      ],
    };
    expect(correctedShares([900, 100], table)).toMatchObject({ unseen: ['b'] });
  });

  it('sums to one, stays within 0 and 1, and lies within its own interval', () => {
    const cell = fc.integer({ min: 0, max: 60 });
    const law = fc.property(
      fc.array(fc.integer({ min: 1, max: 9000 }), { minLength: 3, maxLength: 3 }),
      fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 }),
      (counted, counts) => {
        const result = correctedShares(counted, { classes: ['a', 'b', 'c'], counts });
        if (result.status !== 'computed') return;
        const total = result.shares.reduce((sum, one) => sum + one.corrected, 0);
        expect(total).toBeCloseTo(1, 10);
        for (const { corrected: share, low, high, moved, counted: before } of result.shares) {
          expect(low).toBeLessThanOrEqual(share + 1e-12);
          expect(high).toBeGreaterThanOrEqual(share - 1e-12);
          expect(moved).toBeCloseTo(share - before, 12);
        }
      },
    );
    fc.assert(law, { seed: 12, numRuns: 200 });
  });

  it('changes nothing where the machine is never wrong', () => {
    const table = {
      classes: ['a', 'b'],
      counts: [
        [40, 0],
        [0, 60],
      ],
    };
    const result = correctedShares([300, 700], table);
    expect(result).toMatchObject({ shares: [{ corrected: 0.3, moved: 0 }, { corrected: 0.7 }] });
  });

  it.each([
    { truth: [0.3, 0.5, 0.2], size: 100 },
    { truth: [0.6, 0.3, 0.1], size: 200 },
    { truth: [0.2, 0.7, 0.1], size: 400 },
  ])(
    'has an interval that covers the truth 94 to 97 times in a hundred: $truth, $size checked',
    ({ truth, size }) => {
      const covered = coverage(truth, size, 1500);
      const average = covered.reduce((sum, share) => sum + share, 0) / covered.length;
      expect(average).toBeGreaterThan(0.937);
      expect(average).toBeLessThan(0.97);
    },
  );
});

const mistakes = [
  [0.75, 0.2, 0.05],
  [0.15, 0.7, 0.15],
  [0.05, 0.2, 0.75],
];

/** How often the interval of each class holds its share among 4,000 simulated texts. */
function coverage(truth: readonly number[], size: number, rounds: number): readonly number[] {
  const random = new SeededRandom(20_111);
  const draw = (shares: readonly number[]): number => {
    const at = random.next();
    const upTo = shares.map((_, place) => shares.slice(0, place + 1).reduce((a, b) => a + b, 0));
    return Math.max(
      0,
      upTo.findIndex((sum) => at < sum),
    );
  };
  const texts = Array.from({ length: 4000 }, () => {
    const hand = draw(truth);
    return { hand, machine: draw(mistakes[hand] ?? []) };
  });
  const count = (of: 'hand' | 'machine'): number[] =>
    truth.map((_, place) => texts.filter((text) => text[of] === place).length);
  const [real, counted] = [count('hand'), count('machine')];
  const hits = truth.map(() => 0);
  for (let round = 0; round < rounds; round += 1) {
    const rows = new Set<number>();
    while (rows.size < size) rows.add(random.nextInteger(texts.length));
    const counts = truth.map(() => truth.map(() => 0));
    for (const row of rows) {
      const { hand, machine } = texts[row] as (typeof texts)[number];
      (counts[hand] as number[])[machine] = (counts[hand]?.[machine] ?? 0) + 1;
    }
    const result = correctedShares(counted, { classes: ['a', 'b', 'c'], counts });
    if (result.status !== 'computed') throw new Error(result.reason);
    result.shares.forEach(({ low, high }, at) => {
      const share = (real[at] ?? 0) / texts.length;
      if (low <= share && share <= high) hits[at] = (hits[at] ?? 0) + 1 / rounds;
    });
  }
  return hits;
}

describe('the learning curve', () => {
  const texts = Array.from({ length: 100 }, (_, at) => `text ${at % 10}`);
  const labels = texts.map((text) => (Number(text.slice(5)) < 4 ? 'low' : 'high'));
  const byHeart = (seen: readonly string[], of: readonly string[]) => {
    const known = new Map(seen.map((text, at) => [text, of[at] ?? '']));
    return (text: string) => known.get(text) ?? null;
  };

  it('rises with what was learnt, and leaves out sizes that there are no texts for', () => {
    const curve = learningCurve(texts, labels, byHeart, {
      sizes: [0, 5, 80, 90],
      folds: 5,
      seed: 2,
    });
    expect(curve.map(({ size }) => size)).toEqual([0, 5, 80]);
    const accuracies = curve.map(({ accuracy }) => accuracy);
    expect(accuracies[0]).toBe(0);
    expect(accuracies[1]).toBeGreaterThan(0.2);
    expect(accuracies[1]).toBeLessThan(0.7);
    expect(accuracies[2]).toBe(1);
  });

  it('never tests on what it learnt from', () => {
    const unlike = Array.from({ length: 30 }, (_, at) => `only ${at}`);
    const curve = learningCurve(unlike, unlike, byHeart, { sizes: [24], folds: 5, seed: 2 });
    expect(curve[0]?.accuracy).toBe(0);
  });
});
