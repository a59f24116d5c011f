import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Project } from '#main/project/project.ts';
import { writeGuestSurvey } from '../calls/guest-survey.ts';
import { type CommandLine, keysOf, openCommandLine } from './command-line.ts';

let line: CommandLine;
let targets: string;
beforeAll(() => {
  line = openCommandLine();
  const project = Project.create(line.project);
  writeGuestSurvey(project);
  writeGuestSurvey(project, 'Census');
  project.close();
  targets = line.write('t.csv', 'variable,category,target\nregion,North,50%\nregion,South,50%\n');
});
afterAll(() => line.remove());

/** The fields that scripts rely on: more may come, none may go or change its name. */
const stable = [
  ...['outcome', 'finding', 'convergence', 'warnings', 'iterations', 'largestError'],
  ...['margin', 'missing'].map((field) => `margins[].${field}`),
  ...['category', 'rows', 'target', 'before', 'after', 'gap'].map(
    (field) => `margins[].categories[].${field}`,
  ),
  ...['weighted', 'sum', 'smallest', 'largest', 'designEffect', 'effectiveBase', 'topShare'].map(
    (field) => `summary.${field}`,
  ),
  ...['variables', 'categories'].map((field) => `targets[].${field}`),
];

describe('parallax weight', () => {
  it('prints the shape that scripts rely on', async () => {
    const report = await line.json('weight', 'Guests', '--targets', targets, '--dry-run');
    const keys = keysOf(report);
    expect(stable.filter((field) => !keys.has(field))).toEqual([]);
    type Kept = { variable: { name: string }; report: { outcome: string } };
    const kept = await line.json<Kept>('weight', 'Guests', '--targets', targets, '--name', 'w2');
    expect(kept).toMatchObject({ variable: { name: 'w2' }, report: { outcome: 'converged' } });
  });

  it('tells a person how it ended, what moved and what it costs', async () => {
    const words = [
      'weight',
      'Guests',
      '--targets',
      targets,
      '--dry-run',
      '--project',
      line.project,
    ];
    const { code, out } = await line.type(...words, '--trim', '0.95,');
    expect(code).toBe(0);
    expect(out).toContain('The bounds keep the weights from the targets');
    expect(out).toMatch(/region +North +40 +44\.4 % +50\.0 % +47\.5 % +−2\.5/u);
    expect(out).toContain('design effect');
  });

  it('takes targets from another dataset, and reports on a weight that is there', async () => {
    const from = ['--from', 'Census', '--by', 'region,region*liked', '--dry-run'];
    type Report = { margins: { margin: string }[] };
    const { margins } = await line.json<Report>('weight', 'Guests', ...from);
    expect(margins.map(({ margin }) => margin)).toEqual(['region', 'region × liked']);
    const report = await line.json<{ finding: string }>('weight', 'Guests', '--report', 'w');
    expect(report.finding).toBe('Weights run from 1.00 to 3.00; the base of 100 counts as 78');
  });

  it.each([
    [[], '--targets'],
    [['--from', 'Census'], '--by'],
    [['--targets', 't.csv', '--trim', '3'], '--trim'],
    [['--targets', 't.csv', '--total', 'many'], '--total'],
    [['--targets', 't.csv', '--missing', 'guess'], '--missing'],
  ])('ends with a usage error for %j', async (options, named) => {
    const words = ['weight', 'Guests', ...options, '--project', line.project];
    const { code, error } = await line.failure(...words);
    expect([code, error.code]).toEqual([2, 'usage']);
    expect(`${error.what} ${error.why}`).toContain(named);
  });

  it('names the variable whose targets do not sum', async () => {
    const off = line.write('off.json', '{"region": {"North": 50, "South": 47}}');
    const words = ['weight', 'Guests', '--targets', off, '--project', line.project];
    const { code, error } = await line.failure(...words);
    expect([code, error.code]).toEqual([1, 'targets-do-not-sum']);
    expect(error.what).toBe('The targets of “region” sum to 97\u202f%.');
  });
});
