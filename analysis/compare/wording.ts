import {
  relativePercent,
  sharePercent,
  signedPoints,
  signedThreeDigits,
  threeDigits,
  times,
  wholeCount,
} from './figures-in-words.ts';

/**
 * Two shares in [0, 1] with the respondents behind each, the interval of their difference, and the `p` of
 * their test at `confidence` (0.95). Without a p the interval decides alone.
 */
export interface SharesToWord {
  readonly shareA: number;
  readonly baseA: number;
  readonly shareB: number;
  readonly baseB: number;
  readonly gapLow: number;
  readonly gapHigh: number;
  readonly p?: number | null | undefined;
  readonly confidence?: number | undefined;
  readonly isWeighted?: boolean;
}

/** Two means with the respondents behind each and the interval of their difference. */
export interface MeansToWord {
  readonly meanA: number;
  readonly baseA: number;
  readonly meanB: number;
  readonly baseB: number;
  readonly gapLow: number | null;
  readonly gapHigh: number | null;
  readonly isWeighted?: boolean;
}

/** Ratios that print as ten times or more. */
const ratioToldAlone = 9.95;

const noDifference = 'no difference that the bases could show';

/**
 * What a comparison of two shares supports, in one sentence; every sentence about two shares is made
 * here, so that none says more than its numbers.
 *
 * "71 % v 47 %: 51 % more likely (1.5 times, +24 points; base 180 and 240)". Where the interval of the
 * gap includes 0, or p is not below the level: "no difference that the bases could show". The relative
 * difference divides by the second share, and a ratio of 1.5 is "1.5 times", never "1.5 times more". Where
 * a share is 0 there is no ratio to speak of and the sentence gives the points alone. From ten times on the
 * ratio stands without the relative difference: "more likely (20 times", not "1,850 % more likely".
 *
 * Relative difference, ratio and points are made from the shares before rounding, so that points may
 * differ by one from the printed percentages.
 */
export function shareSentence(figures: SharesToWord): string {
  const { shareA, shareB } = figures;
  const base = Math.min(figures.baseA, figures.baseB);
  const gap = shareA - shareB;
  const shares = `${sharePercent(shareA, base)} v ${sharePercent(shareB, base)}`;
  const points = signedPoints(gap, base);
  const bases = basesInWords(figures);
  if (!canShowGap(figures)) return `${shares}: ${noDifference} (${points}; ${bases})`;
  if (shareA === 0 || shareB === 0) return `${shares}: ${points} (${bases})`;
  const ratio = shareA / shareB;
  const direction = `${gap > 0 ? 'more' : 'less'} likely`;
  const relative =
    ratio < ratioToldAlone ? `${relativePercent(ratio - 1, base)} ${direction}` : direction;
  return `${shares}: ${relative} (${times(ratio, base)}, ${points}; ${bases})`;
}

/**
 * What a comparison of two means supports, in one sentence: "3.42 v 3.10: higher (+0.32, interval 0.10
 * to 0.54; base 180 and 240)". Without an interval it states the means and their gap only.
 */
export function meanSentence(figures: MeansToWord): string {
  const { meanA, meanB, gapLow, gapHigh } = figures;
  const gap = meanA - meanB;
  const means = `${threeDigits(meanA)} v ${threeDigits(meanB)}`;
  const bases = basesInWords(figures);
  if (gapLow === null || gapHigh === null) return `${means}: ${signedThreeDigits(gap)} (${bases})`;
  const interval = `interval ${threeDigits(gapLow)} to ${threeDigits(gapHigh)}`;
  const verdict = includesZero(gapLow, gapHigh) ? noDifference : gap > 0 ? 'higher' : 'lower';
  return `${means}: ${verdict} (${signedThreeDigits(gap)}, ${interval}; ${bases})`;
}

/** Why two sides cannot be compared, with their bases. */
export function notComparedSentence(
  reason: 'nobody-answered' | 'base-too-small' | 'too-few-for-a-variance',
  baseA: number,
  baseB: number,
): string {
  const why = {
    'nobody-answered': 'Not compared: nobody answered on one side',
    'base-too-small': 'Not shown: too few answered',
    'too-few-for-a-variance': 'Not compared: a mean needs two answers on each side',
  }[reason];
  return `${why} (${basesInWords({ baseA, baseB })})`;
}

/**
 * Whether the bases show a gap between two shares: its interval leaves 0 out and the p of the row's own
 * test, where there is one, is below 1 minus `confidence` (0.95). Interval and test rest on different
 * approximations and may disagree near the edge; nothing is claimed unless both hold.
 */
export function canShowGap({
  gapLow,
  gapHigh,
  p = null,
  confidence = 0.95,
}: Pick<SharesToWord, 'gapLow' | 'gapHigh' | 'p' | 'confidence'>): boolean {
  return !includesZero(gapLow, gapHigh) && (p === null || p < 1 - confidence);
}

function includesZero(low: number, high: number): boolean {
  return low <= 0 && high >= 0;
}

function basesInWords(figures: {
  readonly baseA: number;
  readonly baseB: number;
  readonly isWeighted?: boolean;
}): string {
  const bases = `base\u00A0${wholeCount(figures.baseA)} and\u00A0${wholeCount(figures.baseB)}`;
  return figures.isWeighted ? `${bases}, weighted` : bases;
}
