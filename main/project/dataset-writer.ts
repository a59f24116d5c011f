import { createHash } from 'node:crypto';
import type { Database, Statement } from 'better-sqlite3';
import type { Category, Column } from '#analysis/columns/column.ts';
import { rowCount } from '#analysis/columns/column.ts';
import type { DatasetKind, VariableKind, VariableRole } from '#analysis/columns/variable.ts';
import { chunkRows, encodeChunk } from './column-chunks.ts';

/** A set of variables that belong together, as the project keeps it. */
export interface NewSet {
  readonly name: string;
  readonly label: string;
  readonly kind: 'multiple' | 'grid';
  readonly baseRule: string;
}

/** A variable about to be written. `recipe` says how a derived one is made; null for an imported one. */
export interface NewVariable {
  readonly name: string;
  readonly label: string;
  readonly kind: VariableKind;
  readonly storage: 'category' | 'number' | 'text';
  /** The name of a set added before. */
  readonly set: string | null;
  readonly recipe: Readonly<Record<string, unknown>> | null;
  readonly role?: VariableRole | null;
}

/** Where a dataset came from; known whole only when the file has been read to its end. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly plan: unknown;
}

/**
 * Writes one dataset, column by column and chunk by chunk, inside the caller's transaction (see
 * `Project.write`): add sets, then variables, then for each variable its chunks in order (each of
 * 65,536 rows, the last may be shorter), its categories, and finish.
 */
export class DatasetWriter {
  readonly datasetId: number;
  readonly #database: Database;
  readonly #insertChunk: Statement;
  readonly #setIds = new Map<string, number>();
  readonly #hashes = new Map<number, ReturnType<typeof createHash>>();
  #position: number;

  private constructor(database: Database, datasetId: number, position: number) {
    this.datasetId = datasetId;
    this.#database = database;
    this.#position = position;
    this.#insertChunk = database.prepare(
      `insert into column_chunk (variable_id, chunk, type, row_count, null_count, data, offsets,
         validity, reasons, compression, sha256) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
  }

  /** Begins a new dataset. */
  static create(database: Database, name: string, kind: DatasetKind, at: string): DatasetWriter {
    const id = database
      .prepare('insert into dataset (name, kind, created_at) values (?, ?, ?)')
      .run(name, kind, at).lastInsertRowid;
    return new DatasetWriter(database, Number(id), 0);
  }

  /** Adds variables to a dataset that exists (tags and other derived variables). */
  static extend(database: Database, datasetId: number): DatasetWriter {
    const last = database
      .prepare('select coalesce(max(position), -1) from variable where dataset_id = ?')
      .pluck()
      .get(datasetId) as number;
    return new DatasetWriter(database, datasetId, last + 1);
  }

  /** Adds a set; its members are the variables that name it. */
  addSet(set: NewSet): void {
    const id = this.#database
      .prepare(
        `insert into multiple_response_set (dataset_id, name, label, kind, base_rule, position)
         values (?, ?, ?, ?, ?, ?)`,
      )
      .run(this.datasetId, set.name, set.label, set.kind, set.baseRule, this.#position);
    this.#setIds.set(set.name, Number(id.lastInsertRowid));
  }

  /** Names a set that the dataset has already, for new members. */
  adoptSet(name: string, id: number): void {
    this.#setIds.set(name, id);
  }

  /** Takes the values and answers of a variable away, to be written anew under the same id. */
  rewriteVariable(variableId: number): void {
    for (const table of ['column_chunk', 'category']) {
      this.#database.prepare(`delete from ${table} where variable_id = ?`).run(variableId);
    }
    this.#hashes.set(variableId, createHash('sha256'));
  }

  /** Adds a variable after those there are, and returns its id. */
  addVariable(variable: NewVariable): number {
    const id = this.#database
      .prepare(
        `insert into variable (dataset_id, position, name, label, kind, storage, set_id, recipe, role)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        this.datasetId,
        this.#position++,
        variable.name,
        variable.label,
        variable.kind,
        variable.storage,
        variable.set === null ? null : (this.#setIds.get(variable.set) ?? null),
        variable.recipe === null ? null : JSON.stringify(variable.recipe),
        variable.role ?? null,
      ).lastInsertRowid;
    const variableId = Number(id);
    this.#hashes.set(variableId, createHash('sha256'));
    return variableId;
  }

