import type { DatasetKind } from '#analysis/columns/variable.ts';
import type { PlannedVariable } from '#contract/import-plan.ts';
import type { ColumnProfile } from './column-profile.ts';
import { type RoleRule, rulesByKind } from './role-rules.ts';

/** What the roles of a file's variables rest on. */
export interface RoleEvidence {
  readonly datasetKind: DatasetKind;
  /** The column that holds whole paths, which are its channels; null where there is none. */
  readonly pathColumn: number | null;
  /** The header of a column as the file writes it; empty where it has none. */
  nameOf(column: number): string;
  /** What the rows looked at say of a column; null where they were not profiled. */
  profileOf(column: number): ColumnProfile | null;
}

/**
 * The planned variables with what each is in a dataset of its kind: who wrote, when, what it cost.
 *
 * A role is given by a column's header together with its kind and its values, never by the file's name;
 * a column has one role, and but for counts (reactions, costs by channel) a role has one column.
 * Variables that hold no whole cells (marks, parts of lists) and roles given before stay as they are.
 */
export function withRoles(
  variables: readonly PlannedVariable[],
  evidence: RoleEvidence,
): PlannedVariable[] {
  const found = new Map<number, RoleRule>();
  const path = variables.findIndex(
    ({ source, included }) =>
      included && source.from === 'cell' && source.column === evidence.pathColumn,
  );
  for (const rule of rulesByKind[evidence.datasetKind]) {
    if (variables.some(({ role }) => role === rule.role)) continue;
    if ([...found.values()].some(({ role }) => role === rule.role)) continue;
    if (rule.role === 'channel' && path >= 0) continue;
    for (const place of placesOf(rule, variables, found, evidence)) found.set(place, rule);
  }
  return variables.map((variable, place) => {
    if (place === path && variable.role === null) {
      const why = [...variable.why, 'Channel: each cell holds the channels of a whole journey.'];
      return { ...variable, role: 'channel', why };
    }
    const rule = found.get(place);
    return rule === undefined ? variable : withRole(variable, rule);
  });
}

function placesOf(
  rule: RoleRule,
  variables: readonly PlannedVariable[],
  taken: ReadonlyMap<number, RoleRule>,
  evidence: RoleEvidence,
): readonly number[] {
  for (const pattern of rule.names) {
    const places = variables.flatMap((variable, place) =>
      !taken.has(place) && fits(rule, pattern, variable, evidence) ? [place] : [],
    );
    if (places.length > 0) return rule.many ? places : places.slice(0, 1);
  }
  return [];
}

function fits(
  rule: RoleRule,
  pattern: RegExp,
  { included, source, kind, role, set }: PlannedVariable,
  { nameOf, profileOf, pathColumn }: RoleEvidence,
): boolean {
  if (!included || role !== null || source.from !== 'cell') return false;
  if (source.column === pathColumn || (set !== null && rule.role !== 'reactions')) return false;
  if (!rule.kinds.includes(kind) || !pattern.test(nameInWords(nameOf(source.column)))) return false;
  const profile = profileOf(source.column);
  if (profile === null) return true;
  return profile.answered > 0 && (rule.holds?.(profile) ?? true);
}

const longestName = 60;

/** `authorDisplayName`, `in_reply_to_status_id` and `Ad Spend` as words; a whole question is none. */
export function nameInWords(name: string): string {
  if (name.length > longestName) return '?';
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

const wordsOfRole = (role: string): string => {
  const words = role.replace('post-id', 'post id').replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};

function withRole(variable: PlannedVariable, rule: RoleRule): PlannedVariable {
  const why = [...variable.why, `${wordsOfRole(rule.role)}: ${rule.says}, by its name and values.`];
  const planned = { ...variable, role: rule.role, why };
  if (rule.becomes === undefined || variable.kind === rule.becomes) return planned;
  const missing = [
    ...variable.missing,
    ...variable.categories.flatMap(({ code, missing: reason }) =>
      reason === null || code === '' ? [] : [{ code, reason }],
    ),
  ];
  return { ...planned, kind: rule.becomes, categories: [], missing, set: null };
}
