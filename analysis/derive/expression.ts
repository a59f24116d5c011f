import type { Rule } from '../columns/rule.ts';

/** The functions of the expression language, with how many values each takes (least, most). */
export const expressionFunctions = {
  abs: [1, 1],
  case: [2, 400],
  coalesce: [1, 200],
  contains: [2, 2],
  exp: [1, 1],
  if: [2, 3],
  log: [1, 1],
  lower: [1, 1],
  max: [1, 200],
  min: [1, 200],
  missing: [1, 1],
  round: [1, 2],
  sqrt: [1, 1],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;

/** A function's name. */
export type ExpressionFunction = keyof typeof expressionFunctions;

/** What compares two values. */
export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** What computes with two numbers; `%` is the remainder with the sign of the divisor. */
export type Arithmetic = '+' | '-' | '*' | '/' | '%' | '^';

/**
 * An expression as a tree. `rule` is what the filter language has too: a variable against answers or
 * bounds, a segment.
 */
export type ExpressionNode =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'truth'; readonly isTrue: boolean }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'rule'; readonly rule: Rule }
  | { readonly kind: 'not'; readonly of: ExpressionNode }
  | { readonly kind: 'and' | 'or'; readonly parts: readonly ExpressionNode[] }
  | {
      readonly kind: 'compare';
      readonly operator: Comparison;
      readonly left: ExpressionNode;
      readonly right: ExpressionNode;
    }
  | {
      readonly kind: 'arithmetic';
      readonly operator: Arithmetic;
      readonly left: ExpressionNode;
      readonly right: ExpressionNode;
    }
  | {
      readonly kind: 'call';
      readonly name: ExpressionFunction;
      readonly values: readonly ExpressionNode[];
    };

/** Where an expression names something: characters `start` to before `end`, for rewriting it. */
export type ExpressionMention =
  | {
      readonly what: 'variable';
      readonly name: string;
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly what: 'segment';
      readonly name: string;
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly what: 'answer';
      readonly variable: string;
      readonly name: string;
      readonly start: number;
      readonly end: number;
    };

/** An expression that was read. */
export interface ParsedExpression {
  readonly node: ExpressionNode;
  readonly mentions: readonly ExpressionMention[];
}
