import { describe, expect, it } from 'vitest';
import type { ClaimLine } from '#contract/calls/claims.ts';
import { orderClaims, stepClaim } from '#renderer/views/claims/claim-order.ts';
import { countVerdicts, findingOf, readingOf, tagsOf } from '#renderer/views/claims/claim-words.ts';
import { asBase } from '#renderer/views/claims/reading-fields.tsx';

const side = { name: null, percent: 71, printed: '71 %', base: null, isPossible: null };

function line(verdict: ClaimLine['verdict'], ratio: number | null = null): ClaimLine {
  return {
    ...{ text: 'Said.', line: 1, page: null, a: side, b: side, claimed: '', measure: '' },
    ...{ form: 'words', verdict, reason: null, ratio, ratioLow: null, ratioHigh: null },
    ...{ relative: null, relativeLow: null, relativeHigh: null },
    ...{ points: null, pointsLow: null, pointsHigh: null },
    ...{ formulaThatFits: null, formulaGives: null, corrected: null, diagnosis: '' },
    ...{ basePerGroupForP05: null, p: null, isBaseEnough: null, remarks: [], notes: [] },
    ...{ complement: null, contradictedBy: [] },
  };
}

const lines = [
  line('holds', 2),
  line('does-not-hold', 0.2),
  line('not-testable'),
  line('stretched', 3),
];
const places = (shown: readonly { readonly place: number }[]) => shown.map(({ place }) => place);

describe('the list of claims', () => {
  it('stands as in the text, by what fails first, or by the largest difference either way', () => {
    const of = (order: 'place' | 'verdict' | 'size') =>
      places(orderClaims(lines, { verdict: 'all', order }));
    expect(of('place')).toEqual([0, 1, 2, 3]);
    expect(of('verdict')).toEqual([1, 3, 0, 2]);
    expect(of('size')).toEqual([1, 3, 0, 2]);
  });

  it('leaves the claims of one verdict', () => {
    expect(places(orderClaims(lines, { verdict: 'holds', order: 'place' }))).toEqual([0]);
  });

  it('steps to the next and former claim and stays at the ends', () => {
    const shown = orderClaims(lines, { verdict: 'all', order: 'place' });
    const step = (from: number | null, way: 1 | -1) => stepClaim(shown, from, way)?.place;
    expect([step(null, 1), step(null, -1), step(1, 1), step(3, 1), step(0, -1)]).toEqual([
      0, 3, 2, 3, 0,
    ]);
    expect(stepClaim([], null, 1)).toBeNull();
  });
});

describe('what a checked text says as a whole', () => {
  const said = (...verdicts: ClaimLine['verdict'][]) =>
    findingOf(countVerdicts(verdicts.map((verdict) => ({ verdict }))));

  it('counts what does not hold, and says what else there is', () => {
    expect(said(...lines.map(({ verdict }) => verdict))).toBe(
      '1 of 4 comparisons does not hold; 1 is stretched; 1 cannot be tested',
    );
    expect(said('does-not-hold', 'does-not-hold', 'holds')).toBe('2 of 3 comparisons do not hold');
  });

  it('speaks of one claim as one', () => {
    expect(said('does-not-hold')).toBe('The one comparison does not hold');
    expect(said('holds')).toBe('The one comparison is borne out by its figures');
    expect(said('not-testable')).toBe('The one comparison cannot be tested');
  });

  it('does not call claims borne out that could not be tested', () => {
    expect(said('not-testable', 'not-testable')).toBe('No comparison here can be tested');
    expect(said()).toBe('No statement of comparison was found');
  });
});

describe('a reading for judging again', () => {
  it('keeps a base only where there are respondents', () => {
    const reading = readingOf({
      ...line('holds'),
      a: { ...side, base: 0 },
      b: { ...side, base: 240 },
    });
    expect([reading.a.base, reading.b.base]).toEqual([null, 240]);
  });

  it('reads a base and tags as people type them', () => {
    expect(['1,056', ' 240 ', '0', 'none', ''].map(asBase)).toEqual([1056, 240, null, null, null]);
    expect(tagsOf(' ratio, base ,, ratio')).toEqual(['ratio', 'base']);
  });
});
