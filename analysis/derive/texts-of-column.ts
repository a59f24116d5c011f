import type { TextColumn } from '../columns/column.ts';

const stretchRows = 65_536;

/**
 * Goes through the texts of a column in order. A stretch of rows that is plain ASCII is decoded at once and
 * cut where bytes and letters are the same; other stretches are decoded row by row.
 */
export function eachText(column: TextColumn, see: (text: string, row: number) => void): void {
  const { offsets, bytes } = column;
  const rows = offsets.length - 1;
  const decoder = new TextDecoder();
  for (let from = 0; from < rows; from += stretchRows) {
    const to = Math.min(rows, from + stretchRows);
    const start = offsets[from] as number;
    const stretch = bytes.subarray(start, offsets[to]);
    const whole = decoder.decode(stretch);
    const isAscii = whole.length === stretch.length;
    for (let row = from; row < to; row++) {
      const first = (offsets[row] as number) - start;
      const end = (offsets[row + 1] as number) - start;
      const text = isAscii ? whole.slice(first, end) : decoder.decode(stretch.subarray(first, end));
      see(text, row);
    }
  }
}
