const magic = 0x184d2204;
const minimumMatch = 4;

/**
 * Unpacks an LZ4 frame (Feather and Arrow pack with it by default). Blocks may refer to earlier blocks.
 *
 * Own code: the decoder among the libraries unpacks single blocks only. Checksums are stepped over.
 *
 * @param mostBytes what it may grow to at most.
 * @throws {RangeError} where the bytes are no such frame or would grow further.
 *
 * Source: LZ4 Frame Format 1.6.3 and LZ4 Block Format. Held to the lz4 command line, 1.9.4.
 */
export function unpackLz4Frame(packed: Uint8Array, mostBytes: number): Uint8Array {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  if (view.getUint32(0, true) !== magic) throw new RangeError('no LZ4 frame');
  const flags = view.getUint8(4);
  const hasBlockSum = (flags & 16) !== 0;
  let at = 6 + ((flags & 8) !== 0 ? 8 : 0) + ((flags & 1) !== 0 ? 4 : 0) + 1;
  const out = new Growing(Math.min(mostBytes, packed.length * 4 + 1024), mostBytes);
  for (;;) {
    const size = view.getUint32(at, true);
    at += 4;
    if (size === 0) return out.bytes();
    const length = size & 0x7f_ff_ff_ff;
    if (at + length > packed.length) throw new RangeError('an LZ4 block ends early');
    if (size >>> 31 === 1) out.add(packed, at, length);
    else unpackBlock(packed.subarray(at, at + length), out);
    at += length + (hasBlockSum ? 4 : 0);
  }
}

/** Literals, then a match that copies what came before, again and again. */
function unpackBlock(block: Uint8Array, out: Growing): void {
  let at = 0;
  const more = (start: number): number => {
    let length = start;
    for (let byte = 255; byte === 255; ) {
      byte = block[at++] ?? fail();
      length += byte;
    }
    return length;
  };
  while (at < block.length) {
    const token = block[at++] as number;
    const literals = token >> 4 === 15 ? more(15) : token >> 4;
    if (at + literals > block.length) fail();
    out.add(block, at, literals);
    at += literals;
    if (at >= block.length) return;
    const distance = (block[at] as number) | ((block[at + 1] ?? fail()) << 8);
    at += 2;
    const length = (token & 15) === 15 ? more(15) : token & 15;
    out.repeat(distance, length + minimumMatch);
  }
}

function fail(): never {
  throw new RangeError('an LZ4 block ends early');
}

class Growing {
  #bytes: Uint8Array;
  #length = 0;
  readonly #most: number;

  constructor(room: number, most: number) {
    this.#bytes = new Uint8Array(room);
    this.#most = most;
  }

  add(from: Uint8Array, start: number, length: number): void {
    this.#makeRoom(length);
    this.#bytes.set(from.subarray(start, start + length), this.#length);
    this.#length += length;
  }

  /** Copies what lies `distance` back; the copy may reach into itself. */
  repeat(distance: number, length: number): void {
    if (distance === 0 || distance > this.#length)
      throw new RangeError('an LZ4 match lies before its frame');
    this.#makeRoom(length);
    const bytes = this.#bytes;
    const end = this.#length + length;
    if (distance >= length) bytes.copyWithin(this.#length, this.#length - distance, end - distance);
    else for (let at = this.#length; at < end; at++) bytes[at] = bytes[at - distance] as number;
    this.#length = end;
  }

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #makeRoom(more: number): void {
    const wanted = this.#length + more;
    if (wanted > this.#most) throw new RangeError('an LZ4 frame grows too far');
    if (wanted <= this.#bytes.length) return;
    const wider = new Uint8Array(Math.min(this.#most, Math.max(wanted, this.#bytes.length * 2)));
    wider.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = wider;
  }
}
