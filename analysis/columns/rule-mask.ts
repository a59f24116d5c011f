import { AnalysisError } from '../analysis-error.ts';
import { type Interruption, uninterrupted } from '../interruption.ts';
import { type Column, rowCount as rowCountOf } from './column.ts';
import { maskAnswers, maskContains, maskMissing, maskRange } from './column-mask.ts';
import { nearMatches } from './near-matches.ts';
import type { Rule } from './rule.ts';
import { selectionByRow } from './selected-answers.ts';
import type { SetMember, VariableLookup } from './variable-lookup.ts';

/**
 * Which rows a rule holds for: 1 belongs, 0 does not.
 *
 * - Shapes: `rowCount` bytes; every column that `lookup` gives has `rowCount` rows.
 * - Answers are matched to a label, then a code, exactly first and then without regard to case. On a
 *   number an answer is a number or an ISO date, which means the whole of what it names. Of a
 *   multiple-response set the answers are its options; a row belongs when it took any of them.
 * - Ranges compare numbers, dates, and the values of categories (where a category has none, the number
 *   that its label is). `contains` disregards case.
 * - Missing: three-valued. A comparison with a missing value is neither true nor false, and stays so
 *   under `not`; `all` needs every part true, `any` one. Only what is true belongs.
 *
 * @throws {AnalysisError} `variable-not-found`, `segment-not-found`, `answer-not-found` (each with
 * `near`: what was probably meant), `segment-refers-to-itself`, `rule-does-not-fit-variable`,
 * `lengths-differ`, `cancelled`.
 */
export function ruleMask(
  rule: Rule,
  lookup: VariableLookup,
  rowCount: number,
  interruption: Interruption = uninterrupted,
): Uint8Array {
  const evaluation: Evaluation = { lookup, rowCount, interruption, path: [], known: new Map() };
  const mask = evaluate(rule, evaluation);
  const belongs = new Uint8Array(rowCount);
  for (let row = 0; row < rowCount; row++) belongs[row] = (mask[row] ?? 0) >> 1;
  return belongs;
}

/**
 * `path`: the segments being worked out, outermost first; `known`: those that are done.
 * Masks inside hold 0 false, 1 unknown, 2 true, so that and is the minimum, or the maximum, not 2 - x
 * (Kleene's logic).
 */
interface Evaluation {
  readonly lookup: VariableLookup;
  readonly rowCount: number;
  readonly interruption: Interruption;
  readonly path: readonly string[];
  readonly known: Map<string, Uint8Array>;
}

function evaluate(rule: Rule, evaluation: Evaluation): Uint8Array {
  switch (rule.kind) {
    case 'all':
      return combine(rule.rules, evaluation, 2, keepSmaller);
    case 'any':
      return combine(rule.rules, evaluation, 0, keepLarger);
    case 'not': {
      const mask = evaluate(rule.rule, evaluation).slice();
      for (let row = 0; row < mask.length; row++) mask[row] = 2 - (mask[row] ?? 0);
      return mask;
    }
    case 'segment':
      return evaluateSegment(rule.name, evaluation);
    default:
      evaluation.interruption.report('filtering', 0, null);
      return evaluateVariable(rule, evaluation);
  }
}

function combine(
  rules: readonly Rule[],
  evaluation: Evaluation,
  neutral: number,
  keep: (into: Uint8Array, mask: Uint8Array) => void,
): Uint8Array {
  const combined = new Uint8Array(evaluation.rowCount).fill(neutral);
  for (const rule of rules) keep(combined, evaluate(rule, evaluation));
  return combined;
}

function keepSmaller(into: Uint8Array, mask: Uint8Array): void {
  for (let row = 0; row < into.length; row++) {
    const value = mask[row] as number;
    if (value < (into[row] as number)) into[row] = value;
  }
}

function keepLarger(into: Uint8Array, mask: Uint8Array): void {
  for (let row = 0; row < into.length; row++) {
    const value = mask[row] as number;
    if (value > (into[row] as number)) into[row] = value;
  }
}

function evaluateSegment(name: string, evaluation: Evaluation): Uint8Array {
  const key = name.toLowerCase();
  if (evaluation.path.includes(key)) {
    const path = [...evaluation.path, key];
    throw new AnalysisError('segment-refers-to-itself', { segment: name, path });
  }
  const known = evaluation.known.get(key);
  if (known !== undefined) return known;
  const rule = evaluation.lookup.segment(name);
  if (rule === null) throw new AnalysisError('segment-not-found', { segment: name });
  const mask = evaluate(rule, { ...evaluation, path: [...evaluation.path, key] });
  evaluation.known.set(key, mask);
  return mask;
}

type VariableRule = Extract<Rule, { readonly variable: string }>;

function evaluateVariable(rule: VariableRule, evaluation: Evaluation): Uint8Array {
  const { lookup, rowCount } = evaluation;
  const column = lookup.column(rule.variable);
  if (column !== null) {
    demandRowCount(rule.variable, column, rowCount);
    return maskColumn(rule, column);
  }
  const members = lookup.members(rule.variable);
  if (members !== null) {
    for (const member of members) demandRowCount(rule.variable, member.column, rowCount);
    return maskSet(rule, members, rowCount);
  }
  throw new AnalysisError('variable-not-found', {
    variable: rule.variable,
    near: nearMatches(rule.variable, lookup.names ?? []),
  });
}

function demandRowCount(variable: string, column: Column, rowCount: number): void {
  const found = rowCountOf(column);
  if (found !== rowCount) {
    throw new AnalysisError('lengths-differ', { variable, expected: rowCount, found });
  }
}

function maskColumn(rule: VariableRule, column: Column): Uint8Array {
  switch (rule.kind) {
    case 'in':
      return maskAnswers(rule.variable, column, rule.answers);
    case 'range':
      return maskRange(rule, column);
    case 'contains':
      return maskContains(rule.variable, column, rule.text);
    case 'missing':
      return maskMissing(column);
  }
}

/** A set answers for its members: true where one of those asked for was taken. */
function maskSet(rule: VariableRule, members: readonly SetMember[], rowCount: number): Uint8Array {
  if (rule.kind === 'range') {
    throw new AnalysisError('rule-does-not-fit-variable', {
      variable: rule.variable,
      needs: 'a number, a date or a scale',
    });
  }
  if (rule.kind === 'missing') {
    const mask = new Uint8Array(rowCount).fill(2);
    for (const { column } of members) keepSmaller(mask, maskMissing(column));
    return mask;
  }
  const mask = new Uint8Array(rowCount);
  for (const { column } of membersNamed(rule, members)) keepLarger(mask, selectionByRow(column));
  return mask;
}

function membersNamed(
  rule: Extract<VariableRule, { kind: 'in' | 'contains' }>,
  members: readonly SetMember[],
): readonly SetMember[] {
  if (rule.kind === 'contains') {
    const text = rule.text.toLowerCase();
    return members.filter(({ label }) => label.toLowerCase().includes(text));
  }
  const labels = members.map(({ label }) => label);
  return rule.answers.map((answer) => {
    const member =
      members.find(({ label }) => label === answer) ??
      members.find(({ label }) => label.toLowerCase() === answer.trim().toLowerCase());
    if (member !== undefined) return member;
    const { variable } = rule;
    throw new AnalysisError('answer-not-found', {
      variable,
      answer,
      near: nearMatches(answer, labels),
    });
  });
}
