import { determinant, Matrix } from 'ml-matrix';
import { AnalysisError } from '../analysis-error.ts';
import type { NumberColumn } from '../columns/column.ts';
import { type Interruption, uninterrupted } from '../interruption.ts';
import { tQuantile, tTwoSidedP } from '../numerics/t-distribution.ts';
import { effectiveBase } from '../statistics/effective-base.ts';
import { criticalZ } from '../statistics/interval.ts';
import { keepRows } from '../tables/kept-rows.ts';
import { type Design, type DesignBlock, designOf } from './design.ts';
import {
  type Driver,
  type DriverBases,
  type DriverModel,
  type DriverOutcome,
  type DriverReason,
  type DriverTerm,
  type DriverVariable,
  mostDrivers,
} from './driver.ts';
import {
  crossProducts,
  type Fitted,
  fitLinear,
  fitLogistic,
  linearFit,
  robustCovariance,
} from './fit-model.ts';
import { columnsOf, type FitShares, fitShares } from './fit-shares.ts';
import { type Patterns, patternsOf } from './patterns.ts';

/** What a model needs. `suppressedBase` (30): fewer complete rows than this have no model. */
export interface DriversInput {
  readonly rowCount: number;
  readonly outcome: DriverOutcome;
  readonly predictors: readonly DriverVariable[];
  readonly filter?: Uint8Array | null | undefined;
  readonly weights?: NumberColumn | null | undefined;
  readonly confidence?: number | undefined;
  readonly suppressedBase?: number | undefined;
}

/** From this inflation of a variance on, predictors can hardly be told apart. */
const collinearFrom = 5;

/**
 * Which of several answers go with an outcome once all are looked at together, and how much of what can
 * be explained is each one's: a linear model of a number, a logistic one of a yes or no.
 *
 * - Importance: the Shapley share of R squared (McFadden's for a yes or no), exact over all subsets up to
 *   eight predictors, up to fifteen where the rows allow it, else over orders drawn from a fixed seed, with
 *   the error that the draw leaves.
 * - Coefficients: against a question's first answer that anybody gave; of a number for one unit more.
 *   Errors are robust (sandwich), intervals by t.
 * - Missing: only rows with the outcome and every predictor; the others are counted.
 * - Limits: a model of a survey shows what goes together, not what would change what. Shares of collinear
 *   predictors are divided between them. Strata and clusters do not enter.
 *
 * @throws {AnalysisError} `count-out-of-range` for no predictor or more than thirty; `lengths-differ`,
 * `weight-out-of-range`, `confidence-out-of-range`, `cancelled`.
 *
 * Held to R survey `svyglm` and to lmg by all subsets, tests/goldens/associations.json.
 */
export function findDrivers(
  input: DriversInput,
  interruption: Interruption = uninterrupted,
): DriverModel {
  const count = input.predictors.length;
  if (!(count >= 1 && count <= mostDrivers)) {
    throw new AnalysisError('count-out-of-range', { what: 'predictors', count, most: mostDrivers });
  }
  const confidence = input.confidence ?? 0.95;
  criticalZ(confidence);
  const kept = keepRows(input.rowCount, input.filter ?? null, input.weights ?? null);
  const design = designOf(input.outcome, input.predictors, kept, input.rowCount);
  const bases = basesOf(design, kept.unweightedOutCount);
  const none = (reason: DriverReason, culprits: readonly string[] = []): DriverModel => ({
    ...bases,
    status: 'notComputable',
    reason,
    culprits,
  });
  if (bases.base === 0) return none('nobody-answered');
  if (bases.base < Math.max(input.suppressedBase ?? 30, design.columns.length + 2)) {
    return none('base-too-small');
  }
  const constant = design.blocks.filter(({ categories }) => categories.length === 0);
  if (constant.length > 0) return none('same-in-everyone', namesOf(constant));
  if (design.outcome.every((value) => value === design.outcome[0])) {
    return none('same-in-everyone', ['outcome']);
  }
  const model = input.outcome.kind === 'number' ? 'linear' : 'logistic';
  const patterns = patternsOf(design);
  const divided = fitShares(patterns, design.blocks, model, interruption);
  if (divided === 'separated') return none('separated');
  if (divided === null) {
    return none('predictors-repeat', repeatedNames(patterns, design.blocks));
  }
  const whole = design.columns.map((_, at) => at);
  const fitted = model === 'linear' ? fitLinear(patterns, whole) : fitLogistic(patterns, whole);
  if (fitted === null || fitted === 'separated') return none('separated');
  return describe(design, patterns, fitted, divided, { bases, model, confidence });
}

