import { type Interruption, uninterrupted } from '../interruption.ts';
import { SeededRandom } from '../numerics/seeded-random.ts';
import type { DesignBlock } from './design.ts';
import { crossProducts, fitLogistic, linearFit } from './fit-model.ts';
import type { Patterns } from './patterns.ts';
import { shapleyShares } from './shapley-shares.ts';

/**
 * What each predictor adds to the fit, in their order. `orders` is null where every order was taken, else
 * how many were drawn; `errors` are then the standard errors that the draw leaves.
 */
export interface FitShares {
  readonly shares: readonly number[];
  readonly orders: number | null;
  readonly errors: readonly number[] | null;
}

/** Models of so few predictors are fitted for every subset, whatever the rows; of more than the second never. */
const alwaysExact = 8;
const neverExactAbove = 15;
/** Multiplications that all subsets may take, and that orders are drawn for. */
const mostWork = 2e10;
const fewestPairs = 20;
const mostPairs = { linear: 200, logistic: 100 } as const;
/** Rounds of a logistic fit, and what a small solution costs besides its multiplications. */
const usualRounds = 6;
const ownCostOfFit = 4000;
const seed = 19_530_101;

/**
 * Divides the fit between predictors by Shapley's shares: over every subset where they are few, else over
 * orders drawn at random, each with its reverse, from a fixed seed, so that the same data give the same
 * shares. The work is bounded by the number of patterns and columns, never by the clock.
 *
 * Shares sum to the fit of all either way. Null where a predictor repeats others; 'separated' where a
 * logistic model has no maximum.
 *
 * Sources: Castro, Gomez and Tejada (2009), Computers & Operations Research 36, 1726-1730 (drawn orders).
 */
export function fitShares(
  patterns: Patterns,
  blocks: readonly DesignBlock[],
  model: 'linear' | 'logistic',
  interruption: Interruption = uninterrupted,
): FitShares | 'separated' | null {
  const worth = new Worth(patterns, blocks, model);
  const all = 2 ** blocks.length - 1;
  const whole = worth.of(all);
  if (typeof whole !== 'number') return whole;
  const subsetCount = 2 ** blocks.length;
  const isExact =
    blocks.length <= alwaysExact ||
    (blocks.length <= neverExactAbove && subsetCount * worth.costOfFit <= mostWork);
  return isExact
    ? overSubsets(worth, blocks.length, interruption)
    : overOrders(worth, blocks.length, interruption);
}

/** The fit of subsets, one bit a predictor; each is fitted once. */
class Worth {
  readonly model: 'linear' | 'logistic';
  readonly costOfFit: number;
  readonly #patterns: Patterns;
  readonly #blocks: readonly DesignBlock[];
  readonly #sums: ReturnType<typeof crossProducts> | null;
  readonly #known = new Map<number, number>([[0, 0]]);

  constructor(patterns: Patterns, blocks: readonly DesignBlock[], model: 'linear' | 'logistic') {
    this.model = model;
    this.#patterns = patterns;
    this.#blocks = blocks;
    this.#sums = model === 'linear' ? crossProducts(patterns) : null;
    const columns = patterns.columns.length;
    const ofPass = model === 'linear' ? 0 : patterns.count * columns * columns * usualRounds;
    this.costOfFit = ofPass / 2 + columns ** 3 + ownCostOfFit;
  }

  of(subset: number): number | 'separated' | null {
    const known = this.#known.get(subset);
    if (known !== undefined) return known;
    const used = columnsOf(this.#blocks.filter((_, at) => (subset & (1 << at)) !== 0));
    const found =
      this.#sums === null ? fitLogistic(this.#patterns, used) : linearFit(this.#sums, used);
    if (found === 'separated' || found === null) return found;
    const fit = typeof found === 'number' ? found : found.fit;
    this.#known.set(subset, fit);
    return fit;
  }
}

/** The columns of some predictors, the constant first. */
export function columnsOf(blocks: readonly DesignBlock[]): number[] {
  return [0, ...blocks.flatMap(({ first, categories }) => categories.map((_, at) => first + at))];
}

function overSubsets(
  worth: Worth,
  players: number,
  interruption: Interruption,
): FitShares | 'separated' | null {
  const subsetCount = 2 ** players;
  const all: number[] = [];
  for (let subset = 0; subset < subsetCount; subset++) {
    interruption.report('fitting', subset, subsetCount);
    const fit = worth.of(subset);
    if (typeof fit !== 'number') return fit;
    all.push(fit);
  }
  return { shares: shapleyShares(all, players), orders: null, errors: null };
}

function overOrders(
  worth: Worth,
  players: number,
  interruption: Interruption,
): FitShares | 'separated' | null {
  const affordable = Math.floor(mostWork / (2 * players * worth.costOfFit));
  const pairs = Math.min(mostPairs[worth.model], Math.max(fewestPairs, affordable));
  const random = new SeededRandom(seed);
  const sums = new Float64Array(players);
  const squares = new Float64Array(players);
  for (let pair = 0; pair < pairs; pair++) {
    const report = (): void => interruption.report('fitting', pair, pairs);
    const order = shuffled(players, random);
    const gains = new Float64Array(players);
    for (const one of [order, order.toReversed()]) {
      const problem = addGains(worth, one, gains, report);
      if (problem !== 'added') return problem;
    }
    for (const [player, gain] of gains.entries()) {
      sums[player] = (sums[player] as number) + gain / 2;
      squares[player] = (squares[player] as number) + (gain / 2) ** 2;
    }
  }
  const shares = Array.from(sums, (sum) => sum / pairs);
  const errors = shares.map((share, player) => {
    const variance = ((squares[player] as number) / pairs - share * share) / (pairs - 1);
    return Math.sqrt(Math.max(0, variance));
  });
  return { shares, orders: 2 * pairs, errors };
}

/** Adds what each player gains on joining in an order. */
function addGains(
  worth: Worth,
  order: readonly number[],
  gains: Float64Array,
  report: () => void,
): 'added' | 'separated' | null {
  let [subset, before] = [0, 0];
  for (const player of order) {
    report();
    subset |= 1 << player;
    const fit = worth.of(subset);
    if (typeof fit !== 'number') return fit;
    gains[player] = (gains[player] as number) + fit - before;
    before = fit;
  }
  return 'added';
}

function shuffled(players: number, random: SeededRandom): readonly number[] {
  const order = Array.from({ length: players }, (_, player) => player);
  for (let last = players - 1; last > 0; last--) {
    const other = Math.floor(random.next() * (last + 1));
    [order[last], order[other]] = [order[other] as number, order[last] as number];
  }
  return order;
}
