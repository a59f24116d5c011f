const mostBits = 32;

/**
 * Whole numbers kept as runs: either one number and how often, or numbers of `width` bits side by side
 * (Parquet's RLE and bit-packed hybrid).
 *
 * @throws {RangeError} where the bytes end before `count` numbers are there, or a width is impossible.
 */
export function readBitRuns(
  view: DataView,
  start: number,
  width: number,
  count: number,
): Int32Array {
  if (!(width >= 0 && width <= mostBits)) throw new RangeError(`numbers of ${width} bits`);
  const numbers = new Int32Array(count);
  if (width === 0) return numbers;
  let at = start;
  for (let read = 0; read < count; ) {
    let header = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = view.getUint8(at++);
      header += (byte & 127) * 2 ** shift;
      if (byte < 128) break;
      if (shift > 28) throw new RangeError('a run without an end');
    }
    const length = Math.floor(header / 2);
    if (header % 2 === 1) {
      const packed = Math.min(count - read, length * 8);
      if (length === 0) throw new RangeError('a run of nothing');
      unpack(view, at, width, numbers, read, packed);
      at += length * width;
      read += packed;
    } else {
      if (length === 0) throw new RangeError('a run of nothing');
      const end = Math.min(count, read + length);
      numbers.fill(wordAt(view, at, width), read, end);
      at += (width + 7) >> 3;
      read = end;
    }
  }
  return numbers;
}

function wordAt(view: DataView, at: number, width: number): number {
  let word = 0;
  for (let byte = 0; byte * 8 < width; byte++) word |= view.getUint8(at + byte) << (byte * 8);
  return word;
}

function unpack(
  view: DataView,
  start: number,
  width: number,
  numbers: Int32Array,
  from: number,
  count: number,
): void {
  const mask = width === mostBits ? -1 : (1 << width) - 1;
  // Up to 25 bits lie within the four bytes that begin with their first, but for those at the very end.
  const wholeWords =
    width > 25 ? 0 : Math.floor(((view.byteLength - 4 - start) * 8) / width) + (width > 0 ? 1 : 0);
  const fast = Math.max(0, Math.min(count, wholeWords));
  let bit = 0;
  for (let place = 0; place < fast; place++, bit += width) {
    numbers[from + place] = (view.getUint32(start + (bit >>> 3), true) >>> (bit & 7)) & mask;
  }
  for (let place = fast; place < count; place++, bit += width) {
    let word = 0;
    for (let taken = 0; taken < width; ) {
      const at = bit + taken;
      word |= ((view.getUint8(start + (at >>> 3)) >>> (at & 7)) & 255) << taken;
      taken += 8 - (at & 7);
    }
    numbers[from + place] = word & mask;
  }
}
