/**
 * Answers from 0 to 10 to "would you recommend us?" as scores, whose mean is the net promoter score: 1
 * for 9 and 10, -1 for 0 to 6, 0 between. Values outside 0 to 10 leave the whole without a score, since
 * they show that the scale is another one; the reason says so. NaN and null stay without one.
 *
 * Source: Reichheld (2003), Harvard Business Review 81 (12), 46-54.
 */
export function promoterScores(values: ArrayLike<number | null>): {
  readonly scores: readonly (number | null)[];
  readonly reason: 'values-outside-0-to-10' | 'no-values' | null;
} {
  const scores = new Array<number | null>(values.length).fill(null);
  let [isOutside, count] = [false, 0];
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? Number.NaN;
    if (Number.isNaN(value)) continue;
    count++;
    isOutside ||= value < 0 || value > 10;
    scores[at] = value > 8 ? 1 : value > 6 ? 0 : -1;
  }
  const reason = isOutside ? 'values-outside-0-to-10' : count === 0 ? 'no-values' : null;
  return { scores, reason };
}
