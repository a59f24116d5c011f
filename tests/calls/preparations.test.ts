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

async function codeOf(asked: Promise<unknown>): Promise<unknown> {
  try {
    return await asked;
  } catch (error) {
    return /"code":"([a-z-]+)"/u.exec((error as Error).message)?.[1];
  }
}

describe('derive.run', () => {
  it('makes variables in the order in which they need each other, all in one go', async () => {
    const { made } = await derive(young, bands);
    expect(made.map(({ name }) => name)).toEqual(['Young', 'Age group']);
    expect(await answersOf('Age group')).toEqual([
      'Under 18',
      '18–24',
      '18–24',
      '25–64',
      '25–64',
      '65 or over',
      'refused',
    ]);
    expect(await answersOf('Young')).toEqual(['Yes', 'Yes', 'Yes', 'No', 'No', 'No', 'refused']);
  });

  it('keeps nothing when one of them cannot be made', async () => {
    const before = await state();
    const wrong: DerivationRequest = { kind: 'net', name: 'X', from: 'region', answers: ['Nroth'] };
    expect(await codeOf(derive(bands, wrong))).toBe('answer-not-found');
    expect(await state()).toEqual(before);
  });

  it('is undone to what was there before, hashes and places included, and done again', async () => {
    await derive(bands);
    const before = await state();
    const again: DerivationRequest = { ...bands, rule: { by: 'quantile', bands: 2 } };
    const change = await host.ask('derive.run', { dataset, specs: [again, young2], replace: true });
    const after = await state();
    expect(after).not.toEqual(before);
    await undo(change.undo);
    expect(await state()).toEqual(before);
    await host.ask('derive.run', { dataset, specs: [again, young2], replace: true });
    expect(await state()).toEqual(after);
  });

  it('refuses a name in use, a variable made from itself, and a variable that there is not', async () => {
    expect(await codeOf(derive({ ...bands, name: 'AGE' }))).toBe('variable-exists');
    const a: DerivationRequest = { kind: 'expression', name: 'a', expression: 'b + 1' };
    const b: DerivationRequest = { kind: 'expression', name: 'b', expression: 'a + 1' };
    expect(await codeOf(derive(a, b))).toBe('derivation-circular');
    expect(await codeOf(derive(a))).toBe('variable-not-found');
  });

  it('refuses to replace a variable by one that is made from what it makes', async () => {
    await derive(bands, young);
    const circle: DerivationRequest = {
      kind: 'expression',
      name: 'Age group',
      expression: 'if(Young = Yes, "a", "b")',
    };
    const asked = host.ask('derive.run', { dataset, specs: [circle], replace: true });
    expect(await codeOf(asked)).toBe('derivation-circular');
  });

  it('makes a set of mentions that filters can ask', async () => {
    await derive({ kind: 'mentions', name: 'either', label: 'Either', from: ['q1', 'q2'] });
    expect(await answersOf('either_3')).toEqual([
      'Yes',
      'Yes',
      'Yes',
      'Yes',
      'no-answer',
      'No',
      'No',
    ]);
    const counted = await host.ask('segment.count', { dataset, expression: 'either = "Good"' });
    expect(counted.rows).toBe(4);
  });

  it('shows in a preview what it would make, and keeps nothing', async () => {
    const before = await state();
    const { made } = await host.ask('derive.preview', { dataset, specs: [young, bands] });
    expect(made[0]?.variable.categories.map(({ label, count }) => [label, count])).toEqual([
      ['Yes', 3],
      ['No', 3],
      ['Refused', 1],
    ]);
    expect(await state()).toEqual(before);
  });

  it('counts the texts that held no number', async () => {
    const spec: DerivationRequest = {
      kind: 'number',
      name: 'price',
      from: 'comment',
      decimal: ',',
      units: ['EUR'],
    };
    const { made } = await derive(spec);
    expect(made[0]).toMatchObject({ unreadable: 1 });
    expect(await answersOf('price')).toEqual([12, 1.5, 'unreadable', 'no-answer', 7, 8, 9]);
  });
});

const young2: DerivationRequest = { kind: 'expression', name: 'Minor', expression: 'age < 18' };

