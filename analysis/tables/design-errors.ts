import {
  type ClusteredSample,
  type ClusterTotals,
  designVariance,
} from '../statistics/design-variance.ts';
import {
  type ClusterSums,
  type Estimate,
  sumByCluster,
  totalsOf,
  totalsOfDifference,
} from './cluster-sums.ts';
import type { KeptRows } from './kept-rows.ts';
import { promoterScores } from './promoter-scores.ts';
import { type AxisItem, everyoneItem, restOf } from './table-axis.ts';
import type { CellSums, TableBlock } from './table-block.ts';

/** A standard error by the sample's design, with its degrees of freedom. */
export interface DesignedError {
  readonly error: number;
  readonly degrees: number;
}

/**
 * The standard errors of a block's cells and of their differences, linearised over the strata and
 * clusters of the sample, with their degrees of freedom. A row passes over the respondents once for each
 * item of the columns; every cell and difference follows from its sums by cluster, which are kept while
 * there is room. Ask row by row.
 */
export class DesignErrors {
  readonly sample: ClusteredSample;
  readonly #block: TableBlock;
  readonly #kept: KeptRows;
  readonly #places = new Map<number, Place>();
  readonly #sums = new Map<string, ClusterSums>();
  #sumCount = 0;
  #row = -1;
  #values: Float64Array = new Float64Array(0);
  #totalsRow = -1;
  #totals = new Map<number, ClusterTotals>();
  #everyone: AxisItem | null = null;

  constructor(block: TableBlock, kept: KeptRows, sample: ClusteredSample) {
    this.#block = block;
    this.#kept = kept;
    this.sample = sample;
  }

  /** Of a share or a mean; null where nobody answered. */
  ofCell(row: number, column: number): DesignedError | null {
    return this.#error(this.#inColumn(row, column), null);
  }

  /** Of the difference between two columns, whether or not they share respondents. */
  ofPair(row: number, one: number, other: number): DesignedError | null {
    const taken = this.#inColumn(row, other);
    return taken === null ? null : this.#error(this.#inColumn(row, one), taken);
  }

  /** Of the difference between a column and the rest of its variable. */
  ofRest(row: number, column: number): DesignedError | null {
    const estimate = estimateOfRest(this.#cell(row, column));
    if (!(estimate.weight > 0)) return null;
    const { item, rest } = this.#placeOf(column);
    return this.#error(this.#inColumn(row, column), this.#totalsOf(row, item, rest, estimate));
  }

  /** Of the share at or under a value, for the interval of a quantile. */
  ofShareUnder(row: number, column: number, limit: number): DesignedError | null {
    const values = this.#valuesOf(row).map((value) =>
      Number.isNaN(value) ? value : Number(value <= limit),
    );
    const { item, codes } = this.#placeOf(column);
    const sums = this.#sumUp(values, item, codes, 0);
    let [weight, under] = [0, 0];
    for (let at = 0; at < sums.cells.length; at += 2) {
      weight += sums.cells[at] as number;
      under += sums.cells[at + 1] as number;
    }
    if (!(weight > 0)) return null;
    return this.#error(totalsOf(sums, [0], { value: under / weight, weight }), null);
  }

  /** The weight of a kept row. */
  readonly weightAt = (at: number): number =>
    this.#kept.weights === null ? 1 : (this.#kept.weights[at] as number);

