import { readIsoDate } from '../columns/iso-date.ts';
import { cutRuleTokens, type RuleToken } from '../columns/rule-tokens.ts';

/** A piece of an expression, from character `start` to before `end`. */
export interface ExpressionToken {
  readonly kind: 'number' | 'date' | 'word' | 'quoted' | 'name' | 'operator' | 'end';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const wordPiece = /(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?![^-+*/%^])|[-+*/%^]|[^-+*/%^]+/guy;
const numberPattern = /^(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/u;

const spelled: Readonly<Record<string, string>> = {
  '==': '=',
  '<>': '!=',
  '≠': '!=',
  '≤': '<=',
  '≥': '>=',
};

/**
 * Cuts an expression into tokens: those of the filter language, where a bare word is cut further at the
 * signs of arithmetic, unless it is a date as a whole. A name with such a sign stands in backticks.
 *
 * @throws {AnalysisError} `expression-not-understood`.
 */
export function cutExpressionTokens(expression: string): readonly ExpressionToken[] {
  return cutRuleTokens(expression).flatMap((token) => inPieces(expression, token));
}

function inPieces(expression: string, { kind, text, position }: RuleToken): ExpressionToken[] {
  switch (kind) {
    case 'end':
      return [{ kind, text, start: position, end: position }];
    case 'operator': {
      const operator = spelled[text] ?? text;
      return [{ kind, text: operator, start: position, end: position + text.length }];
    }
    case 'name':
    case 'quoted':
      return [{ kind, text, start: position, end: endOfEnclosed(expression, position, text) }];
    case 'word':
      return piecesOf(text, position);
  }
}

/** A closing mark within is doubled. */
function endOfEnclosed(expression: string, start: number, text: string): number {
  const opening = expression[start] ?? '';
  const closing = { '[': ']', '“': '”', '‘': '’' }[opening] ?? opening;
  return start + text.length + 2 + (text.split(closing).length - 1);
}

function piecesOf(word: string, position: number): ExpressionToken[] {
  const whole = { text: word, start: position, end: position + word.length };
  if (readIsoDate(word) !== null) return [{ kind: 'date', ...whole }];
  const pieces: ExpressionToken[] = [];
  for (const match of word.matchAll(wordPiece)) {
    const [text] = match;
    const start = position + match.index;
    const kind = /^[-+*/%^]$/u.test(text)
      ? 'operator'
      : numberPattern.test(text)
        ? 'number'
        : 'word';
    pieces.push({ kind, text, start, end: start + text.length });
  }
  return pieces;
}
