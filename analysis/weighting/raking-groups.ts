import type { RakingMargin } from './raking-margin.ts';

/**
 * Rows that raking cannot tell apart: the same category of every margin and the same starting weight.
 * `groupOfRow` is -1 for a row that is not raked. `codes[margin][group]` is -1 where missing.
 */
export interface RakingGroups {
  readonly count: number;
  readonly groupOfRow: Int32Array;
  readonly rows: Float64Array;
  readonly start: Float64Array;
  readonly codes: readonly Int32Array[];
}

/**
 * Puts rows together so that an iteration costs the distinct answers and not the rows.
 *
 * @param start a starting weight for each row; a row whose weight is not above 0 is not raked.
 * @param isRaked which rows take part, or null for all.
 */
export function groupRows(
  margins: readonly RakingMargin[],
  start: Float64Array,
  isRaked: Uint8Array | null,
): RakingGroups {
  const rowCount = start.length;
  let keys: RowKeys = { of: new Float64Array(rowCount), span: 1 };
  for (const { codes, categories } of margins) {
    keys = combined(keys, (row) => (codes[row] as number) + 1, categories.length + 1);
  }
  const first = start[0] as number;
  if (!start.every((weight) => weight === first)) {
    const placeOfStart = new Map<number, number>();
    const places = Float64Array.from(start, (weight) => placeOf(placeOfStart, weight));
    keys = combined(keys, (row) => places[row] as number, placeOfStart.size);
  }
  const groupOf = numbering(keys.span);
  const groupOfRow = new Int32Array(rowCount).fill(-1);
  const firstRows: number[] = [];
  const counts: number[] = [];
  for (let row = 0; row < rowCount; row++) {
    if (!((start[row] as number) > 0) || isRaked?.[row] === 0) continue;
    const group = groupOf(keys.of[row] as number);
    if (group === firstRows.length) {
      firstRows.push(row);
      counts.push(0);
    }
    groupOfRow[row] = group;
    counts[group] = (counts[group] as number) + 1;
  }
  return {
    count: firstRows.length,
    groupOfRow,
    rows: Float64Array.from(counts),
    start: Float64Array.from(firstRows, (row) => start[row] as number),
    codes: margins.map(({ codes }) => Int32Array.from(firstRows, (row) => codes[row] as number)),
  };
}

/** A key for each row, from 0 to `span - 1`. */
interface RowKeys {
  readonly of: Float64Array;
  readonly span: number;
}

/** Up to here a table of all keys is cheaper than a map of those that occur. */
const widestTable = 1 << 22;

/** Two keys as one; they are numbered anew before a product of sizes could outgrow a number. */
function combined(keys: RowKeys, part: (row: number) => number, size: number): RowKeys {
  const span = keys.span * size;
  if (span <= widestTable) return { of: keys.of.map((key, row) => key * size + part(row)), span };
  const numberOf = numbering(span);
  const of = keys.of.map((key, row) => numberOf(key * size + part(row)));
  return { of, span: of.length };
}

/** Numbers keys from 0 in the order in which they come. */
function numbering(span: number): (key: number) => number {
  if (span > widestTable) {
    const places = new Map<number, number>();
    return (key) => placeOf(places, key);
  }
  const places = new Int32Array(span).fill(-1);
  let count = 0;
  return (key) => {
    const known = places[key] as number;
    if (known >= 0) return known;
    places[key] = count;
    return count++;
  };
}

function placeOf(places: Map<number, number>, key: number): number {
  const known = places.get(key);
  if (known !== undefined) return known;
  places.set(key, places.size);
  return places.size - 1;
}
