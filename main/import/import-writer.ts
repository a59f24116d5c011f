import { basename } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { ImportResult, WrittenImport } from '#contract/calls/imports.ts';
import type { ImportPlan } from '#contract/import-plan.ts';
import { DatasetWriter } from '../project/dataset-writer.ts';
import { ProjectError } from '../project/project-error.ts';
import type { ChunkSink } from './column-builder.ts';
import { storageOf } from './column-set.ts';
import type { KnownAnswers } from './typed-columns.ts';

/** What an import has read beside the values themselves. */
export interface RowsImported
  extends Pick<ImportResult, 'rows' | 'skipped' | 'skippedCount' | 'repeated'> {
  readonly warnings: readonly string[];
  readonly sha256: string;
  /** A category variable's answers, by its place in the plan; null for others. */
  categoriesOf(variable: number): KnownAnswers | null;
}

/**
 * Writes the dataset that a plan describes, inside the caller's transaction: its variables and sets at
 * once, their values through `sink` chunk by chunk, and the rest with `finish`.
 *
 * @throws {ProjectError} `dataset-exists`.
 */
export class ImportWriter {
  readonly #database: Database;
  readonly #file: { readonly file: string; readonly fileBytes: number };
  readonly #plan: ImportPlan;
  readonly #writer: DatasetWriter;
  readonly #variableIds: number[] = [];
  readonly #chunkCounts: number[] = [];
  readonly #at = new Date().toISOString();

  constructor(
    database: Database,
    file: { readonly file: string; readonly fileBytes: number },
    plan: ImportPlan,
  ) {
    refuseKnownName(database, plan.datasetName);
    this.#database = database;
    this.#file = file;
    this.#plan = plan;
    this.#writer = DatasetWriter.create(database, plan.datasetName, plan.datasetKind, this.#at);
    this.#addVariables();
  }

  /** Takes the next chunk of a planned variable. */
  readonly sink: ChunkSink = (variable, column) => {
    const chunk = this.#chunkCounts[variable] ?? 0;
    this.#writer.writeChunk(this.#variableIds[variable] as number, chunk, column);
    this.#chunkCounts[variable] = chunk + 1;
  };

  /** Writes the answers, the weight, where the rows came from and what was noticed. */
  finish(read: RowsImported): WrittenImport {
    const { variables } = this.#plan;
    variables.forEach((variable, place) => {
      const known = variable.included ? read.categoriesOf(place) : null;
      const id = this.#variableIds[place] as number;
      if (known) this.#writer.setCategories(id, known.categories, known.order);
    });
    const warnings = [...read.warnings, ...sameFileWarnings(this.#database, read.sha256)];
    const source = {
      name: basename(this.#file.file),
      bytes: this.#file.fileBytes,
      sha256: read.sha256,
      plan: this.#plan,
    };
    this.#writer.finish(read.rows, source, warnings, this.#at);
    this.#weigh();
    return {
      dataset: this.#plan.datasetName,
      datasetId: this.#writer.datasetId,
      rows: read.rows,
      variables: variables.filter(({ included }) => included).length,
      skipped: read.skipped,
      skippedCount: read.skippedCount,
      repeated: read.repeated,
      warnings,
    };
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

  #weigh(): void {
    const weight = this.#plan.weight ?? null;
    const place = this.#plan.variables.findIndex(
      ({ name, included }) => included && name === weight,
    );
    if (weight === null || place < 0) return;
    this.#database
      .prepare('update dataset set weight_variable_id = ? where id = ?')
      .run(this.#variableIds[place], this.#writer.datasetId);
  }
}

function refuseKnownName(database: Database, name: string): void {
  const known = database.prepare('select 1 from dataset where name = ? collate nocase').get(name);
  if (known !== undefined) throw new ProjectError('dataset-exists', { dataset: name, name });
}

/** Says where the very same file was imported before. */
function sameFileWarnings(database: Database, sha256: string): readonly string[] {
  const known = database
    .prepare(
      `select d.name, s.imported_at as importedAt from dataset d
       join source_file s on s.id = d.source_file_id where s.sha256 = ? order by d.id`,
    )
    .all(sha256) as { readonly name: string; readonly importedAt: string }[];
  return known
    .slice(0, 1)
    .map(
      ({ name, importedAt }) =>
        `This very file is in the project already, as “${name}” (imported on ${importedAt.slice(0, 10)}).`,
    );
}
