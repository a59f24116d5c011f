import { AnalysisError } from '../analysis-error.ts';

/**
 * A piece of a filter expression. `position` counts characters from 0. A `quoted` token came in double
 * or single quotes, a `name` in backticks or square brackets; both hold the text without them.
 */
export interface RuleToken {
  readonly kind: 'word' | 'quoted' | 'name' | 'operator' | 'end';
  readonly text: string;
  readonly position: number;
}

const closingByOpening: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '[': ']',
  '“': '”',
  '‘': '’',
};

const operatorPattern = /^(?:<=|>=|<>|!=|==|[=<>≤≥≠(),])/u;
const wordPattern = /^[^\s()=<>≤≥≠!,"`[\]“”]+/u;

/**
 * Cuts a filter expression into tokens and closes them with an `end` token. A closing mark is doubled
 * to stand inside its own quotes: `"the ""new"" plan"`.
 *
 * @throws {AnalysisError} `expression-not-understood` for a quote that never closes and for a character
 * that no token begins with.
 */
export function cutRuleTokens(expression: string): readonly RuleToken[] {
  const tokens: RuleToken[] = [];
  let position = 0;
  while (position < expression.length) {
    const character = expression[position] ?? '';
    if (/\s/u.test(character)) {
      position++;
      continue;
    }
    const closing = closingByOpening[character];
    const end =
      closing === undefined
        ? addPlainToken(tokens, expression, position)
        : addEnclosedToken(tokens, expression, position, closing);
    position = end;
  }
  tokens.push({ kind: 'end', text: '', position: expression.length });
  return tokens;
}

function addPlainToken(tokens: RuleToken[], expression: string, position: number): number {
  const rest = expression.slice(position);
  const operator = operatorPattern.exec(rest)?.[0];
  const text = operator ?? wordPattern.exec(rest)?.[0];
  if (text === undefined) {
    throw new AnalysisError('expression-not-understood', {
      expression,
      position,
      found: expression[position],
      expected: ['a variable', 'an answer', 'an operator'],
    });
  }
  tokens.push({ kind: operator === undefined ? 'word' : 'operator', text, position });
  return position + text.length;
}

function addEnclosedToken(
  tokens: RuleToken[],
  expression: string,
  position: number,
  closing: string,
): number {
  let text = '';
  for (let at = position + 1; at < expression.length; at++) {
    if (expression[at] !== closing) {
      text += expression[at];
    } else if (expression[at + 1] === closing) {
      text += closing;
      at++;
    } else {
      tokens.push({ kind: closing === '`' || closing === ']' ? 'name' : 'quoted', text, position });
      return at + 1;
    }
  }
  throw new AnalysisError('expression-not-understood', {
    expression,
    position,
    found: expression.slice(position, position + 20),
    expected: [closing],
  });
}
