import { describe, expect, it } from 'vitest';
import type { BudgetRows } from '#analysis/budget/budget-periods.ts';
import { budgetCautions, budgetFinding } from '#analysis/budget/budget-words.ts';
import { type BudgetOptions, type BudgetPlan, planBudget } from '#analysis/budget/plan-budget.ts';
import { responseTo } from '#analysis/budget/response-curve.ts';
import { madeUpWeeks, quick } from './made-up-weeks.ts';

const channels = [
  { carryOver: 0.5, half: 40, most: 100, meanSpend: 30 },
  { carryOver: 0.1, half: 10, most: 30, meanSpend: 30 },
];
const names = ['tv', 'search'];
const weeks = madeUpWeeks(channels);

function computed(rows: BudgetRows, options: Partial<BudgetOptions> = {}, of = names): BudgetPlan {
  const plan = planBudget(of, rows, { ...quick, ...options });
  if (plan.status !== 'computed') throw new Error(plan.reason);
  return plan;
}

describe('planBudget', () => {
  it('finds curves that are known, foretells weeks that it did not see, and moves spend where it brings more', () => {
    const plan = computed(weeks);
    for (const [at, { curve, points }] of plan.channels.entries()) {
      const truth = { ...curve, ...channels[at] };
      for (const { spend } of points) {
        const apart = responseTo(curve, spend) - responseTo(truth, spend);
        expect(Math.abs(apart) / truth.most, `${at} at ${spend}`).toBeLessThan(0.12);
      }
    }
    expect(plan.holdOut?.withSpend).toBeLessThan(0.5 * (plan.holdOut?.withoutSpend ?? 0));
    const { allocation } = plan;
    if (allocation.status !== 'computed') throw new Error(allocation.reason);
    const [tv, search] = allocation.lines;
    expect(tv?.proposed).toBeGreaterThan((tv?.present ?? 0) * 1.2);
    expect((tv?.proposed ?? 0) + (search?.proposed ?? 0)).toBeCloseTo(allocation.budget, 6);
    expect(budgetFinding(plan)).toMatch(/^If the curves hold, moving spend from search \(−/u);
  });

  it('gives bounds that hold the truth, and the same ones from the same seed', () => {
    const plan = computed(weeks, { draws: 60 });
    const few = computed(weeks, { draws: 5 });
    expect(computed(weeks, { draws: 5 })).toEqual(few);
    expect(computed(weeks, { draws: 5, seed: 2 }).channels).not.toEqual(few.channels);
    for (const [at, { carryOver, half }] of plan.channels.entries()) {
      expect(carryOver.low).toBeLessThanOrEqual(channels[at]?.carryOver as number);
      expect(carryOver.high).toBeGreaterThanOrEqual(channels[at]?.carryOver as number);
      expect(half.low).toBeLessThanOrEqual(channels[at]?.half as number);
      expect(half.high).toBeGreaterThanOrEqual(channels[at]?.half as number);
    }
    const { allocation } = plan;
    if (allocation.status !== 'computed') throw new Error(allocation.reason);
    expect(allocation.betterShare).toBeGreaterThan(0.95);
    expect(allocation.gain.low).toBeGreaterThan(0);
  });

  it('does not promise a gain whose bounds hold none', () => {
    const plan = computed(weeks);
    if (plan.allocation.status !== 'computed') throw new Error(plan.allocation.reason);
    const gain = { ...plan.allocation.gain, low: -1, high: 9 };
    const unsure = {
      ...plan,
      allocation: { ...plan.allocation, gain, betterShare: 0.7, resamples: 200 },
    };
    expect(budgetFinding(unsure)).toMatch(
      /^Whether another division gains anything cannot be told/u,
    );
    expect(budgetFinding(unsure)).toContain('in 140 of 200 resamples');
  });

  it('says that spend foretells nothing where the outcome has nothing to do with it', () => {
    const noise = madeUpWeeks(
      channels.map((channel) => ({ ...channel, most: 0 })),
      { seed: 5, noise: 12 },
    );
    const plan = computed(noise);
    expect(plan.warnings).toContain('spend-does-not-foretell');
    expect(budgetFinding(plan)).toMatch(/these curves should steer no budget\.$/u);
  });

  it('does not depend on the order of rows, nor on regions being apart', () => {
    const plan = computed(weeks);
    const order = [...weeks.times.keys()].reverse();
    const turned = (column: Float64Array) => Float64Array.from(order, (at) => column[at] as number);
    const halved = (column: Float64Array) =>
      Float64Array.from([...column, ...column], (one) => one / 2);
    const reversed = {
      ...weeks,
      times: turned(weeks.times),
      outcomes: turned(weeks.outcomes),
      spends: weeks.spends.map(turned),
    };
    const regions = {
      ...weeks,
      times: Float64Array.from([...weeks.times, ...weeks.times]),
      outcomes: halved(weeks.outcomes),
      spends: weeks.spends.map(halved),
    };
    expect(computed(reversed)).toEqual(plan);
    expect(computed(regions)).toEqual(plan);
  });

  it('leaves a channel out of which nothing can be said, and keeps the others', () => {
    const spends = [
      ...weeks.spends,
      new Float64Array(156),
      new Float64Array(156).fill(7),
      Float64Array.from(weeks.spends[0] ?? [], (one, at) => (at === 3 ? -1 : one)),
      Float64Array.from(weeks.spends[0] ?? [], (one, at) => (at === 3 ? Number.NaN : one)),
      Float64Array.from(weeks.spends[0] ?? [], (one) => 2 * one),
    ];
    const plan = computed({ ...weeks, spends }, {}, [
      ...names,
      'radio',
      'print',
      'mail',
      'video',
      'tv in cents',
    ]);
    expect(plan.leftOut).toEqual([
      { channel: 'radio', reason: 'never-spent' },
      { channel: 'print', reason: 'always-the-same' },
      { channel: 'mail', reason: 'negative-spend' },
      { channel: 'video', reason: 'spend-missing' },
      { channel: 'tv in cents', reason: 'repeats-another' },
    ]);
    expect(plan.channels).toEqual(computed(weeks).channels);
    expect(budgetCautions(plan).join(' ')).toContain('the data must say 0');
  });

  it('leaves weeks without an outcome out of the fit, but not what was spent in them', () => {
    const outcomes = weeks.outcomes.map((one, at) => (at % 20 === 7 ? Number.NaN : one));
    const plan = computed({ ...weeks, outcomes });
    expect([plan.periodsUsed, plan.starts.length]).toEqual([148, 156]);
    expect(plan.warnings).toContain('outcomes-missing');
    expect(plan.fitted.every(Number.isFinite)).toBe(true);
  });

  it('adds days up into whole weeks, and takes months as they are', () => {
    const days = Float64Array.from(
      { length: 7 * 80 + 3 },
      (_, at) => Date.UTC(2024, 0, 1) + at * 86_400_000,
    );
    const spend = Float64Array.from(days, (_, at) => (Math.floor(at / 7) % 3) + (at % 5) / 10);
    const outcomes = Float64Array.from(spend, (one, at) => 10 + one + (at % 11) / 10);
    const plan = computed(
      { times: days, areDates: true, outcomes, spends: [spend], controls: [] },
      {},
      ['tv'],
    );
    expect([plan.periodKind, plan.starts.length, plan.rowsLeftOut]).toEqual(['week', 80, 3]);
    expect(plan.outcomes[0]).toBeCloseTo(
      outcomes.slice(0, 7).reduce((sum, one) => sum + one, 0),
      9,
    );
    const months = Float64Array.from({ length: 40 }, (_, at) => Date.UTC(2022, at, 1));
    const monthly = {
      times: months,
      areDates: true,
      outcomes: outcomes.slice(0, 40),
      spends: [spend.slice(0, 40)],
      controls: [],
    };
    expect(computed(monthly, {}, ['tv']).periodKind).toBe('month');
  });

  it('keeps single bounds, and says where they cannot hold the budget', () => {
    const plan = computed(weeks, {
      bounds: { tv: { lowest: 0, highest: 10 } },
      most: 3,
      budget: 60,
    });
    if (plan.allocation.status !== 'computed') throw new Error(plan.allocation.reason);
    expect(plan.allocation.lines.map(({ proposed }) => Math.round(proposed))).toEqual([10, 50]);
    const tight = computed(weeks, { least: 1, most: 1, bounds: { tv: { highest: 1, lowest: 0 } } });
    expect(tight.allocation).toEqual({ status: 'notComputable', reason: 'budget-outside-bounds' });
    expect(budgetFinding(tight)).toContain('cannot hold the budget');
  });

  it.each([
    ['no-rows', { ...weeks, times: weeks.times.map(() => Number.NaN) }],
    ['periods-missing', dropped(weeks, 40)],
    ['no-channel-varies', { ...weeks, spends: weeks.spends.map((spend) => spend.map(() => 3)) }],
    ['too-few-periods', cut(weeks, 20)],
    ['outcome-does-not-vary', { ...weeks, outcomes: weeks.outcomes.map(() => 0) }],
  ] as const)('has a reason in place of curves: %s', (reason, rows) => {
    const answer = planBudget(names, rows, quick);
    expect(answer).toMatchObject({ status: 'notComputable', reason });
    expect(budgetFinding(answer)).toMatch(/\.$/u);
  });

  it('refuses options that make no sense', () => {
    for (const wrong of [
      { confidence: 1 },
      { holdOutShare: 0.9 },
      { least: 2 },
      { budget: 0 },
      { draws: 0.5 },
      { seasonPairs: 9 },
    ]) {
      expect(() => planBudget(names, weeks, { ...quick, ...wrong }), JSON.stringify(wrong)).toThrow(
        /out-of-range/u,
      );
    }
  });

  it('stops when it is stopped', () => {
    const stopped = {
      report: (stage: string) => {
        if (stage === 'resampling') throw new Error('stopped');
      },
    };
    expect(() => planBudget(names, weeks, { ...quick, draws: 5 }, stopped)).toThrow('stopped');
  });
});

function keep(rows: BudgetRows, isKept: (at: number) => boolean): BudgetRows {
  const kept = (column: Float64Array) => column.filter((_, at) => isKept(at));
  return {
    ...rows,
    times: kept(rows.times),
    outcomes: kept(rows.outcomes),
    spends: rows.spends.map(kept),
  };
}

function dropped(rows: BudgetRows, week: number): BudgetRows {
  return keep(rows, (at) => at !== week);
}

function cut(rows: BudgetRows, count: number): BudgetRows {
  return keep(rows, (at) => at < count);
}
