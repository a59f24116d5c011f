import { describe, expect, it } from 'vitest';
import { createBrandFinder } from '#analysis/text/brand-finder.ts';
import { readPhraseText } from '#analysis/text/phrase-text.ts';
import { createSentimentEngine } from '#analysis/text/sentiment-engine.ts';
import { createTargetReader } from '#analysis/text/target-sentiment.ts';
import { type HardSentence, hardSentences, keptHardSentences } from './hard-sentences.ts';
import { exampleBrands } from './trait-examples.ts';

const engine = createSentimentEngine();
const finder = createBrandFinder(exampleBrands);
const targets = createTargetReader(finder, engine);

/** The sentences that are read otherwise than their writers meant. */
function misread(sentences: readonly HardSentence[]): readonly string[] {
  return sentences.flatMap(({ text, sentiment }) => {
    const read = engine.judge(text)?.label;
    return read === sentiment ? [] : [`${sentiment}, read ${read}: ${text}`];
  });
}

/** The brands that are spoken of otherwise than is read. */
function misreadBrands(sentences: readonly HardSentence[]): readonly string[] {
  return sentences.flatMap(({ text, towards = {} }) => {
    const labels = targets.labels(text, readPhraseText(text, finder));
    return Object.entries(towards).flatMap(([brand, label]) => {
      const read = labels[exampleBrands.indexOf(brand)];
      return read === label ? [] : [`${brand} ${label}, read ${read}: ${text}`];
    });
  });
}

describe('hard sentences', () => {
  it('reads nine in ten of those that its ways of speaking were written beside', () => {
    const wrong = misread(hardSentences);
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(4);
    expect(misreadBrands(hardSentences)).toEqual([]);
  });

  it('reads nine in ten of those that were kept from them', () => {
    const wrong = misread(keptHardSentences);
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(4);
    expect(misreadBrands(keptHardSentences)).toEqual([]);
  });

  it.each([
    ["I can't recommend them enough", 'positive'],
    ['I can recommend them', 'positive'],
    ['I used to love them', 'negative'],
    ['Could not be better', 'positive'],
    ['It could be better', 'negative'],
    ['Worth the money', 'positive'],
    ['Not worth the money', 'negative'],
    ['I love waiting in line', 'positive'],
    ['I love waiting in line #sarcasm', 'negative'],
    ['Not once did it fail', 'positive'],
    ['Not once did they call', 'negative'],
  ])('tells a way of speaking from the words in it: "%s" is %s', (text, label) => {
    expect(engine.judge(text)?.label).toBe(label);
  });

  it('shows the way of speaking as one reason, and none of its words beside it', () => {
    const because = engine.score('I used to love this bakery')?.because ?? [];
    expect(because.find(({ rule }) => rule === 'rule: no longer good')).toMatchObject({
      text: 'used to love',
    });
    expect(because.map(({ text }) => text)).not.toContain('love');
  });

  it('lets the words of a project stand before a way of speaking', () => {
    const own = engine.withLexicon([{ phrase: 'used to love', weight: 4 }]);
    expect(own.judge('I used to love this bakery')?.label).toBe('positive');
  });
});
