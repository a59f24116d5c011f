import { inverse, Matrix } from 'ml-matrix';
import { AnalysisError } from '../analysis-error.ts';
import { type ChannelCredits, checkedCredits, totalsOf } from './credits.ts';
import { type JourneyPaths, pathCount } from './paths.ts';

/** How many touches a state of the chain remembers. */
export type MarkovOrder = 1 | 2 | 3;

/** Above so many states the exact solution would take minutes. */
export const maximumMarkovStates = 1000;

/**
 * The removal-effect model, solved.
 *
 * - `removalEffects[code]`: share of all conversions, in [0, 1], that is lost when every journey that
 *   reaches the channel ends there without converting.
 * - `conversionShare`: probability that a journey converts, with every channel in place.
 * - `hasNulls`: whether unsuccessful journeys were known. Without them every journey converts, and the
 *   removal effect of a channel is only the share of journeys that pass it in the chain.
 */
export type MarkovAttribution =
  | {
      readonly status: 'computed';
      readonly credits: ChannelCredits;
      readonly removalEffects: Float64Array;
      readonly conversionShare: number;
      readonly hasNulls: boolean;
    }
  | { readonly status: 'notComputable'; readonly reason: 'no-conversions' | 'too-many-states' };

/**
 * Markov attribution: how many conversions would be lost without a channel.
 *
 * Journeys are seen as an absorbing chain: start, touches, then conversion or null, with the transition
 * shares of the paths. Removing a channel sends all that reaches it to null. The effects are solved
 * exactly, not simulated, and scaled so that they divide all conversions; value is divided likewise.
 *
 * - `order` 2 and 3: a state is the last two or three touches; removing a channel removes every state
 *   whose newest touch it is.
 * - Nulls count as journeys. A path with neither conversions nor nulls changes nothing.
 * - Limits: at most `maximumMarkovStates` states. Removal effects describe these paths; they are no
 *   proof of what a budget cut would do.
 *
 * @throws {AnalysisError} `count-out-of-range` for an order other than 1, 2 or 3; `credits-do-not-sum`.
 *
 * Sources: Anderl, Becker, von Wangenheim and Schumann (2016), International Journal of Research in
 * Marketing 33, 457-474. First passage through a set of states: Kemeny and Snell (1960), chapter 3.
 * Held to exact fractions computed in Python, tests/goldens/markov-path-data.json and
 * tests/goldens/attribution-worked-examples.json.
 */
export function markovAttribution(paths: JourneyPaths, order: MarkovOrder = 1): MarkovAttribution {
  if (!(order === 1 || order === 2 || order === 3)) {
    throw new AnalysisError('count-out-of-range', { order });
  }
  const totals = totalsOf(paths);
  if (!(totals.conversions > 0)) {
    return { status: 'notComputable', reason: 'no-conversions' };
  }
  const states = statesOf(paths, order);
  if (states.channelOfState.length > maximumMarkovStates) {
    return { status: 'notComputable', reason: 'too-many-states' };
  }
  const chain = countTransitions(paths, states);
  const { removalEffects, conversionShare } = solveRemovals(chain, states, paths.channels.length);
  const effectSum = removalEffects.reduce((left, right) => left + right, 0);
  const credits = {
    conversions: removalEffects.map((effect) => (effect / effectSum) * totals.conversions),
    values: removalEffects.map((effect) => (effect / effectSum) * totals.value),
  };
  return {
    status: 'computed',
    credits: checkedCredits('markov', credits, paths),
    removalEffects,
    conversionShare,
    hasNulls: totals.nulls > 0,
  };
}

/** `stateOfTouch[i]` is the state after touch `i`; `channelOfState` names a state's newest touch. */
interface ChainStates {
  readonly stateOfTouch: Int32Array;
  readonly channelOfState: Int32Array;
}

function statesOf(paths: JourneyPaths, order: MarkovOrder): ChainStates {
  const channelCount = paths.channels.length;
  if (order === 1) {
    const channelOfState = Int32Array.from({ length: channelCount }, (_, code) => code);
    return { stateOfTouch: paths.touches, channelOfState };
  }
  const stateByKey = new Map<number, number>();
  const channelOfState: number[] = [];
  const stateOfTouch = new Int32Array(paths.touches.length);
  for (let path = 0; path < pathCount(paths); path += 1) {
    const start = paths.offsets[path] as number;
    for (let at = start; at < (paths.offsets[path + 1] as number); at += 1) {
      let key = 0;
      for (let back = Math.max(start, at - order + 1); back <= at; back += 1) {
        key = key * (channelCount + 1) + (paths.touches[back] as number) + 1;
      }
      let state = stateByKey.get(key);
      if (state === undefined) {
        state = channelOfState.length;
        stateByKey.set(key, state);
        channelOfState.push(paths.touches[at] as number);
      }
      stateOfTouch[at] = state;
    }
  }
  return { stateOfTouch, channelOfState: Int32Array.from(channelOfState) };
}

