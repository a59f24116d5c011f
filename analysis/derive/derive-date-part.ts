import { AnalysisError } from '../analysis-error.ts';
import type { Category, Column } from '../columns/column.ts';
import { missingByte } from '../columns/missing-reason.ts';
import type { VariableKind } from '../columns/variable.ts';
import type { DatePart } from './derivation.ts';
import { categoriesFrom, type DerivedColumn, numbersFrom } from './derived-column.ts';
import { missingByRow } from './row-values.ts';

const dayMs = 86_400_000;
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/** Beyond these years a Date holds nothing. */
const farthestMs = 8.64e15;

/**
 * Part of a date, in UTC; see `dateParts`.
 *
 * - Year, day of the month and hour are numbers. Quarter, month, week and weekday are answers in the order
 *   of the calendar, all of them, whether they occur or not. A quarter, month or week with its year
 *   ("2024 Q1", "2024-03", "2024-W05") is an answer for each that occurs.
 * - Weeks are those of ISO 8601: they begin with Monday, and week 1 holds the year's first Thursday, so
 *   that the last days of December may be of the next year's first week.
 * - Missing rows keep their reasons; a number that no calendar reaches is unreadable.
 *
 * Held to pandas `dt.isocalendar`, tests/goldens/derived-variables.json.
 *
 * @throws {AnalysisError} `derivation-does-not-fit` unless the variable is a date.
 */
export function deriveDatePart(spec: DatePart, column: Column, kind: VariableKind): DerivedColumn {
  if (column.type !== 'number' || kind !== 'date') {
    const reason = `from: ${spec.from} is not a date.`;
    throw new AnalysisError('derivation-does-not-fit', { variable: spec.name, reason });
  }
  const missing = missingByRow(column);
  const parts = new Float64Array(missing.length);
  let unreadable = 0;
  const read = readers[spec.part];
  for (let row = 0; row < parts.length; row++) {
    if (missing[row] !== 0) continue;
    const instant = column.values[row] as number;
    if (Math.abs(instant) <= farthestMs) parts[row] = read(instant);
    else {
      missing[row] = missingByte('unreadable');
      unreadable++;
    }
  }
  return { ...laidOut(spec.part, parts, missing), unreadable };
}

const readers: Readonly<Record<DatePart['part'], (instant: number) => number>> = {
  year: (instant) => civil(instant).year,
  quarter: (instant) => Math.floor((civil(instant).month - 1) / 3),
  month: (instant) => civil(instant).month - 1,
  'year-quarter': (instant) => {
    const { year, month } = civil(instant);
    return year * 4 + Math.floor((month - 1) / 3);
  },
  'year-month': (instant) => {
    const { year, month } = civil(instant);
    return year * 12 + month - 1;
  },
  week: (instant) => isoWeek(instant).week - 1,
  'week-year': (instant) => {
    const { year, week } = isoWeek(instant);
    return year * 54 + week;
  },
  weekday: (instant) => weekdayOf(Math.floor(instant / dayMs)),
  day: (instant) => civil(instant).day,
  hour: (instant) => Math.floor((instant - Math.floor(instant / dayMs) * dayMs) / 3_600_000),
};

function laidOut(
  part: DatePart['part'],
  parts: Float64Array,
  missing: Uint8Array,
): Omit<DerivedColumn, 'unreadable'> {
  switch (part) {
    case 'year':
    case 'day':
    case 'hour':
      return numbersFrom(parts, missing);
    case 'quarter':
      return listed(['Q1', 'Q2', 'Q3', 'Q4'], parts, missing);
    case 'month':
      return listed(months, parts, missing);
    case 'weekday':
      return listed(weekdays, parts, missing);
    case 'week':
      return listed(
        Array.from({ length: 53 }, (_, at) => `Week ${at + 1}`),
        parts,
        missing,
      );
    case 'year-quarter':
      return occurring(parts, missing, (at) => `${Math.floor(at / 4)} Q${mod(at, 4) + 1}`);
    case 'year-month':
      return occurring(parts, missing, (at) => `${Math.floor(at / 12)}-${two(mod(at, 12) + 1)}`);
    case 'week-year':
      return occurring(parts, missing, (at) => `${Math.floor(at / 54)}-W${two(mod(at, 54))}`);
  }
}

function listed(
  labels: readonly string[],
  parts: Float64Array,
  missing: Uint8Array,
): Omit<DerivedColumn, 'unreadable'> {
  const answers = labels.map(
    (label, at): Category => ({ code: String(at + 1), label, value: at + 1, missing: null }),
  );
  return { column: categoriesFrom(answers, parts, missing), kind: 'scale', notes: [] };
}

function occurring(
  parts: Float64Array,
  missing: Uint8Array,
  labelOf: (part: number) => string,
): Omit<DerivedColumn, 'unreadable'> {
  const found = new Set<number>();
  for (let row = 0; row < parts.length; row++) {
    if (missing[row] === 0) found.add(parts[row] as number);
  }
  const inOrder = [...found].sort((a, b) => a - b);
  const place = new Map(inOrder.map((part, at) => [part, at]));
  const index = parts.map((part, row) => (missing[row] === 0 ? (place.get(part) ?? 0) : 0));
  const answers = inOrder.map((part): Category => {
    const label = labelOf(part);
    return { code: label, label, value: null, missing: null };
  });
  return { column: categoriesFrom(answers, index, missing), kind: 'single', notes: [] };
}

interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/**
 * The day of the Gregorian calendar without a Date for each row.
 *
 * Source: Howard Hinnant, chrono-Compatible Low-Level Date Algorithms (2013), `civil_from_days`.
 */
function civil(instant: number): Civil {
  const shifted = Math.floor(instant / dayMs) + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Monday is 0; day 0 of 1970 was a Thursday. */
function weekdayOf(day: number): number {
  return mod(day + 3, 7);
}

/** The week of a day is that of its Thursday. */
function isoWeek(instant: number): { readonly year: number; readonly week: number } {
  const day = Math.floor(instant / dayMs);
  const thursday = day - weekdayOf(day) + 3;
  const { year } = civil(thursday * dayMs);
  const firstDay = Date.UTC(2000, 0, 1) / dayMs + daysBefore(year);
  return { year, week: Math.floor((thursday - firstDay) / 7) + 1 };
}

/** Days from the first of January 2000 to that of a year. */
function daysBefore(year: number): number {
  const before = year - 1;
  const leaps = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  return (year - 2000) * 365 + leaps - (499 - 19 + 4);
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
