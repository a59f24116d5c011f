import { existsSync, rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import Database, { type Statement } from 'better-sqlite3';
import type { ProjectInfo } from '#contract/calls/projects.ts';
import { ProjectError } from './project-error.ts';
import { applicationId, demandKnownSchema, migrate, schemaVersion } from './schema.ts';

/** How a project is opened: the one writer, or one of many readers. */
export type OpenMode = 'read' | 'write';

/** What the log of events says about a change, beside its name and time. */
export type EventDetails = Readonly<Record<string, unknown>>;

/**
 * An open project file. One writer at a time holds `write`; readers see the last finished write.
 * Closing the writer folds the write-ahead log back, so that one file is left.
 */
export class Project {
  readonly file: string;
  readonly mode: OpenMode;
  readonly database: Database.Database;
  readonly #statements = new Map<string, Statement>();

  private constructor(file: string, mode: OpenMode, database: Database.Database) {
    this.file = file;
    this.mode = mode;
    this.database = database;
  }

  /**
   * Creates an empty project; a file that could not be finished is removed again.
   *
   * @throws {ProjectError} `project-exists`, `file-not-writable`, `disk-full`.
   */
  static create(file: string): Project {
    if (existsSync(file)) throw new ProjectError('project-exists', { file });
    const database = connect(file, { readonly: false, fileMustExist: false });
    try {
      database.pragma('page_size = 16384');
      database.pragma('journal_mode = wal');
      migrate(database, file);
      const project = new Project(file, 'write', prepared(database, 'write'));
      project.write('project created', { schema: schemaVersion }, () => undefined);
      return project;
    } catch (error) {
      database.close();
      for (const left of [file, `${file}-wal`, `${file}-shm`]) rmSync(left, { force: true });
      throw inProjectTerms(error, file);
    }
  }

  /**
   * Opens an existing project; a writer brings its schema up to date first.
   *
   * @throws {ProjectError} `project-not-found`, `not-a-project`, `project-from-newer-version`,
   *   `project-damaged`, `project-busy`, `disk-full`.
   */
  static open(file: string, mode: OpenMode): Project {
    if (!existsSync(file)) throw new ProjectError('project-not-found', { file });
    if (!statSync(file).isFile()) throw new ProjectError('not-a-project', { file });
    const database = connect(file, { readonly: mode === 'read', fileMustExist: true });
    try {
      if (readApplicationId(database, file) !== applicationId) {
        throw new ProjectError('not-a-project', { file });
      }
      demandKnownSchema(database, file);
      if (mode === 'write') {
        database.pragma('journal_mode = wal');
        migrate(database, file);
      }
      return new Project(file, mode, prepared(database, mode));
    } catch (error) {
      database.close();
      throw inProjectTerms(error, file);
    }
  }

  /**
   * Runs one change as one transaction and logs it; nothing is kept when it throws. What the log should
   * say of it may be made from its result.
   *
   * @throws {ProjectError} `project-busy`, `disk-full`, and whatever `change` throws.
   */
  write<Result>(
    what: string,
    details: EventDetails | ((result: Result) => EventDetails),
    change: (database: Database.Database) => Result,
  ): Result {
    const run = this.database.transaction(() => {
      const result = change(this.database);
      this.#log(what, typeof details === 'function' ? details(result) : details);
      return result;
    });
    try {
      return run.immediate();
    } catch (error) {
      throw this.#afterFailedWrite(error);
    }
  }

  /**
   * As `write`, for a change that has to wait for something (a file that unpacks as it is read). Between
   * its beginning and its end nothing else may write through this connection: the writer's worker runs
   * one call at a time.
   *
   * @throws as `write`.
   */
  async writeAsync<Result>(
    what: string,
    details: EventDetails | ((result: Result) => EventDetails),
    change: (database: Database.Database) => Promise<Result>,
  ): Promise<Result> {
    try {
      this.database.exec('begin immediate');
      const result = await change(this.database);
      this.#log(what, typeof details === 'function' ? details(result) : details);
      this.database.exec('commit');
      return result;
    } catch (error) {
      if (this.database.inTransaction) this.database.exec('rollback');
      throw this.#afterFailedWrite(error);
    }
  }

  #log(what: string, details: EventDetails): void {
    this.database
      .prepare('insert into event (at, what, details) values (?, ?, ?)')
      .run(new Date().toISOString(), what, JSON.stringify(details));
  }

  #afterFailedWrite(error: unknown): unknown {
    const inTerms = inProjectTerms(error, this.file);
    if (inTerms instanceof ProjectError && inTerms.code === 'disk-full') this.#giveSpaceBack();
    return inTerms;
  }

  /**
   * From here to `endSnapshot` every read sees one and the same finished write, whatever others write
   * meanwhile: a hash read first and a column read later belong together. Begins once.
   */
  beginSnapshot(): void {
    if (!this.database.inTransaction) this.database.exec('begin');
  }

  /** Ends what `beginSnapshot` began, if anything; nothing was written, so nothing is lost. */
  endSnapshot(): void {
    if (this.database.open && this.database.inTransaction) this.database.exec('rollback');
  }

  /** Pages of a change that was given up stay in the log, and on the full disk, until it is folded back. */
  #giveSpaceBack(): void {
    try {
      this.database.pragma('wal_checkpoint(truncate)');
    } catch (error) {
      // Where even this finds no space, the log keeps its size until the next opening.
      if (!(error instanceof Database.SqliteError)) throw error;
    }
  }

  /**
   * A statement kept for the next time: preparing one costs as much as reading some ten thousand values, and
   * a file of thousands of variables asks the same of each.
   */
  statement(sql: string): Statement {
    const kept = this.#statements.get(sql);
    if (kept !== undefined) return kept;
    const statement = this.database.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }

  /** The project at a glance. */
  info(): ProjectInfo {
    const one = (sql: string): unknown => this.database.prepare(sql).pluck().get();
    return {
      file: this.file,
      name: basename(this.file).replace(/\.parallax$/u, ''),
      sizeBytes: statSync(this.file).size,
      schemaVersion: this.database.pragma('user_version', { simple: true }) as number,
      datasetCount: one('select count(*) from dataset') as number,
      rowCount: one('select coalesce(sum(row_count), 0) from dataset') as number,
      lastChangedAt: (one('select at from event order by id desc limit 1') as string) ?? null,
    };
  }

  /**
   * Closes the file. The writer leaves one file with nothing beside it, unless others still read or the
   * log cannot be folded back: it then stays beside the file, and the next opening folds it.
   *
   * @throws {ProjectError} `disk-full`, `project-busy`, `project-damaged`; the file is closed all the same.
   */
  close(): void {
    if (!this.database.open) return;
    try {
      if (this.mode === 'write') {
        this.database.pragma('wal_checkpoint(truncate)');
        this.database.pragma('optimize');
      }
    } catch (error) {
      throw inProjectTerms(error, this.file);
    } finally {
      this.database.close();
    }
  }
}

function connect(file: string, options: Database.Options): Database.Database {
  try {
    return new Database(file, { ...options, timeout: 5000 });
  } catch (error) {
    throw new ProjectError('file-not-writable', { file, reason: String(error) }, { cause: error });
  }
}

function prepared(database: Database.Database, mode: OpenMode): Database.Database {
  database.pragma('foreign_keys = on');
  database.pragma('synchronous = normal');
  database.pragma(mode === 'write' ? 'cache_size = -16000' : 'query_only = on');
  return database;
}

function readApplicationId(database: Database.Database, file: string): number {
  try {
    return database.pragma('application_id', { simple: true }) as number;
  } catch (error) {
    throw new ProjectError('not-a-project', { file }, { cause: error });
  }
}

/** Says what SQLite met in the project's own codes; anything else passes through. */
export function inProjectTerms(error: unknown, file: string): unknown {
  const code = error instanceof Database.SqliteError ? error.code : '';
  if (code.startsWith('SQLITE_BUSY'))
    return new ProjectError('project-busy', { file }, { cause: error });
  if (code === 'SQLITE_FULL') return new ProjectError('disk-full', { file }, { cause: error });
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new ProjectError('project-damaged', { file }, { cause: error });
  }
  return error;
}
