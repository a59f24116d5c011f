import type { SegmentChoice } from '../workspace.ts';

const reservedNames = new Set(['and', 'or', 'not', 'in', 'between', 'contains', 'is', 'segment']);

/** A variable's name as it stands in an expression: bare where it cannot be misread, else in backticks. */
export function expressionName(name: string): string {
  const isPlain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !reservedNames.has(name.toLowerCase());
  return isPlain ? name : `\`${name.replaceAll('`', '``')}\``;
}

/** An answer as it stands in an expression, in quotes. */
export function expressionAnswer(answer: string): string {
  return `"${answer.replaceAll('"', '""')}"`;
}

/** Rows whose answer is one of these: `gender = "Female"`. */
export function answersExpression(variable: string, answers: readonly string[]): string {
  const name = expressionName(variable);
  return answers.length === 1
    ? `${name} = ${expressionAnswer(answers[0] ?? '')}`
    : `${name} in (${answers.map(expressionAnswer).join(', ')})`;
}

/** Rows for which all of these hold; empty expressions say nothing. */
export function allOf(...expressions: readonly (string | null | undefined)[]): string {
  const said = expressions.filter((one): one is string => (one ?? '').trim() !== '');
  return said.length < 2 ? (said[0] ?? '') : said.map((one) => `(${one})`).join(' and ');
}

/** A chosen side as an expression; null for everyone else, which only the other side can tell. */
export function segmentExpression(segment: SegmentChoice): string | null {
  switch (segment.kind) {
    case 'answer':
      return answersExpression(segment.by, [segment.answer]);
    case 'segment':
      return `segment ${expressionAnswer(segment.name)}`;
    case 'expression':
      return segment.expression;
    case 'rest':
      return null;
  }
}

/** What a chosen side is called on a chip. */
export function segmentName(segment: SegmentChoice): string {
  switch (segment.kind) {
    case 'answer':
      return segment.answer;
    case 'segment':
      return segment.name;
    case 'expression':
      return segment.expression;
    case 'rest':
      return 'Everyone else';
  }
}

/** Two chosen sides as `compare.segments` takes them; null while they make no comparison. */
export function comparedSides(
  a: SegmentChoice | null,
  b: SegmentChoice | null,
): { readonly by?: string; readonly a: string; readonly b?: string } | null {
  if (a === null || a.kind === 'rest') return null;
  const other = b ?? { kind: 'rest' };
  if (
    a.kind === 'answer' &&
    (other.kind === 'rest' || (other.kind === 'answer' && other.by === a.by))
  )
    return other.kind === 'rest'
      ? { by: a.by, a: a.answer }
      : { by: a.by, a: a.answer, b: other.answer };
  const text = (side: SegmentChoice): string =>
    side.kind === 'segment' ? side.name : (segmentExpression(side) ?? '');
  return other.kind === 'rest' ? { a: text(a) } : { a: text(a), b: text(other) };
}
