import type { Rule } from './rule.ts';
import type { VariableLookup } from './variable-lookup.ts';

/**
 * The variables that a rule asks of, by the names it uses, with those of the segments it refers to.
 * What defines a group always differs between it and the others, so a comparison leaves it out.
 *
 * - Missing: a segment that is not known adds nothing.
 */
export function ruleVariables(
  rule: Rule,
  lookup: Pick<VariableLookup, 'segment'>,
): ReadonlySet<string> {
  const names = new Set<string>();
  const segmentsSeen = new Set<string>();
  const visit = (one: Rule): void => {
    switch (one.kind) {
      case 'all':
      case 'any':
        one.rules.forEach(visit);
        break;
      case 'not':
        visit(one.rule);
        break;
      case 'segment': {
        const inner = segmentsSeen.has(one.name) ? null : lookup.segment(one.name);
        segmentsSeen.add(one.name);
        if (inner !== null) visit(inner);
        break;
      }
      default:
        names.add(one.variable);
    }
  };
  visit(rule);
  return names;
}
