import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCodebook } from '#analysis/text/codebook.ts';
import { bestLabel, compileCodebook } from '#analysis/text/codebook-reader.ts';
import { customerTraits } from '#analysis/text/customer-traits.ts';
import { readPhraseText } from '#analysis/text/phrase-text.ts';
import type { SentimentLabel } from '#analysis/text/sentiment.ts';

const parcels = {
  name: 'Parcels',
  version: '1',
  mode: 'one-of',
  threshold: 0.5,
  labels: [
    {
      id: 'late',
      label: 'Late',
      rules: [
        { id: 'says-late', any: ['late', 'overdue'], none: ['not late'], weight: 0.3 },
        { id: 'waits', all: ['waiting', '{number} days'], weight: 0.2 },
        { id: 'cross', sentiment: ['negative'], weight: 0.2 },
      ],
    },
    { id: 'broken', label: 'Broken', rules: [{ id: 'broken', any: ['broken'], weight: 0.5 }] },
    { id: 'off', label: 'Off', rules: [{ id: 'any', any: ['parcel'], weight: 1 }], on: false },
  ],
};

function read(text: string, sentiment: SentimentLabel | null = 'neutral', book: unknown = parcels) {
  return compileCodebook(readCodebook(book)).read(readPhraseText(text, null), sentiment);
}

const scores = (text: string, sentiment?: SentimentLabel | null) =>
  read(text, sentiment).map(({ id, score, fired }) => [id, Number(score.toFixed(9)), fired]);

describe('a codebook', () => {
  it('adds up the rules that fire and fires at the threshold', () => {
    expect(scores('my parcel is late')).toEqual([
      ['late', 0.3, false],
      ['broken', 0, false],
    ]);
    expect(scores('my parcel is late, waiting for 5 days')).toEqual([
      ['late', 0.5, true],
      ['broken', 0, false],
    ]);
    expect(scores('overdue', 'negative')[0]).toEqual(['late', 0.5, true]);
  });

  it('needs every phrase of all, one of any, and none of none', () => {
    expect(scores('waiting')[0]).toEqual(['late', 0, false]);
    expect(scores('it is not late')[0]).toEqual(['late', 0, false]);
  });

  it('does not fire on sentiment where it is not known', () => {
    expect(scores('late', null)[0]).toEqual(['late', 0.3, false]);
  });

  it('counts a rule once, however often its words stand in the text', () => {
    expect(scores('late late overdue late')[0]).toEqual(['late', 0.3, false]);
  });

  it('shows the first words that met each rule', () => {
    const [late] = read('It is overdue and late');
    expect(late?.rules).toEqual([
      { id: 'says-late', weight: 0.3, matches: [{ phrase: 1, from: 2, to: 3 }] },
    ]);
  });

  it('leaves out labels that are off', () => {
    expect(read('parcel').map(({ id }) => id)).toEqual(['late', 'broken']);
  });

  it('takes the highest label that fired, the earlier of equals, or none', () => {
    expect(bestLabel(read('broken and late', 'negative'))?.id).toBe('late');
    expect(bestLabel(read('broken and late'))?.id).toBe('broken');
    expect(bestLabel(read('fine'))).toBeNull();
  });

  it('keeps scores in 0..1', () => {
    const book = {
      ...parcels,
      labels: [
        {
          id: 'x',
          label: 'X',
          rules: [
            { id: 'a', any: ['a'], weight: 1 },
            { id: 'b', any: ['b'], weight: 1 },
            { id: 'c', any: ['c'], weight: -1 },
          ],
        },
      ],
    };
    expect(read('a b', 'neutral', book)[0]?.score).toBe(1);
    expect(read('c', 'neutral', book)[0]?.score).toBe(0);
  });

  it('comes back complete, and reads again to the same', () => {
    const book = readCodebook(parcels);
    expect(book.fallback).toBe('none');
    expect(book.labels[1]).toMatchObject({ definition: '', examples: [], on: true });
    expect(readCodebook(JSON.parse(JSON.stringify(book)))).toEqual(book);
    expect(readCodebook(JSON.parse(JSON.stringify(customerTraits)))).toEqual(customerTraits);
  });

  const label = parcels.labels[1];
  it.each([
    ['codebook', null],
    ['codebook', []],
    ['codebook.colour', { ...parcels, colour: 'red' }],
    ['name', { ...parcels, name: ' ' }],
    ['mode', { ...parcels, mode: 'two-of' }],
    ['threshold', { ...parcels, threshold: 0 }],
    ['threshold', { ...parcels, threshold: Number.NaN }],
    ['fallback', { ...parcels, fallback: 'late' }],
    ['labels', { ...parcels, labels: [] }],
    ['labels', { ...parcels, labels: { 0: label } }],
    ['labels[1].id', { ...parcels, labels: [label, label] }],
    ['labels[0].id', { ...parcels, labels: [{ ...label, id: 'none' }] }],
    ['labels[0].id', { ...parcels, labels: [{ ...label, id: 'Two words' }] }],
    ['labels[0].on', { ...parcels, labels: [{ ...label, on: 'yes' }] }],
    ['labels[0].examples[0]', { ...parcels, labels: [{ ...label, examples: [5] }] }],
    ['labels[0].rules[0]', { ...parcels, labels: [{ ...label, rules: [{ id: 'r', weight: 1 }] }] }],
    [
      'labels[0].rules[0].weight',
      { ...parcels, labels: [{ ...label, rules: [{ id: 'r', any: ['a'], weight: 2 }] }] },
    ],
    [
      'labels[0].rules[0].any[1]',
      { ...parcels, labels: [{ ...label, rules: [{ id: 'r', any: ['a', '{x}'], weight: 1 }] }] },
    ],
    [
      'labels[0].rules[0].sentiment[0]',
      { ...parcels, labels: [{ ...label, rules: [{ id: 'r', sentiment: ['sad'], weight: 1 }] }] },
    ],
    [
      'labels[0].rules[0].pattern',
      { ...parcels, labels: [{ ...label, rules: [{ id: 'r', pattern: '(a+)+$', weight: 1 }] }] },
    ],
  ])('that is wrong at %s is refused with that path', (path, value) => {
    expect(() => readCodebook(value)).toThrow(
      expect.objectContaining({
        code: 'codebook-not-understood',
        details: expect.objectContaining({ path }),
      }),
    );
  });

  it('refuses anything else with its own error alone', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(() => readCodebook(value)).toThrow(
          expect.objectContaining({ code: 'codebook-not-understood' }),
        );
      }),
      { numRuns: 300, seed: 20261122 },
    );
  });
});
