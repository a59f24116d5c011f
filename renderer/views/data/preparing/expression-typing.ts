import { expressionName } from '../../../words/expression.ts';

/** The beginning of a name that stands before the caret: from character `start`. */
export interface TypedWord {
  readonly start: number;
  readonly text: string;
}

/** Something that a beginning can become; `note` stands beside it. */
export interface Completion {
  readonly insert: string;
  readonly title: string;
  readonly note: string;
}

/** The functions of the language and what they take. */
const functions: readonly (readonly [name: string, takes: string])[] = [
  ['if', 'condition, then, else'],
  ['case', 'condition, value, …, otherwise'],
  ['coalesce', 'first that is there, …'],
  ['missing', 'value'],
  ['round', 'number, digits'],
  ['abs', 'number'],
  ['exp', 'number'],
  ['log', 'number'],
  ['sqrt', 'number'],
  ['min', 'number, number, …'],
  ['max', 'number, number, …'],
  ['lower', 'text'],
  ['contains', 'text, part'],
];

const mostOffered = 8;

/** The name being typed at the caret; null inside a quoted answer, after a number, or where there is none. */
export function wordAt(expression: string, caret: number): TypedWord | null {
  const before = expression.slice(0, caret);
  if ((before.match(/"/gu)?.length ?? 0) % 2 === 1) return null;
  const backticks = before.match(/`/gu)?.length ?? 0;
  if (backticks % 2 === 1) {
    const start = before.lastIndexOf('`');
    return { start, text: before.slice(start + 1) };
  }
  const text = /[\p{L}_][\p{L}\p{N}_.]*$/u.exec(before)?.[0];
  return text === undefined ? null : { start: caret - text.length, text };
}

/** Variables, then functions, that a beginning can become: those that begin so first. */
export function completionsOf(
  word: TypedWord | null,
  variables: readonly { readonly name: string; readonly label: string }[],
): readonly Completion[] {
  if (word === null || word.text === '') return [];
  const typed = word.text.toLowerCase();
  const begins: Completion[] = [];
  const holds: Completion[] = [];
  for (const { name, label } of variables) {
    const key = name.toLowerCase();
    const one = { insert: expressionName(name), title: name, note: label === name ? '' : label };
    if (key.startsWith(typed)) begins.push(one);
    else if (key.includes(typed) || label.toLowerCase().includes(typed)) holds.push(one);
  }
  const called = functions
    .filter(([name]) => name.startsWith(typed))
    .map(([name, takes]) => ({ insert: `${name}(`, title: `${name}()`, note: takes }));
  const found = [...begins, ...called, ...holds].slice(0, mostOffered);
  return found.length === 1 && found[0]?.insert === word.text ? [] : found;
}

/** The expression with a beginning made whole, and where the caret stands then. */
export function completed(
  expression: string,
  word: TypedWord,
  caret: number,
  { insert }: Completion,
): { readonly expression: string; readonly caret: number } {
  const before = `${expression.slice(0, word.start)}${insert}`;
  return { expression: `${before}${expression.slice(caret)}`, caret: before.length };
}

/** An expression cut at the place of a fault, to mark it; the end is marked as a blank. */
export function markedFault(
  expression: string,
  details: Readonly<Record<string, unknown>>,
): { readonly before: string; readonly at: string; readonly after: string } | null {
  const { position, found } = details;
  if (typeof position !== 'number' || position > expression.length) return null;
  const length =
    typeof found === 'string' && expression.startsWith(found, position) ? found.length : 1;
  const end = position + Math.max(1, length);
  return {
    before: expression.slice(0, position),
    at: expression.slice(position, end) || '\u00a0',
    after: expression.slice(end),
  };
}
