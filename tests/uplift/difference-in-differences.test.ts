import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  differenceInDifferences,
  type UpliftPanel,
} from '#analysis/uplift/difference-in-differences.ts';
import golden from '../goldens/difference-in-differences.json' with { type: 'json' };

function panelOf(rows: readonly (readonly number[])[]): UpliftPanel {
  const column = (at: number) => rows.map((row) => row[at] as number);
  return {
    units: Int32Array.from(column(0)),
    times: Float64Array.from(column(1)),
    isTreated: Uint8Array.from(column(2)),
    outcomes: Float64Array.from(column(3)),
  };
}

function computed(panel: UpliftPanel, start: number) {
  const result = differenceInDifferences(panel, { start });
  if (result.status !== 'computed') throw new Error(result.reason);
  return result;
}

describe('differenceInDifferences', () => {
  it.each(['alike', 'apart'] as const)(
    'has the effect and the tests of statsmodels: %s',
    (name) => {
      const wanted = golden[name];
      const result = computed(panelOf(wanted.rows), 9);
      for (const part of ['effect', 'preTrend', 'placebo'] as const) {
        for (const [field, number] of Object.entries(wanted[part])) {
          expect(result[part]?.[field as 'p'], `${part} ${field}`).toBeCloseTo(number, 9);
        }
      }
    },
  );

  it('warns where the treated already moved apart, and says so in place of an effect', () => {
    const { warnings, sentence } = computed(panelOf(golden.apart.rows), 9);
    expect(warnings).toEqual(['trends-differ-before', 'placebo-finds-an-effect', 'few-units']);
    expect(sentence).toContain('already moved apart');
    expect(computed(panelOf(golden.alike.rows), 9).sentence).toBe(
      'The treated changed by 5.87 more than the others (95 % interval 4.2 to 7.55).',
    );
  });

  it('is the difference of the differences of the four means, whatever the order of rows', () => {
    const row = fc.tuple(
      fc.integer({ min: 0, max: 7 }),
      fc.integer({ min: 0, max: 5 }),
      fc.double({ min: -50, max: 50, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 12, maxLength: 40 }), (drawn) => {
        const rows = [
          ...drawn,
          ...[0, 1, 6, 7].flatMap((unit) => [
            [unit, 0, 1],
            [unit, 5, 2],
          ]),
        ].map(([unit = 0, time = 0, outcome = 0]) => [unit, time, unit < 4 ? 1 : 0, outcome]);
        const { effect, means } = computed(panelOf(rows), 3);
        expect(effect.estimate).toBeCloseTo(
          means.treatedAfter - means.treatedBefore - (means.othersAfter - means.othersBefore),
          7,
        );
        const turned = computed(panelOf([...rows].reverse()), 3).effect;
        expect(turned.estimate).toBeCloseTo(effect.estimate, 7);
        expect(turned.standardError).toBeCloseTo(effect.standardError, 7);
      }),
      { seed: 91, numRuns: 60 },
    );
  });

  it('leaves out rows without an outcome', () => {
    const rows = [...golden.alike.rows, [0, 3, 1, Number.NaN], [20, Number.NaN, 0, 4]];
    expect(computed(panelOf(rows), 9).rows).toBe(golden.alike.rows.length);
  });

  it.each([
    [
      'a-cell-is-empty',
      [
        [1, 1, 1, 5],
        [2, 2, 1, 5],
      ],
    ],
    [
      'fewer-than-two-units-a-side',
      [
        [1, 1, 1, 5],
        [1, 2, 1, 6],
        [2, 1, 0, 5],
        [2, 2, 0, 5],
        [3, 1, 0, 5],
        [3, 2, 0, 5],
      ],
    ],
  ] as const)('has %s in place of a number', (reason, rows) => {
    expect(differenceInDifferences(panelOf(rows), { start: 2 })).toEqual({
      status: 'notComputable',
      reason,
    });
  });

  it('refuses arrays that do not go together, and levels that are none', () => {
    const panel = panelOf(golden.alike.rows);
    expect(() =>
      differenceInDifferences({ ...panel, units: new Int32Array(1) }, { start: 9 }),
    ).toThrow('lengths-differ');
    expect(() => differenceInDifferences(panel, { start: 9, confidence: 1 })).toThrow(
      'confidence-out-of-range',
    );
  });
});
