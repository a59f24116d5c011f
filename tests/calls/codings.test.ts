import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textColumn } from '../columns/make-columns.ts';
import { writeDataset } from '../project/make-project.ts';
import { openHost, type TestHost } from './open-host.ts';

const good = ['I love it', 'Great work, thank you', 'Best service ever'];
const bad = ['I hate it', 'Terrible, broken again', 'Worst service ever'];
const texts = Array.from({ length: 200 }, (_, at) => {
  if (at % 20 === 7) return null;
  const words = at % 3 === 0 ? good : bad;
  return `${words[at % words.length]} number ${at}`;
});
const truth = (row: number): string => (row % 3 === 0 ? 'positive' : 'negative');

let host: TestHost;
const names = ['Blind', 'Sample', 'Undo', 'Early', 'Retagged', 'Same order', 'Taught'];
beforeAll(async () => {
  host = await openHost((project) => {
    const variables = { text: { label: 'What was said', column: textColumn(texts) } };
    for (const name of names) writeDataset(project, variables, { name, kind: 'posts' });
  });
  for (const dataset of names) await host.ask('text.tag', { dataset, text: 'text' });
}, 30_000);
afterAll(() => host.close());

const tag = 'sentiment';

async function shown(dataset: string, row: number): Promise<string | number | null> {
  const window = await host.ask('dataset.rows', { dataset, variables: [tag], from: row, count: 1 });
  return window.cells[0]?.[0] ?? null;
}

async function codeNext(dataset: string, coder: string, count: number): Promise<readonly number[]> {
  const { items } = await host.ask('coding.queue', { dataset, tag, coder, limit: count });
  for (const { row } of items) {
    await host.ask('coding.set', { dataset, tag, coder, row, label: truth(row) });
  }
  return items.map(({ row }) => row);
}

describe('coding.queue', () => {
  it('gives every coder the same posts in the same order, without tags or codes of others', async () => {
    const dataset = 'Same order';
    const first = await host.ask('coding.queue', { dataset, tag, coder: 'Ann', limit: 30 });
    await codeNext(dataset, 'Ann', 10);
    const second = await host.ask('coding.queue', { dataset, tag, coder: 'Ben', limit: 30 });
    expect(second.items).toEqual(first.items);
    expect(second.items.every(({ codes }) => codes.length === 0)).toBe(true);
    expect(Object.keys(second.items[0] ?? {}).toSorted()).toEqual(['codes', 'row', 'text']);
    const later = await host.ask('coding.queue', { dataset, tag, coder: 'Ann', limit: 30 });
    expect(later).toMatchObject({ coded: 10, left: 180, coders: ['Ann'] });
    expect(later.items[0]).toEqual(first.items[10]);
  });

  it('holds tagged posts alone, and its order is not that of the file', async () => {
    const { items, left } = await host.ask('coding.queue', {
      dataset: 'Same order',
      tag,
      coder: 'Cleo',
      limit: 500,
    });
    const rows = items.map(({ row }) => row);
    expect([rows.length, left, new Set(rows).size]).toEqual([190, 190, 190]);
    expect(rows.every((row) => texts[row] !== null)).toBe(true);
    expect(rows).not.toEqual(rows.toSorted((one, two) => one - two));
    expect(items.every(({ row, text }) => text === texts[row])).toBe(true);
  });
});

describe('coders who are blind to each other', () => {
  it('set the tag where they agree, leave it where they do not, and settle it', async () => {
    const dataset = 'Blind';
    const { items } = await host.ask('coding.queue', { dataset, tag, coder: 'Ann' });
    const row = items[0]?.row ?? -1;
    const machine = await shown(dataset, row);
    const other = machine === 'positive' ? 'negative' : 'positive';
    await host.ask('coding.set', { dataset, tag, coder: 'Ann', row, label: other });
    expect(await shown(dataset, row)).toBe(other);
    await host.ask('coding.set', { dataset, tag, coder: 'Ben', row, label: 'neutral' });
    expect(await shown(dataset, row)).toBe(machine);
    const open = await host.ask('coding.queue', { dataset, tag, queue: 'disagreements' });
    expect(open.items).toEqual([
      {
        row,
        text: texts[row],
        codes: [
          { coder: 'Ann', label: other },
          { coder: 'Ben', label: 'neutral' },
        ],
      },
    ]);
    const settled = await host.ask('coding.set', {
      dataset,
      tag,
      queue: 'disagreements',
      row,
      label: 'neutral',
    });
    expect(await shown(dataset, row)).toBe('neutral');
    expect(await host.ask('coding.report', { dataset, tag })).toMatchObject({
      open: 0,
      settled: 1,
    });
    await host.ask(settled.undo.call as 'coding.remove', settled.undo.input as never);
    expect(await shown(dataset, row)).toBe(machine);
    expect(await host.ask('coding.report', { dataset, tag })).toMatchObject({
      open: 1,
      settled: 0,
    });
  });
});

