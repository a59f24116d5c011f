import { describe, expect, it } from 'vitest';
import { parseRule } from '#analysis/columns/parse-rule.ts';
import { rule as ruleSchema } from '#contract/rule.ts';

const deepestNesting = 200;
const word = (index: number) => `answer${index}`;

function nested(open: string, inner: string, depth: number): string {
  return `${open.repeat(depth)}${inner}${')'.repeat(open.split('(').length - 1).repeat(depth)}`;
}

describe('a rule that an expression makes', () => {
  it.each([
    ['()', '()'],
    ['no answers', 'a in ()'],
    ['201 parts joined by or', Array.from({ length: 201 }, (_, at) => `a = ${at}`).join(' or ')],
    ['201 parts joined by and', Array.from({ length: 201 }, (_, at) => `a = ${at}`).join(' and ')],
    ['10,001 answers', `a in (${Array.from({ length: 10_001 }, (_, at) => word(at)).join(', ')})`],
    ['the deepest nots', `${'not '.repeat(deepestNesting - 1)}a in (b)`],
    ['the deepest parentheses', nested('(', 'a = b', deepestNesting - 1)],
    ['the deepest lists', nested('(x = 1 or y = 1 and ', 'a != b', deepestNesting - 1)],
  ])('is not refused when it is read again: %s', (_name, expression) => {
    const rule = parseRule(expression);
    expect(ruleSchema.parse(JSON.parse(JSON.stringify(rule)))).toEqual(rule);
  });

  it('is nested deeper than the schema allows only where the expression itself is refused', () => {
    const tooDeep = nested('(x = 1 or y = 1 and ', 'a != b', deepestNesting);
    expect(() => parseRule(tooDeep)).toThrow(
      expect.objectContaining({ code: 'expression-not-understood' }),
    );
  });
});
