import { AnalysisError } from '../analysis-error.ts';

/** How targets are stated; `auto` reads it from what they sum to. */
export const targetUnits = ['auto', 'share', 'percent', 'count'] as const;

/** One of `targetUnits`. */
export type TargetUnit = (typeof targetUnits)[number];

/**
 * What one variable, or several crossed, should come to: for each category one answer of each variable
 * (by label or code, whatever the case) and its target as a share, a per cent or a count.
 */
export interface RakingTarget {
  readonly variables: readonly string[];
  readonly categories: readonly {
    readonly answers: readonly string[];
    readonly target: number;
  }[];
}

/** A target as shares: `sum` is what was stated, `unit` how it was read. */
export interface TargetShares {
  readonly name: string;
  readonly shares: readonly number[];
  readonly sum: number;
  readonly unit: Exclude<TargetUnit, 'auto'>;
}

/** The name of a target in words: "gender", or "gender × age". */
export function targetName(variables: readonly string[]): string {
  return variables.join(' × ');
}

/** Published shares are rounded: this much (as a part of the whole) may be lost by it. */
const roundingLoss = 0.0015;

/**
 * A target's figures as shares that sum to 1.
 *
 * - Units: `auto` reads figures that sum to about 1 as shares, to about 100 as per cent, to more as
 *   counts. Sums off by rounding (0.15 %) are brought to 1; others need `rescale`.
 *
 * @throws {AnalysisError} `targets-do-not-sum` with variable, sum and unit; `targets-not-understood`
 *   for a negative figure or one that is no number.
 */
export function targetShares(
  { variables, categories }: RakingTarget,
  { unit, rescale }: { readonly unit: TargetUnit; readonly rescale: boolean },
): TargetShares {
  const name = targetName(variables);
  const wrong = categories.find(({ target }) => !(target >= 0 && Number.isFinite(target)));
  if (wrong !== undefined) {
    const category = wrong.answers.join(', ');
    const reason = `The target of “${category}” (${name}) is ${wrong.target}; it must be a number from 0 up.`;
    throw new AnalysisError('targets-not-understood', { variable: name, category, reason });
  }
  const sum = categories.reduce((total, { target }) => total + target, 0);
  const read = unit === 'auto' ? unitOf(sum) : unit;
  const whole = { share: 1, percent: 100, count: sum }[read];
  const isOff = Math.abs(sum - whole) > roundingLoss * whole;
  if (sum === 0 || (isOff && !rescale)) {
    throw new AnalysisError('targets-do-not-sum', { variable: name, sum, unit: read, whole });
  }
  return { name, shares: categories.map(({ target }) => target / sum), sum, unit: read };
}

/** Shares that miss a category sum to less than 1, per cent to less than 100; counts are larger. */
function unitOf(sum: number): Exclude<TargetUnit, 'auto'> {
  if (sum <= 2) return 'share';
  return sum <= 200 ? 'percent' : 'count';
}