describe('an edit of a variable', () => {
  it('is followed by what is derived from it, by segments and by kept analyses', async () => {
    await derive({ kind: 'net', name: 'Cold', from: 'region', answers: ['North'] });
    await derive({
      kind: 'expression',
      name: 'Cold too',
      expression: 'region = "North" or age > 900',
    });
    await host.ask('segment.define', { dataset, name: 'N', expression: 'region = "North"' });
    const input = { dataset, a: 'region = "North"', b: 'region = "South"', filter: 'age > 1' };
    await host.ask('analysis.save', {
      specification: { kind: 'comparison', input: { ...input, level: 0.95 } },
    });
    const before = await state();
    const change = await host.ask('variable.edit', {
      dataset,
      variable: 'region',
      categories: [
        { code: '2', label: 'North', value: null, missing: null },
        { code: '1', label: 'Up', value: null, missing: null },
        { code: '3', label: 'East', value: null, missing: null },
      ],
    });
    expect(await answersOf('Cold')).toEqual(['Yes', 'No', 'No', 'no-answer', 'Yes', 'No', 'Yes']);
    expect(await answersOf('Cold too')).toEqual([
      'Yes',
      'No',
      'No',
      'no-answer',
      'Yes',
      'No',
      'Yes',
    ]);
    const [kept] = await host.ask('analysis.list', {});
    expect(kept?.specification.input).toMatchObject({ a: 'region = "Up"', b: 'region = "North"' });
    expect((await host.ask('project.verify', {})).checks.filter(({ sound }) => !sound)).toEqual([]);
    await undo(change.undo);
    expect(await state()).toEqual(before);
  });

  it('that declares an answer missing makes derived variables anew', async () => {
    await derive({ kind: 'box', name: 'Top', from: 'q1', answers: 1 });
    const categories = ['Bad', 'Fair', 'Good'].map((label, at) => ({
      code: String(at + 1),
      label,
      value: at + 1,
      missing: at === 0 ? ('dont-know' as const) : null,
    }));
    await host.ask('variable.edit', { dataset, variable: 'q1', categories });
    expect(await answersOf('Top')).toEqual([
      'dont-know',
      'No',
      'Yes',
      'Yes',
      'no-answer',
      'dont-know',
      'No',
    ]);
  });

  it('of a derived variable stands when it is made anew', async () => {
    await derive(bands, young);
    const line = (await host.ask('dataset.variables', { dataset })).find(
      ({ name }) => name === 'Age group',
    );
    const categories = (line?.categories ?? [])
      .filter(({ code }) => code !== '')
      .map(({ code, label, value, missing }) => ({
        code,
        label: label === 'Under 18' ? 'Minors' : label,
        value,
        missing,
      }));
    await host.ask('variable.edit', { dataset, variable: 'Age group', label: 'Ages', categories });
    await host.ask('variable.edit', { dataset, variable: 'age', label: 'Years' });
    expect((await answersOf('Age group'))[0]).toBe('Minors');
    expect(await answersOf('Young')).toEqual(['Yes', 'Yes', 'Yes', 'No', 'No', 'No', 'refused']);
    const after = await host.ask('dataset.variables', { dataset });
    expect(after.find(({ name }) => name === 'Age group')?.label).toBe('Ages');
  });
});

describe('variable.rename', () => {
  it('is followed everywhere and undone', async () => {
    await derive(bands, young, { kind: 'expression', name: 'x', expression: 'age*2 + `age`' });
    await host.ask('segment.define', { dataset, name: 'Old', expression: 'age >= 65' });
    const input = { dataset, a: 'Old', variables: ['age', 'q1'], filter: 'age > 1', level: 0.95 };
    await host.ask('analysis.save', { specification: { kind: 'comparison', input } });
    const before = await state();
    const change = await host.ask('variable.rename', {
      dataset,
      variable: 'age',
      to: 'Age in years',
    });
    expect(change.rewritten).toEqual([
      { what: 'segment', name: 'Old' },
      { what: 'variable', name: 'Age group' },
      { what: 'variable', name: 'x' },
      { what: 'analysis', name: 'Old v everyone else' },
    ]);
    expect(await answersOf('x')).toEqual([51, 54, 72, 75, 192, 195, 'refused']);
    expect((await host.ask('project.verify', {})).sound).toBe(true);
    expect(
      (await host.ask('report.rerun', {})).moved.filter(({ was }) => typeof was === 'number'),
    ).toEqual([]);
    await undo(change.undo);
    expect(withoutQuoting(await state())).toEqual(withoutQuoting(before));
    expect(await codeOf(host.ask('variable.rename', { dataset, variable: 'age', to: 'Q1' }))).toBe(
      'variable-exists',
    );
  });
});

