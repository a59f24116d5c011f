import type { BudgetPeriods } from './budget-periods.ts';

/** Why nothing can be said of a channel; the others stand. */
export type ChannelReason =
  | 'spend-missing'
  | 'negative-spend'
  | 'never-spent'
  | 'always-the-same'
  | 'repeats-another';

/** Why a channel has no curve, or null where it may have one; in the order of the channels. */
export function channelReasons({ spends }: BudgetPeriods): readonly (ChannelReason | null)[] {
  return spends.map((spend, channel) => {
    if (!spend.every(Number.isFinite)) return 'spend-missing';
    if (spend.some((one) => one < 0)) return 'negative-spend';
    if (spend.every((one) => one === 0)) return 'never-spent';
    if (spend.every((one) => one === spend[0])) return 'always-the-same';
    const earlier = spends.slice(0, channel);
    return earlier.some((other) => Math.abs(correlation(other, spend)) > 1 - 1e-9)
      ? 'repeats-another'
      : null;
  });
}

/** Pearson's correlation of two columns; NaN where one of them does not vary. */
export function correlation(left: Float64Array, right: Float64Array): number {
  const mean = (column: Float64Array): number =>
    column.reduce((sum, one) => sum + one, 0) / column.length;
  const [leftMean, rightMean] = [mean(left), mean(right)];
  let [both, leftOnly, rightOnly] = [0, 0, 0];
  for (const [at, one] of left.entries()) {
    const [a, b] = [one - leftMean, (right[at] as number) - rightMean];
    both += a * b;
    leftOnly += a * a;
    rightOnly += b * b;
  }
  return both / Math.sqrt(leftOnly * rightOnly);
}
