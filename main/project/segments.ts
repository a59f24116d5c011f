import type { Rule } from '#analysis/columns/rule.ts';
import { rule as ruleSchema } from '#contract/rule.ts';
import type { Project } from './project.ts';
import { ProjectError } from './project-error.ts';

/** A segment as the project keeps it. */
export interface SegmentRecord {
  readonly id: number;
  readonly name: string;
  readonly rule: Rule;
  readonly aliases: readonly string[];
}

/** The segments of a dataset, in the order in which they were defined. */
export function readSegments(project: Project, datasetId: number): readonly SegmentRecord[] {
  const rows = project.database
    .prepare('select id, name, rule from segment where dataset_id = ? order by id')
    .all(datasetId) as { id: number; name: string; rule: string }[];
  const aliases = project.database
    .prepare('select alias from segment_alias where segment_id = ? order by alias')
    .pluck();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    rule: ruleSchema.parse(JSON.parse(row.rule)),
    aliases: aliases.all(row.id) as string[],
  }));
}

/** The rule of a segment by its name or an alias, without regard to case; null when there is none. */
export function segmentRule(project: Project, datasetId: number, name: string): Rule | null {
  const wanted = name.trim().toLowerCase();
  const segment = readSegments(project, datasetId).find((one) =>
    [one.name, ...one.aliases].some((known) => known.toLowerCase() === wanted),
  );
  return segment?.rule ?? null;
}

/**
 * Writes a segment inside the caller's transaction. A name or alias that is taken by another segment is
 * refused; the same name is replaced only when asked.
 *
 * @throws {ProjectError} `segment-exists`.
 */
export function writeSegment(
  project: Project,
  datasetId: number,
  segment: Omit<SegmentRecord, 'id'>,
  replace: boolean,
  at: string,
): void {
  const taken = new Map<string, SegmentRecord>();
  for (const one of readSegments(project, datasetId)) {
    for (const known of [one.name, ...one.aliases]) taken.set(known.toLowerCase(), one);
  }
  const old = taken.get(segment.name.toLowerCase());
  const mayReplace = replace && old?.name.toLowerCase() === segment.name.toLowerCase();
  for (const name of [segment.name, ...segment.aliases]) {
    const holder = taken.get(name.toLowerCase());
    if (holder && !(mayReplace && holder === old)) {
      throw new ProjectError('segment-exists', { name, rule: JSON.stringify(holder.rule) });
    }
  }
  const { database } = project;
  if (old) database.prepare('delete from segment where id = ?').run(old.id);
  const id = database
    .prepare('insert into segment (dataset_id, name, rule, created_at) values (?, ?, ?, ?)')
    .run(datasetId, segment.name, JSON.stringify(segment.rule), at).lastInsertRowid;
  const addAlias = database.prepare(
    'insert into segment_alias (dataset_id, alias, segment_id) values (?, ?, ?)',
  );
  for (const alias of segment.aliases) addAlias.run(datasetId, alias, id);
}
