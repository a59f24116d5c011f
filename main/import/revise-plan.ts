import type { RepeatedRows } from '#contract/calls/imports.ts';
import type { ImportPlan, PlannedVariable } from '#contract/import-plan.ts';
import { categoryLimit } from './category-builder.ts';
import type { Misfit } from './column-set.ts';
import { NameGiver } from './recognise/names.ts';

const tolerated = 0.01;

/**
 * The plan with other kinds where the whole file has proved a recognised kind wrong; null when it
 * holds. A number, date or mark that more than 1 % of the filled cells are not becomes text, and so
 * does a list of more than 4,096 answers.
 *
 * Rows that repeat an id are kept after all where some of them hold something else than the first.
 *
 * Where a set's base is who marked anything, a member of it stays in the set beside its text: whatever
 * is written in its cells marks it, so that those who wrote it still count as having answered.
 */
export function revisedPlan(
  plan: ImportPlan,
  misfits: readonly Misfit[],
  rows: number,
  repeated: RepeatedRows | null = null,
): ImportPlan | null {
  if (repeated !== null && repeated.leftOutCount > 0 && repeated.otherCount > 0) {
    const why = `Rows that repeat ${repeated.variable} are kept: further down, some differ in more than counts of reactions.`;
    return { ...plan, repeatedIds: 'keep', why: [...plan.why, why] };
  }
  const wrong = new Map<number, Wrong>();
  for (const misfit of misfits) {
    const why = whyWrong(plan, misfit, rows);
    if (why !== null) wrong.set(misfit.variable, { why, count: misfit.cells.count });
  }
  if (wrong.size === 0) return null;
  const names = new NameGiver();
  for (const { name } of plan.variables) names.give(name);
  const revised = plan.variables.map((variable, place) => {
    const found = wrong.get(place);
    return found === undefined
      ? { variables: [variable], warning: null }
      : revisedVariable(plan, variable, found, names);
  });
  const variables = revised.flatMap((one) => one.variables);
  const lost = variables.some(({ name, kind }) => name === plan.weight && kind === 'text');
  const says = `${plan.weight} is no weight after all: the rows are not weighted.`;
  const kept = plan.warnings.filter(
    (warning) => !lost || !warning.startsWith(`${plan.weight} is a`),
  );
  return {
    ...plan,
    weight: lost ? null : (plan.weight ?? null),
    variables,
    warnings: [
      ...kept,
      ...(lost ? [says] : []),
      ...revised.flatMap(({ warning }) => warning ?? []),
    ],
  };
}

interface Wrong {
  readonly why: string;
  /** Cells that the variable could not hold. */
  readonly count: number;
}

function whyWrong(
  plan: ImportPlan,
  { variable, cells, presentCount, hasOverflowed }: Misfit,
  rows: number,
): string | null {
  if (hasOverflowed) {
    return `Text: more than ${categoryLimit.toLocaleString('en-US')} different answers.`;
  }
  const filledCount = cells.count + presentCount;
  if (cells.count <= tolerated * filledCount) return null;
  const planned = plan.variables[variable];
  const kind = planned?.source.from === 'mark' ? 'a mark' : planned?.kind;
  const share = Math.round((100 * cells.count) / Math.max(1, filledCount));
  return `Text: read as ${kind} at first, but over all ${rows.toLocaleString('en-US')} rows ${share} % of its cells are not.`;
}

/** What a variable becomes, and what the person should know of it. */
interface Revised {
  readonly variables: readonly PlannedVariable[];
  readonly warning: string | null;
}

function revisedVariable(
  plan: ImportPlan,
  variable: PlannedVariable,
  { why, count }: Wrong,
  names: NameGiver,
): Revised {
  const { name, set, source } = variable;
  if (source.from !== 'mark' || set === null) {
    return { variables: [asText(variable, why)], warning: null };
  }
  const cells = `${name}: ${count.toLocaleString('en-US')} ${count === 1 ? 'cell is' : 'cells are'} neither marked nor unmarked`;
  if (plan.sets.find((planned) => planned.name === set)?.base !== 'marked-any') {
    const warning = `${cells}, so it is text and no longer an option of ${set}.`;
    return { variables: [asText(variable, why)], warning };
  }
  const text = { ...asText(variable, why), name: names.give(`${name}_text`) };
  const marked = 'Marked by whatever is written in its cells.';
  const mark = {
    ...variable,
    source: { ...source, selected: [] },
    why: [...variable.why, marked],
  };
  return {
    variables: [mark, text],
    warning: `${cells}: counted as marked, and kept as text in ${text.name}.`,
  };
}

function asText(variable: PlannedVariable, why: string): PlannedVariable {
  return {
    ...variable,
    kind: 'text',
    source: { from: 'cell', column: variable.source.column },
    categories: [],
    dateFormat: null,
    set: null,
    why: [...variable.why, why],
  };
}
