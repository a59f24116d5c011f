import { type ClusteredSample, designVariance } from '../statistics/design-variance.ts';
import type { KeptRows } from './kept-rows.ts';
import { promoterScores } from './promoter-scores.ts';
import { type AxisEntry, type CountedAxis, restOf } from './table-axis.ts';
import type { CellSums, TableBlock } from './table-block.ts';

/** A standard error by the sample's design, with its degrees of freedom. */
export interface DesignedError {
  readonly error: number;
  readonly degrees: number;
}

/** An estimate over some respondents: a share or a mean, and their weight. */
interface Estimate {
  readonly value: number;
  readonly weight: number;
}

/**
 * The standard errors of a block's cells and of their differences, linearised over the strata and
 * clusters of the sample, with their degrees of freedom. Each passes over the kept rows once.
 */
export class DesignErrors {
  readonly sample: ClusteredSample;
  readonly #block: TableBlock;
  readonly #kept: KeptRows;
  readonly #columns = new Map<number, Uint8Array>();
  #row = -1;
  #values: Float64Array = new Float64Array(0);

  constructor(block: TableBlock, kept: KeptRows, sample: ClusteredSample) {
    this.#block = block;
    this.#kept = kept;
    this.sample = sample;
  }

  /** Of a share or a mean; null where nobody answered. */
  ofCell(row: number, column: number): DesignedError | null {
    const estimate = estimateOf(this.#cell(row, column));
    return this.#error(row, [{ estimate, column, side: inColumn, sign: 1 }]);
  }

  /** Of the difference between two columns, whether or not they share respondents. */
  ofPair(row: number, one: number, other: number): DesignedError | null {
    return this.#error(row, [
      { estimate: estimateOf(this.#cell(row, one)), column: one, side: inColumn, sign: 1 },
      { estimate: estimateOf(this.#cell(row, other)), column: other, side: inColumn, sign: -1 },
    ]);
  }

  /** Of the difference between a column and the rest of its variable. */
  ofRest(row: number, column: number): DesignedError | null {
    const cell = this.#cell(row, column);
    return this.#error(row, [
      { estimate: estimateOf(cell), column, side: inColumn, sign: 1 },
      { estimate: estimateOfRest(cell), column, side: inRest, sign: -1 },
    ]);
  }

  /** Of the share at or under a value, for the interval of a quantile. */
  ofShareUnder(row: number, column: number, limit: number): DesignedError | null {
    const values = this.#valuesOf(row).map((value) =>
      Number.isNaN(value) ? value : Number(value <= limit),
    );
    const members = this.#membersOf(column);
    let [weight, under] = [0, 0];
    for (let at = 0; at < values.length; at++) {
      if (members[at] !== inColumn || Number.isNaN(values[at] as number)) continue;
      weight += this.weightAt(at);
      under += this.weightAt(at) * (values[at] as number);
    }
    const part = { estimate: { value: under / weight, weight }, column, side: inColumn, sign: 1 };
    return this.#errorOf(values, [part]);
  }

  /** The weight of a kept row. */
  readonly weightAt = (at: number): number =>
    this.#kept.weights === null ? 1 : (this.#kept.weights[at] as number);

  #cell(row: number, column: number): CellSums {
    return this.#block.cells[row]?.[column] as CellSums;
  }

  #error(row: number, parts: readonly Part[]): DesignedError | null {
    return this.#errorOf(this.#valuesOf(row), parts);
  }

  #errorOf(values: Float64Array, parts: readonly Part[]): DesignedError | null {
    if (parts.some(({ estimate }) => !(estimate.weight > 0))) return null;
    const { count, weights } = this.#kept;
    const contributions = new Float64Array(count);
    const isIn = new Uint8Array(count);
    for (const { estimate, column, side, sign } of parts) {
      const members = this.#membersOf(column);
      const [scale, centre] = [sign / estimate.weight, estimate.value];
      for (let at = 0; at < count; at++) {
        const value = values[at] as number;
        if (members[at] !== side || Number.isNaN(value)) continue;
        const weight = weights === null ? 1 : (weights[at] as number);
        contributions[at] = (contributions[at] as number) + weight * (value - centre) * scale;
        isIn[at] = 1;
      }
    }
    const { variance, degrees } = designVariance(this.sample, contributions, isIn);
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

  #membersOf(column: number): Uint8Array {
    const known = this.#columns.get(column);
    if (known !== undefined) return known;
    const made = membersOfColumn(this.#block.column, column, this.#kept);
    this.#columns.set(column, made);
    return made;
  }
}

const inColumn = 1;
const inRest = 2;

interface Part {
  readonly estimate: Estimate;
  readonly column: number;
  readonly side: number;
  readonly sign: number;
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

/** 1 for those in the column, 2 for the rest of its variable, 0 for others; the total holds everyone. */
function membersOfColumn(axis: CountedAxis | null, column: number, kept: KeptRows): Uint8Array {
  const entry: AxisEntry | undefined = axis?.entries[column];
  const item = axis?.items[entry?.item ?? 0];
  if (axis === null || entry === undefined || item === undefined)
    return new Uint8Array(kept.count).fill(inColumn);
  const sideOf = new Uint8Array(item.size + 1);
  for (const code of restOf(axis, entry)) sideOf[code] = inRest;
  for (const code of entry.codes) sideOf[code] = inColumn;
  const members = new Uint8Array(kept.count);
  for (let at = 0; at < members.length; at++) {
    members[at] = sideOf[item.codes[at] as number] as number;
  }
  return members;
}
