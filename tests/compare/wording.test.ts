import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareSegments } from '#analysis/compare/compare-segments.ts';
import { sharePercent, threeDigits, times } from '#analysis/compare/figures-in-words.ts';
import { type ShareTally, shareRow } from '#analysis/compare/share-row.ts';
import { meanSentence, notComparedSentence, shareSentence } from '#analysis/compare/wording.ts';
import { newcombeWilsonInterval } from '#analysis/statistics/share-difference-interval.ts';
import { single } from './make-variables.ts';

const plain = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ');

function sentence(shareA: number, baseA: number, shareB: number, baseB: number): string {
  const { low, high } = newcombeWilsonInterval(shareA, baseA, shareB, baseB);
  return shareSentence({ shareA, baseA, shareB, baseB, gapLow: low, gapHigh: high });
}

describe('sentences about two shares', () => {
  test.each([
    [
      0.71,
      180,
      0.47,
      240,
      '71 % v 47 %: 51 % more likely (1.5 times, +24 points; base 180 and 240)',
    ],
    [
      0.47,
      240,
      0.71,
      180,
      '47 % v 71 %: 34 % less likely (0.66 times, −24 points; base 240 and 180)',
    ],
    [
      0.38,
      300,
      0.24,
      300,
      '38 % v 24 %: 58 % more likely (1.6 times, +14 points; base 300 and 300)',
    ],
    [
      0.52,
      180,
      0.5,
      240,
      '52 % v 50 %: no difference that the bases could show (+2 points; base 180 and 240)',
    ],
    [
      0.712,
      1800,
      0.473,
      2400,
      '71.2 % v 47.3 %: 50.5 % more likely (1.51 times, +23.9 points; base 1,800 and 2,400)',
    ],
    [0.39, 400, 0.02, 400, '39 % v 2 %: more likely (20 times, +37 points; base 400 and 400)'],
    [0.2, 100, 0, 100, '20 % v 0 %: +20 points (base 100 and 100)'],
    [0, 100, 0.2, 100, '0 % v 20 %: −20 points (base 100 and 100)'],
    [
      0,
      100,
      0,
      100,
      '0 % v 0 %: no difference that the bases could show (0 points; base 100 and 100)',
    ],
    [
      1,
      1500,
      0.996,
      100_000,
      '100 % v 99.6 %: 0.4 % more likely (1.00 times, +0.4 points; base 1,500 and 100,000)',
    ],
    [
      0.503,
      5e6,
      0.5,
      5e6,
      '50.3 % v 50.0 %: 0.6 % more likely (1.01 times, +0.3 points; base 5,000,000 and 5,000,000)',
    ],
    [
      0.003,
      900,
      0.1,
      900,
      'under 1 % v 10 %: 97 % less likely (0.030 times, −10 points; base 900 and 900)',
    ],
  ])('%d of %d, %d of %d', (shareA, baseA, shareB, baseB, expected) => {
    expect(plain(sentence(shareA, baseA, shareB, baseB))).toBe(expected);
  });

  test('a share that is not 0 is never 100 % less likely', () => {
    expect(plain(sentence(0.002, 900, 0.6, 900))).toBe(
      'under 1 % v 60 %: over 99 % less likely (0.0033 times, −60 points; base 900 and 900)',
    );
    expect(plain(sentence(0.0002, 50_000, 0.6, 50_000))).toBe(
      'under 0.1 % v 60.0 %: over 99.9 % less likely (0.000333 times, −60.0 points; base 50,000 and 50,000)',
    );
    expect(plain(sentence(0.004, 50_000, 0.6, 50_000))).toContain('99.3 % less likely');
  });

  test('from ten times on no relative difference repeats the ratio in larger figures', () => {
    expect(plain(sentence(0.97, 600, 0.005, 600))).toBe(
      '97 % v 1 %: more likely (194 times, +97 points; base 600 and 600)',
    );
    expect(plain(sentence(0.4, 600, 0.04, 600))).toContain(': more likely (10 times');
    expect(plain(sentence(0.38, 600, 0.04, 600))).toContain(': 850 % more likely (9.5 times');
    expect(plain(sentence(0.04, 600, 0.4, 600))).toContain(': 90 % less likely (0.10 times');
  });

  test('a gap that rounds to no points has a direction and no signed bound', () => {
    expect(plain(sentence(0.5, 180, 0.503, 240))).toBe(
      '50 % v 50 %: no difference that the bases could show (less than 1 point lower; base 180 and 240)',
    );
    expect(plain(sentence(0.5004, 5e7, 0.5, 5e7))).toBe(
      '50.0 % v 50.0 %: 0.1 % more likely (1.00 times, less than 0.1 points higher; base 50,000,000 and 50,000,000)',
    );
    expect(plain(sentence(0.4996, 5e7, 0.5, 5e7))).toContain(', less than 0.1 points lower; base');
  });

  test('numbers never break from their units, and the minus is a minus', () => {
    const text = sentence(0.47, 240, 0.71, 180);
    expect(text).toContain('47\u202F%');
    expect(text).toContain('\u221224\u00A0points');
    expect(text).toContain('0.66\u00A0times');
    expect(text).toContain('base\u00A0240 and\u00A0180');
    expect(text).not.toContain('-');
  });

  test('never say what the numbers do not support', () => {
    const side = fc
      .integer({ min: 1, max: 3_000_000 })
      .chain((base) =>
        fc.tuple(fc.oneof(fc.nat(base), fc.nat(Math.min(base, 5))), fc.constant(base)),
      );
    fc.assert(
      fc.property(side, side, ([chosenA, baseA], [chosenB, baseB]) => {
        const [shareA, shareB] = [chosenA / baseA, chosenB / baseB];
        const { low, high } = newcombeWilsonInterval(shareA, baseA, shareB, baseB);
        const text = plain(
          shareSentence({ shareA, baseA, shareB, baseB, gapLow: low, gapHigh: high }),
        );
        expect(text).not.toMatch(/NaN|Infinity|undefined|times (more|less|as)/);
        const hasDifference = low > 0 || high < 0;
        expect(text.includes('no difference')).toBe(!hasDifference);
        expect(text.includes('more likely')).toBe(hasDifference && shareA > shareB && shareB > 0);
        expect(text.includes('less likely')).toBe(hasDifference && shareA < shareB && shareA > 0);
        for (const [number] of text.replace(/base.*/, '').matchAll(/\d[\d,]*(\.\d+)?/g)) {
          const digits = number.replace(/[,.]/g, '').replace(/^0+/, '');
          expect(digits.replace(/0+$/, '').length).toBeLessThanOrEqual(3);
        }
      }),
      { seed: 13, numRuns: 2000 },
    );
  });
});

