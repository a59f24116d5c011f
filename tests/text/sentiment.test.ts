import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPhrase } from '#analysis/text/phrase.ts';
import {
  neutralBand,
  sentimentLabelOf,
  sentimentLabels,
  sentimentScore,
} from '#analysis/text/sentiment.ts';
import { sentimentRules } from '#analysis/text/sentiment-rules.ts';
import { createWinkSentimentEngine } from '#analysis/text/wink-sentiment-engine.ts';

const engine = createWinkSentimentEngine();
const labelOf = (text: string) => engine.score(text)?.label;
const wordsOf = (text: string) => engine.score(text)?.because.map((piece) => piece.text);

describe('the sentiment of a text', () => {
  it.each([
    ['Okay Comcast is 30 min late now!', 'negative'],
    ['Two hour window, so on time or no show?', 'negative'],
    ['I am done with them forever!', 'negative'],
    ['Sick of the outages, cancelling today', 'negative'],
    ['The remote is not working', 'negative'],
    ['It keeps powering off', 'negative'],
    ['Way too heavy for me', 'negative'],
    ['The sound could be better', 'negative'],
    ['I love the screen but the rest is terrible', 'negative'],
    ['#EpicFail', 'negative'],
    ['not good', 'negative'],
    ['I don’t like this', 'negative'],
    ['😡', 'negative'],
    [':-(', 'negative'],
    ['good', 'positive'],
    ['This is great, thanks', 'positive'],
    ['no problems at all 👍🏽', 'positive'],
    ['sooo gooood', 'positive'],
    ['I &lt;3 it', 'positive'],
    ['The meeting is on Tuesday', 'neutral'],
    ['@lovely_brand http://t.co/love', 'neutral'],
    ['Okay', 'neutral'],
    ['!!!', 'neutral'],
  ])('"%s" is %s', (text, label) => {
    expect(labelOf(text)).toBe(label);
  });

  it('reads an empty or blank text as nothing, not as neutral', () => {
    expect(engine.score('')).toBeNull();
    expect(engine.score(' \n\u00a0\t')).toBeNull();
    expect(engine.score('\u200b\u200d')).toBeNull();
  });

  it('shows the words that decided, where they stand in the text as it came', () => {
    const text = 'Q&amp;A: my flight was 2 hours late, but I love the crew';
    const pieces = engine.score(text)?.because ?? [];
    expect(pieces.map((piece) => [piece.text, piece.rule, Math.sign(piece.weight)])).toEqual([
      ['2 hours late', 'rule: lateness', -1],
      ['love', 'word', 1],
    ]);
    expect(pieces.map(({ start, end }) => text.slice(start, end))).toEqual([
      '2 hours late',
      'love',
    ]);
  });

  it('takes a longer phrase in front of the words in it', () => {
    expect(wordsOf('thanks for nothing')).toEqual(['thanks for nothing']);
    expect(wordsOf('great customer support')).toEqual(['great']);
  });

  it('turns a word within three words after a negation, not beyond and not over a full stop', () => {
    const weightOf = (text: string) => engine.score(text)?.because.at(-1)?.weight ?? 0;
    const plain = weightOf('nice');
    expect(plain).toBeGreaterThan(0);
    expect(weightOf('never been that nice')).toBeCloseTo(-0.6 * plain, 12);
    expect(weightOf('never been all that nice')).toBe(plain);
    expect(weightOf('Never. Nice')).toBe(plain);
    expect(weightOf('very nice')).toBeCloseTo(1.3 * plain, 12);
    expect(weightOf('slightly nice')).toBeCloseTo(0.6 * plain, 12);
    expect(engine.score('nice but old')?.because[0]?.weight).toBeCloseTo(0.5 * plain, 12);
  });

  it('puts the words of a project before its own, and takes their weight as it is', () => {
    expect(engine.score('War Zone rocks')?.because.map(({ text }) => text)).toContain('War');
    const own = engine.withLexicon([
      { phrase: 'War Zone', weight: 0 },
      { phrase: 'sick', weight: 4 },
    ]);
    expect(own.score('War Zone')).toMatchObject({ label: 'neutral', score: 0, because: [] });
    expect(own.score('not sick')?.because).toEqual([
      { start: 4, end: 8, text: 'sick', weight: 0.8, rule: 'lexicon' },
    ]);
    expect(labelOf('sick')).toBe('negative');
  });

  it.each([
    [{ phrase: 'fine', weight: 6 }, 'lexicon[0].weight'],
    [{ phrase: 'fine', weight: Number.NaN }, 'lexicon[0].weight'],
    [{ phrase: '...', weight: 1 }, 'lexicon[0].phrase'],
  ])('refuses the lexicon entry %j', (entry, path) => {
    expect(() => engine.withLexicon([entry])).toThrow(
      expect.objectContaining({
        code: 'codebook-not-understood',
        details: expect.objectContaining({ path }),
      }),
    );
  });

  it('has a band around 0 that is neutral, its ends outside', () => {
    expect(sentimentLabelOf(neutralBand)).toBe('positive');
    expect(sentimentLabelOf(neutralBand - 1e-9)).toBe('neutral');
    expect(sentimentLabelOf(-neutralBand)).toBe('negative');
    expect(sentimentLabelOf(0)).toBe('neutral');
  });

  it('reads every phrase of its own rules', () => {
    for (const { id, phrases, weight } of sentimentRules) {
      expect(Math.abs(weight)).toBeLessThanOrEqual(1);
      for (const phrase of phrases) expect(readPhrase(phrase, id).length).toBeGreaterThan(0);
    }
  });

  it('never throws, stays in -1..1, and its number is the sum of the words shown', () => {
    const words = fc.constantFrom(
      'not',
      'good',
      'bad',
      'late',
      'but',
      'very',
      'sick of',
      '😡',
      '&amp;',
      '@Dell',
      '.',
      'no show',
      '5 min late',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words, { maxLength: 15 }).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const result = engine.score(text);
        if (result === null) return;
        const sum = result.because.reduce((total, { weight }) => total + weight, 0);
        expect(result.score).toBe(sentimentScore(sum));
        expect(Math.abs(result.score)).toBeLessThanOrEqual(1);
        expect(result.label).toBe(sentimentLabelOf(result.score));
        expect(sentimentLabels).toContain(result.label);
        for (const { start, end, text: shown } of result.because) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(shown).toBe(text.slice(start, end));
          expect(shown).not.toBe('');
        }
      }),
      { numRuns: 500, seed: 20261122 },
    );
  });
});
