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

/** Texts as a column; plain ASCII is encoded a stretch of rows at once. */
export function columnOfTexts(
  rows: number,
  textAt: (row: number) => string,
  missing: Uint8Array | null,
): TextColumn {
  const encoder = new TextEncoder();
  const offsets = new Int32Array(rows + 1);
  const stretches: Uint8Array[] = [];
  let end = 0;
  for (let from = 0; from < rows; from += stretchRows) {
    const to = Math.min(rows, from + stretchRows);
    const texts = Array.from({ length: to - from }, (_, at) => textAt(from + at));
    const whole = texts.join('');
    const encoded = encoder.encode(whole);
    const isAscii = encoded.length === whole.length;
    for (const [at, text] of texts.entries()) {
      end += isAscii ? text.length : encoder.encode(text).length;
      offsets[from + at + 1] = end;
    }
    stretches.push(encoded);
  }
  const bytes = new Uint8Array(end);
  let at = 0;
  for (const stretch of stretches) {
    bytes.set(stretch, at);
    at += stretch.length;
  }
  return { type: 'text', offsets, bytes, missing };
}
