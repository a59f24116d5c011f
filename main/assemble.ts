import { homedir } from 'node:os';
import { join } from 'node:path';
import { type CallName, callNamed } from '#contract/calls/index.ts';
import type { Answer, ErrorInWords } from '#contract/define-call.ts';
import type { ErrorCode } from '#contract/error-codes.ts';
import { wordsFor } from '#contract/error-words/index.ts';
import { hostAnswerers } from './calls/host-calls.ts';
import { errorInWords } from './error-in-words.ts';
import { type CallWatch, WorkerPool } from './jobs/worker-pool.ts';
import { RecentProjects } from './project/recent-projects.ts';

/** What a face tells the core about itself. */
export interface FaceOptions {
  readonly face: 'desktop' | 'browser' | 'command-line';
  /** Where recent projects, the sample project and dropped files are kept. */
  readonly home?: string;
  readonly readerCount?: number;
  /** Asks the person for a file, where the face can. */
  readonly chooseFile?: (
    purpose: string,
    suggestedName: string | undefined,
  ) => Promise<string | null>;
}

/** The core as a face sees it: one method to call, one to listen, one to end. */
export interface Host {
  /** Answers any call; never rejects. */
  answerCall(name: string, input: unknown, watch?: CallWatch): Promise<Answer<unknown>>;
  /** Tells `listener` of each call that changed something; returns how to stop listening. */
  onChange(listener: (by: CallName) => void): () => void;
  readonly home: string;
  close(): Promise<void>;
}

/** Where Parallax keeps its own files unless a face says otherwise. */
export function defaultHome(): string {
  return process.env['PARALLAX_HOME'] ?? join(homedir(), '.parallax');
}

/** Builds the core once for a face. */
export function assemble(options: FaceOptions): Host {
  const home = options.home ?? defaultHome();
  const pool = new WorkerPool(options.readerCount ?? 2, options.face === 'command-line');
  const recent = new RecentProjects(home);
  const state = { file: null as string | null };
  const listeners = new Set<(by: CallName) => void>();
  const hosts = hostAnswerers({ ...options, home }, pool, recent, state);

  const answerCall: Host['answerCall'] = async (name, input, watch = {}) => {
    const call = callNamed(name);
    if (call === null) return { ok: false, error: inWords('call-not-known', { name }) };
    try {
      const checked = call.input.safeParse(input);
      if (!checked.success) {
        const problems = checked.error.issues.map(
          (issue) => `${issue.path.join('.')}: ${issue.message}`,
        );
        return { ok: false, error: inWords('input-not-understood', { name, problems }) };
      }
      const answer =
        call.kind === 'host'
          ? await hosts(call.name, checked.data, watch)
          : await pool.run(call.writes ? 'writer' : 'reader', call.name, checked.data, watch);
      const changes =
        call.writes ||
        ['project.open', 'project.new', 'project.sample', 'project.close'].includes(name);
      if (answer.ok && changes) for (const listener of listeners) listener(call.name);
      return answer;
    } catch (error) {
      return { ok: false, error: errorInWords(error) };
    }
  };

  return {
    answerCall,
    home,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      // The list of recent projects learns how many rows the open one has by now.
      await hosts('project.recent', {}, {});
      await pool.close();
    },
  };
}

function inWords(code: ErrorCode, details: Readonly<Record<string, unknown>>): ErrorInWords {
  return { code, ...wordsFor(code, details), details };
}
