import { AnalysisError } from '../analysis-error.ts';
import { type Coefficient, clusteredRegression } from './clustered-regression.ts';

/** A panel: a row a unit (region, shop, customer) and time; all arrays have an entry a row. */
export interface UpliftPanel {
  readonly units: Int32Array;
  /** Any numbers that grow with time: days, weeks, milliseconds. */
  readonly times: Float64Array;
  /** 1 for units that were treated at some time, also before it began; 0 for the others. */
  readonly isTreated: Uint8Array;
  readonly outcomes: Float64Array;
}

/** Mean outcomes of the four cells. */
export interface UpliftMeans {
  readonly treatedBefore: number;
  readonly treatedAfter: number;
  readonly othersBefore: number;
  readonly othersAfter: number;
}

/**
 * A difference in differences with the tests of what it takes for granted.
 *
 * - `effect`: how much more the treated changed than the others. `relative`: against what the treated would
 *   have had, had they changed as the others did; null where that is not above 0.
 * - `preTrend`: how much more the treated grew per unit of time before it began. `placebo`: the effect of a
 *   beginning in the middle of the time before. Both should be near 0; null with fewer than three (four)
 *   times before.
 */
export type Uplift =
  | {
      readonly status: 'computed';
      readonly effect: Coefficient;
      readonly relative: number | null;
      readonly means: UpliftMeans;
      readonly preTrend: Coefficient | null;
      readonly placebo: Coefficient | null;
      readonly rows: number;
      readonly treatedUnits: number;
      readonly otherUnits: number;
      readonly timesBefore: number;
      readonly warnings: readonly UpliftWarning[];
      readonly sentence: string;
    }
  | {
      readonly status: 'notComputable';
      readonly reason: 'a-cell-is-empty' | 'fewer-than-two-units-a-side';
    };

/** What speaks against reading the difference as an effect, or against its interval. */
export type UpliftWarning =
  | 'trends-differ-before'
  | 'placebo-finds-an-effect'
  | 'few-units'
  | 'no-test-of-trends';

/**
 * Difference in differences: the change of the treated less the change of the others, with an error that
 * allows the rows of a unit to go together.
 *
 * - Missing: a row whose outcome or time is NaN is left out.
 * - Assumes that the treated would have changed as the others did. `preTrend` and `placebo` can speak against
 *   that; nothing can prove it.
 *
 * @throws {AnalysisError} `lengths-differ`, `confidence-out-of-range`.
 *
 * Sources: Bertrand, Duflo and Mullainathan (2004), Quarterly Journal of Economics 119, 249-275. Held to
 * statsmodels OLS with clustered errors, tests/goldens/difference-in-differences.json.
 */
export function differenceInDifferences(
  panel: UpliftPanel,
  { start, confidence = 0.95 }: { readonly start: number; readonly confidence?: number },
): Uplift {
  checkPanel(panel, confidence);
  const kept = keptRows(panel, () => true);
  const cells = cellMeans(kept, start);
  if (cells === null) return { status: 'notComputable', reason: 'a-cell-is-empty' };
  const treatedUnits = unitCount(kept, 1);
  const otherUnits = unitCount(kept, 0);
  const effect = effectSince(kept, start, confidence);
  if (treatedUnits < 2 || otherUnits < 2 || effect === null) {
    return { status: 'notComputable', reason: 'fewer-than-two-units-a-side' };
  }
  const before = keptRows(kept, (row) => (kept.times[row] as number) < start);
  const times = [...new Set(before.times)].sort((one, other) => one - other);
  const preTrend = times.length >= 3 ? trendApart(before, confidence) : null;
  const middle = times[Math.floor(times.length / 2)];
  const placebo =
    times.length >= 4 && middle !== undefined ? effectSince(before, middle, confidence) : null;
  const expected = cells.treatedBefore + cells.othersAfter - cells.othersBefore;
  const warnings: readonly UpliftWarning[] = [
    ...(preTrend === null ? (['no-test-of-trends'] as const) : []),
    ...(preTrend !== null && preTrend.p < 0.05 ? (['trends-differ-before'] as const) : []),
    ...(placebo !== null && placebo.p < 0.05 ? (['placebo-finds-an-effect'] as const) : []),
    ...(Math.min(treatedUnits, otherUnits) < 10 ? (['few-units'] as const) : []),
  ];
  return {
    status: 'computed',
    effect,
    relative: expected > 0 ? effect.estimate / expected : null,
    means: cells,
    preTrend,
    placebo,
    rows: kept.outcomes.length,
    treatedUnits,
    otherUnits,
    timesBefore: times.length,
    warnings,
    sentence: sentenceOf(effect, confidence, warnings),
  };
}

