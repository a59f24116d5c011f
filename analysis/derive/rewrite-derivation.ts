import { quoteName, quoteValue } from '../columns/format-rule.ts';
import type { Derivation } from './derivation.ts';
import type { ExpressionMention } from './expression.ts';
import { parseExpression } from './parse-expression.ts';

/** What to call what a derivation names; each gives the name back where it stays. */
export interface NewNames {
  variable(name: string): string;
  segment(name: string): string;
  /** An answer of a variable or set, as the derivation writes the variable's old name. */
  answer(variable: string, answer: string): string;
}

/**
 * The same derivation after what it names was renamed; it means what it meant. Its own name is renamed as
 * a variable too.
 *
 * @throws {AnalysisError} `expression-not-understood`.
 */
export function renamedDerivation(spec: Derivation, to: NewNames): Derivation {
  const named = { ...spec, name: to.variable(spec.name) } as Derivation;
  switch (named.kind) {
    case 'expression':
      return { ...named, expression: renamedExpression(named.expression, to) };
    case 'mentions':
    case 'row-summary':
      return { ...named, from: named.from.map((name) => to.variable(name)) };
    case 'count': {
      const { from, answers } = named;
      const renamed = answers?.map((answer) =>
        from.reduce((so, variable) => (so === answer ? to.answer(variable, answer) : so), answer),
      );
      return {
        ...named,
        from: from.map((name) => to.variable(name)),
        ...(renamed === undefined ? {} : { answers: renamed }),
      };
    }
    default:
      return withAnswers({ ...named, from: to.variable(named.from) }, (answer) =>
        to.answer(named.from, answer),
      );
  }
}

function withAnswers(
  spec: Exclude<Derivation, { readonly from: readonly string[] } | { readonly kind: 'expression' }>,
  renamed: (answer: string) => string,
): Derivation {
  switch (spec.kind) {
    case 'net':
      return { ...spec, answers: spec.answers.map(renamed) };
    case 'recode':
      return {
        ...spec,
        groups: spec.groups.map((group) => ({ ...group, answers: group.answers.map(renamed) })),
      };
    case 'score':
      return {
        ...spec,
        scores: spec.scores.map((one) => ({ ...one, answer: renamed(one.answer) })),
      };
    case 'missing':
      return {
        ...spec,
        declare: spec.declare.map((one) =>
          one.answers === undefined ? one : { ...one, answers: one.answers.map(renamed) },
        ),
      };
    default:
      return spec;
  }
}

/**
 * An expression with other names in the places of the old ones, all else letter for letter.
 *
 * @throws {AnalysisError} `expression-not-understood`.
 */
export function renamedExpression(expression: string, to: NewNames): string {
  const mentions = [...parseExpression(expression).mentions].sort((a, b) => b.start - a.start);
  return mentions.reduce((text, mention) => {
    const written = newText(mention, to);
    return written === null
      ? text
      : text.slice(0, mention.start) + written + text.slice(mention.end);
  }, expression);
}

function newText(mention: ExpressionMention, to: NewNames): string | null {
  const { what, name } = mention;
  const renamed =
    what === 'answer'
      ? to.answer(mention.variable, name)
      : what === 'variable'
        ? to.variable(name)
        : to.segment(name);
  if (renamed === name) return null;
  return what === 'variable' ? quotedName(renamed) : quoteValue(renamed);
}

/** Bare only where arithmetic cannot misread it: the filter language's plain names hold no such sign. */
function quotedName(name: string): string {
  return /^(?:true|false)$/iu.test(name) ? `\`${name}\`` : quoteName(name);
}
