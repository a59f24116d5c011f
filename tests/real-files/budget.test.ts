import { existsSync, readFileSync } from 'node:fs';
import { csvParse, type DSVRowString } from 'd3-dsv';
import { describe, expect, it } from 'vitest';
import { type BudgetPlan, planBudget } from '#analysis/budget/plan-budget.ts';

const folder = new URL('../../../shared/data/journeys/mmm/', import.meta.url);

interface Asked {
  readonly file: string;
  readonly time: string;
  readonly outcome: (row: DSVRowString) => number;
  readonly spend: readonly string[];
  readonly controls: readonly string[];
}

function planOf({ file, time, outcome, spend, controls }: Asked): BudgetPlan {
  const rows = csvParse(readFileSync(new URL(file, folder), 'utf8'));
  const column = (name: string) => Float64Array.from(rows, (row) => Number(row[name]));
  const plan = planBudget(
    spend,
    {
      times: Float64Array.from(rows, (row) => Date.parse(row[time] ?? '')),
      areDates: true,
      outcomes: Float64Array.from(rows, outcome),
      spends: spend.map(column),
      controls: controls.map(column),
    },
    {
      saturation: 'exponential',
      trend: true,
      draws: 20,
      seed: 1,
      holdOutShare: 0.2,
      least: 0.5,
      most: 1.5,
      confidence: 0.9,
    },
  );
  if (plan.status !== 'computed') throw new Error(plan.reason);
  return plan;
}

function expectSense(plan: BudgetPlan): void {
  const total = plan.outcomes.reduce<number>((sum, one) => sum + (one ?? 0), 0);
  const brought = plan.channels.reduce((sum, { contribution }) => sum + contribution.estimate, 0);
  expect(brought / total).toBeGreaterThan(0);
  expect(brought / total).toBeLessThan(1);
  const { allocation } = plan;
  if (allocation.status !== 'computed') throw new Error(allocation.reason);
  const proposed = allocation.lines.reduce((sum, line) => sum + line.proposed, 0);
  expect(proposed / allocation.budget).toBeCloseTo(1, 9);
  expect(allocation.gain.estimate).toBeGreaterThanOrEqual(0);
}

describe.skipIf(!existsSync(folder))(
  'budgets of public simulated weeks (real files absent: skipped)',
  () => {
    it('foretells the last year of Robyn’s 208 weeks better with spend than without', () => {
      const plan = planOf({
        file: 'dt_simulated_weekly.csv',
        time: 'DATE',
        outcome: (row) => Number(row['revenue']),
        spend: ['tv_S', 'ooh_S', 'print_S', 'search_S', 'facebook_S'],
        controls: ['competitor_sales_B', 'newsletter'],
      });
      expectSense(plan);
      expect([plan.periodsUsed, plan.periodKind, plan.seasonPairs]).toEqual([208, 'week', 2]);
      expect(plan.explained).toBeGreaterThan(0.85);
      expect(plan.holdOut?.withSpend).toBeLessThan(plan.holdOut?.withoutSpend ?? 0);
    });

    it('foretells Meridian’s last weeks better with spend than without, and says where it cannot', () => {
      const outcome = (row: DSVRowString) =>
        Number(row['conversions']) * Number(row['revenue_per_conversion']);
      const plan = planOf({
        file: 'meridian_national_media.csv',
        time: 'time',
        outcome,
        spend: ['Channel0_spend', 'Channel1_spend', 'Channel2_spend', 'Channel3_spend'],
        controls: ['competitor_activity_score_control', 'sentiment_score_control'],
      });
      expectSense(plan);
      expect(plan.holdOut?.withSpend).toBeLessThan(plan.holdOut?.withoutSpend ?? 0);
      const all = planOf({
        file: 'meridian_national_all_channels.csv',
        time: 'time',
        outcome,
        spend: [0, 1, 2, 3, 4].map((at) => `Channel${at}_spend`),
        controls: ['competitor_sales_control', 'sentiment_score_control', 'Promo'],
      });
      expectSense(all);
      expect(all.warnings).toContain('spend-does-not-foretell');
    });

    it('adds forty regions up to the weeks that they make', () => {
      const plan = planOf({
        file: 'meridian_geo_media.csv',
        time: 'time',
        outcome: (row) => Number(row['conversions']) * Number(row['revenue_per_conversion']),
        spend: ['Channel0_spend', 'Channel1_spend', 'Channel2_spend', 'Channel3_spend'],
        controls: ['competitor_activity_score_control', 'sentiment_score_control'],
      });
      expectSense(plan);
      expect(plan.periodsUsed).toBe(156);
    });
  },
);
