import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { utils, write as writeBook } from 'xlsx';
import { writeGuestSurvey } from './guest-survey.ts';
import { openHost, type TestHost } from './open-host.ts';

let host: TestHost;
beforeAll(async () => {
  host = await openHost((project) => {
    writeGuestSurvey(project);
    writeGuestSurvey(project, 'Census');
  });
});
afterAll(() => host.close());

const dataset = 'Guests';
const targets = [
  {
    variables: ['region'],
    categories: [
      { answers: ['North'], target: 50 },
      { answers: ['South'], target: 50 },
    ],
  },
];

function file(name: string, text: string): string {
  const path = join(host.folder, name);
  writeFileSync(path, text);
  return path;
}

async function weightsOf(name: string): Promise<readonly (string | number | null)[]> {
  const { cells } = await host.ask('dataset.rows', { dataset, variables: [name] });
  return cells.map(([cell]) => cell ?? null);
}

describe('weight.preview', () => {
  it('reports margins before and after, and writes nothing', async () => {
    const report = await host.ask('weight.preview', { dataset, targets });
    expect(report.finding).toBe('Weights run from 0.90 to 1.13; the base of 100 counts as 99');
    expect(report.convergence).toBe('Every margin is met after 1 iteration.');
    expect(report.warnings).toEqual([
      '10 rows have no answer to region; the targets hold among the others.',
    ]);
    expect(report.margins).toMatchObject([
      {
        margin: 'region',
        missing: 10,
        categories: [
          { category: 'North', rows: 40, target: 0.5, before: 40 / 90, after: 0.5 },
          { category: 'South', rows: 50, target: 0.5, before: 50 / 90, after: 0.5 },
        ],
      },
    ]);
    const variables = await host.ask('dataset.variables', { dataset });
    expect(variables.map(({ name }) => name)).not.toContain('weight');
  });

  it('reads a table, crossed variables and labels in another case among them', async () => {
    const csv = file(
      'crossed.csv',
      'variable;category;target\nRegion*liked;"north|yes";10,0\nRegion*liked;NORTH | No;40\nRegion*liked;South|Yes;30\nRegion*liked;South|No;20\n',
    );
    const report = await host.ask('weight.preview', { dataset, file: csv });
    expect(report.margins.map(({ margin }) => margin)).toEqual(['Region × liked']);
    expect(report.margins[0]?.categories.map(({ after }) => after)).toEqual(
      [0.1, 0.4, 0.3, 0.2].map((share) => expect.closeTo(share, 9)),
    );
  });

  it('reads the same from a workbook and from JSON', async () => {
    const rows = [
      ['Variable', 'Category', 'Share'],
      ['region', 'North', 0.3],
      ['region', 'South', 0.7],
    ];
    const book = utils.book_new(utils.aoa_to_sheet(rows), 'Targets');
    const xlsx = join(host.folder, 'targets.xlsx');
    writeFileSync(xlsx, writeBook(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    const json = file('targets.json', '{"region": {"North": 30, "South": 70}}');
    const list = file(
      'list.json',
      JSON.stringify([
        {
          variables: ['region'],
          categories: [
            { answers: ['North'], target: 3000 },
            { answers: ['South'], target: 7000 },
          ],
        },
      ]),
    );
    for (const one of [xlsx, json, list]) {
      const { margins } = await host.ask('weight.preview', { dataset, file: one });
      expect(margins[0]?.categories.map(({ target }) => target)).toEqual([0.3, 0.7]);
    }
  });

  it('takes the weighted distribution of another dataset as the target', async () => {
    const from = { dataset: 'Census', variables: ['region', 'region*liked'], weight: 'w' };
    const found = await host.ask('weight.targets', { dataset, from });
    expect(found[0]).toEqual({
      variables: ['region'],
      categories: [
        { answers: ['North'], target: 80 / 180 },
        { answers: ['South'], target: 100 / 180 },
      ],
    });
    expect(found[1]?.categories.map(({ answers }) => answers)).toEqual([
      ['North', 'Yes'],
      ['North', 'No'],
      ['South', 'Yes'],
      ['South', 'No'],
    ]);
    const report = await host.ask('weight.preview', { dataset, from });
    expect(report.outcome).toBe('converged');
  });

  it('says what the bounds leave', async () => {
    const json = file('steep.json', '{"region": {"North": 90, "South": 10}}');
    const trim = { low: 0.5, high: null };
    const report = await host.ask('weight.preview', { dataset, file: json, trim });
    expect(report.outcome).toBe('trimmed');
    expect(report.convergence).toMatch(
      /^The bounds keep the weights from the targets: region, “South” is furthest off/u,
    );
    expect(report.cutLow).toBe(50);
    expect(report.summary.smallest).toBeCloseTo(0.5, 12);
  });

  it.each([
    [
      '{"region": {"North": 50, "South": 47}}',
      'targets-do-not-sum',
      'The targets of “region” sum to 97',
    ],
    ['{"region": {"North": 0.5, "South": 0.3}}', 'targets-do-not-sum', 'sum to 0.8.'],
    ['{"region": {"Nort": 50, "South": 50}}', 'answer-not-found', '“region” has no answer “Nort”.'],
    [
      '{"region": {"North": 100}}',
      'target-missing',
      '“region” has answers without a target: South (50 rows).',
    ],
    ['{"regoin": {"North": 100}}', 'variable-not-found', '“regoin”'],
    ['{"age": {"18": 100}}', 'variable-kind-unsuitable', 'age'],
    ['{"region": {"North": -1, "South": 101}}', 'targets-not-understood', 'targets'],
    ['{"region*liked": {"North": 100}}', 'targets-not-understood', 'targets'],
    ['[]', 'targets-not-understood', 'targets'],
    ['{', 'targets-not-understood', 'targets'],
  ])('refuses %s as %s', async (text, code, words) => {
    const error = await host.refusal('weight.preview', { dataset, file: file('bad.json', text) });
    expect(error.code).toBe(code);
    expect(error.what).toContain(words);
  });

  it('names near answers, and the row of a table that is no figure', async () => {
    const near = await host.refusal('weight.preview', {
      dataset,
      file: file('near.json', '{"region": {"Nort": 50, "South": 50}}'),
    });
    expect(near.why).toContain('Near it: “North”');
    const row = await host.refusal('weight.preview', {
      dataset,
      file: file('row.csv', 'variable,category,target\nregion,North,50\nregion,South,half\n'),
    });
    expect(row.why).toBe('Row 3 holds “half” where a target should stand: a number from 0 up.');
    const column = await host.refusal('weight.preview', {
      dataset,
      file: file('column.csv', 'region,wish\nNorth,50\n'),
    });
    expect(column.why).toContain('There is no column variable');
    const gone = await host.refusal('weight.preview', { dataset, file: '/no/such/targets.csv' });
    expect(gone.code).toBe('file-not-found');
  });

  it('names the category that nobody is in', async () => {
    const error = await host.refusal('weight.preview', {
      dataset,
      file: file('empty.json', '{"score": {"1": 20, "2": 30, "4": 20, "5": 30, "3": 0}}'),
    });
    expect(error.code).toBe('margin-cannot-be-met');
    expect(error.what).toContain('score: “2” should be 30');
  });

  it('rescales, treats answers without a target as missing, and sums to a population', async () => {
    const json = file('counts.json', '{"region": {"North": 3000}}');
    const report = await host.ask('weight.preview', {
      dataset,
      file: json,
      unit: 'count',
      uncovered: 'as-missing',
      total: 'targets',
    });
    expect(report.summary.sum).toBeCloseTo(3000, 9);
    const rescaled = await host.ask('weight.preview', {
      dataset,
      file: file('low.json', '{"region": {"North": 48.5, "South": 48.5}}'),
      rescale: true,
      total: 5000,
    });
    expect(rescaled.summary.sum).toBeCloseTo(5000, 9);
    expect(rescaled.warnings[0]).toBe(
      'The targets of region sum to 97\u202f%; they were brought to 100\u202f%.',
    );
  });
});

describe('weight.rake', () => {
  it('keeps the weights as a variable with its recipe, and weighs by them', async () => {
    const { variable } = await host.ask('weight.rake', { dataset, targets, use: true });
    expect(variable).toMatchObject({ name: 'weight', kind: 'weight', label: 'Weight to region' });
    expect(variable.recipe).toMatchObject({
      made: 'rake',
      specification: { dataset, targets, missing: 'keep-share' },
      report: { outcome: 'converged' },
    });
    expect(Object.keys(variable.recipe?.['inputs'] as object)).toEqual(['region']);
    const cells = await weightsOf('weight');
    expect(cells[0]).toBeCloseTo(1.125, 12);
    expect(cells[45]).toBeCloseTo(0.9, 12);
    expect(cells[95]).toBeCloseTo(1, 12);
    const [line] = await host.ask('dataset.list', {});
    expect(line?.weight).toBe('weight');
  });

  it('replaces a raked weight in its place, and no other variable', async () => {
    const again = await host.refusal('weight.rake', { dataset, targets });
    expect(again.code).toBe('variable-exists');
    const other = await host.refusal('weight.rake', { dataset, targets, name: 'W', replace: true });
    expect(other.code).toBe('variable-exists');
    const before = await host.ask('dataset.variables', { dataset });
    const json = file('new.json', '{"region": {"North": 60, "South": 40}}');
    await host.ask('weight.rake', { dataset, file: json, replace: true });
    const after = await host.ask('dataset.variables', { dataset });
    expect(after.map(({ name }) => name)).toEqual(before.map(({ name }) => name));
    expect((await weightsOf('weight'))[0]).toBeCloseTo((0.6 * 90) / 40, 12);
    const [line] = await host.ask('dataset.list', {});
    expect(line?.weight).toBe('weight');
  });

  it('refuses weights that miss a margin, naming the pair at odds, unless they are accepted', async () => {
    const text =
      '{"region": {"North": 50, "South": 50}, "region*liked": {"North|Yes": 10, "North|No": 20, "South|Yes": 30, "South|No": 40}}';
    const json = file('odds.json', text);
    const error = await host.refusal('weight.rake', { dataset, file: json, name: 'odd' });
    expect(error.code).toBe('margin-cannot-be-met');
    expect(error.what).toContain('region: “North” comes to');
    expect(error.why).toContain('those of region and region × liked contradict each other');
    const { report } = await host.ask('weight.rake', {
      dataset,
      file: json,
      name: 'odd',
      accept: true,
    });
    expect(report.outcome).toBe('contradictory');
  });

  it('starts from another weight, and leaves rows without one without', async () => {
    const started = await host.ask('weight.rake', {
      dataset,
      targets,
      start: 'w',
      name: 'started',
    });
    expect(started.report.margins[0]?.categories[0]).toMatchObject({
      before: expect.closeTo(80 / 180, 12),
      after: expect.closeTo(0.5, 12),
    });
    const itself = await host.refusal('weight.rake', {
      dataset,
      targets,
      start: 'started',
      name: 'started',
      replace: true,
    });
    expect(itself.code).toBe('variable-exists');
  });
});

describe('weight.report', () => {
  it('describes any weight, and how a raked one came about', async () => {
    const brought = await host.ask('weight.report', { dataset, weight: 'w' });
    expect(brought).toMatchObject({ raking: null, summary: { smallest: 1, largest: 3, sum: 190 } });
    expect(brought.finding).toBe('Weights run from 1.00 to 3.00; the base of 100 counts as 78');
    const raked = await host.ask('weight.report', { dataset, weight: 'weight' });
    expect(raked.raking?.outcome).toBe('converged');
    const text = await host.refusal('weight.report', { dataset, weight: 'region' });
    expect(text.code).toBe('variable-kind-unsuitable');
  });
});

describe('computing again', () => {
  it('says nothing of raked weights that come out the same', async () => {
    const { moved, numbers } = await host.ask('report.rerun', {});
    expect(moved).toEqual([]);
    expect(numbers).toBeGreaterThanOrEqual(300);
  });

  it('names a raked weight whose answers mean something else today', async () => {
    const [region] = (await host.ask('dataset.variables', { dataset })).filter(
      ({ name }) => name === 'region',
    );
    const swapped = region?.categories.map(({ code, label, value, missing }) => ({
      code,
      value,
      missing,
      label: { North: 'South', South: 'North' }[label] ?? label,
    }));
    await host.ask('variable.edit', { dataset, variable: 'region', categories: swapped ?? [] });
    const { moved } = await host.ask('report.rerun', {});
    expect(moved.map(({ analysis, where }) => `${analysis}: ${where}`)).toEqual(
      expect.arrayContaining([
        'Weight weight, Guests: rows with another weight',
        'Weight weight, Guests: finding',
      ]),
    );
    expect(moved.find(({ where }) => where === 'rows with another weight')?.is).toBe(100 - 10);
  });
});

describe('undo of raking', () => {
  it('removes what was made and weighs the dataset as before; undone again it is back to the last digit', async () => {
    const before = (await host.ask('dataset.list', {})).find(({ name }) => name === dataset);
    const made = await host.ask('weight.rake', { dataset, targets, name: 'undone', use: true });
    const weights = await weightsOf('undone');
    expect(made.undo).toMatchObject({ call: 'weight.remove', input: { weight: 'undone' } });
    const removed = await host.ask('weight.remove', made.undo.input as never);
    const after = (await host.ask('dataset.list', {})).find(({ name }) => name === dataset);
    expect(after).toEqual(before);
    await host.ask('weight.rake', removed.undo.input as never);
    expect(await weightsOf('undone')).toEqual(weights);
    await host.ask('weight.remove', made.undo.input as never);
  });

  it('is refused where a segment asks of the weight, and for a weight of the file', async () => {
    await host.ask('weight.rake', { dataset, targets, name: 'asked' });
    await host.ask('segment.define', { dataset, name: 'Heavy', expression: 'asked > 1' });
    await expect(host.ask('weight.remove', { dataset, weight: 'asked' })).rejects.toThrow(
      'variable-in-use',
    );
    await host.ask('segment.remove', { dataset, name: 'Heavy' });
    await host.ask('weight.remove', { dataset, weight: 'asked' });
    await expect(host.ask('weight.remove', { dataset, weight: 'region' })).rejects.toThrow(
      'variable-kind-unsuitable',
    );
  });
});

describe('a raked weight', () => {
  it('is carried by the recipe to another dataset, where it is raked to the same targets', async () => {
    const name = 'carried';
    await host.ask('weight.rake', { dataset, targets, name, use: true });
    const { recipe } = await host.ask('recipe.export', { dataset });
    const weights = recipe.weights.filter((one) => one.name === name);
    expect(weights).toMatchObject([{ name, targets }]);
    const asked = { ...recipe, sets: [], derivations: [], segments: [], weights };
    const { applied, notApplied, undo } = await host.ask('recipe.apply', {
      dataset: 'Census',
      recipe: asked,
    });
    expect(notApplied).toEqual([]);
    expect(applied).toContainEqual({ what: 'variable', name });
    const here = await host.ask('weight.report', { dataset, weight: name });
    const there = await host.ask('weight.report', { dataset: 'Census', weight: name });
    expect(there.summary).toEqual(here.summary);
    const lines = await host.ask('dataset.list', {});
    expect(lines.find((line) => line.name === 'Census')?.weight).toBe(name);
    await host.ask('recipe.withdraw', undo.input as never);
    const left = await host.ask('dataset.variables', { dataset: 'Census' });
    expect(left.map((one) => one.name)).not.toContain(name);
    await host.ask('weight.remove', { dataset, weight: name });
  });
});
