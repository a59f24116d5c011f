import { inflateSync } from 'node:zlib';
import type { SavDictionary } from './sav-dictionary.ts';
import { damaged, readFully } from './sav-input.ts';

/** The rows of a file as they were before a `.zsav` was deflated, in order. */
export interface RowBytes {
  /** Fills `target` from `offset`; returns how many bytes there were, 0 at the end. */
  read(target: Uint8Array, offset: number, length: number): number;
  /** The byte of the file that is read next, for people. */
  readonly position: number;
}

/** Opens the rows of a file. */
export function openRowBytes(
  dictionary: SavDictionary,
  descriptor: number,
  sizeBytes: number,
): RowBytes {
  return dictionary.compression === 'zlib'
    ? new DeflatedBytes(dictionary, descriptor, sizeBytes)
    : new PlainBytes(dictionary, descriptor);
}

class PlainBytes implements RowBytes {
  position: number;
  readonly #file: string;
  readonly #descriptor: number;

  constructor({ file, dataStart }: SavDictionary, descriptor: number) {
    this.#file = file;
    this.#descriptor = descriptor;
    this.position = dataStart;
  }

  read(target: Uint8Array, offset: number, length: number): number {
    const piece = target.subarray(offset, offset + length);
    const count = readFully(this.#file, this.#descriptor, piece, this.position);
    this.position += count;
    return count;
  }
}

const headerBytes = 24;
const mostBlockBytes = 64 << 20;

interface DeflatedBlock {
  readonly start: number;
  readonly deflatedBytes: number;
  readonly inflatedBytes: number;
}

/** The blocks of a .zsav, inflated one at a time. */
class DeflatedBytes implements RowBytes {
  readonly #file: string;
  readonly #descriptor: number;
  readonly #sizeBytes: number;
  readonly #isLittleEndian: boolean;
  readonly #blocks: readonly DeflatedBlock[];
  #next = 0;
  #inflated: Uint8Array = new Uint8Array(0);
  #used = 0;

  constructor(dictionary: SavDictionary, descriptor: number, sizeBytes: number) {
    this.#file = dictionary.file;
    this.#descriptor = descriptor;
    this.#sizeBytes = sizeBytes;
    this.#isLittleEndian = dictionary.isLittleEndian;
    this.#blocks = this.#readBlocks(dictionary.dataStart);
  }

  get position(): number {
    const block = this.#blocks[Math.max(0, this.#next - 1)];
    return block?.start ?? this.#sizeBytes;
  }

  read(target: Uint8Array, offset: number, length: number): number {
    while (this.#used >= this.#inflated.length) {
      const block = this.#blocks[this.#next];
      if (block === undefined) return 0;
      this.#next++;
      this.#inflated = this.#inflate(block);
      this.#used = 0;
    }
    const count = Math.min(length, this.#inflated.length - this.#used);
    target.set(this.#inflated.subarray(this.#used, this.#used + count), offset);
    this.#used += count;
    return count;
  }

  #inflate({ start, deflatedBytes, inflatedBytes }: DeflatedBlock): Uint8Array {
    const deflated = this.#bytes(start, deflatedBytes, 'a compressed block');
    try {
      const inflated = inflateSync(deflated, { maxOutputLength: Math.max(1, inflatedBytes) });
      if (inflated.length === inflatedBytes) return inflated;
    } catch {
      // Said below, with the place.
    }
    throw damaged(this.#file, 'A compressed block cannot be unpacked.', { byte: start });
  }

  #readBlocks(dataStart: number): readonly DeflatedBlock[] {
    const header = this.#bytes(dataStart, headerBytes, 'its header of compressed data');
    const trailerStart = this.#int64(header, 8);
    const trailerBytes = this.#int64(header, 16);
    const fail = (reason: string): never => {
      throw damaged(this.#file, reason, { byte: dataStart });
    };
    if (this.#int64(header, 0) !== dataStart)
      fail('Its compressed data are not where they should be.');
    if (!(trailerStart >= dataStart + headerBytes && trailerBytes >= headerBytes)) {
      fail('The list of its compressed blocks is not where it should be.');
    }
    const trailer = this.#bytes(trailerStart, trailerBytes, 'the list of its compressed blocks');
    const count = this.#int32(trailer, 20);
    if (count < 0 || trailerBytes !== headerBytes + count * headerBytes) {
      fail('The list of its compressed blocks has another length than it says.');
    }
    let start = dataStart + headerBytes;
    return Array.from({ length: count }, (_, index) => {
      const at = headerBytes + index * headerBytes;
      const inflatedBytes = this.#int32(trailer, at + 16);
      const deflatedBytes = this.#int32(trailer, at + 20);
      if (this.#int64(trailer, at + 8) !== start || deflatedBytes < 0) {
        fail('Its compressed blocks do not follow one another.');
      }
      if (inflatedBytes < 0 || inflatedBytes > mostBlockBytes) {
        fail(`A compressed block is to unpack to ${inflatedBytes} bytes.`);
      }
      start += deflatedBytes;
      return { start: start - deflatedBytes, deflatedBytes, inflatedBytes };
    });
  }

  #bytes(start: number, count: number, what: string): Buffer {
    if (!(start >= 0 && count >= 0 && start + count <= this.#sizeBytes)) {
      throw damaged(this.#file, `It ends before the end of ${what}.`, { byte: this.#sizeBytes });
    }
    const bytes = Buffer.alloc(count);
    if (readFully(this.#file, this.#descriptor, bytes, start) < count) {
      throw damaged(this.#file, `It ends before the end of ${what}.`, { byte: start });
    }
    return bytes;
  }

  #int64(bytes: Buffer, at: number): number {
    return Number(this.#isLittleEndian ? bytes.readBigInt64LE(at) : bytes.readBigInt64BE(at));
  }

  #int32(bytes: Buffer, at: number): number {
    return this.#isLittleEndian ? bytes.readInt32LE(at) : bytes.readInt32BE(at);
  }
}
