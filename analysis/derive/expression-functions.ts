import { missingByte } from '../columns/missing-reason.ts';
import type { ExpressionNode } from './expression.ts';
import { type ExpressionEvaluation, numbersOf, textsOf, truthOf } from './expression-operands.ts';
import { branchesOf, commonType, settled } from './expression-types.ts';
import {
  computedNumbers,
  eitherMissing,
  joinedTexts,
  roundedHalfUp,
  type Texts,
  type Truths,
  truthsWhereKnown,
  type Values,
} from './expression-values.ts';

type Call = Extract<ExpressionNode, { kind: 'call' }>;

/**
 * One function of the expression language over all rows; see `evaluateExpression` for the missing and
 * docs/methods/derived-variables.md for each function.
 *
 * @throws {AnalysisError} as `evaluateExpression`.
 */
export function callFunction(
  { name, values }: Call,
  evaluation: ExpressionEvaluation,
  wanted?: Values['type'],
): Values {
  switch (name) {
    case 'if':
    case 'case':
      return chosen(values, evaluation, wanted);
    case 'coalesce':
      return firstThere(values, evaluation, wanted);
    case 'missing':
      return whetherMissing(values[0] as ExpressionNode, evaluation);
    case 'lower': {
      const texts = textsOf(values[0] as ExpressionNode, evaluation);
      return { ...texts, texts: texts.texts.map((text) => text.toLowerCase()) };
    }
    case 'contains':
      return whetherContained(values, evaluation);
    case 'min':
      return folded(values, evaluation, Math.min);
    case 'max':
      return folded(values, evaluation, Math.max);
    case 'round':
      return values.length === 1
        ? mapped(values, evaluation, (value) => roundedHalfUp(value, 0))
        : folded(values, evaluation, (value, digits) => roundedHalfUp(value, Math.trunc(digits)));
    case 'abs':
      return mapped(values, evaluation, Math.abs);
    case 'exp':
      return mapped(values, evaluation, Math.exp);
    case 'log':
      return mapped(values, evaluation, Math.log);
    case 'sqrt':
      return mapped(values, evaluation, Math.sqrt);
  }
}

function mapped(
  values: readonly ExpressionNode[],
  evaluation: ExpressionEvaluation,
  change: (value: number) => number,
): Values {
  const { values: numbers, missing } = numbersOf(values[0] as ExpressionNode, evaluation);
  for (let row = 0; row < numbers.length; row++) numbers[row] = change(numbers[row] as number);
  return computedNumbers(numbers, missing, evaluation.failed);
}

function folded(
  values: readonly ExpressionNode[],
  evaluation: ExpressionEvaluation,
  join: (left: number, right: number) => number,
): Values {
  const [first, ...others] = values.map((value) => numbersOf(value, evaluation));
  if (first === undefined) return evaluation.evaluate({ kind: 'number', value: 0 }, evaluation);
  const numbers = first.values;
  let { missing } = first;
  for (const other of others) {
    for (let row = 0; row < numbers.length; row++) {
      numbers[row] = join(numbers[row] as number, other.values[row] as number);
    }
    missing = eitherMissing(missing, other.missing);
  }
  return computedNumbers(numbers, missing, evaluation.failed);
}

function whetherMissing(node: ExpressionNode, evaluation: ExpressionEvaluation): Truths {
  const aside = { ...evaluation, failed: new Uint8Array(evaluation.failed.length) };
  const { missing } = evaluation.evaluate(node, aside);
  return truthsWhereKnown((row) => missing[row] !== 0, new Uint8Array(missing.length));
}

function whetherContained(
  values: readonly ExpressionNode[],
  evaluation: ExpressionEvaluation,
): Truths {
  const within = textsOf(values[0] as ExpressionNode, evaluation);
  const part = textsOf(values[1] as ExpressionNode, evaluation);
  const [long, short] = [within.texts, part.texts].map((texts) =>
    texts.map((text) => text.toLowerCase()),
  );
  const missing = eitherMissing(within.missing, part.missing);
  return truthsWhereKnown((row) => {
    const text = long?.[within.codes[row] as number] ?? '';
    return text.includes(short?.[part.codes[row] as number] ?? '');
  }, missing);
}

/** Which of the parts each row takes, or why it takes none: `reason` is 0 where it takes one. */
interface Choice {
  readonly part: Uint16Array;
  readonly reason: Uint8Array;
}

