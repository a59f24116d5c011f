import { basename } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { Interruption } from '#analysis/interruption.ts';
import type { ImportResult, WrittenImport } from '#contract/calls/imports.ts';
import type { ImportPlan } from '#contract/import-plan.ts';
import type { Project } from '../project/project.ts';
import { ColumnSet } from './column-set.ts';
import { ImportError } from './import-error.ts';
import { importTyped } from './import-typed.ts';
import type { ImportWishes } from './import-wishes.ts';
import { ImportWriter } from './import-writer.ts';
import { followedPlan } from './like/follow-plan.ts';
import { tableHeadings } from './like/plan-headings.ts';
import { namedPlan } from './named-plan.ts';
import { encodingToldOf, type ImportFile, openImportFile } from './open-import-file.ts';
import { checkPlanFitsFile } from './plan-fits-file.ts';
import { PlanProvedWrong } from './plan-proved-wrong.ts';
import { readRows } from './read-rows.ts';
import { readingWarnings } from './reading-warnings.ts';
import {
  isLateByte,
  type RecognitionWishes,
  recogniseInOtherEncoding,
  recognisePlan,
} from './recognise/recognise-plan.ts';
import { RecordReader } from './record-reader.ts';
import { type RicherRows, repeatedIdsOf } from './repeated-ids.ts';
import { revisedPlan } from './revise-plan.ts';
import { type OpenTable, type TableFile, warningsOfTable } from './table-file.ts';

const mostRevisions = 4;

/**
 * Imports a file into the project as a new dataset: all of it or nothing, in one transaction and one
 * pass over the file.
 *
 * Without a plan the file is recognised. Where the whole file then shows that a recognised kind does
 * not hold (more than 1 % of its cells cannot be read, or there are more answers than a list can have),
 * the plan is revised and the pass begins again; a plan that the person gave is followed as it is.
 *
 * - Missing: an empty cell is `no-answer`; a cell that its kind cannot hold is `unreadable`, counted and
 *   named in the warnings.
 * - Memory does not grow with the rows of the file.
 *
 * @throws {ImportError} every code of the room; `cancelled` through the interruption.
 * @throws {ProjectError} `dataset-exists`, `disk-full`, `project-busy`.
 */
export async function runImport(
  project: Project,
  file: string,
  wishes: ImportWishes,
  interruption: Interruption,
): Promise<ImportResult> {
  const startedAt = performance.now();
  const sheet = wishes.sheet ?? wishes.plan?.sheet ?? null;
  const opened = await openImportFile(file, sheet, encodingToldOf(wishes), interruption);
  try {
    const { result, differences } = await importOpened(project, opened, wishes, interruption);
    return {
      ...result,
      differences,
      recipe: null,
      seconds: (performance.now() - startedAt) / 1000,
    };
  } finally {
    opened.dispose();
  }
}

interface Imported {
  readonly result: WrittenImport;
  readonly differences: ImportResult['differences'];
}

async function importOpened(
  project: Project,
  opened: ImportFile,
  wishes: ImportWishes & Pick<RecognitionWishes, 'told'>,
  interruption: Interruption,
): Promise<Imported> {
  const followed = await followedPlan(opened, wishes, interruption);
  const told = followed === null ? wishes : { ...wishes, plan: followed.plan, isNameOpen: true };
  const differences = followed?.differences ?? [];
  if (opened.kind === 'typed') {
    return { result: await importTyped(project, opened.typed, told, interruption), differences };
  }
  const { table } = opened;
  try {
    return { result: importTable(project, table, told, interruption), differences };
  } catch (error) {
    if (followed === null || wishes.told?.encoding !== undefined || !isLateByte(error)) throw error;
    // The plan of the former wave says nothing of how this file is written: that is recognised again.
    const { encoding } = recogniseInOtherEncoding(table, wishes, error, interruption);
    return importOpened(project, opened, { ...wishes, told: { encoding } }, interruption);
  }
}

function importTable(
  project: Project,
  table: TableFile,
  wishes: ImportWishes,
  interruption: Interruption,
): WrittenImport {
  let plan = wishes.plan ?? recognisePlan(table, wishes, interruption);
  if (wishes.plan) checkPlanFitsFile(table, plan);
  const isGiven = wishes.plan !== undefined;
  let kept: RicherRows | null = null;
  for (let revision = 0; ; revision++) {
    try {
      const mayRevise = !isGiven && revision < mostRevisions;
      const headings = [...tableHeadings(table, plan)];
      const named = namedPlan(project, { ...plan, headings }, wishes);
      return writeDataset(project, table, named, { mayRevise, kept, interruption });
    } catch (error) {
      if (error instanceof PlanProvedWrong) ({ plan, kept } = error);
      else if (isGiven || revision > 0 || !isLateByte(error)) throw error;
      else plan = recogniseInOtherEncoding(table, wishes, error, interruption);
    }
  }
}

function writeDataset(
  project: Project,
  table: TableFile,
  plan: ImportPlan,
  told: Omit<Reading, 'open'>,
): WrittenImport {
  const details = { dataset: plan.datasetName, file: basename(table.file) };
  return project.write('dataset imported', details, (database) => {
    const open = table.open(plan.encoding, table.sha256 === null);
    try {
      return writeRows(database, table, plan, { open, ...told });
    } finally {
      open.source.close();
    }
  });
}

interface Reading {
  readonly open: OpenTable;
  readonly mayRevise: boolean;
  /** Rows that an earlier reading found to be kept in place of others; null before there was one. */
  readonly kept: RicherRows | null;
  readonly interruption: Interruption;
}

function writeRows(
  database: Database,
  table: TableFile,
  plan: ImportPlan,
  { open, mayRevise, kept, interruption }: Reading,
): WrittenImport {
  const writer = new ImportWriter(database, table, plan);
  let rowsKept = 0;
  // Chunks of thousands of columns take seconds to keep: each may be the last one wanted.
  const columns = new ColumnSet(plan, (variable, column) => {
    const { done, total } = open.progress();
    interruption.report('reading', done, total, rowsKept);
    writer.sink(variable, column);
  });
  const ids = repeatedIdsOf(plan, kept);
  const reader = new RecordReader(table.file, open.source, plan);
  const wanted = {
    plan,
    most: Number.POSITIVE_INFINITY,
    interruption,
    progress: () => open.progress(),
  };
  const read = readRows(reader, wanted, {
    ...(ids ? { admit: (batch, count) => ids.admit(batch, count) } : {}),
    take: (batch, from, to, row) => columns.take(batch, from, to, row),
    endChunk: (rows) => {
      rowsKept += rows;
      columns.endChunk(rows);
    },
  });
  const repeated = ids?.found() ?? null;
  const revised = mayRevise ? revisedPlan(plan, columns.misfits(), read.rows, repeated) : null;
  if (revised) throw new PlanProvedWrong(revised);
  if (kept === null && ids && ids.richer.size > 0) throw new PlanProvedWrong(plan, ids.richer);
  if (read.rows === 0) {
    const { headerRows } = plan;
    const { skippedCount } = read;
    throw new ImportError('no-data-rows', { file: table.file, headerRows, skippedCount });
  }
  return writer.finish({
    ...read,
    repeated,
    sha256: table.sha256 ?? open.digest(),
    warnings: [
      ...warningsOfTable(table, plan),
      ...plan.warnings,
      ...readingWarnings(plan, read, columns.misfits(), reader.strayQuotes, repeated),
    ],
    categoriesOf: (variable) => columns.categoriesOf(variable),
  });
}
