import type { ComparisonReason } from './comparison.ts';

/** What every row is made with. Bases under `smallBase` are marked, under `suppressedBase` not shown. */
export interface RowOptions {
  readonly confidence: number;
  readonly smallBase: number;
  readonly suppressedBase: number;
  readonly isWeighted: boolean;
}

/** What a row is about. */
export interface RowTitle {
  readonly variable: string;
  readonly label: string;
  readonly category: string;
}

/** The figures of a row that has none. */
export const emptyFigures = {
  gap: null,
  gapLow: null,
  gapHigh: null,
  ratio: null,
  ratioLow: null,
  ratioHigh: null,
  relative: null,
  oddsRatio: null,
  oddsRatioLow: null,
  oddsRatioHigh: null,
  effectSize: null,
  p: null,
  pAdjusted: null,
  method: 'none',
} as const;

/** Why bases alone forbid a comparison, else null. */
export function reasonFromBases(
  baseA: number,
  baseB: number,
  { suppressedBase }: RowOptions,
): Extract<ComparisonReason, 'nobody-answered' | 'base-too-small'> | null {
  const smaller = Math.min(baseA, baseB);
  if (smaller === 0) return 'nobody-answered';
  return smaller < suppressedBase ? 'base-too-small' : null;
}
