import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBrandFinder } from '#analysis/text/brand-finder.ts';
import { readPhrase } from '#analysis/text/phrase.ts';
import { compilePhrases } from '#analysis/text/phrase-matcher.ts';
import { readPhraseText } from '#analysis/text/phrase-text.ts';

const finder = createBrandFinder(['Virgin America', 'Dish Network', 'Dell', 'AT&T']);

/** The words that a phrase takes in a text; one entry an occurrence. */
function found(phrase: string, text: string): readonly string[] {
  const read = readPhraseText(text, finder);
  return compilePhrases([readPhrase(phrase, 'phrase')])
    .find(read)
    .map(({ from, to }) => text.slice(read.tokens[from]?.start, read.tokens[to - 1]?.end));
}

describe('a phrase', () => {
  it.each([
    ['late', 'LATE, so late', ['LATE', 'late']],
    ['late', 'later', []],
    ['cancel*', 'Cancelled and canceling', ['Cancelled', 'canceling']],
    ['sick of', 'sick, of it', ['sick, of']],
    ['sick of', 'I was sick. Of course', []],
    ['late|delayed|{number}', 'delayed 5', ['delayed', '5']],
    ['keeps ... off', 'keeps on powering off', ['keeps on powering off']],
    ['keeps ... off', 'keeps a b c d off', []],
    ['keeps ...4 off', 'keeps a b c d off', ['keeps a b c d off']],
    ['keeps … off', 'keeps going. off', []],
    ['a ... b ... c', 'a b x b y y y c', ['a b x b y y y c']],
    ['why ... {question}', 'why is that? why', ['why is that?']],
    ['{negation} work*', "doesn't work, cant working", ["doesn't work", 'cant working']],
    ['{first-person} love', "I love, they love, we've love", ['I love', "we've love"]],
    ['"{brand}|x"', 'brand x', ['brand x']],
    ['wi-fi', 'the Wi-Fi and the wi fi', ['Wi-Fi', 'wi fi']],
    ['@dell', '@Dell and Dell', ['@Dell']],
    ['dell', '@Dell and Dell', ['Dell']],
    ['fail', '#EpicFail', ['Fail']],
  ])('%s in "%s" takes %j', (phrase, text, expected) => {
    expect(found(phrase, text)).toEqual(expected);
  });

  it('finds brands as words, possessives, one word, mention and hashtag', () => {
    const text = "Virgin America, Dish Network's, @VirginAmericaHelp #DishNetwork dell AT&T virgin";
    expect(found('{brand}', text)).toEqual([
      'Virgin America',
      "Dish Network's",
      '@VirginAmericaHelp',
      'DishNetwork',
      'dell',
      'AT&T',
    ]);
  });

  it('goes on behind a brand of two words', () => {
    expect(found('left {brand} today', 'left Virgin America today')).toHaveLength(1);
  });

  it.each([
    ['', 'at least one word'],
    ['... late', 'a word before and after each gap'],
    ['late ...', 'a word before and after each gap'],
    ['a ...40 b', 'a gap of 1 to 12 words'],
    ['a ... 2 b', 'the most words of a gap joined to it, as ...2'],
    ['"late', 'a closing quote'],
    ['la*', 'three letters or more before the star'],
    ['a**bc', 'one word on each side of |'],
    ['late||soon', 'one word on each side of |'],
    ['late|wi-fi', 'one word on each side of |'],
    ['{brands}', 'one of {brand}, {negation}'],
    ['a b c d e f g h i j k l m', 'at most 12 words'],
  ])('refuses "%s": expected %s', (phrase, expected) => {
    expect(() => readPhrase(phrase, 'labels[0].rules[0].any[0]')).toThrow(
      expect.objectContaining({
        code: 'codebook-not-understood',
        details: expect.objectContaining({
          path: 'labels[0].rules[0].any[0]',
          expected: expect.stringContaining(expected),
        }),
      }),
    );
  });

  it('agrees with a plain search by trying every way through the gaps', () => {
    const word = fc.constantFrom('a', 'b', 'c');
    const step = fc.record({ word, gap: fc.integer({ min: 0, max: 3 }) });
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 4 }),
        fc.array(word, { maxLength: 12 }),
        (steps, words) => {
          const phrase = steps
            .map((s, i) => (i > 0 && s.gap > 0 ? `...${s.gap} ${s.word}` : s.word))
            .join(' ');
          const shortestFrom = (at: number, step: number): number => {
            const next = steps[step];
            if (next === undefined) return at;
            const reach = step === 0 ? 0 : next.gap;
            const ends = [Number.POSITIVE_INFINITY];
            for (let i = at; i <= at + reach; i += 1) {
              if (words[i] === next.word) ends.push(shortestFrom(i + 1, step + 1));
            }
            return Math.min(...ends);
          };
          const expected = words.flatMap((_, from) => {
            const to = shortestFrom(from, 0);
            return words[from] === steps[0]?.word && to < Number.POSITIVE_INFINITY
              ? [{ phrase: 0, from, to }]
              : [];
          });
          const matcher = compilePhrases([readPhrase(phrase, 'phrase')]);
          expect(matcher.find(readPhraseText(words.join(' '), null))).toEqual(expected);
        },
      ),
      { numRuns: 500, seed: 20261122 },
    );
  });

  it('takes no longer than its length allows on a text made to be hard', () => {
    const hard = `${'a ...12 '.repeat(10)}a b`;
    const matcher = compilePhrases([readPhrase(hard, 'phrase')]);
    const text = readPhraseText('a '.repeat(5000), null);
    expect(matcher.find(text)).toEqual([]);
  });
});
