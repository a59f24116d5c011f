import { AnalysisError } from '#analysis/analysis-error.ts';
import type { Category } from '#analysis/columns/column.ts';
import type {
  DatasetLine,
  editVariable as editVariableCall,
  VariableLine,
} from '#contract/calls/datasets.ts';
import type { CheckedInputOf } from '#contract/define-call.ts';
import type { Undoable } from '#contract/undo.ts';
import {
  Dataset,
  datasetLines,
  readCategories,
  type VariableRecord,
} from '#main/project/dataset.ts';
import { derivedRecipe } from '#main/project/derived-recipes.ts';
import { kindsByStorage, remakeDependents } from '#main/project/derived-variables.ts';
import { keepAnswersOfOthers } from '#main/project/name-followers.ts';
import type { Project } from '#main/project/project.ts';
import { ProjectError } from '#main/project/project-error.ts';
import { answerNames, keepAnswersOfSegments } from '#main/project/segment-answers.ts';
import type { CallContext } from './call-context.ts';
import { variableLine } from './list-variables.ts';

/**
 * Answers `variable.edit`: stored codes stay as they are; what they mean changes, and is logged.
 * Segments, recipes and kept analyses mean the same answers as before, whatever these are called now, and
 * what is derived from the variable is made anew.
 */
export function editVariable(
  { project, columns }: CallContext,
  input: CheckedInputOf<typeof editVariableCall>,
): VariableLine & Undoable {
  const dataset = new Dataset(project, columns, input.dataset);
  const variable = dataset.variable(input.variable);
  const { label = variable.label, kind = variable.kind, role = variable.role } = input;
  const allowed: readonly string[] = kindsByStorage[variable.storage];
  if (kind !== variable.kind && !allowed.includes(kind)) {
    const needed = `one of ${allowed.join(', ')}`;
    throw new ProjectError('variable-kind-unsuitable', { variable: variable.name, kind, needed });
  }
  const namesBefore = answerNames(dataset, variable);
  const details = { dataset: dataset.line.name, variable: variable.name, label, kind, role };
  const before = meaningOf(dataset, variable);
  const edit = (database: Project['database']) => {
    database
      .prepare('update variable set label = ?, kind = ?, role = ? where id = ?')
      .run(label, kind, role, variable.id);
    if (input.categories) editCategories(project, variable, input.categories);
    noteHandEdits(project, variable, input);
    const edited = new Dataset(project, columns, input.dataset);
    const renamed = edited.variable(variable.name);
    const names = answerNames(edited, renamed);
    const segments = keepAnswersOfSegments(project, dataset.id, namesBefore, names);
    const followed = keepAnswersOfOthers(project, edited, namesBefore, names);
    const recomputed = remakeDependents(project, columns, input.dataset, [variable.name]);
    return { before, after: meaningOf(edited, renamed), segments, ...followed, recomputed };
  };
  project.write('variable edited', (change) => ({ ...details, ...change }), edit);
  const after = new Dataset(project, columns, input.dataset);
  const set = after.sets.find((one) => one.id === variable.setId)?.name ?? null;
  const line = variableLine(after, after.variable(variable.name), set, null);
  return { ...line, undo: undoOfEdit(dataset, variable, namedAnswers(before)) };
}

/** What the variable was called and meant, as an edit says it. */
function undoOfEdit(
  dataset: Dataset,
  { name, label, kind, role }: VariableRecord,
  categories: readonly Category[] | null,
): Undoable['undo'] {
  const before = { label, kind, role, ...(categories === null ? {} : { categories }) };
  return {
    call: 'variable.edit',
    input: { dataset: dataset.line.name, variable: name, ...before },
  };
}

/** The answers that an edit names: an empty cell's has no code, and is not edited. */
function namedAnswers(meaning: VariableMeaning): readonly Category[] | null {
  return meaning.categories?.filter(({ code, missing }) => code !== '' || missing === null) ?? null;
}

