import { isUtf8 } from 'node:buffer';
import type { ByteSource } from './byte-source.ts';

/** Where the last whole UTF-8 character that begins before `end` ends. */
export function wholeCharacters(bytes: Uint8Array, end: number): number {
  for (let back = 1; back <= 4 && back <= end; back++) {
    const byte = bytes[end - back] as number;
    if (byte < 0x80) return end;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back < length ? end - back : end;
    }
  }
  return end;
}

/** Where bytes stop being UTF-8, given that they do between `from` and `end`. */
export function firstBadByte(bytes: Uint8Array, from: number, end: number): number {
  let low = from;
  let high = end;
  while (high - low > 1) {
    const middle = wholeCharacters(bytes, (low + high + 1) >> 1);
    if (middle > low && isUtf8(bytes.subarray(low, middle))) low = middle;
    else if (middle <= low) break;
    else high = middle;
  }
  return low;
}

/** What stands around a byte that is no UTF-8, on its line: UTF-8 before it, Latin-1 from it on. */
export function textAround(bytes: Buffer, lineBegins: number, bad: number, end: number): string {
  let from = Math.max(lineBegins, bad - 20);
  while (from > lineBegins && from < bad && ((bytes[from] as number) & 0xc0) === 0x80) from++;
  const after = bytes.toString('latin1', bad, Math.min(end, bad + 10));
  return `${bytes.toString('utf8', from, bad)}${after.replace(/[\r\n].*/su, '')}`;
}

/** Turns doubled quotes into one, in place. Returns where the text then ends. */
export function undoubled(bytes: Uint8Array, start: number, end: number, quote: number): number {
  let to = start;
  for (let from = start; from < end; from++) {
    const byte = bytes[from] as number;
    bytes[to++] = byte;
    if (byte === quote && from + 1 < end && bytes[from + 1] === quote) from++;
  }
  return to;
}

/** Whether what is still to be read of a source holds a byte. */
export function restHolds(source: ByteSource, byte: number, pieceBytes: number): boolean {
  const piece = Buffer.allocUnsafe(pieceBytes);
  for (;;) {
    const count = source.read(piece, 0, piece.length);
    if (count === 0) return false;
    if (piece.subarray(0, count).includes(byte)) return true;
  }
}

/**
 * Where the line that `from` stands on ends, at most `most`; a carriage return alone ends a line only
 * where lines do not end with line feeds.
 */
export function lineEnd(
  bytes: Uint8Array,
  from: number,
  most: number,
  hasLineFeeds: boolean,
): number {
  for (let at = from; at < most; at++) {
    if (bytes[at] === 0x0a || (bytes[at] === 0x0d && !hasLineFeeds)) return at;
  }
  return most;
}

/** Where a cell begins once byte order marks and spaces without width (U+FEFF, U+200B) are left out. */
export function afterMarks(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at + 3 <= end && isMark(bytes, at)) at += 3;
  return at;
}

/** Where a cell ends once byte order marks and spaces without width are left out. */
export function beforeMarks(bytes: Uint8Array, start: number, end: number): number {
  let at = end;
  while (at - 3 >= start && isMark(bytes, at - 3)) at -= 3;
  return at;
}

function isMark(bytes: Uint8Array, at: number): boolean {
  if (bytes[at] === 0xef) return bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf;
  return bytes[at] === 0xe2 && bytes[at + 1] === 0x80 && bytes[at + 2] === 0x8b;
}

/** A copy with twice the room. */
export function withRoom(places: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(places.length * 2);
  larger.set(places);
  return larger;
}

/** A view of bytes, for taking several at a time. */
export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Copies a short piece, eight bytes at a time; the last eight may overlap those before them. */
export function copyPiece(
  from: DataView,
  start: number,
  length: number,
  to: DataView,
  offset: number,
): void {
  if (length < 8) {
    for (let at = 0; at < length; at++) to.setUint8(offset + at, from.getUint8(start + at));
    return;
  }
  const last = length - 8;
  for (let at = 0; at < last; at += 8) {
    to.setInt32(offset + at, from.getInt32(start + at, true), true);
    to.setInt32(offset + at + 4, from.getInt32(start + at + 4, true), true);
  }
  to.setInt32(offset + last, from.getInt32(start + last, true), true);
  to.setInt32(offset + last + 4, from.getInt32(start + last + 4, true), true);
}

/** By byte: 1 for the visible characters of ASCII but for these; one below 0 is none. */
export function visibleBut(delimiter: number, quote: number): Uint8Array {
  const visible = new Uint8Array(256).fill(1, 0x21, 0x7f);
  visible[delimiter] = 0;
  if (quote >= 0) visible[quote] = 0;
  return visible;
}
