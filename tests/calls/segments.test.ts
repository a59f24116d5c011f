import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeGuestSurvey } from './guest-survey.ts';
import { openHost, type TestHost } from './open-host.ts';

let host: TestHost;
beforeAll(async () => {
  host = await openHost((project) => {
    for (const name of ['Guests', 'Removing', 'Refusing']) writeGuestSurvey(project, name);
  });
});
afterAll(() => host.close());

const dataset = 'Guests';

describe('segments over the wire', () => {
  it('are defined by an expression or by a rule, and listed with their size', async () => {
    const byExpression = await host.ask('segment.define', {
      dataset,
      name: 'Keen',
      aliases: ['Fans'],
      expression: 'liked = Yes and age < 35',
    });
    expect(byExpression).toMatchObject({ name: 'Keen', aliases: ['Fans'], rows: 30 });
    expect(byExpression.words.length).toBeGreaterThan(5);
    const { rule } = byExpression;
    const byRule = await host.ask('segment.define', { dataset, name: 'Too', rule });
    expect(byRule).toMatchObject({ rows: 30, expression: byExpression.expression });
    const list = await host.ask('segment.list', { dataset });
    expect(list.map(({ name, rows }) => [name, rows])).toEqual([
      ['Keen', 30],
      ['Too', 30],
    ]);
  });

  it('are counted before they are kept', async () => {
    const before = await host.ask('segment.list', { dataset });
    const count = await host.ask('segment.count', { dataset, expression: 'not (region = North)' });
    expect(count).toMatchObject({ rows: 50, of: 100 });
    expect(await host.ask('segment.list', { dataset })).toEqual(before);
  });

  it('are removed by name, and the log says so', async () => {
    const dataset = 'Removing';
    await host.ask('segment.define', { dataset, name: 'Keen', expression: 'liked = Yes' });
    expect(await host.ask('segment.remove', { dataset, name: 'KEEN' })).toMatchObject({
      removed: 'Keen',
    });
    expect((await host.refusal('segment.remove', { dataset, name: 'Keen' })).code).toBe(
      'segment-not-found',
    );
    const events = await host.ask('project.events', {});
    expect(events.map(({ what }) => what).slice(0, 2)).toEqual([
      'segment removed',
      'segment defined',
    ]);
  });

  it('refuse two rules at once, none, and a name that is taken', async () => {
    const dataset = 'Refusing';
    const define = (input: object) =>
      host.refusal('segment.define', { dataset, name: 'Keen', ...input });
    const rule = { kind: 'missing', variable: 'age' } as const;
    expect((await define({ rule, expression: 'age > 3' })).code).toBe('input-not-understood');
    expect((await define({})).code).toBe('input-not-understood');
    await host.ask('segment.define', { dataset, name: 'Keen', rule });
    expect((await define({ rule })).code).toBe('segment-exists');
  });

  it('refuse a rule nested deeper than any person writes', async () => {
    let rule: object = { kind: 'missing', variable: 'age' };
    for (let depth = 0; depth < 5000; depth++) rule = { kind: 'not', rule };
    const error = await host.host.answerCall('segment.count', { dataset, rule });
    expect(error).toMatchObject({ ok: false, error: { code: 'input-not-understood' } });
  });
});
