import type { CountedRows, JointTally } from './joint-tally.ts';
import type { KeptRows } from './kept-rows.ts';
import type { AxisItem, CountedAxis, NumberAxis } from './table-axis.ts';

/** Joint codes of at most so many cells: the counts of two packs then stay in the processor's cache. */
const mostCellsOfPack = 64;

/** An item within a pack. `used` are its codes that occur, in order; `digitOf[joint code]` indexes them. */
interface PackedItem {
  readonly index: number;
  readonly size: number;
  readonly used: Uint16Array;
  readonly digitOf: Uint16Array;
}

/** Several items as one: `codes[kept row]` is a joint code below `cellCount`. */
export interface Pack {
  readonly items: readonly PackedItem[];
  readonly cellCount: number;
  readonly codes: Uint8Array | Uint16Array;
}

/** Respondents, weights and squared weights of each pair of joint codes. */
interface Cells {
  readonly width: number;
  readonly counts: Float64Array;
  readonly weights: Float64Array;
  readonly squaredWeights: Float64Array;
}

/**
 * Packs items into joint codes, so that one pass over the rows counts several tables at once: items with
 * few codes share a pack of at most 64 cells, others have one of their own. Codes that no kept row has
 * take no room, and "no answer" is a code like any other. Nothing is kept of rows that are filtered out.
 */
export function packColumns(items: readonly AxisItem[], kept: KeptRows): readonly Pack[] {
  const used = items.map((item) => usedCodes(item, kept.count));
  const order = items.map((_, index) => index);
  order.sort((one, other) => radix(used[other]) - radix(used[one]) || one - other);
  const groups: { cellCount: number; readonly indices: number[] }[] = [];
  for (const index of order) {
    const needed = radix(used[index]);
    const fitting = groups
      .filter(({ cellCount }) => cellCount * needed <= mostCellsOfPack)
      .sort((one, other) => other.cellCount - one.cellCount)[0];
    if (fitting === undefined) groups.push({ cellCount: needed, indices: [index] });
    else {
      fitting.indices.push(index);
      fitting.cellCount *= needed;
    }
  }
  return groups.map(({ indices }) => packOf(indices, items, used, kept.count));
}

/** A pair of items and where they are counted. */
export type VisitPair = (first: number, second: number, tally: JointTally) => void;

/** One share of the work, for threads that divide it: part `index` of `of`. */
export interface PartOfPairs {
  readonly index: number;
  readonly of: number;
}

/**
 * Counts each pair of different items once, the lower index as rows. Pairs come pack by pack, not in
 * order, and none is kept here, so that memory does not grow with their number. `report` is called
 * before each pass over the rows with how many of how many are done.
 */
export function tallyEveryPair(
  packs: readonly Pack[],
  kept: KeptRows,
  visit: VisitPair,
  report: (done: number, total: number) => void = () => {},
  part: PartOfPairs = { index: 0, of: 1 },
): void {
  const passes = packs
    .flatMap((one, at) => packs.slice(at).map((other) => [one, other] as const))
    .filter((_, at) => at % part.of === part.index);
  for (const [done, [one, other]] of passes.entries()) {
    report(done, passes.length);
    const cells = one === other ? countAlone(one, kept) : countJointly(one, other, kept);
    visitPairs(one, other, cells, (down, across, margin) => {
      if (one === other && down.index >= across.index) return;
      if (down.index < across.index) visit(down.index, across.index, tallyOf(down, across, margin));
      else visit(across.index, down.index, tallyOf(across, down, transposed(margin)));
    });
  }
}

/**
 * Counts each item of `downs` against each of `acrosses`: `[down][across]`, as `tallyJointly` would.
 * `report` is called before each pass over the rows.
 */
