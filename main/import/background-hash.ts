import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

const digestBytes = 32;
const pieceBytes = 1 << 20;
const finished = 1;
const longestWaitMs = 60_000;

/** What the other thread runs: plain JavaScript, so that no bundler has to know of it. */
const hashing = `
const { workerData } = require('node:worker_threads');
const { createHash } = require('node:crypto');
const { openSync, readSync } = require('node:fs');
const state = new Int32Array(workerData.shared, 0, 1);
try {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(${pieceBytes});
  const descriptor = openSync(workerData.file, 'r');
  for (let count = 1; count > 0; ) {
    count = readSync(descriptor, piece, 0, piece.length, null);
    hash.update(piece.subarray(0, count));
  }
  new Uint8Array(workerData.shared, 4).set(hash.digest());
  Atomics.store(state, 0, ${finished});
} catch {
  Atomics.store(state, 0, -1);
}
Atomics.notify(state, 0);
`;

/**
 * The sha256 of a large file, computed on another thread while this one reads the same file into
 * columns: hashing is about a fifth of the work of an import.
 *
 * Outside faults: where the other thread cannot be started or fails, `digest` reads the file itself.
 */
export class BackgroundHash {
  readonly #file: string;
  readonly #shared = new SharedArrayBuffer(4 + digestBytes);
  readonly #worker: Worker | null;

  constructor(file: string) {
    this.#file = file;
    this.#worker = startWorker(file, this.#shared);
  }

  /** The hash in hex; waits for the other thread. */
  digest(): string {
    const state = new Int32Array(this.#shared, 0, 1);
    if (this.#worker) Atomics.wait(state, 0, 0, longestWaitMs);
    if (Atomics.load(state, 0) !== finished) return hashOf(this.#file);
    return Buffer.from(new Uint8Array(this.#shared, 4)).toString('hex');
  }

  /** Stops the other thread. */
  close(): void {
    void this.#worker?.terminate();
  }
}

function startWorker(file: string, shared: SharedArrayBuffer): Worker | null {
  try {
    const worker = new Worker(hashing, { eval: true, workerData: { file, shared }, execArgv: [] });
    // A thread that dies leaves no digest, and `digest` then does without it.
    worker.on('error', () => undefined);
    worker.unref();
    return worker;
  } catch {
    return null;
  }
}

function hashOf(file: string): string {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(pieceBytes);
  const descriptor = openSync(file, 'r');
  try {
    for (let count = 1; count > 0; ) {
      count = readSync(descriptor, piece, 0, piece.length, null);
      hash.update(piece.subarray(0, count));
    }
  } finally {
    closeSync(descriptor);
  }
  return hash.digest('hex');
}

/** From here on a file is hashed on another thread while it is read. */
const largeBytes = 24 << 20;

/** The sha256 of a file that something else reads: on another thread beside it where that pays. */
export class FileHash {
  readonly #file: string;
  readonly #background: BackgroundHash | null;

  constructor(file: string, fileBytes: number) {
    this.#file = file;
    this.#background = fileBytes > largeBytes ? new BackgroundHash(file) : null;
  }

  /** The hash in hex. */
  digest(): string {
    return this.#background?.digest() ?? hashOf(this.#file);
  }

  /** Stops the other thread. */
  close(): void {
    this.#background?.close();
  }
}
