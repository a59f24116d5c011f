import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uninterrupted } from '#analysis/interruption.ts';
import { createBrandFinder } from '#analysis/text/brand-finder.ts';
import { compileCodebook } from '#analysis/text/codebook-reader.ts';
import { customerIntents } from '#analysis/text/customer-intents.ts';
import { learnSentiment } from '#analysis/text/learn-sentiment.ts';
import { linearScores } from '#analysis/text/models/linear-model.ts';
import { packModel, unpackModel } from '#analysis/text/models/packed-model.ts';
import { sentimentSignals } from '#analysis/text/models/sentiment-signals.ts';
import { type LabelledFeatures, trainLinear } from '#analysis/text/models/train-linear.ts';
import { createFeatureReader } from '#analysis/text/models/word-features.ts';
import { createWordScores } from '#analysis/text/models/word-scores.ts';
import { readPhraseText } from '#analysis/text/phrase-text.ts';
import { builtInSentiment, createSentimentEngine } from '#analysis/text/sentiment-engine.ts';
import { createTargetReader } from '#analysis/text/target-sentiment.ts';
import { createTrainedSentimentEngine } from '#analysis/text/trained-sentiment-engine.ts';

const engine = createSentimentEngine();
const settings = {
  classCount: 2,
  bits: 12,
  signalCount: 1,
  epochs: 20,
  rate: 0.1,
  signalRate: 0.1,
  decay: 0,
  balance: 1,
  seed: 3,
};

function examples(texts: readonly (readonly [string, number])[]): readonly LabelledFeatures[] {
  const reader = createFeatureReader(settings.bits);
  return texts.map(([text, label]) => ({
    hashed: reader.read(readPhraseText(text, null)),
    signals: Float32Array.of(1),
    label,
    weight: 1,
  }));
}

const fruit = examples([
  ['ripe apples', 0],
  ['apples and pears', 0],
  ['sour pears', 0],
  ['loud engines', 1],
  ['fast engines and wheels', 1],
  ['round wheels', 1],
]);

describe('a linear model over words', () => {
  it('learns to tell texts apart, the same way each time', () => {
    const model = trainLinear(fruit, settings, uninterrupted);
    for (const example of fruit) {
      const scores = linearScores(model, example);
      expect(scores[example.label]).toBeGreaterThan(scores[1 - example.label] as number);
    }
    expect(trainLinear(fruit, settings, uninterrupted)).toEqual(model);
    expect(trainLinear(fruit, { ...settings, seed: 4 }, uninterrupted)).not.toEqual(model);
  });

  it('keeps its scores within a step a word when it is packed into eight bits', () => {
    const model = trainLinear(fruit, settings, uninterrupted);
    const packed = packModel(model);
    const again = unpackModel(packed);
    for (const example of fruit) {
      const [before = 0] = linearScores(model, example);
      const [after = 0] = linearScores(again, example);
      const bound = packed.step * Math.sqrt(example.hashed.indices.length);
      expect(Math.abs(before - after)).toBeLessThan(bound + 1e-4);
    }
    expect(() => unpackModel({ ...packed, bits: 11 })).toThrow(RangeError);
  });

  it('scores words that it keeps as it scores them one by one', () => {
    const { model, words } = builtInSentiment();
    const kept = createFeatureReader(model.bits);
    const fast = createWordScores(kept, model);
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom('not', 'good', '@you', '😡', 'late', '12', '!'), { maxLength: 12 }),
    );
    fc.assert(
      fc.property(text, (given) => {
        const whole = typeof given === 'string' ? given : given.join(' ');
        const split = readPhraseText(whole, null);
        const signals = sentimentSignals(whole, split, words.read(split).hits);
        const slow = linearScores(model, { hashed: kept.read(split), signals });
        const { scores } = fast.read(split, signals, null);
        slow.forEach((score, c) => {
          expect(scores[c]).toBeCloseTo(score, 5);
        });
      }),
      { numRuns: 200, seed: 20261122 },
    );
  });
});

