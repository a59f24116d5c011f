import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { attributionPassport } from '#renderer/views/journeys/attribution-passport.ts';
import { openHost, type TestHost } from '../../calls/open-host.ts';

let host: TestHost;

beforeAll(async () => {
  host = await openHost(() => undefined);
  const log = Array.from({ length: 12 }, (_, at) => {
    const channel = at % 3 === 0 ? 'Display' : at % 3 === 1 ? 'Online Display' : 'Search';
    const time = new Date(Date.UTC(2026, 0, 1 + at)).toISOString();
    return `c${Math.floor(at / 3)},${time},${channel},click,${at % 3 === 2 ? 1 : 0}`;
  });
  await write('Log', ['customer_id,time,channel,interaction,conversion', ...log]);
  await write('Paths', [
    'path,conversions,nulls',
    'Display > Search,3,5',
    'Search,2,9',
    'Email > Display,1,1',
  ]);
});
afterAll(() => host.close());

async function write(name: string, lines: readonly string[]): Promise<void> {
  const file = join(host.folder, `${name}.csv`);
  writeFileSync(file, `${lines.join('\n')}\n`);
  await host.ask('import.run', { file, name, datasetKind: 'journeys' });
}

describe('the passport of a credit', () => {
  it.each([
    ['Log', 'channel = "Display"', 4],
    ['Paths', 'path contains "Display"', 2],
  ] as const)('shows the rows behind it: %s', async (dataset, filter, count) => {
    const result = await host.ask('attribution.run', { dataset });
    const { rows } = attributionPassport(result, 'Display', 'linear', 'share');
    expect(rows).toEqual({ dataset, filter });
    const window = await host.ask('dataset.rows', { dataset, from: 0, count: 10, filter });
    expect(window.total).toBe(count);
  });
});
