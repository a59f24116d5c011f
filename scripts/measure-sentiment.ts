/**
 * How well the built-in sentiment engine agrees with labels given by people, beside wink-nlp's own
 * document sentiment: accuracy, average recall of the three classes, confusion, texts a second.
 *
 *   node scripts/measure-sentiment.ts FILE --text COLUMN --label COLUMN [--rows FROM-TO]
 *
 * FILE is a CSV or a TSV (by its name's end). COLUMN is a name of the header, or a number from 1 for a
 * file without one. Labels are negative, neutral, positive, or a mean rating (below -0.5 negative,
 * above 0.5 positive). --rows takes a part, counted from 1, so that rules can be written on one part
 * and judged on another.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import Papa from 'papaparse';
import winkModel from 'wink-eng-lite-web-model';
import winkNlp from 'wink-nlp';
import {
  type SentimentLabel,
  sentimentLabelOf,
  sentimentLabels,
} from '../analysis/text/sentiment.ts';
import { createWinkSentimentEngine } from '../analysis/text/wink-sentiment-engine.ts';

interface LabelledText {
  readonly text: string;
  readonly label: SentimentLabel;
}

function labelOf(value: string): SentimentLabel | null {
  const named = sentimentLabels.find((label) => label === value.trim().toLowerCase());
  if (named !== undefined) return named;
  const rating = value.trim() === '' ? Number.NaN : Number(value);
  if (Number.isNaN(rating)) return null;
  if (rating < -0.5) return 'negative';
  return rating > 0.5 ? 'positive' : 'neutral';
}

function readTexts(file: string, textColumn: string, labelColumn: string): LabelledText[] {
  const isTsv = /\.(tsv|txt)$/.test(file);
  const options = {
    delimiter: isTsv ? '\t' : ',',
    skipEmptyLines: true,
    quoteChar: isTsv ? '\0' : '"',
  };
  const rows = Papa.parse<string[]>(readFileSync(file, 'utf8'), options).data;
  const isNumbered = /^\d+$/.test(textColumn);
  const header = isNumbered ? [] : (rows.shift() ?? []);
  const indexOf = (column: string): number =>
    isNumbered ? Number(column) - 1 : header.indexOf(column);
  return rows.flatMap((row) => {
    const text = row[indexOf(textColumn)];
    const label = labelOf(row[indexOf(labelColumn)] ?? '');
    return text === undefined || text.trim() === '' || label === null ? [] : [{ text, label }];
  });
}

function report(
  name: string,
  texts: readonly LabelledText[],
  read: (text: string) => SentimentLabel,
) {
  const counts = sentimentLabels.map(() => sentimentLabels.map(() => 0));
  const start = performance.now();
  for (const { text, label } of texts) {
    const row = counts[sentimentLabels.indexOf(label)];
    const found = sentimentLabels.indexOf(read(text));
    if (row !== undefined) row[found] = (row[found] ?? 0) + 1;
  }
  const seconds = (performance.now() - start) / 1000;
  const hits = counts.map((row, i) => row[i] ?? 0);
  const totals = counts.map((row) => row.reduce((sum, count) => sum + count, 0));
  const recalls = hits.map((hit, i) => hit / (totals[i] ?? 0)).filter((recall) => recall >= 0);
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const accuracy = hits.reduce((sum, hit) => sum + hit, 0) / texts.length;
  const averageRecall = recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length;
  console.log(
    `${name}: accuracy ${percent(accuracy)}, average recall ${percent(averageRecall)} (${recalls.map(percent).join(', ')}); ${Math.round(texts.length / seconds)} texts a second`,
  );
  counts.forEach((row, i) => {
    console.log(`  ${(sentimentLabels[i] ?? '').padEnd(9)} read as ${row.join(' / ')}`);
  });
}

function main(): void {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      text: { type: 'string' },
      label: { type: 'string' },
      rows: { type: 'string' },
    },
  });
  const [file] = positionals;
  if (file === undefined || values.text === undefined || values.label === undefined) {
    console.error('usage: measure-sentiment FILE --text COLUMN --label COLUMN [--rows FROM-TO]');
    process.exitCode = 2;
    return;
  }
  const [from, to] = (values.rows ?? '1-').split('-');
  const all = readTexts(file, values.text, values.label);
  const texts = all.slice(Number(from) - 1, to === '' ? undefined : Number(to));
  console.log(`${texts.length} of ${all.length} texts of ${file}`);
  const nlp = winkNlp(winkModel, ['negation', 'sentiment']);
  report('wink-nlp alone', texts, (text) =>
    sentimentLabelOf(Number(nlp.readDoc(text).out(nlp.its.sentiment))),
  );
  const engine = createWinkSentimentEngine();
  report(
    `${engine.name} ${engine.version}`,
    texts,
    (text) => engine.score(text)?.label ?? 'neutral',
  );
}

main();
