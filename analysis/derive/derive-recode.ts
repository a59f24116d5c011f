import { AnalysisError } from '../analysis-error.ts';
import type { Category, Column } from '../columns/column.ts';
import { missingByte } from '../columns/missing-reason.ts';
import type { VariableKind } from '../columns/variable.ts';
import { groupByCode, groupByRow } from './answer-groups.ts';
import type { Recode, RecodeGroup } from './derivation.ts';
import { categoriesFrom, codesFor, type DerivedColumn } from './derived-column.ts';
import { missingByRow } from './row-values.ts';

/**
 * Answers merged, relabelled and put in order; see `Recode`.
 *
 * - A new answer has the code of the first of its answers, and their value where they share one; a scale
 *   stays a scale as long as every answer has a value.
 * - Order: that of the groups; with `keep`, a group stands where the first of its answers stood.
 * - Missing: a row without an answer keeps its reason, unless a group names its missing answer.
 * - Of a variable of numbers or texts the groups name the values; others cannot be kept then.
 *
 * @throws {AnalysisError} `answer-not-found`, `rule-does-not-fit-variable`, `derivation-does-not-fit`.
 */
export function deriveRecode(spec: Recode, column: Column, kind: VariableKind): DerivedColumn {
  if (column.type === 'category') return recodeAnswers(spec, column, kind);
  if (spec.others === 'keep') {
    throw new AnalysisError('derivation-does-not-fit', {
      variable: spec.name,
      reason: `others: ${spec.from} has no list of answers to keep; say what becomes of other values.`,
    });
  }
  const group = groupByRow(
    spec.name,
    spec.from,
    column,
    spec.groups.map(({ answers }) => answers),
  );
  const missing = missingByRow(column);
  const answers = spec.groups.map((one, at) => newAnswer(one, String(at + 1), []));
  const rest = typeof spec.others === 'object' ? answers.length : -1;
  if (typeof spec.others === 'object') {
    answers.push(answerCalled(spec.others.label, String(answers.length + 1)));
  }
  for (let row = 0; row < missing.length; row++) {
    if (missing[row] !== 0 || (group[row] as number) >= 0) continue;
    if (rest >= 0) group[row] = rest;
    else missing[row] = missingByte('filtered-out');
  }
  return madeOf(categoriesFrom(answers, group, missing), 'single');
}

interface Target {
  readonly category: Category;
  /** Where it stands among the others, smallest first. */
  readonly place: number;
}

function recodeAnswers(
  spec: Recode,
  column: Extract<Column, { type: 'category' }>,
  kind: VariableKind,
): DerivedColumn {
  const { categories } = column;
  const groups = spec.groups.map(({ answers }) => answers);
  const groupOf = groupByCode(spec.name, spec.from, column, groups);
  const place = new Map(column.order.map((code, at) => [code, at]));
  const inOrder = [...categories.keys()].sort((a, b) => (place.get(a) ?? a) - (place.get(b) ?? b));
  const targets: Target[] = spec.groups.map((group, at) => {
    const merged = inOrder.filter((code) => groupOf[code] === at);
    const members = merged.flatMap((code) => categories[code] ?? []);
    const first = merged[0];
    const standing = spec.others === 'keep' && first !== undefined ? (place.get(first) ?? at) : at;
    const code = members[0]?.code ?? `new ${at + 1}`;
    return { category: newAnswer(group, code, members), place: standing };
  });
  const targetOf = new Int32Array(categories.length);
  let rest = -1;
  for (const code of inOrder) {
    const category = categories[code] as Category;
    const group = groupOf[code] as number;
    if (group >= 0) targetOf[code] = group;
    else if (category.missing !== null || spec.others === 'keep') {
      targetOf[code] =
        targets.push({ category, place: keptPlace(spec, category, place.get(code) ?? code) }) - 1;
    } else if (spec.others === 'missing') targetOf[code] = -1;
    else {
      if (rest < 0) {
        const named = answerCalled(spec.others.label, category.code);
        rest = targets.push({ category: named, place: spec.groups.length }) - 1;
      }
      targetOf[code] = rest;
    }
  }
  return assembled(column, targets, targetOf, kind);
}

/** Missing answers that no group names stand last. */
function keptPlace(spec: Recode, category: Category, place: number): number {
  return category.missing === null || spec.others === 'keep' ? place : 1e9 + place;
}

function assembled(
  column: Extract<Column, { type: 'category' }>,
  targets: readonly Target[],
  targetOf: Int32Array,
  kind: VariableKind,
): DerivedColumn {
  const order = [...targets.keys()].sort(
    (a, b) => (targets[a]?.place ?? 0) - (targets[b]?.place ?? 0) || a - b,
  );
  const answers = order.map((at) => targets[at]?.category as Category);
  const newCode = new Int32Array(targets.length);
  order.forEach((at, position) => {
    newCode[at] = position;
  });
  if (targetOf.includes(-1)) answers.push(leftOut);
  const byCode = targetOf.map((target) =>
    target < 0 ? answers.length - 1 : (newCode[target] as number),
  );
  const codes = codesFor(answers.length, column.codes.length);
  for (let row = 0; row < codes.length; row++) {
    codes[row] = byCode[column.codes[row] as number] as number;
  }
  const hasValues = answers.every(({ value, missing }) => missing !== null || value !== null);
  const isScale = kind === 'scale' && hasValues;
  const categories = withUniqueCodes(answers);
  return madeOf(
    { type: 'category', codes, categories, order: categories.map((_, at) => at) },
    isScale ? 'scale' : 'single',
  );
}

const leftOut: Category = {
  code: 'missing: filtered-out',
  label: 'Left out',
  value: null,
  missing: 'filtered-out',
};

function newAnswer(group: RecodeGroup, code: string, merged: readonly Category[]): Category {
  const shared = merged.every(({ value }) => value === merged[0]?.value);
  const value =
    group.value === undefined ? (shared ? (merged[0]?.value ?? null) : null) : group.value;
  return { code, label: group.label, value, missing: group.missing ?? null };
}

function answerCalled(label: string, code: string): Category {
  return { code, label, value: null, missing: null };
}

/** The second answer of a code gets another one. */
function withUniqueCodes(answers: readonly Category[]): readonly Category[] {
  const seen = new Set<string>();
  return answers.map((answer) => {
    let { code } = answer;
    for (let next = 2; seen.has(code); next++) code = `${answer.code} (${next})`;
    seen.add(code);
    return { ...answer, code };
  });
}

function madeOf(column: Column, kind: VariableKind): DerivedColumn {
  return { column, kind, unreadable: 0, notes: [] };
}