describe('the trained sentiment of a text', () => {
  it.each([
    ['Okay Comcast is 30 min late now!', 'negative'],
    ['I am done with them forever!', 'negative'],
    ['I used to love this place', 'negative'],
    ['The sound could be better', 'negative'],
    ['My Internet just went down again. I am sick of @Comcast and canceling!', 'negative'],
    ['not good', 'negative'],
    ['#EpicFail', 'negative'],
    ['😡', 'negative'],
    ['I love my new @Dell laptop', 'positive'],
    ['This is great, thanks', 'positive'],
    ['@lovely_brand http://t.co/love', 'neutral'],
    ['!!!', 'neutral'],
  ])('"%s" is %s', (text, label) => {
    expect(engine.score(text)?.label).toBe(label);
  });

  it('says mixed where a text speaks for and against', () => {
    expect(engine.score('Great food, shame about the noise')?.certainty).toBe('mixed');
    expect(engine.score('This is great, thanks')?.certainty).toBe('sure');
    expect(engine.score('http://t.co/love')?.certainty).toBe('unsure');
  });

  it('reads any string: the verdict is that of the score, its numbers add up, its words are in the text', () => {
    const parts = fc.constantFrom(
      'not',
      'good',
      'bad',
      'but',
      '😡',
      '&amp;',
      '@Dell',
      '.',
      '\u202e',
      '\ud800',
      '<b>',
      '\u200b',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(parts, { maxLength: 15 }).map((some) => some.join(' ')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const result = engine.score(text);
        const verdict = engine.judge(text);
        expect(verdict === null).toBe(result === null);
        if (result === null) return;
        expect(result).toMatchObject({ ...verdict });
        const [negative, neutral, positive] = result.probabilities ?? [0, 0, 0];
        expect(negative + neutral + positive).toBeCloseTo(1, 9);
        expect(result.score).toBeCloseTo(positive - negative, 9);
        for (const piece of result.because) {
          expect(text.slice(piece.start, piece.end)).toBe(piece.text);
        }
      }),
      { numRuns: 300, seed: 20261122 },
    );
  });

  it('reads a hundred thousand characters', () => {
    expect(engine.score('terrible service '.repeat(6000))?.label).toBe('negative');
    expect(engine.score('x'.repeat(100_000))?.label).toBe('neutral');
  });

  it('leaves what the project says to the project', () => {
    const own = engine.withLexicon([
      { phrase: 'War Zone', weight: 0 },
      { phrase: 'wicked', weight: 5 },
    ]);
    expect(own.score('War Zone is out')?.because.map(({ text }) => text)).not.toContain('War');
    expect(own.score('That gig was wicked')?.label).toBe('positive');
    expect(own.score('wicked')?.because[0]?.rule).toBe('lexicon');
  });

  it('learns from corrections, keeps what they do not touch, and needs ten of them', () => {
    const corrected = Array.from({ length: 12 }, (_, at) => ({
      text: `the gate at stand ${at} was changed`,
      label: 'negative' as const,
    }));
    const taught = createTrainedSentimentEngine(learnSentiment(builtInSentiment(), corrected));
    expect(engine.score('our gate was changed')?.label).not.toBe('negative');
    expect(taught.score('our gate was changed')?.label).toBe('negative');
    expect(taught.score('I love my new laptop, it is great')?.label).toBe('positive');
    expect(learnSentiment(builtInSentiment(), corrected.slice(3))).toBe(builtInSentiment());
  });
});

describe('the sentiment towards a brand', () => {
  const finder = createBrandFinder(['Dish', 'Comcast']);
  const reader = createTargetReader(finder, engine);
  const labels = (text: string) => reader.labels(text, readPhraseText(text, finder));

  it.each([
    ['Tired of Dish, thinking about Comcast', 'negative', 'positive'],
    ['I am switching from Dish to Comcast', 'negative', 'positive'],
    ['Comcast is so much better than Dish', 'negative', 'positive'],
    ['Love Dish, but Comcast is terrible', 'positive', 'negative'],
    ['Comcast ruined my day, horrible service', null, 'negative'],
    ['Nothing about either', null, null],
  ])('"%s": Dish %s, Comcast %s', (text, dish, comcast) => {
    expect(labels(text)).toEqual([dish, comcast]);
  });
});

describe('the intents of a post', () => {
  const reader = compileCodebook(customerIntents);
  const fired = (text: string) =>
    reader
      .read(readPhraseText(text, null), engine.judge(text)?.label ?? null)
      .filter((reading) => reading.fired)
      .map(({ id }) => id);

  it('reads each example of its own codebook as what it shows', () => {
    for (const { id, examples: own } of customerIntents.labels) {
      for (const text of own) expect(fired(text), text).toContain(id);
    }
  });

  it('holds several of one post', () => {
    expect(
      fired('The app crashes every day, can you please help me? You should add a log'),
    ).toEqual(expect.arrayContaining(['complaint', 'help', 'question', 'suggestion']));
  });
});
