/**
 * The rows of a stack: each of `rows` rows once for each of `items`, those of one row after each other.
 * `keep`, where given, has one byte for each row of the stack; rows with 0 are left out.
 *
 * - `rowOf[i]`: which row (of the wide dataset) row i of the stack is of.
 * - `itemOf[i]`: which item it holds.
 */
export function stackedRows(
  rows: number,
  items: number,
  keep?: Uint8Array,
): { readonly rowOf: Int32Array; readonly itemOf: Int32Array } {
  const total = rows * items;
  const count = keep === undefined ? total : keep.reduce((sum, byte) => sum + Number(byte > 0), 0);
  const rowOf = new Int32Array(count);
  const itemOf = new Int32Array(count);
  let at = 0;
  for (let place = 0; place < total; place++) {
    if (keep !== undefined && keep[place] === 0) continue;
    rowOf[at] = Math.floor(place / items);
    itemOf[at] = place % items;
    at++;
  }
  return { rowOf, itemOf };
}
