import { AnalysisError } from '../analysis-error.ts';
import { readIsoDate } from '../columns/iso-date.ts';
import type { Rule } from '../columns/rule.ts';
import {
  type Arithmetic,
  type Comparison,
  type ExpressionFunction,
  type ExpressionMention,
  type ExpressionNode,
  expressionFunctions,
  type ParsedExpression,
} from './expression.ts';
import { cutExpressionTokens, type ExpressionToken } from './expression-tokens.ts';

const reserved = new Set(['and', 'or', 'not', 'in', 'between', 'contains', 'is', 'true', 'false']);
const comparisons = new Set(['=', '!=', '<', '<=', '>', '>=']);
const arithmeticSigns = new Set(['+', '-', '*', '/', '%', '^']);
const deepestNesting = 200;

type Literal = { readonly text: string; readonly start: number; readonly end: number };

/**
 * Reads an expression: the filter language with arithmetic and functions.
 *
 * ```
 * either     = both { "or" both }            both    = negated { "and" negated }
 * negated    = "not" negated | comparison
 * comparison = sum [ ( "=" | "!=" | "<" | "<=" | ">" | ">=" ) sum | [ "not" ] "in" "(" sum { "," sum } ")"
 *            | [ "not" ] "between" sum "and" sum | [ "not" ] "contains" sum
 *            | "is" [ "not" ] ( "missing" | answer ) ]
 * sum        = product { ( "+" | "-" ) product }    product = power { ( "*" | "/" | "%" ) power }
 * power      = ( "-" | "+" ) power | primary [ "^" power ]
 * primary    = number | date | "true" | "false" | text | name | function "(" either { "," either } ")"
 *            | "segment" name | "(" either ")"
 * ```
 * A variable compared with something written out (an answer in quotes or as a bare word, a number, a date)
 * means what it means in a filter: labels and codes in any case, a day as a whole. So `gender = Female`
 * asks for the answer; a second variable stands in backticks or in arithmetic. A bare word anywhere else
 * is a variable, a quoted text a text.
 *
 * @throws {AnalysisError} `expression-not-understood` as `parseRule`.
 */
export function parseExpression(expression: string): ParsedExpression {
  return new ExpressionParser(expression).parse();
}

class ExpressionParser {
  private readonly expression: string;
  private readonly tokens: readonly ExpressionToken[];
  private readonly mentions: ExpressionMention[] = [];
  private next = 0;
  private depth = 0;

  constructor(expression: string) {
    this.expression = expression;
    this.tokens = cutExpressionTokens(expression);
  }

  parse(): ParsedExpression {
    const node = this.either();
    if (this.current.kind !== 'end') this.refuse(['an operator', 'the end']);
    return { node, mentions: this.mentions };
  }

  private either(): ExpressionNode {
    const parts = [this.both()];
    while (this.take('or')) parts.push(this.both());
    return parts.length === 1 ? (parts[0] as ExpressionNode) : { kind: 'or', parts };
  }

  private both(): ExpressionNode {
    const parts = [this.negated()];
    while (this.take('and')) parts.push(this.negated());
    return parts.length === 1 ? (parts[0] as ExpressionNode) : { kind: 'and', parts };
  }

  private negated(): ExpressionNode {
    this.depth++;
    if (this.depth > deepestNesting) this.refuse(['less nesting']);
    const node: ExpressionNode = this.take('not')
      ? { kind: 'not', of: this.negated() }
      : this.comparison();
    this.depth--;
    return node;
  }

  private comparison(): ExpressionNode {
    const left = this.sum();
    if (this.take('is')) return this.afterIs(left);
    if (this.current.kind === 'operator' && comparisons.has(this.current.text)) {
      const operator = this.current.text as Comparison;
      this.next++;
      return this.compared(left, operator);
    }
    const isNot = this.isWordAhead(['in', 'between', 'contains']) && this.take('not');
    const node = this.worded(left);
    return isNot ? { kind: 'not', of: node } : node;
  }

  private worded(left: ExpressionNode): ExpressionNode {
    if (this.take('in')) return this.inList(left);
    if (this.take('contains')) {
      const isPlain = left.kind === 'variable' && this.current.kind === 'quoted';
      if (isPlain)
        return ruleNode({ kind: 'contains', variable: left.name, text: this.advance().text });
      return { kind: 'call', name: 'contains', values: [left, this.sum()] };
    }
    if (!this.take('between')) return left;
    const low = this.compared(left, '>=');
    this.demand('and');
    return { kind: 'and', parts: [low, this.compared(left, '<=')] };
  }

