import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'papaparse';
import { describe, expect, test } from 'vitest';
import { perceptionGap } from '#analysis/compare/perception-gap.ts';

const file = new URL('../../../shared/reference/perception-gap.csv', import.meta.url);

describe.skipIf(!existsSync(file))(
  'the published perception gap (real files absent: skipped)',
  () => {
    test('every z, rank and rank gap to the printed digits, and Spearman 0.01', () => {
      const text = readFileSync(file, 'utf8');
      const rows = parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
      const result = perceptionGap(
        rows.map((row) => ({
          item: row['item'] ?? '',
          left: { share: Number(row['consumer_pct']) / 100, base: Number(row['consumer_n']) },
          right: { share: Number(row['business_pct']) / 100, base: Number(row['business_n']) },
        })),
      );
      expect(rows).toHaveLength(12);
      for (const [index, row] of rows.entries()) {
        const item = result.items[index];
        expect(item?.z?.toFixed(2)).toBe(row['z_consumer_n1056']);
        expect(item?.left.rank).toBe(Number(row['consumer_rank']));
        expect(item?.right.rank).toBe(Number(row['business_rank']));
        expect(item?.rankGap).toBe(Number(row['rank_gap']));
        expect(Math.round((item?.gap ?? Number.NaN) * 100)).toBe(Number(row['gap_pp']));
      }
      expect(result.spearman?.toFixed(2)).toBe('0.01');
    });
  },
);
