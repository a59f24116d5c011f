import { describe, expect, it } from 'vitest';
import type { PerceptionGapItem, ShareComparison } from '#contract/calls/comparisons.ts';
import { chartItems } from '#renderer/views/compare/comparison-items.ts';
import { rowsBehind } from '#renderer/views/compare/comparison-passport.ts';
import { sideFilters } from '#renderer/views/compare/side-filters.ts';
import { isRankGapOnly } from '#renderer/views/gap/gap-items.ts';
import { errorAt } from '#renderer/views/text/codebook-edits.ts';
import { cutText } from '#renderer/views/text/marked-text.ts';
import { traitKeys } from '#renderer/views/text/text-tags.ts';

function row(category: string, gap: number): ShareComparison {
  const side = {
    base: 180,
    weightedBase: 180,
    effectiveBase: 180,
    low: 0.4,
    high: 0.6,
    share: 0.5,
    count: 90,
    weightedCount: 90,
  };
  const none = {
    ratio: null,
    ratioLow: null,
    ratioHigh: null,
    relative: null,
    oddsRatio: null,
    oddsRatioLow: null,
    oddsRatioHigh: null,
  };
  return {
    kind: 'share',
    variable: 'crm',
    label: 'Do you have a CRM?',
    category,
    a: side,
    b: side,
    gap,
    gapLow: gap - 0.1,
    gapHigh: gap + 0.1,
    ...none,
    effectSize: null,
    p: 0.01,
    pAdjusted: 0.02,
    method: 'z-pooled',
    smallBase: false,
    reason: null,
    sentence: '.',
  };
}

describe('the rows of a comparison as a chart', () => {
  it('draws a yes-or-no question once, by its yes, under the name of the question', () => {
    const items = chartItems([row('No', -0.2), row('Yes', 0.2)]);
    expect(items.map(({ label, context, gap }) => [label, context, gap])).toEqual([
      ['Do you have a CRM?', null, 0.2],
    ]);
  });

  it('draws every answer of a question with three', () => {
    expect(chartItems([row('Yes', 0.2), row('No', -0.1), row('Planned', -0.1)])).toHaveLength(3);
  });
});

describe('the rows behind a number', () => {
  const sides = sideFilters(
    { kind: 'answer', by: 'company', answer: 'Strategic' },
    { kind: 'rest' },
  );

  it('are those of the side that gave the answer, within the filter', () => {
    expect(rowsBehind(row('Yes', 0.2), 'a', sides, 'age >= 18')).toBe(
      '(age >= 18) and (company = "Strategic") and (crm = "Yes")',
    );
  });

  it('leave out of everyone else whoever was not asked', () => {
    expect(sides.b).toBe('company is not missing and not (company = "Strategic")');
  });
});

describe('a gap in rank without one in level', () => {
  const item = (rankGap: number, gapLow: number, gapHigh: number) =>
    ({ rankGap, gapLow, gapHigh }) as PerceptionGapItem;

  it('is far in rank with an interval that holds zero', () => {
    expect(isRankGapOnly(item(-10.5, -0.07, 0.05), 12)).toBe(true);
    expect(isRankGapOnly(item(-10.5, 0.02, 0.09), 12)).toBe(false);
    expect(isRankGapOnly(item(-1, -0.07, 0.05), 12)).toBe(false);
  });
});

describe('the words that decided', () => {
  const piece = (start: number, end: number) => ({
    start,
    end,
    text: '',
    weight: -0.6,
    rule: 'word',
  });

  it('cut the text without losing a character', () => {
    const text = 'a really big bad thing';
    const stretches = cutText(text, [piece(13, 16), piece(2, 8)]);
    expect(stretches.map((one) => one.text).join('')).toBe(text);
    expect(stretches.filter(({ evidence }) => evidence !== null).map((one) => one.text)).toEqual([
      'really',
      'bad',
    ]);
  });

  it('leave out what overlaps or lies outside', () => {
    const stretches = cutText('bad thing', [piece(0, 3), piece(1, 5), piece(4, 90)]);
    expect(stretches.map((one) => one.text)).toEqual(['bad', ' thing']);
  });
});

describe('the keys of traits', () => {
  it('are letters of their own', () => {
    const keys = traitKeys([
      'Past',
      'Future',
      'Collaborative',
      'Venting',
      'Passive',
      'Advocate',
      'None',
    ]);
    expect([...keys]).toEqual([
      ['p', 'Past'],
      ['f', 'Future'],
      ['c', 'Collaborative'],
      ['v', 'Venting'],
      ['a', 'Passive'],
      ['d', 'Advocate'],
      ['n', 'None'],
    ]);
  });
});

describe('an error of a codebook', () => {
  const error = {
    code: 'codebook-not-understood',
    what: 'The codebook is not understood.',
    why: 'Found x.',
    tryThis: '',
    details: { path: 'labels[2].rules[0].any[1]' },
  } as const;

  it('stands at its list and at no other', () => {
    expect(errorAt(error, 'labels[2].rules[0].any')).toBe('Found x.');
    expect(errorAt(error, 'labels[2].rules[0].all')).toBe('');
    expect(errorAt(error, 'labels[20].rules[0].any')).toBe('');
  });
});