  /** Writes rows `chunk * 65,536` onwards of a variable: at most 65,536 of them. */
  writeChunk(variableId: number, chunk: number, column: Column): void {
    const stored = encodeChunk(column);
    this.#hashes.get(variableId)?.update(stored.sha256);
    this.#insertChunk.run(
      variableId,
      chunk,
      stored.type,
      stored.row_count,
      stored.null_count,
      stored.data,
      stored.offsets,
      stored.validity,
      stored.reasons,
      stored.compression,
      stored.sha256,
    );
  }

  /** Writes a whole column as chunks. */
  writeColumn(variableId: number, column: Column): void {
    const rows = rowCount(column);
    for (let chunk = 0; chunk * chunkRows < rows; chunk++) {
      const from = chunk * chunkRows;
      this.writeChunk(variableId, chunk, sliceOf(column, from, Math.min(rows, from + chunkRows)));
    }
    if (column.type === 'category') this.setCategories(variableId, column.categories, column.order);
  }

  /** States a variable's answers in the order of storage; `order` lists their indices as people read them. */
  setCategories(
    variableId: number,
    categories: readonly Category[],
    order: readonly number[] = categories.map((_, index) => index),
  ): void {
    const insert = this.#database.prepare(
      `insert into category (variable_id, code_index, position, code, label, value, missing)
       values (?, ?, ?, ?, ?, ?, ?)`,
    );
    const positions = new Map(order.map((index, position) => [index, position]));
    categories.forEach(({ code, label, value, missing }, index) => {
      insert.run(variableId, index, positions.get(index) ?? index, code, label, value, missing);
      this.#hashes.get(variableId)?.update(`${index} ${code}\n`);
    });
  }

  /** Seals the variables written so far: their content hashes stand in the project. */
  sealVariables(): void {
    const update = this.#database.prepare('update variable set hash = ? where id = ?');
    for (const [id, hash] of this.#hashes) update.run(hash.digest('hex'), id);
    this.#hashes.clear();
  }

  /** States how many rows there are, where they came from and what was noticed. */
  finish(rows: number, source: SourceFile | null, warnings: readonly string[], at: string): void {
    this.sealVariables();
    const sourceId = source
      ? this.#database
          .prepare(
            `insert into source_file (name, bytes, sha256, imported_at, plan) values (?, ?, ?, ?, ?)`,
          )
          .run(source.name, source.bytes, source.sha256, at, JSON.stringify(source.plan))
          .lastInsertRowid
      : null;
    this.#database
      .prepare('update dataset set row_count = ?, source_file_id = ?, warnings = ? where id = ?')
      .run(rows, sourceId, JSON.stringify(warnings), this.datasetId);
  }
}

/** The content hash that a column would have in a project; see `DatasetWriter.sealVariables`. */
export function hashOfColumn(column: Column): string {
  const hash = createHash('sha256');
  const rows = rowCount(column);
  for (let from = 0; from < rows; from += chunkRows) {
    hash.update(encodeChunk(sliceOf(column, from, Math.min(rows, from + chunkRows))).sha256);
  }
  if (column.type === 'category') {
    column.categories.forEach(({ code }, index) => {
      hash.update(`${index} ${code}\n`);
    });
  }
  return hash.digest('hex');
}

function sliceOf(column: Column, from: number, to: number): Column {
  switch (column.type) {
    case 'category':
      return { ...column, codes: column.codes.subarray(from, to) };
    case 'number':
      return {
        type: 'number',
        values: column.values.subarray(from, to),
        missing: column.missing?.subarray(from, to) ?? null,
      };
    case 'text':
      return {
        type: 'text',
        offsets: column.offsets.subarray(from, to + 1),
        bytes: column.bytes,
        missing: column.missing?.subarray(from, to) ?? null,
      };
  }
}
