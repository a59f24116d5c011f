import { AnalysisError } from '#analysis/analysis-error.ts';
import type { Rule } from '#analysis/columns/rule.ts';
import { ruleMask } from '#analysis/columns/rule-mask.ts';
import type { VariableLookup } from '#analysis/columns/variable-lookup.ts';
import { type Dataset, memberLabel, type VariableRecord } from './dataset.ts';
import type { Project } from './project.ts';
import { ProjectError } from './project-error.ts';
import { readSegments, withParts, writeRule } from './segments.ts';

/**
 * The answers that rules can name of one variable or set, as they are called at one moment. An answer
 * is known by its place, which no edit changes; `namesOf` gives what rules may call it, best first.
 */
export interface AnswerNames {
  isAskedIn(rule: { readonly variable: string }): boolean;
  placesOf(answer: string): readonly number[];
  namesOf(place: number): readonly string[];
}

/** The answers of a variable, and the options of the set that it is a member of, as they are called now. */
export function answerNames(dataset: Dataset, variable: VariableRecord): readonly AnswerNames[] {
  const lists: AnswerNames[] = [];
  if (variable.storage === 'category') lists.push(namesOfCategories(dataset, variable));
  const set = dataset.sets.find(({ id, kind }) => id === variable.setId && kind === 'multiple');
  if (set !== undefined) {
    const labels = set.members.map((member) => memberLabel(member, set));
    const members = labels.map((label, place) => ({
      label,
      column: {
        type: 'number' as const,
        values: Float64Array.from(labels, (_, row) => Number(row === place)),
        missing: null,
      },
    }));
    lists.push({
      isAskedIn: (rule) => find(dataset, rule.variable) === undefined && rule.variable === set.name,
      placesOf: (answer) => placesOf(answer, { column: () => null, members: () => members }),
      namesOf: (place) => [labels[place] ?? ''],
    });
  }
  return lists;
}

/**
 * Rewrites the segments of a dataset inside the caller's transaction, so that their rules mean the same
 * answers after some were given other labels as before; labels may have changed places.
 *
 * Returns the names of the segments that were rewritten.
 *
 * @throws {ProjectError} `segment-unusable` when an answer cannot be told from another any more.
 */
export function keepAnswersOfSegments(
  project: Project,
  datasetId: number,
  before: readonly AnswerNames[],
  after: readonly AnswerNames[],
): readonly string[] {
  const rewritten: string[] = [];
  for (const { id, name, rule } of readSegments(project, datasetId)) {
    if (rule === null) continue;
    const kept = withParts(rule, (part): Rule => {
      if (part.kind !== 'in') return part;
      const list = before.findIndex((one) => one.isAskedIn(part));
      const [was, is] = [before[list], after[list]];
      if (was === undefined || is === undefined) return part;
      const answers = part.answers.flatMap((answer) => renamed(answer, was, is, name));
      return { ...part, answers: [...new Set(answers)] };
    });
    if (JSON.stringify(kept) === JSON.stringify(rule)) continue;
    writeRule(project, id, kept);
    rewritten.push(name);
  }
  return rewritten;
}

/**
 * What to call an answer of a variable or set after some were given other labels: the answer itself where
 * it still means the same, or where it was none.
 *
 * @throws {ProjectError} `segment-unusable`, naming `user`, when it cannot be told from another any more.
 */
export function answerRenamer(
  before: readonly AnswerNames[],
  after: readonly AnswerNames[],
  user: string,
): (variable: string, answer: string) => string {
  return (variable, answer) => {
    const list = before.findIndex((one) => one.isAskedIn({ variable }));
    const [was, is] = [before[list], after[list]];
    if (was === undefined || is === undefined) return answer;
    return renamed(answer, was, is, user)[0] ?? answer;
  };
}

/** An answer that still means the same stays as it was written. */
function renamed(
  answer: string,
  before: AnswerNames,
  after: AnswerNames,
  segment: string,
): readonly string[] {
  const places = before.placesOf(answer);
  const isSame = (found: readonly number[]) => found.join() === places.join();
  if (places.length === 0 || isSame(after.placesOf(answer))) return [answer];
  return places.map((place) => {
    const name = after.namesOf(place).find((one) => {
      const found = after.placesOf(one);
      return found.includes(place) && found.every((other) => places.includes(other));
    });
    if (name !== undefined) return name;
    const reason = `Its answer “${answer}” could not be told from another any more.`;
    throw new ProjectError('segment-unusable', { segment, reason });
  });
}

function namesOfCategories(dataset: Dataset, variable: VariableRecord): AnswerNames {
  const { categories } = dataset.answers(variable);
  const column = {
    type: 'category' as const,
    codes: Uint32Array.from(categories.keys()),
    categories: categories.map((category) => ({ ...category, missing: null })),
    order: [...categories.keys()],
  };
  return {
    isAskedIn: (rule) => find(dataset, rule.variable)?.id === variable.id,
    placesOf: (answer) => placesOf(answer, { column: () => column, members: () => null }),
    namesOf: (place) => {
      const category = categories[place];
      return category === undefined ? [] : [category.label, category.code];
    },
  };
}

/** Asks the rules themselves: over a table in which row `k` holds answer `k` and no other. */
function placesOf(
  answer: string,
  table: Pick<VariableLookup, 'column' | 'members'>,
): readonly number[] {
  const column = table.column('');
  const rows = column?.type === 'category' ? column.codes.length : (table.members('')?.length ?? 0);
  try {
    const lookup = { ...table, segment: () => null };
    const mask = ruleMask({ kind: 'in', variable: '', answers: [answer] }, lookup, rows);
    return [...mask.keys()].filter((row) => mask[row] === 1);
  } catch (error) {
    if (error instanceof AnalysisError && error.code === 'answer-not-found') return [];
    throw error;
  }
}

function find(dataset: Dataset, name: string): VariableRecord | undefined {
  const lower = name.toLowerCase();
  return (
    dataset.variables.find((variable) => variable.name === name) ??
    dataset.variables.find((variable) => variable.name.toLowerCase() === lower)
  );
}
