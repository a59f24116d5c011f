import type { BudgetPeriods } from './budget-periods.ts';

/** What moves the outcome beside spend. */
export interface BesideOptions {
  readonly trend: boolean;
  /** Pairs of waves of a year: 0 for no season; chosen by the length of the data when not given. */
  readonly seasonPairs?: number | undefined;
}

/** Periods of a year. */
export const periodsOfYear = { week: 365.25 / 7, month: 12 } as const;

/** Two pairs of waves from two years on, one from a year on, else none: a season is told by its return. */
export function seasonPairsOf({ kind, starts }: BudgetPeriods): number {
  return Math.min(2, Math.floor(starts.length / Math.floor(periodsOfYear[kind])));
}

/**
 * The columns beside spend: a constant, a straight trend, waves of a year, and the controls, each scaled to
 * about 1. A missing control is taken as its mean.
 */
export function columnsBesideSpend(
  periods: BudgetPeriods,
  { trend, seasonPairs = seasonPairsOf(periods) }: BesideOptions,
): readonly Float64Array[] {
  const count = periods.starts.length;
  const column = (valueAt: (at: number) => number): Float64Array =>
    Float64Array.from({ length: count }, (_, at) => valueAt(at));
  const year = periodsOfYear[periods.kind];
  const waves = Array.from({ length: seasonPairs }, (_, pair) => (2 * Math.PI * (pair + 1)) / year);
  return [
    column(() => 1),
    ...(trend ? [column((at) => (2 * at) / Math.max(1, count - 1) - 1)] : []),
    ...waves.flatMap((step) => [
      column((at) => Math.sin(step * at)),
      column((at) => Math.cos(step * at)),
    ]),
    ...periods.controls.map(standardised),
  ];
}

function standardised(control: Float64Array): Float64Array {
  const known = control.filter(Number.isFinite);
  const mean = known.reduce((sum, one) => sum + one, 0) / Math.max(1, known.length);
  const spread = Math.sqrt(
    known.reduce((sum, one) => sum + (one - mean) ** 2, 0) / Math.max(1, known.length),
  );
  return control.map((one) => (Number.isFinite(one) && spread > 0 ? (one - mean) / spread : 0));
}
