import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { uninterrupted } from '#analysis/interruption.ts';
import { applyRecipe as applyRecipeCall } from '#contract/calls/recipes.ts';
import { previewWeight as previewWeightCall } from '#contract/calls/weights.ts';
import { type ImportPlan, importPlan } from '#contract/import-plan.ts';
import { applyRecipe } from '#main/calls/recipes.ts';
import { verifyProject } from '#main/calls/verify-project.ts';
import { previewWeight } from '#main/calls/weights.ts';
import { errorInWords } from '#main/error-in-words.ts';
import { ImportError } from '#main/import/import-error.ts';
import { previewImport } from '#main/import/preview-import.ts';
import { runImport } from '#main/import/run-import.ts';
import { schemaProblems } from '#main/import/schema-problems.ts';
import { readSmallJson } from '#main/import/small-json.ts';
import { otherSpreadsheet } from '#main/import/spreadsheet/archived-spreadsheet.ts';
import { readSpreadsheet } from '#main/import/spreadsheet/read-spreadsheet.ts';
import { readZipDirectory } from '#main/import/zip-directory.ts';
import { ColumnCache } from '#main/project/column-cache.ts';
import { Project } from '#main/project/project.ts';
import { writeGuestSurvey } from '../calls/guest-survey.ts';
import { Chance } from './chance.ts';
import { mutate } from './mutate.ts';
import { describedTable, type FuzzKind, type Seed, seedsByKind } from './seeds.ts';

/** What went wrong with one broken file; the same seed and number break it in the same way again. */
export interface FuzzFailure {
  readonly kind: FuzzKind;
  readonly number: number;
  readonly problem: string;
}

/** How many broken files were read after all, and how many were refused under which code. */
export type FuzzCounts = Map<string, number>;

const mostMs = 5000;
const mostRssBytes = 700 << 20;
const attemptsPerProject = 25;
const readsPerLook = 5;
const attemptsOnThread = 40;
const spooledName = 'sheet.csv';
/** Kinds that are read whole by a library, on a thread that is ended when it does not end. */
export const threaded: readonly FuzzKind[] = ['xls', 'xlsb', 'ods', 'fods'];

/**
 * Breaks small files of one kind and imports them into a project.
 *
 * A broken file must be read or refused with a code that names it; nothing may take long, take much
 * memory, leave anything in the project, in the system's folder or open.
 */
export class Fuzz {
  readonly #kind: FuzzKind;
  readonly #seed: number;
  readonly #folder: string;
  readonly #seeds: readonly Seed[];
  readonly #template: string;
  readonly #onThread: boolean;
  readonly counts: FuzzCounts = new Map();
  #project: Project;
  #before: number;
  #attempts = 0;

