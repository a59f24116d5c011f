import { AnalysisError } from '../analysis-error.ts';
import type { Column } from '../columns/column.ts';
import { missingByte } from '../columns/missing-reason.ts';
import { nearMatches } from '../columns/near-matches.ts';
import type { Rule } from '../columns/rule.ts';
import { ruleMask } from '../columns/rule-mask.ts';
import { ruleVariables } from '../columns/rule-variables.ts';
import type { DerivationLookup } from './derivation-lookup.ts';
import type { ExpressionNode } from './expression.ts';
import { callFunction } from './expression-functions.ts';
import {
  type ExpressionEvaluation,
  misplaced,
  numbersOf,
  textsOf,
  truthOf,
} from './expression-operands.ts';
import { commonType, settled } from './expression-types.ts';
import {
  computedNumbers,
  eitherMissing,
  joinTruths,
  type Numbers,
  type Truths,
  truthsWhereKnown,
  type Values,
} from './expression-values.ts';
import { addReasons, missingByRow, numbersByRow } from './row-values.ts';
import { eachText } from './texts-of-column.ts';

/**
 * Works an expression out for every row.
 *
 * The law of the missing: what is computed from a missing value is missing, for the reason of the first
 * missing value in the order of writing. Exceptions: `and`, `or` and `not` are three-valued as in filters;
 * `if` and `case` need only the condition and the value that it leads to; `coalesce` takes the first value
 * that is there; `missing` is always known. A computation without a finite result is `unreadable`.
 *
 * @throws {AnalysisError} `variable-not-found`, `answer-not-found`, `segment-not-found`,
 * `rule-does-not-fit-variable`; `derivation-does-not-fit` where texts stand for numbers or the reverse.
 */
export function evaluateExpression(
  node: ExpressionNode,
  { made, lookup, failed }: Omit<ExpressionEvaluation, 'evaluate'>,
): Values {
  return evaluate(node, { made, lookup, failed, evaluate });
}

function evaluate(
  node: ExpressionNode,
  evaluation: ExpressionEvaluation,
  wanted?: Values['type'],
): Values {
  const { rowCount } = evaluation.lookup;
  switch (node.kind) {
    case 'number':
      return {
        type: 'number',
        values: new Float64Array(rowCount).fill(node.value),
        missing: new Uint8Array(rowCount),
      };
    case 'text':
      return {
        type: 'text',
        codes: new Uint32Array(rowCount),
        texts: [node.text],
        missing: new Uint8Array(rowCount),
        isListed: true,
      };
    case 'truth':
      return truthsWhereKnown(() => node.isTrue, new Uint8Array(rowCount));
    case 'variable':
      return valuesOfVariable(node.name, evaluation, wanted);
    case 'rule':
      return truthOfRule(node.rule, evaluation);
    case 'not': {
      const { state, missing } = truthOf(node.of, evaluation);
      return { type: 'truth', state: state.map((one) => 2 - one), missing };
    }
    case 'and':
    case 'or': {
      const parts = node.parts.map((part) => truthOf(part, evaluation));
      return joinTruths(parts, node.kind === 'and', rowCount);
    }
    case 'compare':
      return compare(node, evaluation);
    case 'arithmetic':
      return compute(node, evaluation);
    case 'call':
      return callFunction(node, evaluation, wanted);
  }
}

function valuesOfVariable(
  name: string,
  { lookup }: ExpressionEvaluation,
  wanted?: Values['type'],
): Values {
  const column = columnOf(name, lookup);
  if (column.type === 'category') {
    const isNumber = (wanted ?? (lookup.kind(name) === 'scale' ? 'number' : 'text')) === 'number';
    if (isNumber) return { type: 'number', ...numbersByRow(name, column) };
    const texts = column.categories.map(({ label }) => label);
    const codes = Uint32Array.from(column.codes);
    return { type: 'text', codes, texts, missing: missingByRow(column), isListed: true };
  }
  if (column.type === 'number') return { type: 'number', ...numbersByRow(name, column) };
  const texts: string[] = [];
  eachText(column, (text) => texts.push(text));
  const codes = Uint32Array.from(texts.keys());
  return { type: 'text', codes, texts, missing: missingByRow(column), isListed: false };
}

