import type {
  ImportPlan,
  PlannedCategory,
  PlannedSet,
  PlannedVariable,
} from '#contract/import-plan.ts';
import { canonical } from '../canonical.ts';

/**
 * A plan with one variable changed; `index` counts the plan's variables from 0. The weight of the rows follows
 * a new name.
 */
export function withVariable(
  plan: ImportPlan,
  index: number,
  change: Partial<PlannedVariable>,
): ImportPlan {
  const variables = plan.variables.map((one, at) => (at === index ? { ...one, ...change } : one));
  const edited = { ...plan, variables };
  const before = plan.variables[index];
  if (before === undefined || before.name !== plan.weight) return edited;
  return { ...edited, weight: change.name ?? before.name };
}

/** The variables that can weigh the rows of a plan: its weights, and whatever weighs them now. */
export function weightsOf({ variables, weight }: ImportPlan): readonly string[] {
  return variables
    .filter(({ included, kind, name }) => included && (kind === 'weight' || name === weight))
    .map(({ name }) => name);
}

/** A plan that is weighted by nothing where the variable that weighed it is left out or no number any more. */
export function withWeightThatWeighs(plan: ImportPlan): ImportPlan {
  const weighs = plan.variables.some(
    ({ included, kind, name }) =>
      included && name === plan.weight && (kind === 'weight' || kind === 'number'),
  );
  return plan.weight === null || weighs ? plan : { ...plan, weight: null };
}

/** A plan with a set's name, label or base changed; its members follow a new name. */
export function withSet(plan: ImportPlan, name: string, change: Partial<PlannedSet>): ImportPlan {
  const newName = change.name ?? name;
  return {
    ...plan,
    sets: plan.sets.map((one) => (one.name === name ? { ...one, ...change } : one)),
    variables:
      newName === name
        ? plan.variables
        : plan.variables.map((one) => (one.set === name ? { ...one, set: newName } : one)),
  };
}

/** A plan with all members of a set included or left out. */
export function withSetIncluded(plan: ImportPlan, name: string, included: boolean): ImportPlan {
  return {
    ...plan,
    variables: plan.variables.map((one) => (one.set === name ? { ...one, included } : one)),
  };
}

/** A plan with every variable included or left out; at least one must stay for it to be of use. */
export function withAllIncluded(plan: ImportPlan, included: boolean): ImportPlan {
  return { ...plan, variables: plan.variables.map((one) => ({ ...one, included })) };
}

/** How many variables and sets of a proposed plan have been changed by hand. */
export function countEdits(proposed: ImportPlan, edited: ImportPlan): number {
  return (
    countChanged(proposed.variables, edited.variables) + countChanged(proposed.sets, edited.sets)
  );
}

function countChanged(before: readonly unknown[], after: readonly unknown[]): number {
  const known = new Set(before.map(canonical));
  return after.filter((one) => !known.has(canonical(one))).length;
}

/** A line of the plan as it is shown: the head of a set, or a variable. */
export type PlanLine =
  | {
      readonly kind: 'set';
      readonly set: PlannedSet;
      readonly members: readonly number[];
      readonly includedCount: number;
    }
  | { readonly kind: 'variable'; readonly index: number; readonly isMember: boolean };

/** A plan's lines in the order of the file: the members of a set stand together under its head. */
export function planLines(plan: ImportPlan, closedSets: ReadonlySet<string>): readonly PlanLine[] {
  const setByName = new Map(plan.sets.map((set) => [set.name, set]));
  const membersBySet = new Map<string, number[]>();
  plan.variables.forEach((one, index) => {
    if (one.set === null || !setByName.has(one.set)) return;
    const members = membersBySet.get(one.set);
    if (members === undefined) membersBySet.set(one.set, [index]);
    else members.push(index);
  });
  const lines: PlanLine[] = [];
  plan.variables.forEach((one, index) => {
    const set = one.set === null ? undefined : setByName.get(one.set);
    if (set === undefined) lines.push({ kind: 'variable', index, isMember: false });
    else {
      const members = membersBySet.get(set.name) ?? [];
      if (members[0] !== index) return;
      const includedCount = members.filter((at) => plan.variables[at]?.included).length;
      lines.push({ kind: 'set', set, members, includedCount });
      if (!closedSets.has(set.name))
        for (const member of members)
          lines.push({ kind: 'variable', index: member, isMember: true });
    }
  });
  return lines;
}

/** The variable that a warning speaks of: the longest name that stands in it whole; null for none. */
export function warningTarget(warning: string, plan: ImportPlan): number | null {
  let found: number | null = null;
  let longest = 0;
  plan.variables.forEach(({ name }, index) => {
    if (name.length > longest && holdsWhole(warning, name)) {
      found = index;
      longest = name.length;
    }
  });
  return found;
}

function holdsWhole(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + name.length] ?? ' ';
    if (!isWordPart(before) && !isWordPart(after)) return true;
  }
  return false;
}

function isWordPart(character: string): boolean {
  return /[\p{L}\p{N}_]/u.test(character);
}

/** Categories in words for one line: "Yes, No, Don’t know (missing)". */
export function describeCategories(categories: readonly PlannedCategory[]): string {
  const shown = categories.slice(0, 6).map(({ label, missing }) => {
    const words = label === '' ? 'empty cell' : label;
    return missing === null ? words : `${words} (missing)`;
  });
  const rest = categories.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}

/** What the import button says: "Import 1,186 rows" where the count is known. */
export function includedCount(plan: ImportPlan): number {
  return plan.variables.filter((one) => one.included).length;
}
