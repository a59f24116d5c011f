import { AnalysisError } from '#analysis/analysis-error.ts';
import type { Column } from '#analysis/columns/column.ts';
import { appendColumns, sortOfValues } from '#analysis/combine/append-columns.ts';
import { columnAsText } from '#analysis/combine/column-as-text.ts';
import {
  type AnswerDifference,
  type UnifiedAnswers,
  unifyAnswers,
} from '#analysis/combine/unify-answers.ts';
import type { VariableRecord } from '#main/project/dataset.ts';
import type { CombineInput } from './combine-input.ts';
import { fewOf } from './combined.ts';

/** Where the values of one of the parts of a variable to be come from; null: it has none there. */
export interface PartSource {
  /** What the part is called: a dataset's or an item's name. */
  readonly called: string;
  readonly input: CombineInput;
  readonly variable: VariableRecord | null;
}

/** Several variables as one: what it will be, what differed, and its column when asked for. */
export interface OneVariable {
  readonly first: VariableRecord;
  readonly storage: Column['type'];
  readonly kind: VariableRecord['kind'];
  readonly notes: readonly string[];
  /** The parts' values under each other, in the order of the parts. */
  make(): Column;
}

/**
 * Several variables as one.
 *
 * @throws {AnalysisError} `variables-do-not-combine` where they hold values of different sorts and were not
 *   asked to become texts.
 */
export function oneVariable(
  name: string,
  parts: readonly PartSource[],
  how: { readonly asText: boolean; readonly byCode: boolean },
): OneVariable {
  const there = parts.flatMap((part) =>
    part.variable === null ? [] : [{ ...part, variable: part.variable }],
  );
  const first = (there[0] as (typeof there)[number]).variable;
  const sorts = new Set(there.map(({ variable }) => sortOfValues(variable.storage, variable.kind)));
  if (sorts.size > 1 && !how.asText) {
    const sources = there.map(
      ({ called, variable }) =>
        `${sortOfValues(variable.storage, variable.kind)} in ${called} (${variable.name})`,
    );
    throw new AnalysisError('variables-do-not-combine', { variable: name, sources });
  }
  const asText = sorts.size > 1 || (how.asText && first.storage !== 'text');
  const unified = !asText && first.storage === 'category' ? unify(there, how.byCode) : null;
  const column = (part: PartSource): Column | null => {
    if (part.variable === null) return null;
    const is = part.input.column(part.variable);
    return asText ? columnAsText(is, part.variable.kind, 'labels') : is;
  };
  return {
    first,
    storage: asText ? 'text' : first.storage,
    kind: asText ? 'text' : first.kind,
    notes: [
      ...(asText ? [`${name} holds texts now, as asked.`] : []),
      ...kindNotes(name, there, asText),
      ...(unified ? answerNotes(name, unified.differences) : []),
    ],
    make: () => {
      const made = parts.map((part) => ({
        source: part.called,
        rows: part.input.rows,
        column: column(part),
      }));
      return appendColumns(name, made, 'not-asked', unified ?? undefined);
    },
  };
}

function unify(
  parts: readonly (PartSource & { readonly variable: VariableRecord })[],
  byCode: boolean,
): UnifiedAnswers {
  const sources = parts.map(({ called, input, variable }) => ({
    source: called,
    ...input.answers(variable),
  }));
  return unifyAnswers(sources, byCode);
}

function kindNotes(
  name: string,
  parts: readonly (PartSource & { readonly variable: VariableRecord })[],
  asText: boolean,
): readonly string[] {
  const kinds = new Set(parts.map(({ variable }) => variable.kind));
  if (kinds.size < 2 || asText) return [];
  const told = parts.map(({ called, variable }) => `${variable.kind} in ${called}`);
  return [`${name} is ${fewOf(told)}: taken as ${parts[0]?.variable.kind}.`];
}

function answerNotes(name: string, differences: readonly AnswerDifference[]): readonly string[] {
  const notes: string[] = [];
  const tell = (
    kind: AnswerDifference['kind'],
    words: (source: string, list: string) => string,
    item: (one: AnswerDifference) => string,
  ): void => {
    const of = differences.filter((one) => one.kind === kind);
    for (const source of new Set(of.map((one) => one.source))) {
      const list = fewOf(of.filter((one) => one.source === source).map(item));
      notes.push(`${name}: ${words(source, list)}`);
    }
  };
  const both = ({ was, is }: AnswerDifference): string => `“${was}” and “${is}”`;
  tell(
    'other-label',
    (source, list) =>
      `one answer worded otherwise in ${source}: ${list}; the first wording stands.`,
    both,
  );
  tell(
    'other-code',
    (source, list) => `one answer with another code in ${source}: ${list}; the first code stands.`,
    both,
  );
  tell(
    'code-taken',
    (source, list) => `a code means something else in ${source}: ${list}; kept as two answers.`,
    both,
  );
  tell(
    'new-answer',
    (source, list) => `only from ${source} on: ${list}.`,
    ({ is }) => `“${is}”`,
  );
  tell(
    'absent-answer',
    (source, list) => `no answer of ${source}: ${list}.`,
    ({ was }) => `“${was}”`,
  );
  tell(
    'other-reason',
    (source, list) => `missing otherwise in ${source}: ${list}; the first stands.`,
    ({ was, is }) => `“${was}” (${is} there)`,
  );
  return notes;
}
