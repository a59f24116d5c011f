import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocateBudget } from '#analysis/budget/allocate-budget.ts';
import { nonNegativeCoefficients } from '#analysis/budget/non-negative-coefficients.ts';
import { type BudgetPlan, planBudget } from '#analysis/budget/plan-budget.ts';
import {
  carriedOver,
  marginalResponse,
  type ResponseCurve,
  responseTo,
} from '#analysis/budget/response-curve.ts';
import golden from '../goldens/budget.json' with { type: 'json' };
import { quick } from './made-up-weeks.ts';

const forms = ['exponential', 'hill'] as const;

function planOf(form: (typeof forms)[number]): BudgetPlan {
  const { spends, controls, outcomes } = golden[form];
  const plan = planBudget(
    spends.map((_, at) => `channel ${at + 1}`),
    {
      times: Float64Array.from(outcomes, (_, at) => at),
      areDates: false,
      outcomes: Float64Array.from(outcomes),
      spends: spends.map((spend) => Float64Array.from(spend)),
      controls: controls.map((control) => Float64Array.from(control)),
    },
    { ...quick, saturation: form, seasonPairs: 2, holdOutShare: 0 },
  );
  if (plan.status !== 'computed') throw new Error(plan.reason);
  return plan;
}

function squaredError({ outcomes, fitted }: BudgetPlan): number {
  return outcomes.reduce<number>((sum, one, at) => sum + ((one ?? 0) - (fitted[at] ?? 0)) ** 2, 0);
}

describe('response curves', () => {
  it.each(forms)('fit as well as scipy does from twelve starts: %s', (form) => {
    expect(squaredError(planOf(form)) / golden[form].squaredError).toBeLessThan(1.0005);
  });

  it.each(forms)('are the curves of scipy over the spend that was seen: %s', (form) => {
    for (const [at, { curve, points, highestSpend }] of planOf(form).channels.entries()) {
      const wanted = { ...curve, ...golden[form].curves[at] } as ResponseCurve;
      for (const { spend } of points.filter((point) => point.spend <= highestSpend)) {
        // The error is flat about its lowest point: curves a hundredth of the most apart fit alike.
        const apart = Math.abs(responseTo(curve, spend) - responseTo(wanted, spend));
        expect(apart / wanted.most, `channel ${at} at ${spend}`).toBeLessThan(0.01);
      }
    }
  });

  it('carry spend over so that a spend kept up stays as it is', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 0.95, noNaN: true }),
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        (share, spend) => {
          for (const level of carriedOver(new Float64Array(20).fill(spend), share)) {
            expect(level).toBeCloseTo(spend, 6);
          }
        },
      ),
      { seed: 20_261_122 },
    );
  });

  it('rise with spend, bring half of the most at half, and ever less when exponential', () => {
    const curve = {
      saturation: 'exponential',
      carryOver: 0,
      half: 40,
      slope: 1,
      most: 100,
    } as const;
    expect(responseTo(curve, 40)).toBeCloseTo(50, 10);
    expect(responseTo({ ...curve, saturation: 'hill', slope: 2.5 }, 40)).toBeCloseTo(50, 10);
    const marginals = [0, 20, 40, 80].map((spend) => marginalResponse(curve, spend, 1e-4));
    expect(marginals).toEqual(marginals.toSorted((one, other) => other - one));
    expect(marginals[0]).toBeCloseTo((100 * Math.LN2) / 40, 4);
  });
});

describe('nonNegativeCoefficients', () => {
  it.each(golden.nonNegative.map((one, at) => [at, one] as const))(
    'has the coefficients of scipy nnls: %i',
    (_, { columns, target, coefficients }) => {
      const found = nonNegativeCoefficients(
        columns.map((column) => Float64Array.from(column)),
        Float64Array.from(target),
      );
      for (const [at, wanted] of coefficients.entries()) expect(found[at]).toBeCloseTo(wanted, 9);
    },
  );

  it('gives nothing to a column of zeros, and a column twice what one would get', () => {
    const column = Float64Array.of(1, 2, 3, 4);
    const target = Float64Array.of(2, 4, 6, 8);
    expect([...nonNegativeCoefficients([new Float64Array(4), column], target)]).toEqual([0, 2]);
    const twice = nonNegativeCoefficients([column, column], target);
    expect((twice[0] as number) + (twice[1] as number)).toBeCloseTo(2, 9);
  });
});

describe('allocateBudget', () => {
  it.each(
    forms.flatMap((form) => golden[form].divisions.map((one, at) => [form, at, one] as const)),
  )(
    'brings as much as the best of forty runs of SLSQP: %s %i',
    (form, _, { bounds, budget, outcome }) => {
      const curves = golden[form].curves.map((curve) => ({ ...curve, saturation: form }));
      const spends = allocateBudget(
        curves.map((curve, at) => ({
          lowest: bounds[at]?.[0] ?? 0,
          highest: bounds[at]?.[1] ?? 0,
          response: (spend) => responseTo(curve, spend),
        })),
        budget,
      );
      const brought = curves.reduce(
        (sum, curve, at) => sum + responseTo(curve, spends?.[at] ?? 0),
        0,
      );
      expect(brought).toBeGreaterThan(outcome * (1 - 1e-6));
      expect(brought).toBeLessThan(outcome * (1 + 1e-4));
    },
  );

  it('spends the whole budget within the bounds, and never less well than evenly within them', () => {
    const channel = fc.record({
      lowest: fc.double({ min: 0, max: 40, noNaN: true }),
      room: fc.double({ min: 0, max: 100, noNaN: true }),
      half: fc.double({ min: 1, max: 200, noNaN: true }),
      slope: fc.double({ min: 0.5, max: 3, noNaN: true }),
      most: fc.double({ min: 0, max: 500, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(channel, { minLength: 1, maxLength: 5 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (drawn, share) => {
          const channels = drawn.map(({ lowest, room, half, slope, most }) => ({
            lowest,
            highest: lowest + room,
            response: (spend: number) =>
              responseTo({ saturation: 'hill', carryOver: 0, half, slope, most }, spend),
          }));
          const even = channels.map(({ lowest, highest }) => lowest + share * (highest - lowest));
          const budget = even.reduce((sum, one) => sum + one, 0);
          const spends = allocateBudget(channels, budget) ?? [];
          expect(spends.reduce((sum, one) => sum + one, 0)).toBeCloseTo(budget, 6);
          for (const [at, { lowest, highest }] of channels.entries()) {
            expect(spends[at]).toBeGreaterThanOrEqual(lowest - 1e-9);
            expect(spends[at]).toBeLessThanOrEqual(highest + 1e-9);
          }
          const worth = (all: readonly number[]) =>
            channels.reduce((sum, { response }, at) => sum + response(all[at] as number), 0);
          expect(worth(spends)).toBeGreaterThanOrEqual(worth(even) * (1 - 1e-3) - 1e-6);
        },
      ),
      { seed: 20_261_123, numRuns: 60 },
    );
  });

  it('has no answer where the bounds cannot hold the budget', () => {
    const channels = [{ lowest: 5, highest: 10, response: Math.sqrt }];
    expect(allocateBudget(channels, 4)).toBeNull();
    expect(allocateBudget(channels, 11)).toBeNull();
    expect(allocateBudget(channels, 10)?.[0]).toBeCloseTo(10, 9);
  });
});
