import type { Tally } from '../compare/tally-side.ts';
import type { KeptRows } from './kept-rows.ts';
import type { AxisItem } from './table-axis.ts';

/**
 * Respondents, weights and squared weights of each pair of codes of two items, at
 * `row * (columnSize + 1) + column`; the last row and the last column hold those without an answer.
 * Without weights the three arrays are one.
 */
export interface JointTally {
  readonly rowSize: number;
  readonly columnSize: number;
  readonly counts: Float64Array;
  readonly weights: Float64Array;
  readonly squaredWeights: Float64Array;
}

/** Nobody. */
export const emptyTally: Tally = { count: 0, weight: 0, squaredWeight: 0 };

/** Kept rows with what was counted of them together; see `countTogether`. */
export interface CountedRows extends KeptRows {
  readonly counted?: ReadonlyMap<AxisItem, ReadonlyMap<AxisItem, JointTally>>;
}

/** Counts two items against each other in one pass over the kept rows, unless that was done before. */
export function tallyJointly(row: AxisItem, column: AxisItem, kept: CountedRows): JointTally {
  const known = kept.counted?.get(row)?.get(column);
  if (known !== undefined) return known;
  const width = column.size + 1;
  const length = (row.size + 1) * width;
  const [down, across, own] = [row.codes, column.codes, kept.weights];
  const counts = new Float64Array(length);
  const sizes = { rowSize: row.size, columnSize: column.size };
  if (own === null) {
    for (let at = 0; at < kept.count; at++) {
      const cell = (down[at] as number) * width + (across[at] as number);
      counts[cell] = (counts[cell] as number) + 1;
    }
    return { ...sizes, counts, weights: counts, squaredWeights: counts };
  }
  const weights = new Float64Array(length);
  const squaredWeights = new Float64Array(length);
  for (let at = 0; at < kept.count; at++) {
    const cell = (down[at] as number) * width + (across[at] as number);
    const weight = own[at] as number;
    counts[cell] = (counts[cell] as number) + 1;
    weights[cell] = (weights[cell] as number) + weight;
    squaredWeights[cell] = (squaredWeights[cell] as number) + weight * weight;
  }
  return { ...sizes, counts, weights, squaredWeights };
}

/** Counts one item in one pass; the last entry holds those without an answer. */
export function tallyItem({ codes, size }: AxisItem, kept: KeptRows): readonly Tally[] {
  const counts = new Float64Array(size + 1);
  const weights = new Float64Array(size + 1);
  const squares = new Float64Array(size + 1);
  const own = kept.weights;
  for (let at = 0; at < kept.count; at++) {
    const code = codes[at] as number;
    counts[code] = (counts[code] as number) + 1;
    if (own === null) continue;
    const weight = own[at] as number;
    weights[code] = (weights[code] as number) + weight;
    squares[code] = (squares[code] as number) + weight * weight;
  }
  return Array.from(counts, (count, code) => ({
    count,
    weight: own === null ? count : (weights[code] as number),
    squaredWeight: own === null ? count : (squares[code] as number),
  }));
}

/** One cell. */
export function jointCell(tally: JointTally, row: number, column: number): Tally {
  const at = row * (tally.columnSize + 1) + column;
  return {
    count: tally.counts[at] as number,
    weight: tally.weights[at] as number,
    squaredWeight: tally.squaredWeights[at] as number,
  };
}

/** The column's item alone, whatever was answered to the row's; as `tallyItem` counts it. */
export function tallyOfColumns(tally: JointTally): readonly Tally[] {
  return Array.from({ length: tally.columnSize + 1 }, (_, column) =>
    sumTallies(
      Array.from({ length: tally.rowSize + 1 }, (__, row) => jointCell(tally, row, column)),
    ),
  );
}

/** Those with an answer to both items: in each row, in each column, and altogether. */
export interface TallyMargins {
  readonly rows: readonly Tally[];
  readonly columns: readonly Tally[];
  readonly all: Tally;
}

/** Adds up rows and columns; those without an answer to one of the items stay out of all. */
export function marginsOf(tally: JointTally): TallyMargins {
  const width = tally.columnSize + 1;
  const sum = (start: number, step: number, count: number): Tally => {
    let [respondents, weight, squaredWeight] = [0, 0, 0];
    for (let index = 0; index < count; index++) {
      const at = start + index * step;
      respondents += tally.counts[at] as number;
      weight += tally.weights[at] as number;
      squaredWeight += tally.squaredWeights[at] as number;
    }
    return { count: respondents, weight, squaredWeight };
  };
  const rows = Array.from({ length: tally.rowSize + 1 }, (_, row) =>
    sum(row * width, 1, tally.columnSize),
  );
  const columns = Array.from({ length: width }, (_, column) => sum(column, width, tally.rowSize));
  return { rows, columns, all: sumTallies(columns.slice(0, -1)) };
}

/** Everyone added up. */
export function sumTallies(tallies: readonly Tally[]): Tally {
  let [count, weight, squaredWeight] = [0, 0, 0];
  for (const tally of tallies) {
    count += tally.count;
    weight += tally.weight;
    squaredWeight += tally.squaredWeight;
  }
  return { count, weight, squaredWeight };
}

/** The same rows over a single column that holds everyone, whatever they answered across. */
export function withoutColumns(tally: JointTally): JointTally {
  const width = tally.columnSize + 1;
  const collapse = (cells: Float64Array): Float64Array => {
    const sums = new Float64Array((tally.rowSize + 1) * 2);
    for (const [at, value] of cells.entries()) {
      const place = Math.floor(at / width) * 2;
      sums[place] = (sums[place] as number) + value;
    }
    return sums;
  };
  return {
    rowSize: tally.rowSize,
    columnSize: 1,
    counts: collapse(tally.counts),
    weights: collapse(tally.weights),
    squaredWeights: collapse(tally.squaredWeights),
  };
}
