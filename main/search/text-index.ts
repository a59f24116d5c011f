import { createHash } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import Database from 'better-sqlite3';
import type { Interruption } from '#analysis/interruption.ts';
import type { SearchQuery, SearchTerm } from '#analysis/text/search-query.ts';
import { chunkRows } from '../project/column-chunks.ts';
import type { Dataset, VariableRecord } from '../project/dataset.ts';
import { indexFolder } from './index-folder.ts';

const rowsAtOnce = 1024;
const mostOpen = 4;

/**
 * Finds the rows whose text holds words, through SQLite's full-text index (FTS5) of one variable.
 *
 * The index stands outside the project, in a folder of this process: it is made when it is first asked
 * for (about fifteen seconds for a million posts, once), and other threads of the process open it too. A
 * build that is stopped goes on where it was at the next question.
 *
 * - Words are letters and digits in a row, without regard to case or accents; a missing text holds none.
 * - Limits: languages written without spaces are found by the beginning of a stretch only.
 */
export class TextIndex {
  readonly #finished: string;
  readonly #part: string;
  #database: Database.Database | null = null;
  #isFinished = false;
  #nextRow = 0;

  constructor(key: string) {
    const name = createHash('sha256').update(key).digest('hex').slice(0, 32);
    this.#finished = join(indexFolder(), `${name}.db`);
    this.#part = join(indexFolder(), `${name}-${threadId}.part`);
  }

  /** Makes the index, or goes on making it. @throws `cancelled` through the interruption. */
  prepare(dataset: Dataset, variable: VariableRecord, interruption: Interruption): void {
    if (this.#isFinished) return;
    if (this.#database === null && existsSync(this.#finished)) {
      this.#database = new Database(this.#finished, { readonly: true });
      this.#isFinished = true;
      return;
    }
    this.#database ??= newIndex(this.#part);
    const database = this.#database;
    const insert = database.prepare('insert into words (rowid, text) values (?, ?)');
    while (this.#nextRow < dataset.rowCount) {
      interruption.report('preparing the search', this.#nextRow, dataset.rowCount);
      const to = Math.min(this.#nextRow + rowsAtOnce, dataset.rowCount);
      const texts = textsOf(dataset, variable, this.#nextRow, to);
      database.exec('begin');
      texts.forEach((text, place) => {
        if (text !== '') insert.run(this.#nextRow + place, text);
      });
      database.exec('commit');
      this.#nextRow = to;
    }
    database.close();
    renameSync(this.#part, this.#finished);
    this.#database = new Database(this.#finished, { readonly: true });
    this.#isFinished = true;
  }

  /** The rows whose text fits, from the first (0-based); `prepare` has run. */
  rows(query: SearchQuery): Uint32Array {
    if (query.length === 0 || this.#database === null) return new Uint32Array(0);
    const found = this.#database
      .prepare('select rowid from words where words match ? order by rowid')
      .pluck()
      .all(matchExpression(query)) as number[];
    return Uint32Array.from(found);
  }

  /** Closes the index; one that is not finished is removed. */
  close(): void {
    this.#database?.close();
    this.#database = null;
    if (!this.#isFinished) rmSync(this.#part, { force: true });
  }
}

const open = new Map<string, TextIndex>();

/** The index of a variable's texts as they are now, kept open; the one longest unused is closed. */
export function textIndex(projectFile: string, variable: VariableRecord): TextIndex {
  const key = `${projectFile} ${variable.id} ${variable.hash}`;
  const index = open.get(key) ?? new TextIndex(key);
  open.delete(key);
  open.set(key, index);
  for (const [other, old] of open) {
    if (open.size <= mostOpen) break;
    open.delete(other);
    old.close();
  }
  return index;
}

function newIndex(file: string): Database.Database {
  rmSync(file, { force: true });
  const database = new Database(file);
  database.pragma('page_size = 16384');
  database.pragma('journal_mode = off');
  database.pragma('synchronous = off');
  database.pragma('locking_mode = exclusive');
  database.exec(
    `create virtual table words using fts5(text, content = '', columnsize = 0,
       prefix = "1 2", tokenize = "unicode61 remove_diacritics 2")`,
  );
  return database;
}

function textsOf(
  dataset: Dataset,
  variable: VariableRecord,
  from: number,
  to: number,
): readonly string[] {
  const column = dataset.chunk(variable, Math.floor(from / chunkRows));
  if (column.type !== 'text') return [];
  const { offsets, bytes } = column;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const first = from % chunkRows;
  return Array.from({ length: to - from }, (_, place) =>
    buffer.toString('utf8', offsets[first + place], offsets[first + place + 1]),
  );
}

function matchExpression(query: SearchQuery): string {
  return query
    .map(({ wanted, unwanted }) => {
      const all = wanted.map(termExpression).join(' AND ');
      return `((${all})${unwanted.map((term) => ` NOT ${termExpression(term)}`).join('')})`;
    })
    .join(' OR ');
}

function termExpression({ words, isPrefix, within }: SearchTerm): string {
  if (within !== undefined) {
    return `NEAR(${words.map((word) => `"${word.replaceAll('"', '')}"`).join(' ')}, ${within})`;
  }
  return `"${words.join(' ').replaceAll('"', '')}"${isPrefix ? ' *' : ''}`;
}
