import { AnalysisError } from '../analysis-error.ts';
import type { ExpressionNode } from '../derive/expression.ts';
import { parseExpression } from '../derive/parse-expression.ts';
import type { Amount } from './ledger.ts';

/** A formula that was read: the inputs it names, and its value for given inputs (NaN without one). */
export interface Formula {
  readonly text: string;
  readonly names: readonly string[];
  readonly valueOf: (inputs: ReadonlyMap<string, number>) => number;
}

/**
 * Read a number or a formula such as `conversations * deflection_share * cost_per_call`: arithmetic,
 * brackets, `min`, `max`, `abs`, `sqrt`, `exp`, `log`, `round`. Names with spaces stand in backticks.
 *
 * @throws {AnalysisError} `expression-not-understood`, with the place.
 */
export function readFormula(amount: Amount): Formula | null {
  if (amount === null || amount === undefined || amount === '') return null;
  if (typeof amount === 'number') {
    return { text: String(amount), names: [], valueOf: () => amount };
  }
  const { node } = parseExpression(amount);
  const names = new Set<string>();
  checkNode(amount, node, names);
  return { text: amount, names: [...names], valueOf: (inputs) => evaluate(node, inputs) };
}

const functions: Readonly<Record<string, (...values: number[]) => number>> = {
  min: Math.min,
  max: Math.max,
  abs: Math.abs,
  sqrt: Math.sqrt,
  exp: Math.exp,
  log: Math.log,
  round: (value, digits = 0) => Math.round(value * 10 ** digits) / 10 ** digits,
};

function checkNode(text: string, node: ExpressionNode, names: Set<string>): void {
  if (node.kind === 'variable') names.add(node.name);
  else if (node.kind === 'arithmetic') {
    checkNode(text, node.left, names);
    checkNode(text, node.right, names);
  } else if (node.kind === 'call' && node.name in functions) {
    for (const value of node.values) checkNode(text, value, names);
  } else if (node.kind !== 'number') {
    throw new AnalysisError('expression-not-understood', {
      expression: text,
      position: 1,
      found: node.kind,
      expected: 'numbers, names of inputs, + - * / ^, min, max, abs, sqrt, exp, log, round',
    });
  }
}

function evaluate(node: ExpressionNode, inputs: ReadonlyMap<string, number>): number {
  if (node.kind === 'number') return node.value;
  if (node.kind === 'variable') return inputs.get(node.name) ?? Number.NaN;
  if (node.kind === 'call') {
    const compute = functions[node.name];
    return compute === undefined
      ? Number.NaN
      : compute(...node.values.map((value) => evaluate(value, inputs)));
  }
  if (node.kind !== 'arithmetic') return Number.NaN;
  const left = evaluate(node.left, inputs);
  const right = evaluate(node.right, inputs);
  switch (node.operator) {
    case '+':
      return left + right;
    case '-':
      return left - right;
    case '*':
      return left * right;
    case '/':
      return right === 0 ? Number.NaN : left / right;
    case '%':
      return left % right;
    case '^':
      return left ** right;
  }
}
