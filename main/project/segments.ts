import { formatRule } from '#analysis/columns/format-rule.ts';
import type { Rule } from '#analysis/columns/rule.ts';
import { rule as ruleSchema } from '#contract/rule.ts';
import type { Project } from './project.ts';
import { ProjectError } from './project-error.ts';

/** A segment as the project keeps it; `rule` is null where what the file holds cannot be read. */
export interface SegmentRecord {
  readonly id: number;
  readonly name: string;
  readonly rule: Rule | null;
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
    rule: storedRule(row.rule),
    aliases: aliases.all(row.id) as string[],
  }));
}

/** Each rule is read on its own, so that one that cannot be read leaves the others usable. */
function storedRule(text: string): Rule | null {
  try {
    return ruleSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/**
 * The rule of a segment by its name or an alias, without regard to case; null when there is none.
 *
 * @throws {ProjectError} `segment-unusable` when its rule cannot be read.
 */
export function segmentRule(project: Project, datasetId: number, name: string): Rule | null {
  const wanted = name.trim().toLowerCase();
  const segment = readSegments(project, datasetId).find((one) =>
    [one.name, ...one.aliases].some((known) => known.toLowerCase() === wanted),
  );
  if (segment === undefined) return null;
  if (segment.rule === null) throw new ProjectError('segment-unusable', { segment: segment.name });
  return segment.rule;
}

/** A rule that is not made of other rules. */
export type RulePart = Exclude<Rule, { readonly kind: 'all' | 'any' | 'not' }>;

/** The same rule with each of its parts put through `change`. */
export function withParts(rule: Rule, change: (part: RulePart) => Rule): Rule {
  switch (rule.kind) {
    case 'all':
    case 'any':
      return { ...rule, rules: rule.rules.map((one) => withParts(one, change)) };
    case 'not':
      return { ...rule, rule: withParts(rule.rule, change) };
    default:
      return change(rule);
  }
}

/** The same rule with each reference to a segment put through `change`; null leaves the reference. */
export function withSegments(rule: Rule, change: (name: string) => Rule | null): Rule {
  return withParts(rule, (part) => (part.kind === 'segment' ? (change(part.name) ?? part) : part));
}

/** Puts another rule in a segment's place inside the caller's transaction. */
export function writeRule(project: Project, segmentId: number, rule: Rule): void {
  project.database
    .prepare('update segment set rule = ? where id = ?')
    .run(JSON.stringify(rule), segmentId);
}

/**
 * Removes a segment inside the caller's transaction. Segments that were built on it hold its rule from
 * then on, so that they let through the same rows as before. Where it or they cannot be read, there is
 * nothing to hold.
 *
 * @throws {ProjectError} `segment-unusable` when a segment built on it would be nested too deep.
 */
export function deleteSegment(project: Project, datasetId: number, segment: SegmentRecord): void {
  const names = [segment.name, ...segment.aliases].map((name) => name.toLowerCase());
  for (const { id, name, rule } of readSegments(project, datasetId)) {
    if (id === segment.id || rule === null) continue;
    const whole = withSegments(rule, (wanted) =>
      names.includes(wanted.trim().toLowerCase()) ? segment.rule : null,
    );
    demandReadable(whole, name, `With the rule of “${segment.name}” in its place`);
    writeRule(project, id, whole);
  }
  project.database.prepare('delete from segment where id = ?').run(segment.id);
}

/**
 * Writes a segment inside the caller's transaction. A name or alias that is taken by another segment is
 * refused; the same name is replaced only when asked.
 *
 * @throws {ProjectError} `segment-exists`; `segment-unusable` for a rule that could not be read again.
 */
export function writeSegment(
  project: Project,
  datasetId: number,
  segment: Omit<SegmentRecord, 'id' | 'rule'> & { readonly rule: Rule },
  replace: boolean,
  at: string,
): void {
  demandReadable(segment.rule, segment.name, 'As it stands');
  const taken = new Map<string, SegmentRecord>();
  for (const one of readSegments(project, datasetId)) {
    for (const known of [one.name, ...one.aliases]) taken.set(known.toLowerCase(), one);
  }
  const old = taken.get(segment.name.toLowerCase());
  const mayReplace = replace && old?.name.toLowerCase() === segment.name.toLowerCase();
  for (const name of [segment.name, ...segment.aliases]) {
    const holder = taken.get(name.toLowerCase());
    if (holder && !(mayReplace && holder === old)) {
      const rule = holder.rule === null ? 'a rule that cannot be read' : formatRule(holder.rule);
      throw new ProjectError('segment-exists', { name, rule });
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
  for (const alias of onceEach(segment)) addAlias.run(datasetId, alias, id);
}

/** What is written must be read again later: the same schema stands at both doors. */
function demandReadable(rule: Rule, segment: string, circumstance: string): void {
  if (ruleSchema.safeParse(rule).success) return;
  const reason = `${circumstance}, it would be nested too deep.`;
  throw new ProjectError('segment-unusable', { segment, reason });
}

/** The aliases that add something: each once, and none that is the name again. */
function onceEach({ name, aliases }: Pick<SegmentRecord, 'name' | 'aliases'>): readonly string[] {
  const known = new Set([name.toLowerCase()]);
  return aliases
    .map((alias) => alias.trim())
    .filter(
      (alias) => alias !== '' && !known.has(alias.toLowerCase()) && known.add(alias.toLowerCase()),
    );
}