/** What an edit can change, whole, so that the log alone tells what stood before it. */
function meaningOf(dataset: Dataset, variable: VariableRecord): VariableMeaning {
  const { label, kind, role } = variable;
  if (variable.storage !== 'category') return { label, kind, role };
  const { categories, order } = dataset.answers(variable);
  return { label, kind, role, categories: order.flatMap((index) => categories[index] ?? []) };
}

interface VariableMeaning extends Pick<VariableRecord, 'label' | 'kind' | 'role'> {
  readonly categories?: readonly Category[];
}

/** A derived variable remembers what was changed by hand, for when it is made anew. */
function noteHandEdits(
  project: Project,
  variable: VariableRecord,
  { label, kind, categories }: CheckedInputOf<typeof editVariableCall>,
): void {
  const recipe = derivedRecipe(variable);
  if (recipe === null) return;
  const edits = {
    ...recipe.edits,
    ...(label === undefined ? {} : { label }),
    ...(kind === undefined ? {} : { kind }),
    ...(categories === undefined ? {} : { categories }),
  };
  project.database
    .prepare('update variable set recipe = ? where id = ?')
    .run(JSON.stringify({ ...recipe, edits }), variable.id);
}

function editCategories(
  project: Project,
  variable: VariableRecord,
  edited: NonNullable<CheckedInputOf<typeof editVariableCall>['categories']>,
): void {
  const { categories } = readCategories(project, variable.id);
  const update = project.database.prepare(
    `update category set position = ?, label = ?, value = ?, missing = ?
     where variable_id = ? and code_index = ?`,
  );
  const unnamed = categories.filter(
    (category) => category.code === '' && category.missing !== null,
  );
  const named = categories.filter((category) => !unnamed.includes(category));
  if (edited.length !== named.length) {
    const absent = named.find(({ code }) => !edited.some((one) => one.code === code));
    const answer = absent?.code ?? `${edited.length} answers in place of ${named.length}`;
    throw new AnalysisError('answer-not-found', { variable: variable.name, answer });
  }
  const changed = new Set<number>();
  edited.forEach((category, position) => {
    const index = categories.findIndex(({ code }) => code === category.code);
    if (index < 0 || changed.has(index)) {
      throw new AnalysisError('answer-not-found', {
        variable: variable.name,
        answer: category.code,
      });
    }
    changed.add(index);
    update.run(position, category.label, category.value, category.missing, variable.id, index);
  });
}

/** Answers `dataset.weight`. */
export function setWeight(
  { project, columns }: CallContext,
  input: { readonly dataset: string; readonly weight: string | null },
): DatasetLine & Undoable {
  const dataset = new Dataset(project, columns, input.dataset);
  const variable = input.weight === null ? null : dataset.variable(input.weight);
  if (variable) dataset.weightColumn(variable.name);
  project.write(
    'weight chosen',
    { dataset: dataset.line.name, weight: input.weight },
    (database) => {
      database
        .prepare('update dataset set weight_variable_id = ? where id = ?')
        .run(variable?.id ?? null, dataset.id);
    },
  );
  const undo = {
    call: 'dataset.weight',
    input: { dataset: input.dataset, weight: dataset.line.weight },
  };
  return { ...new Dataset(project, columns, input.dataset).line, undo };
}

/** Answers `dataset.remove`. The source file's record stays: the log refers to it. */
export function removeDataset(
  { project, columns }: CallContext,
  input: { readonly dataset: string },
): { readonly removed: string } {
  const { line } = new Dataset(project, columns, input.dataset);
  project.write('dataset removed', { dataset: line.name, rows: line.rows }, (database) => {
    database.prepare('update dataset set weight_variable_id = null where id = ?').run(line.id);
    database.prepare('delete from dataset where id = ?').run(line.id);
  });
  return { removed: datasetLines(project).some(({ id }) => id === line.id) ? '' : line.name };
}