  /** A plain variable against something written out is a rule; anything else compares values. */
  private compared(left: ExpressionNode, operator: Comparison): ExpressionNode {
    if (left.kind === 'variable') {
      const isEquality = operator === '=' || operator === '!=';
      const rule = isEquality
        ? this.equality(left.name, operator)
        : this.range(left.name, operator);
      if (rule !== null) return ruleNode(rule);
    }
    return { kind: 'compare', operator, left, right: this.sum() };
  }

  private equality(variable: string, operator: '=' | '!='): Rule | null {
    const answer = this.literal();
    if (answer === null) return null;
    const rule = this.answered(variable, [answer]);
    return operator === '=' ? rule : { kind: 'not', rule };
  }

  private answered(variable: string, literals: readonly Literal[]): Rule {
    for (const { text, start, end } of literals) {
      this.mentions.push({ what: 'answer', variable, name: text, start, end });
    }
    return { kind: 'in', variable, answers: literals.map(({ text }) => text) };
  }

  private range(variable: string, operator: Comparison): Rule | null {
    const at = this.next;
    const literal = this.literal();
    const value = literal === null ? Number.NaN : Number(literal.text.replace('−', '-'));
    const span =
      literal === null || literal.text.trim() === ''
        ? null
        : Number.isFinite(value)
          ? { start: value, end: value }
          : readIsoDate(literal.text);
    if (span === null) {
      this.next = at;
      return null;
    }
    const isPoint = span.start === span.end;
    switch (operator) {
      case '<':
        return { kind: 'range', variable, to: span.start, toExclusive: true };
      case '>=':
        return { kind: 'range', variable, from: span.start };
      case '<=':
        return isPoint
          ? { kind: 'range', variable, to: span.start }
          : { kind: 'range', variable, to: span.end, toExclusive: true };
      default:
        return isPoint
          ? { kind: 'range', variable, from: span.start, fromExclusive: true }
          : { kind: 'range', variable, from: span.end };
    }
  }

  private inList(left: ExpressionNode): ExpressionNode {
    this.demand('(');
    const at = this.next;
    if (left.kind === 'variable') {
      const literals: Literal[] = [];
      if (this.take(')')) return ruleNode({ kind: 'in', variable: left.name, answers: [] });
      for (let one = this.literal(); one !== null; one = this.take(',') ? this.literal() : null) {
        literals.push(one);
      }
      if (this.take(')')) return ruleNode(this.answered(left.name, literals));
      this.next = at;
    }
    const parts: ExpressionNode[] = [];
    do parts.push({ kind: 'compare', operator: '=', left, right: this.sum() });
    while (this.take(','));
    this.demand(')');
    return { kind: 'or', parts };
  }

  private afterIs(left: ExpressionNode): ExpressionNode {
    const isNot = this.take('not');
    let node: ExpressionNode;
    if (this.take('missing')) {
      node =
        left.kind === 'variable'
          ? ruleNode({ kind: 'missing', variable: left.name })
          : { kind: 'call', name: 'missing', values: [left] };
    } else node = this.compared(left, '=');
    return isNot ? { kind: 'not', of: node } : node;
  }

  /** What is written out and stands alone: nothing is computed with it. Null leaves all as it is. */
  private literal(): Literal | null {
    const at = this.next;
    const sign = this.take('-') ? '-' : '';
    const { kind, text, start, end } = this.current;
    const isNumber = kind === 'number';
    const isWord = kind === 'word' && !reserved.has(text.toLowerCase());
    const isLiteral = isNumber || (sign === '' && (kind === 'date' || kind === 'quoted' || isWord));
    const after = this.tokens[this.next + 1];
    const isAlone = !(
      after?.kind === 'operator' &&
      (arithmeticSigns.has(after.text) || (after.text === '(' && isWord))
    );
    if (!(isLiteral && isAlone)) {
      this.next = at;
      return null;
    }
    this.next++;
    return { text: sign + text, start: this.tokens[at]?.start ?? start, end };
  }

  private sum(): ExpressionNode {
    let node = this.product();
    for (;;) {
      const operator = this.takeOne(['+', '-']);
      if (operator === null) return node;
      node = { kind: 'arithmetic', operator, left: node, right: this.product() };
    }
  }

  private product(): ExpressionNode {
    let node = this.power();
    for (;;) {
      const operator = this.takeOne(['*', '/', '%']);
      if (operator === null) return node;
      node = { kind: 'arithmetic', operator, left: node, right: this.power() };
    }
  }

