import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnalysisRequest } from '#contract/calls/reports.ts';
import { madeUpWeeks } from '../budget/made-up-weeks.ts';
import { openHost, type TestHost } from '../calls/open-host.ts';

let host: TestHost;
let sheets: readonly string[];

const asked: readonly AnalysisRequest[] = [
  {
    kind: 'return',
    input: {
      ledger: {
        title: 'Mail',
        inputs: [{ name: 'margin', value: 12, low: 8, high: 15, source: 'finance' }],
        lines: [
          { channel: 'Letters', cost: 1000, value: '150 * margin', conversions: 150 },
          { channel: 'Posters', cost: 500 },
        ],
      },
      draws: 200,
    },
  },
  {
    kind: 'uplift',
    input: {
      dataset: 'Regions',
      unit: 'region',
      time: 'week',
      outcome: 'orders',
      treated: 'region contains "North"',
      since: 7,
    },
  },
  {
    kind: 'budget',
    input: {
      dataset: 'Weeks',
      time: 'week',
      outcome: 'revenue',
      spend: ['tv', 'search'],
      bounds: { tv: { highest: 60 } },
      draws: 3,
    },
  },
];

function weekRows(): readonly string[] {
  const { times, outcomes, spends } = madeUpWeeks([
    { carryOver: 0.5, half: 40, most: 100, meanSpend: 30 },
    { carryOver: 0.1, half: 10, most: 30, meanSpend: 30 },
  ]);
  return Array.from(times, (time, at) =>
    [
      new Date(time).toISOString().slice(0, 10),
      outcomes[at]?.toFixed(3),
      ...spends.map((spend) => spend[at]?.toFixed(2)),
    ].join(','),
  );
}

function regionRows(): readonly string[] {
  return Array.from({ length: 80 }, (_, at) => {
    const [region, week] = [at % 8, Math.floor(at / 8) + 1];
    const gained = region < 3 && week >= 7 ? 20 : 0;
    const orders = 100 + 5 * region + 2 * week + ((at * 37) % 11) / 3 + gained;
    return `${region < 3 ? 'North' : 'South'} ${region},${week},${orders.toFixed(2)}`;
  });
}

beforeAll(async () => {
  host = await openHost(() => undefined);
  for (const [name, header, rows] of [
    ['Weeks', 'week,revenue,tv,search', weekRows()],
    ['Regions', 'region,week,orders', regionRows()],
  ] as const) {
    const file = join(host.folder, `${name}.csv`);
    writeFileSync(file, `${[header, ...rows].join('\n')}\n`);
    await host.ask('import.run', { file, name });
  }
  for (const specification of asked) await host.ask('analysis.save', { specification });
  ({ sheets } = await host.ask('report.write', { out: join(host.folder, 'returns.xlsx') }));
});
afterAll(() => host.close());

describe('returns, uplifts and budgets that are kept for the report', () => {
  it('have a name each, and a sheet each', async () => {
    const kept = await host.ask('analysis.list', {});
    expect(kept.map(({ name }) => name)).toEqual([
      'Return of Mail',
      'Uplift of orders',
      'Budget for revenue',
    ]);
    expect(sheets).toHaveLength(kept.length + 3);
  });

  it('come to the same numbers when they are computed again', async () => {
    const again = await host.ask('report.rerun', {});
    expect(again).toMatchObject({ analyses: 3, moved: [] });
    expect(again.numbers).toBeGreaterThan(100);
  });

  it('ask for a renamed variable under its new name', async () => {
    await host.ask('variable.rename', { dataset: 'Weeks', variable: 'tv', to: 'television' });
    await host.ask('variable.rename', { dataset: 'Regions', variable: 'region', to: 'area' });
    const inputs = (await host.ask('analysis.list', {})).map(
      ({ specification }) => specification.input,
    );
    expect(inputs[1]).toMatchObject({ unit: 'area', treated: 'area contains "North"' });
    expect(inputs[2]).toMatchObject({
      spend: ['television', 'search'],
      bounds: { television: { highest: 60 } },
    });
    expect(await host.ask('report.rerun', {})).toMatchObject({ analyses: 3 });
  });
});
