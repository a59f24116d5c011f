import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CommandLine, openCommandLine } from './command-line.ts';

let line: CommandLine;
beforeAll(async () => {
  line = openCommandLine();
  const rows = Array.from(
    { length: 60 },
    (_, row) => `${row},${16 + row},${['North', 'South'][row % 2]}`,
  );
  line.write('wave1.csv', `id,age,region\n${rows.join('\n')}\n`);
  line.write('wave2.csv', `id,years,region\n${rows.join('\n')}\n`);
  await line.type('new', line.project);
  await line.json('import', line.path('wave1.csv'), '--name', 'Wave 1');
  await line.json('import', line.path('wave2.csv'), '--name', 'Wave 2');
});
afterAll(() => line.remove());

const specs = [
  {
    kind: 'expression',
    name: 'Young north',
    expression: '`Age group` = "Under 18" and region = North',
  },
  { kind: 'band', name: 'Age group', from: 'age', rule: { by: 'own', cuts: [18, 65] } },
  { kind: 'expression', name: 'Cold', expression: 'region = North' },
  { name: 'Young', aliases: ['Kids'], expression: '`Age group` = "Under 18"' },
];

describe('parallax derive', () => {
  it('shows before it makes, then makes variables and segments of every kind from one file', async () => {
    const file = line.write('specs.json', JSON.stringify(specs));
    const shown = await line.type(
      'derive',
      'Wave 1',
      '--spec',
      file,
      '--preview',
      '--project',
      line.project,
    );
    expect(shown.out).toContain('Age group: 60 answers; Under 18 2 · 18–64 47 · 65 or over 11');
    const before = await line.json<unknown[]>('variables', 'Wave 1');
    const made = await line.json<{ segments: { rows: number }[] }>(
      'derive',
      'Wave 1',
      '--spec',
      file,
    );
    expect(made.segments).toMatchObject([{ name: 'Young', rows: 2 }]);
    expect(await line.json<unknown[]>('variables', 'Wave 1')).toHaveLength(before.length + 3);
    const derived = await line.type('derived', 'Wave 1', '--project', line.project);
    expect(derived.out).toContain('variable Young north, segment Young');
  });

  it('names the place in the file that is wrong, and makes nothing', async () => {
    const wrong = [
      specs[2],
      { kind: 'band', name: 'b', from: 'age', rule: { by: 'own', cuts: ['x'] } },
    ];
    const file = line.write('wrong.json', JSON.stringify(wrong));
    const { code, error } = await line.failure(
      'derive',
      'Wave 1',
      '--spec',
      file,
      '--project',
      line.project,
    );
    expect({ code, place: error.what }).toEqual({
      code: 2,
      place: expect.stringContaining('at 1.rule.cuts.0:'),
    });
    const kind = line.write('kind.json', JSON.stringify({ kind: 'bnad', name: 'b' }));
    const unknown = await line.failure(
      'derive',
      'Wave 1',
      '--spec',
      kind,
      '--project',
      line.project,
    );
    expect(unknown.error.what).toContain('at kind:');
  });

  it('carries a recipe to another wave and names what does not fit', async () => {
    const file = line.path('wave.recipe.json');
    await line.json('recipe', 'Wave 1', '--out', file);
    const { code, out } = await line.type(
      'recipe',
      'Wave 2',
      '--apply',
      file,
      '--whole',
      '--json',
      '--project',
      line.project,
    );
    const whole = JSON.parse(out) as { applied: unknown[]; notApplied: unknown[] };
    expect([code, whole.applied.length, whole.notApplied.length]).toEqual([1, 0, 3]);
    const result = await line.json<{
      applied: { name: string }[];
      notApplied: { name: string; why: string }[];
    }>('recipe', 'Wave 2', '--apply', file);
    expect(result.applied.map(({ name }) => name)).toEqual(['Cold']);
    expect(result.notApplied.map(({ name }) => name)).toEqual([
      'Age group',
      'Young north',
      'Young',
    ]);
    expect(result.notApplied[0]?.why).toContain('no variable “age”');
    const segments = await line.type('segments', 'Wave 1', '--project', line.project);
    expect(segments.out).toContain('Kids');
    const verified = await line.type('verify', '--project', line.project);
    expect(verified.out).toContain('4 derived variables are what their recipes make');
  });
});
