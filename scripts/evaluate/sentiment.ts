/** The sentiment of labelled sets as Parallax and others read it, all in one run. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import winkModel from 'wink-eng-lite-web-model';
import winkNlp from 'wink-nlp';
import { sentimentLabels } from '../../analysis/text/sentiment.ts';
import { createSentimentEngine } from '../../analysis/text/sentiment-engine.ts';
import { createWinkSentimentEngine } from '../../analysis/text/wink-sentiment-engine.ts';
import { sentimentTests } from '../train/sentiment-sets.ts';
import { inColumns, measure, percent } from './measure.ts';

type Reader = (text: string) => number;

/** Who reads; `read` is null where it is not installed. */
interface Contender {
  readonly name: string;
  readonly read: Reader | null;
}

const peers = createRequire(join(import.meta.dirname, '../../bench/peers/package.json'));

function peer<T>(name: string): T | null {
  try {
    return peers(name) as T;
  } catch {
    return null;
  }
}

function bySign(value: number, band: number): number {
  if (value <= -band) return 0;
  return value >= band ? 2 : 1;
}

/** Each with the bounds that its makers state: VADER 0.05, AFINN the sign of the sum, wink-nlp the sign. */
function contenders(): readonly Contender[] {
  const engine = createSentimentEngine();
  const rules = createWinkSentimentEngine();
  const nlp = winkNlp(winkModel, ['negation', 'sentiment']);
  const vader = peer<{
    SentimentIntensityAnalyzer: { polarity_scores(text: string): { compound: number } };
  }>('vader-sentiment');
  const Afinn = peer<new () => { analyze(text: string): { score: number } }>('sentiment');
  const afinn = Afinn === null ? null : new Afinn();
  return [
    {
      name: `${engine.name} ${engine.version}`,
      read: (text) => sentimentLabels.indexOf(engine.judge(text)?.label ?? 'neutral'),
    },
    {
      name: 'our rules alone',
      read: (text) => sentimentLabels.indexOf(rules.judge(text)?.label ?? 'neutral'),
    },
    {
      name: 'vader-sentiment',
      read:
        vader === null
          ? null
          : (text) => bySign(vader.SentimentIntensityAnalyzer.polarity_scores(text).compound, 0.05),
    },
    {
      name: 'wink-nlp',
      read: (text) => bySign(Number(nlp.readDoc(text).out(nlp.its.sentiment)), 1e-9),
    },
    {
      name: 'AFINN (sentiment)',
      read: afinn === null ? null : (text) => bySign(afinn.analyze(text).score, 1e-9),
    },
  ];
}

/** The table of sentiment as text; sets and contenders that are absent are named. */
export function evaluateSentiment(): string {
  const lines: string[][] = [
    [
      'set',
      'reader',
      'texts',
      'accuracy',
      'average recall',
      'macro F1',
      'recall neg / neu / pos',
      'texts/s',
    ],
  ];
  const absent: string[] = [];
  const readers = contenders();
  for (const { name } of readers.filter(({ read }) => read === null)) {
    absent.push(`${name} is not installed: npm install --prefix bench/peers`);
  }
  for (const { name, texts } of sentimentTests()) {
    if (texts === null) {
      absent.push(`the set "${name}" is absent`);
      continue;
    }
    for (const { name: reader, read } of readers) {
      if (read === null) continue;
      const before = process.cpuUsage();
      const readings = texts.map(({ text }) => read(text));
      const { user, system } = process.cpuUsage(before);
      const found = measure(
        readings,
        texts.map(({ label }) => label),
        3,
      );
      lines.push([
        name,
        reader,
        String(found.count),
        percent(found.accuracy),
        percent(found.averageRecall),
        percent(found.macroF1),
        found.recalls.map(percent).join(' / '),
        String(Math.round(found.count / ((user + system) / 1e6))),
      ]);
    }
  }
  return `${inColumns(lines)}\n${absent.map((line) => `${line}\n`).join('')}`;
}
