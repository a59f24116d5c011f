import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeGuestSurvey } from './guest-survey.ts';
import { openHost, type TestHost } from './open-host.ts';

let host: TestHost;
beforeEach(async () => {
  host = await openHost((project) => writeGuestSurvey(project));
});
afterEach(() => host.close());

describe('projects', () => {
  it('close to one file, and nothing can be asked of them then', async () => {
    await host.ask('dataset.weight', { dataset: 'Guests', weight: 'w' });
    await host.ask('dataset.variables', { dataset: 'Guests' });
    expect(await host.ask('project.close', {})).toEqual({ closed: true });
    expect(readdirSync(host.folder).toSorted()).toEqual(['home', 'test.parallax']);
    expect((await host.refusal('dataset.list', {})).code).toBe('no-project-open');
    expect((await host.refusal('dataset.weight', { dataset: 'a', weight: null })).code).toBe(
      'no-project-open',
    );
    expect(await host.ask('project.current', {})).toEqual({ project: null });
  });

  it('are made new, opened and remembered, latest first', async () => {
    const made = await host.ask('project.new', { file: join(host.folder, 'deep/er/second') });
    expect(made).toMatchObject({ name: 'second', datasetCount: 0, rowCount: 0 });
    expect(made.file).toBe(join(host.folder, 'deep/er/second.parallax'));
    expect(await host.ask('dataset.list', {})).toEqual([]);
    await host.ask('project.open', { file: host.file });
    const recent = await host.ask('project.recent', {});
    expect(recent.map(({ name, exists }) => [name, exists])).toEqual([
      ['test', true],
      ['second', true],
    ]);
  });

  it('are listed with the rows that they have by now', async () => {
    const file = join(host.folder, 'grows.parallax');
    const answers = join(host.folder, 'answers.csv');
    writeFileSync(answers, 'id,answer\n1,Yes\n2,No\n3,Yes\n');
    const rowsListed = async () =>
      (await host.ask('project.recent', {})).find((one) => one.file === file)?.rowCount;
    await host.ask('project.new', { file });
    expect(await rowsListed()).toBe(0);
    await host.ask('import.run', { file: answers });
    expect(await rowsListed()).toBe(3);
    await host.ask('project.open', { file: host.file });
    expect(await rowsListed()).toBe(3);
  });

  it('that are there already are not made again, and stay open', async () => {
    const error = await host.refusal('project.new', { file: host.file });
    expect(error.code).toBe('project-exists');
    expect((await host.ask('project.current', {})).project?.name).toBe('test');
    expect(await host.ask('dataset.list', {})).toHaveLength(1);
  });

  it('that cannot be opened leave no project open and say why', async () => {
    const text = join(host.folder, 'notes.txt');
    writeFileSync(text, 'not a project');
    expect((await host.refusal('project.open', { file: text })).code).toBe('not-a-project');
    const none = join(host.folder, 'none.parallax');
    expect((await host.refusal('project.open', { file: none })).code).toBe('project-not-found');
    expect(await host.ask('project.current', {})).toEqual({ project: null });
    expect((await host.refusal('dataset.list', {})).code).toBe('no-project-open');
    await host.ask('project.open', { file: host.file });
    expect(await host.ask('dataset.list', {})).toHaveLength(1);
  });

  it('tell who listens of what changed, and of nothing that did not', async () => {
    const heard: string[] = [];
    const stop = host.host.onChange((by) => heard.push(by));
    await host.ask('dataset.list', {});
    await host.refusal('dataset.weight', { dataset: 'Guests', weight: 'words' });
    await host.ask('dataset.weight', { dataset: 'Guests', weight: 'w' });
    stop();
    await host.ask('dataset.weight', { dataset: 'Guests', weight: null });
    expect(heard).toEqual(['dataset.weight']);
  });
});
