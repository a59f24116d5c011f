import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallName } from '#contract/calls/index.ts';
import type { DerivationRequest } from '#contract/calls/preparations.ts';
import type { UndoStep } from '#contract/undo.ts';
import { openHost, type TestHost } from './open-host.ts';
import { writePreparedSurvey } from './prepared-survey.ts';

const dataset = 'Survey';
let host: TestHost;
beforeEach(async () => {
  host = await openHost(writePreparedSurvey);
});
afterEach(() => host.close());

const bands: DerivationRequest = {
  kind: 'band',
  name: 'Age group',
  from: 'age',
  rule: { by: 'own', cuts: [18, 25, 65] },
};
const young: DerivationRequest = {
  kind: 'net',
  name: 'Young',
  from: 'Age group',
  answers: ['Under 18', '18–24'],
};

const derive = (...specs: DerivationRequest[]) => host.ask('derive.run', { dataset, specs });
const undo = ({ call, input }: UndoStep) => host.ask(call as CallName, input as never);

async function answersOf(variable: string): Promise<readonly unknown[]> {
  const { cells, reasons } = await host.ask('dataset.rows', { dataset, variables: [variable] });
  return cells.map((row, at) => row[0] ?? reasons[at]?.[0]);
}

/** Everything about the variables that a change could touch. */
async function state(): Promise<unknown> {
  const variables = await host.ask('dataset.variables', { dataset });
  const segments = await host.ask('segment.list', { dataset });
  const analyses = await host.ask('analysis.list', {});
  return JSON.parse(JSON.stringify({ variables, segments, analyses }));
}

describe('what is made from tags and weights', () => {
  it('is made anew when the tags are made or corrected', async () => {
    await host.ask('text.tag', { dataset, text: 'comment', models: ['sentiment'] });
    const tag = (await host.ask('dataset.variables', { dataset })).find(
      ({ recipe }) => recipe?.['made'] === 'tag' && recipe['model'] === 'sentiment',
    );
    const name = tag?.name ?? '';
    await derive({ kind: 'net', name: 'Cross', from: name, answers: ['negative'] });
    expect(await answersOf('Cross')).toContain('No');
    await host.ask('text.correct', { dataset, variable: name, row: 0, label: 'negative' });
    expect((await answersOf('Cross'))[0]).toBe('Yes');
    expect((await host.ask('project.verify', {})).sound).toBe(true);
  });
});

describe('recipe.apply', () => {
  it('puts a recipe on its own dataset after it was withdrawn, and finds the same', async () => {
    await host.ask('set.define', {
      dataset,
      name: 'Media',
      kind: 'multiple',
      members: ['tv', 'web'],
    });
    await derive(young, bands, {
      kind: 'expression',
      name: 'w',
      expression: 'if(Young = Yes, 2, 1)',
    });
    await host.ask('segment.define', {
      dataset,
      name: 'Y',
      aliases: ['Kids'],
      expression: 'Young = Yes',
    });
    await host.ask('variable.edit', { dataset, variable: 'w', kind: 'weight' });
    await host.ask('dataset.weight', { dataset, weight: 'w' });
    const { recipe } = await host.ask('recipe.export', { dataset });
    const withdrawn = { sets: ['Media'], variables: ['Young', 'Age group', 'w'], segments: ['Y'] };
    await host.ask('recipe.withdraw', { dataset, ...withdrawn, weight: null });
    const bare = await state();
    const { notApplied, undo: back } = await host.ask('recipe.apply', { dataset, recipe });
    expect(notApplied).toEqual([]);
    const again = await host.ask('recipe.export', { dataset });
    expect(again.recipe).toEqual(recipe);
    await undo(back);
    expect(await state()).toEqual(bare);
    const wrong = { ...recipe, weight: 'nothing' };
    const none = await host.ask('recipe.apply', { dataset, recipe: wrong, allOrNothing: true });
    expect(none).toMatchObject({ applied: [], notApplied: [{ what: 'weight', name: 'nothing' }] });
    expect(await state()).toEqual(bare);
  });

  it('applies parts in whatever order they need each other, and takes them back', async () => {
    const bare = await state();
    const top = (name: string, from: string) =>
      ({ kind: 'box', name, label: name, from, side: 'top', answers: 1 }) as const;
    await derive(top('B1', 'q1'), top('B2', 'q2'));
    await host.ask('set.define', {
      dataset,
      name: 'Boxes',
      kind: 'multiple',
      members: ['B1', 'B2'],
    });
    await derive({
      kind: 'net',
      name: 'AnyBox',
      from: 'Boxes',
      answers: ['B1', 'B2'],
      match: 'any',
    });
    await host.ask('segment.define', { dataset, name: 'Pleased', expression: 'AnyBox = Yes' });
    await derive({ kind: 'expression', name: 'Twice', expression: 'if(segment "Pleased", 2, 1)' });
    const { recipe } = await host.ask('recipe.export', { dataset });
    expect(recipe.sets).toMatchObject([{ name: 'Boxes', members: ['B1', 'B2'] }]);
    const made = await state();
    const variables = ['B1', 'B2', 'AnyBox', 'Twice'];
    const all = { dataset, variables, sets: ['Boxes'], segments: ['Pleased'], weight: null };
    await host.ask('recipe.withdraw', all);
    expect(await state()).toEqual(bare);
    const { applied, notApplied, undo: back } = await host.ask('recipe.apply', { dataset, recipe });
    expect(notApplied).toEqual([]);
    expect(applied.map(({ name }) => name)).toEqual([
      'B1',
      'B2',
      'Boxes',
      'AnyBox',
      'Pleased',
      'Twice',
    ]);
    expect(await state()).toEqual(made);
    await undo(back);
    expect(await state()).toEqual(bare);
  });
});
