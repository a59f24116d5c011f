import { AnalysisError } from '../analysis-error.ts';
import type { CategoryColumn, Column, NumberColumn } from './column.ts';
import { readIsoDate } from './iso-date.ts';
import { nearMatches } from './near-matches.ts';
import type { Rule } from './rule.ts';
import { maskTextContaining, maskTextEqual } from './text-mask.ts';

/*
 * Every mask in this file holds one byte a row: 0 false, 1 unknown because the row is missing, 2 true.
 */

type RangeRule = Extract<Rule, { kind: 'range' }>;

/**
 * True where the row gave one of the answers; see `ruleMask` for how answers are matched.
 *
 * @throws {AnalysisError} `answer-not-found` (categories), `rule-does-not-fit-variable` (an answer that
 * is no number, asked of a number).
 */
export function maskAnswers(
  variable: string,
  column: Column,
  answers: readonly string[],
): Uint8Array {
  switch (column.type) {
    case 'category': {
      const wanted = new Set(answers.flatMap((answer) => codesOf(variable, column, answer)));
      return maskCodes(column, (code) => wanted.has(code));
    }
    case 'number':
      return maskNumbers(column, numberTest(variable, answers));
    case 'text':
      return maskTextEqual(column, answers);
  }
}

/**
 * True where the row's number, date or category value lies in the range. A category without a value
 * (a "Don't know" that was not marked missing) is unknown.
 *
 * @throws {AnalysisError} `rule-does-not-fit-variable` for text, for categories of which none has a
 * value, and for bounds that are no numbers.
 */
export function maskRange(rule: RangeRule, column: Column): Uint8Array {
  const { low, high } = inclusiveBounds(rule);
  switch (column.type) {
    case 'category': {
      const values = column.categories.map(categoryValue);
      if (values.every(Number.isNaN))
        throw doesNotFit(rule.variable, 'a number, a date or a scale');
      const byCode = values.map((value, code) => {
        const isMissing = column.categories[code]?.missing !== null || Number.isNaN(value);
        return isMissing ? 1 : value >= low && value <= high ? 2 : 0;
      });
      return maskByCode(column, byCode);
    }
    case 'number':
      return maskNumbersWithin(column, low, high);
    case 'text':
      throw doesNotFit(rule.variable, 'a number, a date or a scale');
  }
}

/**
 * True where the text, or the label of the row's category, contains `text` in any case.
 *
 * @throws {AnalysisError} `rule-does-not-fit-variable` for numbers and dates.
 */
export function maskContains(variable: string, column: Column, text: string): Uint8Array {
  const wanted = text.toLowerCase();
  switch (column.type) {
    case 'category':
      return maskCodes(column, (code) =>
        (column.categories[code]?.label ?? '').toLowerCase().includes(wanted),
      );
    case 'number':
      throw doesNotFit(variable, 'text or answers from a list');
    case 'text':
      return maskTextContaining(column, text);
  }
}

/** True where the row has no value, whatever the reason; false elsewhere and never unknown. */
export function maskMissing(column: Column): Uint8Array {
  if (column.type === 'category') {
    return maskByCode(
      column,
      column.categories.map((category) => (category.missing === null ? 0 : 2)),
    );
  }
  const length = column.type === 'number' ? column.values.length : column.offsets.length - 1;
  const mask = new Uint8Array(length);
  const { missing } = column;
  if (missing === null) return mask;
  for (let row = 0; row < length; row++) mask[row] = missing[row] === 0 ? 0 : 2;
  return mask;
}

function codesOf(variable: string, column: CategoryColumn, answer: string): readonly number[] {
  const folded = answer.trim().toLowerCase();
  const tests: readonly ((label: string, code: string) => boolean)[] = [
    (label) => label === answer,
    (_, code) => code === answer,
    (label) => label.trim().toLowerCase() === folded,
    (_, code) => code.trim().toLowerCase() === folded,
  ];
  for (const test of tests) {
    const codes = column.categories.flatMap(({ label, code }, index) =>
      test(label, code) ? [index] : [],
    );
    if (codes.length > 0) return codes;
  }
  const known = column.categories.filter(({ missing }) => missing === null);
  throw new AnalysisError('answer-not-found', {
    variable,
    answer,
    near: nearMatches(answer, [
      ...known.map(({ label }) => label),
      ...known.map(({ code }) => code),
    ]),
  });
}

