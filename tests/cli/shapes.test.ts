import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandLine, keysOf, openCommandLine } from './command-line.ts';
import { figuresText, journeysText, postsText, surveyText } from './small-files.ts';

/** The fields that scripts rely on: more may come, none may go or change its name. */
const stable = {
  datasets: ['name', 'kind', 'rows', 'variables', 'source.file', 'source.sha256'],
  variables: [
    'name',
    'label',
    'kind',
    'categories[].code',
    'categories[].label',
    'categories[].count',
    'categories[].missing',
    'missing',
    'set',
  ],
  import: ['dataset', 'rows', 'variables', 'skipped', 'warnings', 'seconds'],
  compare: [
    'variable',
    'category',
    ...['a', 'b'].flatMap((side) =>
      ['base', 'weightedBase', 'effectiveBase', 'low', 'high'].map((field) => `${side}.${field}`),
    ),
    'gap',
    'gapLow',
    'gapHigh',
    'ratio',
    'ratioLow',
    'ratioHigh',
    'relative',
    'oddsRatio',
    'p',
    'pAdjusted',
    'method',
    'sentence',
  ],
  gap: [
    'items[].item',
    ...['left', 'right'].flatMap((side) =>
      ['share', 'base', 'rank', 'low', 'high'].map((field) => `items[].${side}.${field}`),
    ),
    ...['gap', 'gapLow', 'gapHigh', 'z', 'p', 'rankGap', 'tiedWith'].map(
      (field) => `items[].${field}`,
    ),
    'spearman',
    'leftName',
    'rightName',
  ],
  tag: ['rows', 'tagged', 'seconds', 'perClass.sentiment', 'perClass.trait'],
  agreement: [
    'tag',
    'checked',
    'accuracy',
    'kappa',
    'kappaLow',
    'kappaHigh',
    'confusion',
    'perClass[].class',
    'perClass[].precision',
    'perClass[].recall',
    'perClass[].f1',
  ],
  attribute: [
    'conversions',
    'value',
    'paths',
    ...['first', 'last', 'linear', 'decay', 'position', 'markov', 'shapley'].flatMap((model) =>
      ['channel', 'conversions', 'value', 'share', 'low', 'high'].map(
        (field) => `models.${model}[].${field}`,
      ),
    ),
    'removalEffects',
    'disagreement[].channel',
    'disagreement[].lowest',
    'disagreement[].highest',
  ],
} as const;

function expectShape(value: unknown, fields: readonly string[]): void {
  const keys = keysOf(value);
  expect(fields.filter((field) => !keys.has(field) && !keys.has(`[].${field}`))).toEqual([]);
}

