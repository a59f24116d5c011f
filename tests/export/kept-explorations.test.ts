import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SetsApart } from '#contract/calls/explorations.ts';
import type { AnalysisRequest } from '#contract/calls/reports.ts';
import { writeGuestSurvey } from '../calls/guest-survey.ts';
import { openHost, type TestHost } from '../calls/open-host.ts';
import {
  hasLibreOffice,
  packageFaults,
  python,
  pythonWithOpenpyxl,
  type ReadSheet,
  readByOpenpyxl,
  recomputedByLibreOffice,
} from './other-readers.ts';
import { tableOf, withoutCachedValues } from './workbook-cells.ts';

let host: TestHost;
let file: string;
let sheets: readonly string[];
let apart: SetsApart;

const rules = { dataset: 'Guests', a: 'region = "North"', weight: 'w' } as const;
const asked: readonly AnalysisRequest[] = [
  { kind: 'apart', input: { ...rules, b: 'region = "South"' } },
  { kind: 'profile', input: rules },
  { kind: 'associations', input: { dataset: 'Guests', weight: null } },
  {
    kind: 'drivers',
    input: { dataset: 'Guests', outcome: 'score', predictors: ['liked', 'age'], weight: null },
  },
];

beforeAll(async () => {
  host = await openHost((project) => writeGuestSurvey(project));
  for (const specification of asked) await host.ask('analysis.save', { specification });
  apart = await host.ask('compare.apart', { ...rules, b: 'region = "South"' });
  file = join(host.folder, 'explorations.xlsx');
  ({ sheets } = await host.ask('report.write', { out: file }));
});
afterAll(() => host.close());

describe('explorations that are kept for the report', () => {
  it('have a name each, and a sheet each in the order in which they were kept', async () => {
    const kept = await host.ask('analysis.list', {});
    expect(kept.map(({ name }) => name)).toEqual([
      'What sets region = "North" and region = "South" apart',
      'Profile of region = "North"',
      'What goes together, Guests',
      'Drivers of score',
    ]);
    expect(sheets).toHaveLength(kept.length + 3);
  });

  it('come to the same numbers when they are computed again', async () => {
    const again = await host.ask('report.rerun', {});
    expect(again).toMatchObject({ analyses: 4, moved: [] });
    expect(again.numbers).toBeGreaterThan(50);
  });

  it('ask for a renamed variable under its new name', async () => {
    await host.ask('variable.rename', { dataset: 'Guests', variable: 'liked', to: 'enjoyed' });
    const kept = await host.ask('analysis.list', {});
    const drivers = kept.find(({ kind }) => kind === 'drivers');
    expect(drivers?.specification.input).toMatchObject({ predictors: ['enjoyed', 'age'] });
    await host.ask('variable.rename', { dataset: 'Guests', variable: 'region', to: 'place' });
    const renamed = await host.ask('analysis.list', {});
    for (const kind of ['apart', 'profile'])
      expect(renamed.find((one) => one.kind === kind)?.specification.input).toMatchObject({
        a: 'place = "North"',
      });
    expect((await host.ask('project.verify', {})).sound).toBe(true);
  });
});

const withoutOpenpyxl = pythonWithOpenpyxl === null ? ' (openpyxl absent: skipped)' : '';

describe.skipIf(pythonWithOpenpyxl === null)(`their sheets by openpyxl${withoutOpenpyxl}`, () => {
  let read: ReadonlyMap<string, ReadSheet>;
  beforeAll(() => {
    read = readByOpenpyxl(file);
  });
  const rowsOf = (place: number) => tableOf(read.get(sheets[place] ?? '') as ReadSheet).rows;

  it('hold the effect of each question as a formula over two shares', () => {
    const rows = rowsOf(1);
    expect(rows).toHaveLength(apart.list.length);
    const liked = rows.find((row) => row.get('Question')?.value === 'Did you like it?');
    expect(liked?.get('Effect, h or d')?.formula).toMatch(/ASIN\(SQRT\(/u);
    const told = apart.list.find(({ row }) => row.label === 'Did you like it?');
    expect(liked?.get('Effect, h or d')?.value).toBeCloseTo(told?.effect ?? Number.NaN, 12);
  });

  it('hold a line for each pair and a share for each predictor', async () => {
    const found = await host.ask('association.run', { dataset: 'Guests', weight: null });
    expect(rowsOf(3)).toHaveLength(found.pairs.length);
    const shares = rowsOf(4).flatMap(
      (row) => row.get('Share of what is explained')?.value ?? ([] as number[]),
    );
    expect(shares.reduce((sum: number, share) => sum + Number(share), 0)).toBeCloseTo(1, 12);
  });

  it('draw a chart each', () => {
    for (const name of sheets.slice(1, 5)) expect(read.get(name)?.charts).toHaveLength(1);
  });

  it.skipIf(!hasLibreOffice)(
    'come to the numbers that were written when LibreOffice computes their formulas',
    { timeout: 120_000 },
    () => {
      const recomputed = readByOpenpyxl(
        recomputedByLibreOffice(withoutCachedValues(file, host.folder)),
      );
      let formulaCount = 0;
      for (const [name, { cells }] of read) {
        for (const [address, { formula, value }] of Object.entries(cells)) {
          if (formula === null || typeof value !== 'number') continue;
          formulaCount++;
          const now = recomputed.get(name)?.cells[address]?.value;
          expect(Math.abs(Number(now) - value), `${name}!${address} ${formula}`).toBeLessThan(1e-9);
        }
      }
      expect(formulaCount).toBeGreaterThan(30);
    },
  );
});

describe.skipIf(python === null)(
  `the package of such a workbook${python === null ? ' (Python absent: skipped)' : ''}`,
  () => {
    it('has nothing that a program would offer to repair', () => {
      expect(packageFaults(file)).toEqual([]);
    });
  },
);
