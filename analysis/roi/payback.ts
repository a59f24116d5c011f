import { AnalysisError } from '../analysis-error.ts';

/**
 * What flows of money are worth now, and when they have paid back.
 *
 * - `netPresentValue`: flows discounted to now. `payback`, `discountedPayback`: periods until the sum
 *   of the (discounted) flows is no longer below 0 and stays so, within a period in proportion; null when never.
 */
export interface Payback {
  readonly netPresentValue: number;
  readonly payback: number | null;
  readonly discountedPayback: number | null;
}

/**
 * Discount flows of money: `flows[0]` now, `flows[t]` after `t` periods, at `rate` a period (0.1 is 10 %).
 *
 * @throws {AnalysisError} `count-out-of-range`: a rate of -1 or less, or a flow that is no number.
 */
export function paybackOf(flows: readonly number[], rate: number): Payback {
  if (!(rate > -1 && rate < Infinity)) throw new AnalysisError('count-out-of-range', { rate });
  for (const [period, flow] of flows.entries()) {
    if (!Number.isFinite(flow)) throw new AnalysisError('count-out-of-range', { period, flow });
  }
  const discounted = flows.map((flow, period) => flow / (1 + rate) ** period);
  return {
    netPresentValue: discounted.reduce((sum, flow) => sum + flow, 0),
    payback: periodsUntilPaid(flows),
    discountedPayback: periodsUntilPaid(discounted),
  };
}

function periodsUntilPaid(flows: readonly number[]): number | null {
  let sum = 0;
  let paid: number | null = null;
  for (const [period, flow] of flows.entries()) {
    const before = sum;
    sum += flow;
    if (sum < -1e-9) paid = null;
    else if (paid === null) paid = before < 0 && flow > 0 ? period - 1 + -before / flow : period;
  }
  return paid;
}