function checkPanel(panel: UpliftPanel, confidence: number): void {
  const rows = panel.outcomes.length;
  for (const [name, values] of Object.entries(panel) as [string, ArrayLike<number>][]) {
    if (values.length !== rows) {
      throw new AnalysisError('lengths-differ', { outcomes: rows, [name]: values.length });
    }
  }
  if (!(confidence > 0 && confidence < 1)) {
    throw new AnalysisError('confidence-out-of-range', { confidence });
  }
}

function keptRows(panel: UpliftPanel, isKept: (row: number) => boolean): UpliftPanel {
  const rows = [...panel.outcomes.keys()].filter(
    (row) =>
      Number.isFinite(panel.outcomes[row]) && Number.isFinite(panel.times[row]) && isKept(row),
  );
  return {
    units: Int32Array.from(rows, (row) => panel.units[row] as number),
    times: Float64Array.from(rows, (row) => panel.times[row] as number),
    isTreated: Uint8Array.from(rows, (row) => panel.isTreated[row] as number),
    outcomes: Float64Array.from(rows, (row) => panel.outcomes[row] as number),
  };
}

function cellMeans(panel: UpliftPanel, start: number): UpliftMeans | null {
  const sums = [0, 0, 0, 0];
  const counts = [0, 0, 0, 0];
  for (const [row, outcome] of panel.outcomes.entries()) {
    const cell =
      2 * (panel.isTreated[row] as number) + ((panel.times[row] as number) >= start ? 1 : 0);
    sums[cell] = (sums[cell] as number) + outcome;
    counts[cell] = (counts[cell] as number) + 1;
  }
  if (counts.some((count) => count === 0)) return null;
  const mean = (cell: number): number => (sums[cell] as number) / (counts[cell] as number);
  return {
    othersBefore: mean(0),
    othersAfter: mean(1),
    treatedBefore: mean(2),
    treatedAfter: mean(3),
  };
}

function unitCount(panel: UpliftPanel, side: 0 | 1): number {
  return new Set(panel.units.filter((_, row) => panel.isTreated[row] === side)).size;
}

/** The coefficient of treated times after, beside treated and after. */
function effectSince(panel: UpliftPanel, start: number, confidence: number): Coefficient | null {
  const ones = new Float64Array(panel.outcomes.length).fill(1);
  const treated = Float64Array.from(panel.isTreated);
  const after = panel.times.map((time) => (time >= start ? 1 : 0));
  const both = treated.map((one, row) => one * (after[row] as number));
  const fitted = clusteredRegression(
    [ones, treated, after, both],
    panel.outcomes,
    panel.units,
    confidence,
  );
  return fitted?.[3] ?? null;
}

/** The coefficient of treated times time, beside treated and time; time counted from its mean. */
function trendApart(panel: UpliftPanel, confidence: number): Coefficient | null {
  const mean = panel.times.reduce((sum, time) => sum + time, 0) / panel.times.length;
  const ones = new Float64Array(panel.outcomes.length).fill(1);
  const treated = Float64Array.from(panel.isTreated);
  const time = panel.times.map((one) => one - mean);
  const both = treated.map((one, row) => one * (time[row] as number));
  const fitted = clusteredRegression(
    [ones, treated, time, both],
    panel.outcomes,
    panel.units,
    confidence,
  );
  return fitted?.[3] ?? null;
}

function sentenceOf(
  { estimate, low, high }: Coefficient,
  confidence: number,
  warnings: readonly UpliftWarning[],
): string {
  const words = (value: number): string =>
    Number(value.toPrecision(3))
      .toLocaleString('en-GB', { maximumFractionDigits: 6 })
      .replace('-', '\u2212');
  const level = Math.round(confidence * 100);
  const change = `The treated changed by ${words(Math.abs(estimate))} ${estimate < 0 ? 'less' : 'more'} than the others (${level} % interval ${words(low)} to ${words(high)})`;
  const doubt = warnings.includes('trends-differ-before')
    ? '; they already moved apart before it began, so that this is no measure of an effect'
    : warnings.includes('placebo-finds-an-effect')
      ? '; a made-up beginning finds an effect too, so that this is no measure of one'
      : low <= 0 && high >= 0
        ? '; none may be the truth'
        : '';
  return `${change}${doubt}.`;
}
