/** What 200 corrections do for the sentiment of posts that the model has never seen. */
import { learnSentiment } from '../../analysis/text/learn-sentiment.ts';
import { seededNumbers } from '../../analysis/text/models/train-linear.ts';
import { type SentimentEngine, sentimentLabels } from '../../analysis/text/sentiment.ts';
import { builtInSentiment, createSentimentEngine } from '../../analysis/text/sentiment-engine.ts';
import { createTrainedSentimentEngine } from '../../analysis/text/trained-sentiment-engine.ts';
import { type LabelledText, labelledRecords } from '../train/labelled-sets.ts';
import { inColumns, measure, percent } from './measure.ts';

const taughtBy = 200;
const samples = 3;
const judgedBy = 4000;

function inRandomOrder(texts: readonly LabelledText[], seed: number): readonly LabelledText[] {
  const next = seededNumbers(seed);
  return texts
    .map((text) => ({ text, place: next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ text }) => text);
}

function measured(engine: SentimentEngine, texts: readonly LabelledText[]) {
  return measure(
    texts.map(({ text }) => sentimentLabels.indexOf(engine.judge(text)?.label ?? 'neutral')),
    texts.map(({ label }) => label),
    3,
  );
}

/** The table of corrections as text: errors before and after, on airline posts. */
export function evaluateCorrections(): string {
  const texts = labelledRecords(
    'sentiment_airline_tweets/Tweets_clean6col.csv',
    'text',
    'airline_sentiment',
  );
  if (texts === null) return 'the set "airline posts" is absent\n';
  const order = inRandomOrder(texts, 99);
  const rest = order.slice(taughtBy * samples, taughtBy * samples + judgedBy);
  const before = measured(createSentimentEngine(), rest);
  const lines: string[][] = [
    ['corrections', 'error', 'less by', 'average recall', 'seconds to learn'],
  ];
  lines.push(['none', percent(1 - before.accuracy), '', percent(before.averageRecall), '']);
  for (let sample = 0; sample < samples; sample += 1) {
    const part = order.slice(sample * taughtBy, (sample + 1) * taughtBy);
    const start = performance.now();
    const taught = learnSentiment(
      builtInSentiment(),
      part.map(({ text, label }) => ({ text, label: sentimentLabels[label] ?? 'neutral' })),
    );
    const seconds = (performance.now() - start) / 1000;
    const after = measured(createTrainedSentimentEngine(taught), rest);
    lines.push([
      `${taughtBy}, sample ${sample + 1}`,
      percent(1 - after.accuracy),
      `${percent((after.accuracy - before.accuracy) / (1 - before.accuracy))} %`,
      percent(after.averageRecall),
      seconds.toFixed(1),
    ]);
  }
  return `${inColumns(lines)}\n`;
}
