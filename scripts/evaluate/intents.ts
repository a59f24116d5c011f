/** Suggestions and complaints as the built-in intents find them, beside labels of other people. */

import Papa from 'papaparse';
import { compileCodebook } from '../../analysis/text/codebook-reader.ts';
import { customerIntents } from '../../analysis/text/customer-intents.ts';
import { readPhraseText } from '../../analysis/text/phrase-text.ts';
import { createSentimentEngine } from '../../analysis/text/sentiment-engine.ts';
import { readSet } from '../train/labelled-sets.ts';
import { inColumns, measure, percent } from './measure.ts';

const sets = [
  {
    name: 'suggestions, developer forum (test)',
    file: 'intent_suggestions/SubtaskA_EvaluationData_labeled.csv',
    intent: 'suggestion',
  },
  {
    name: 'suggestions, developer forum (trial)',
    file: 'intent_suggestions/SubtaskA_Trial_Test_Labeled.csv',
    intent: 'suggestion',
  },
  {
    name: 'suggestions, hotel reviews (trial)',
    file: 'intent_suggestions/SubtaskB_Trial_Test_Labeled.csv',
    intent: 'suggestion',
  },
  {
    name: 'suggestions, hotel reviews (test)',
    file: 'intent_suggestions/SubtaskB_EvaluationData_labeled.csv',
    intent: 'suggestion',
  },
  { name: 'complaints', file: 'intent_complaints/complaints.csv', intent: 'complaint' },
] as const;

/** The table of intents as text; sets that are absent are named. */
export function evaluateIntents(): string {
  const reader = compileCodebook(customerIntents);
  const engine = createSentimentEngine();
  const holds = (text: string, intent: string): number => {
    const split = readPhraseText(text, null);
    const readings = reader.read(split, engine.judge(text, split)?.label ?? null);
    return readings.some(({ id, fired }) => fired && id === intent) ? 1 : 0;
  };
  const lines: string[][] = [['set', 'texts', 'of them so', 'accuracy', 'recall', 'F1']];
  const absent: string[] = [];
  for (const { name, file, intent } of sets) {
    const text = readSet(file);
    if (text === null) {
      absent.push(`the set "${name}" is absent\n`);
      continue;
    }
    const rows = Papa.parse<string[]>(text).data.filter(
      ([, , label]) => label === '0' || label === '1',
    );
    const labels = rows.map(([, , label]) => Number(label));
    const found = measure(
      rows.map(([, words = '']) => holds(words, intent)),
      labels,
      2,
    );
    const positives = labels.filter((label) => label === 1).length;
    lines.push([
      name,
      String(found.count),
      String(positives),
      percent(found.accuracy),
      percent(found.recalls[1] ?? 0),
      percent(found.f1s[1] ?? 0),
    ]);
  }
  return `${inColumns(lines)}\n${absent.join('')}`;
}
