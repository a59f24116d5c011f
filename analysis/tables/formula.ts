import { AnalysisError } from '../analysis-error.ts';

/** What a formula is made of: a number, a row by name, or two parts with an operation between. */
export type Formula =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'row'; readonly name: string }
  | {
      readonly kind: 'operation';
      readonly operator: '+' | '-' | '*' | '/';
      readonly left: Formula;
      readonly right: Formula;
    };

/** What a formula gives: a number, or why there is none. */
export type FormulaValue =
  | { readonly status: 'computed'; readonly value: number }
  | { readonly status: 'notComputable'; readonly reason: 'divided-by-zero' | 'a-part-is-missing' };

const deepestNesting = 50;

/**
 * Reads arithmetic over rows: `([Top 2] - [Bottom 2]) / 100`. A row's name stands in square brackets;
 * numbers, + - * / (or − × ÷) and parentheses as usual. Nothing is executed.
 *
 * @throws {AnalysisError} `expression-not-understood` with `expression`, `position` (from 0), `found` and
 * `expected`.
 */
export function parseFormula(expression: string): Formula {
  const parser = new FormulaParser(expression);
  const formula = parser.sum();
  parser.demandEnd();
  return formula;
}

/** The names of rows that a formula uses. */
export function rowsInFormula(formula: Formula): readonly string[] {
  switch (formula.kind) {
    case 'number':
      return [];
    case 'row':
      return [formula.name];
    case 'operation':
      return [...rowsInFormula(formula.left), ...rowsInFormula(formula.right)];
  }
}

/** Computes a formula; `figureOf` gives a row's figure, null where it has none. */
export function evaluateFormula(
  formula: Formula,
  figureOf: (name: string) => number | null,
): FormulaValue {
  if (formula.kind === 'number') return { status: 'computed', value: formula.value };
  if (formula.kind === 'row') {
    const value = figureOf(formula.name);
    return value === null
      ? { status: 'notComputable', reason: 'a-part-is-missing' }
      : { status: 'computed', value };
  }
  const left = evaluateFormula(formula.left, figureOf);
  if (left.status === 'notComputable') return left;
  const right = evaluateFormula(formula.right, figureOf);
  if (right.status === 'notComputable') return right;
  if (formula.operator === '/' && right.value === 0) {
    return { status: 'notComputable', reason: 'divided-by-zero' };
  }
  return { status: 'computed', value: operations[formula.operator](left.value, right.value) };
}

const operations = {
  '+': (left: number, right: number) => left + right,
  '-': (left: number, right: number) => left - right,
  '*': (left: number, right: number) => left * right,
  '/': (left: number, right: number) => left / right,
} as const;

const spelled: Readonly<Record<string, string>> = { '−': '-', '–': '-', '×': '*', '÷': '/' };

class FormulaParser {
  readonly #expression: string;
  #at = 0;
  #depth = 0;

  constructor(expression: string) {
    this.#expression = expression;
  }

  sum(): Formula {
    let left = this.#product();
    for (;;) {
      const operator = this.#peek();
      if (operator !== '+' && operator !== '-') return left;
      this.#at++;
      left = { kind: 'operation', operator, left, right: this.#product() };
    }
  }

  demandEnd(): void {
    if (this.#peek() !== '') this.#refuse(['+', '-', '*', '/', 'the end']);
  }

  #product(): Formula {
    let left = this.#part();
    for (;;) {
      const operator = this.#peek();
      if (operator !== '*' && operator !== '/') return left;
      this.#at++;
      left = { kind: 'operation', operator, left, right: this.#part() };
    }
  }

  #part(): Formula {
    const next = this.#peek();
    if (next === '(') return this.#inParentheses();
    if (next === '[') return this.#row();
    const number = /^\d+(?:\.\d+)?/u.exec(this.#expression.slice(this.#at))?.[0];
    if (number === undefined) return this.#refuse(['a row in square brackets', 'a number', '(']);
    this.#at += number.length;
    return { kind: 'number', value: Number(number) };
  }

  #inParentheses(): Formula {
    this.#at++;
    if (++this.#depth > deepestNesting) this.#refuse(['less nesting']);
    const inside = this.sum();
    if (this.#peek() !== ')') this.#refuse([')']);
    this.#at++;
    this.#depth--;
    return inside;
  }

  #row(): Formula {
    const end = this.#expression.indexOf(']', this.#at);
    const name = end < 0 ? '' : this.#expression.slice(this.#at + 1, end).trim();
    if (name === '') return this.#refuse(['a row in square brackets']);
    this.#at = end + 1;
    return { kind: 'row', name };
  }

  /** The next sign after spaces; empty at the end. */
  #peek(): string {
    while (/\s/u.test(this.#expression[this.#at] ?? '')) this.#at++;
    const sign = this.#expression[this.#at] ?? '';
    return spelled[sign] ?? sign;
  }

  #refuse(expected: readonly string[]): never {
    throw new AnalysisError('expression-not-understood', {
      expression: this.#expression,
      position: this.#at,
      found: this.#expression[this.#at] ?? '',
      expected,
    });
  }
}
