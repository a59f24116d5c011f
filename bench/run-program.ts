import { spawnSync } from 'node:child_process';
import { programFile } from './build-programs.ts';
import type { Figures } from './figures.ts';

/** Runs a program of `bench/programs` in a process of its own and reads the figures that it prints. */
export function runProgram(program: string, words: readonly string[]): Figures {
  const { status, stdout, stderr } = spawnSync(process.execPath, [programFile(program), ...words], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw new Error(`${program} ended with ${status}\n${stderr}`);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Figures;
}