/** An expression's name comes back bare, however it was written. */
const withoutQuoting = (value: unknown) => JSON.parse(JSON.stringify(value).replaceAll('`', ''));

describe('variable.remove', () => {
  it('refuses what others need and names them, and undoes what it removed', async () => {
    await derive(bands, young);
    await host.ask('segment.define', { dataset, name: 'Y', expression: 'Young = Yes' });
    const before = await state();
    expect(await codeOf(host.ask('variable.remove', { dataset, variables: ['Age group'] }))).toBe(
      'variable-in-use',
    );
    expect(
      await codeOf(host.ask('variable.remove', { dataset, variables: ['Age group', 'Young'] })),
    ).toBe('variable-in-use');
    expect(await codeOf(host.ask('variable.remove', { dataset, variables: ['age'] }))).toBe(
      'variable-kind-unsuitable',
    );
    await host.ask('segment.remove', { dataset, name: 'Y' });
    const without = await state();
    const { undo: back, removed } = await host.ask('variable.remove', {
      dataset,
      variables: ['Young', 'Age group'],
    });
    expect(removed).toEqual(['Young', 'Age group']);
    await undo(back);
    expect(await state()).toEqual(without);
    expect(before).not.toEqual(without);
  });
});

describe('sets', () => {
  it('are put together, asked, taken apart, and put together again by undo', async () => {
    const before = await state();
    const made = await host.ask('set.define', {
      dataset,
      name: 'Media',
      kind: 'multiple',
      members: ['tv', 'web'],
    });
    const together = await state();
    expect(
      (await host.ask('segment.count', { dataset, expression: 'Media in (tv, web)' })).rows,
    ).toBe(3);
    await derive({ kind: 'count', name: 'media count', from: ['Media'] });
    expect(await answersOf('media count')).toEqual([1, 1, 0, 2, 'no-answer', 0, 0]);
    expect(await codeOf(host.ask('set.remove', { dataset, name: 'Media' }))).toBe(
      'variable-in-use',
    );
    await host.ask('variable.remove', { dataset, variables: ['media count'] });
    await undo(made.undo);
    expect(await state()).toEqual(before);
    await host.ask('set.define', {
      dataset,
      name: 'Media',
      kind: 'multiple',
      members: ['tv', 'web'],
    });
    const { undo: back } = await host.ask('set.remove', { dataset, name: 'Media' });
    await undo(back);
    expect(await state()).toEqual(together);
    const nested = host.ask('set.define', { dataset, name: 'More', kind: 'grid', members: ['tv'] });
    expect(await codeOf(nested)).toBe('variable-in-use');
  });
});

describe('a segment under a name that meant something else', () => {
  it('is defined with a warning that shows both definitions, also after the first is gone', async () => {
    const first = await host.ask('segment.define', {
      dataset,
      name: 'Planners',
      aliases: ['Planned users'],
      expression: 'age < 25',
    });
    expect(first.drift).toEqual([]);
    await undo(first.undo);
    const second = await host.ask('segment.define', {
      dataset,
      name: 'planned users',
      expression: 'age < 30',
    });
    expect(second.drift).toMatchObject([
      { name: 'planned users', dataset, expression: 'age < 25', standing: false },
    ]);
    const third = await host.ask('segment.define', {
      dataset,
      name: 'Juniors',
      expression: 'age < 30',
    });
    expect(third.drift).toEqual([]);
    const listed = await host.ask('segment.list', { dataset });
    expect(listed.map(({ alsoCalled }) => alsoCalled.map(({ name }) => name))).toEqual([
      ['Juniors'],
      ['planned users'],
    ]);
  });
});
