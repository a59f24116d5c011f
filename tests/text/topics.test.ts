import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uninterrupted } from '#analysis/interruption.ts';
import { clusterTexts, likenessTo } from '#analysis/text/cluster-texts.ts';
import { classTfIdf, distinctTerms, logOddsOfTerms } from '#analysis/text/keyphrases.ts';
import { netSentiment } from '#analysis/text/net-sentiment.ts';
import { indexTerms } from '#analysis/text/term-index.ts';
import { describeTopics, termsOverTime } from '#analysis/text/topics.ts';
import { textColumn } from '../columns/make-columns.ts';
import { expectClose } from '../goldens/close-to.ts';
import golden from '../goldens/keyphrases.json' with { type: 'json' };

const subjects = [
  ['battery', 'charger', 'power', 'drained'],
  ['delivery', 'parcel', 'courier', 'driver'],
  ['invoice', 'billing', 'refund', 'charged'],
];
const texts = Array.from({ length: 300 }, (_, at) => {
  const [one, two, three, four] = subjects[at % 3] ?? [];
  return at % 2 === 0 ? `The ${one} ${two} is ${three} again` : `My ${two}, ${four} and ${one}!`;
});
const index = indexTerms(textColumn(texts), null, uninterrupted);

describe('keyphrases', () => {
  it('have the log odds of Monroe, Colaresi and Quinn', () => {
    const { one, other, prior, strength, z } = golden.logOdds;
    const found = logOddsOfTerms(one, other, prior, strength);
    for (const [term, value] of z.entries()) expectClose(found[term], value);
  });

  it('have the class weights of Grootendorst', () => {
    const { counts, weights } = golden.classTfIdf;
    const found = classTfIdf(counts);
    weights.forEach((row, at) => {
      for (const [term, value] of row.entries()) expectClose(found[at]?.[term], value);
    });
  });

  it('change sign when the groups change places', () => {
    const counts = fc.array(fc.nat(40), { minLength: 4, maxLength: 4 });
    const law = fc.property(counts, counts, (one, other) => {
      const prior = one.map((count, at) => count + (other[at] ?? 0) + 1);
      const there = logOddsOfTerms(one, other, prior, 5);
      const back = logOddsOfTerms(other, one, prior, 5);
      for (const [at, value] of there.entries()) expect(back[at]).toBeCloseTo(-value, 10);
    });
    fc.assert(law, { seed: 3, numRuns: 100 });
  });

  it('do not say one thing twice', () => {
    const taken = distinctTerms(['late', 'late train', 'trains', 'driver'], [9, 8, 7, 6], 3);
    expect(taken).toEqual([0, 2, 3]);
  });
});

describe('the words of texts', () => {
  it('are counted once a text, with pairs, without stop words, names, links and numbers', () => {
    const some = indexTerms(
      textColumn(
        Array.from({ length: 6 }, (_, at) =>
          at < 5 ? 'The #MobileBanking app, the app @bank https://x.org 24' : null,
        ),
      ),
      null,
      uninterrupted,
    );
    // Words in every text say nothing: none is left of texts that are all alike.
    expect(some.terms).toEqual([]);
    expect(index.terms).toContain('battery');
    expect(index.terms).toContain('battery charger');
    expect(index.terms).not.toContain('the');
    expect(index.counts[index.terms.indexOf('battery')]).toBe(100);
  });

  it('leave out names that say nothing, also within pairs', () => {
    const without = indexTerms(textColumn(texts), null, uninterrupted, new Set(['battery']));
    expect(without.terms.some((term) => term.includes('battery'))).toBe(false);
    expect(without.terms).toContain('charger');
  });

  it('leave out rows that a mask leaves out, and rows without a text', () => {
    const mask = Uint8Array.from(texts, (_, at) => (at % 3 === 0 ? 1 : 0));
    const masked = indexTerms(textColumn(texts), mask, uninterrupted);
    expect(masked.rows).toHaveLength(100);
    expect(masked.terms).not.toContain('parcel');
    expect(indexTerms(textColumn([null, 'a', '']), null, uninterrupted).rows).toHaveLength(2);
  });

  it('survive anything that can be written', () => {
    const law = fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 20 }), (any) => {
      const made = indexTerms(textColumn(any), null, uninterrupted);
      expect(made.rows).toHaveLength(any.length);
      expect(clusterTexts(made, 4, 1, uninterrupted).clusterOfText).toHaveLength(any.length);
    });
    fc.assert(law, { seed: 4, numRuns: 60 });
  });
});

