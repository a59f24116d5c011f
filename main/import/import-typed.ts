import { basename } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { Interruption } from '#analysis/interruption.ts';
import type { WrittenImport } from '#contract/calls/imports.ts';
import type { ImportPlan } from '#contract/import-plan.ts';
import type { Project } from '../project/project.ts';
import { FileHash } from './background-hash.ts';
import { ImportError } from './import-error.ts';
import type { ImportWishes } from './import-wishes.ts';
import { ImportWriter } from './import-writer.ts';
import { typedHeadings } from './like/plan-headings.ts';
import { namedPlan } from './named-plan.ts';
import { checkPlanFitsTypedFile } from './plan-fits-file.ts';
import { PlanProvedWrong } from './plan-proved-wrong.ts';
import { readingWarnings } from './reading-warnings.ts';
import { type RicherRows, repeatedIdsOf } from './repeated-ids.ts';
import { revisedTypedPlan } from './revise-typed-plan.ts';
import { TypedColumnSet } from './typed-columns.ts';
import type { TypedFile } from './typed-file.ts';

const mostRevisions = 4;
const noStrayQuotes = { count: 0, rowNumbers: [] };

/**
 * Imports a file with types of its own as a new dataset: all of it or nothing, in one transaction and
 * one pass over its rows; see `runImport`, whose rules hold here too.
 *
 * @throws {ImportError} `file-damaged`, `no-data-rows`, `plan-does-not-fit-file`; `cancelled`.
 */
export async function importTyped(
  project: Project,
  typed: TypedFile,
  wishes: ImportWishes,
  interruption: Interruption,
): Promise<WrittenImport> {
  let plan = wishes.plan ?? (await typed.plan(wishes, interruption));
  if (wishes.plan) checkPlanFitsTypedFile(typed, plan);
  let kept: RicherRows | null = null;
  for (let revision = 0; ; revision++) {
    const headings = [...typedHeadings(typed)];
    const current = namedPlan(project, { ...plan, headings }, wishes);
    const details = { dataset: current.datasetName, file: basename(typed.file) };
    const isGiven = wishes.plan !== undefined || revision >= mostRevisions;
    try {
      return await project.writeAsync('dataset imported', details, (database) =>
        writeRows(database, typed, current, { isGiven, kept, interruption }),
      );
    } catch (error) {
      if (!(error instanceof PlanProvedWrong)) throw error;
      ({ plan, kept } = error);
    }
  }
}

interface Reading {
  readonly isGiven: boolean;
  /** Rows that an earlier reading found to be kept in place of others; null before there was one. */
  readonly kept: RicherRows | null;
  readonly interruption: Interruption;
}

async function writeRows(
  database: Database,
  typed: TypedFile,
  plan: ImportPlan,
  { isGiven, kept, interruption }: Reading,
): Promise<WrittenImport> {
  const hash = new FileHash(typed.file, typed.fileBytes);
  try {
    const writer = new ImportWriter(database, typed, plan);
    const ids = repeatedIdsOf(plan, kept);
    let rowNumber = 1;
    const report = (): void =>
      interruption.report('reading', rowNumber - 1, typed.rowCount, rowNumber - 1);
    const columns = new TypedColumnSet(plan, typed.columns, (variable, column) => {
      report();
      writer.sink(variable, column);
    });
    for await (const batch of typed.batches(columns.columnsWanted, interruption)) {
      columns.take(ids?.admitTyped(batch, columns.columnsWanted, rowNumber) ?? batch);
      rowNumber += batch.rows;
      report();
    }
    columns.endChunk();
    const repeated = ids?.found() ?? null;
    const revised = revisedTypedPlan(plan, typed.columns, columns, isGiven, repeated);
    if (revised) throw new PlanProvedWrong(revised);
    if (kept === null && ids && ids.richer.size > 0) throw new PlanProvedWrong(plan, ids.richer);
    const { rows } = columns;
    if (rows === 0) {
      throw new ImportError('no-data-rows', { file: typed.file, headerRows: 1, skippedCount: 0 });
    }
    const read = { rows, repeated, skipped: [], skippedCount: 0, emptyCount: 0, fittedCount: 0 };
    return writer.finish({
      ...read,
      sha256: hash.digest(),
      warnings: [
        ...typed.warnings,
        ...plan.warnings,
        ...readingWarnings(plan, read, columns.misfits(), noStrayQuotes, repeated),
      ],
      categoriesOf: (variable) => columns.categoriesOf(variable),
    });
  } finally {
    hash.close();
  }
}
