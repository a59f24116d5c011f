import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { computeReturn } from '#analysis/roi/compute-return.ts';

const file = join(
  import.meta.dirname,
  '../../../shared/data/journeys/attribution_matcyt/campaign_attribution.csv',
);

describe.skipIf(!existsSync(file))(
  'the printed cost table of campaign_attribution.csv (real files absent: skipped)',
  () => {
    it('is derived again: cost per conversion, ROAS as a ratio of shares, budget by it', () => {
      const { data } = Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), {
        header: true,
        skipEmptyLines: true,
      });
      const { lines } = computeReturn({
        inputs: [],
        checks: [],
        scenarios: [],
        lines: data.map((row) => ({
          channel: row['channel_name'] ?? '',
          cost: Number(row['total_cost']),
          conversions: Number(row['markov_result']),
        })),
      });
      expect(lines).toHaveLength(5);
      for (const [at, row] of data.entries()) {
        const line = lines[at];
        expect(line?.costPerConversion).toBeCloseTo(Number(row['CPA']), 9);
        expect(line?.conversionShare).toBeCloseTo(Number(row['chanel_weight']), 9);
        expect(line?.shareRatio).toBeCloseTo(Number(row['roas']), 9);
        expect((line?.shareRatio ?? 0) * (line?.cost ?? 0)).toBeCloseTo(
          Number(row['optimal_budget']),
          6,
        );
        expect(line?.reason).toBe('no-return');
      }
    });
  },
);
