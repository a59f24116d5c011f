import type { RowOptions } from '../compare/row-options.ts';
import type { ShareTally } from '../compare/share-row.ts';
import { tQuantile } from '../numerics/t-distribution.ts';
import { effectiveBase } from '../statistics/effective-base.ts';
import { linearisedStandardError, type WeightedSample } from '../statistics/weighted-mean.ts';
import { wilsonInterval } from '../statistics/wilson-interval.ts';
import type { WavePoint } from './wave-changes.ts';

/** A share in one wave, with Wilson's interval on the effective base. */
export function sharePoint({ answered, chosen }: ShareTally, options: RowOptions): WavePoint {
  const kish = effectiveBase(answered.weight, answered.squaredWeight);
  const bases = { base: answered.count, weightedBase: answered.weight, effectiveBase: kish };
  const reason = reasonOf(answered.count, options);
  const told = { ...bases, isSmall: answered.count < options.smallBase, reason };
  if (reason !== null) return { ...told, count: null, value: null, low: null, high: null };
  const value = Math.min(1, chosen.weight / answered.weight);
  const { low, high } = wilsonInterval(value, kish, options.confidence);
  return { ...told, count: chosen.count, value, low, high };
}

/** A mean in one wave, with the interval of its linearised error; none of a single respondent. */
export function meanPoint(sample: WeightedSample, options: RowOptions): WavePoint {
  const { base, weightedBase, effectiveBase: kish, mean } = sample;
  const reason = reasonOf(base, options);
  const told = {
    base,
    weightedBase,
    effectiveBase: kish,
    count: null,
    isSmall: base < options.smallBase,
    reason,
  };
  if (reason !== null) return { ...told, value: null, low: null, high: null };
  if (base < 2) return { ...told, value: mean, low: null, high: null };
  const reach = tQuantile(0.5 + options.confidence / 2, base - 1) * linearisedStandardError(sample);
  return { ...told, value: mean, low: mean - reach, high: mean + reach };
}

function reasonOf(base: number, { suppressedBase }: RowOptions): WavePoint['reason'] {
  if (base === 0) return 'nobody-answered';
  return base < suppressedBase ? 'base-too-small' : null;
}
