import { Worker } from 'node:worker_threads';
import { AnalysisError } from '#analysis/analysis-error.ts';
import type { CallName } from '#contract/calls/index.ts';
import type { Answer, Progress } from '#contract/define-call.ts';
import { errorInWords } from '#main/error-in-words.ts';
import { removeIndexes } from '#main/search/index-folder.ts';
import type { FromWorker, ToWorker } from './messages.ts';

/** How a caller watches a call: progress as it comes, and a signal to stop it. */
export interface CallWatch {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface Waiting {
  readonly worker: Worker;
  readonly settle: (answer: Answer<unknown>) => void;
  readonly onProgress: (progress: Progress) => void;
}

interface Opening {
  readonly worker: Worker;
  readonly settle: (answer: Answer<null>) => void;
}

/** Bundled, the worker stands beside the entry; unbundled, beside this file. */
function workerUrl(): URL {
  const here = import.meta.url;
  if (here.endsWith('.ts')) return new URL('./worker.ts', here);
  return here.includes('/chunks/') ? new URL('../worker.js', here) : new URL('./worker.js', here);
}

/**
 * One worker thread with its connection to the project. Calls sent to it wait their turn.
 *
 * Every promise settles: when the thread dies, all that waited on it get an answer that says so, and
 * the next call starts a new thread.
 */
export class ProjectWorker {
  readonly #mode: 'read' | 'write';
  readonly #waiting = new Map<number, Waiting>();
  readonly #opening: Opening[] = [];
  #worker: Worker | null = null;
  #file: string | null = null;
  #nextId = 1;

  constructor(mode: 'read' | 'write') {
    this.#mode = mode;
  }

  /** How many calls are waiting or running. */
  get load(): number {
    return this.#waiting.size;
  }

  /** Opens another project file, or none; answers when the worker has done so. */
  async open(file: string | null): Promise<Answer<null>> {
    this.#file = file;
    if (this.#worker === null && file === null) return { ok: true, value: null };
    if (this.#worker === null && this.#mode === 'read') return { ok: true, value: null };
    return this.#tellOpen(file);
  }

  /** Starts the thread before there is anything to do, so that the first call need not wait for it. */
  start(): void {
    this.#started();
  }

  /** Runs a call and answers; never rejects. */
  run(name: CallName, input: unknown, watch: CallWatch = {}): Promise<Answer<unknown>> {
    const worker = this.#started();
    const id = this.#nextId++;
    const cancelFlag = new SharedArrayBuffer(4);
    const stop = (): void => {
      Atomics.store(new Int32Array(cancelFlag), 0, 1);
      this.#answerStopped(id);
    };
    if (watch.signal?.aborted) Atomics.store(new Int32Array(cancelFlag), 0, 1);
    watch.signal?.addEventListener('abort', stop, { once: true });
    return new Promise((settle) => {
      this.#waiting.set(id, {
        worker,
        settle: (answer) => {
          watch.signal?.removeEventListener('abort', stop);
          settle(answer);
        },
        onProgress: (progress) => watch.onProgress?.(progress),
      });
      this.#post(worker, { type: 'run', id, name, input, cancelFlag });
    });
  }

  /** Closes the project and ends the thread. */
  async close(): Promise<void> {
    const worker = this.#worker;
    if (worker === null) return;
    await this.#tellOpen(null);
    this.#worker = null;
    await worker.terminate();
  }

  /** A call that waits behind others is answered when it is stopped; the one that runs answers itself. */
  #answerStopped(id: number): void {
    const [running] = this.#waiting.keys();
    const waiting = this.#waiting.get(id);
    if (waiting === undefined || running === id) return;
    this.#waiting.delete(id);
    waiting.settle({ ok: false, error: errorInWords(new AnalysisError('cancelled')) });
  }

  #tellOpen(file: string | null): Promise<Answer<null>> {
    const worker = this.#started();
    return new Promise((settle) => {
      this.#opening.push({ worker, settle });
      this.#post(worker, { type: 'open', file });
    });
  }

  #started(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(workerUrl(), {
      workerData: { mode: this.#mode, file: this.#file },
    });
    worker.on('message', (message: FromWorker) => this.#hear(message));
    worker.on('error', (error) => this.#lose(worker, error));
    worker.on('exit', () => this.#lose(worker, new Error('the worker thread ended')));
    worker.unref();
    this.#worker = worker;
    return worker;
  }

  #post(worker: Worker, message: ToWorker): void {
    worker.ref();
    worker.postMessage(message);
  }

  #hear(message: FromWorker): void {
    if (message.type === 'opened') this.#opening.shift()?.settle(message.answer);
    if (message.type === 'progress') this.#waiting.get(message.id)?.onProgress(message.progress);
    if (message.type === 'done') {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      waiting?.settle(message.answer);
    }
    if (this.#waiting.size === 0 && this.#opening.length === 0) this.#worker?.unref();
  }

  /** Settles what waited on that thread; a thread that was started after it has nothing to do with it. */
  #lose(worker: Worker, error: Error): void {
    if (this.#worker === worker) this.#worker = null;
    const lost = [...this.#waiting].filter(([, waiting]) => waiting.worker === worker);
    const opening = this.#opening.filter((one) => one.worker === worker);
    if (lost.length === 0 && opening.length === 0) return;
    const answer: Answer<never> = { ok: false, error: errorInWords(error) };
    for (const [id, waiting] of lost) {
      this.#waiting.delete(id);
      waiting.settle(answer);
    }
    for (const one of opening) {
      this.#opening.splice(this.#opening.indexOf(one), 1);
      one.settle(answer);
    }
  }
}

/**
 * One writer and some readers over one project. Readers start when a project is opened, or, with
 * `startsLate`, when they are first needed: for a face that makes one call and ends.
 */
export class WorkerPool {
  readonly #writer = new ProjectWorker('write');
  readonly #readers: readonly ProjectWorker[];
  readonly #startsLate: boolean;

  constructor(readerCount: number, startsLate = false) {
    this.#startsLate = startsLate;
    this.#readers = Array.from({ length: readerCount }, () => new ProjectWorker('read'));
  }

  /** Opens a project in the writer first (it may bring the schema up to date), then in the readers. */
  async open(file: string): Promise<Answer<null>> {
    await this.close();
    const opening = this.#writer.open(file);
    if (!this.#startsLate) for (const reader of this.#readers) reader.start();
    const answer = await opening;
    if (answer.ok) await Promise.all(this.#readers.map((reader) => reader.open(file)));
    return answer;
  }

  /** Runs a call on the writer, or on the reader with the least to do. */
  run(
    where: 'writer' | 'reader',
    name: CallName,
    input: unknown,
    watch: CallWatch,
  ): Promise<Answer<unknown>> {
    if (where === 'writer') return this.#writer.run(name, input, watch);
    const [first, ...others] = this.#readers;
    const reader = others.reduce(
      (best, other) => (other.load < best.load ? other : best),
      first as ProjectWorker,
    );
    return reader.run(name, input, watch);
  }

  /** Closes readers before the writer, whose closing folds the log back into one file. */
  async close(): Promise<void> {
    await Promise.all(this.#readers.map((reader) => reader.close()));
    for (const reader of this.#readers) await reader.open(null);
    await this.#writer.close();
    removeIndexes();
    await this.#writer.open(null);
  }
}
