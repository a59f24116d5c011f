import { describe, expect, it } from 'vitest';
import { holdAgainstData } from '#analysis/claims/claim-evidence.ts';
import { readSize } from '#analysis/claims/claim-size.ts';
import { perceptionGap } from '#analysis/compare/perception-gap.ts';
import { guardText } from '#main/calls/guard-text.ts';
import { refuseContradictions } from '#main/calls/refuse-contradictions.ts';
import type { ReportedAnalysis } from '#main/export/report-content.ts';

const analysis = (name: string) =>
  ({ name, finding: '', footnote: '', body: { kind: 'tags' } }) as unknown as ReportedAnalysis;

describe('a text held against its numbers', () => {
  it('stops a report whose title says what its figures do not, and names the place', () => {
    const wrong = analysis('Owners are 34 % more likely to post than renters (71 % v 47 %)');
    expect(() => refuseContradictions([analysis('Owners and renters'), wrong])).toThrow(
      expect.objectContaining({
        code: 'text-contradicts-numbers',
        details: expect.objectContaining({ place: expect.stringContaining('its title') }),
      }),
    );
    refuseContradictions([
      analysis('Owners are 51 % more likely to post than renters (71 % v 47 %)'),
    ]);
  });

  it('stops a title that no row of its analysis bears out, with or without figures', () => {
    const compared = (name: string, sentence = '71 % v 47 %: 51 % more likely') => {
      const row = { kind: 'share', label: 'Post', category: 'Yes', sentence };
      const rows = [{ ...row, a: { share: 0.7111 }, b: { share: 0.4692 } }];
      return {
        ...analysis(name),
        body: {
          kind: 'comparison',
          comparison: { rows, a: { name: 'Owners' }, b: { name: 'Renters' } },
        },
      };
    };
    const refused = (...said: Parameters<typeof compared>): string | null => {
      try {
        refuseContradictions([compared(...said) as unknown as ReportedAnalysis]);
        return null;
      } catch (error) {
        return (error as { details: { place: string } }).details.place;
      }
    };
    expect(refused('Owners and renters')).toBeNull();
    expect(refused('Owners are one and a half times as likely to post as renters')).toBeNull();
    expect(refused('Renters are 34% less likely to post than owners')).toBeNull();
    expect(refused('Owners are three times as likely to post as renters')).toContain('its title');
    expect(refused('Owners are twice as likely to post (80 % v 40 %)')).toContain('its title');
    expect(refused('Owners and renters', '81 % v 47 %: 72 % more likely')).toContain('Post: Yes');
  });

  it('lets a gap with a refused base be reported, in the words that Parallax has for it', () => {
    const side = (share: number, askedOf: number | null) => ({
      ...{ share, base: 1056, decimals: 0 },
      ...(askedOf === null ? {} : { askedOf, eligibleShare: 0.45 }),
    });
    const gap = perceptionGap(
      [
        { item: 'Discounts', left: side(0.61, 1056), right: side(0.6, null) },
        { item: 'Purchase', left: side(0.55, 1056), right: side(0.6, null) },
      ],
      { leftName: 'Consumers', rightName: 'Businesses' },
    );
    expect(gap.items[0]?.finding).toContain('1,056 cannot be its base');
    const body = { kind: 'gap', gap };
    refuseContradictions([{ ...analysis('Gap'), body } as unknown as ReportedAnalysis]);
  });

  it('holds a sentence without figures against those that stand with it', () => {
    const figures = [{ label: 'Post on groups', shareA: 0.71, shareB: 0.47 }];
    const verdictOf = (text: string) => guardText({ text, figures }).statements[0]?.verdict;
    expect(verdictOf('Owners are 34% more likely to post than renters.')).toBe('does-not-hold');
    expect(verdictOf('Owners are 51% more likely to post than renters.')).toBe('holds');
  });

  it('says whether a claimed size lies within the interval of the data', () => {
    const pair = { shareA: 0.68, baseA: 180, shareB: 0.49, baseB: 240 };
    const held = (claimed: string) => {
      const size = readSize(claimed);
      if (size === null) throw new Error(`${claimed} was not read`);
      return holdAgainstData(size, claimed, pair).verdict;
    };
    // Katz by hand: ln(0.68 / 0.49) = 0.3277, standard error 0.0834, so 1.18 to 1.63.
    expect(held('1.5 times as likely')).toBe('within');
    expect(held('2.5X more likely')).toBe('outside');
    expect(held('39% more likely')).toBe('within');
    expect(held('60 points higher')).toBe('outside');
  });
});
