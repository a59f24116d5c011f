import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A program of this folder, running as a process of its own. */
export interface Child {
  readonly process: ChildProcess;
  /** Its lines, as they come; ends when it ends. */
  readonly lines: AsyncIterable<string>;
  /** Ends it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
  /** Waits for its own end; throws with what it wrote to stderr when it failed. */
  end(): Promise<void>;
}

/** Starts a program of this folder under the same Node. */
export function startChild(program: string, ...words: readonly string[]): Child {
  const child = spawn(process.execPath, [join(import.meta.dirname, program), ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (text) => {
    complaint += String(text);
  });
  const exited = once(child, 'exit');
  return {
    process: child,
    lines: createInterface({ input: child.stdout }),
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    async end() {
      const [code] = await exited;
      if (code !== 0) throw new Error(`${program} ended with ${code}: ${complaint}`);
    },
  };
}
