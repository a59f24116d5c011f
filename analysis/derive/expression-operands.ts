import { AnalysisError } from '../analysis-error.ts';
import type { DerivationLookup } from './derivation-lookup.ts';
import type { ExpressionNode } from './expression.ts';
import { typeOfNode } from './expression-types.ts';
import type { Numbers, Texts, Truths, Values } from './expression-values.ts';

/** An expression being worked out. `failed` marks rows in which something gave no number. */
export interface ExpressionEvaluation {
  readonly made: string;
  readonly lookup: DerivationLookup;
  readonly failed: Uint8Array;
  /** Works a part out; `failed` may be another than that of the whole. */
  evaluate(node: ExpressionNode, evaluation: ExpressionEvaluation, wanted?: Values['type']): Values;
}

/** @throws {AnalysisError} `derivation-does-not-fit` for anything but numbers. */
export function numbersOf(node: ExpressionNode, evaluation: ExpressionEvaluation): Numbers {
  const values = evaluation.evaluate(node, evaluation, 'number');
  if (values.type === 'number') return values;
  if (values.type === 'text') throw misplaced(evaluation, 'a text stands where a number is needed');
  const numbers = Float64Array.from(values.state, (state) => state >> 1);
  return { type: 'number', values: numbers, missing: values.missing.slice() };
}

/** @throws {AnalysisError} `derivation-does-not-fit` for anything but texts. */
export function textsOf(node: ExpressionNode, evaluation: ExpressionEvaluation): Texts {
  const values = evaluation.evaluate(node, evaluation, 'text');
  if (values.type === 'text') return values;
  throw misplaced(evaluation, 'a number stands where a text is needed');
}

/** @throws {AnalysisError} `derivation-does-not-fit` for anything but a condition. */
export function truthOf(node: ExpressionNode, evaluation: ExpressionEvaluation): Truths {
  const isCondition = typeOfNode(node, evaluation.lookup) === 'truth';
  const values = isCondition ? evaluation.evaluate(node, evaluation, 'truth') : null;
  if (values?.type === 'truth') return values;
  throw misplaced(
    evaluation,
    'a value stands where a condition is needed; compare it with something',
  );
}

/** A value where another kind of value is needed. */
export function misplaced({ made }: ExpressionEvaluation, why: string): AnalysisError {
  const reason = `expression: ${why}.`;
  return new AnalysisError('derivation-does-not-fit', { variable: made, reason });
}
