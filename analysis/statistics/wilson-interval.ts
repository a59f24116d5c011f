import { criticalZ, demandBase, demandShare, type Interval } from './interval.ts';

/**
 * Score interval of one share: stays inside [0, 1] and keeps a width at 0 % and 100 %.
 *
 * `base` need not be whole: with weights it is the effective base.
 *
 * @throws {AnalysisError} `share-out-of-range`, `base-out-of-range`, `confidence-out-of-range`.
 *
 * Source: Wilson (1927), JASA 22, 209-212. Held to R `prop.test(correct = FALSE)`.
 */
export function wilsonInterval(share: number, base: number, confidence = 0.95): Interval {
  demandShare(share);
  demandBase(base);
  const squared = criticalZ(confidence) ** 2;
  const whole = base + squared;
  const middle = (base * share + squared / 2) / whole;
  const reach = Math.sqrt(squared * (base * share * (1 - share) + squared / 4)) / whole;
  return {
    low: share === 0 ? 0 : Math.max(0, middle - reach),
    high: share === 1 ? 1 : Math.min(1, middle + reach),
  };
}
