import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Project } from '#main/project/project.ts';
import { writeGuestSurvey } from '../calls/guest-survey.ts';
import { type CommandLine, openCommandLine } from './command-line.ts';

let line: CommandLine;
beforeAll(() => {
  line = openCommandLine();
  const project = Project.create(line.project);
  writeGuestSurvey(project);
  project.close();
});
afterAll(() => line.remove());

const compare = ['compare', 'Guests', '--by', 'region', '--a', 'North'];

describe('a command that fails', () => {
  it.each([
    ['no command at all', []],
    ['an unknown command', ['destroy']],
    ['an unknown option', ['datasets', '--everything']],
    ['a missing name', ['variables']],
    ['an option without its value', ['compare', 'Guests', '--by']],
    ['no project', ['datasets']],
    ['no first segment', ['compare', 'Guests', '--project', 'PROJECT']],
    ['no text', ['tag', 'Guests', '--project', 'PROJECT']],
    [
      'an unknown model',
      ['tag', 'Guests', '--text', 'words', '--models', 'mood', '--project', 'PROJECT'],
    ],
    ['a level that is no number', [...compare, '--level', 'high', '--project', 'PROJECT']],
    ['one side of a gap', ['gap', '--left', 'Guests', '--project', 'PROJECT']],
    ['no file to write', ['export', 'Guests', '--project', 'PROJECT']],
    ['an unknown kind', ['import', 'x.csv', '--kind', 'poem', '--project', 'PROJECT']],
  ])('by its usage (%s) ends with 2 and says how it is written', async (_name, words) => {
    const typed = words.map((word) => (word === 'PROJECT' ? line.project : word));
    const { code, error } = await line.failure(...typed);
    expect(code).toBe(2);
    expect(['usage', 'input-not-understood']).toContain(error.code);
    for (const text of [error.what, error.why, error.tryThis])
      expect(text.length).toBeGreaterThan(5);
    expect(JSON.stringify(error)).not.toContain('outputHelp');
  });

  it.each([
    ['project-not-found', ['datasets', '--project', '/no/such.parallax']],
    ['not-a-project', ['datasets', '--project', import.meta.filename]],
    ['project-exists', ['new', 'PROJECT']],
    ['dataset-not-found', ['variables', 'Hosts', '--project', 'PROJECT']],
    [
      'variable-not-found',
      ['compare', 'Guests', '--by', 'regoin', '--a', 'North', '--project', 'PROJECT'],
    ],
    [
      'answer-not-found',
      ['compare', 'Guests', '--by', 'region', '--a', 'West', '--project', 'PROJECT'],
    ],
    ['expression-not-understood', [...compare, '--filter', 'age >', '--project', 'PROJECT']],
    ['file-not-found', ['import', '/no/such.csv', '--project', 'PROJECT']],
    ['file-not-found', ['gap', '--figures', '/no/such.csv']],
    ['file-not-found', ['import', 'x.csv', '--plan', '/no/such.json', '--project', 'PROJECT']],
    [
      'plan-not-understood',
      ['import', 'x.csv', '--plan', import.meta.filename, '--project', 'PROJECT'],
    ],
    ['format-not-supported', ['export', 'Guests', '--out', 'x.docx', '--project', 'PROJECT']],
    ['nothing-to-report', ['report', '--out', 'EMPTY.xlsx', '--project', 'EMPTY']],
  ])('with %s ends with 1', async (expected, words) => {
    const empty = line.path('empty.parallax');
    if (words.includes('EMPTY')) await line.type('new', empty);
    const typed = words.map((word) =>
      word === 'PROJECT' ? line.project : word === 'EMPTY' ? empty : word,
    );
    const { code, error } = await line.failure(...typed);
    expect([code, error.code]).toEqual([1, expected]);
  });

  it('is explained to a person on stderr, with nothing on stdout', async () => {
    const ended = await line.type('variables', 'Hosts', '--project', line.project);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toBe(
      'There is no dataset “Hosts”.\nThe project has: Guests.\nUse one of those names, or import the file first.\n',
    );
    const usage = await line.type('variables', '--project', line.project);
    expect(usage).toMatchObject({ code: 2, out: '' });
    expect(usage.err).toContain('parallax --help');
  });

  it.each(['null', '5', '"text"', '[[]]', '{', '[{"kind": "band"}]', '[{"kind": "segment"}]'])(
    'because its specification is %s ends with 2 and names no fault of the program',
    async (text) => {
      const spec = line.write('spec.json', text);
      const { code, error } = await line.failure(
        'derive',
        'Guests',
        '--spec',
        spec,
        '--project',
        line.project,
      );
      expect([code, error.code === 'internal']).toEqual([2, false]);
    },
  );
});

