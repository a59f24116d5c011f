import type { CategoryColumn, Column, NumberColumn } from '#analysis/columns/column.ts';
import { type MissingReason, missingReasonOf } from '#analysis/columns/missing-reason.ts';
import type { CategoryLine, VariableLine } from '#contract/calls/datasets.ts';

/** The part of a variable's line that is computed from its values. */
export type VariableSummary = Pick<VariableLine, 'categories' | 'missing' | 'present' | 'numbers'>;

const binCount = 24;

/** How a column's values are distributed over the rows that `mask` lets through (null: all rows). */
export function summariseColumn(column: Column, mask: Uint8Array | null): VariableSummary {
  switch (column.type) {
    case 'category':
      return summariseCategories(column, mask);
    case 'number':
      return summariseNumbers(column, mask);
    case 'text':
      return summariseTexts(column.offsets.length - 1, column.missing, mask);
  }
}

/** How many of `rows` texts are there and why the others are not; the texts are not needed. */
export function summariseTexts(
  rows: number,
  missing: Uint8Array | null,
  mask: Uint8Array | null,
): VariableSummary {
  return { categories: [], numbers: null, ...countMissing(rows, missing, mask) };
}

function summariseCategories(column: CategoryColumn, mask: Uint8Array | null): VariableSummary {
  const counts = countCodes(column, mask);
  const missing: Partial<Record<MissingReason, number>> = {};
  let present = 0;
  const categories: CategoryLine[] = [];
  for (const index of column.order) {
    const category = column.categories[index];
    if (category === undefined) continue;
    const count = counts[index] as number;
    if (category.missing === null) present += count;
    else missing[category.missing] = (missing[category.missing] ?? 0) + count;
    if (category.code !== '' || category.missing === null) categories.push({ ...category, count });
  }
  return { categories, missing: withoutZeros(missing), present, numbers: null };
}

function countCodes({ codes, categories }: CategoryColumn, mask: Uint8Array | null): Uint32Array {
  const counts = new Uint32Array(Math.max(categories.length, 1));
  if (mask === null) {
    // Every other row apart: neighbours often have one answer, whose count would have to be waited for.
    const others = new Uint32Array(counts.length);
    const even = codes.length - (codes.length % 2);
    for (let row = 0; row < even; row += 2) {
      (counts[codes[row] as number] as number)++;
      (others[codes[row + 1] as number] as number)++;
    }
    if (even < codes.length) (counts[codes[even] as number] as number)++;
    for (let index = 0; index < others.length; index++)
      counts[index] = (counts[index] as number) + (others[index] as number);
    return counts;
  }
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    counts[code] = (counts[code] as number) + (mask[row] as number);
  }
  return counts;
}

function summariseNumbers(column: NumberColumn, mask: Uint8Array | null): VariableSummary {
  const { missing, present } = countMissing(column.values.length, column.missing, mask);
  if (present === 0) return { categories: [], missing, present, numbers: null };
  const numbers = isNarrow(column.values)
    ? describeCounts(countValues(column.values, column.missing, mask), present)
    : describeValues(presentValues(column, mask, present));
  return { categories: [], missing, present, numbers };
}

type Numbers = NonNullable<VariableSummary['numbers']>;

function describeValues(values: Float64Array): Numbers {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value < low) low = value;
    if (value > high) high = value;
    sum += value;
  }
  const bins = new Uint32Array(binCount);
  const width = binWidth(low, high);
  for (let i = 0; i < values.length; i++) {
    (bins[binOf(values[i] as number, low, width)] as number)++;
  }
  return { low, high, mean: sum / values.length, middle: median(values), bins: [...bins] };
}

function binWidth(low: number, high: number): number {
  return (high - low) / binCount || 1;
}

function binOf(value: number, low: number, width: number): number {
  return Math.min(binCount - 1, Math.floor((value - low) / width));
}

type NarrowArray = Int8Array | Uint8Array | Int16Array | Uint16Array;

/** Whether there are so few possible values that counting each is quicker than ordering all. */
function isNarrow(values: NumberColumn['values']): values is NarrowArray {
  return values.BYTES_PER_ELEMENT <= 2;
}

interface ValueCounts {
  /** What the first count is of; the others are of the whole numbers after it. */
  readonly lowest: number;
  readonly counts: Uint32Array;
}

