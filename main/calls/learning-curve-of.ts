import { learnLabels } from '#analysis/text/label-learner.ts';
import { type CorrectedText, learnSentiment } from '#analysis/text/learn-sentiment.ts';
import { type Learner, type LearningPoint, learningCurve } from '#analysis/text/learning-curve.ts';
import { type LexiconEntry, sentimentLabels } from '#analysis/text/sentiment.ts';
import { builtInSentiment } from '#analysis/text/sentiment-engine.ts';
import { createTrainedSentimentEngine } from '#analysis/text/trained-sentiment-engine.ts';
import { type StoredCoding, standingCode } from '#main/project/coding-sheets.ts';
import { cellReader } from './read-rows.ts';
import { labelOfCode, type TagForCoding } from './tag-for-coding.ts';

const fewest = 40;
const mostTexts = 1000;
/** Teaching takes longer than counting words does. */
const mostTaught = 300;
const sizes = [10, 20, 40, 80, 160, 320, 640];
const taughtSizes = [0, 20, 80, 320];
const seed = 20_110_402;

/**
 * What learning from the coded posts reaches on coded posts that were not seen, for growing numbers of them; empty
 * under 40 coded posts. Of sentiment: the model that tagging teaches by corrections, which starts from what it knows
 * (0 posts: untaught). Of other tags: a classifier that learns from the coded posts alone.
 */
export function learningCurveOf(
  tag: TagForCoding,
  byRow: ReadonlyMap<number, readonly StoredCoding[]>,
  lexicon: readonly LexiconEntry[],
): readonly LearningPoint[] {
  const cell = cellReader(tag.dataset.textColumn(tag.text), 'text');
  const label = labelOfCode(tag);
  const isSentiment =
    tag.variable.recipe?.['model'] === 'sentiment' &&
    tag.column.categories.some(({ code }) => code === 'negative');
  const coded = [...byRow]
    .slice(0, isSentiment ? mostTaught : mostTexts)
    .flatMap(([row, codings]) => {
      const code = standingCode(codings);
      return code === null ? [] : [{ text: String(cell.cell(row) ?? ''), label: label(code) }];
    });
  if (coded.length < fewest) return [];
  const texts = coded.map(({ text }) => text);
  const labels = coded.map((one) => one.label);
  const most = Math.floor(coded.length * 0.8);
  const learn = isSentiment ? teachSentiment(lexicon, label) : learnLabels;
  const from = isSentiment ? taughtSizes : sizes;
  const steps = [...from.filter((size) => size < most), most];
  const key = JSON.stringify([isSentiment, texts, labels, lexicon]);
  if (last?.key !== key) {
    last = { key, curve: learningCurve(texts, labels, learn, { sizes: steps, folds: 5, seed }) };
  }
  return last.curve;
}

/** The curve last drawn: a report is asked for after each coded post, and of several tags in turn. */
let last: { readonly key: string; readonly curve: readonly LearningPoint[] } | null = null;

/** Teaches the sentiment as tagging does; `labelOf` gives the label that a class has in the project. */
function teachSentiment(
  lexicon: readonly LexiconEntry[],
  labelOf: (code: string) => string,
): Learner {
  const classOf = new Map(sentimentLabels.map((one) => [labelOf(one), one]));
  return (texts, labels) => {
    const corrected = texts.flatMap((text, at): readonly CorrectedText[] => {
      const label = classOf.get(labels[at] ?? '');
      return label === undefined ? [] : [{ text, label }];
    });
    const engine = createTrainedSentimentEngine(
      learnSentiment(builtInSentiment(), corrected, lexicon),
    );
    const reader = lexicon.length === 0 ? engine : engine.withLexicon(lexicon);
    return (text) => {
      const read = reader.judge(text)?.label;
      return read === undefined ? null : labelOf(read);
    };
  };
}
