import type { BudgetRows } from '#analysis/budget/budget-periods.ts';
import type { BudgetOptions } from '#analysis/budget/plan-budget.ts';
import { carriedOver, saturated } from '#analysis/budget/response-curve.ts';
import { SeededRandom } from '#analysis/numerics/seeded-random.ts';

/** The options of a quick plan without bounds. */
export const quick: BudgetOptions = {
  saturation: 'exponential',
  trend: true,
  draws: 0,
  seed: 1,
  holdOutShare: 0.2,
  least: 0.5,
  most: 1.5,
  confidence: 0.9,
};

/** A made-up channel: its curve, and how its spend comes about. */
export interface MadeUpChannel {
  readonly carryOver: number;
  readonly half: number;
  readonly most: number;
  readonly meanSpend: number;
}

/** Weeks from channels whose curves are known; `noise` is the standard deviation of what else happens. */
export function madeUpWeeks(
  channels: readonly MadeUpChannel[],
  { weeks = 156, seed = 1, noise = 4 }: { weeks?: number; seed?: number; noise?: number } = {},
): BudgetRows {
  const random = new SeededRandom(seed);
  const bell = (): number =>
    Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  const spends = channels.map(({ meanSpend }) =>
    Float64Array.from({ length: weeks }, () =>
      random.next() < 0.3 ? 0 : -meanSpend * Math.log((1 - random.next()) * (1 - random.next())),
    ),
  );
  const outcomes = Float64Array.from(
    { length: weeks },
    (_, at) => 300 + 0.2 * at + 15 * Math.sin((2 * Math.PI * at * 7) / 365.25) + noise * bell(),
  );
  for (const [at, { carryOver, half, most }] of channels.entries()) {
    for (const [week, amount] of carriedOver(spends[at] as Float64Array, carryOver).entries()) {
      outcomes[week] =
        (outcomes[week] as number) + most * saturated('exponential', amount, half, 1);
    }
  }
  const times = Float64Array.from(
    { length: weeks },
    (_, at) => Date.UTC(2023, 0, 2) + at * 604_800_000,
  );
  return { times, areDates: true, outcomes, spends, controls: [] };
}
