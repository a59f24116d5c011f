import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeHtmlEntities } from '#analysis/text/html-entities.ts';
import { tokenize } from '#analysis/text/tokens.ts';

const shown = (text: string) => tokenize(text).map(({ kind, word }) => `${kind} ${word}`);

describe('tokenize', () => {
  it('keeps inner apostrophes, straightened, and parts words at hyphens', () => {
    expect(shown('I don’t like no-shows')).toEqual([
      'word i',
      "word don't",
      'word like',
      'word no',
      'punctuation -',
      'word shows',
    ]);
  });

  it('keeps mentions and links whole and parts hashtags into words', () => {
    expect(shown('@Virgin_America #NotHappy_today https://t.co/Ab1, a@b.com')).toEqual([
      'mention virgin_america',
      'hashtag not',
      'hashtag happy',
      'hashtag today',
      'url https://t.co/Ab1',
      'punctuation ,',
      'word a',
      'punctuation @',
      'word b',
      'punctuation .',
      'word com',
    ]);
  });

  it('keeps the case of a link but finds it whatever its case', () => {
    expect(shown('WWW.Example.COM/Path.')).toEqual(['url WWW.Example.COM/Path', 'end .']);
  });

  it('takes emoji with tone, joined parts and flags, and emoticons, as one token each', () => {
    expect(shown('👍🏽 👨‍👩‍👧 🇺🇸🇩🇪 ❤️ :-) <3 xD')).toEqual([
      'emoji 👍🏽',
      'emoji 👨‍👩‍👧',
      'emoji 🇺🇸',
      'emoji 🇩🇪',
      'emoji ❤️',
      'emoticon :-)',
      'emoticon <3',
      'emoticon xD',
    ]);
  });

  it('reads numbers with inner signs, and ordinals as words', () => {
    expect(shown('$9.99 at 10:30am, 2nd of 1,000')).toEqual([
      'punctuation $',
      'number 9.99',
      'word at',
      'number 10:30',
      'word am',
      'punctuation ,',
      'word 2nd',
      'word of',
      'number 1,000',
    ]);
  });

  it('ends sentences at stops and line breaks but not at pauses', () => {
    expect(shown('late ... or no show?!\nok.')).toEqual([
      'word late',
      'punctuation ...',
      'word or',
      'word no',
      'word show',
      'end ?!',
      'end \n',
      'word ok',
      'end .',
    ]);
  });

  it('decodes entities and gives the span of the entity in the text as it came', () => {
    const text = 'Q&amp;A I &lt;3 it &#39;now&#39; &bogus; &#xZZ;';
    const heart = tokenize(text).find(({ kind }) => kind === 'emoticon');
    expect(heart).toEqual({ kind: 'emoticon', start: 10, end: 15, word: '<3' });
    expect(text.slice(10, 15)).toBe('&lt;3');
    expect(decodeHtmlEntities(text).text).toBe("Q&A I <3 it 'now' &bogus; &#xZZ;");
  });

  it('decodes once, and leaves a number that is no character', () => {
    expect(decodeHtmlEntities('&amp;lt; &#0; &#xD800; &#1114112;').text).toBe(
      '&lt; &#0; &#xD800; &#1114112;',
    );
  });

  it('gives nothing for a text without visible characters', () => {
    expect(tokenize('')).toEqual([]);
    expect(tokenize(' \t\u00a0\u200b\ufeff')).toEqual([]);
  });

  it('gives tokens in order, apart, inside the text, and covering all that can be seen', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc
        .array(fc.constantFrom('@', '#', '&amp;', '&#33;', 'aB', '’', '.', '\ud83d', ' ', '7', '_'))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let at = 0;
        let gaps = '';
        for (const { start, end } of tokenize(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          gaps += text.slice(at, start);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
        gaps += text.slice(at);
        expect(decodeHtmlEntities(gaps).text.replace(/[\s\p{Cc}\p{Cf}@#_]|\ufe0f/gu, '')).toBe('');
      }),
      { numRuns: 500, seed: 20261122 },
    );
  });
});
