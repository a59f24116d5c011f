import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { RecentProject } from '#contract/calls/projects.ts';

const kept = z.array(
  z.object({ file: z.string(), name: z.string(), rowCount: z.number(), openedAt: z.string() }),
);

const keptCount = 12;

/** Projects opened on this machine, latest first, in one small file that a crash cannot half-write. */
export class RecentProjects {
  readonly #file: string;

  constructor(home: string) {
    this.#file = join(home, 'recent-projects.json');
  }

  /** The list; a list that is missing or damaged reads as empty. */
  list(): readonly RecentProject[] {
    return this.#read().map((entry) => ({ ...entry, exists: existsSync(entry.file) }));
  }

  /** Puts a project first. A folder that cannot be written to loses the list, not the work. */
  remember(file: string, name: string, rowCount: number, at: Date): void {
    const others = this.#read().filter((entry) => entry.file !== file);
    this.#write([{ file, name, rowCount, openedAt: at.toISOString() }, ...others]);
  }

  /** Says how many rows a project has now; one that is not listed stays so. */
  count(file: string, rowCount: number): void {
    const entries = this.#read();
    const entry = entries.find((one) => one.file === file);
    if (entry === undefined || entry.rowCount === rowCount) return;
    this.#write(entries.map((one) => (one === entry ? { ...one, rowCount } : one)));
  }

  #write(entries: z.output<typeof kept>): void {
    try {
      mkdirSync(join(this.#file, '..'), { recursive: true });
      writeFileSync(`${this.#file}.new`, JSON.stringify(entries.slice(0, keptCount), null, 2));
      renameSync(`${this.#file}.new`, this.#file);
    } catch (error) {
      process.stderr.write(`recent projects are not kept: ${String(error)}\n`);
    }
  }

  #read(): z.output<typeof kept> {
    if (!existsSync(this.#file)) return [];
    try {
      return kept.parse(JSON.parse(readFileSync(this.#file, 'utf8')));
    } catch (error) {
      process.stderr.write(`recent projects cannot be read: ${String(error)}\n`);
      return [];
    }
  }
}
