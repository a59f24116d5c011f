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
  let keys = new Float64Array(rowCount);
  for (const { codes, categories } of margins) {
    keys = combine(keys, (row) => (codes[row] as number) + 1, categories.length + 1);
  }
  const placeOfStart = new Map<number, number>();
  const places = Float64Array.from(start, (weight) => placeOf(placeOfStart, weight));
  keys = combine(keys, (row) => places[row] as number, placeOfStart.size);
  const groupOfKey = new Map<number, number>();
  const groupOfRow = new Int32Array(rowCount).fill(-1);
  const firstRows: number[] = [];
  const counts: number[] = [];
  for (let row = 0; row < rowCount; row++) {
    if (!((start[row] as number) > 0) || isRaked?.[row] === 0) continue;
    const group = placeOf(groupOfKey, keys[row] as number);
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

/** Two keys as one; they are numbered anew each time, so that no product of sizes outgrows a number. */
function combine(
  keys: Float64Array,
  part: (row: number) => number,
  size: number,
): Float64Array<ArrayBuffer> {
  const places = new Map<number, number>();
  return Float64Array.from(keys, (key, row) =>
    placeOf(places, key * Math.max(1, size) + part(row)),
  );
}

function placeOf(places: Map<number, number>, key: number): number {
  const known = places.get(key);
  if (known !== undefined) return known;
  places.set(key, places.size);
  return places.size - 1;
}
