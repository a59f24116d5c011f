import { sharePercent, signedPoints, times, wholeCount } from '../compare/figures-in-words.ts';
import { newcombeWilsonInterval } from '../statistics/share-difference-interval.ts';
import { shareRatio } from '../statistics/share-ratio.ts';
import { twoProportionZTestPooled } from '../statistics/two-proportion-z-test-pooled.ts';
import type { ClaimSize } from './claim-size.ts';

/** Two shares of the project's data, in [0, 1], with the bases (effective ones where weighted) behind them. */
export interface MeasuredPair {
  readonly shareA: number;
  readonly baseA: number;
  readonly shareB: number;
  readonly baseB: number;
}

/** What data say of a claimed size. Ratios of a over b; gaps a minus b in share units; 95 % intervals. */
export interface DataVerdict extends MeasuredPair {
  readonly ratio: number | null;
  readonly ratioLow: number | null;
  readonly ratioHigh: number | null;
  readonly gap: number;
  readonly gapLow: number;
  readonly gapHigh: number;
  readonly p: number | null;
  readonly verdict: 'within' | 'outside' | 'no-difference' | 'not-comparable';
  readonly sentence: string;
}

/**
 * Holds the size that a claim states against two shares that were measured. It is `within` where the
 * sizes that its words allow (its rounding, "more than" upwards, "almost" a tenth) meet the interval of the
 * data; else `no-difference` where the data show none, and `outside` where they do.
 *
 * - Assumption: independent simple samples.
 *
 * Sources: Katz et al. (1978) for the ratio; Newcombe (1998), method 10, for the gap; pooled z test for p.
 */
export function holdAgainstData(
  size: ClaimSize,
  claimed: string,
  pair: MeasuredPair,
  confidence = 0.95,
): DataVerdict {
  const { shareA, baseA, shareB, baseB } = pair;
  const ratio = shareRatio(shareA, baseA, shareB, baseB, confidence);
  const interval = newcombeWilsonInterval(shareA, baseA, shareB, baseB, confidence);
  const test = twoProportionZTestPooled(shareA, baseA, shareB, baseB);
  const measured = {
    ...pair,
    ratio: ratio.status === 'computed' ? ratio.ratio : null,
    ratioLow: ratio.status === 'computed' ? ratio.low : null,
    ratioHigh: ratio.status === 'computed' ? ratio.high : null,
    gap: shareA - shareB,
    gapLow: interval.low,
    gapHigh: interval.high,
    p: test.status === 'computed' ? test.p : null,
  };
  const target = targetOf(size, measured);
  const verdict = verdictOf(size, target, measured);
  return { ...measured, verdict, sentence: inWords(verdict, claimed, target, measured) };
}

type Measured = Omit<DataVerdict, 'verdict' | 'sentence'>;

/** The interval of what the claim speaks of, in the unit of its print. */
interface Target {
  readonly low: number;
  readonly high: number;
  readonly unit: 'times' | 'percent' | 'points';
}

function targetOf(size: ClaimSize, measured: Measured): Target | null {
  const { ratioLow, ratioHigh, gapLow, gapHigh } = measured;
  const isLess = size.direction === 'less';
  if (size.value === null) return null;
  if (size.form === 'points') {
    const [low, high] = isLess ? [-gapHigh, -gapLow] : [gapLow, gapHigh];
    return { low: low * 100, high: high * 100, unit: 'points' };
  }
  if (ratioLow === null || ratioHigh === null) return null;
  if (size.form === 'ratio') {
    const [low, high] = isLess ? [1 / ratioHigh, 1 / ratioLow] : [ratioLow, ratioHigh];
    return { low, high, unit: 'times' };
  }
  if (size.form !== 'percentMore') return null;
  const [low, high] = isLess ? [1 - ratioHigh, 1 - ratioLow] : [ratioLow - 1, ratioHigh - 1];
  return { low: low * 100, high: high * 100, unit: 'percent' };
}

function verdictOf(
  size: ClaimSize,
  target: Target | null,
  { gapLow, gapHigh }: Measured,
): DataVerdict['verdict'] {
  if (target === null || size.value === null) return 'not-comparable';
  const [low, high] = allowedBy(size, size.value);
  if (high >= target.low && low <= target.high) return 'within';
  return gapLow <= 0 && gapHigh >= 0 ? 'no-difference' : 'outside';
}

/** The sizes that a wording allows. */
function allowedBy({ hedge, halfUnit }: ClaimSize, value: number): readonly [number, number] {
  switch (hedge) {
    case 'over':
    case 'at-least':
      return [value, Number.POSITIVE_INFINITY];
    case 'under':
    case 'up-to':
      return [0, value];
    case 'almost':
      return [value * 0.9, value];
    case 'about':
      return [value * 0.9, value * 1.1];
    case 'none':
      return [value - halfUnit, value + halfUnit];
  }
}

function inWords(
  verdict: DataVerdict['verdict'],
  claimed: string,
  target: Target | null,
  measured: Measured,
): string {
  const { shareA, baseA, shareB, baseB, ratio, gap, gapLow, gapHigh } = measured;
  const base = Math.min(baseA, baseB);
  const size = ratio === null ? signedPoints(gap, base) : times(ratio, base);
  const data = `Data: ${sharePercent(shareA, base)} v ${sharePercent(shareB, base)}, ${size} (base ${wholeCount(baseA)} and ${wholeCount(baseB)})`;
  const none = gapLow <= 0 && gapHigh >= 0;
  if (verdict === 'not-comparable' || target === null) {
    return `${data}: ${none ? 'no difference that the bases could show' : 'there is a difference'}; the claim names no size to hold against it.`;
  }
  const decimals = target.unit === 'times' ? 2 : 0;
  const unit = { times: ' times', percent: ' %', points: ' points' }[target.unit];
  const interval = `${target.low.toFixed(decimals)} to ${target.high.toFixed(decimals)}${unit}`;
  const claim = `the claim of “${claimed}”`;
  if (verdict === 'within') {
    const but = none ? ', but so is no difference at all' : '';
    return `${data}: ${claim} is within the interval (${interval})${but}.`;
  }
  const because =
    verdict === 'no-difference' ? '; the data show no difference that the bases could show' : '';
  return `${data}: ${claim} is not within the interval (${interval})${because}.`;
}