export function tallyProduct(
  downs: readonly AxisItem[],
  acrosses: readonly AxisItem[],
  kept: KeptRows,
  report: () => void = () => {},
): readonly (readonly JointTally[])[] {
  const found = downs.map((): JointTally[] => []);
  const columnPacks = packColumns(acrosses, kept);
  for (const one of packColumns(downs, kept)) {
    for (const other of columnPacks) {
      report();
      visitPairs(one, other, countJointly(one, other, kept), (down, across, margin) => {
        const line = found[down.index];
        if (line !== undefined) line[across.index] = tallyOf(down, across, margin);
      });
    }
  }
  return found;
}

/** Under so many rows, or so few pairs, packing costs more than it saves. */
const fewestRows = 20_000;
const fewestPairs = 6;

/**
 * The kept rows with every item of a table's rows counted against every item of its columns, many pairs in
 * one pass, where the table is large enough for that to be worth while.
 */
export function countTogether(
  rows: readonly (CountedAxis | NumberAxis)[],
  columns: readonly CountedAxis[],
  kept: KeptRows,
  report: () => void = () => {},
): CountedRows {
  const counted = rows.filter((axis): axis is CountedAxis => axis.kind === 'counted');
  const downs = [...new Set(counted.flatMap(({ items, base }) => [...items, base]))];
  const acrosses = [...new Set(columns.flatMap(({ items }) => items))];
  if (kept.count < fewestRows || downs.length * acrosses.length < fewestPairs) return kept;
  const tallies = tallyProduct(downs, acrosses, kept, report);
  const byRow = downs.map((down, row) => {
    const line = acrosses.map((across, column) => [across, tallies[row]?.[column]] as const);
    return [down, new Map(line.filter((one): one is [AxisItem, JointTally] => !!one[1]))] as const;
  });
  return { ...kept, counted: new Map(byRow) };
}

function radix(used: Uint16Array | undefined): number {
  return Math.max(1, used?.length ?? 1);
}

function usedCodes({ codes, size }: AxisItem, count: number): Uint16Array {
  const seen = new Uint8Array(size + 1);
  for (let at = 0; at < count; at++) seen[codes[at] as number] = 1;
  return Uint16Array.from([...seen.keys()].filter((code) => seen[code] === 1));
}

function packOf(
  indices: readonly number[],
  items: readonly AxisItem[],
  used: readonly Uint16Array[],
  count: number,
): Pack {
  const cellCount = indices.reduce((product, index) => product * radix(used[index]), 1);
  const buffer = new SharedArrayBuffer(count * (cellCount > 256 ? 2 : 1));
  const codes = cellCount > 256 ? new Uint16Array(buffer) : new Uint8Array(buffer);
  let step = 1;
  const packed = indices.map((index): PackedItem => {
    const item = items[index] as AxisItem;
    const own = used[index] as Uint16Array;
    addDigit(codes, item, own, step);
    const [width, below] = [radix(own), step];
    const digitOf = Uint16Array.from(
      { length: cellCount },
      (_, code) => Math.floor(code / below) % width,
    );
    step *= width;
    return { index, size: item.size, used: own, digitOf };
  });
  return { items: packed, cellCount, codes };
}

/** Adds an item's digit to the joint codes. */
function addDigit(
  joint: Uint8Array | Uint16Array,
  { codes, size }: AxisItem,
  used: Uint16Array,
  step: number,
): void {
  const shares = new Uint16Array(size + 1);
  for (const [digit, code] of used.entries()) shares[code] = digit * step;
  for (let at = 0; at < joint.length; at++) {
    joint[at] = (joint[at] as number) + (shares[codes[at] as number] as number);
  }
}