  private power(): ExpressionNode {
    this.depth++;
    if (this.depth > deepestNesting) this.refuse(['less nesting']);
    const node = this.signed();
    this.depth--;
    return node;
  }

  private signed(): ExpressionNode {
    if (this.take('+')) return this.power();
    if (this.take('-')) {
      const right = this.power();
      const zero: ExpressionNode = { kind: 'number', value: 0 };
      return { kind: 'arithmetic', operator: '-', left: zero, right };
    }
    const left = this.primary();
    return this.take('^') ? { kind: 'arithmetic', operator: '^', left, right: this.power() } : left;
  }

  private primary(): ExpressionNode {
    if (this.take('(')) {
      const node = this.either();
      this.demand(')');
      return node;
    }
    const { kind, text, start, end } = this.current;
    switch (kind) {
      case 'number':
        this.next++;
        return { kind: 'number', value: Number(text) };
      case 'date':
        this.next++;
        return { kind: 'number', value: readIsoDate(text)?.start ?? Number.NaN };
      case 'quoted':
        this.next++;
        return { kind: 'text', text };
      case 'name':
        this.next++;
        this.mentions.push({ what: 'variable', name: text, start, end });
        return { kind: 'variable', name: text };
      case 'word':
        return this.wordAsValue(text, start, end);
      default:
        return this.refuse(['a variable', 'a number', 'a text in quotes', 'a function', '(']);
    }
  }

  private wordAsValue(text: string, start: number, end: number): ExpressionNode {
    const folded = text.toLowerCase();
    const after = this.tokens[this.next + 1];
    if (after?.kind === 'operator' && after.text === '(') return this.functionCalled(folded);
    if (folded === 'true' || folded === 'false') {
      this.next++;
      return { kind: 'truth', isTrue: folded === 'true' };
    }
    if (reserved.has(folded)) return this.refuse(['a variable', 'a number', 'a function']);
    const isNamed = after?.kind === 'quoted' || after?.kind === 'name' || after?.kind === 'word';
    const isWordOfRule = after?.kind === 'word' && reserved.has(after.text.toLowerCase());
    this.next++;
    if (folded === 'segment' && isNamed && !isWordOfRule) {
      const segment = this.advance();
      const { text: name, start: from, end: to } = segment;
      this.mentions.push({ what: 'segment', name, start: from, end: to });
      return ruleNode({ kind: 'segment', name });
    }
    this.mentions.push({ what: 'variable', name: text, start, end });
    return { kind: 'variable', name: text };
  }

  private functionCalled(name: string): ExpressionNode {
    if (!isFunction(name)) return this.refuse(Object.keys(expressionFunctions));
    const [least, most] = expressionFunctions[name];
    this.next += 2;
    const values: ExpressionNode[] = [];
    if (!this.isAt(')')) {
      do values.push(this.either());
      while (this.take(','));
    }
    if (values.length < least) this.refuse([`${least} values for ${name}`]);
    if (values.length > most) this.refuse([`no more than ${most} values for ${name}`]);
    this.demand(')');
    return { kind: 'call', name, values };
  }

  private get current(): ExpressionToken {
    return this.tokens[this.next] as ExpressionToken;
  }

  private advance(): ExpressionToken {
    const token = this.current;
    this.next++;
    return token;
  }

  private isAt(text: string): boolean {
    const { kind } = this.current;
    return (kind === 'word' || kind === 'operator') && this.current.text.toLowerCase() === text;
  }

  private isWordAhead(words: readonly string[]): boolean {
    const after = this.tokens[this.next + 1];
    return this.isAt('not') && after?.kind === 'word' && words.includes(after.text.toLowerCase());
  }

  private take(text: string): boolean {
    const isThere = this.isAt(text);
    if (isThere) this.next++;
    return isThere;
  }

  private takeOne(signs: readonly Arithmetic[]): Arithmetic | null {
    return signs.find((sign) => this.take(sign)) ?? null;
  }

  private demand(text: string): void {
    if (!this.take(text)) this.refuse([text]);
  }

  private refuse(expected: readonly string[]): never {
    const { start, text } = this.current;
    throw new AnalysisError('expression-not-understood', {
      expression: this.expression,
      position: start,
      found: text,
      expected,
    });
  }
}

function ruleNode(rule: Rule): ExpressionNode {
  return { kind: 'rule', rule };
}

function isFunction(name: string): name is ExpressionFunction {
  return Object.hasOwn(expressionFunctions, name);
}
