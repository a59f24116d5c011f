import { AnalysisError } from '#analysis/analysis-error.ts';
import { asYesNoColumn, selectedCategories } from '#analysis/columns/selected-answers.ts';
import type {
  defineSet as defineSetCall,
  renameVariable as renameVariableCall,
} from '#contract/calls/preparations.ts';
import type { CheckedInputOf, OutputOf } from '#contract/define-call.ts';
import type { Undoable } from '#contract/undo.ts';
import { Dataset, type SetRecord, type VariableRecord } from '#main/project/dataset.ts';
import { derivedProducts, derivedRecipe } from '#main/project/derived-recipes.ts';
import { remakeDependents } from '#main/project/derived-variables.ts';
import { followRename } from '#main/project/name-followers.ts';
import type { Project } from '#main/project/project.ts';
import { ProjectError } from '#main/project/project-error.ts';
import { useInWords, usesOf } from '#main/project/variable-uses.ts';
import type { CallContext } from './call-context.ts';

/**
 * Answers `variable.rename`. What tags or raking made, or what they are made from, is refused: they know
 * their variables by name.
 */
export function renameVariable(
  { project, columns }: CallContext,
  input: CheckedInputOf<typeof renameVariableCall>,
): OutputOf<typeof renameVariableCall> {
  const dataset = new Dataset(project, columns, input.dataset);
  const set = dataset.set(input.variable);
  const variable = set === null ? dataset.variable(input.variable) : null;
  const name = set?.name ?? variable?.name ?? input.variable;
  demandRenamable(project, dataset, name, variable);
  const isTaken = dataset.names.some(
    (one) => one.toLowerCase() === input.to.toLowerCase() && one !== name,
  );
  if (isTaken) throw new ProjectError('variable-exists', { variable: input.to });
  const change = (database: Project['database']) => {
    const table = set === null ? 'variable' : 'multiple_response_set';
    database
      .prepare(`update ${table} set name = ? where id = ?`)
      .run(input.to, set?.id ?? variable?.id);
    const followed = followRename(project, dataset, name, input.to);
    remakeDependents(project, columns, input.dataset, [input.to]);
    return followed;
  };
  const { uses } = project.write(
    'variable renamed',
    ({ uses, analyses }: ReturnType<typeof change>) => ({
      dataset: dataset.line.name,
      from: name,
      to: input.to,
      uses,
      analyses,
    }),
    change,
  );
  const undo = {
    call: 'variable.rename',
    input: { dataset: input.dataset, variable: input.to, to: name },
  };
  return { name: input.to, rewritten: uses.filter((use) => use.name !== input.to), undo };
}

function demandRenamable(
  project: Project,
  dataset: Dataset,
  name: string,
  variable: VariableRecord | null,
): void {
  const made = [...derivedProducts(dataset).values()].find(
    ({ spec, variables }) =>
      spec.kind === 'mentions' &&
      (spec.name === name || variables.some((one) => one.id === variable?.id)),
  );
  const uses = usesOf(project, dataset, name).filter(({ what }) => what === 'tags');
  const words = uses.map(useInWords);
  if (made !== undefined)
    words.push(`the recipe of the set “${made.spec.name}”, which numbers its variables`);
  const recipe = variable?.recipe ?? null;
  if (variable !== null && recipe !== null && derivedRecipe(variable) === null) {
    words.push('the recipe that makes it');
  }
  if (words.length > 0) throw new ProjectError('variable-in-use', { variable: name, uses: words });
}

/** Answers `set.define`. */
export function defineSet(
  { project, columns }: CallContext,
  input: CheckedInputOf<typeof defineSetCall>,
): OutputOf<typeof defineSetCall> {
  const dataset = new Dataset(project, columns, input.dataset);
  if (dataset.names.some((one) => one.toLowerCase() === input.name.toLowerCase())) {
    throw new ProjectError('variable-exists', { variable: input.name });
  }
  const members = [...new Set(input.members.map((name) => dataset.variable(name)))];
  for (const member of members) demandFit(dataset, member, input.kind);
  project.write(
    'set defined',
    { ...input, members: members.map(({ name }) => name) },
    (database) => {
      const position = Math.min(...members.map((member) => member.position));
      const id = database
        .prepare(
          `insert into multiple_response_set (dataset_id, name, label, kind, base_rule, position)
           values (?, ?, ?, ?, ?, ?)`,
        )
        .run(
          dataset.id,
          input.name,
          input.label ?? input.name,
          input.kind,
          input.base,
          position,
        ).lastInsertRowid;
      const join = database.prepare('update variable set set_id = ? where id = ?');
      for (const member of members) join.run(id, member.id);
    },
  );
  const undo = { call: 'set.remove', input: { dataset: input.dataset, name: input.name } };
  return { name: input.name, members: members.map(({ name }) => name), undo };
}

/** A variable belongs to one set; a multiple-response set is of yes-or-no variables. */
function demandFit(dataset: Dataset, member: VariableRecord, kind: 'multiple' | 'grid'): void {
  const other = dataset.sets.find(({ id }) => id === member.setId);
  if (other !== undefined) {
    const uses = [`set “${other.name}”`];
    throw new ProjectError('variable-in-use', { variable: member.name, uses });
  }
  if (kind === 'grid') return;
  try {
    selectedCategories(asYesNoColumn(dataset.column(member)));
  } catch (error) {
    if (!(error instanceof AnalysisError)) throw error;
    const reason = `${member.name} has no answers that can be told to be yes and no.`;
    throw new AnalysisError('rule-does-not-fit-variable', { variable: member.name, reason });
  }
}

/** Answers `set.remove`. */
export function removeSet(
  { project, columns }: CallContext,
  input: { readonly dataset: string; readonly name: string },
): { readonly removed: string } & Undoable {
  const dataset = new Dataset(project, columns, input.dataset);
  const set = dataset.set(input.name);
  if (set === null) {
    dataset.variable(input.name);
    throw new AnalysisError('variable-not-found', { variable: input.name });
  }
  const uses = usesOf(project, dataset, set.name).map(useInWords);
  const maker = set.members.find((member) => derivedRecipe(member)?.spec.name === set.name);
  if (maker !== undefined) uses.push('the recipe that makes its variables: remove those');
  if (uses.length > 0) throw new ProjectError('variable-in-use', { variable: set.name, uses });
  const undo = { call: 'set.define', input: definitionOf(project, input.dataset, set) };
  project.write('set removed', { dataset: dataset.line.name, name: set.name }, (database) => {
    database.prepare('delete from multiple_response_set where id = ?').run(set.id);
  });
  return { removed: set.name, undo };
}

function definitionOf(
  project: Project,
  dataset: string,
  { id, name, label, kind, members }: SetRecord,
): Readonly<Record<string, unknown>> {
  const base = project.database
    .prepare('select base_rule from multiple_response_set where id = ?')
    .pluck()
    .get(id);
  const known = base === 'marked-any' ? 'marked-any' : 'cell-not-empty';
  return { dataset, name, label, kind, base: known, members: members.map((one) => one.name) };
}
