import { basename } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { DatasetKind } from '#analysis/columns/variable.ts';
import type { Interruption } from '#analysis/interruption.ts';
import type { ImportResult } from '#contract/calls/imports.ts';
import type { ImportPlan } from '#contract/import-plan.ts';
import { DatasetWriter } from '../project/dataset-writer.ts';
import type { Project } from '../project/project.ts';
import { ProjectError } from '../project/project-error.ts';
import { ColumnSet, storageOf } from './column-set.ts';
import { ImportError } from './import-error.ts';
import { openTableFile } from './open-table-file.ts';
import { checkPlanFitsFile } from './plan-fits-file.ts';
import { type RowsRead, readRows } from './read-rows.ts';
import { readingWarnings } from './reading-warnings.ts';
import { isLateByte, recogniseInOtherEncoding, recognisePlan } from './recognise/recognise-plan.ts';
import { RecordReader } from './record-reader.ts';
import { RepeatedIds } from './repeated-ids.ts';
import { revisedPlan } from './revise-plan.ts';
import type { OpenTable, TableFile } from './table-file.ts';

/** What the person may say about an import; everything else is recognised. */
export interface ImportWishes {
  readonly name?: string | undefined;
  readonly datasetKind?: DatasetKind | undefined;
  readonly sheet?: string | undefined;
  readonly plan?: ImportPlan | undefined;
}

const mostRevisions = 4;

/** A recognised plan that the whole file has proved wrong; never leaves this file. */
class PlanProvedWrong extends Error {
  readonly plan: ImportPlan;

  constructor(plan: ImportPlan) {
    super('the plan does not fit the file');
    this.plan = plan;
  }
}

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
  const table = await openTableFile(file, wishes.sheet ?? wishes.plan?.sheet ?? null, interruption);
  try {
    let plan = wishes.plan ?? recognisePlan(table, wishes, interruption);
    if (wishes.plan) checkPlanFitsFile(table, plan);
    if (wishes.name !== undefined) plan = { ...plan, datasetName: wishes.name };
    const isGiven = wishes.plan !== undefined;
    for (let revision = 0; ; revision++) {
      try {
        const mayRevise = !isGiven && revision < mostRevisions;
        const result = writeDataset(project, table, plan, mayRevise, interruption);
        return { ...result, seconds: (performance.now() - startedAt) / 1000 };
      } catch (error) {
        if (error instanceof PlanProvedWrong) plan = error.plan;
        else if (isGiven || revision > 0 || !isLateByte(error)) throw error;
        else plan = recogniseInOtherEncoding(table, wishes, error, interruption);
      }
    }
  } finally {
    table.dispose();
  }
}

function writeDataset(
  project: Project,
  table: TableFile,
  plan: ImportPlan,
  mayRevise: boolean,
  interruption: Interruption,
): Omit<ImportResult, 'seconds'> {
  const details = { dataset: plan.datasetName, file: basename(table.file) };
  return project.write('dataset imported', details, (database) => {
    refuseKnownName(database, plan.datasetName);
    const open = table.open(plan.encoding, table.sha256 === null);
    try {
      return new Import(database, table, plan, interruption).run(open, mayRevise);
    } finally {
      open.source.close();
    }
  });
}

function refuseKnownName(database: Database, name: string): void {
  const known = database.prepare('select 1 from dataset where name = ? collate nocase').get(name);
  if (known !== undefined) throw new ProjectError('dataset-exists', { dataset: name, name });
}

class Import {
  readonly #table: TableFile;
  readonly #plan: ImportPlan;
  readonly #interruption: Interruption;
  readonly #writer: DatasetWriter;
  readonly #variableIds: number[] = [];
  readonly #chunkCounts: number[] = [];
  readonly #at = new Date().toISOString();

  constructor(database: Database, table: TableFile, plan: ImportPlan, interruption: Interruption) {
    this.#table = table;
    this.#plan = plan;
    this.#interruption = interruption;
    this.#writer = DatasetWriter.create(database, plan.datasetName, plan.datasetKind, this.#at);
    this.#addVariables();
  }

  run(open: OpenTable, mayRevise: boolean): Omit<ImportResult, 'seconds'> {
    const plan = this.#plan;
    const columns = new ColumnSet(plan, (variable, column) => {
      const chunk = this.#chunkCounts[variable] ?? 0;
      this.#writer.writeChunk(this.#variableIds[variable] as number, chunk, column);
      this.#chunkCounts[variable] = chunk + 1;
    });
    const ids = repeatedIds(plan);
    const reader = new RecordReader(this.#table.file, open.source, plan);
    const read = readRows(
      reader,
      {
        plan,
        most: Number.POSITIVE_INFINITY,
        interruption: this.#interruption,
        progress: () => open.progress(),
      },
      {
        take: (batch, from, to, row) => {
          columns.take(batch, from, to, row);
          ids?.take(batch, from, to);
        },
        endChunk: (rows) => columns.endChunk(rows),
      },
    );
    if (mayRevise) this.#refuseWrongPlan(columns, read);
    if (read.rows === 0) {
      throw new ImportError('no-data-rows', {
        file: this.#table.file,
        headerRows: plan.headerRows,
        skippedCount: read.skippedCount,
      });
    }
    const warnings = [
      ...this.#table.warnings,
      ...plan.warnings,
      ...readingWarnings(plan, read, columns.misfits(), reader.strayQuotes, ids),
    ];
    return this.#finish(columns, read, open, warnings);
  }

  #addVariables(): void {
    const sets = new Map(this.#plan.sets.map((set) => [set.name, set]));
    this.#plan.variables.forEach((variable, place) => {
      if (!variable.included) return;
      const { name, label, kind, set, role } = variable;
      const first = set === null ? undefined : sets.get(set);
      if (first) {
        this.#writer.addSet({ ...first, baseRule: first.base });
        sets.delete(first.name);
      }
      const storage = storageOf(variable);
      this.#variableIds[place] = this.#writer.addVariable({
        name,
        label,
        kind,
        storage,
        set,
        recipe: null,
        role,
      });
    });
  }

  #refuseWrongPlan(columns: ColumnSet, read: RowsRead): void {
    const revised = revisedPlan(this.#plan, columns.misfits(), read.rows);
    if (revised) throw new PlanProvedWrong(revised);
  }

  #finish(
    columns: ColumnSet,
    read: RowsRead,
    open: OpenTable,
    warnings: readonly string[],
  ): Omit<ImportResult, 'seconds'> {
    const variables = this.#plan.variables;
    variables.forEach((variable, place) => {
      const known = variable.included ? columns.categoriesOf(place) : null;
      const id = this.#variableIds[place] as number;
      if (known) this.#writer.setCategories(id, known.categories, known.order);
    });
    const source = {
      name: basename(this.#table.file),
      bytes: this.#table.fileBytes,
      sha256: this.#table.sha256 ?? open.digest(),
      plan: this.#plan,
    };
    this.#writer.finish(read.rows, source, warnings, this.#at);
    return {
      dataset: this.#plan.datasetName,
      datasetId: this.#writer.datasetId,
      rows: read.rows,
      variables: variables.filter(({ included }) => included).length,
      skipped: read.skipped,
      skippedCount: read.skippedCount,
      warnings,
    };
  }
}

/** Repetitions are looked for in the first id of each row. */
function repeatedIds(plan: ImportPlan): RepeatedIds | null {
  const id = plan.variables.find(({ included, kind }) => included && kind === 'id');
  return id?.source.from === 'cell' ? new RepeatedIds(id.source.column) : null;
}
