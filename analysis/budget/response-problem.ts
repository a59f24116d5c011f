import { Matrix, SVD } from 'ml-matrix';
import { nonNegativeCoefficients } from './non-negative-coefficients.ts';
import { carriedOver, type ResponseCurve, type Saturation, saturated } from './response-curve.ts';

/** What the curves are fitted to. Columns have an entry a period; `used` are the periods that count. */
export interface ResponseData {
  readonly outcomes: Float64Array;
  readonly spends: readonly Float64Array[];
  /** Columns beside spend: a constant, the trend, the season, controls. */
  readonly besides: readonly Float64Array[];
  readonly used: Int32Array;
  readonly saturation: Saturation;
  /**
   * How strongly what a channel brings is drawn towards nothing: errors a period for bringing, a period, as much
   * as the mean of the outcome. See `usualPull`.
   */
  readonly pull: number;
}

/** A channel that brings more than this share of the outcome is unusual; the data must say so. */
export const usualShare = 0.3;

/**
 * The pull that stands for knowing beforehand that a channel brings 0 to `usualShare` of the outcome as a rule
 * (half of a normal distribution), where outcomes err by `error` a period. It decides where the data cannot: a
 * channel that was always near its most would else be given many times the outcome.
 */
export function usualPull(error: number): number {
  return error / usualShare;
}

/** Curves with what they and the columns beside them make of each period, used or not. */
export interface ResponseParts {
  readonly curves: readonly ResponseCurve[];
  readonly base: Float64Array;
  readonly parts: readonly Float64Array[];
  readonly fitted: Float64Array;
}

/**
 * The separable least squares problem behind response curves: for given carry-over, half and slope of each
 * channel the rest is linear, with no channel below 0, and solved exactly.
 *
 * A shape is carry-over, the logarithm of half over the mean spend, and (`hill` only) slope, channel after
 * channel. Columns beside spend are taken out of everything once (Frisch and Waugh), as no shape changes them.
 *
 * Sources: Golub and Pereyra (1973), SIAM Journal on Numerical Analysis 10, 413-432 (variable projection).
 */
export class ResponseProblem {
  readonly shapeSize: number;
  readonly target: Float64Array;
  readonly #data: ResponseData;
  readonly #basis: readonly Float64Array[];
  readonly #means: readonly number[];
  readonly #usual: number;
  readonly #cache: (readonly [string, Float64Array])[];

  constructor(data: ResponseData, from: ResponseProblem | null = null) {
    this.#data = data;
    this.shapeSize = data.saturation === 'hill' ? 3 : 2;
    this.#basis = from === null ? basisOf(data) : from.#basis;
    this.#cache = from === null ? [] : from.#cache;
    this.#means = data.spends.map(
      (spend) => spend.reduce((sum, one) => sum + one, 0) / spend.length,
    );
    const outcomes = Float64Array.from(data.used, (at) => data.outcomes[at] as number);
    this.#usual = from === null ? meanSize(outcomes) : from.#usual;
    this.target = new Float64Array(data.used.length + data.spends.length);
    this.target.set(this.#without(outcomes));
  }