  #cell(row: number, column: number): CellSums {
    return this.#block.cells[row]?.[column] as CellSums;
  }

  /** The totals of a cell; null where nobody answered. */
  #inColumn(row: number, column: number): ClusterTotals | null {
    const estimate = estimateOf(this.#cell(row, column));
    if (!(estimate.weight > 0)) return null;
    if (this.#totalsRow !== row) this.#totals = new Map();
    this.#totalsRow = row;
    const known = this.#totals.get(column);
    if (known !== undefined) return known;
    const { item, codes } = this.#placeOf(column);
    const made = this.#totalsOf(row, item, codes, estimate);
    if (this.#totals.size * this.sample.stratumOf.length < mostNumbers) {
      this.#totals.set(column, made);
    }
    return made;
  }

  #totalsOf(
    row: number,
    item: AxisItem,
    codes: readonly number[],
    estimate: Estimate,
  ): ClusterTotals {
    const sums = this.#sumsOf(row, item);
    if (sums !== null) return totalsOf(sums, codes, estimate);
    return totalsOf(this.#sumUp(this.#valuesOf(row), item, codes, estimate.value), [0], estimate);
  }

  /** The sums of a row by the codes of an item; null where they would take too much room. */
  #sumsOf(row: number, item: AxisItem): ClusterSums | null {
    const key = `${row} ${this.#block.column?.items.indexOf(item) ?? -1}`;
    const known = this.#sums.get(key);
    if (known !== undefined) return known;
    const width = item.size;
    const needed = 2 * width * this.sample.stratumOf.length;
    if (needed > mostNumbers) return null;
    if (this.#sumCount + needed > mostNumbers) {
      this.#sums.clear();
      this.#sumCount = 0;
    }
    const placeOf = Int16Array.from({ length: item.size + 1 }, (_, code) =>
      code < item.size ? code : -1,
    );
    const { value: centre } = estimateOf(this.#cell(row, 0));
    const values = this.#valuesOf(row);
    const near = Number.isFinite(centre) ? centre : 0;
    const sums = sumByCluster(values, item, placeOf, width, this.sample, this.#kept, near);
    this.#sums.set(key, sums);
    this.#sumCount += needed;
    return sums;
  }

  /** The sums of some codes taken together. */
  #sumUp(
    values: Float64Array,
    item: AxisItem,
    codes: readonly number[],
    centre: number,
  ): ClusterSums {
    const placeOf = new Int16Array(item.size + 1).fill(-1);
    for (const code of codes) placeOf[code] = 0;
    return sumByCluster(values, item, placeOf, 1, this.sample, this.#kept, centre);
  }

  #error(of: ClusterTotals | null, less: ClusterTotals | null): DesignedError | null {
    if (of === null) return null;
    const totals = less === null ? of : totalsOfDifference(of, less);
    const { variance, degrees } = designVariance(this.sample, totals);
    return { error: Math.sqrt(variance), degrees };
  }

  /** What a row measures of each kept row: 1 or 0, or a value; NaN of those outside its base. */
  #valuesOf(row: number): Float64Array {
    if (this.#row !== row) {
      this.#values = valuesOfRow(this.#block, row, this.#kept);
      this.#row = row;
    }
    return this.#values;
  }

  /** The item and codes of a column, and of the rest of its variable; the total holds everyone. */
  #placeOf(column: number): Place {
    const known = this.#places.get(column);
    if (known !== undefined) return known;
    const axis = this.#block.column;
    const entry = axis?.entries[column];
    const item = axis?.items[entry?.item ?? 0];
    let place: Place;
    if (axis === null || entry === undefined || item === undefined) {
      this.#everyone ??= everyoneItem(this.#kept);
      place = { item: this.#everyone, codes: [0], rest: [] };
    } else place = { item, codes: entry.codes, rest: restOf(axis, entry) };
    this.#places.set(column, place);
    return place;
  }
}

/** So many sums are kept, and so many totals of a row: 200 MB each at most. */
const mostNumbers = 24_000_000;

/** Where a column stands: the codes of an item that are in it, and those of the rest of its variable. */
interface Place {
  readonly item: AxisItem;
  readonly codes: readonly number[];
  readonly rest: readonly number[];
}

function estimateOf(cell: CellSums): Estimate {
  return cell.kind === 'figure'
    ? { value: cell.moments.mean, weight: cell.moments.weightedBase }
    : { value: cell.hit.weight / cell.base.weight, weight: cell.base.weight };
}

function estimateOfRest(cell: CellSums): Estimate {
  if (cell.kind === 'figure') {
    return { value: cell.rest?.mean ?? 0, weight: cell.rest?.weightedBase ?? 0 };
  }
  const { hit, base } = cell.rest ?? { hit: null, base: null };
  return { value: (hit?.weight ?? 0) / (base?.weight ?? 1), weight: base?.weight ?? 0 };
}

function valuesOfRow({ row, cells }: TableBlock, at: number, kept: KeptRows): Float64Array {
  const cell = cells[at]?.[0];
  if (row.kind === 'number') {
    const isScore = cell?.kind === 'figure' && cell.row.kind === 'nps';
    if (!isScore) return row.values;
    return Float64Array.from(promoterScores(row.values).scores, (score) => score ?? Number.NaN);
  }
  const entry = row.entries[at - 1];
  const { codes, size } = row.items[entry?.item ?? 0] ?? { codes: new Uint8Array(0), size: 0 };
  const valueByCode = new Float64Array(size + 1).fill(Number.NaN);
  if (entry !== undefined) {
    valueByCode.fill(0, 0, size);
    for (const code of entry.codes) valueByCode[code] = 1;
  } else {
    const isScore = cell?.kind === 'figure' && cell.row.kind === 'nps';
    const scores = isScore ? promoterScores(row.values).scores : row.values;
    for (const [code, score] of scores.entries()) valueByCode[code] = score ?? Number.NaN;
  }
  const values = new Float64Array(kept.count);
  for (let index = 0; index < values.length; index++) {
    values[index] = valueByCode[codes[index] as number] as number;
  }
  return values;
}
