import { AnalysisError } from '#analysis/analysis-error.ts';
import { criticalZ } from '#analysis/statistics/interval.ts';
import { wilsonInterval } from '#analysis/statistics/wilson-interval.ts';

/**
 * Net sentiment by both definitions in use, -1..1, with intervals; null where the base is 0.
 *
 * - `ofAll`: good less bad posts, over all tagged posts. Neutral posts pull it towards 0.
 * - `ofOpinions`: good less bad posts, over those that are good or bad.
 */
export interface NetSentiment {
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  readonly base: number;
  readonly ofAll: number | null;
  readonly ofAllLow: number | null;
  readonly ofAllHigh: number | null;
  readonly opinions: number;
  readonly ofOpinions: number | null;
  readonly ofOpinionsLow: number | null;
  readonly ofOpinionsHigh: number | null;
}

/**
 * Net sentiment of counted posts.
 *
 * The interval of `ofAll` is that of the difference of two shares of one sample, half a post added to both;
 * that of `ofOpinions` is Wilson's for the share of good ones, brought to -1..1. Both speak of sampling
 * alone, not of wrong tags.
 *
 * @throws {AnalysisError} `count-out-of-range`, `confidence-out-of-range`.
 *
 * Source: Agresti and Min (2005), Statistics in Medicine 24, 729-740 (the added half posts).
 */
export function netSentiment(
  {
    negative,
    neutral,
    positive,
  }: {
    readonly negative: number;
    readonly neutral: number;
    readonly positive: number;
  },
  confidence = 0.95,
): NetSentiment {
  const z = criticalZ(confidence);
  for (const count of [negative, neutral, positive]) {
    if (!(count >= 0 && count < Number.POSITIVE_INFINITY)) {
      throw new AnalysisError('count-out-of-range', { count });
    }
  }
  const base = negative + neutral + positive;
  const opinions = negative + positive;
  const wilson = opinions === 0 ? null : wilsonInterval(positive / opinions, opinions, confidence);
  const whole = base + 2;
  const [up, down] = [(positive + 0.5) / whole, (negative + 0.5) / whole];
  const reach = z * Math.sqrt((up + down - (up - down) ** 2) / whole);
  const counts = { negative, neutral, positive, base, opinions };
  return {
    ...counts,
    ofAll: base === 0 ? null : (positive - negative) / base,
    ofAllLow: base === 0 ? null : Math.max(-1, up - down - reach),
    ofAllHigh: base === 0 ? null : Math.min(1, up - down + reach),
    ofOpinions: opinions === 0 ? null : (positive - negative) / opinions,
    ofOpinionsLow: wilson === null ? null : 2 * wilson.low - 1,
    ofOpinionsHigh: wilson === null ? null : 2 * wilson.high - 1,
  };
}
