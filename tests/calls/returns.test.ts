import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallNamed } from '#contract/calls/index.ts';
import type { InputOf } from '#contract/define-call.ts';
import { numberColumn, textColumn } from '../columns/make-columns.ts';
import { writeDataset } from '../project/make-project.ts';
import { openHost, type TestHost } from './open-host.ts';

let host: TestHost;
beforeAll(async () => {
  host = await openHost((project) => {
    writeDataset(
      project,
      {
        channel: { column: textColumn(['Ad', 'E-mail', 'Ad', 'Fair']) },
        spend: { column: numberColumn([10, 5, 20, 40]) },
        conversions: { column: numberColumn([3, 2, 1, null]) },
      },
      { name: 'Spend', kind: 'campaigns' },
    );
    writeDataset(
      project,
      {
        path: { column: textColumn(['Ad > e mail', 'Ad', 'Friend']) },
        conversions: { column: numberColumn([2, 1, 1]) },
        value: { column: numberColumn([100, 60, 9]) },
        nulls: { column: numberColumn([1, 1, 0]) },
      },
      { name: 'Paths', kind: 'journeys' },
    );
    project.write('roles given', {}, (database) => {
      const give = database.prepare(
        "update variable set role = ? where name = ? and dataset_id = (select id from dataset where name = 'Spend')",
      );
      give.run('channel', 'channel');
      give.run('cost', 'spend');
      give.run('conversion', 'conversions');
    });
  });
});
afterAll(() => host.close());

describe('return.compute', () => {
  it('adds campaigns up by channel, with the worth of a conversion from the ledger', async () => {
    const answer = await host.ask('return.compute', {
      dataset: 'Spend',
      ledger: {
        inputs: [{ name: 'margin', value: 15, low: 12, high: 18, source: 'accounts' }],
        valuePerConversion: 'margin',
      },
    });
    expect(
      answer.lines.map(({ channel, cost, value, roi, reason }) => [
        channel,
        cost,
        value,
        roi,
        reason,
      ]),
    ).toEqual([
      ['Ad', 30, 60, 1, null],
      ['E-mail', 5, 30, 5, null],
      ['Fair', 40, null, null, 'no-return'],
    ]);
    expect(answer.total).toMatchObject({ cost: 35, value: 90 });
    expect(answer.lines[0]?.low).toBeLessThan(1);
    expect(answer.provenance.datasets[0]?.name).toBe('Spend');
  });

  it('credits the campaigns with what their journeys earned under a model', async () => {
    const answer = await host.ask('return.compute', {
      dataset: 'Spend',
      journeys: 'Paths',
      model: 'last',
    });
    expect(answer.lines.map(({ channel, cost, value }) => [channel, cost, value])).toEqual([
      ['Ad', 30, 60],
      ['E-mail', 5, 100],
      ['Fair', 40, null],
      ['Friend', null, 9],
    ]);
    expect(answer.warnings[0]).toContain('Friend');
  });

  it('reads a ledger from a file, without a project too, and keeps it in the provenance', async () => {
    const file = join(host.folder, 'ledger.json');
    writeFileSync(file, JSON.stringify({ lines: [{ channel: 'Mail', cost: 4, value: 5 }] }));
    const answer = await host.ask('return.compute', { file });
    expect(answer.lines[0]).toMatchObject({ roi: 0.25, roas: 1.25 });
    expect(answer.provenance.call.input).toMatchObject({
      ledger: { lines: [{ channel: 'Mail' }] },
    });
  });

  it.each([
    ['{"lines": [', 'not JSON'],
    ['{"lines": [{"cost": 3}]}', 'lines.0.channel'],
    ['{"inputs": [{"name": "two words", "value": 1}]}', 'inputs.0.name'],
  ])('says where a ledger is not one: %s', async (text, place) => {
    const file = join(host.folder, 'broken.json');
    writeFileSync(file, text);
    const error = await host.refusal('return.compute', { file });
    expect(error.code).toBe('figures-not-understood');
    expect(error.why).toContain(place);
  });

  it.each([
    ['figures-not-understood', {}],
    ['file-not-found', { file: '/no/such/ledger.json' }],
    ['dataset-kind-unsuitable', { dataset: 'Paths' }],
    ['dataset-not-found', { dataset: 'Nothing' }],
    ['expression-not-understood', { ledger: { lines: [{ channel: 'a', cost: 1, value: '1 +' }] } }],
  ] satisfies [string, InputOf<CallNamed<'return.compute'>>][])(
    'refuses with %s',
    async (code, input) => {
      expect((await host.refusal('return.compute', input)).code).toBe(code);
    },
  );
});

describe('the ledger of a project', () => {
  it('is kept, and what it was before comes back', async () => {
    expect(await host.ask('ledger.read', {})).toEqual({ ledger: null });
    const first = await host.ask('ledger.save', { ledger: { title: 'One' } });
    const second = await host.ask('ledger.save', { ledger: { title: 'Two' } });
    expect((await host.ask('ledger.read', {})).ledger?.title).toBe('Two');
    await host.ask('ledger.save', second.undo.input as { ledger: null });
    expect((await host.ask('ledger.read', {})).ledger?.title).toBe('One');
    await host.ask('ledger.save', first.undo.input as { ledger: null });
    expect(await host.ask('ledger.read', {})).toEqual({ ledger: null });
  });
});
