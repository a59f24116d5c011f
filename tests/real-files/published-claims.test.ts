import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { uninterrupted } from '#analysis/interruption.ts';
import type { ClaimLine } from '#contract/calls/claims.ts';
import { checkClaims } from '#main/calls/check-claims.ts';

const file = join(import.meta.dirname, '../../../shared/reference/published-claims.csv');

describe.skipIf(!existsSync(file))('49 published comparisons (real files absent: skipped)', () => {
  const published = () =>
    Papa.parse<Readonly<Record<string, string>>>(readFileSync(file, 'utf8'), {
      header: true,
      skipEmptyLines: true,
    }).data;
  const checked = async (): Promise<readonly ClaimLine[]> =>
    (await checkClaims({ interruption: uninterrupted }, { file })).claims;

  it('get the verdict that they got by hand, every one', async () => {
    const verdicts = (await checked()).map(({ verdict }) => verdict);
    expect(verdicts).toEqual(published().map(({ verdict }) => verdict));
    expect(verdicts).toHaveLength(49);
  });

  it('are reproduced by the formula that was found by hand', async () => {
    const claims = await checked();
    published().forEach(({ id, formula_that_fits: formula }, index) => {
      if (!formula) return;
      expect(`${id} ${claims[index]?.formulaThatFits}`).toBe(`${id} ${formula.split(' = ')[0]}`);
    });
  });

  it('have the ratios, relative differences, points and ranges that were computed by hand', async () => {
    const claims = await checked();
    published().forEach((row, index) => {
      const claim = claims[index];
      if (!row['ratio'] || claim?.ratio === null || claim === undefined) return;
      const [low, high] = (row['ratio_interval_from_rounding'] ?? '').split('-').map(Number);
      expect(claim.ratio).toBeCloseTo(Number(row['ratio']), 1.9);
      expect((claim.relative ?? 0) * 100).toBeCloseTo(Number(row['relative_percent']), 0.9);
      expect((claim.points ?? 0) * 100).toBeCloseTo(Number(row['points']), 6);
      expect(Math.abs((claim.ratioLow ?? 0) - (low ?? 0))).toBeLessThan(0.006);
      expect(Math.abs((claim.ratioHigh ?? 0) - (high ?? 0))).toBeLessThan(0.006);
    });
  });
});
