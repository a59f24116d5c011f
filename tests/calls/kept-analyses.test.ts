import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textColumn } from '../columns/make-columns.ts';
import { writeDataset } from '../project/make-project.ts';
import { writeGuestSurvey } from './guest-survey.ts';
import { openHost, type TestHost } from './open-host.ts';

let host: TestHost;
beforeAll(async () => {
  host = await openHost((project) => {
    writeGuestSurvey(project);
    writeGuestSurvey(project, 'Gone');
    const texts = ['I love it', 'I hate it', 'It is a chair', null];
    writeDataset(
      project,
      { text: { column: textColumn(texts) } },
      { name: 'Posts', kind: 'posts' },
    );
  });
});
afterAll(() => host.close());

const comparison = {
  kind: 'comparison',
  input: { dataset: 'Guests', by: 'region', a: 'North', b: 'South', level: 0.95 },
} as const;

function figures(share: number): string {
  const file = join(host.folder, 'figures.csv');
  writeFileSync(file, `item,a_pct,a_n,b_pct,b_n\nOne,${share},100,20,100\nTwo,30,100,40,100\n`);
  return file;
}

describe('kept analyses', () => {
  it('are computed when they are kept, once for the same specification, and listed in order', async () => {
    const first = await host.ask('analysis.save', { specification: comparison });
    expect(first).toMatchObject({ kind: 'comparison', name: 'North v South (region)' });
    const input = { file: figures(10), level: 0.95 };
    await host.ask('analysis.save', { specification: { kind: 'gap-figures', input } });
    await host.ask('text.tag', { dataset: 'Posts', text: 'text', models: ['sentiment'] });
    const tags = { kind: 'tags', input: { dataset: 'Posts', tag: 'sentiment' } } as const;
    await host.ask('analysis.save', { specification: tags, name: 'Moods' });
    const again = await host.ask('analysis.save', { specification: comparison, name: 'Regions' });
    expect(again.id).toBe(first.id);
    const kept = await host.ask('analysis.list', {});
    expect(kept.map(({ name, kind }) => [name, kind])).toEqual([
      ['Regions', 'comparison'],
      ['Perception gap, figures.csv', 'gap-figures'],
      ['Moods', 'tags'],
    ]);
  });

  it('that was changed behind the back of the log is found by verify', async () => {
    await host.ask('analysis.save', { specification: comparison, name: 'Tampered' });
    const sound = await host.ask('project.verify', {});
    expect(sound.checks.find(({ check }) => check === 'analyses')).toMatchObject({ sound: true });
    const database = new Database(host.file);
    database.exec(
      "update analysis set result = replace(result, '0.', '1.') where name = 'Tampered'",
    );
    database.close();
    const damaged = await host.ask('project.verify', {});
    expect(damaged.checks.find(({ check }) => check === 'analyses')).toMatchObject({
      sound: false,
      detail: 'changed: Tampered',
    });
    await host.ask('analysis.save', { specification: comparison, name: 'Mended' });
    expect((await host.ask('project.verify', {})).sound).toBe(true);
  });

  it('of published figures stand without the file that they were read from', async () => {
    const file = figures(15);
    const specification = { kind: 'gap-figures', input: { file, level: 0.9 } } as const;
    const kept = await host.ask('analysis.save', { specification, name: 'Travelling' });
    rmSync(file);
    const again = await host.ask('report.rerun', {});
    expect(again.moved.filter(({ analysis }) => analysis === 'Travelling')).toEqual([]);
    await host.ask('analysis.remove', { id: kept.id });
  });

  it('give the same numbers to the last digit when they are computed again', async () => {
    const result = await host.ask('report.rerun', {});
    expect(result).toMatchObject({ analyses: 3, moved: [] });
    expect(result.numbers).toBeGreaterThan(100);
  });

  it('keep the figures that they were made from: their file may change or go', async () => {
    const file = figures(99);
    expect((await host.ask('report.rerun', {})).moved).toEqual([]);
    rmSync(file);
    expect((await host.ask('report.rerun', {})).moved).toEqual([]);
  });

  it('name each number that moved after a tag was corrected', async () => {
    await host.ask('text.correct', {
      dataset: 'Posts',
      variable: 'sentiment',
      row: 2,
      label: 'positive',
    });
    const { moved } = await host.ask('report.rerun', {});
    expect(new Set(moved.map(({ analysis }) => analysis))).toEqual(new Set(['Moods']));
    const counts = moved.filter(({ where }) => /^tags\.classes\.\d\.count$/u.test(where));
    expect(counts.map(({ was, is }) => Number(is) - Number(was)).toSorted()).toEqual([-1, 1]);
    await host.ask('text.correct', {
      dataset: 'Posts',
      variable: 'sentiment',
      row: 2,
      label: null,
    });
    expect((await host.ask('report.rerun', {})).moved).toEqual([]);
  });

  it('name what moved after an answer was called missing', async () => {
    const category = (code: string, label: string, missing: 'refused' | null) => ({
      code,
      label,
      value: null,
      missing,
    });
    const edit = (missing: 'refused' | null) =>
      host.ask('variable.edit', {
        dataset: 'Guests',
        variable: 'liked',
        categories: [category('1', 'Yes', null), category('2', 'No', missing)],
      });
    await edit('refused');
    const { moved } = await host.ask('report.rerun', {});
    expect(moved.length).toBeGreaterThan(0);
    await edit(null);
    expect((await host.ask('report.rerun', {})).moved).toEqual([]);
  });

  it('that can no longer be computed say why, and the others are computed all the same', async () => {
    const input = { ...comparison.input, dataset: 'Gone', variables: ['liked'] };
    const specification = { kind: 'comparison', input } as const;
    const { id } = await host.ask('analysis.save', { specification, name: 'Lost' });
    await host.ask('dataset.remove', { dataset: 'Gone' });
    const { analyses, moved } = await host.ask('report.rerun', {});
    await host.ask('analysis.remove', { id });
    expect(analyses).toBe(4);
    expect(new Set(moved.map(({ analysis }) => analysis))).toEqual(new Set(['Lost']));
    const is = 'There is no dataset “Gone”.';
    expect(moved).toContainEqual({ analysis: 'Lost', where: 'error', was: null, is });
    expect(moved.some(({ was, is: now }) => was === 0.75 && now === null)).toBe(true);
    expect((await host.ask('report.rerun', {})).moved).toEqual([]);
  });

  it('are refused when they cannot be computed, and nothing is kept', async () => {
    const before = await host.ask('analysis.list', {});
    const specification = { ...comparison, input: { ...comparison.input, b: 'West' } };
    expect((await host.refusal('analysis.save', { specification })).code).toBe('answer-not-found');
    expect(await host.ask('analysis.list', {})).toEqual(before);
  });

  it('are removed by number', async () => {
    const [first, ...others] = await host.ask('analysis.list', {});
    const id = first?.id ?? 0;
    expect(await host.ask('analysis.remove', { id })).toEqual({ removed: id });
    expect(await host.ask('analysis.list', {})).toEqual(others);
    expect((await host.refusal('analysis.remove', { id })).code).toBe('analysis-not-found');
  });
});

describe('the project', () => {
  it('is sound after all of that, as one file when it is closed', async () => {
    expect(await host.ask('project.verify', {})).toMatchObject({ sound: true });
  });

  it('logs each change, newest first, and no question', async () => {
    const before = await host.ask('project.events', { limit: 10_000 });
    await host.ask('dataset.variables', { dataset: 'Guests' });
    await host.ask('compare.segments', comparison.input);
    expect(await host.ask('project.events', { limit: 10_000 })).toEqual(before);
    const ids = before.map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted((a, b) => b - a));
    expect(before.at(-1)?.what).toBe('project created');
  });
});
