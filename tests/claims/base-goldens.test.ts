import { describe, expect, it } from 'vitest';
import { basePerGroup } from '#analysis/claims/base-detective.ts';
import { findingsOnBases } from '#analysis/claims/base-findings.ts';
import golden from '../goldens/claim-bases.json' with { type: 'json' };
import { expectClose } from '../goldens/close-to.ts';

describe('the bases of a claim, held to R', () => {
  it.each(golden.cases)(
    '$a % of $baseA against $b % of $baseB',
    ({ a, b, baseA, baseB, p, needed }) => {
      const figure = (value: number) => ({ value, halfUnit: 0.5, unit: 'percent' as const });
      const sides = { a: { name: null, figure: figure(a) }, b: { name: null, figure: figure(b) } };
      const found = findingsOnBases(sides, { baseA, baseB, total: null });
      expectClose(found.p, p);
      expect(found.isBaseEnough).toBe(p < 0.05);
      expect(basePerGroup(a, b)).toBe(needed);
    },
  );
});
