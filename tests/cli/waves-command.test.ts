import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Project } from '#main/project/project.ts';
import { times, writeGuestSurvey } from '../calls/guest-survey.ts';
import { categoryColumn } from '../columns/make-columns.ts';
import { writeDataset } from '../project/make-project.ts';
import { type CommandLine, keysOf, openCommandLine } from './command-line.ts';

let line: CommandLine;
beforeAll(() => {
  line = openCommandLine();
  const project = Project.create(line.project);
  writeGuestSurvey(project);
  writeGuestSurvey(project, 'Guests again');
  const quarters = ['Q1', 'Q2', 'Q3'].flatMap((quarter) => times(40, quarter));
  const liked = [10, 20, 32].flatMap((yes) => [...times(yes, 'Yes'), ...times(40 - yes, 'No')]);
  writeDataset(
    project,
    {
      quarter: { column: categoryColumn(quarters) },
      liked: { label: 'Did you like it?', column: categoryColumn(liked) },
    },
    { name: 'Tracker' },
  );
  project.close();
});
afterAll(() => line.remove());

describe('parallax waves', () => {
  it('prints the shape that scripts rely on, and a table for people', async () => {
    const words = ['waves', 'Tracker', '--by', 'quarter'];
    const keys = keysOf(await line.json(...words));
    for (const field of [
      'waves[].base',
      'rows[].points[].value',
      'rows[].changes[].pAdjusted',
      'rows[].trend.slope',
      'questions[].cramersV',
      'changeTests',
    ]) {
      expect(keys).toContain(field);
    }
    const { code, out } = await line.type(...words, '--project', line.project);
    expect(code).toBe(0);
    expect(out).toContain('The largest change is in “Yes” (Did you like it?): Q3 v Q2: 80');
    expect(out).toMatch(/Q3 v Q2 +p adj\. +v Q1/u);
    expect(out).toContain('Benjamini-Hochberg over 6 changes, over 2 trends, over 1 question');
  });

  it('compares datasets, and some waves in an order of its own', async () => {
    const same = await line.json<{ rows: { changes: { change: number | null }[] }[] }>(
      'waves',
      'Guests',
      'Guests again',
      '--variables',
      'liked,media',
    );
    expect(same.rows.length).toBeGreaterThan(2);
    expect(same.rows.every(({ changes }) => changes[0]?.change === 0)).toBe(true);
    const two = await line.json<{ waves: { name: string }[] }>(
      ...['waves', 'Tracker', '--by', 'quarter', '--waves', 'Q3,Q1'],
    );
    expect(two.waves.map(({ name }) => name)).toEqual(['Q3', 'Q1']);
  });

  it('says how it is written', async () => {
    expect((await line.failure('waves')).code).toBe(2);
    expect((await line.failure('waves', 'Guests', 'Guests again', '--by', 'region')).code).toBe(2);
    expect((await line.failure('waves', 'Guests', 'Guests again', '--waves', 'A')).code).toBe(2);
    expect((await line.failure('waves', 'Tracker', '--by', 'quarter', '--waves', 'Q1')).code).toBe(
      2,
    );
  });
});
