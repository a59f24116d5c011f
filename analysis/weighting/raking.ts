import { AnalysisError } from '../analysis-error.ts';
import { type Interruption, uninterrupted } from '../interruption.ts';
import { type ContradictingMargins, contradictions } from './contradictions.ts';
import { groupRows, type RakingGroups } from './raking-groups.ts';
import type { MarginReport, MissingTreatment, RakingMargin } from './raking-margin.ts';
import { type RakingOptions, type RakingOutcome, rakingDefaults } from './raking-options.ts';
import { type RakingRound, rakeGroups } from './raking-rounds.ts';
import { marginReports, marginStates } from './raking-steps.ts';
import { demandTrimBounds } from './trim-weights.ts';
import { summariseWeights, type WeightSummary } from './weight-summary.ts';

/** A category that weights cannot bring to its target, because nobody who weighs anything is in it. */
export interface EmptyCategory {
  readonly margin: string;
  readonly category: string;
  readonly target: number;
}

/** Raked weights and how they came about. */
export type Raking =
  | {
      readonly status: 'computed';
      readonly outcome: RakingOutcome;
      /** One for each row; NaN where the row had no starting weight. */
      readonly weights: Float64Array;
      readonly rounds: readonly RakingRound[];
      readonly margins: readonly MarginReport[];
      readonly contradictions: readonly ContradictingMargins[];
      /** Rows whose weight a bound cut in the last iteration. */
      readonly cutLow: number;
      readonly cutHigh: number;
      readonly rakedRows: number;
      /** Rows that kept their starting weight because an answer is missing. */
      readonly leftOutRows: number;
      readonly summary: WeightSummary;
    }
  | {
      readonly status: 'notComputable';
      readonly reason: 'nobody-to-weigh' | 'nobody-in-category';
      readonly empty: readonly EmptyCategory[];
    };

/**
 * Weights that bring a sample's margins to those of its population: raking, or iterative proportional
 * fitting. With one margin, or one of crossed variables, this is post-stratification.
 *
 * - Shapes: each margin's `codes` and `start` have one entry for each row.
 * - Units: weights sum to `total`; trim bounds are multiples of the mean.
 * - Missing: see `MissingTreatment`. A row whose starting weight is 0 keeps 0, NaN stays NaN.
 * - Trimming happens within each iteration, after the margins; what it leaves of error is reported.
 * - Limits: weights correct what goes with the raking variables and nothing else.
 *
 * @throws {AnalysisError} `lengths-differ`, `weight-out-of-range` (negative or infinite start, with its
 *   row number), `trim-out-of-range`, `answers-missing` (with `refuse`), `cancelled`.
 *
 * Sources: Deming and Stephan (1940), Annals of Mathematical Statistics 11, 427-444; DeBell and
 * Krosnick (2009), ANES technical report nes012427 (trimming inside the iterations). Held to anesrake
 * 0.80 and survey 4.1-1 `rake` and `postStratify`, tests/goldens/raking.json.
 */
export function rake(
  margins: readonly RakingMargin[],
  rowCount: number,
  options: RakingOptions = rakingDefaults,
  interruption: Interruption = uninterrupted,
): Raking {
  demandTrimBounds(options.trim);
  const start = demandStart(options.start, rowCount);
  const isRaked = rakedRows(margins, start, options.missing);
  const groups = groupRows(margins, start, isRaked);
  if (groups.count === 0) return { status: 'notComputable', reason: 'nobody-to-weigh', empty: [] };
  const states = marginStates(margins, groups, options.missing);
  const empty = states.flatMap(({ margin, counts }) =>
    margin.categories.flatMap(({ label, share }, place) =>
      share > 0 && counts[place] === 0
        ? [{ margin: margin.name, category: label, target: share }]
        : [],
    ),
  );
  if (empty.length > 0) return { status: 'notComputable', reason: 'nobody-in-category', empty };
  const raked = rakeGroups(states, groups, options, interruption);
  const weights = spread(groups, raked.weights, start, isRaked, options.total);
  const missed = raked.outcome === 'contradictory' || raked.outcome === 'not-converged';
  return {
    status: 'computed',
    outcome: raked.outcome,
    weights,
    rounds: raked.rounds,
    margins: marginReports(states, raked.weights, groups.rows),
    contradictions: missed ? contradictions(states, groups, options, interruption) : [],
    cutLow: raked.cutLow,
    cutHigh: raked.cutHigh,
    rakedRows: groups.rows.reduce((sum, rows) => sum + rows, 0),
    leftOutRows: countLeftOut(start, isRaked),
    summary: summariseWeights(weights),
  };
}

/** Starting weights with a mean of 1 among the rows that weigh anything. */
function demandStart(given: Float64Array | null, rowCount: number): Float64Array {
  const start = given ?? new Float64Array(rowCount).fill(1);
  if (start.length !== rowCount) {
    throw new AnalysisError('lengths-differ', { expected: rowCount, found: start.length });
  }
  let sum = 0;
  let count = 0;
  start.forEach((weight, row) => {
    if (weight < 0 || Math.abs(weight) === Number.POSITIVE_INFINITY)
      throw new AnalysisError('weight-out-of-range', { rowNumber: row + 1, weight });
    if (!(weight > 0)) return;
    sum += weight;
    count++;
  });
  return start.map((weight) => (weight * count) / (sum || 1));
}

function rakedRows(
  margins: readonly RakingMargin[],
  start: Float64Array,
  missing: MissingTreatment,
): Uint8Array | null {
  for (const { codes } of margins) {
    if (codes.length !== start.length)
      throw new AnalysisError('lengths-differ', { expected: start.length, found: codes.length });
  }
  if (missing === 'refuse') refuseMissing(margins, start);
  if (missing !== 'leave-out') return null;
  return Uint8Array.from(start, (_, row) =>
    margins.every(({ codes }) => (codes[row] as number) >= 0) ? 1 : 0,
  );
}

function refuseMissing(margins: readonly RakingMargin[], start: Float64Array): void {
  for (const { name, codes } of margins) {
    const count = codes.filter((code, row) => code < 0 && (start[row] as number) > 0).length;
    if (count > 0) throw new AnalysisError('answers-missing', { variable: name, count });
  }
}

/** From groups to rows, on the scale that is wanted. Rows left out keep their starting weight. */
function spread(
  groups: RakingGroups,
  raked: Float64Array,
  start: Float64Array,
  isRaked: Uint8Array | null,
  total: number | null,
): Float64Array {
  const { groupOfRow } = groups;
  const weighing = start.reduce((count, weight) => count + (weight > 0 ? 1 : 0), 0);
  const scale = total === null ? 1 : total / weighing;
  return start.map((weight, row) => {
    const group = groupOfRow[row] as number;
    if (group >= 0) return (raked[group] as number) * scale;
    return isRaked?.[row] === 0 ? weight * scale : weight;
  });
}

function countLeftOut(start: Float64Array, isRaked: Uint8Array | null): number {
  if (isRaked === null) return 0;
  return start.reduce(
    (count, weight, row) => count + (weight > 0 && isRaked[row] === 0 ? 1 : 0),
    0,
  );
}
