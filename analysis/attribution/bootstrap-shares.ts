import { AnalysisError } from '../analysis-error.ts';
import type { Interruption } from '../interruption.ts';
import { quantile } from '../numerics/quantile.ts';
import { SeededRandom } from '../numerics/seeded-random.ts';
import { type ModelOptions, runModel } from './attribution-model.ts';
import type { AttributionModel } from './attribution-models.ts';
import { totalsOf } from './credits.ts';
import { mergeIdenticalPaths } from './merge-identical-paths.ts';
import { type JourneyPaths, pathCount } from './paths.ts';

/** How many resamples, from which seed, and how much of them the interval holds (0.95 unless given). */
export interface BootstrapOptions {
  readonly draws: number;
  readonly seed: number;
  /** The customer of each row of the paths: whole customers are drawn, with all their journeys. */
  readonly customers?: Int32Array | undefined;
  readonly confidence?: number | undefined;
}

/** Bounds of a channel's share of the conversions, in [0, 1]. */
export interface ShareInterval {
  readonly low: number;
  readonly high: number;
}

/**
 * How much each channel's share would move with other customers: percentile intervals from resampled
 * journeys.
 *
 * Each conversion and each null is one journey. A draw takes as many journeys as there are, with
 * replacement (a multinomial draw over the distinct paths), and runs the models anew; draws in which a
 * model has no answer are left out of its intervals. Bounds are the R-7 quantiles of the draws.
 *
 * - The same table and seed give the same intervals, on every machine.
 * - A model without any answer has no intervals and is absent from the result.
 * - With `customers`, a draw takes as many customers as there are and each with all its journeys, so that
 *   several journeys of one customer do not count as independent. Without, journeys do.
 *
 * @throws {AnalysisError} `count-out-of-range`: draws not a whole number from 1 to 100,000;
 *   `confidence-out-of-range`; `lengths-differ` for `customers`; `cancelled` through `interruption`.
 */
export function bootstrapShares(
  paths: JourneyPaths,
  models: readonly AttributionModel[],
  options: ModelOptions,
  bootstrap: BootstrapOptions,
  interruption: Interruption,
): Map<AttributionModel, readonly ShareInterval[]> {
  const confidence = bootstrap.confidence ?? 0.95;
  checkOptions(bootstrap.draws, confidence);
  const random = new SeededRandom(bootstrap.seed);
  const journeys =
    bootstrap.customers === undefined
      ? new JourneySampler(mergeIdenticalPaths(paths), random)
      : new CustomerSampler(paths, bootstrap.customers, random);
  const drawnByModel = new Map(models.map((model) => [model, [] as Float64Array[]]));
  for (let draw = 0; draw < bootstrap.draws; draw += 1) {
    interruption.report('resampling', draw, bootstrap.draws);
    const resampled = journeys.draw(interruption);
    for (const [model, drawn] of drawnByModel) {
      const result = runModel(model, resampled, options);
      if (result.status === 'computed') {
        drawn.push(result.shares);
      }
    }
  }
  const intervals = new Map<AttributionModel, readonly ShareInterval[]>();
  for (const [model, drawn] of drawnByModel) {
    if (drawn.length > 0) {
      intervals.set(model, intervalsOf(paths.channels.length, drawn, confidence));
    }
  }
  return intervals;
}

function checkOptions(draws: number, confidence: number): void {
  if (!(Number.isInteger(draws) && draws >= 1 && draws <= 100_000)) {
    throw new AnalysisError('count-out-of-range', { draws });
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new AnalysisError('confidence-out-of-range', { confidence });
  }
}

function intervalsOf(
  channelCount: number,
  drawn: readonly Float64Array[],
  confidence: number,
): readonly ShareInterval[] {
  return Array.from({ length: channelCount }, (_, code) => {
    const shares = drawn.map((draw) => draw[code] as number);
    return {
      low: quantile(shares, (1 - confidence) / 2) as number,
      high: quantile(shares, (1 + confidence) / 2) as number,
    };
  });
}

/**
 * Draws journeys with replacement in constant time each (Walker's alias method, built as by Vose 1991).
 * Outcome `2 * path` is a conversion along the path, `2 * path + 1` a null.
 */
