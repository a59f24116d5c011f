import { AnalysisError } from '../analysis-error.ts';
import { readIsoDate } from './iso-date.ts';
import type { Rule } from './rule.ts';
import { cutRuleTokens, type RuleToken } from './rule-tokens.ts';

/** Words of the grammar; as a variable or an answer they stand in quotes. */
const reservedWords = new Set(['and', 'or', 'not', 'in', 'between', 'contains', 'is']);

const spelledOperators: Readonly<Record<string, string>> = {
  '==': '=',
  '<>': '!=',
  '≠': '!=',
  '≤': '<=',
  '≥': '>=',
};

const comparisonWords = ['=', '!=', '<', '<=', '>', '>=', 'in', 'between', 'contains', 'is'];

/** Nesting that no person writes, and below what would exhaust the stack. */
const deepestNesting = 200;

/**
 * Reads a filter as people type it: `gender = "Female" and age >= 18`.
 *
 * ```
 * either     = both { "or" both }
 * both       = negated { "and" negated }
 * negated    = "not" negated | "(" [ either ] ")" | "segment" answer | comparison
 * comparison = name ( "=" answer | "!=" answer | ( "<" | "<=" | ">" | ">=" ) number
 *            | [ "not" ] ( "in" "(" [ answer { "," answer } ] ")" | "between" number "and" number
 *            | "contains" answer ) | "is" [ "not" ] ( "missing" | answer ) )
 * ```
 * A name with spaces stands in backticks, square brackets or quotes; an answer in quotes, or bare when
 * it is one word. `()` holds for every row. Keywords are read in any case. A `number` may be an ISO date and then means the
 * whole of what it names: `<= 2024-03-05` includes that day. The rule does not know the variables:
 * names are looked up when it is applied.
 *
 * @throws {AnalysisError} `expression-not-understood` with `expression`, `position` (from 0), `found`
 * (empty at the end) and `expected` (a list of words).
 */
export function parseRule(expression: string): Rule {
  const parser = new RuleParser(expression);
  return parser.parse();
}

class RuleParser {
  private readonly expression: string;
  private readonly tokens: readonly RuleToken[];
  private next = 0;
  private depth = 0;

  constructor(expression: string) {
    this.expression = expression;
    this.tokens = cutRuleTokens(expression);
  }

  parse(): Rule {
    const rule = this.either();
    if (this.current.kind !== 'end') this.refuse(['and', 'or', 'the end']);
    return rule;
  }

  private either(): Rule {
    const rules = [this.both()];
    while (this.take('or')) rules.push(this.both());
    return rules.length === 1 ? (rules[0] as Rule) : { kind: 'any', rules };
  }

  private both(): Rule {
    const rules = [this.negated()];
    while (this.take('and')) rules.push(this.negated());
    return rules.length === 1 ? (rules[0] as Rule) : { kind: 'all', rules };
  }

  private negated(): Rule {
    this.depth++;
    if (this.depth > deepestNesting) this.refuse(['less nesting']);
    const rule = this.nested();
    this.depth--;
    return rule;
  }

  private nested(): Rule {
    if (this.take('not')) return { kind: 'not', rule: this.negated() };
    if (this.take('(')) {
      if (this.take(')')) return { kind: 'all', rules: [] };
      const rule = this.either();
      this.demand(')');
      return rule;
    }
    if (this.isSegment()) {
      this.next++;
      return { kind: 'segment', name: this.answer() };
    }
    return this.comparison(this.name());
  }

  private comparison(variable: string): Rule {
    const operator = this.operator();
    switch (operator) {
      case '=':
        return { kind: 'in', variable, answers: [this.answer()] };
      case '!=':
        return { kind: 'not', rule: { kind: 'in', variable, answers: [this.answer()] } };
      case '<':
        return { kind: 'range', variable, to: this.bound().start, toExclusive: true };
      case '>=':
        return { kind: 'range', variable, from: this.bound().start };
      case '<=':
        return { kind: 'range', variable, ...this.upTo() };
      case '>':
        return this.above(variable);
      case 'is':
        return this.afterIs(variable);
      case 'not':
        return { kind: 'not', rule: this.worded(variable, this.operator()) };
      default:
        return this.worded(variable, operator);
    }
  }

