import { formatRule } from '#analysis/columns/format-rule.ts';
import { parseRule } from '#analysis/columns/parse-rule.ts';
import type { Rule } from '#analysis/columns/rule.ts';
import { ruleVariables } from '#analysis/columns/rule-variables.ts';
import type { Provenance } from '#contract/provenance.ts';
import type { Dataset } from '#main/project/dataset.ts';
import { meaningHash } from '#main/project/meaning-hash.ts';
import { withParts } from '#main/project/segments.ts';
import { version } from '#main/version.ts';

/**
 * What a dataset contributed to a result, for the result's provenance. `rules` are those that chose rows
 * beside the filter; what they and the filter ask of is listed without being named in `variables`.
 */
export function datasetProvenance(
  dataset: Dataset,
  used: {
    readonly filter: string | null;
    readonly weight: string | null;
    readonly variables: readonly string[];
    readonly rules?: readonly Rule[];
  },
): Provenance['datasets'][number] {
  const { name, rows, source } = dataset.line;
  const rules = [...(used.filter === null ? [] : [parseRule(used.filter)]), ...(used.rules ?? [])];
  const { lookup } = dataset;
  const asked = rules.flatMap((rule) => [...ruleVariables(rule, lookup)]);
  const hashes = [...used.variables, ...asked].flatMap((variable) => {
    const set = dataset.set(variable);
    const members = set ? set.members : [dataset.variable(variable)];
    return members.map((member) => [member.name, meaningHash(dataset, member)] as const);
  });
  return {
    name,
    rows,
    filter: used.filter,
    weight: used.weight,
    source: source && { file: source.file, sha256: source.sha256 },
    variables: Object.fromEntries(hashes),
    segments: Object.fromEntries(segmentRules(dataset, rules)),
  };
}

/** Segments by the names that the rules use; each once, as one may stand in many rules. */
function segmentRules(dataset: Dataset, rules: readonly Rule[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const { lookup } = dataset;
  const waiting = [...rules];
  for (let rule = waiting.pop(); rule !== undefined; rule = waiting.pop()) {
    withParts(rule, (part) => {
      const inner =
        part.kind === 'segment' && !found.has(part.name) ? lookup.segment(part.name) : null;
      if (part.kind === 'segment' && inner !== null) {
        found.set(part.name, formatRule(inner));
        waiting.push(inner);
      }
      return part;
    });
  }
  return found;
}

/** The provenance of a result: method, its version, and the call that makes it again. */
export function provenanceOf(
  datasets: Provenance['datasets'],
  method: string,
  call: Provenance['call'],
): Provenance {
  return { datasets, method, methodVersion: version, call };
}