describe('a damaged project', () => {
  it('is reported by verify, which then ends with 1', async () => {
    const damaged = line.path('damaged.parallax');
    const project = Project.create(damaged);
    writeGuestSurvey(project);
    project.close();
    const at = readFileSync(damaged).indexOf('fine, thank you');
    const descriptor = openSync(damaged, 'r+');
    writeSync(descriptor, 'F', at);
    closeSync(descriptor);
    const { code, out } = await line.type('verify', '--project', damaged, '--json');
    expect([code, JSON.parse(out)]).toMatchObject([1, { sound: false }]);
    const human = await line.type('verify', '--project', damaged);
    expect(human.code).toBe(1);
    expect(human.out).toContain('BROKEN');
    expect(human.out).toContain('The project is damaged.');
  });
});

describe('help', () => {
  it('lists every command and ends with 0', async () => {
    const { code, out } = await line.type('--help');
    expect(code).toBe(0);
    const commands = [
      'new',
      'import',
      'datasets',
      'variables',
      'derive',
      'compare',
      'gap',
      'tag',
      'agreement',
    ];
    for (const command of [...commands, 'attribute', 'report', 'export', 'rerun', 'verify']) {
      expect(out).toMatch(new RegExp(`^ {2}${command}\\b`, 'mu'));
    }
  });

  it('prints its version', async () => {
    const { code, out } = await line.type('--version');
    expect([code, out]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/u)]);
  });
});

describe('for a person', () => {
  it('a comparison reads as a finding, a table and a footnote', async () => {
    const { code, out, err } = await line.type(
      ...compare,
      '--b',
      'South',
      '--project',
      line.project,
    );
    expect([code, err]).toEqual([0, '']);
    const [finding, blank, header, rule, first] = out.split('\n');
    expect(finding).toMatch(/^North v South: the largest gap is in/u);
    expect(blank).toBe('');
    expect(header).toMatch(/^variable +category +North +South +gap/u);
    expect(rule).toMatch(/^─+( {2}─+)+$/u);
    expect(first).toMatch(/ %/u);
    expect(out.trimEnd().split('\n').at(-1)).toMatch(
      /^Base: North 40, South 50; unweighted; no filter/u,
    );
  });

  it('datasets and variables read as tables', async () => {
    const datasets = await line.type('datasets', '--project', line.project);
    expect(datasets.out).toMatch(
      /^name +kind +rows +variables +source\n─.*\nGuests +survey +100 +10 +guests\.csv\n$/u,
    );
    const variables = await line.type('variables', 'Guests', '--project', line.project);
    expect(variables.out).toMatch(
      /^region +single +90 +Where do you live\? +North 40 · South 50$/mu,
    );
    expect(variables.out).toMatch(/^ {2}tv +single/mu);
  });

  it('an outline names the same variables and counts nothing', async () => {
    const lines = async (...more: string[]) => {
      const typed = ['variables', 'Guests', ...more, '--project', line.project, '--json'];
      return JSON.parse((await line.type(...typed)).out) as Record<string, unknown>[];
    };
    const counted = await lines();
    const outline = await lines('--outline');
    expect(outline.length).toBeGreaterThanOrEqual(10);
    expect(outline).toEqual(
      counted.map(({ categories, missing, present, numbers, ...rest }) => rest),
    );
    const words = await line.type('variables', 'Guests', '--outline', '--project', line.project);
    expect(words.out).toMatch(/^region +single +Where do you live\?$/mu);
  });
});