  private worded(variable: string, operator: string): Rule {
    switch (operator) {
      case 'in':
        return { kind: 'in', variable, answers: this.answerList() };
      case 'contains':
        return { kind: 'contains', variable, text: this.answer() };
      case 'between': {
        const from = this.bound().start;
        this.demand('and');
        return { kind: 'range', variable, from, ...this.upTo() };
      }
      default:
        this.next--;
        return this.refuse(['in', 'between', 'contains']);
    }
  }

  private above(variable: string): Rule {
    const { start, end } = this.bound();
    return start === end
      ? { kind: 'range', variable, from: start, fromExclusive: true }
      : { kind: 'range', variable, from: end };
  }

  private upTo(): { readonly to: number; readonly toExclusive?: boolean } {
    const { start, end } = this.bound();
    return start === end ? { to: start } : { to: end, toExclusive: true };
  }

  private afterIs(variable: string): Rule {
    const isNot = this.take('not');
    const rule: Rule = this.take('missing')
      ? { kind: 'missing', variable }
      : { kind: 'in', variable, answers: [this.answer()] };
    return isNot ? { kind: 'not', rule } : rule;
  }

  private operator(): string {
    const token = this.current;
    const text = token.text.toLowerCase();
    const operator = spelledOperators[text] ?? text;
    const isKnown =
      (token.kind === 'operator' || token.kind === 'word') &&
      (comparisonWords.includes(operator) || operator === 'not');
    if (!isKnown) this.refuse(comparisonWords);
    this.next++;
    return operator;
  }

  private answerList(): readonly string[] {
    this.demand('(');
    if (this.take(')')) return [];
    const answers = [this.answer()];
    while (this.take(',')) answers.push(this.answer());
    this.demand(')');
    return answers;
  }

  private name(): string {
    const token = this.current;
    const isName = token.kind === 'name' || token.kind === 'quoted' || this.isBareWord(token);
    if (!isName) this.refuse(['a variable', 'not', '(', 'segment']);
    this.next++;
    return token.text;
  }

  private answer(): string {
    const token = this.current;
    const isAnswer = token.kind === 'quoted' || token.kind === 'name' || this.isBareWord(token);
    if (!isAnswer) this.refuse(['an answer']);
    this.next++;
    return token.text;
  }

  /** A number as a span without length, a date as the span that it names. */
  private bound(): { readonly start: number; readonly end: number } {
    const token = this.current;
    const isText = token.kind === 'word' || token.kind === 'quoted';
    const value = isText && token.text.trim() !== '' ? Number(token.text) : Number.NaN;
    const span = Number.isFinite(value)
      ? { start: value, end: value }
      : isText
        ? readIsoDate(token.text)
        : null;
    if (span === null) return this.refuse(['a number', 'a date such as 2024-03-05']);
    this.next++;
    return span;
  }

  /** `segment` begins a segment's name unless an operator follows: then it is a variable. */
  private isSegment(): boolean {
    const following = this.tokens[this.next + 1];
    if (!this.isAt('segment') || following === undefined) return false;
    const isName = following.kind === 'quoted' || following.kind === 'name';
    return isName || this.isBareWord(following);
  }

  private isBareWord(token: RuleToken): boolean {
    return token.kind === 'word' && !reservedWords.has(token.text.toLowerCase());
  }

  private get current(): RuleToken {
    return this.tokens[this.next] as RuleToken;
  }

  private isAt(text: string): boolean {
    const { kind } = this.current;
    return (kind === 'word' || kind === 'operator') && this.current.text.toLowerCase() === text;
  }

  private take(text: string): boolean {
    const isThere = this.isAt(text);
    if (isThere) this.next++;
    return isThere;
  }

  private demand(text: string): void {
    if (!this.take(text)) this.refuse([text]);
  }

  private refuse(expected: readonly string[]): never {
    throw new AnalysisError('expression-not-understood', {
      expression: this.expression,
      position: this.current.position,
      found: this.current.text,
      expected,
    });
  }
}