describe('coding.set', () => {
  it('is taken back whole: the first code, and one that was put over another', async () => {
    const dataset = 'Undo';
    const row = 0;
    const machine = await shown(dataset, row);
    const one = await host.ask('coding.set', { dataset, tag, row, label: 'neutral' });
    const two = await host.ask('coding.set', { dataset, tag, row, label: 'negative' });
    expect(two.coded).toBe(1);
    await host.ask(two.undo.call as 'coding.set', two.undo.input as never);
    expect(await shown(dataset, row)).toBe('neutral');
    await host.ask(one.undo.call as 'coding.remove', one.undo.input as never);
    expect(await shown(dataset, row)).toBe(machine);
    expect((await host.ask('coding.queue', { dataset, tag })).coded).toBe(0);
    expect(await host.ask('project.verify', {})).toMatchObject({ sound: true });
  });

  it('keeps that a coder cannot tell, which sets no tag', async () => {
    const dataset = 'Undo';
    const machine = await shown(dataset, 1);
    await host.ask('coding.set', { dataset, tag, row: 1, label: null, coder: 'Unsure' });
    expect(await shown(dataset, 1)).toBe(machine);
    const { coders } = await host.ask('coding.report', { dataset, tag });
    expect(coders).toContainEqual({ coder: 'Unsure', coded: 1, untold: 1 });
  });

  it.each([
    ['answer-not-found', { tag, row: 0, label: 'splendid' }],
    ['row-out-of-range', { tag, row: 4000, label: 'negative' }],
    ['variable-kind-unsuitable', { tag: 'text', row: 0, label: 'negative' }],
    ['variable-not-found', { tag: 'mood', row: 0, label: 'negative' }],
  ] as const)('refuses with %s', async (code, input) => {
    expect((await host.refusal('coding.set', { dataset: 'Undo', ...input })).code).toBe(code);
  });
});

describe('coding.report', () => {
  it('measures the machine and corrects its shares from fifty posts of the random sample on', async () => {
    const dataset = 'Sample';
    await codeNext(dataset, 'Ann', 30);
    const few = await host.ask('coding.report', { dataset, tag });
    expect(few.shares).toMatchObject({ reason: 'too-few-checked', checked: 30 });
    expect(few.curve).toEqual([]);
    const rows = await codeNext(dataset, 'Ann', 30);
    await codeNext(dataset, 'Ben', 60);
    const report = await host.ask('coding.report', { dataset, tag });
    expect(report.machine.checked).toBe(60);
    expect(report.shares).toMatchObject({ status: 'computed', checked: 60 });
    const shares = report.shares.status === 'computed' ? report.shares.shares : [];
    const positive = shares.find((one) => one.class === 'positive');
    const tagged = texts.filter((text) => text !== null).length;
    const real = texts.filter((text, row) => text !== null && row % 3 === 0).length / tagged;
    expect(positive?.low).toBeLessThanOrEqual(real);
    expect(positive?.high).toBeGreaterThanOrEqual(real);
    expect(report.betweenCoders?.pairs).toMatchObject([
      { first: 'Ann', second: 'Ben', report: { checked: 60, accuracy: 1 } },
    ]);
    expect(report.curve.at(-1)?.size).toBe(48);
    expect(rows).toHaveLength(30);
    const { summary, footnote } = await host.ask('text.summary', { dataset, tag });
    expect(summary.corrected).toEqual(report.shares);
    expect(footnote).toContain('60 posts coded at random');
  });

  it('counts no post that was looked for: the queue of unsure posts measures nothing', async () => {
    const dataset = 'Early';
    const { items } = await host.ask('coding.queue', { dataset, tag, queue: 'unsure', limit: 60 });
    for (const { row } of items) {
      await host.ask('coding.set', { dataset, tag, queue: 'unsure', row, label: truth(row) });
    }
    const report = await host.ask('coding.report', { dataset, tag });
    expect(report.machine.checked).toBe(0);
    expect(report.shares).toMatchObject({ reason: 'nothing-checked' });
    const { footnote } = await host.ask('text.summary', { dataset, tag });
    expect(footnote).toContain('nothing was checked at random');
  });

  it('stands after tagging again, against what the machine says then', async () => {
    const dataset = 'Retagged';
    await codeNext(dataset, 'Ann', 50);
    const before = await host.ask('coding.report', { dataset, tag });
    await host.ask('text.tag', { dataset, text: 'text' });
    const after = await host.ask('coding.report', { dataset, tag });
    expect(after.machine.checked + after.learntFrom).toBe(50);
    expect(after.coders).toEqual(before.coders);
  });
});

describe('a machine that has learnt from coded posts', () => {
  it('is measured by posts that it has not seen', async () => {
    const dataset = 'Taught';
    const rows = await codeNext(dataset, 'Ann', 55);
    const { run } = (await variableOf(dataset)).recipe as { run: number };
    const database = new Database(host.file);
    const learnt = rows.slice(0, 5).map((row) => ({ row, code: truth(row) }));
    database
      .prepare(
        "update tag_run set specification = json_set(specification, '$.learnt', json(?)) where id = ?",
      )
      .run(JSON.stringify(learnt), run);
    database.close();
    const report = await host.ask('coding.report', { dataset, tag });
    expect(report).toMatchObject({ learntFrom: 5, machine: { checked: 50 } });
    expect(report.footnote).toContain('5 coded posts do not count');
  });
});

async function variableOf(dataset: string) {
  const lines = await host.ask('dataset.variables', { dataset });
  const found = lines.find(({ name }) => name === tag);
  if (found === undefined) throw new Error(`${dataset} has no ${tag}.`);
  return found;
}
