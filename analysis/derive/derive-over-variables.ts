import { AnalysisError } from '../analysis-error.ts';
import type { Column } from '../columns/column.ts';
import { selectionByRow } from '../columns/selected-answers.ts';
import { groupByRow } from './answer-groups.ts';
import type { Count, RowSummary } from './derivation.ts';
import { type DerivedColumn, numbersFrom } from './derived-column.ts';
import { addReasons, missingByRow, numbersByRow } from './row-values.ts';

/** One of the variables that are gone through row by row. */
export interface NamedColumn {
  readonly name: string;
  readonly column: Column;
}

/**
 * How many of the variables each row selected, gave one of `answers` in, or answered at all.
 *
 * - Missing: a variable without an answer counts as not selected, as long as `leastAnswered` others have
 *   one; below that the count is missing, for the reason of the first that is. How many were answered is
 *   always known.
 * - An answer need not occur in every variable, but in one of them.
 *
 * Held to pandas, tests/goldens/derived-variables.json.
 *
 * @throws {AnalysisError} `answer-not-found`, `rule-does-not-fit-variable`, `derivation-does-not-fit`.
 */
export function deriveCount(
  spec: Count,
  columns: readonly NamedColumn[],
  rows: number,
): DerivedColumn {
  demandLeast(spec, columns.length);
  const counts = new Float64Array(rows);
  const answered = new Uint32Array(rows);
  const reasons = new Uint8Array(rows);
  const isHit = hitsOf(spec, columns);
  for (const [at, { column }] of columns.entries()) {
    const missing = missingByRow(column);
    const hit = isHit(at);
    for (let row = 0; row < rows; row++) {
      if (missing[row] !== 0) continue;
      answered[row] = (answered[row] as number) + 1;
      if (hit === null || hit[row] === 1) counts[row] = (counts[row] as number) + 1;
    }
    addReasons(reasons, missing);
  }
  const least = spec.what === 'answered' ? 0 : spec.leastAnswered;
  return numbersFrom(counts, reasonsWhereFewer(reasons, answered, least));
}

/** For each variable the rows that count, one byte a row; null where every answer counts. */
function hitsOf(spec: Count, columns: readonly NamedColumn[]): (at: number) => Uint8Array | null {
  if (spec.what === 'answered') return () => null;
  if (spec.what === 'selected') {
    return (at) => selectionByRow((columns[at] as NamedColumn).column).map((state) => state >> 1);
  }
  const { answers } = spec;
  if (answers === undefined) {
    const reason = 'answers: name the answers to count.';
    throw new AnalysisError('derivation-does-not-fit', { variable: spec.name, reason });
  }
  const known = new Set<string>();
  const hits = columns.map(({ name, column }) => {
    const hit = new Uint8Array(missingByRow(column).length);
    for (const answer of answers) {
      const group = groupsWhereKnown(spec.name, name, column, answer);
      if (group === null) continue;
      known.add(answer);
      for (let row = 0; row < hit.length; row++)
        hit[row] = (hit[row] as number) | Number(group[row] === 0);
    }
    return hit;
  });
  const absent = answers.find((answer) => !known.has(answer));
  if (absent !== undefined && columns[0] !== undefined) {
    groupByRow(spec.name, columns[0].name, columns[0].column, [[absent]]);
  }
  return (at) => hits[at] as Uint8Array;
}

function groupsWhereKnown(
  made: string,
  variable: string,
  column: Column,
  answer: string,
): Int32Array | null {
  try {
    return groupByRow(made, variable, column, [[answer]]);
  } catch (error) {
    if (error instanceof AnalysisError && error.code === 'answer-not-found') return null;
    throw error;
  }
}

/**
 * Mean, sum, least or greatest of each row's values over the variables, those without one left out.
 *
 * - Missing: with fewer than `leastAnswered` values (and always without any), for the reason of the first
 *   variable that is missing. A sum is of the values that are there: it is not made up to a whole.
 * - A mean of equal values is that value to the last bit.
 *
 * Held to pandas and R `rowMeans`, tests/goldens/derived-variables.json.
 *
 * @throws {AnalysisError} `rule-does-not-fit-variable`, `derivation-does-not-fit`.
 */
export function deriveRowSummary(
  spec: RowSummary,
  columns: readonly NamedColumn[],
  rows: number,
): DerivedColumn {
  demandLeast(spec, columns.length);
  const sums = new Float64Array(rows);
  const lows = new Float64Array(rows).fill(Number.POSITIVE_INFINITY);
  const highs = new Float64Array(rows).fill(Number.NEGATIVE_INFINITY);
  const answered = new Uint32Array(rows);
  const reasons = new Uint8Array(rows);
  for (const { name, column } of columns) {
    const { values, missing } = numbersByRow(name, column);
    for (let row = 0; row < rows; row++) {
      if (missing[row] !== 0) continue;
      const value = values[row] as number;
      sums[row] = (sums[row] as number) + value;
      if (value < (lows[row] as number)) lows[row] = value;
      if (value > (highs[row] as number)) highs[row] = value;
      answered[row] = (answered[row] as number) + 1;
    }
    addReasons(reasons, missing);
  }
  const missing = reasonsWhereFewer(reasons, answered, Math.max(1, spec.leastAnswered));
  switch (spec.statistic) {
    case 'sum':
      return numbersFrom(sums, missing);
    case 'min':
      return numbersFrom(lows, missing);
    case 'max':
      return numbersFrom(highs, missing);
    case 'mean':
      for (let row = 0; row < rows; row++) {
        const isConstant = lows[row] === highs[row];
        sums[row] = isConstant
          ? (lows[row] as number)
          : (sums[row] as number) / (answered[row] as number);
      }
      return numbersFrom(sums, missing);
  }
}

function reasonsWhereFewer(reasons: Uint8Array, answered: Uint32Array, least: number): Uint8Array {
  return reasons.map((reason, row) => ((answered[row] as number) < least ? reason : 0));
}

function demandLeast(spec: Count | RowSummary, count: number): void {
  if (spec.leastAnswered <= count) return;
  const reason = `leastAnswered: ${spec.leastAnswered} of ${count} variables can never have an answer.`;
  throw new AnalysisError('derivation-does-not-fit', { variable: spec.name, reason });
}
