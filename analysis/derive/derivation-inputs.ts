import { ruleVariables } from '../columns/rule-variables.ts';
import type { Derivation } from './derivation.ts';
import type { DerivationLookup } from './derivation-lookup.ts';
import type { ExpressionMention } from './expression.ts';
import { parseExpression } from './parse-expression.ts';

/**
 * The names that a derivation is made from as it writes them, variables and sets alike, each once.
 * Segments of an expression are in `segments`.
 *
 * @throws {AnalysisError} `expression-not-understood`.
 */
export function namesInDerivation(spec: Derivation): {
  readonly variables: readonly string[];
  readonly segments: readonly string[];
} {
  if (spec.kind === 'expression') {
    const { mentions } = parseExpression(spec.expression);
    const of = (what: ExpressionMention['what']) => [
      ...new Set(mentions.filter((one) => one.what === what).map(({ name }) => name)),
    ];
    return { variables: of('variable'), segments: of('segment') };
  }
  const from = typeof spec.from === 'string' ? [spec.from] : spec.from;
  return { variables: [...new Set(from)], segments: [] };
}

/**
 * The stored variables that a derivation is made from: sets by their members, segments by what their rules
 * ask of. A name that there is not stays as it is written.
 *
 * @throws {AnalysisError} `expression-not-understood`.
 */
export function variablesInDerivation(
  spec: Derivation,
  lookup: Pick<DerivationLookup, 'segment' | 'kind' | 'memberNames'>,
): readonly string[] {
  const { variables, segments } = namesInDerivation(spec);
  const inSegments = segments.flatMap((name) => [
    ...ruleVariables({ kind: 'segment', name }, lookup),
  ]);
  const stored = [...variables, ...inSegments].flatMap((name) =>
    lookup.kind(name) === null ? (lookup.memberNames(name) ?? [name]) : [name],
  );
  return [...new Set(stored)];
}
