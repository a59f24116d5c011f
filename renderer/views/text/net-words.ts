import type { NetSentiment } from '#contract/calls/topics.ts';
import { formatCount } from '../../words/numbers.ts';

/** A net sentiment in points of a hundred posts: "+12", "−3". */
export function netPoints(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–';
  const points = Math.round(value * 100);
  return points < 0 ? `\u2212${-points}` : points > 0 ? `+${points}` : '0';
}

/** Net sentiment over all tagged posts with its interval, as a clause. */
export function netOfAllWords(net: NetSentiment | null): string {
  if (net === null || net.ofAll === null) return 'no tagged post';
  return `${netPoints(net.ofAll)} in a hundred posts (${netPoints(net.ofAllLow)} to ${netPoints(net.ofAllHigh)}; n\u00a0${formatCount(net.base)})`;
}