/** How often each value of a narrow column occurs: as many counts as its numbers of bits allow. */
function countValues(
  values: NarrowArray,
  missing: Uint8Array | null,
  mask: Uint8Array | null,
): ValueCounts {
  const bits = 8 * values.BYTES_PER_ELEMENT;
  const isSigned = values instanceof Int8Array || values instanceof Int16Array;
  const lowest = isSigned ? -(2 ** (bits - 1)) : 0;
  const counts = new Uint32Array(2 ** bits);
  for (let row = 0; row < values.length; row++) {
    if ((mask === null || mask[row] === 1) && (missing === null || missing[row] === 0)) {
      (counts[(values[row] as number) - lowest] as number)++;
    }
  }
  return { lowest, counts };
}

function describeCounts({ lowest, counts }: ValueCounts, present: number): Numbers {
  let first = 0;
  while (counts[first] === 0) first++;
  let last = counts.length - 1;
  while (counts[last] === 0) last--;
  const low = first + lowest;
  const high = last + lowest;
  const bins = new Array<number>(binCount).fill(0);
  const width = binWidth(low, high);
  const ranks = [(present - 1) >> 1, present >> 1];
  const middles: number[] = [];
  let sum = 0;
  let before = 0;
  for (let value = low; value <= high; value++) {
    const count = counts[value - lowest] as number;
    if (count === 0) continue;
    const bin = binOf(value, low, width);
    bins[bin] = (bins[bin] as number) + count;
    sum += value * count;
    before += count;
    while (middles.length < 2 && (ranks[middles.length] as number) < before) middles.push(value);
  }
  const [lower = low, upper = high] = middles;
  return { low, high, mean: sum / present, middle: (lower + upper) / 2, bins };
}

function presentValues(
  column: NumberColumn,
  mask: Uint8Array | null,
  present: number,
): Float64Array {
  if (mask === null && column.missing === null) return Float64Array.from(column.values);
  const values = new Float64Array(present);
  let at = 0;
  for (let row = 0; row < column.values.length; row++) {
    if (
      (mask === null || mask[row] === 1) &&
      (column.missing === null || column.missing[row] === 0)
    ) {
      values[at++] = column.values[row] as number;
    }
  }
  return values;
}

function countMissing(
  rows: number,
  reasons: Uint8Array | null,
  mask: Uint8Array | null,
): Pick<VariableSummary, 'missing' | 'present'> {
  const counts = new Float64Array(256);
  if (reasons === null) counts[0] = mask === null ? rows : countOnes(mask);
  else {
    for (let row = 0; row < rows; row++) {
      const byte = reasons[row] as number;
      counts[byte] = (counts[byte] as number) + (mask === null ? 1 : (mask[row] as number));
    }
  }
  const missing: Partial<Record<MissingReason, number>> = {};
  counts.forEach((count, byte) => {
    const reason = missingReasonOf(byte);
    if (reason !== null && count > 0) missing[reason] = count;
  });
  return { missing, present: counts[0] as number };
}

/** The middle value (mean of the two middle ones), by selection in place: `values` is reordered. */
function median(values: Float64Array): number {
  const upper = values.length >> 1;
  const high = select(values, upper);
  if (values.length % 2 === 1) return high;
  let low = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < upper; i++) if ((values[i] as number) > low) low = values[i] as number;
  return (low + high) / 2;
}

/** Hoare's selection: afterwards everything before `wanted` is at most, everything after at least it. */
function select(values: Float64Array, wanted: number): number {
  let from = 0;
  let to = values.length - 1;
  while (from < to) {
    const pivot = values[(from + to) >> 1] as number;
    let i = from;
    let j = to;
    while (i <= j) {
      while ((values[i] as number) < pivot) i++;
      while ((values[j] as number) > pivot) j--;
      if (i <= j) {
        const kept = values[i] as number;
        values[i++] = values[j] as number;
        values[j--] = kept;
      }
    }
    if (wanted <= j) to = j;
    else if (wanted >= i) from = i;
    else break;
  }
  return values[wanted] as number;
}

function countOnes(mask: Uint8Array): number {
  let count = 0;
  for (let row = 0; row < mask.length; row++) count += mask[row] as number;
  return count;
}

function withoutZeros(
  counts: Partial<Record<MissingReason, number>>,
): Partial<Record<MissingReason, number>> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}
