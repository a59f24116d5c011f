import { selectionByRow } from '#analysis/columns/selected-answers.ts';
import type { CategoryLine, VariableLine, VariableOutline } from '#contract/calls/datasets.ts';
import {
  Dataset,
  memberLabel,
  type SetRecord,
  type VariableRecord,
} from '#main/project/dataset.ts';
import type { CallContext } from './call-context.ts';
import { summariseColumn, summariseTexts, type VariableSummary } from './summarise-variable.ts';

const summaryByContent = new Map<string, VariableSummary>();

/**
 * Answers `dataset.variables`: a set stands before its first member, members follow as variables of
 * their own. Distributions over all rows are remembered by the content they were made from.
 */
export function listVariables(
  { project, columns, interruption }: CallContext,
  input: { readonly dataset: string; readonly filter?: string | undefined },
): readonly VariableLine[] {
  const dataset = new Dataset(project, columns, input.dataset);
  const mask = input.filter ? dataset.mask(input.filter, interruption) : null;
  let counted = 0;
  return inOrderOfFile<VariableLine>(
    dataset,
    (set) => setLine(dataset, set, mask),
    (variable, memberOf) => {
      interruption.report('counting answers', counted++, dataset.variables.length);
      return variableLine(dataset, variable, memberOf, mask);
    },
  );
}

/** Answers `dataset.outline`: the same lines without what is counted. */
export function outlineVariables(
  { project, columns }: CallContext,
  input: { readonly dataset: string },
): readonly VariableOutline[] {
  const dataset = new Dataset(project, columns, input.dataset);
  return inOrderOfFile<VariableOutline>(dataset, setOutline, variableOutline);
}

function inOrderOfFile<Line>(
  dataset: Dataset,
  lineOfSet: (set: SetRecord) => Line,
  lineOf: (variable: VariableRecord, memberOf: string | null) => Line,
): readonly Line[] {
  const lines: Line[] = [];
  const shown = new Set<number>();
  const setById = new Map(dataset.sets.map((set) => [set.id, set]));
  for (const variable of dataset.variables) {
    const set = variable.setId === null ? undefined : setById.get(variable.setId);
    if (set?.kind === 'multiple' && !shown.has(set.id)) {
      shown.add(set.id);
      lines.push(lineOfSet(set));
    }
    lines.push(lineOf(variable, set?.name ?? null));
  }
  return lines;
}

function variableOutline(variable: VariableRecord, memberOf: string | null): VariableOutline {
  const { name, label, kind, role, recipe, hash } = variable;
  return { name, label, kind, role, set: [], memberOf, recipe, hash };
}

function setOutline({ name, label, members }: SetRecord): VariableOutline {
  return {
    name,
    label,
    kind: 'multiple',
    role: null,
    set: members.map((member) => member.name),
    memberOf: null,
    recipe: null,
    hash: members.map((member) => member.hash).join(' '),
  };
}

/** One variable's line, for the list and for the answer to an edit. */
export function variableLine(
  dataset: Dataset,
  variable: VariableRecord,
  memberOf: string | null,
  mask: Uint8Array | null,
): VariableLine {
  const summary = mask === null ? summaryOf(dataset, variable) : summarise(dataset, variable, mask);
  return { ...variableOutline(variable, memberOf), ...summary };
}

function summaryOf(dataset: Dataset, variable: VariableRecord): VariableSummary {
  const answers = variable.storage === 'category' ? JSON.stringify(dataset.answers(variable)) : '';
  const key = `${variable.id} ${variable.hash} ${answers}`;
  const known = summaryByContent.get(key);
  if (known) return known;
  const summary = summarise(dataset, variable, null);
  if (summaryByContent.size > 5000) summaryByContent.clear();
  summaryByContent.set(key, summary);
  return summary;
}

/** Of texts only the missing ones are counted: the texts themselves stay unread. */
function summarise(
  dataset: Dataset,
  variable: VariableRecord,
  mask: Uint8Array | null,
): VariableSummary {
  if (variable.storage !== 'text') return summariseColumn(dataset.column(variable), mask);
  return summariseTexts(dataset.rowCount, dataset.missing(variable), mask);
}

/** A multiple-response set as one variable: an answer is a member, its count who took it. */
function setLine(dataset: Dataset, set: SetRecord, mask: Uint8Array | null): VariableLine {
  const seen = new Uint8Array(dataset.rowCount);
  const categories: CategoryLine[] = set.members.map((member) => {
    const selection = selectionByRow(dataset.column(member));
    let count = 0;
    for (let row = 0; row < selection.length; row++) {
      const isCounted = mask === null || mask[row] === 1;
      if (isCounted && selection[row] === 2) count++;
      if (isCounted && selection[row] !== 1) seen[row] = 1;
    }
    const label = memberLabel(member, set);
    return { code: member.name, label, value: null, count, missing: null };
  });
  let present = 0;
  for (let row = 0; row < seen.length; row++) present += seen[row] as number;
  const total = mask === null ? dataset.rowCount : mask.reduce((sum, bit) => sum + bit, 0);
  const missing = total > present ? { 'no-answer': total - present } : {};
  return { ...setOutline(set), categories, missing, present, numbers: null };
}