function countJointly(one: Pack, other: Pack, kept: KeptRows): Cells {
  const width = other.cellCount;
  const length = one.cellCount * width;
  const [down, across, own] = [one.codes, other.codes, kept.weights];
  const counts = new Float64Array(length);
  if (own === null) {
    for (let at = 0; at < kept.count; at++) {
      const cell = (down[at] as number) * width + (across[at] as number);
      counts[cell] = (counts[cell] as number) + 1;
    }
    return { width, counts, weights: counts, squaredWeights: counts };
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
  return { width, counts, weights, squaredWeights };
}

/** A pack against itself: what is not on the diagonal is empty. */
function countAlone(pack: Pack, kept: KeptRows): Cells {
  const everyone: Pack = { items: [], cellCount: 1, codes: new Uint8Array(kept.count) };
  const line = countJointly(pack, everyone, kept);
  const spread = (cells: Float64Array): Float64Array => {
    const square = new Float64Array(pack.cellCount ** 2);
    for (const [code, value] of cells.entries()) square[code * (pack.cellCount + 1)] = value;
    return square;
  };
  const counts = spread(line.counts);
  if (kept.weights === null) {
    return { width: pack.cellCount, counts, weights: counts, squaredWeights: counts };
  }
  return {
    width: pack.cellCount,
    counts,
    weights: spread(line.weights),
    squaredWeights: spread(line.squaredWeights),
  };
}

/** The margins of two packs: each item of the one against each of the other, in their used codes. */
function visitPairs(
  one: Pack,
  other: Pack,
  cells: Cells,
  visit: (down: PackedItem, across: PackedItem, margin: Cells) => void,
): void {
  for (const down of one.items) {
    const lines = mapCells(cells, cells.width, (from) => foldRows(from, down, cells.width));
    for (const across of other.items) {
      const width = radix(across.used);
      visit(
        down,
        across,
        mapCells(lines, width, (from) => foldColumns(from, across)),
      );
    }
  }
}

/** Applies a step to the three sums; without weights they are one and stay so. */
function mapCells(
  { counts, weights, squaredWeights }: Cells,
  width: number,
  step: (from: Float64Array) => Float64Array,
): Cells {
  const ownCounts = step(counts);
  if (weights === counts) {
    return { width, counts: ownCounts, weights: ownCounts, squaredWeights: ownCounts };
  }
  return { width, counts: ownCounts, weights: step(weights), squaredWeights: step(squaredWeights) };
}

function foldRows(from: Float64Array, { used, digitOf }: PackedItem, width: number): Float64Array {
  const sums = new Float64Array(radix(used) * width);
  for (let line = 0; line < digitOf.length; line++) {
    const [start, place] = [line * width, (digitOf[line] as number) * width];
    for (let column = 0; column < width; column++) {
      sums[place + column] = (sums[place + column] as number) + (from[start + column] as number);
    }
  }
  return sums;
}

function foldColumns(from: Float64Array, { used, digitOf }: PackedItem): Float64Array {
  const [width, narrow] = [digitOf.length, radix(used)];
  const lineCount = from.length / width;
  const sums = new Float64Array(lineCount * narrow);
  for (let line = 0; line < lineCount; line++) {
    for (let column = 0; column < width; column++) {
      const place = line * narrow + (digitOf[column] as number);
      sums[place] = (sums[place] as number) + (from[line * width + column] as number);
    }
  }
  return sums;
}

function transposed(margin: Cells): Cells {
  const { width } = margin;
  const height = margin.counts.length / width;
  return mapCells(margin, height, (from) => {
    const turned = new Float64Array(from.length);
    for (let at = 0; at < from.length; at++) {
      turned[(at % width) * height + Math.floor(at / width)] = from[at] as number;
    }
    return turned;
  });
}

/** Back to all codes of both items. */
function tallyOf(down: PackedItem, across: PackedItem, margin: Cells): JointTally {
  const full = across.size + 1;
  const { counts, weights, squaredWeights } = mapCells(margin, full, (from) => {
    const cells = new Float64Array((down.size + 1) * full);
    for (const [row, rowCode] of down.used.entries()) {
      for (const [column, columnCode] of across.used.entries()) {
        cells[rowCode * full + columnCode] = from[row * margin.width + column] as number;
      }
    }
    return cells;
  });
  return { rowSize: down.size, columnSize: across.size, counts, weights, squaredWeights };
}
