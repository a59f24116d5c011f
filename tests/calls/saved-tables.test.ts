import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallName } from '#contract/calls/index.ts';
import type { SavedTable } from '#contract/calls/saved-tables.ts';
import type { Undoable } from '#contract/undo.ts';
import { writeGuestSurvey } from './guest-survey.ts';
import { openHost, type TestHost } from './open-host.ts';

let host: TestHost;
beforeAll(async () => {
  host = await openHost((project) => writeGuestSurvey(project));
});
afterAll(() => host.close());

const input = { dataset: 'Guests', rows: ['liked'], columns: ['region'], filter: 'age > 3' };

function takeBack({ undo }: Undoable): Promise<unknown> {
  return host.ask(undo.call as CallName, undo.input as never);
}

function listed() {
  return host.ask('table.list', { dataset: 'Guests' });
}

describe('saved tables', () => {
  it('are listed by name, changed in place, and come back as they were when a change is taken back', async () => {
    const first = await host.ask('table.save', { name: 'Zebra', input });
    const second = await host.ask('table.save', {
      name: 'Apple',
      input,
      look: { figure: 'index', isHeat: true },
      notes: [{ about: 'liked: yes, North', text: 'Ask again' }],
    });
    expect((await listed()).tables.map(({ name }) => name)).toEqual(['Apple', 'Zebra']);
    const renamed = await host.ask('table.save', { ...saved(second), name: 'Berry' });
    expect(renamed.id).toBe(second.id);
    await takeBack(renamed);
    const removed = await host.ask('table.remove', { id: second.id });
    expect((await listed()).tables.map(({ name }) => name)).toEqual(['Zebra']);
    await takeBack(removed);
    const [apple] = (await listed()).tables;
    expect(apple).toEqual({ ...saved(second), changedAt: apple?.changedAt });
    await takeBack(first);
    expect((await listed()).tables.map(({ name }) => name)).toEqual(['Apple']);
  });

  it('follow their banner when it is changed, and keep its columns when it is removed', async () => {
    const banner = await host.ask('banner.save', {
      name: 'Standard',
      dataset: 'Guests',
      columns: ['region'],
    });
    for (const rows of [['liked'], ['score']]) {
      await host.ask('table.save', {
        name: `With ${rows}`,
        input: { dataset: 'Guests', rows, columns: [] },
        banner: banner.id,
      });
    }
    const { id, name, dataset } = banner;
    const changed = await host.ask('banner.save', {
      id,
      name,
      dataset,
      columns: ['liked', 'media'],
    });
    expect(changed.usedBy).toEqual(['With liked', 'With score']);
    const columnsOf = async () =>
      (await listed()).tables.filter((one) => one.banner === id).map((one) => one.input.columns);
    expect(await columnsOf()).toEqual([
      ['liked', 'media'],
      ['liked', 'media'],
    ]);
    const removed = await host.ask('banner.remove', { id });
    expect(await columnsOf()).toEqual([
      ['liked', 'media'],
      ['liked', 'media'],
    ]);
    await takeBack(removed);
    await takeBack(changed);
    expect(await columnsOf()).toEqual([['region'], ['region']]);
  });

  it('are no analyses of the report, and a project with them is sound', async () => {
    expect(await host.ask('analysis.list', {})).toEqual([]);
    expect((await host.ask('project.verify', {})).sound).toBe(true);
  });

  it('follow a variable that gets another name, and so do banners', async () => {
    await host.ask('variable.rename', { dataset: 'Guests', variable: 'liked', to: 'pleased' });
    const { tables } = await listed();
    expect(tables.find(({ name }) => name === 'Apple')?.input.rows).toEqual(['pleased']);
    const renamed = await host.ask('banner.save', {
      name: 'By liking',
      dataset: 'Guests',
      columns: ['pleased'],
    });
    await host.ask('variable.rename', { dataset: 'Guests', variable: 'pleased', to: 'liked' });
    const { banners } = await listed();
    expect(banners.find(({ id }) => id === renamed.id)?.columns).toEqual(['liked']);
  });

  it('of a banner that is not there are refused by name', async () => {
    expect(await host.refusal('banner.remove', { id: 999 })).toMatchObject({
      code: 'analysis-not-found',
    });
    expect(await host.refusal('table.remove', { id: 999 })).toMatchObject({
      code: 'analysis-not-found',
    });
  });
});

describe('a table kept for the report', () => {
  it('has the columns of its banner, its notes in the footnote, and a sheet of its own', async () => {
    const banner = await host.ask('banner.save', {
      name: 'Regions',
      dataset: 'Guests',
      columns: ['region'],
    });
    const kept = await host.ask('analysis.save', {
      specification: {
        kind: 'table',
        input: { dataset: 'Guests', rows: ['liked'], columns: [] },
        banner: banner.id,
        notes: [{ about: 'liked: yes, North', text: 'Ask again' }],
      },
    });
    const result = kept.result as { readonly table: { readonly columns: readonly unknown[] } };
    expect(result.table.columns).toHaveLength(3);
    const out = join(host.folder, 'report.xlsx');
    const report = await host.ask('report.write', { out });
    expect(report).toMatchObject({ analyses: 1, leftOut: [] });
    expect(report.sheets).toContain(kept.name);
    expect(report.evidence).toBeGreaterThan(9);
    expect((await host.ask('report.rerun', {})).moved).toEqual([]);
  });
});

/** A saved table as it is asked for again. */
function saved({ id, name, input, banner, look, notes }: SavedTable) {
  return { id, name, input, banner, look, notes: [...notes] };
}