/** `if` and `case`: the value after the first condition that holds; a condition that is missing stops it. */
function chosen(
  values: readonly ExpressionNode[],
  evaluation: ExpressionEvaluation,
  wanted?: Values['type'],
): Values {
  const rows = evaluation.failed.length;
  const part = new Uint16Array(rows);
  const reason = new Uint8Array(rows);
  const isOpen = new Uint8Array(rows).fill(1);
  const conditions = values.filter((_, at) => at % 2 === 0 && at < values.length - 1);
  conditions.forEach((condition, at) => {
    const { state, missing } = truthOf(condition, evaluation);
    for (let row = 0; row < rows; row++) {
      if (isOpen[row] === 0 || state[row] === 0) continue;
      isOpen[row] = 0;
      if (state[row] === 2) part[row] = at;
      else reason[row] = missing[row] as number;
    }
  });
  const hasElse = values.length % 2 === 1;
  const otherwise = missingByte('filtered-out');
  for (let row = 0; row < rows; row++) {
    if (isOpen[row] === 0) continue;
    if (hasElse) part[row] = conditions.length;
    else reason[row] = otherwise;
  }
  return taken(branchesOf(values), { part, reason }, evaluation, wanted);
}

function firstThere(
  values: readonly ExpressionNode[],
  evaluation: ExpressionEvaluation,
  wanted?: Values['type'],
): Values {
  const rows = evaluation.failed.length;
  const part = new Uint16Array(rows);
  const isOpen = new Uint8Array(rows).fill(1);
  const type = wanted ?? settled(commonType(values, evaluation.lookup), values, evaluation.lookup);
  values.forEach((value, at) => {
    const { missing } = evaluation.evaluate(value, evaluation, type);
    for (let row = 0; row < rows; row++) {
      if (isOpen[row] === 0 || missing[row] !== 0) continue;
      part[row] = at;
      isOpen[row] = 0;
    }
  });
  return taken(values, { part, reason: new Uint8Array(rows) }, evaluation, type);
}

/** Puts the parts together; only the part that a row takes can make it missing or unreadable. */
function taken(
  parts: readonly ExpressionNode[],
  choice: Choice,
  evaluation: ExpressionEvaluation,
  wanted?: Values['type'],
): Values {
  const { lookup } = evaluation;
  const common = commonType(parts, lookup);
  const type =
    common === 'either' && wanted !== undefined ? wanted : settled(common, parts, lookup);
  const missing = choice.reason.slice();
  const failures = parts.map(() => new Uint8Array(missing.length));
  const inPart = (at: number): ExpressionEvaluation => ({
    ...evaluation,
    failed: failures[at] as Uint8Array,
  });
  const made = takenOfType(type, parts, choice, missing, inPart);
  const { failed } = evaluation;
  for (let row = 0; row < failed.length; row++) {
    const own = failures[choice.part[row] as number];
    if (choice.reason[row] === 0 && own?.[row] === 1) failed[row] = 1;
  }
  return made;
}

function takenOfType(
  type: Values['type'],
  parts: readonly ExpressionNode[],
  { part, reason }: Choice,
  missing: Uint8Array,
  inPart: (at: number) => ExpressionEvaluation,
): Values {
  const rows = missing.length;
  const each = (
    from: readonly Pick<Values, 'missing'>[],
    take: (at: number, row: number) => void,
  ) => {
    for (let row = 0; row < rows; row++) {
      if (reason[row] !== 0) continue;
      const at = part[row] as number;
      missing[row] = from[at]?.missing[row] as number;
      take(at, row);
    }
  };
  if (type === 'number') {
    const numbers = parts.map((one, at) => numbersOf(one, inPart(at)));
    const values = new Float64Array(rows);
    each(numbers, (at, row) => {
      values[row] = numbers[at]?.values[row] as number;
    });
    return { type, values, missing };
  }
  if (type === 'truth') {
    const truths = parts.map((one, at) => truthOf(one, inPart(at)));
    const state = new Uint8Array(rows).fill(1);
    each(truths, (at, row) => {
      state[row] = truths[at]?.state[row] as number;
    });
    return { type, state, missing };
  }
  const texts: readonly Texts[] = parts.map((one, at) => textsOf(one, inPart(at)));
  const joined = joinedTexts(texts);
  const codes = new Uint32Array(rows);
  each(texts, (at, row) => {
    codes[row] = (joined.starts[at] as number) + (texts[at]?.codes[row] as number);
  });
  const isListed = texts.every((one) => one.isListed);
  return { type, codes, texts: joined.texts, missing, isListed };
}