describe('topics', () => {
  it('part texts by what they are about, and are named by their words', () => {
    const clusters = clusterTexts(index, 3, 11, uninterrupted);
    const topics = describeTopics(index, clusters);
    expect(topics.map(({ count }) => count)).toEqual([100, 100, 100]);
    for (const topic of topics) {
      const first = clusters.clusterOfText.indexOf(topic.cluster);
      const words = subjects[first % 3] ?? [];
      expect(topic.name.split(', ').every((word) => words.includes(word.split(' ')[0] ?? ''))).toBe(
        true,
      );
      clusters.clusterOfText.forEach((cluster, text) => {
        expect(cluster === topic.cluster).toBe(text % 3 === first % 3);
      });
      expect(topic.terms.every(({ z }) => z > 1.96)).toBe(true);
    }
  });

  it('are the same with the same seed', () => {
    const one = clusterTexts(index, 5, 7, uninterrupted);
    expect(clusterTexts(index, 5, 7, uninterrupted)).toEqual(one);
  });

  it('know which texts are like some examples', () => {
    const likeness = likenessTo(index, [0, 3, 9]);
    expect(likeness(6)).toBeGreaterThan(0.6);
    expect(likeness(1)).toBe(0);
  });
});

describe('what is rising', () => {
  it('is a phrase that more of the later texts hold, and says nothing of one that has not changed', () => {
    const over = Array.from({ length: 400 }, (_, at) => {
      const isNew = at >= 300 && at % 2 === 0;
      return `${at % 4 === 1 ? 'parcel' : 'courier'} arrived ${isNew ? 'outage' : 'morning'} number${at % 7}`;
    });
    const made = indexTerms(textColumn(over), null, uninterrupted);
    const isLate = over.map((_, at) => at >= 300);
    const terms = termsOverTime(made, isLate);
    const risen = terms.find(({ term }) => term.includes('outage'));
    expect(risen).toMatchObject({ before: 0, beforeBase: 300, after: 50, afterBase: 100 });
    expect(risen?.p).toBeLessThan(0.001);
    expect(terms.map(({ term }) => term)).not.toContain('parcel');
    expect(
      termsOverTime(
        made,
        over.map(() => true),
      ),
    ).toEqual([]);
  });
});

describe('net sentiment', () => {
  it('has both definitions, each with its base', () => {
    expect(netSentiment({ negative: 20, neutral: 60, positive: 40 })).toMatchObject({
      base: 120,
      ofAll: 20 / 120,
      opinions: 60,
      ofOpinions: 20 / 60,
    });
    expect(netSentiment({ negative: 0, neutral: 5, positive: 0 })).toMatchObject({
      ofAll: 0,
      ofOpinions: null,
    });
    expect(netSentiment({ negative: 0, neutral: 0, positive: 0 }).ofAllLow).toBeNull();
  });

  it('lies within its interval and within -1 and 1, and turns with the signs', () => {
    const counts = fc.record({
      negative: fc.nat(500),
      neutral: fc.nat(500),
      positive: fc.nat(500),
    });
    const law = fc.property(counts, ({ negative, neutral, positive }) => {
      const one = netSentiment({ negative, neutral, positive });
      const other = netSentiment({ negative: positive, neutral, positive: negative });
      if (one.ofAll === null) return;
      expect(one.ofAll).toBeGreaterThanOrEqual((one.ofAllLow ?? 2) - 1e-12);
      expect(one.ofAll).toBeLessThanOrEqual((one.ofAllHigh ?? -2) + 1e-12);
      expect(Math.abs(one.ofAll)).toBeLessThanOrEqual(1);
      expect(other.ofAll).toBeCloseTo(-one.ofAll, 12);
      expect(other.ofAllLow).toBeCloseTo(-(one.ofAllHigh ?? 0), 10);
    });
    fc.assert(law, { seed: 5, numRuns: 200 });
  });
});