  private constructor(kind: FuzzKind, seed: number, seeds: readonly Seed[], onThread: boolean) {
    this.#onThread = onThread;
    this.#kind = kind;
    this.#seed = seed;
    this.#seeds = seeds;
    const shared = '/dev/shm';
    this.#folder = mkdtempSync(join(existsSync(shared) ? shared : tmpdir(), 'parallax-test-fuzz-'));
    writeFileSync(join(this.#folder, 'data.csv'), describedTable);
    this.#template = join(this.#folder, 'template.parallax');
    const template = Project.create(this.#template);
    writeGuestSurvey(template);
    template.close();
    this.#project = this.#newProject();
    this.#before = this.#content();
  }

  /** @param onThread whether every spreadsheet is read on a thread of its own, as in the program. */
  static async start(kind: FuzzKind, seed: number, onThread = false): Promise<Fuzz> {
    return new Fuzz(kind, seed, await seedsByKind[kind](), onThread);
  }

  get seeds(): readonly Seed[] {
    return this.#seeds;
  }

  /** The bytes that a number stands for. */
  broken(number: number): { readonly name: string; readonly bytes: Buffer } {
    const chance = new Chance(this.#seed * 1_000_003 + number);
    const { name, bytes, material } = chance.one(this.#seeds);
    return { name, bytes: mutate(bytes, material, chance) };
  }

  /** Tries the file that a number stands for; null when all is as it should be. */
  attempt(number: number): Promise<FuzzFailure | null> {
    const { name, bytes } = this.broken(number);
    return this.attemptBytes(name, bytes, number);
  }

  /** As `attempt`, for a file that was broken elsewhere. */
  async attemptBytes(name: string, bytes: Buffer, number: number): Promise<FuzzFailure | null> {
    const file = join(this.#folder, name);
    writeFileSync(file, bytes);
    if (++this.#attempts % attemptsPerProject === 0) this.#newProject();
    const failed = (problem: string): FuzzFailure => ({ kind: this.#kind, number, problem });
    const before = process.cpuUsage();
    const problem = await this.#problemOf(file);
    const { user, system } = process.cpuUsage(before);
    const ms = (user + system) / 1000;
    // Memory that a library lent is given back between turns of the event loop only.
    await new Promise((settle) => setImmediate(settle));
    if (problem !== null) return failed(problem);
    if (ms > mostMs) return failed(`took ${Math.round(ms)} ms of computing`);
    const { rss } = process.memoryUsage();
    if (rss > mostRssBytes) return failed(`the process takes ${rss >> 20} MB`);
    return null;
  }

  close(): string | null {
    const unsoundness = this.#unsoundness();
    this.#project.close();
    rmSync(this.#folder, { recursive: true, force: true });
    return unsoundness;
  }

  #unsoundness(): string | null {
    const { sound, checks } = verifyProject(this.#context());
    return sound ? null : `the project is not sound: ${JSON.stringify(checks)}`;
  }

  async #problemOf(file: string): Promise<string | null> {
    try {
      await this.#read(file);
    } catch (error) {
      return this.#problemOfRefusal(file, error);
    }
    this.#count('read');
    this.#before = this.#content();
    return (this.counts.get('read') ?? 0) % readsPerLook === 0 ? this.#unsoundness() : null;
  }

  #problemOfRefusal(file: string, error: unknown): string | null {
    let log = '';
    const words = errorInWords(error, (text) => {
      log += text;
    });
    this.#count(words.code);
    if (words.code === 'internal') return log;
    if (this.#content() !== this.#before) return `${words.code}, but the project is changed`;
    const named = words.details['file'];
    const isNamed =
      named === file ||
      named === join(this.#folder, spooledName) ||
      this.#kind === 'plan' ||
      words.code === 'dataset-exists';
    if (!isNamed && !aboutContent.test(words.code)) return `${words.code} names ${String(named)}`;
    const sentences = [words.what, words.why, words.tryThis];
    const isWorded = sentences.every((one) => one.trim() !== '' && !programmersWords.test(one));
    return isWorded ? null : `${words.code} says ${JSON.stringify(sentences)}`;
  }

  async #read(file: string): Promise<void> {
    const name = `import ${this.#attempts}`;
    const project = this.#project;
    const data = join(this.#folder, 'data.csv');
    switch (this.#kind) {
      case 'metadata':
        await runImport(project, data, { name, metadata: file }, uninterrupted);
        return;
      case 'plan':
        await runImport(project, data, { name, plan: planIn(file) }, uninterrupted);
        return;
      case 'targets':
        await previewWeight(
          this.#context(),
          previewWeightCall.input.parse({ dataset: 'Guests', file }),
        );
        return;
      case 'recipe':
        applyRecipe(this.#context(), applyRecipeCall.input.parse({ dataset: 'Guests', file }));
        return;
      default:
        if (this.#attempts % 7 === 0) await previewImport(file, {}, uninterrupted);
        await runImport(project, await this.#withoutThread(file), { name }, uninterrupted);
    }
  }

  /**
   * The table that the reader of spreadsheets makes of a file, mostly without the thread of its own, whose
   * start takes most of the time.
   */
  async #withoutThread(file: string): Promise<string> {
    if (this.#onThread || !threaded.includes(this.#kind) || this.#attempts % attemptsOnThread === 0)
      return file;
    const bytes = readFileSync(file);
    const entries = bytes[0] === 0x50 ? readZipDirectory(bytes) : null;
    if (entries !== null) {
      const kind = await otherSpreadsheet(file, bytes, entries, uninterrupted);
      if (kind === null) return file;
    } else if (bytes[0] !== 0xd0 && bytes[0] !== 0x3c) return file;
    const target = join(this.#folder, spooledName);
    const answer = readSpreadsheet({ file, sheet: null, target });
    if (!answer.ok) {
      const isOther = answer.kind === 'not-supported';
      throw isOther
        ? new ImportError('format-not-supported', { file, found: answer.reason })
        : new ImportError('workbook-not-readable', { file, reason: answer.reason });
    }
    const { spooled } = answer.value;
    if (spooled === null)
      throw new ImportError('sheet-not-found', { file, sheet: null, sheets: [] });
    if (spooled.rowCount === 0) throw new ImportError('file-empty', { file });
    return target;
  }

  #newProject(): Project {
    const file = join(this.#folder, `p${this.#attempts}.parallax`);
    if (this.#attempts > 0) {
      this.#project.close();
      rmSync(this.#project.file);
    }
    copyFileSync(this.#template, file);
    this.#project = Project.open(file, 'write');
    this.#before = this.#content();
    return this.#project;
  }

  #context() {
    return { project: this.#project, columns: new ColumnCache(), interruption: uninterrupted };
  }

  #content(): number {
    return crc32(this.#project.database.serialize());
  }

  #count(outcome: string): void {
    this.counts.set(outcome, (this.counts.get(outcome) ?? 0) + 1);
  }
}

/** What engines and libraries say, and no analyst should read. */
const programmersWords =
  /\[object|received undefined|Cannot (?:read|set|convert|access)|is not (?:a function|iterable|defined)|must be of type|^undefined|Maximum call stack|Invalid (?:array|string) length|Invalid time value|out of (?:range|bounds)|The value of "/u;

/** Errors that are about what a file asks for, not about the file. */
const aboutContent = /^(?:target|margin|weight|variable|name|category|answer|disk|unit|nobody)/u;

/** As the command line reads a plan. */
function planIn(file: string): ImportPlan {
  const refuse = (reason: string) => new ImportError('plan-not-understood', { file, reason });
  const checked = importPlan.safeParse(readSmallJson(file, refuse));
  if (checked.success) return checked.data;
  throw refuse(schemaProblems(checked.error));
}
