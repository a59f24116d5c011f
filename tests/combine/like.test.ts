import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHost, type TestHost } from '../calls/open-host.ts';

const satisfied = ['Very dissatisfied', 'Dissatisfied', 'Neutral', 'Satisfied', 'Very satisfied'];
const rows = (make: (row: number) => readonly unknown[]) =>
  Array.from({ length: 120 }, (_, row) => make(row).join(',')).join('\n');

const one = `id,gender,How satisfied are you?,brand,age,visits a month\n${rows((row) => [1000 + row, ['Male', 'Female'][row % 2], satisfied[row % 5], ['Acme', 'Bolt', 'Cone'][row % 3], 18 + (row % 60), row % 9])}\n`;
const two = `id,age,gender,How satisfied are you?,brand,visit a month,Would you recommend us?\n${rows((row) => [2000 + row, 18 + (row % 50), ['Male', 'Female', 'Other'][row % 3], satisfied[row % 5], ['Acme', 'Dune'][row % 2], row % 9, ['Yes', 'No', 'Maybe'][row % 3]])}\n`;

let host: TestHost;
let file: string;
beforeAll(async () => {
  host = await openHost(() => undefined);
  file = join(host.folder, 'wave.csv');
  writeFileSync(file, one);
  await host.ask('import.run', { file, name: 'Wave 1' });
  const variables = await host.ask('dataset.variables', { dataset: 'Wave 1' });
  const scale = variables[2]?.name ?? '';
  const dataset = 'Wave 1';
  await host.ask('variable.rename', { dataset, variable: scale, to: 'satisfaction' });
  await host.ask('derive.run', {
    dataset,
    specs: [
      { kind: 'box', name: 'happy', from: 'satisfaction', side: 'top', answers: 2 },
      { kind: 'net', name: 'cone fans', from: 'brand', answers: ['Cone'] },
    ],
  });
  writeFileSync(file, two);
});
afterAll(() => host.close());