describe('each command prints the shape that scripts rely on', () => {
  let line: CommandLine;
  beforeAll(async () => {
    line = openCommandLine();
    await line.type('new', line.project);
  });
  afterAll(() => line.remove());

  it('new', async () => {
    const { code, out } = await line.type('new', line.path('other'), '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ name: 'other', file: line.path('other.parallax') });
    expect(existsSync(line.path('other.parallax'))).toBe(true);
  });

  it('import', async () => {
    const survey = line.write('survey.csv', surveyText());
    const imported = await line.json('import', survey, '--name', 'Guests');
    expectShape(imported, stable.import);
    expect(imported).toMatchObject({ dataset: 'Guests', rows: 120, skipped: [] });
    const posts = line.write('posts.csv', postsText());
    expect(await line.json('import', posts, '--name', 'Posts', '--kind', 'posts')).toMatchObject({
      rows: 40,
    });
    const journeys = line.write('journeys.csv', journeysText);
    expect(
      await line.json('import', journeys, '--name', 'Journeys', '--kind', 'journeys'),
    ).toMatchObject({ rows: 4 });
  });

  it('import --dry-run, whose plan can be given back', async () => {
    const preview = await line.json<{ plan: object }>(
      'import',
      line.path('survey.csv'),
      '--dry-run',
    );
    expectShape(preview, [
      'plan.variables[].name',
      'plan.variables[].kind',
      'plan.variables[].why',
    ]);
    const plan = line.write('plan.json', JSON.stringify(preview));
    const again = await line.json(
      'import',
      line.path('survey.csv'),
      '--plan',
      plan,
      '--name',
      'By plan',
    );
    expect(again).toMatchObject({ dataset: 'By plan', rows: 120 });
    const removed = await line.json('remove', 'By plan');
    expect(removed).toEqual({ removed: 'By plan' });
  });

  it('datasets', async () => {
    const datasets = await line.json<{ name: string; kind: string; rows: number }[]>('datasets');
    expectShape(datasets, stable.datasets);
    expect(datasets.map(({ name, kind, rows }) => [name, kind, rows])).toEqual([
      ['Guests', 'survey', 120],
      ['Posts', 'posts', 40],
      ['Journeys', 'journeys', 4],
    ]);
  });

  it('variables', async () => {
    const variables = await line.json<{ name: string; kind: string; categories: object[] }[]>(
      'variables',
      'Guests',
    );
    expectShape(variables, stable.variables);
    const region = variables.find(({ name }) => name.toLowerCase() === 'region');
    expect(region?.categories).toMatchObject([
      { label: 'North', count: 60, missing: null },
      { label: 'South', count: 60, missing: null },
    ]);
    expect(variables.filter(({ kind }) => kind === 'multiple')).toHaveLength(1);
  });

  it('derive and segments', async () => {
    const spec = line.write(
      'segments.json',
      JSON.stringify([
        { kind: 'segment', name: 'Northerners', expression: 'Region = North', aliases: ['Up'] },
        { name: 'Southerners', expression: 'Region = South' },
      ]),
    );
    expect(await line.json('derive', 'Guests', '--spec', spec)).toMatchObject([
      { rows: 60 },
      { rows: 60 },
    ]);
    const segments = await line.json('segments', 'Guests');
    expectShape(segments, ['name', 'aliases', 'rows', 'expression', 'rule', 'words']);
  });

  it('compare', async () => {
    type Row = {
      variable: string;
      category: string;
      a: { share: number };
      b: { share: number };
      gap: number;
    };
    const rows = await line.json<Row[]>(
      'compare',
      'Guests',
      '--by',
      'Region',
      '--a',
      'North',
      '--b',
      'South',
      '--weight',
      'none',
    );
    expectShape(rows, [...stable.compare, 'a.share', 'b.share']);
    const liked = rows.find(
      ({ variable, category }) => /like/iu.test(variable) && category === 'Yes',
    );
    expect(liked).toMatchObject({ a: { share: 0.75 }, b: { share: 0.25 }, gap: 0.5 });
    const bySegments = await line.json<Row[]>(
      'compare',
      'Guests',
      '--a',
      'up',
      '--b',
      'Southerners',
      '--weight',
      'none',
    );
    expect(bySegments.find(({ variable }) => variable === liked?.variable)?.gap).toBeCloseTo(
      0.5,
      12,
    );
  });

  it('gap', async () => {
    const figures = line.write('figures.csv', figuresText);
    const published = await line.json<{ items: { gap: number }[] }>('gap', '--figures', figures);
    expectShape(published, stable.gap);
    expect(published.items[1]?.gap).toBeCloseTo(0.39, 12);
    const match = line.write(
      'match.csv',
      'item,left,right\nLiked,Do you like it?,Do you like it?\n',
    );
    const variables = await line.json<{ name: string; label: string }[]>('variables', 'Guests');
    const liked = variables.find(({ label }) => label === 'Do you like it?')?.name ?? '';
    line.write('match.csv', `item,left,right\nLiked,${liked},${liked}\n`);
    const sides = ['--left', 'Guests:Region = North', '--right', 'Guests:Region = South'];
    const gap = (...words: readonly string[]) =>
      line.json<{ items: { gap: number }[] }>('gap', ...sides, '--match', match, ...words);
    const computed = await gap('--weight', 'none');
    expectShape(computed, stable.gap);
    expect(computed.items[0]?.gap).toBeCloseTo(-0.5, 12);
    // The file's own weight: 42.75 and 14.25 of 56.25 on either side.
    expect((await gap()).items[0]?.gap).toBeCloseTo(-28.5 / 56.25, 12);
  });

  it('tag, correct and agreement', async () => {
    const tagged = await line.json<{ perClass: { sentiment: Record<string, number> } }>(
      'tag',
      'Posts',
      '--text',
      'text',
    );
    expectShape(tagged, stable.tag);
    expect(tagged).toMatchObject({ rows: 40, tagged: 40 });
    expect(tagged.perClass.sentiment).toMatchObject({ positive: 10 });
    const corrected = await line.json(
      'correct',
      'Posts',
      '--tag',
      'sentiment',
      '--row',
      '2',
      '--label',
      'Negative',
    );
    expect(corrected).toMatchObject({ row: 2, became: 'negative' });
    const agreement = await line.json('agreement', 'Posts', '--tag', 'sentiment');
    expectShape(agreement, stable.agreement);
    expect(agreement).toMatchObject({ tag: 'sentiment', checked: 1, accuracy: 0 });
    await line.json('correct', 'Posts', '--tag', 'sentiment', '--row', '2');
  });

  it('attribute', async () => {
    const result = await line.json('attribute', 'Journeys', '--bootstrap', '20', '--seed', '3');
    expectShape(result, stable.attribute);
    expect(result).toMatchObject({ conversions: 10, value: 100 });
    const some = await line.json<{ models: object }>(
      'attribute',
      'Journeys',
      '--models',
      'first,last',
    );
    expect(Object.keys(some.models)).toEqual(['first', 'last']);
  });

  it('export, with tags as columns', async () => {
    const out = line.path('posts-out.csv');
    expect(await line.json('export', 'Posts', '--out', out)).toMatchObject({ file: out, rows: 40 });
    const [header = ''] = readFileSync(out, 'utf8').split(/\r?\n/u);
    expect(header.split(',')).toEqual(
      expect.arrayContaining(['sentiment', 'sentiment_score', 'trait']),
    );
  });

  it('report', async () => {
    const out = line.path('report.xlsx');
    const report = await line.json('report', '--out', out);
    expectShape(report, ['file', 'sheets', 'analyses', 'evidence', 'sizeBytes', 'seconds']);
    expect(readFileSync(out).subarray(0, 2).toString()).toBe('PK');
  });

  it('rerun, which finds that nothing moved', async () => {
    const result = await line.json<{ analyses: number }>('rerun');
    expectShape(result, ['analyses', 'numbers', 'moved']);
    expect(result).toMatchObject({ moved: [] });
    expect(result.analyses).toBeGreaterThan(4);
  });

  it('events', async () => {
    const events = await line.json('events');
    expectShape(events, ['id', 'at', 'what', 'details']);
  });

  it('verify, after which one file is left', async () => {
    const result = await line.json('verify');
    expectShape(result, ['sound', 'checks[].check', 'checks[].sound', 'checks[].detail']);
    expect(result).toMatchObject({ sound: true });
    const beside = readdirSync(line.folder).filter((name) => name.startsWith('test.parallax'));
    expect(beside).toEqual(['test.parallax']);
  });
});
