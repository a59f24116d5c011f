import { describe, expect, it } from 'vitest';
import { customerTraits } from '#analysis/text/customer-traits.ts';
import { explainText } from '#analysis/text/explain-text.ts';
import { createSentimentEngine } from '#analysis/text/sentiment-engine.ts';
import {
  exampleBrands,
  type TraitExample,
  traitExamples,
  unseenTraitExamples,
} from './trait-examples.ts';

const options = { engine: createSentimentEngine(), brands: exampleBrands };

/** The examples that are read otherwise than their writers meant, as "meant, read: text". */
function misread(examples: readonly TraitExample[]): readonly string[] {
  return examples.flatMap(({ text, trait }) => {
    const read = explainText(text, options).trait ?? 'none';
    return read === trait ? [] : [`${trait}, ${read}: ${text}`];
  });
}

describe('customer traits', () => {
  it('reads at least nine in ten of the posts that its rules were written beside', () => {
    const wrong = misread(traitExamples);
    expect(wrong.length / traitExamples.length, wrong.join('\n')).toBeLessThanOrEqual(0.1);
  });

  it('reads at least four in five of our posts that its rules were not written beside', () => {
    const wrong = misread(unseenTraitExamples);
    expect(wrong.length / unseenTraitExamples.length, wrong.join('\n')).toBeLessThanOrEqual(0.2);
  });

  it('shows an example of its own for each trait, and reads it so', () => {
    expect(customerTraits.labels.map(({ label }) => label).sort()).toEqual([
      'Advocate',
      'Collaborative',
      'Future',
      'Passive',
      'Past',
      'Venting',
    ]);
    const own = customerTraits.labels.flatMap(({ id, examples }) =>
      examples.map((text) => ({ text, trait: id })),
    );
    expect(own.length).toBeGreaterThanOrEqual(6);
    expect(misread(own)).toEqual([]);
  });

  it('lets several traits fire on one post and names the best one', () => {
    const read = explainText(
      'Sick of Comcast, I am canceling my service. Which provider should I switch to?',
      options,
    );
    const fired = read.traits.filter((trait) => trait.fired).map(({ id }) => id);
    expect(fired).toEqual(expect.arrayContaining(['past', 'future']));
    expect(fired).toContain(read.trait);
  });

  it('gives weights of words that add up to the score of a trait that words alone decide', () => {
    const read = explainText('Thinking about getting Comcast', options);
    const future = read.traits.find(({ id }) => id === 'future');
    const sum = future?.evidence.reduce((total, { weight }) => total + weight, 0);
    expect(sum).toBeCloseTo(future?.score ?? Number.NaN, 12);
    expect(future?.evidence.map(({ text }) => text)).toEqual(['Thinking about getting']);
  });

  it('tells how the clause around each brand sounds', () => {
    const read = explainText('Tired of Dish Network, thinking about Comcast', options);
    expect(read.brands.map(({ brand, sentiment }) => [brand, sentiment.label])).toEqual([
      ['Dish Network', 'negative'],
      ['Comcast', 'positive'],
    ]);
    const text = 'Dell is fine. My Toshiba broke but I love Apple';
    const mixed = explainText(text, options).brands;
    expect(mixed.map(({ brand, sentiment }) => [brand, sentiment.label])).toEqual([
      ['Dell', 'positive'],
      ['Toshiba', 'negative'],
      ['Apple', 'positive'],
    ]);
    for (const { sentiment } of mixed) {
      for (const piece of sentiment.because) {
        expect(text.slice(piece.start, piece.end)).toBe(piece.text);
      }
    }
  });

  it('has nothing to say of a missing or blank text', () => {
    for (const text of [null, '', '  \n']) {
      const read = explainText(text, options);
      expect(read.sentiment).toBeNull();
      expect(read.trait).toBeNull();
      expect(read.brands).toEqual([]);
      expect(read.traits.map(({ score, fired }) => [score, fired])).toEqual(
        customerTraits.labels.map(() => [0, false]),
      );
    }
  });
});
