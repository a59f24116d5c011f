import { formatRule } from '#analysis/columns/format-rule.ts';
import type { Rule } from '#analysis/columns/rule.ts';
import type { SegmentDrift } from '#contract/calls/segments.ts';
import { datasetLines } from './dataset.ts';
import type { Project } from './project.ts';
import { readSegments } from './segments.ts';

interface Definition {
  readonly dataset: string;
  readonly names: readonly string[];
  readonly expression: string;
  readonly at: string;
  readonly standing: boolean;
}

/**
 * Where any of the names has, or once had, another definition than `rule`: in this dataset, in another one
 * of the project, or in the log of events. Newest first; each definition of a name once for each dataset.
 *
 * - Limits: definitions are compared as they are written. A segment that is built on another one is the
 *   same as long as it names the same segment.
 */
export function segmentDrift(
  project: Project,
  names: readonly string[],
  rule: Rule,
): readonly SegmentDrift[] {
  const now = formatRule(rule);
  const wanted = new Map(names.map((name) => [name.trim().toLowerCase(), name]));
  const found = new Map<string, SegmentDrift>();
  for (const one of [...standingDefinitions(project), ...loggedDefinitions(project)]) {
    if (one.expression === now) continue;
    for (const other of one.names) {
      const name = wanted.get(other.trim().toLowerCase());
      const { dataset, expression, at, standing } = one;
      const key = JSON.stringify([name, dataset, expression]);
      if (name === undefined || found.has(key)) continue;
      found.set(key, { name, dataset, expression, at, standing });
    }
  }
  return [...found.values()].sort((a, b) => b.at.localeCompare(a.at));
}

/** Every name and alias in the project by the rule that it stands for. */
export function namesByRule(
  project: Project,
): ReadonlyMap<string, readonly { readonly name: string; readonly dataset: string }[]> {
  const names = new Map<string, { readonly name: string; readonly dataset: string }[]>();
  for (const one of standingDefinitions(project)) {
    const known = names.get(one.expression) ?? [];
    names.set(one.expression, known);
    for (const name of one.names) known.push({ name, dataset: one.dataset });
  }
  return names;
}

function standingDefinitions(project: Project): readonly Definition[] {
  const madeAt = project.database.prepare('select created_at from segment where id = ?').pluck();
  return datasetLines(project).flatMap((dataset) =>
    readSegments(project, dataset.id).flatMap(({ id, name, aliases, rule }) =>
      rule === null
        ? []
        : {
            dataset: dataset.name,
            names: [name, ...aliases],
            expression: formatRule(rule),
            at: String(madeAt.get(id)),
            standing: true,
          },
    ),
  );
}

function loggedDefinitions(project: Project): readonly Definition[] {
  const rows = project.database
    .prepare("select at, details from event where what = 'segment defined' order by id desc")
    .all() as { readonly at: string; readonly details: string }[];
  return rows.map(({ at, details }) => {
    const { dataset, name, aliases, rule } = JSON.parse(details) as Record<string, unknown>;
    const others = Array.isArray(aliases) ? aliases.map(String) : [];
    return {
      dataset: String(dataset),
      names: [String(name), ...others],
      expression: String(rule),
      at,
      standing: false,
    };
  });
}
