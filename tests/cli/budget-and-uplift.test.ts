import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { madeUpWeeks } from '../budget/made-up-weeks.ts';
import { type CommandLine, keysOf, openCommandLine } from './command-line.ts';

let line: CommandLine;

beforeAll(async () => {
  line = openCommandLine();
  await line.type('new', line.project);
  await importRows('Weeks', 'week,revenue,tv,search', weekRows());
  await importRows('Regions', 'region,week,orders', regionRows());
});
afterAll(() => line.remove());

async function importRows(name: string, header: string, rows: readonly string[]): Promise<void> {
  const file = join(line.folder, `${name}.csv`);
  writeFileSync(file, `${[header, ...rows].join('\n')}\n`);
  await line.json('import', file, '--name', name);
}

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

/** Eight regions over ten weeks; three in the north gain 20 from the seventh on, one region is not named. */
function regionRows(): readonly string[] {
  return Array.from({ length: 90 }, (_, at) => {
    const [region, week] = [at % 9, Math.floor(at / 9) + 1];
    const orders = 100 + 5 * region + 2 * week + ((at * 37) % 11) / 3;
    const gained = region < 3 && week >= 7 ? 20 : 0;
    const name = region === 8 ? '' : `${region < 3 ? 'North' : 'South'} ${region}`;
    return `${name},${week},${(orders + gained).toFixed(2)}`;
  });
}

describe('parallax budget', () => {
  const words = ['budget', 'Weeks', '--time', 'week', '--outcome', 'revenue', '--spend'];

  it('prints the shape that scripts rely on, and tables for people', async () => {
    const asked = [...words, 'tv,search', '--draws', '4', '--budget', '50', '--bounds', 'tv=..30'];
    const answer = await line.json<{
      allocation: { budget: number; lines: { channel: string; highest: number }[] };
    }>(...asked);
    for (const field of [
      'channels[].marginal.estimate',
      'channels[].curve.half',
      'allocation.lines[].proposed',
      'holdOut.withoutSpend',
      'cautions',
      'finding',
    ]) {
      expect(keysOf(answer)).toContain(field);
    }
    expect(answer.allocation.budget).toBe(50);
    expect(answer.allocation.lines[0]).toMatchObject({ channel: 'tv', highest: 30 });
    const { code, out } = await line.type(...asked, '--project', line.project);
    expect(code).toBe(0);
    expect(out).toContain('a further unit');
    expect(out).toContain('foretold from the others');
    expect(out).toContain('show no cause');
  });

  it('says how it is written where something is missing or not understood', async () => {
    expect((await line.failure('budget', 'Weeks', '--time', 'week')).code).toBe(2);
    expect((await line.failure(...words, 'tv', '--within', '2,1')).code).toBe(2);
    expect((await line.failure(...words, 'tv', '--bounds', 'tv:1-2')).code).toBe(2);
    expect((await line.failure(...words, 'tv', '--hold-out', '0.9')).code).toBe(2);
  });
});

describe('parallax uplift', () => {
  const words = ['uplift', 'Regions', '--unit', 'region', '--time', 'week', '--outcome', 'orders'];

  it('takes who was treated from the expression, and leaves out of whom that is not known', async () => {
    const north = ['--treated', 'region contains "North"', '--since', '7'];
    const answer = await line.json<{
      treatedUnits: number;
      otherUnits: number;
      rows: number;
      effect: { estimate: number };
    }>(...words, ...north);
    expect(answer).toMatchObject({ treatedUnits: 3, otherUnits: 5, rows: 80 });
    expect(Math.abs(answer.effect.estimate - 20)).toBeLessThan(1.5);
    const { out } = await line.type(...words, ...north, '--project', line.project);
    expect(out).toContain('more than the others');
  });
});
