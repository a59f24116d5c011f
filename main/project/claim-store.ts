import type { ClaimVerdict } from '#analysis/claims/claim-verdict.ts';
import {
  type ClaimEvidence,
  type ClaimReading,
  claimEvidence,
  claimReading,
} from '#contract/calls/claim-library.ts';
import type { Project } from './project.ts';
import { ProjectError } from './project-error.ts';

type Database = Project['database'];

/** A source of claims as the project file holds it. */
export interface SourceRecord {
  readonly id: number;
  readonly title: string;
  readonly author: string | null;
  readonly date: string | null;
  readonly file: string | null;
  readonly sha256: string | null;
  readonly note: string;
  readonly createdAt: string;
}

/** A claim as the project file holds it, without the judgement, which follows from the reading. */
export interface ClaimRecord {
  readonly id: number;
  readonly source: number;
  readonly reading: ClaimReading;
  readonly tags: readonly string[];
  readonly note: string;
  readonly repeats: number | null;
  readonly evidence: ClaimEvidence | null;
  readonly createdAt: string;
  readonly changedAt: string;
}

/** What was judged of a claim, stored beside it for other tools. */
export interface StoredJudgement {
  readonly verdict: ClaimVerdict;
}

/** The sources of claims, in the order in which they were kept. */
export function readSources(project: Project): readonly SourceRecord[] {
  return project.database
    .prepare(
      `select id, title, author, dated as date, file, sha256, note, created_at as createdAt
       from claim_source order by id`,
    )
    .all() as SourceRecord[];
}

/** The kept claims, in the order of their source, page and line. */
export function readClaims(project: Project): readonly ClaimRecord[] {
  const rows = project.database
    .prepare(
      `select id, source_id as source, reading, tags, note, repeats_id as repeats, evidence,
         created_at as createdAt, changed_at as changedAt
       from claim order by source_id, page, line, id`,
    )
    .all() as (Omit<ClaimRecord, 'reading' | 'tags' | 'evidence'> & {
    reading: string;
    tags: string;
    evidence: string | null;
  })[];
  return rows.map((row) => ({
    ...row,
    reading: claimReading.parse(JSON.parse(row.reading)),
    tags: JSON.parse(row.tags) as readonly string[],
    evidence: row.evidence === null ? null : claimEvidence.parse(JSON.parse(row.evidence)),
  }));
}

/** A kept claim. @throws {ProjectError} `claim-not-found`. */
export function demandClaim(project: Project, id: number): ClaimRecord {
  const known = readClaims(project).find((one) => one.id === id);
  if (known) return known;
  throw new ProjectError('claim-not-found', { id });
}

/** A source of claims. @throws {ProjectError} `claim-source-not-found`. */
export function demandSource(project: Project, id: number): SourceRecord {
  const known = readSources(project).find((one) => one.id === id);
  if (known) return known;
  throw new ProjectError('claim-source-not-found', { id });
}

/** Writes a source as it is, in place of what stood under its id; an id of null gets a new one. */
export function writeSource(
  database: Database,
  source: Omit<SourceRecord, 'id'> & { readonly id: number | null },
): number {
  const { id, title, author, date, file, sha256, note, createdAt } = source;
  const written = database
    .prepare(
      `insert into claim_source (id, title, author, dated, file, sha256, note, created_at)
       values (?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (id) do update set title = excluded.title, author = excluded.author,
         dated = excluded.dated, file = excluded.file, sha256 = excluded.sha256,
         note = excluded.note, created_at = excluded.created_at returning id`,
    )
    .pluck()
    .get(id, title, author, date, file, sha256, note, createdAt);
  return written as number;
}

/** Writes a claim with its judgement, in place of what stood under its id; an id of null gets a new one. */
export function writeClaim(
  database: Database,
  claim: Omit<ClaimRecord, 'id'> & { readonly id: number | null },
  judged: StoredJudgement,
): number {
  const { id, source, reading, tags, note, repeats, evidence, createdAt, changedAt } = claim;
  const written = database
    .prepare(
      `insert into claim (id, source_id, quote, page, line, reading, verdict, result, repeats_id,
         evidence, tags, note, created_at, changed_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       on conflict (id) do update set source_id = excluded.source_id, quote = excluded.quote,
         page = excluded.page, line = excluded.line, reading = excluded.reading,
         verdict = excluded.verdict, result = excluded.result, repeats_id = excluded.repeats_id,
         evidence = excluded.evidence, tags = excluded.tags, note = excluded.note,
         created_at = excluded.created_at, changed_at = excluded.changed_at returning id`,
    )
    .pluck()
    .get(
      id,
      source,
      reading.quote,
      reading.page,
      reading.line,
      JSON.stringify(reading),
      judged.verdict,
      JSON.stringify(judged),
      repeats,
      evidence && JSON.stringify(evidence),
      JSON.stringify(tags),
      note,
      createdAt,
      changedAt,
    );
  return written as number;
}

/** Removes claims; what repeated them repeats none. */
export function deleteClaims(database: Database, ids: readonly number[]): void {
  const remove = database.prepare('delete from claim where id = ?');
  for (const id of ids) remove.run(id);
}

/** Removes sources with all their claims. */
export function deleteSources(database: Database, ids: readonly number[]): void {
  const remove = database.prepare('delete from claim_source where id = ?');
  for (const id of ids) remove.run(id);
}
