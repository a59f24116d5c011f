import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WaveChanges } from '#contract/calls/waves.ts';
import { times } from '../calls/guest-survey.ts';
import { openHost, type TestHost } from '../calls/open-host.ts';
import { categoryColumn, numberColumn } from '../columns/make-columns.ts';
import { writeDataset } from '../project/make-project.ts';
import { pythonWithOpenpyxl, type ReadSheet, readByOpenpyxl } from './other-readers.ts';
import { tableOf } from './workbook-cells.ts';

const input = { datasets: ['Tracker'], by: 'quarter' };
let host: TestHost;
let file: string;
let sheets: readonly string[];
let changes: WaveChanges;

beforeAll(async () => {
  host = await openHost((project) => {
    const quarters = ['Q1', 'Q2', 'Q3'].flatMap((quarter) => times(40, quarter));
    const liked = [10, 20, 32].flatMap((yes) => [...times(yes, 'Yes'), ...times(40 - yes, 'No')]);
    writeDataset(
      project,
      {
        quarter: { column: categoryColumn(quarters) },
        liked: { label: 'Did you like it?', column: categoryColumn(liked) },
        spent: { column: numberColumn(quarters.map((_, row) => row % 17)) },
      },
      { name: 'Tracker' },
    );
  });
  await host.ask('analysis.save', { specification: { kind: 'waves', input } });
  changes = await host.ask('compare.waves', input);
  file = join(host.folder, 'waves.xlsx');
  ({ sheets } = await host.ask('report.write', { out: file }));
});
afterAll(() => host.close());

describe('changes between waves that are kept for the report', () => {
  it('have a name and a sheet, and come to the same numbers again', async () => {
    const [kept] = await host.ask('analysis.list', {});
    expect(kept).toMatchObject({
      name: 'Changes between waves, Tracker (quarter)',
      finding: changes.finding,
    });
    expect(sheets).toHaveLength(4);
    const again = await host.ask('report.rerun', {});
    expect(again).toMatchObject({ analyses: 1, moved: [] });
    expect(again.numbers).toBeGreaterThan(20);
  });

  it.skipIf(pythonWithOpenpyxl === null)(
    'show each change as a formula over the shares of two waves (openpyxl absent: skipped)',
    () => {
      const { rows } = tableOf(readByOpenpyxl(file).get(sheets[1] ?? '') as ReadSheet);
      expect(rows).toHaveLength(changes.rows.length);
      const yes = rows.find((row) => row.get('Answer')?.value === 'Yes');
      expect(yes?.get('Q3')?.value).toBeCloseTo(0.8, 12);
      expect(yes?.get('Q3 v Q2')?.formula).toMatch(/\(.+-.+\)\*100/u);
      expect(yes?.get('Q3 v Q1')?.value).toBeCloseTo(55, 10);
      expect(yes?.get('Trend a wave')?.value).toBeCloseTo(27.5, 10);
    },
  );

  it('ask for a renamed variable under its new name', async () => {
    await host.ask('variable.rename', { dataset: 'Tracker', variable: 'quarter', to: 'period' });
    const [kept] = await host.ask('analysis.list', {});
    expect(kept?.specification.input).toMatchObject({ datasets: ['Tracker'], by: 'period' });
    expect((await host.ask('project.verify', {})).sound).toBe(true);
  });
});
