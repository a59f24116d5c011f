import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { runCommandLine } from '#main/cli/run-command-line.ts';

/** What a command wrote and how it ended. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** The command line over a project in a folder of its own. */
export interface CommandLine {
  readonly folder: string;
  readonly project: string;
  path(name: string): string;
  write(name: string, text: string): string;
  /** Runs a command as it is typed, for a person. */
  type(...words: readonly string[]): Promise<Ended>;
  /** Runs a command over the project in JSON mode: exactly one document, exit code 0. */
  json<Shape>(...words: readonly string[]): Promise<Shape>;
  /** Runs a command that is expected to fail in JSON mode: the error and the exit code. */
  failure(
    ...words: readonly string[]
  ): Promise<{ readonly code: number; readonly error: StatedError }>;
  remove(): void;
}

/** The error that a failed command prints in JSON mode. */
export interface StatedError {
  readonly code: string;
  readonly what: string;
  readonly why: string;
  readonly tryThis: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Opens a folder for commands; Parallax keeps its own files there too. */
export function openCommandLine(): CommandLine {
  const folder = mkdtempSync(join(tmpdir(), 'parallax-test-'));
  const path = (name: string): string => join(folder, name);
  const project = path('test.parallax');
  process.env['PARALLAX_HOME'] = path('home');
  const type = async (...words: readonly string[]): Promise<Ended> => {
    let out = '';
    let err = '';
    const code = await runCommandLine(words, {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      isTerminal: false,
    });
    return { code, out, err };
  };
  return {
    folder,
    project,
    path,
    type,
    write(name, text) {
      writeFileSync(path(name), text);
      return path(name);
    },
    async json<Shape>(...words: readonly string[]) {
      const { code, out, err } = await type(...words, '--project', project, '--json');
      expect([code, err, out.includes('"error"') ? out : '']).toEqual([0, '', '']);
      expect(out.endsWith('\n') && out.split('\n')).toHaveLength(2);
      return JSON.parse(out) as Shape;
    },
    async failure(...words) {
      const { code, out, err } = await type(...words, '--json');
      expect(err).toBe('');
      const document = JSON.parse(out) as { error: StatedError };
      expect(Object.keys(document)).toEqual(['error']);
      expect(Object.keys(document.error)).toEqual(['code', 'what', 'why', 'tryThis', 'details']);
      return { code, error: document.error };
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }),
  };
}

/** Every key that `value` has somewhere, as paths; entries of a list share one path. */
export function keysOf(
  value: unknown,
  path = '',
  keys: Set<string> = new Set(),
): ReadonlySet<string> {
  if (Array.isArray(value)) for (const one of value) keysOf(one, `${path}[]`, keys);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      const at = path === '' ? key : `${path}.${key}`;
      keys.add(at);
      keysOf(inner, at, keys);
    }
  }
  return keys;
}
