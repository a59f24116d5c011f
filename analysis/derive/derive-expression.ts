import type { Category } from '../columns/column.ts';
import { missingByte } from '../columns/missing-reason.ts';
import type { Expression } from './derivation.ts';
import type { DerivationLookup } from './derivation-lookup.ts';
import { categoriesFrom, type DerivedColumn, yesNoFrom } from './derived-column.ts';
import { evaluateExpression } from './evaluate-expression.ts';
import type { ExpressionNode } from './expression.ts';
import { branchesOf } from './expression-types.ts';
import type { Texts } from './expression-values.ts';
import { parseExpression } from './parse-expression.ts';
import { columnOfTexts } from './texts-of-column.ts';

/**
 * What an expression gives, as a variable: a condition becomes yes or no; numbers stay numbers (dates that
 * are only chosen from stay dates); texts that are all written out, or labels of answers, become a list of
 * answers in the order of writing; other texts a variable of texts.
 *
 * @throws {AnalysisError} as `parseExpression` and `evaluateExpression`.
 */
export function deriveExpression(spec: Expression, lookup: DerivationLookup): DerivedColumn {
  const { node } = parseExpression(spec.expression);
  const failed = new Uint8Array(lookup.rowCount);
  const values = evaluateExpression(node, { made: spec.name, lookup, failed });
  const byte = missingByte('unreadable');
  let unreadable = 0;
  for (let row = 0; row < failed.length; row++) {
    if (failed[row] === 1 && values.missing[row] === byte) unreadable++;
  }
  switch (values.type) {
    case 'truth':
      return { ...yesNoFrom(values.state, values.missing), unreadable };
    case 'number': {
      const isAny = values.missing.some((one) => one !== 0);
      const numbers = values.values;
      for (let row = 0; row < numbers.length; row++)
        if (values.missing[row] !== 0) numbers[row] = 0;
      const missing = isAny ? values.missing : null;
      const kind = isDate(node, lookup) ? 'date' : 'number';
      return { column: { type: 'number', values: numbers, missing }, kind, unreadable, notes: [] };
    }
    case 'text':
      return { ...(values.isListed ? listed(values) : asTexts(values)), unreadable };
  }
}

function isDate(node: ExpressionNode, lookup: DerivationLookup): boolean {
  if (node.kind === 'variable') return lookup.kind(node.name) === 'date';
  if (node.kind !== 'call') return false;
  if (node.name === 'if' || node.name === 'case') {
    return branchesOf(node.values).every((one) => isDate(one, lookup));
  }
  const isChoice = node.name === 'coalesce' || node.name === 'min' || node.name === 'max';
  return isChoice && node.values.every((one) => isDate(one, lookup));
}

function listed({ texts, codes, missing }: Texts): Omit<DerivedColumn, 'unreadable'> {
  const used = new Uint8Array(texts.length);
  for (let row = 0; row < codes.length; row++)
    if (missing[row] === 0) used[codes[row] as number] = 1;
  const placeByLabel = new Map<string, number>();
  const place = texts.map((text, at) => {
    if (used[at] === 0) return 0;
    const known = placeByLabel.get(text) ?? placeByLabel.size;
    placeByLabel.set(text, known);
    return known;
  });
  const answers = [...placeByLabel.keys()].map(
    (label, at): Category => ({ code: String(at + 1), label, value: null, missing: null }),
  );
  const index = codes.map((code, row) => (missing[row] === 0 ? (place[code] as number) : 0));
  return { column: categoriesFrom(answers, index, missing), kind: 'single', notes: [] };
}

function asTexts({ texts, codes, missing }: Texts): Omit<DerivedColumn, 'unreadable'> {
  const textAt = (row: number): string =>
    missing[row] === 0 ? (texts[codes[row] as number] ?? '') : '';
  const column = columnOfTexts(
    codes.length,
    textAt,
    missing.some((one) => one !== 0) ? missing : null,
  );
  return { column, kind: 'text', notes: [] };
}
