import { resolve } from 'node:path';
import type { CallName, CallNamed } from '#contract/calls/index.ts';
import type { ErrorInWords, InputOf, OutputOf, Progress } from '#contract/define-call.ts';
import { wordsFor } from '#contract/error-words/index.ts';
import { assemble, type Host } from '#main/assemble.ts';

/** Where the command line writes: results to `out`, everything else to `err`. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether someone watches `err`, so that progress may be drawn there. */
  readonly isTerminal: boolean;
}

/** Options that every command takes. */
export interface CommonOptions {
  readonly project?: string;
  readonly json?: boolean;
}

/** Thrown to end a command with an error that a person can read. */
export class CommandError extends Error {
  readonly error: ErrorInWords;
  constructor(error: ErrorInWords) {
    super(error.what);
    this.error = error;
  }
}

/** A usage error: what is wrong, and how it is written. */
export function usageError(problem: string, usage: string): CommandError {
  const details = { problem, usage };
  return new CommandError({ code: 'usage', ...wordsFor('usage', details), details });
}

/** The core as a command uses it: calls that either answer or throw `CommandError`. */
export class Session {
  readonly #host: Host;
  readonly #io: Io;
  readonly #stopping = new AbortController();
  readonly #isQuiet: boolean;
  readonly #stop = (): void => this.#stopping.abort();

  constructor(io: Io, options: CommonOptions) {
    this.#host = assemble({ face: 'command-line', readerCount: 1 });
    this.#io = io;
    this.#isQuiet = options.json === true || !io.isTerminal;
    process.on('SIGINT', this.#stop);
  }

  /** Where the command writes. */
  get io(): Io {
    return this.#io;
  }

  /** Opens the project that `--project` names. */
  async open(options: CommonOptions): Promise<void> {
    if (!options.project)
      throw usageError(
        'Name the project with --project FILE.',
        'parallax <command> --project FILE',
      );
    await this.call('project.open', { file: resolve(options.project) });
  }

  /** Makes a call; Ctrl-C stops it. */
  async call<Name extends CallName>(
    name: Name,
    input: InputOf<CallNamed<Name>>,
  ): Promise<OutputOf<CallNamed<Name>>> {
    const answer = await this.#host.answerCall(name, input, {
      signal: this.#stopping.signal,
      onProgress: (progress) => this.#show(progress),
    });
    this.#clear();
    if (!answer.ok) throw new CommandError(answer.error);
    return answer.value as OutputOf<CallNamed<Name>>;
  }

  /** Ends the workers; the project is left as one file. */
  async close(): Promise<void> {
    process.off('SIGINT', this.#stop);
    await this.#host.close();
  }

  #show({ stage, done, total, rows, rowsPerSecond, secondsLeft }: Progress): void {
    if (this.#isQuiet) return;
    const share = total ? ` ${Math.floor((done / total) * 100)} %` : ` ${done}`;
    const count = (value: number): string => value.toLocaleString('en-US');
    const read = rows === null ? '' : `, ${count(rows)} rows`;
    const pace = rowsPerSecond === null ? '' : ` at ${count(rowsPerSecond)} a second`;
    const left = secondsLeft === null ? '' : `, ${Math.ceil(secondsLeft)} s left`;
    this.#io.err(`\r\u001b[K${stage}${share}${read}${pace}${left}`);
  }

  #clear(): void {
    if (!this.#isQuiet) this.#io.err('\r\u001b[K');
  }
}
