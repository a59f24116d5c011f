import { widened } from '../column-builder.ts';
import type { RandomFile } from '../random-file.ts';
import type { StataDictionary } from './stata-layout.ts';

/** Where one long text lies in the file. */
export interface LongTextPlace {
  readonly start: number;
  readonly length: number;
  /** Bytes that are no text (a picture, a sound): Stata lets a strL hold them. */
  readonly isBinary: boolean;
}

const windowBytes = 1 << 18;
const binaryType = 129;

/**
 * Where the strLs of a file lie: 16 bytes of memory for each, whatever their length.
 *
 * A cell names a strL by the variable and the row that held it first; Stata writes them in that order.
 */
export class LongTexts {
  readonly #keys: Float64Array;
  readonly #places: Float64Array;
  readonly #file: RandomFile;
  readonly #dictionary: StataDictionary;

  constructor(file: RandomFile, dictionary: StataDictionary) {
    this.#file = file;
    this.#dictionary = dictionary;
    const { keys, places } = indexOf(file, dictionary);
    this.#keys = keys;
    this.#places = places;
  }

  /** The place of a cell's strL; null for the empty text, which is not kept. */
  find(variable: number, row: number): LongTextPlace | null {
    if (variable === 0 && row === 0) return null;
    const wanted = keyOf(variable, row);
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#keys[middle] as number) < wanted) low = middle + 1;
      else high = middle;
    }
    if (this.#keys[low] !== wanted) return null;
    const start = this.#places[low] as number;
    const head = this.#file.bytes(start, 5);
    const { isLittleEndian } = this.#dictionary;
    const length = isLittleEndian ? head.readUInt32LE(1) : head.readUInt32BE(1);
    return { start: start + 5, length, isBinary: head[0] === binaryType };
  }
}

/** Rows first: Stata writes strLs row by row. */
function keyOf(variable: number, row: number): number {
  return row * 131_072 + variable;
}

/** Goes through the strLs once, a window at a time, without reading the texts. */
function indexOf(
  file: RandomFile,
  { version, isLittleEndian, longTextsStart }: StataDictionary,
): { readonly keys: Float64Array; readonly places: Float64Array } {
  let keys = new Float64Array(1024);
  let places = new Float64Array(1024);
  let count = 0;
  let isSorted = true;
  const rowWidth = version === 117 ? 4 : 8;
  const headBytes = 3 + 4 + rowWidth + 1 + 4;
  const window = new Window(file);
  for (let position = longTextsStart; ; ) {
    const [bytes, at] = window.at(position, headBytes);
    if (bytes.toString('latin1', at, at + 3) !== 'GSO') {
      if (bytes.toString('latin1', at, at + 8) === '</strls>') break;
      throw file.damaged(position, 'A long text (strL) should stand here.');
    }
    const whole32 = (place: number): number =>
      isLittleEndian ? bytes.readUInt32LE(place) : bytes.readUInt32BE(place);
    const row =
      rowWidth === 4
        ? whole32(at + 7)
        : Number(isLittleEndian ? bytes.readBigUInt64LE(at + 7) : bytes.readBigUInt64BE(at + 7));
    if (count === keys.length) {
      keys = widened(keys, count * 2);
      places = widened(places, count * 2);
    }
    keys[count] = keyOf(whole32(at + 3), row);
    places[count] = position + 7 + rowWidth;
    if (count > 0 && (keys[count] as number) < (keys[count - 1] as number)) isSorted = false;
    count++;
    position += headBytes + whole32(at + 8 + rowWidth);
  }
  const found = { keys: keys.subarray(0, count), places: places.subarray(0, count) };
  return isSorted ? found : sorted(found.keys, found.places);
}

function sorted(
  keys: Float64Array,
  places: Float64Array,
): { readonly keys: Float64Array; readonly places: Float64Array } {
  const order = Uint32Array.from(keys, (_, index) => index).sort(
    (a, b) => (keys[a] as number) - (keys[b] as number),
  );
  return {
    keys: Float64Array.from(order, (index) => keys[index] as number),
    places: Float64Array.from(order, (index) => places[index] as number),
  };
}

class Window {
  readonly #file: RandomFile;
  readonly #bytes: Buffer;
  #start = 0;
  #end = 0;

  constructor(file: RandomFile) {
    this.#file = file;
    this.#bytes = Buffer.alloc(Math.min(windowBytes, file.sizeBytes + 32));
  }

  /** Bytes from a place on, `most` of them where the file has so many; what lies beyond its end is 0. */
  at(position: number, most: number): readonly [bytes: Buffer, at: number] {
    if (position < this.#start || position + most > this.#end) {
      const left = Math.max(0, this.#file.sizeBytes - position);
      const length = Math.min(this.#bytes.length, left);
      this.#bytes.fill(0);
      this.#file.readInto(this.#bytes, position, length);
      this.#start = position;
      this.#end = position + this.#bytes.length;
    }
    return [this.#bytes, position - this.#start];
  }
}
