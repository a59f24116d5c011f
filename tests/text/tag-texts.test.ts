import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnalysisError } from '#analysis/analysis-error.ts';
import { missingByte } from '#analysis/columns/missing-reason.ts';
import { uninterrupted } from '#analysis/interruption.ts';
import { customerTraits } from '#analysis/text/customer-traits.ts';
import { explainText } from '#analysis/text/explain-text.ts';
import { createSentimentEngine } from '#analysis/text/sentiment-engine.ts';
import { tagTexts } from '#analysis/text/tag-texts.ts';
import type { TextTags } from '#analysis/text/text-tags.ts';
import { textColumn } from './text-column.ts';
import { exampleBrands, traitExamples } from './trait-examples.ts';

const engine = createSentimentEngine();
const options = { models: ['sentiment', 'trait'], engine, brands: exampleBrands } as const;

const germanRule = {
  id: 'gives-up',
  any: ['gekündigt'],
  all: [],
  none: [],
  sentiment: [],
  weight: 0.6,
  note: '',
};

/** One row's tags in words. */
function rowOf(tags: TextTags, row: number) {
  const [traits] = tags.codebooks;
  const codeOf = (column: TextTags['sentiment'] | undefined) =>
    column?.categories[column.codes[row] ?? -1]?.code ?? null;
  return {
    sentiment: codeOf(tags.sentiment),
    score: tags.sentimentScore?.missing?.[row] ? null : tags.sentimentScore?.values[row],
    trait: codeOf(traits?.best),
    labels: traits?.labels.map(({ column }) => (column.missing?.[row] ? null : column.values[row])),
  };
}

