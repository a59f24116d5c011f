import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Project } from '#main/project/project.ts';
import { writeGuestSurvey } from '../calls/guest-survey.ts';
import { type CommandLine, keysOf, openCommandLine } from './command-line.ts';

let line: CommandLine;
beforeAll(() => {
  line = openCommandLine();
  const project = Project.create(line.project);
  writeGuestSurvey(project);
  project.close();
});
afterAll(() => line.remove());

const table = ['table', 'Guests', '--rows', 'liked,score', '--columns', 'region,media'];

/** The fields that scripts rely on: more may come, none may go or change its name. */
const stable = [
  ...['variable', 'category', 'kind'].map((field) => `rows[].${field}`),
  ...['variable', 'category', 'letter'].map((field) => `columns[].${field}`),
  ...[
    'count',
    'weightedCount',
    'columnShare',
    'rowShare',
    'totalShare',
    'mean',
    'standardError',
    'low',
    'high',
    'letters',
    'exception',
  ].map((field) => `cells[][].${field}`),
  ...['unweighted', 'weighted', 'effective'].map((field) => `bases[].${field}`),
  ...['rows', 'columns', 'method', 'statistic', 'df', 'p', 'cramersV'].map(
    (field) => `tests[].${field}`,
  ),
];

describe('parallax table', () => {
  it('prints the shape that scripts rely on', async () => {
    const found = await line.json<{ cells: { letters: string[] }[][]; columns: object[] }>(
      ...table,
    );
    const keys = keysOf(found);
    expect(stable.filter((field) => !keys.has(field))).toEqual([]);
    expect(found.columns).toHaveLength(5);
    expect(found.cells[1]?.[1]).toMatchObject({ columnShare: 0.75, letters: ['B'] });
  });

  it('takes weight, filter, tests, level and correction', async () => {
    type Found = { cells: { letters: string[]; exception: string | null }[][]; weighted: boolean };
    const found = await line.json<Found>(
      ...table,
      '--weight',
      'w',
      '--filter',
      'age <= 80',
      '--tests',
      'exceptions',
      '--level',
      '0.9',
      '--correction',
      'bh',
    );
    expect(found.weighted).toBe(true);
    expect(found.cells.flat().every(({ letters }) => letters.length === 0)).toBe(true);
    expect(found.cells[1]?.map(({ exception }) => exception).slice(0, 3)).toEqual([
      null,
      'high',
      'low',
    ]);
    const without = await line.json<Found>(...table, '--tests', 'none', '--weight', 'none');
    expect(without.cells.flat().some(({ letters }) => letters.length > 0)).toBe(false);
  });

  it('prints percentages with letters over their bases for a person', async () => {
    const { code, out, err } = await line.type(...table, '--project', line.project);
    expect([code, err]).toEqual([0, '']);
    const lines = out.split('\n').map((one) => one.trim().split(/\s{2,}/u));
    const lineOf = (name: string) => lines.find((cells) => cells.includes(name)) ?? [];
    expect(lineOf('respondents')).toEqual(['respondents', '100', '40', '50', '90', '50']);
    expect(lineOf('Yes')).toEqual(['Yes', '44.4 %', '75.0 % B', '20.0 %', '44.4 % D', '20.0 %']);
    expect(out).toContain('region: North (A)');
    expect(out).toContain('pearson-chi-square');
  });

  it.each([
    ['no rows', ['table', 'Guests', '--columns', 'region']],
    ['no columns', ['table', 'Guests', '--rows', 'liked']],
    ['tests that there are not', [...table, '--tests', 'stars']],
    ['a correction that there is not', [...table, '--correction', 'holm']],
    ['a level that is none', [...table, '--level', '95']],
  ])('ends with 2 where it is given %s', async (_what, words) => {
    const { code } = await line.failure(...words, '--project', line.project);
    expect(code).toBe(2);
  });

  it('ends with 1 where numbers are asked for as columns', async () => {
    const { code, error } = await line.failure(
      ...['table', 'Guests', '--rows', 'liked', '--columns', 'age', '--project', line.project],
    );
    expect([code, error.code]).toEqual([1, 'variable-kind-unsuitable']);
  });
});
