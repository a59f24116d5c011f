import { criticalZ } from '../statistics/interval.ts';

/** The mean of the absolute gaps, its interval, and what chance alone would give. */
export interface MeanAbsoluteGap {
  readonly meanAbsoluteGap: number | null;
  readonly meanAbsoluteGapLow: number | null;
  readonly meanAbsoluteGapHigh: number | null;
  readonly meanAbsoluteGapByChance: number | null;
}

/**
 * The standard error of the mean of `signs[i] * gap[i]` over the items that have a sign (1 or -1; 0 leaves
 * an item out), from the respondents themselves, who answered all items; null where it cannot be told.
 */
export type ErrorOfSignedMean = (signs: readonly number[]) => number | null;

/**
 * How far apart two sides are on the whole: the mean of the absolute gaps, normal interval.
 *
 * The items are the ones asked, not a sample; what varies is who answered. The same people answered all
 * items, so their errors go together: with `errorOf` they are counted respondent by respondent, without
 * (published figures) they are taken to go together fully, which makes the interval wide enough for any
 * dependence and mostly too wide. `byChance` is sqrt(2 / pi) times the mean standard error: a mean absolute
 * gap is above 0 even where no item has a gap. Near that value the interval is not to be trusted.
 *
 * - Missing: an item without a gap is left out; one without an error leaves the interval null.
 *
 * @throws {AnalysisError} `confidence-out-of-range`.
 */
export function meanAbsoluteGapOf(
  items: readonly { readonly gap: number | null; readonly standardError: number | null }[],
  confidence: number,
  errorOf?: ErrorOfSignedMean,
): MeanAbsoluteGap {
  const z = criticalZ(confidence);
  const both = items.filter(({ gap }) => gap !== null);
  const mean = meanOf(both.map(({ gap }) => Math.abs(gap as number)));
  const errors = both.flatMap(({ standardError }) => standardError ?? []);
  const none = { meanAbsoluteGapLow: null, meanAbsoluteGapHigh: null };
  const meanError = errors.length < both.length ? null : meanOf(errors);
  if (mean === null || meanError === null) {
    return { meanAbsoluteGap: mean, ...none, meanAbsoluteGapByChance: null };
  }
  const signs = items.map(({ gap }) => (gap === null ? 0 : gap < 0 ? -1 : 1));
  const reach = z * (errorOf?.(signs) ?? meanError);
  return {
    meanAbsoluteGap: mean,
    meanAbsoluteGapLow: Math.max(0, mean - reach),
    meanAbsoluteGapHigh: Math.min(1, mean + reach),
    meanAbsoluteGapByChance: Math.sqrt(2 / Math.PI) * meanError,
  };
}

function meanOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
