import type { TextColumn } from './column.ts';

const space = 32;

/*
 * Every mask in this file holds one byte a row: 0 false, 1 unknown because the row is missing, 2 true.
 */

/**
 * True where the text is one of `answers`: letter for letter where any row is, else without regard to
 * case. Each answer is matched by itself.
 */
export function maskTextEqual(column: TextColumn, answers: readonly string[]): Uint8Array {
  const mask = unknownWhereMissing(column);
  for (const answer of answers) {
    if (!markEqual(column, mask, answer)) markFolded(column, mask, answer.trim().toLowerCase());
  }
  return mask;
}

/** True where the text contains `text` in any case; everything contains the empty text. */
export function maskTextContaining(column: TextColumn, text: string): Uint8Array {
  const mask = unknownWhereMissing(column);
  const wanted = text.toLowerCase();
  if (isAscii(wanted)) markContainingAscii(column, mask, new TextEncoder().encode(wanted));
  else markWhere(column, mask, (value) => value.toLowerCase().includes(wanted));
  return mask;
}

function unknownWhereMissing(column: TextColumn): Uint8Array {
  const mask = new Uint8Array(column.offsets.length - 1);
  const { missing } = column;
  if (missing === null) return mask;
  for (let row = 0; row < mask.length; row++) mask[row] = missing[row] === 0 ? 0 : 1;
  return mask;
}

function markEqual(column: TextColumn, mask: Uint8Array, answer: string): boolean {
  const wanted = new TextEncoder().encode(answer);
  const { offsets, bytes } = column;
  let isFound = false;
  for (let row = 0; row < mask.length; row++) {
    const start = offsets[row] as number;
    if ((offsets[row + 1] as number) - start !== wanted.length || mask[row] === 1) continue;
    let at = 0;
    while (at < wanted.length && bytes[start + at] === wanted[at]) at++;
    if (at === wanted.length) {
      mask[row] = 2;
      isFound = true;
    }
  }
  return isFound;
}

function markFolded(column: TextColumn, mask: Uint8Array, folded: string): void {
  if (isAscii(folded)) markFoldedAscii(column, mask, new TextEncoder().encode(folded));
  else markWhere(column, mask, (value) => value.trim().toLowerCase() === folded);
}

/** Compares bytes after folding A-Z, spaces around the text left out; see `markContainingAscii`. */
function markFoldedAscii(column: TextColumn, mask: Uint8Array, wanted: Uint8Array): void {
  const { offsets, bytes } = column;
  for (let row = 0; row < mask.length; row++) {
    let start = offsets[row] as number;
    let end = offsets[row + 1] as number;
    if (end - start < wanted.length || mask[row] === 1) continue;
    while (start < end && (bytes[start] as number) <= space) start++;
    while (end > start && (bytes[end - 1] as number) <= space) end--;
    if (end - start !== wanted.length) continue;
    let at = 0;
    while (at < wanted.length && fold(bytes[start + at] as number) === wanted[at]) at++;
    if (at === wanted.length) mask[row] = 2;
  }
}

function markWhere(column: TextColumn, mask: Uint8Array, isTrue: (value: string) => boolean): void {
  const decoder = new TextDecoder();
  const { offsets, bytes } = column;
  for (let row = 0; row < mask.length; row++) {
    if (mask[row] === 1) continue;
    if (isTrue(decoder.decode(bytes.subarray(offsets[row], offsets[row + 1])))) mask[row] = 2;
  }
}

/**
 * Searches the bytes of all rows without making strings. UTF-8 keeps ASCII bytes for ASCII letters, so
 * that byte equality after folding A-Z is letter equality; the Kelvin sign and the dotless i, whose
 * lower case is ASCII, are not found.
 */
function markContainingAscii(column: TextColumn, mask: Uint8Array, wanted: Uint8Array): void {
  const { offsets, bytes } = column;
  const first = wanted[0];
  for (let row = 0; row < mask.length; row++) {
    if (mask[row] === 1) continue;
    if (first === undefined) {
      mask[row] = 2;
      continue;
    }
    const last = (offsets[row + 1] as number) - wanted.length;
    for (let at = offsets[row] as number; at <= last; at++) {
      if (fold(bytes[at] as number) !== first) continue;
      let length = 1;
      while (length < wanted.length && fold(bytes[at + length] as number) === wanted[length]) {
        length++;
      }
      if (length === wanted.length) {
        mask[row] = 2;
        break;
      }
    }
  }
}

function fold(byte: number): number {
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
}

function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}
