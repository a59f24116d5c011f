import { AnalysisError } from '../analysis-error.ts';
import type { CategoryColumn, Column } from '../columns/column.ts';
import { missingByte } from '../columns/missing-reason.ts';
import type { VariableKind } from '../columns/variable.ts';
import { groupByCode, groupByRow } from './answer-groups.ts';
import type { Missing, MissingDeclaration } from './derivation.ts';
import type { DerivedColumn } from './derived-column.ts';
import { missingByRow, numberOfAnswer } from './row-values.ts';

/**
 * The same values with other missing reasons. Answers keep their codes, labels and values, so that a
 * reason can be taken back (`reason: null`) from a list of answers at any time.
 *
 * - Later declarations win over earlier ones. Ranges include both ends, and ask the values of answers.
 * - A number has no code to go back to: only the variable it was made from holds it.
 *
 * @throws {AnalysisError} `answer-not-found`, `rule-does-not-fit-variable`; `derivation-does-not-fit` for
 * a declaration without answers or range, and for what cannot be taken back or has no range.
 */
export function declareMissing(spec: Missing, column: Column, kind: VariableKind): DerivedColumn {
  const made = column.type === 'category' ? inAnswers(spec, column) : inRows(spec, column);
  return { column: made, kind, unreadable: 0, notes: [] };
}

function inAnswers(spec: Missing, column: CategoryColumn): CategoryColumn {
  const categories = column.categories.map((one) => ({ ...one }));
  spec.declare.forEach((declaration, at) => {
    demandContent(spec, declaration, at);
    const named =
      declaration.answers === undefined
        ? null
        : groupByCode(spec.name, spec.from, column, [declaration.answers]);
    categories.forEach((one, code) => {
      const isNamed = named?.[code] === 0 || isWithin(declaration, numberOfAnswer(one));
      if (isNamed) categories[code] = { ...one, missing: declaration.reason };
    });
  });
  return { ...column, categories };
}

function inRows(spec: Missing, column: Exclude<Column, CategoryColumn>): Column {
  const missing = missingByRow(column);
  spec.declare.forEach((declaration, at) => {
    demandContent(spec, declaration, at);
    const { reason, answers } = declaration;
    if (reason === null) {
      throw unfit(spec, at, `${spec.from} has no list of answers to take a reason back from`);
    }
    if (answers === undefined && column.type === 'text') {
      throw unfit(spec, at, `${spec.from} holds texts, which have no range`);
    }
    const named =
      answers === undefined ? null : groupByRow(spec.name, spec.from, column, [answers]);
    const byte = missingByte(reason);
    for (let row = 0; row < missing.length; row++) {
      if (missing[row] !== 0 && named?.[row] !== 0) continue;
      const number = column.type === 'number' ? (column.values[row] as number) : Number.NaN;
      if (named?.[row] === 0 || isWithin(declaration, number)) missing[row] = byte;
    }
  });
  const isAny = missing.some((byte) => byte !== 0);
  if (column.type === 'text') return withoutTexts(column, missing);
  const values = Float64Array.from(column.values, (value, row) => (missing[row] === 0 ? value : 0));
  return { type: 'number', values, missing: isAny ? missing : null };
}

/** A missing row has a text of no length. */
function withoutTexts(column: Extract<Column, { type: 'text' }>, missing: Uint8Array): Column {
  const offsets = new Int32Array(column.offsets.length);
  const bytes = new Uint8Array(column.bytes.length);
  let end = 0;
  for (let row = 0; row < missing.length; row++) {
    if (missing[row] === 0) {
      const text = column.bytes.subarray(column.offsets[row], column.offsets[row + 1]);
      bytes.set(text, end);
      end += text.length;
    }
    offsets[row + 1] = end;
  }
  return { type: 'text', offsets, bytes: bytes.slice(0, end), missing };
}

function isWithin({ from, to }: MissingDeclaration, value: number): boolean {
  if (from === undefined && to === undefined) return false;
  return value >= (from ?? Number.NEGATIVE_INFINITY) && value <= (to ?? Number.POSITIVE_INFINITY);
}

function demandContent(spec: Missing, declaration: MissingDeclaration, at: number): void {
  const { answers, from, to } = declaration;
  if (answers === undefined && from === undefined && to === undefined) {
    throw unfit(spec, at, 'name answers, or a range with one end at least');
  }
}

function unfit(spec: Missing, at: number, why: string): AnalysisError {
  const reason = `declare.${at}: ${why}.`;
  return new AnalysisError('derivation-does-not-fit', { variable: spec.name, reason });
}
