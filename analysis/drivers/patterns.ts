import type { Design } from './design.ts';

/**
 * The rows of a design taken together where outcome and predictors are the same: a model costs patterns,
 * not respondents. Per pattern the sum of weights, and of squared weights for the robust errors.
 */
export interface Patterns {
  readonly count: number;
  readonly outcome: Float64Array;
  readonly weights: Float64Array;
  readonly squaredWeights: Float64Array;
  /** `columns[column][pattern]`. */
  readonly columns: readonly Float64Array[];
}

/** Gathers equal rows; where hardly any are equal the rows stay as they are. */
export function patternsOf({ outcome, weights, columns }: Design): Patterns {
  const places = new Map<string, number>();
  const firsts: number[] = [];
  const patternOf = new Uint32Array(outcome.length);
  for (let row = 0; row < outcome.length; row++) {
    let key = String(outcome[row]);
    for (let at = 1; at < columns.length; at++) key += `,${(columns[at] as Float64Array)[row]}`;
    const place = places.get(key) ?? firsts.length;
    if (place === firsts.length) {
      places.set(key, place);
      firsts.push(row);
    }
    patternOf[row] = place;
  }
  const sums = new Float64Array(firsts.length);
  const squares = new Float64Array(firsts.length);
  for (let row = 0; row < outcome.length; row++) {
    const [place, weight] = [patternOf[row] as number, weights[row] as number];
    sums[place] = (sums[place] as number) + weight;
    squares[place] = (squares[place] as number) + weight * weight;
  }
  const take = (values: Float64Array): Float64Array =>
    Float64Array.from(firsts, (row) => values[row] as number);
  return {
    count: firsts.length,
    outcome: take(outcome),
    weights: sums,
    squaredWeights: squares,
    columns: columns.map(take),
  };
}