class JourneySampler {
  private readonly paths: JourneyPaths;
  private readonly random: SeededRandom;
  private readonly journeyCount: number;
  private readonly keep: Float64Array;
  private readonly alias: Int32Array;

  constructor(paths: JourneyPaths, random: SeededRandom) {
    this.paths = paths;
    this.random = random;
    const totals = totalsOf(paths);
    this.journeyCount = Math.round(totals.conversions + totals.nulls);
    const outcomes = pathCount(paths) * 2;
    this.keep = new Float64Array(outcomes);
    this.alias = new Int32Array(outcomes);
    const scale = outcomes / (totals.conversions + totals.nulls);
    for (let path = 0; path < pathCount(paths); path += 1) {
      this.keep[2 * path] = (paths.conversions[path] as number) * scale;
      this.keep[2 * path + 1] = (paths.nulls[path] as number) * scale;
    }
    this.pairOutcomes();
  }

  private pairOutcomes(): void {
    const { keep, alias } = this;
    const small: number[] = [];
    const large: number[] = [];
    for (let outcome = 0; outcome < keep.length; outcome += 1) {
      alias[outcome] = outcome;
      ((keep[outcome] as number) < 1 ? small : large).push(outcome);
    }
    while (small.length > 0 && large.length > 0) {
      const low = small.pop() as number;
      const high = large[large.length - 1] as number;
      alias[low] = high;
      keep[high] = (keep[high] as number) - (1 - (keep[low] as number));
      if ((keep[high] as number) < 1) {
        small.push(large.pop() as number);
      }
    }
  }

  /** As many journeys as there were, drawn anew. Values stay behind: shares of conversions need none. */
  draw(interruption: Interruption): JourneyPaths {
    const conversions = new Float64Array(pathCount(this.paths));
    const nulls = new Float64Array(pathCount(this.paths));
    const outcomes = this.keep.length;
    for (let journey = 0; journey < this.journeyCount; journey += 1) {
      if ((journey & 0xfffff) === 0xfffff) {
        interruption.report('resampling-journeys', journey, this.journeyCount);
      }
      const place = this.random.next() * outcomes;
      const column = Math.floor(place);
      const kept = place - column < (this.keep[column] as number);
      const outcome = kept ? column : (this.alias[column] as number);
      const counts = (outcome & 1) === 0 ? conversions : nulls;
      counts[outcome >> 1] = (counts[outcome >> 1] as number) + 1;
    }
    return { ...this.paths, conversions, nulls, values: new Float64Array(conversions.length) };
  }
}

/** Draws customers with replacement; a customer drawn twice has all its journeys twice. */
class CustomerSampler {
  private readonly paths: JourneyPaths;
  private readonly customers: Int32Array;
  private readonly random: SeededRandom;
  private readonly customerCount: number;

  constructor(paths: JourneyPaths, customers: Int32Array, random: SeededRandom) {
    if (customers.length !== pathCount(paths)) {
      throw new AnalysisError('lengths-differ', {
        paths: pathCount(paths),
        customers: customers.length,
      });
    }
    this.paths = paths;
    this.random = random;
    const indexByCustomer = new Map<number, number>();
    this.customers = customers.map((customer) => {
      const index = indexByCustomer.get(customer) ?? indexByCustomer.size;
      indexByCustomer.set(customer, index);
      return index;
    });
    this.customerCount = indexByCustomer.size;
  }

  /** As many customers as there were, drawn anew, as multiples of their journeys. */
  draw(_interruption: Interruption): JourneyPaths {
    const times = new Float64Array(this.customerCount);
    for (let draw = 0; draw < this.customerCount; draw += 1) {
      const customer = this.random.nextInteger(this.customerCount);
      times[customer] = (times[customer] as number) + 1;
    }
    const multiplied = (numbers: Float64Array): Float64Array =>
      numbers.map((number, path) => number * (times[this.customers[path] as number] as number));
    return {
      ...this.paths,
      conversions: multiplied(this.paths.conversions),
      values: multiplied(this.paths.values),
      nulls: multiplied(this.paths.nulls),
    };
  }
}
