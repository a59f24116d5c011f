/**
 * How a response levels off: `exponential` is 1 - 2^(-x / half), `hill` is x^slope / (x^slope + half^slope).
 * Both reach half of the most at `half`.
 */
export type Saturation = 'exponential' | 'hill';

/** The forms, in the order in which they are offered. */
export const saturations = ['exponential', 'hill'] as const satisfies readonly Saturation[];

/**
 * A response curve of one channel.
 *
 * - `carryOver`, in [0, 1): share of what worked in a period that still works in the next.
 * - `half`: the spend a period, kept up, that brings half of the most. `slope`: 1 but for `hill`.
 * - `most`: the outcome a period that no spend exceeds, never below 0.
 */
export interface ResponseCurve {
  readonly saturation: Saturation;
  readonly carryOver: number;
  readonly half: number;
  readonly slope: number;
  readonly most: number;
}

/**
 * Spend with what carries over from the periods before, scaled so that a spend kept up for ever stays as it
 * is (geometric adstock). Before the first period as much is taken to have been spent as on average.
 *
 * Source: Broadbent (1979), Journal of the Market Research Society 21, 151-166.
 */
export function carriedOver(spend: Float64Array, carryOver: number): Float64Array {
  let level = spend.reduce((sum, one) => sum + one, 0) / Math.max(1, spend.length);
  return spend.map((one) => {
    level = carryOver * level + (1 - carryOver) * one;
    return level;
  });
}

/** Share of the most that a working spend brings, in [0, 1). */
export function saturated(
  saturation: Saturation,
  amount: number,
  half: number,
  slope: number,
): number {
  if (!(amount > 0)) return 0;
  return saturation === 'exponential'
    ? -Math.expm1((-Math.LN2 * amount) / half)
    : 1 / (1 + (half / amount) ** slope);
}

/** The outcome a period that a spend brings when it is kept up. */
export function responseTo(curve: ResponseCurve, spend: number): number {
  return curve.most * saturated(curve.saturation, spend, curve.half, curve.slope);
}

/** What each further unit brings, for a spend that is raised by `step` (above 0) and kept up. */
export function marginalResponse(curve: ResponseCurve, spend: number, step: number): number {
  return (responseTo(curve, spend + step) - responseTo(curve, spend)) / step;
}
