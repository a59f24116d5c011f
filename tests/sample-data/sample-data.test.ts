import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { attribute } from '#analysis/attribution/attribute.ts';
import { readPaths } from '#analysis/attribution/paths.ts';
import { sampleFiles } from '../../scripts/sample-data/sample-files.ts';
import {
  revenueQuestion,
  segments,
  selectAllQuestions,
  singleQuestions,
} from '../../scripts/sample-data/survey-figures.ts';
import { numberColumn, textColumn } from '../attribution/path-tables.ts';

const folder = join(import.meta.dirname, '../../sample-data');

type Row = Readonly<Record<string, string>>;

function readRows(name: string): readonly Row[] {
  const text = readFileSync(join(folder, name), 'utf8');
  const { data, errors } = Papa.parse<Row>(text, { header: true, skipEmptyLines: true });
  expect(errors).toEqual([]);
  return data;
}

function sha256(bytes: string | Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

describe('sample-data', () => {
  it.each([...sampleFiles()])('%s is what its script writes, byte for byte', (name, text) => {
    expect(sha256(readFileSync(join(folder, name)))).toBe(sha256(text));
  });

  it('holds nothing else, names each file in its README, and "simulated" in each invented one', () => {
    const readme = readFileSync(join(folder, 'README.md'), 'utf8');
    const names = readdirSync(folder).filter((name) => !['README.md', 'lessons'].includes(name));
    expect(names.toSorted()).toEqual([...sampleFiles().keys()].toSorted());
    for (const name of names) {
      expect(readme).toContain(`\`${name}\``);
      expect(name.includes('simulated')).toBe(!name.startsWith('perception-gap-'));
    }
  });
});

describe('simulated-executive-survey.csv', () => {
  const rows = readRows('simulated-executive-survey.csv');
  const refusal = 'Prefer not to say';
  const rowsOf = (segment: string) =>
    rows.filter((row) => row['Which of these describes your company best?'] === segment);

  /** The rounded percentage of those who answered; null where nobody was asked. */
  function percentOf(segment: string, column: string, answers: readonly string[]): number | null {
    const given = rowsOf(segment)
      .map((row) => row[column] ?? '')
      .filter((cell) => cell !== '' && cell !== refusal);
    const share = given.filter((cell) => answers.includes(cell)).length / given.length;
    return given.length === 0 ? null : Math.round(share * 100);
  }

  it('has 750 respondents in four segments', () => {
    expect(new Set(rows.map((row) => row['Respondent'])).size).toBe(750);
    expect(segments.map(({ name }) => rowsOf(name).length)).toEqual([180, 240, 150, 180]);
    expect(Object.keys(rows[0] ?? {})).toHaveLength(51);
  });

  it.each(selectAllQuestions)('meets every percentage of: $question', ({ question, items }) => {
    for (const { item, percents } of items) {
      const column = `${question} [${item}]`;
      expect(
        segments.map(({ name }) => percentOf(name, column, ['Yes'])),
        item,
      ).toEqual(percents);
    }
  });

  it.each([...singleQuestions, revenueQuestion])(
    'meets every percentage of: $question',
    ({ question, answers }) => {
      for (const { item, percents } of answers) {
        // Answers that add up to everybody can leave one of them a point from its percentage.
        for (const [index, { name }] of segments.entries()) {
          const percent = percentOf(name, question, [item]) as number;
          expect(Math.abs(percent - (percents[index] ?? NaN)), item).toBeLessThanOrEqual(1);
        }
      }
    },
  );

  it('meets published percentages of single answers exactly, and the published nets', () => {
    const initials = ['S', 'I', 'P', 'N'];
    for (const { question, answers } of [...singleQuestions, revenueQuestion]) {
      for (const { item, percents, published } of answers) {
        for (const [index, { name }] of segments.entries()) {
          if (published.includes(initials[index] as string)) {
            expect(percentOf(name, question, [item]), `${question} ${item}`).toBe(percents[index]);
          }
        }
      }
    }
    const up = ['Up by 20 % or more', 'Up by 10 to 19 %'];
    expect(percentOf('Strategic', revenueQuestion.question, up)).toBe(43);
    expect(percentOf('No Planners', revenueQuestion.question, up)).toBe(22);
    const systems = ['CRM and social media', 'CRM only', 'Social media only'];
    expect(
      segments.map(({ name }) => percentOf(name, 'Which systems does your company run?', systems)),
    ).toEqual([97, 77, 55, 43]);
  });

  it('has mild weights with mean 1', () => {
    const weights = rows.map((row) => Number(row['Weight']));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const squares = weights.reduce((total, weight) => total + weight * weight, 0);
    expect(sum / 750).toBeCloseTo(1, 12);
    expect((750 * squares) / sum ** 2).toBeLessThan(1.1);
    expect(Math.min(...weights)).toBeGreaterThan(0.7);
    expect(Math.max(...weights)).toBeLessThan(1.3);
  });

  it('keeps kinds of missing apart and asks measures of users only', () => {
    const satisfied = rows.map(
      (row) => row['How satisfied are you with the way your company reaches its customers?'],
    );
    expect(satisfied.filter((cell) => cell === refusal).length).toBeGreaterThan(10);
    expect(satisfied.filter((cell) => cell === '').length).toBeGreaterThan(10);
    const measured = 'Which of these does your company measure? [Net promoter score]';
    for (const row of rows) {
      const isUser = ['Strategic', 'Informal'].includes(
        row['Which of these describes your company best?'] ?? '',
      );
      expect(row[measured] !== '').toBe(isUser);
    }
  });
});

describe('simulated-posts.csv', () => {
  const rows = readRows('simulated-posts.csv');
  const key = readRows('simulated-posts-key.csv');

  it('has 2,000 posts in order of time over twelve weeks, each with its key', () => {
    expect(rows).toHaveLength(2000);
    expect(key.map((row) => row['id'])).toEqual(rows.map((row) => row['id']));
    expect(new Set(rows.map((row) => row['id'])).size).toBe(2000);
    const times = rows.map((row) => Date.parse(row['posted_at'] ?? ''));
    expect(times).toEqual(times.toSorted((left, right) => left - right));
    expect((times.at(-1) as number) - (times[0] as number)).toBeLessThan(85 * 86_400_000);
  });

  it('is about a brand exactly where its text names one', () => {
    for (const row of rows) {
      expect(/ortavel|brindlenet/i.test(row['text'] ?? ''), row['text']).toBe(row['brand'] !== '');
    }
  });

  it('has all six traits and chatter, a few copies, and a week of outage', () => {
    const kinds = new Map<string, number>();
    for (const row of key) {
      kinds.set(row['written_as'] ?? '', (kinds.get(row['written_as'] ?? '') ?? 0) + 1);
    }
    expect([...kinds.keys()].toSorted()).toEqual([
      'advocate',
      'chatter',
      'collaborative',
      'future',
      'passive',
      'past',
      'venting',
    ]);
    expect(Math.min(...kinds.values())).toBeGreaterThan(100);
    const texts = new Set(rows.map((row) => row['text']?.toLowerCase().replace(/^rt @\w+: /, '')));
    expect(rows.length - texts.size).toBe(18);
    const days = rows.map((row) => row['posted_at']?.slice(0, 10) ?? '');
    const outageDays = days.filter((day) => day >= '2026-04-14' && day <= '2026-04-18').length;
    expect(outageDays / 5).toBeGreaterThan(2 * ((rows.length - outageDays) / 79));
  });
});

describe('simulated-journeys.csv', () => {
  const rows = readRows('simulated-journeys.csv');
  const numbers = (name: string) => numberColumn(rows.map((row) => Number(row[name])));

  it('reads without a skipped row: 8 channels, distinct paths, every model an answer', () => {
    const { paths, skipped } = readPaths(textColumn(rows.map((row) => row['path'] ?? '')), {
      conversions: numbers('conversions'),
      values: numbers('value'),
      nulls: numbers('nulls'),
    });
    expect(skipped).toEqual({ emptyPathCount: 0, emptyTouchCount: 0, missingNumberCount: 0 });
    expect(paths.channels).toHaveLength(8);
    expect(new Set(rows.map((row) => row['path'])).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(1400);
    const result = attribute(paths);
    expect(result.conversions + result.nulls).toBe(7600);
    for (const model of Object.values(result.models)) {
      expect(model.reduce((sum, row) => sum + (row.share ?? NaN), 0)).toBeCloseTo(1, 10);
    }
  });
});
