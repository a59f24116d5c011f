import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkClaims } from '#analysis/claims/check-claims.ts';
import { shareSentence } from '#analysis/compare/wording.ts';

const counted = fc
  .integer({ min: 10, max: 20_000 })
  .chain((base) =>
    fc.record({ base: fc.constant(base), count: fc.integer({ min: 0, max: base }) }),
  );

describe('the sentences of Parallax about two shares, read as claims', () => {
  it('hold by the figures that they print, whatever was counted', () => {
    fc.assert(
      fc.property(counted, counted, (a, b) => {
        const shareA = a.count / a.base;
        const shareB = b.count / b.base;
        const gap = shareA - shareB;
        const sentence = shareSentence({
          shareA,
          baseA: a.base,
          shareB,
          baseB: b.base,
          gapLow: gap - Math.abs(gap) / 2,
          gapHigh: gap + Math.abs(gap) / 2,
        });
        const wrong = checkClaims(sentence).filter(({ verdict }) => verdict === 'does-not-hold');
        expect(wrong.map(({ claim }) => `${sentence} | ${claim.claimed}`)).toEqual([]);
      }),
      { seed: 20_120_307, numRuns: 4000 },
    );
  });

  it('state a relative difference, a ratio and points, each of them read', () => {
    const sentence = shareSentence({
      shareA: 0.71,
      baseA: 180,
      shareB: 0.47,
      baseB: 240,
      gapLow: 0.15,
      gapHigh: 0.33,
    });
    const read = checkClaims(sentence).map(({ claim, verdict }) => [claim.size.form, verdict]);
    expect(read).toEqual([
      ['percentMore', 'holds'],
      ['ratio', 'holds'],
      ['points', 'holds'],
    ]);
  });

  it('are found wrong when one of their figures is changed', () => {
    const verdicts = (text: string) => checkClaims(text).map(({ verdict }) => verdict);
    expect(verdicts('71 % v 47 %: 34 % more likely (1.5 times, +24 points)')).toContain(
      'does-not-hold',
    );
    expect(verdicts('71 % v 47 %: 51 % more likely (1.9 times, +24 points)')).toContain(
      'does-not-hold',
    );
    expect(verdicts('71 % v 47 %: 51 % more likely (1.5 times, +29 points)')).toContain(
      'does-not-hold',
    );
    expect(verdicts('71 % v 47 %: 51 % less likely (1.5 times, +24 points)')).toContain(
      'does-not-hold',
    );
  });
});
