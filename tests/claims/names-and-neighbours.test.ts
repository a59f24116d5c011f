import { describe, expect, it } from 'vitest';
import { findClaims } from '#analysis/claims/find-claims.ts';
import { unreadSentences } from '#analysis/claims/unread-claims.ts';

describe('what stands around the figures of a claim', () => {
  it('is no figure where it is part of a name', () => {
    const [claim] = findClaims('The iPhone 12 sold 2X better than the Galaxy S20 did.');
    expect([claim?.a.figure?.value, claim?.b.figure?.value]).not.toContain(20);
    const [known] = findClaims('In Q3 38 % of buyers of the S20 came back, against 21 % in Q2.');
    expect([known?.a.figure?.value, known?.b.figure?.value]).toEqual([38, 21]);
  });

  it('names the group behind a share that is said in words first', () => {
    const [claim] = findClaims(
      '58% of executives expect growth, compared with just over a third (35%) of managers.',
    );
    expect([claim?.a.name, claim?.b.name]).toEqual(['executives', 'managers']);
  });

  it('is not listed as unread where the sentence beside it gives its figures their size', () => {
    const pair =
      'Among shops that answer at once, 71 per cent keep customers, while only 47 per cent of slow ones do.';
    const text = `${pair} That makes quick ones 34% more likely to keep them.`;
    const found = findClaims(text);
    expect(found.map(({ a, b }) => [a.figure?.value, b.figure?.value])).toEqual([[71, 47]]);
    expect(unreadSentences(text, found)).toEqual([]);
    expect(unreadSentences(pair, [])).toHaveLength(1);
  });
});