describe('a sentence claims no difference that interval or p denies', () => {
  const figures = { shareA: 1 / 15, baseA: 15, shareB: 11 / 1000, baseB: 1000 };

  test('an interval without 0 is not enough where p is above the level', () => {
    const words = (p: number | null, confidence?: number) =>
      shareSentence({ ...figures, gapLow: 0.001, gapHigh: 0.29, p, confidence });
    expect(words(0.164)).toContain('no difference that the bases could show');
    expect(words(0.02)).toContain('more likely');
    expect(words(0.02, 0.99)).toContain('no difference that the bases could show');
    expect(words(0.09, 0.9)).toContain('more likely');
  });

  test('1 of 15 against 11 of 1,000 is not called more likely', () => {
    const answers = (yes: number, base: number) =>
      Array.from({ length: base }, (_, at) => (at < yes ? 'Yes' : 'No'));
    const isA = [...answers(1, 15).map(() => 1), ...answers(11, 1000).map(() => 0)];
    const { rows } = compareSegments({
      a: Uint8Array.from(isA),
      b: Uint8Array.from(isA, (first) => 1 - first),
      variables: [single('q', [...answers(1, 15), ...answers(11, 1000)], ['Yes', 'No'])],
    });
    const row = rows.find(({ category }) => category === 'Yes');
    expect(row?.method).toBe('fisher-exact');
    expect(row?.gapLow).toBeGreaterThan(0);
    expect(row?.p).toBeCloseTo(0.164, 3);
    expect(plain(row?.sentence ?? '')).toBe(
      '7 % v 1 %: no difference that the bases could show (+6 points; base 15 and 1,000)',
    );
  });

  test('no row of a random comparison is worded against its own p', () => {
    const side = fc
      .integer({ min: 10, max: 400 })
      .chain((base) => fc.tuple(fc.nat(Math.min(base, 12)), fc.constant(base)));
    fc.assert(
      fc.property(side, side, fc.constantFrom(0.9, 0.95, 0.99), (a, b, confidence) => {
        const [tallyA, tallyB] = [a, b].map(([chosen, base]) => ({
          answered: { count: base, weight: base, squaredWeight: base },
          chosen: { count: chosen, weight: chosen, squaredWeight: chosen },
        })) as [ShareTally, ShareTally];
        const title = { variable: 'q', label: 'q', category: 'Yes' };
        const options = { confidence, smallBase: 30, suppressedBase: 10, isWeighted: false };
        const { sentence: words, p, gapLow, gapHigh } = shareRow(title, tallyA, tallyB, options);
        const isShown =
          p !== null && p < 1 - confidence && ((gapLow ?? 0) > 0 || (gapHigh ?? 0) < 0);
        expect(words.includes('no difference')).toBe(!isShown);
      }),
      { seed: 14, numRuns: 500 },
    );
  });
});

describe('sentences about two means', () => {
  const means = (meanA: number, meanB: number, gapLow: number | null, gapHigh: number | null) =>
    plain(meanSentence({ meanA, baseA: 180, meanB, baseB: 240, gapLow, gapHigh }));

  test('name the direction only where the interval leaves 0 out', () => {
    expect(means(3.42, 3.1, 0.1, 0.54)).toBe(
      '3.42 v 3.10: higher (+0.320, interval 0.100 to 0.540; base 180 and 240)',
    );
    expect(means(3.1, 3.42, -0.54, -0.1)).toBe(
      '3.10 v 3.42: lower (−0.320, interval −0.540 to −0.100; base 180 and 240)',
    );
    expect(means(3.42, 3.4, -0.2, 0.24)).toContain('no difference that the bases could show');
    expect(means(7, 7, null, null)).toBe('7.00 v 7.00: 0 (base 180 and 240)');
  });
});

test('what is not compared says why', () => {
  expect(plain(notComparedSentence('base-too-small', 7, 1240))).toBe(
    'Not shown: too few answered (base 7 and 1,240)',
  );
});

test('figures keep at most three significant digits and never round onto an end', () => {
  expect(plain(sharePercent(0.004, 500))).toBe('under 1 %');
  expect(plain(sharePercent(0.9999, 500))).toBe('over 99 %');
  expect(plain(sharePercent(0.0001, 50_000))).toBe('under 0.1 %');
  expect(plain(sharePercent(0.9999, 50_000))).toBe('over 99.9 %');
  expect(plain(sharePercent(1, 50_000))).toBe('100 %');
  expect(plain(times(1.04, 100))).toBe('1.04 times');
  expect(plain(times(149.6, 100))).toBe('150 times');
  expect(threeDigits(-1_234_567)).toBe('−1,230,000');
  expect(threeDigits(0.000041234)).toBe('0.0000412');
});
