import type { Database } from 'better-sqlite3';
import type { CodingQueueKind } from '#contract/calls/codings.ts';

/** What one coder made of one row: `code` null where the coder cannot tell. */
export interface StoredCoding {
  readonly row: number;
  readonly coder: string;
  readonly queue: CodingQueueKind;
  readonly code: string | null;
  readonly at: string;
}

/** All that people coded of one tag. Settled disagreements are codings of the queue `disagreements`. */
export interface CodingSheet {
  readonly tag: string;
  readonly codings: readonly StoredCoding[];
}

const made = 'coding';

/** The sheet of a tag; empty where nothing was coded yet. */
export function readSheet(database: Database, datasetId: number, tag: string): CodingSheet {
  const result = database
    .prepare(
      `select result from tag_run where dataset_id = ?
       and specification ->> 'made' = ? and specification ->> 'tag' = ? collate nocase`,
    )
    .pluck()
    .get(datasetId, made, tag);
  const codings = typeof result === 'string' ? (JSON.parse(result) as StoredCoding[]) : [];
  return { tag, codings };
}

/** Writes a sheet inside the caller's transaction. */
export function writeSheet(database: Database, datasetId: number, sheet: CodingSheet): void {
  const body = JSON.stringify(sheet.codings);
  const { changes } = database
    .prepare(
      `update tag_run set result = ? where dataset_id = ?
       and specification ->> 'made' = ? and specification ->> 'tag' = ? collate nocase`,
    )
    .run(body, datasetId, made, sheet.tag);
  if (changes > 0) return;
  database
    .prepare(
      'insert into tag_run (dataset_id, specification, result, created_at) values (?, ?, ?, ?)',
    )
    .run(datasetId, JSON.stringify({ made, tag: sheet.tag }), body, new Date().toISOString());
}

/** The codings of one row. */
export function codingsOfRow(sheet: CodingSheet, row: number): readonly StoredCoding[] {
  return sheet.codings.filter((coding) => coding.row === row);
}

/** The codes that coders gave a row, blind to each other; one that could not tell gave none. */
export function blindCodes(codings: readonly StoredCoding[]): readonly StoredCoding[] {
  return codings.filter(({ queue, code }) => queue !== 'disagreements' && code !== null);
}

/**
 * The code that stands for a row: the settled one, else that of its coders where they agree, else null.
 */
export function standingCode(codings: readonly StoredCoding[]): string | null {
  const settled = codings.findLast(({ queue }) => queue === 'disagreements');
  if (settled !== undefined) return settled.code;
  const codes = new Set(blindCodes(codings).map(({ code }) => code));
  const [code = null] = codes;
  return codes.size === 1 ? code : null;
}

/** Whether coders gave a row different codes. */
export function isDisputed(codings: readonly StoredCoding[]): boolean {
  return new Set(blindCodes(codings).map(({ code }) => code)).size > 1;
}

/** Codings by row. */
export function codingsByRow(sheet: CodingSheet): ReadonlyMap<number, readonly StoredCoding[]> {
  const byRow = new Map<number, StoredCoding[]>();
  for (const coding of sheet.codings) {
    const same = byRow.get(coding.row);
    if (same === undefined) byRow.set(coding.row, [coding]);
    else same.push(coding);
  }
  return byRow;
}