describe('tagTexts', () => {
  it('tags each row as explainText explains it', () => {
    const texts = traitExamples.map(({ text }) => text);
    const tags = tagTexts(textColumn(texts), options, uninterrupted);
    texts.forEach((text, row) => {
      const why = explainText(text, options);
      expect(rowOf(tags, row)).toEqual({
        sentiment: why.sentiment?.label,
        score: Math.fround(why.sentiment?.score ?? Number.NaN),
        trait: why.trait ?? 'none',
        labels: why.traits.map(({ fired }) => (fired ? 1 : 0)),
      });
    });
  });

  it('keeps the reason of a missing text and reads a blank one as no answer, never as neutral', () => {
    const tags = tagTexts(textColumn(['good', null, '  ', 'table']), options, uninterrupted);
    expect([0, 1, 2, 3].map((row) => rowOf(tags, row).sentiment)).toEqual([
      'positive',
      'not-asked',
      'no-answer',
      'neutral',
    ]);
    expect(tags.sentiment?.categories.map(({ missing }) => missing)).toEqual([
      null,
      null,
      null,
      'no-answer',
      'not-asked',
    ]);
    expect([...(tags.sentimentScore?.missing ?? [])]).toEqual([
      0,
      missingByte('not-asked'),
      missingByte('no-answer'),
      0,
    ]);
    expect(rowOf(tags, 2).labels).toEqual(customerTraits.labels.map(() => null));
    expect(tags.tagged).toBe(2);
    expect(tags.perClass['sentiment']).toEqual({ negative: 0, neutral: 1, positive: 1 });
    expect(tags.perClass['trait']).toMatchObject({ venting: 0, none: 2 });
  });

  it('gives no missing marks where nothing is missing, and works on no rows', () => {
    const tags = tagTexts(textColumn(['good']), options, uninterrupted);
    expect(tags.sentimentScore?.missing).toBeNull();
    expect(tags.sentiment?.order).toEqual([0, 1, 2]);
    expect(tagTexts(textColumn([]), options, uninterrupted)).toMatchObject({ tagged: 0 });
  });

  it('makes only what is asked for', () => {
    const onlySentiment = tagTexts(
      textColumn(['good']),
      { models: ['sentiment'], engine },
      uninterrupted,
    );
    expect(onlySentiment.codebooks).toEqual([]);
    expect(Object.keys(onlySentiment.perClass)).toEqual(['sentiment']);
    const onlyTrait = tagTexts(textColumn(['good']), { models: ['trait'], engine }, uninterrupted);
    expect(onlyTrait.sentiment).toBeNull();
    expect(onlyTrait.sentimentScore).toBeNull();
    expect(onlyTrait.codebooks[0]?.labels).toHaveLength(6);
  });

  it('uses the lexicon and the codebook of the project', () => {
    const lexicon = [
      { phrase: 'War Zone', weight: 0 },
      { phrase: 'sick', weight: 4 },
    ];
    const plain = tagTexts(
      textColumn(['War Zone', 'sick']),
      { models: ['sentiment'], engine },
      uninterrupted,
    );
    const own = tagTexts(
      textColumn(['War Zone', 'sick']),
      { models: ['sentiment'], engine, lexicon },
      uninterrupted,
    );
    expect(rowOf(plain, 1).sentiment).toBe('negative');
    expect(rowOf(own, 0).sentiment).toBe('neutral');
    expect(rowOf(own, 1).sentiment).toBe('positive');
    const codebook = {
      ...customerTraits,
      labels: customerTraits.labels.map((label) => ({ ...label, on: label.id === 'past' })),
    };
    const past = tagTexts(
      textColumn(['good']),
      { models: ['trait'], engine, codebooks: { trait: codebook } },
      uninterrupted,
    );
    expect(past.codebooks[0]?.best?.categories.map(({ code }) => code)).toEqual(['past', 'none']);
  });

  it('says of a text in another language that it is not read, unless a codebook reads it', () => {
    const german = {
      ...customerTraits,
      languages: ['de'],
      labels: customerTraits.labels.map((label) =>
        label.id === 'past' ? { ...label, learns: false, rules: [germanRule] } : label,
      ),
    };
    const texts = textColumn([
      'Ich habe meinen Vertrag heute endlich gekündigt',
      'I have cancelled my contract today and I will never come back',
      null,
    ]);
    const languageOf = (text: string) => (text.startsWith('Ich') ? 'de' : 'en');
    const english = tagTexts(texts, { ...options, languageOf }, uninterrupted);
    expect([0, 1, 2].map((row) => rowOf(english, row).sentiment)).toEqual([
      'not-applicable',
      'negative',
      'not-asked',
    ]);
    expect([0, 1].map((row) => rowOf(english, row).trait)).toEqual(['not-applicable', 'past']);
    expect(english.otherLanguages).toEqual({ de: 1 });
    expect(english.tagged).toBe(1);
    const own = tagTexts(
      texts,
      { ...options, languageOf, codebooks: { trait: german } },
      uninterrupted,
    );
    expect([0, 1].map((row) => rowOf(own, row).trait)).toEqual(['past', 'not-applicable']);
    expect(rowOf(own, 0).sentiment).toBe('not-applicable');
  });

  it('asks for the language of no text that is plainly English or too short to tell', () => {
    const asked: string[] = [];
    const languageOf = (text: string) => {
      asked.push(text);
      return 'und';
    };
    const texts = [
      'I love my new laptop and the bag',
      'Merci!',
      'Das Wetter wird morgen schön',
      'да',
    ];
    const tags = tagTexts(textColumn(texts), { ...options, languageOf }, uninterrupted);
    expect(asked).toEqual(['Das Wetter wird morgen schön', 'да']);
    expect(tags.otherLanguages).toEqual({});
  });

  it('reports every 500 texts and stops when told to', () => {
    const texts = textColumn(Array.from({ length: 1201 }, () => 'fine'));
    const reports: unknown[] = [];
    tagTexts(texts, options, { report: (...report) => reports.push(report) });
    expect(reports).toEqual([
      ['tagging', 0, 1201],
      ['tagging', 500, 1201],
      ['tagging', 1000, 1201],
      ['tagging', 1201, 1201],
    ]);
    const stopAt500 = {
      report: (_: string, done: number) => {
        if (done >= 500) throw new AnalysisError('cancelled');
      },
    };
    expect(() => tagTexts(texts, options, stopAt500)).toThrow(
      expect.objectContaining({ code: 'cancelled' }),
    );
  });

  it('never throws on any text, and a row does not depend on the rows around it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...traitExamples.map((example) => example.text)),
      fc.constant(null),
    );
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 8 }), (texts) => {
        const tags = tagTexts(textColumn(texts), options, uninterrupted);
        const reversed = tagTexts(textColumn(texts.toReversed()), options, uninterrupted);
        texts.forEach((_, row) => {
          expect(rowOf(tags, row)).toEqual(rowOf(reversed, texts.length - 1 - row));
        });
        const counted = Object.values(tags.perClass['trait'] ?? {}).reduce((a, b) => a + b, 0);
        expect(counted).toBe(tags.tagged);
      }),
      { numRuns: 150, seed: 20261122 },
    );
  });
});

describe('explainText', () => {
  it('points at words of the text as it came, whatever the text', () => {
    const parts = fc.constantFrom(
      'Dell',
      '@comcast',
      "Dish Network's",
      'tired of',
      'thinking about getting',
      '&amp;',
      '😡',
      ', ',
      'but',
      'please help',
      '. ',
      '\ud800',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(parts, { maxLength: 12 }).map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(text, (given) => {
        const why = explainText(given, options);
        const pieces = [
          ...(why.sentiment?.because ?? []),
          ...why.traits.flatMap(({ evidence }) => evidence),
          ...why.brands.flatMap(({ sentiment }) => sentiment.because),
        ];
        for (const { start, end, text: shown } of pieces) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(given.length);
          expect(given.slice(start, end)).toBe(shown);
        }
        for (const { start, end } of why.brands) expect(given.slice(start, end)).not.toBe('');
        for (const { score } of why.traits) {
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 300, seed: 20261122 },
    );
  });
});
