import { AnalysisError } from '../analysis-error.ts';

/**
 * Rows of spend and outcome. All arrays have an entry a row; NaN is missing. Rows of one period (regions, days
 * of a week) are added up, their controls averaged.
 */
export interface BudgetRows {
  /** Milliseconds where `areDates`, else any numbers that grow evenly, a period each. */
  readonly times: Float64Array;
  readonly areDates: boolean;
  readonly outcomes: Float64Array;
  readonly spends: readonly Float64Array[];
  readonly controls: readonly Float64Array[];
}

/** What a period is; numbers that are no dates are taken for weeks. */
export type PeriodKind = 'week' | 'month';

/** Spend and outcome by period, in order and without a gap; an outcome that is missing is NaN. */
export interface BudgetPeriods {
  readonly kind: PeriodKind;
  readonly starts: Float64Array;
  readonly outcomes: Float64Array;
  readonly spends: readonly Float64Array[];
  readonly controls: readonly Float64Array[];
  /** Days that made no whole week at the end, and rows without a time. */
  readonly rowsLeftOut: number;
}

/** Periods, or why there are none. */
export type PeriodsRead =
  | { readonly status: 'computed'; readonly periods: BudgetPeriods }
  | { readonly status: 'notComputable'; readonly reason: 'no-rows' | 'periods-missing' };

const dayMs = 86_400_000;

/**
 * Put rows into periods: days into weeks of seven from the first day on (the last one only when whole), weeks
 * and months as they are, several rows of a period added up.
 *
 * - A missing spend, or outcome, in any row of a period makes that of the period missing: it is not zero.
 * - Where a period between the first and the last has no row there is no answer: what was spent then would
 *   still work in the periods after it.
 *
 * @throws {AnalysisError} `lengths-differ`.
 */
export function readPeriods(rows: BudgetRows): PeriodsRead {
  const columns = [rows.outcomes, ...rows.spends, ...rows.controls];
  for (const column of columns) {
    if (column.length !== rows.times.length) {
      throw new AnalysisError('lengths-differ', { times: rows.times.length, other: column.length });
    }
  }
  const known = rows.times.filter(Number.isFinite);
  const distinct = [...new Set(known)].sort((one, other) => one - other);
  if (distinct.length < 2) return { status: 'notComputable', reason: 'no-rows' };
  const { kind, indexOf, wholeCount } = calendarOf(distinct, rows.areDates);
  const first = indexOf(distinct[0] as number);
  const last = indexOf(distinct.at(-1) as number);
  const count = Math.min(last - first + 1, wholeCount);
  const rowCounts = new Float64Array(count);
  const starts = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const sums = columns.map(() => new Float64Array(count));
  let leftOut = rows.times.length - known.length;
  for (const [row, time] of rows.times.entries()) {
    if (!Number.isFinite(time)) continue;
    const period = indexOf(time) - first;
    if (period >= count) leftOut += 1;
    else {
      rowCounts[period] = (rowCounts[period] as number) + 1;
      starts[period] = Math.min(starts[period] as number, time);
      for (const [at, column] of columns.entries()) {
        const sum = sums[at] as Float64Array;
        sum[period] = (sum[period] as number) + (column[row] as number);
      }
    }
  }
  if (rowCounts.includes(0)) return { status: 'notComputable', reason: 'periods-missing' };
  const spendCount = rows.spends.length;
  const averaged = sums
    .slice(1 + spendCount)
    .map((sum) => sum.map((total, period) => total / (rowCounts[period] as number)));
  return {
    status: 'computed',
    periods: {
      kind,
      starts,
      outcomes: sums[0] as Float64Array,
      spends: sums.slice(1, 1 + spendCount),
      controls: averaged,
      rowsLeftOut: leftOut,
    },
  };
}

interface Calendar {
  readonly kind: PeriodKind;
  readonly indexOf: (time: number) => number;
  /** How many periods are whole; more than there are where every one is. */
  readonly wholeCount: number;
}

/** The usual gap between neighbouring times says what a period is. */
function calendarOf(times: readonly number[], areDates: boolean): Calendar {
  const first = times[0] as number;
  const gaps = times.slice(1).map((time, at) => time - (times[at] as number));
  const gap = gaps.sort((one, other) => one - other)[Math.floor(gaps.length / 2)] as number;
  if (!areDates) {
    return {
      kind: 'week',
      indexOf: (time) => Math.round((time - first) / gap),
      wholeCount: Number.POSITIVE_INFINITY,
    };
  }
  if (gap > 27 * dayMs) {
    return {
      kind: 'month',
      indexOf: (time) => {
        const date = new Date(time);
        return date.getUTCFullYear() * 12 + date.getUTCMonth();
      },
      wholeCount: Number.POSITIVE_INFINITY,
    };
  }
  const week = 7 * dayMs;
  const indexOf = (time: number): number => Math.floor((time - first) / week);
  const days = Math.floor(((times.at(-1) as number) - first) / dayMs) + 1;
  const isDaily = gap < 6 * dayMs;
  return {
    kind: 'week',
    indexOf,
    wholeCount: isDaily ? Math.floor(days / 7) : Number.POSITIVE_INFINITY,
  };
}