/** Transition shares: from start to each state, between states (row-major), and from each to conversion. */
interface Chain {
  readonly fromStart: Float64Array;
  readonly between: Float64Array;
  readonly toConversion: Float64Array;
}

function countTransitions(paths: JourneyPaths, states: ChainStates): Chain {
  const size = states.channelOfState.length;
  const fromStart = new Float64Array(size);
  const between = new Float64Array(size * size);
  const toConversion = new Float64Array(size);
  const toNull = new Float64Array(size);
  for (let path = 0; path < pathCount(paths); path += 1) {
    const conversions = paths.conversions[path] as number;
    const nulls = paths.nulls[path] as number;
    const journeys = conversions + nulls;
    const start = paths.offsets[path] as number;
    let state = states.stateOfTouch[start] as number;
    fromStart[state] = (fromStart[state] as number) + journeys;
    for (let at = start + 1; at < (paths.offsets[path + 1] as number); at += 1) {
      const next = states.stateOfTouch[at] as number;
      const cell = state * size + next;
      between[cell] = (between[cell] as number) + journeys;
      state = next;
    }
    toConversion[state] = (toConversion[state] as number) + conversions;
    toNull[state] = (toNull[state] as number) + nulls;
  }
  divideRows(between, toConversion, toNull);
  const journeyTotal = fromStart.reduce((left, right) => left + right, 0);
  return { fromStart: fromStart.map((count) => count / journeyTotal), between, toConversion };
}

/** Turns counts into shares of what leaves each state. A state that no journey reached keeps zeros. */
function divideRows(between: Float64Array, toConversion: Float64Array, toNull: Float64Array): void {
  const size = toConversion.length;
  for (let state = 0; state < size; state += 1) {
    const row = between.subarray(state * size, (state + 1) * size);
    let total = (toConversion[state] as number) + (toNull[state] as number);
    for (const count of row) {
      total += count;
    }
    if (total > 0) {
      toConversion[state] = (toConversion[state] as number) / total;
      for (let next = 0; next < size; next += 1) {
        row[next] = (row[next] as number) / total;
      }
    }
  }
}

/**
 * All removal effects from one inverse. With N = (I - Q)^-1, v the expected visits from start (start N) and
 * x the conversion probabilities (N r), the journeys that reach the states S of a channel first do so with
 * probabilities v_S N_SS^-1; what they would have converted, a_S x_S, is what removal loses.
 */
function solveRemovals(
  chain: Chain,
  states: ChainStates,
  channelCount: number,
): { readonly removalEffects: Float64Array; readonly conversionShare: number } {
  const size = states.channelOfState.length;
  const system = Matrix.eye(size, size).sub(Matrix.from1DArray(size, size, chain.between));
  const visitsBetween = inverse(system);
  const visits = Matrix.rowVector(chain.fromStart).mmul(visitsBetween);
  const conversionFrom = visitsBetween.mmul(Matrix.columnVector(chain.toConversion));
  const conversionShare = Matrix.rowVector(chain.fromStart).mmul(conversionFrom).get(0, 0);
  const removalEffects = new Float64Array(channelCount);
  for (let channel = 0; channel < channelCount; channel += 1) {
    const removed = statesOfChannel(states, channel);
    const firstVisits = visits
      .subMatrixColumn(removed)
      .mmul(inverse(visitsBetween.selection(removed, removed)));
    const lost = firstVisits.mmul(conversionFrom.subMatrixRow(removed)).get(0, 0);
    removalEffects[channel] = Math.min(1, Math.max(0, lost / conversionShare));
  }
  return { removalEffects, conversionShare };
}

function statesOfChannel(states: ChainStates, channel: number): number[] {
  const found: number[] = [];
  for (let state = 0; state < states.channelOfState.length; state += 1) {
    if (states.channelOfState[state] === channel) {
      found.push(state);
    }
  }
  return found;
}