function basesOf(
  { weights, weightedBase, incompleteCount }: Design,
  unweightedOutCount: number,
): DriverBases {
  let squared = 0;
  for (const weight of weights) squared += weight * weight;
  const base = weights.length;
  return {
    base,
    weightedBase,
    effectiveBase: base === 0 ? 0 : effectiveBase(base, squared),
    incompleteCount,
    unweightedOutCount,
  };
}

/** The predictors without which the others would do: each that, left out, leaves a solvable rest. */
function repeatedNames(patterns: Patterns, blocks: readonly DesignBlock[]): readonly string[] {
  const sums = crossProducts(patterns);
  const repeats = blocks.filter((block) => {
    const others = blocks.filter((other) => other !== block);
    return linearFit(sums, columnsOf(others)) !== null;
  });
  return namesOf(repeats.length > 0 ? repeats : blocks);
}

function namesOf(blocks: readonly DesignBlock[]): readonly string[] {
  return blocks.map(({ name }) => name);
}

function describe(
  design: Design,
  patterns: Patterns,
  { coefficients, fit, fitted }: Fitted,
  { shares, orders, errors }: FitShares,
  told: {
    readonly bases: DriverBases;
    readonly model: 'linear' | 'logistic';
    readonly confidence: number;
  },
): DriverModel {
  const { bases, model, confidence } = told;
  const whole = design.columns.map((_, at) => at);
  const covariance = robustCovariance(patterns, whole, fitted, model, bases.base);
  const degrees = bases.base - whole.length;
  const reach = tQuantile(0.5 + confidence / 2, degrees);
  const termOf = (category: string | null, column: number): DriverTerm => {
    const { step } = design.scales[column] as { readonly step: number };
    const coefficient = (coefficients[column] as number) / step;
    const error = Math.sqrt(covariance?.get(column, column) ?? Number.NaN) / step;
    return {
      category,
      coefficient,
      standardError: error,
      low: coefficient - reach * error,
      high: coefficient + reach * error,
      p: error > 0 ? tTwoSidedP(coefficient / error, degrees) : null,
      oddsRatio: model === 'logistic' ? Math.exp(coefficient) : null,
    };
  };
  const inflations = inflationsOf(patterns, design.blocks);
  const drivers = design.blocks.map(({ name, label, first, categories, reference }, at): Driver => {
    const inflation = inflations[at] as number;
    return {
      name,
      label,
      fit: shares[at] as number,
      fitError: errors?.[at] ?? null,
      share: fit > 0 ? (shares[at] as number) / fit : null,
      terms: categories.map((category, place) => termOf(category, first + place)),
      reference,
      inflation,
      isCollinear: !(inflation < collinearFrom),
    };
  });
  const intercept = coefficients.reduce((sum, coefficient, column) => {
    const { middle, step } = design.scales[column] as { middle: number; step: number };
    return sum + (column === 0 ? coefficient : (-coefficient * middle) / step);
  }, 0);
  const ordered = drivers.sort((one, other) => other.fit - one.fit);
  return { ...bases, status: 'computed', model, fit, orders, intercept, drivers: ordered };
}

/**
 * The generalised variance inflation of each predictor, for each of its degrees of freedom: the
 * determinants of its own correlations and of the others', over that of all (Fox and Monette 1992).
 */
function inflationsOf(patterns: Patterns, blocks: readonly DesignBlock[]): readonly number[] {
  const { products } = crossProducts(patterns);
  const weight = products.get(0, 0);
  const all = columnsOf(blocks).slice(1);
  const covariance = (one: number, other: number): number =>
    products.get(one, other) - (products.get(0, one) * products.get(0, other)) / weight;
  const determinantOf = (columns: readonly number[]): number => {
    if (columns.length === 0) return 1;
    const spread = (column: number): number => Math.sqrt(covariance(column, column));
    return determinant(
      new Matrix(
        columns.map((one) =>
          columns.map((other) => covariance(one, other) / (spread(one) * spread(other))),
        ),
      ),
    );
  };
  const whole = determinantOf(all);
  return blocks.map((block) => {
    const own = columnsOf([block]).slice(1);
    const others = all.filter((column) => !own.includes(column));
    return ((determinantOf(own) * determinantOf(others)) / whole) ** (1 / own.length);
  });
}
