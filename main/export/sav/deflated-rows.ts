import { deflateSync } from 'node:zlib';
import type { ByteSink } from '../write-out.ts';

const blockBytes = 0x3f_f000;
const bias = 100;

/** Takes the encoded rows of a file, in order. */
export interface RowSink {
  write(bytes: Uint8Array): Promise<void>;
  finish(): Promise<void>;
}

/** Rows as they are, for a .sav. */
export function plainRows(sink: ByteSink): RowSink {
  return { write: (bytes) => sink.writeBytes(bytes), finish: () => Promise.resolve() };
}

/** Rows deflated in blocks of four megabytes between a header and a list of the blocks, for a .zsav. */
export class DeflatedRows implements RowSink {
  readonly #sink: ByteSink;
  readonly #start: number;
  readonly #blocks: { readonly inflated: number; readonly deflated: number }[] = [];
  readonly #pending = Buffer.alloc(blockBytes);
  #filled = 0;

  private constructor(sink: ByteSink) {
    this.#sink = sink;
    this.#start = sink.sizeBytes;
  }

  /** Writes the header; where the list of the blocks stands is written into it at the end. */
  static async begin(sink: ByteSink): Promise<DeflatedRows> {
    const rows = new DeflatedRows(sink);
    await sink.writeBytes(int64s(rows.#start, 0, 0));
    return rows;
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (let from = 0; from < bytes.length; ) {
      const count = Math.min(bytes.length - from, blockBytes - this.#filled);
      this.#pending.set(bytes.subarray(from, from + count), this.#filled);
      this.#filled += count;
      from += count;
      if (this.#filled === blockBytes) await this.#endBlock();
    }
  }

  async finish(): Promise<void> {
    if (this.#filled > 0) await this.#endBlock();
    const position = this.#sink.sizeBytes;
    const trailer = [int64s(-bias, 0), int32s(blockBytes, this.#blocks.length)];
    let inflatedAt = this.#start;
    let deflatedAt = this.#start + 24;
    for (const { inflated, deflated } of this.#blocks) {
      trailer.push(int64s(inflatedAt, deflatedAt), int32s(inflated, deflated));
      inflatedAt += inflated;
      deflatedAt += deflated;
    }
    const bytes = Buffer.concat(trailer);
    await this.#sink.writeBytes(bytes);
    await this.#sink.overwrite(this.#start, int64s(this.#start, position, bytes.length));
  }

  async #endBlock(): Promise<void> {
    const deflated = deflateSync(this.#pending.subarray(0, this.#filled));
    this.#blocks.push({ inflated: this.#filled, deflated: deflated.length });
    this.#filled = 0;
    await this.#sink.writeBytes(deflated);
  }
}

function int64s(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 8);
  values.forEach((value, index) => {
    bytes.writeBigInt64LE(BigInt(value), index * 8);
  });
  return bytes;
}

function int32s(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => {
    bytes.writeInt32LE(value, index * 4);
  });
  return bytes;
}
