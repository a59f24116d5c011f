import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { CategoryColumn } from '#analysis/columns/column.ts';
import type { CorrectionLine } from '#contract/calls/texts.ts';
import { chunkRows, chunkValues, encodeChunk, type StoredChunk } from './column-chunks.ts';
import type { VariableRecord } from './dataset.ts';

/**
 * A correction as the project keeps it: by the codes of the answers, which stay when labels are edited.
 * `was` is what the machine said, `became` what the hand said, null where it took the correction back.
 */
export interface StoredCorrection {
  readonly row: number;
  readonly was: string | null;
  readonly became: string | null;
  readonly at: string;
}

/** Every correction of a variable, in the order in which they were made, in the labels of today. */
export function readCorrections(
  database: Database,
  variable: Pick<VariableRecord, 'id' | 'name'>,
): readonly CorrectionLine[] {
  const labels = new Map(
    database
      .prepare('select code, label from category where variable_id = ?')
      .raw()
      .all(variable.id) as [string, string][],
  );
  const inLabels = (code: string | null) => (code === null ? null : (labels.get(code) ?? code));
  return storedCorrections(database, variable.id).map(({ row, was, became, at }) => ({
    row,
    was: inLabels(was),
    became: inLabels(became),
    at,
    variable: variable.name,
  }));
}

/** What stands now for each corrected row: the codes of the machine's answer and of the hand's. */
export function standingCorrections(
  database: Database,
  variable: Pick<VariableRecord, 'id'>,
): ReadonlyMap<number, { readonly was: string | null; readonly became: string }> {
  const standing = new Map<number, { was: string | null; became: string }>();
  for (const { row, was, became } of storedCorrections(database, variable.id)) {
    if (became === null) standing.delete(row);
    else standing.set(row, { was: standing.get(row)?.was ?? was, became });
  }
  return standing;
}

function storedCorrections(database: Database, variableId: number): readonly StoredCorrection[] {
  return database
    .prepare(
      'select row, was, became, made_at as at from correction where variable_id = ? order by id',
    )
    .all(variableId) as StoredCorrection[];
}

/** Appends a correction inside the caller's transaction. */
export function writeCorrection(
  database: Database,
  datasetId: number,
  variableId: number,
  line: StoredCorrection,
): void {
  database
    .prepare(
      'insert into correction (dataset_id, variable_id, row, was, became, made_at) values (?, ?, ?, ?, ?, ?)',
    )
    .run(datasetId, variableId, line.row, line.was, line.became, line.at);
}

/** Changes the stored code of one row, and the hashes that depend on it, inside the caller's transaction. */
export function writeCode(
  database: Database,
  variable: VariableRecord,
  column: CategoryColumn,
  row: number,
  code: number,
): void {
  const chunk = Math.floor(row / chunkRows);
  const stored = database
    .prepare('select * from column_chunk where variable_id = ? and chunk = ?')
    .get(variable.id, chunk) as StoredChunk;
  const codes = chunkValues(stored).slice() as CategoryColumn['codes'];
  codes[row % chunkRows] = code;
  const { data, sha256 } = encodeChunk({ ...column, codes });
  database
    .prepare('update column_chunk set data = ?, sha256 = ? where variable_id = ? and chunk = ?')
    .run(data, sha256, variable.id, chunk);
  database
    .prepare('update variable set hash = ? where id = ?')
    .run(contentHash(database, variable.id), variable.id);
}

/** The hash of a variable's content: its chunks in order, then its answers as `DatasetWriter` states them. */
export function contentHash(database: Database, variableId: number): string {
  const hash = createHash('sha256');
  const chunks = database
    .prepare('select sha256 from column_chunk where variable_id = ? order by chunk')
    .pluck()
    .all(variableId) as Uint8Array[];
  for (const chunk of chunks) hash.update(chunk);
  const answers = database
    .prepare('select code_index as i, code from category where variable_id = ? order by code_index')
    .all(variableId) as { i: number; code: string }[];
  for (const { i, code } of answers) hash.update(`${i} ${code}\n`);
  return hash.digest('hex');
}