describe('the next wave like the last', () => {
  it('finds questions wherever they stand, keeps their names, and says what differs', async () => {
    const { plan, differences } = await host.ask('import.preview', { file, like: 'Wave 1' });
    const names = plan.variables.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['satisfaction', 'brand', 'age', 'gender']));
    const told = differences.map(({ kind, variable, is }) => [kind, variable, is]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['new-answer', 'gender', 'Other'],
        ['new-answer', 'brand', 'Dune'],
        ['vanished-answer', 'brand', ''],
        ['new-question', expect.stringContaining('recommend'), 'Would you recommend us?'],
        ['moved', 'age', '2'],
      ]),
    );
    const reasons = plan.variables.map(({ name, why }) => [name, why[0]]);
    expect(reasons).toContainEqual(['brand', 'As in Wave 1.']);
    expect(reasons).toContainEqual([
      expect.stringContaining('recommend'),
      expect.not.stringContaining('Wave 1'),
    ]);
    expect(differences.filter(({ kind }) => kind === 'renamed-question')).toHaveLength(1);
    expect(differences.filter(({ kind }) => kind === 'vanished-question')).toEqual([]);
    expect(
      plan.variables.find(({ name }) => name === 'brand')?.categories.map(({ label }) => label),
    ).toContain('Cone');
  });

  it('tells which answers, spelt otherwise, it reads as answers of the former wave', async () => {
    const shouted = join(host.folder, 'shouted.csv');
    writeFileSync(shouted, one.replaceAll('Acme', 'ACME'));
    const { differences } = await host.ask('import.preview', { file: shouted, like: 'Wave 1' });
    const told = differences.map(({ words }) => words);
    expect(told).toContain('“ACME”, an answer of brand in this file, is read as “Acme” of Wave 1.');
  });

  it('takes a choice: a question that is not the same is another, and a new one stays out', async () => {
    const first = await host.ask('import.preview', { file, like: 'Wave 1' });
    const idOf = (kind: string) => first.differences.find((one) => one.kind === kind)?.id ?? '';
    const choices = { [idOf('renamed-question')]: 'is', [idOf('new-question')]: 'was' } as const;
    const { plan, differences } = await host.ask('import.preview', {
      file,
      like: 'Wave 1',
      choices,
    });
    expect(differences.map(({ kind }) => kind)).toContain('vanished-question');
    const included = plan.variables.filter((one) => one.included).map(({ label }) => label);
    expect(included).toContain('visit a month');
    expect(included).not.toContain('Would you recommend us?');
  });

  it('puts the recipe on the new wave, and names what could not be', async () => {
    const result = await host.ask('import.run', {
      file,
      name: 'Wave 2',
      like: 'Wave 1',
      withRecipe: true,
    });
    expect(result.rows).toBe(120);
    expect(result.recipe?.applied.map(({ name }) => name)).toContain('happy');
    const made = await host.ask('dataset.variables', { dataset: 'Wave 2' });
    expect(made.find(({ name }) => name === 'happy')?.present).toBe(120);
  });

  it('appends to the former wave without a question lost', async () => {
    const { rows, warnings } = await host.ask('dataset.append', {
      datasets: ['Wave 1', 'Wave 2'],
      name: 'Both',
    });
    expect(rows).toBe(240);
    expect(warnings.some((note) => note.startsWith('Not asked in Wave 1: recommend'))).toBe(true);
    const both = await host.ask('dataset.variables', { dataset: 'Both' });
    expect(both[0]).toMatchObject({ name: 'wave', role: 'wave' });
    expect(both[0]?.categories.map(({ label, count }) => [label, count])).toEqual([
      ['Wave 1', 120],
      ['Wave 2', 120],
    ]);
  });

  it('gives a taken name a number where nobody asked for it, and tells a file that is there', async () => {
    const first = await host.ask('import.run', { file });
    const second = await host.ask('import.run', { file });
    expect([first.dataset, second.dataset]).toEqual(['wave', 'wave 3']);
    expect(
      second.warnings.filter((one) => /already: this one|in the project already/u.test(one)),
    ).toHaveLength(2);
    expect((await host.refusal('import.run', { file, name: 'Wave' })).code).toBe('dataset-exists');
  });

  it('refuses what cannot be: other sorts of values, repeated ids, a dataset without a plan', async () => {
    const odd = join(host.folder, 'odd.csv');
    writeFileSync(
      odd,
      `id,age\n${rows((row) => [row % 10, ['young', 'old', 'middling'][row % 3]])}\n`,
    );
    await host.ask('import.run', { file: odd, name: 'Odd' });
    const append = { datasets: ['Wave 1', 'Odd'], name: 'Mixed' };
    const mixed = await host.refusal('dataset.append', append);
    expect(mixed).toMatchObject({ code: 'variables-do-not-combine', details: { variable: 'id' } });
    const texts = await host.ask('dataset.append', { ...append, asText: ['age', 'id'] });
    expect(texts.rows).toBe(240);
    const on = { left: 'id', right: 'id' };
    const repeats = await host.refusal('dataset.match', { left: 'Wave 1', right: 'Odd', on });
    expect(repeats).toMatchObject({ code: 'ids-repeat', details: { count: 110 } });
    const noPlan = await host.refusal('import.preview', { file, like: 'Both' });
    expect(noPlan.code).toBe('plan-does-not-fit-file');
  });

  it('verify and rerun say when a source changed, and follow a rename', async () => {
    await host.ask('variable.rename', { dataset: 'Wave 1', variable: 'brand', to: 'brand used' });
    const check = async () =>
      (await host.ask('project.verify', {})).checks.find(
        (one) => one.check === 'combined datasets',
      );
    expect(await check()).toMatchObject({ sound: true });
    await host.ask('variable.edit', { dataset: 'Wave 2', variable: 'age', kind: 'date' });
    expect(await check()).toMatchObject({ sound: false, detail: expect.stringContaining('Both') });
    await host.ask('variable.edit', { dataset: 'Wave 2', variable: 'age', kind: 'number' });
    await host.ask('dataset.remove', { dataset: 'Wave 2' });
    expect(await check()).toMatchObject({
      sound: true,
      detail: expect.stringContaining('Wave 2 is not in the project'),
    });
  });
});
