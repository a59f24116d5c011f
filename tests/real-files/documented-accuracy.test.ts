import { existsSync, readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import winkModel from 'wink-eng-lite-web-model';
import winkNlp from 'wink-nlp';
import { type AgreementReport, agreementOfTags } from '#analysis/text/agreement.ts';
import { explainText } from '#analysis/text/explain-text.ts';
import { sentimentLabelOf, sentimentLabels } from '#analysis/text/sentiment.ts';
import { createSentimentEngine } from '#analysis/text/sentiment-engine.ts';
import { sentimentTests } from '../../scripts/train/sentiment-sets.ts';
import { page, table } from '../docs/pages.ts';

const posts = '../shared/data/posts';
const absent = existsSync(posts) ? '' : ' (real files absent: skipped)';
const engine = createSentimentEngine();

function readRows(file: string, delimiter: string, quoteChar: string): string[][] {
  const text = readFileSync(`${posts}/${file}`, 'utf8');
  return Papa.parse<string[]>(text, { delimiter, quoteChar, skipEmptyLines: true }).data;
}

const percent = (share: number | null | undefined) => (100 * (share ?? Number.NaN)).toFixed(1);

function averageRecall({ perClass }: AgreementReport): number {
  return perClass.reduce((sum, { recall }) => sum + (recall ?? 0), 0) / perClass.length;
}

describe.skipIf(absent !== '')(`the accuracy that the methods state${absent}`, () => {
  const rows = absent === '' ? table(page('sentiment.md'), 'Data set') : [];

  it.each(rows.map((row, at) => ({ ...row, at, name: row['Data set'] ?? '' })))(
    'sentiment: $name',
    ({ at, name }) => {
      const set = sentimentTests()[at];
      expect(set?.name).toBe(name);
      const texts = set?.texts ?? [];
      const nlp = winkNlp(winkModel, ['negation', 'sentiment']);
      const against = (read: (text: string) => string | null) =>
        agreementOfTags(
          texts.map(({ text }) => read(text)),
          texts.map(({ label }) => sentimentLabels[label] ?? null),
          sentimentLabels,
        );
      const own = against((text) => engine.judge(text)?.label ?? null);
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