function columnOf(name: string, lookup: DerivationLookup): Column {
  const column = lookup.column(name);
  if (column !== null) return column;
  if (lookup.memberNames(name) !== null) {
    const reason = `${name} is a set of variables; ask whether an answer of it was given, or name one of its variables.`;
    throw new AnalysisError('rule-does-not-fit-variable', { variable: name, reason });
  }
  const near = nearMatches(name, lookup.names ?? []);
  throw new AnalysisError('variable-not-found', { variable: name, near });
}

/** Asks the filter twice, so that what it leaves open is known too. */
function truthOfRule(rule: Rule, { lookup }: ExpressionEvaluation): Truths {
  const { rowCount } = lookup;
  const isTrue = ruleMask(rule, lookup, rowCount);
  const isFalse = ruleMask({ kind: 'not', rule }, lookup, rowCount);
  const state = isTrue.map((one, row) => (one === 1 ? 2 : isFalse[row] === 1 ? 0 : 1));
  const missing = new Uint8Array(rowCount);
  for (const name of ruleVariables(rule, lookup)) {
    const column = lookup.column(name);
    const columns = column === null ? (lookup.members(name) ?? []) : [{ column }];
    for (const one of columns) addReasons(missing, missingByRow(one.column));
  }
  const leftOut = missingByte('filtered-out');
  for (let row = 0; row < rowCount; row++) {
    if (state[row] !== 1) missing[row] = 0;
    else if (missing[row] === 0) missing[row] = leftOut;
  }
  return { type: 'truth', state, missing };
}

function compare(
  { operator, left, right }: Extract<ExpressionNode, { kind: 'compare' }>,
  evaluation: ExpressionEvaluation,
): Truths {
  const sides = [left, right];
  const type = settled(commonType(sides, evaluation.lookup), sides, evaluation.lookup);
  if (type === 'text') return compareTexts(operator, left, right, evaluation);
  const { values: a, missing: missingA } = numbersOf(left, evaluation);
  const { values: b, missing: missingB } = numbersOf(right, evaluation);
  const missing = eitherMissing(missingA, missingB);
  const at = (values: Float64Array, row: number): number => values[row] as number;
  switch (operator) {
    case '=':
      return truthsWhereKnown((row) => a[row] === b[row], missing);
    case '!=':
      return truthsWhereKnown((row) => a[row] !== b[row], missing);
    case '<':
      return truthsWhereKnown((row) => at(a, row) < at(b, row), missing);
    case '<=':
      return truthsWhereKnown((row) => at(a, row) <= at(b, row), missing);
    case '>':
      return truthsWhereKnown((row) => at(a, row) > at(b, row), missing);
    case '>=':
      return truthsWhereKnown((row) => at(a, row) >= at(b, row), missing);
  }
}

function compareTexts(
  operator: string,
  left: ExpressionNode,
  right: ExpressionNode,
  evaluation: ExpressionEvaluation,
): Truths {
  if (operator !== '=' && operator !== '!=') {
    throw misplaced(evaluation, `texts have no order for ${operator}`);
  }
  const a = textsOf(left, evaluation);
  const b = textsOf(right, evaluation);
  const folded = (texts: readonly string[]) => texts.map((text) => text.trim().toLowerCase());
  const [foldedA, foldedB] = [folded(a.texts), folded(b.texts)];
  const isWanted = operator === '=';
  return truthsWhereKnown(
    (row) => (foldedA[a.codes[row] ?? 0] === foldedB[b.codes[row] ?? 0]) === isWanted,
    eitherMissing(a.missing, b.missing),
  );
}

function compute(
  { operator, left, right }: Extract<ExpressionNode, { kind: 'arithmetic' }>,
  evaluation: ExpressionEvaluation,
): Numbers {
  const a = numbersOf(left, evaluation);
  const b = numbersOf(right, evaluation);
  const values = new Float64Array(a.values.length);
  const apply = operations[operator];
  for (let row = 0; row < values.length; row++) {
    values[row] = apply(a.values[row] as number, b.values[row] as number);
  }
  return computedNumbers(values, eitherMissing(a.missing, b.missing), evaluation.failed);
}

const operations = {
  '+': (a: number, b: number) => a + b,
  '-': (a: number, b: number) => a - b,
  '*': (a: number, b: number) => a * b,
  '/': (a: number, b: number) => a / b,
  '%': (a: number, b: number) => a - b * Math.floor(a / b),
  '^': (a: number, b: number) => a ** b,
} as const;