  /** The same with another outcome. */
  withOutcomes(outcomes: Float64Array): ResponseProblem {
    return new ResponseProblem({ ...this.#data, outcomes }, this);
  }

  /**
   * What spend makes of the used periods, columns beside it taken out, under a shape; behind them an entry a
   * channel, which is 0 where there is no pull, as those of `target` are.
   */
  fittedApart(shape: readonly number[]): Float64Array {
    const columns = this.#columns(shape);
    const most = nonNegativeCoefficients(columns, this.target);
    return sumOf(columns, most, this.target.length);
  }

  /** Sum of the squared errors under a shape, the pull among them. */
  squaredError(shape: readonly number[]): number {
    const fitted = this.fittedApart(shape);
    return this.target.reduce((sum, one, at) => sum + (one - (fitted[at] as number)) ** 2, 0);
  }

  /** Curves and parts under a shape, for all periods. */
  solve(shape: readonly number[]): ResponseParts {
    const { spends, besides, used, outcomes, saturation } = this.#data;
    const most = nonNegativeCoefficients(this.#columns(shape), this.target);
    const curves = spends.map((_, channel) => {
      const { carryOver, half, slope } = this.#shapeOf(shape, channel);
      return { saturation, carryOver, half, slope, most: most[channel] as number };
    });
    const parts = spends.map((_, channel) =>
      this.#worked(shape, channel).map((share) => share * (most[channel] as number)),
    );
    const spent = sumOf(
      parts,
      parts.map(() => 1),
      outcomes.length,
    );
    const rest = Array.from(used, (at) => (outcomes[at] as number) - (spent[at] as number));
    const design = new Matrix(
      Array.from(used, (at) => besides.map((column) => column[at] as number)),
    );
    const coefficients = new SVD(design, { autoTranspose: true }).solve(Matrix.columnVector(rest));
    const base = sumOf(besides, coefficients.to1DArray(), outcomes.length);
    return { curves, base, parts, fitted: base.map((one, at) => one + (spent[at] as number)) };
  }

  #columns(shape: readonly number[]): readonly Float64Array[] {
    return this.#data.spends.map((_, channel) => {
      const own = shape.slice(channel * this.shapeSize, (channel + 1) * this.shapeSize);
      const key = own.join(' ');
      const kept = this.#cache[channel];
      if (kept?.[0] === key) return kept[1];
      const worked = this.#worked(shape, channel);
      const shares = Float64Array.from(this.#data.used, (at) => worked[at] as number);
      const column = new Float64Array(this.target.length);
      column.set(this.#without(shares));
      column[shares.length + channel] =
        (this.#data.pull * shares.reduce((sum, one) => sum + one, 0)) / shares.length / this.#usual;
      this.#cache[channel] = [key, column];
      return column;
    });
  }

  #worked(shape: readonly number[], channel: number): Float64Array {
    const { carryOver, half, slope } = this.#shapeOf(shape, channel);
    const { spends, saturation } = this.#data;
    return carriedOver(spends[channel] as Float64Array, carryOver).map((amount) =>
      saturated(saturation, amount, half, slope),
    );
  }

  #shapeOf(shape: readonly number[], channel: number) {
    const at = channel * this.shapeSize;
    return {
      carryOver: shape[at] as number,
      half: Math.exp(shape[at + 1] as number) * (this.#means[channel] as number),
      slope: this.shapeSize === 3 ? (shape[at + 2] as number) : 1,
    };
  }

  #without(column: Float64Array): Float64Array {
    const left = column.slice();
    for (const direction of this.#basis) {
      let product = 0;
      for (let at = 0; at < left.length; at += 1) {
        product += (direction[at] as number) * (left[at] as number);
      }
      for (let at = 0; at < left.length; at += 1) {
        left[at] = (left[at] as number) - product * (direction[at] as number);
      }
    }
    return left;
  }
}

/** Orthonormal directions that span the columns beside spend; columns that repeat others add none. */
function basisOf({ besides, used }: ResponseData): readonly Float64Array[] {
  const design = new Matrix(
    Array.from(used, (at) => besides.map((column) => column[at] as number)),
  );
  const { leftSingularVectors, diagonal } = new SVD(design, { autoTranspose: true });
  const largest = Math.max(...diagonal);
  return diagonal.flatMap((size, at) =>
    size > 1e-10 * largest ? [Float64Array.from(leftSingularVectors.getColumn(at))] : [],
  );
}

function meanSize(outcomes: Float64Array): number {
  return outcomes.reduce((sum, one) => sum + Math.abs(one), 0) / outcomes.length || 1;
}

function sumOf(
  columns: readonly Float64Array[],
  factors: readonly number[] | Float64Array,
  length: number,
): Float64Array {
  const sum = new Float64Array(length);
  for (const [at, column] of columns.entries()) {
    const factor = factors[at] as number;
    if (factor === 0) continue;
    for (let place = 0; place < length; place += 1) {
      sum[place] = (sum[place] as number) + factor * (column[place] as number);
    }
  }
  return sum;
}