function maskCodes(column: CategoryColumn, isWanted: (code: number) => boolean): Uint8Array {
  return maskByCode(
    column,
    column.categories.map(({ missing }, code) => (missing !== null ? 1 : isWanted(code) ? 2 : 0)),
  );
}

function maskByCode(column: CategoryColumn, stateByCode: readonly number[]): Uint8Array {
  const states = Uint8Array.from(stateByCode);
  const { codes } = column;
  const mask = new Uint8Array(codes.length);
  for (let row = 0; row < codes.length; row++) mask[row] = states[codes[row] as number] as number;
  return mask;
}

function maskNumbers(column: NumberColumn, isTrue: (value: number) => boolean): Uint8Array {
  const { values, missing } = column;
  const mask = new Uint8Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    const isMissing = (missing !== null && missing[row] !== 0) || Number.isNaN(value);
    mask[row] = isMissing ? 1 : isTrue(value) ? 2 : 0;
  }
  return mask;
}

/** Without branches, which random answers would make the processor guess wrongly. */
function maskNumbersWithin(column: NumberColumn, low: number, high: number): Uint8Array {
  const { values, missing } = column;
  const mask = new Uint8Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    mask[row] = 2 * Number(value >= low) * Number(value <= high) + Number(Number.isNaN(value));
  }
  if (missing === null) return mask;
  for (let row = 0; row < values.length; row++) {
    const isThere = Number(missing[row] === 0);
    mask[row] = isThere * (mask[row] as number) + (1 - isThere);
  }
  return mask;
}

function numberTest(variable: string, answers: readonly string[]): (value: number) => boolean {
  const numbers = new Set<number>();
  const spans: { readonly start: number; readonly end: number }[] = [];
  for (const answer of answers) {
    const value = answer.trim() === '' ? Number.NaN : Number(answer);
    const span = readIsoDate(answer);
    if (Number.isFinite(value)) numbers.add(value);
    else if (span !== null) spans.push(span);
    else throw doesNotFit(variable, 'a number or a date such as 2024-03-05', answer);
  }
  if (spans.length === 0) return (value) => numbers.has(value);
  return (value) =>
    numbers.has(value) || spans.some(({ start, end }) => value >= start && value < end);
}

/** Both ends as numbers that belong: an end that does not gives way to its neighbour inside. */
function inclusiveBounds(rule: RangeRule): { readonly low: number; readonly high: number } {
  const from = rule.from ?? Number.NEGATIVE_INFINITY;
  const to = rule.to ?? Number.POSITIVE_INFINITY;
  if (Number.isNaN(from) || Number.isNaN(to)) throw doesNotFit(rule.variable, 'bounds as numbers');
  return {
    low: rule.fromExclusive ? nextAbove(from) : from,
    high: rule.toExclusive ? -nextAbove(-to) : to,
  };
}

/** The smallest double above a value. */
function nextAbove(value: number): number {
  if (value === 0) return Number.MIN_VALUE;
  if (value === Number.POSITIVE_INFINITY) return Number.NaN;
  const bits = new BigInt64Array(Float64Array.of(value).buffer);
  bits[0] = (bits[0] as bigint) + (value > 0 ? 1n : -1n);
  return new Float64Array(bits.buffer)[0] as number;
}

/** The number that a range compares: the category's value, else the number that its label is, else NaN. */
function categoryValue(category: {
  readonly value: number | null;
  readonly label: string;
}): number {
  if (category.value !== null) return category.value;
  return category.label.trim() === '' ? Number.NaN : Number(category.label);
}

function doesNotFit(variable: string, needs: string, answer?: string): AnalysisError {
  const details = answer === undefined ? { variable, needs } : { variable, needs, answer };
  return new AnalysisError('rule-does-not-fit-variable', details);
}
