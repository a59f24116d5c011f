import { existsSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import winkModel from 'wink-eng-lite-web-model';
import winkNlp from 'wink-nlp';
import { type AgreementReport, agreementOfTags } from '#analysis/text/agreement.ts';
import { explainText } from '#analysis/text/explain-text.ts';
import { sentimentLabelOf, sentimentLabels } from '#analysis/text/sentiment.ts';
import { createWinkSentimentEngine } from '#analysis/text/wink-sentiment-engine.ts';
import { page, table } from '../docs/pages.ts';

const posts = '../shared/data/posts';
const absent = existsSync(posts) ? '' : ' (real files absent: skipped)';
const engine = createWinkSentimentEngine();

interface Labelled {
  readonly text: string;
  readonly label: string;
}

function readRows(file: string, delimiter: string, quoteChar: string): string[][] {
  const text = readFileSync(`${posts}/${file}`, 'utf8');
  return Papa.parse<string[]>(text, { delimiter, quoteChar, skipEmptyLines: true }).data;
}

function labelled(rows: readonly string[][], text: number, label: number): readonly Labelled[] {
  return rows.flatMap((row) =>
    (row[text] ?? '').trim() === ''
      ? []
      : [{ text: row[text] ?? '', label: classOf(row[label] ?? '') }],
  );
}

/** A label as it is, or that of a mean rating: beyond half a step from 0. */
function classOf(label: string): string {
  const rating = Number(label);
  if (Number.isNaN(rating)) return label;
  if (rating < -0.5) return 'negative';
  return rating > 0.5 ? 'positive' : 'neutral';
}

const semeval = (file: string) => () =>
  labelled(readRows(`semeval_2013_2016/${file}`, '\t', '\0'), 2, 1);

const textsByRow: readonly (() => readonly Labelled[])[] = [
  () =>
    labelled(
      readRows('sentiment_airline_tweets/Tweets_clean6col.csv', ',', '"').slice(1),
      4,
      1,
    ).slice(4000),
  semeval('2013test.tsv'),
  semeval('2014test.tsv'),
  semeval('2015test.tsv'),
  semeval('2016test.tsv'),
  () => labelled(readRows('sentiment_vader/tweets_GroundTruth.txt', '\t', '\0'), 2, 1),
];

const percent = (share: number | null | undefined) => (100 * (share ?? Number.NaN)).toFixed(1);

function averageRecall({ perClass }: AgreementReport): number {
  return perClass.reduce((sum, { recall }) => sum + (recall ?? 0), 0) / perClass.length;
}

describe.skipIf(absent !== '')(`the accuracy that the methods state${absent}`, () => {
  const rows = absent === '' ? table(page('sentiment.md'), 'Data set') : [];

  it.each(rows.map((row, at) => ({ ...row, at, name: row['Data set'] ?? '' })))(
    'sentiment: $name',
    ({ at, name }) => {
      const texts = textsByRow[at]?.() ?? [];
      const nlp = winkNlp(winkModel, ['negation', 'sentiment']);
      const against = (read: (text: string) => string | null) =>
        agreementOfTags(
          texts.map(({ text }) => read(text)),
          texts.map(({ label }) => label),
          sentimentLabels,
        );
      const own = against((text) => engine.score(text)?.label ?? null);
      const alone = against((text) =>
        sentimentLabelOf(Number(nlp.readDoc(text).out(nlp.its.sentiment))),
      );
      expect(rows[at]).toEqual({
        'Data set': name,
        Texts: texts.length.toLocaleString('en'),
        'Accuracy %': percent(own.accuracy),
        'Average recall %': percent(averageRecall(own)),
        'Recall negative / neutral / positive %': own.perClass
          .map(({ recall }) => percent(recall))
          .join(' / '),
        'wink-nlp alone: accuracy / average recall %': `${percent(alone.accuracy)} / ${percent(averageRecall(alone))}`,
      });
    },
    120_000,
  );

  it.each([
    ['intent_complaints/complaints.csv', ['venting', 'passive', 'past'], 3],
    ['intent_suggestions/SubtaskA_Trial_Test_Labeled.csv', ['collaborative'], 4],
    ['intent_suggestions/SubtaskB_Trial_Test_Labeled.csv', ['collaborative'], 5],
  ])('traits: %s', (file, traits, at) => {
    const texts = readRows(file, ',', '"').filter((row) => row[2] === '0' || row[2] === '1');
    const report = agreementOfTags(
      texts.map((row) => {
        const read = explainText(row[1] ?? '', { engine }).traits;
        return read.some(({ id, fired }) => fired && traits.includes(id)) ? '1' : '0';
      }),
      texts.map((row) => row[2] ?? ''),
      ['0', '1'],
    );
    expect(table(page('customer-traits.md'), 'Texts')[at]).toMatchObject({
      Count: report.checked.toLocaleString('en'),
      'Accuracy %': percent(report.accuracy),
      kappa: report.kappa?.toFixed(2),
      'Precision %': percent(report.perClass[1]?.precision),
      'Recall %': percent(report.perClass[1]?.recall),
    });
  });
});
