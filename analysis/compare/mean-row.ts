import { tQuantile } from '../numerics/t-distribution.ts';
import { cohensD } from '../statistics/effect-size.ts';
import { criticalZ } from '../statistics/interval.ts';
import { designBasedTTest, type TTest, welchTTest } from '../statistics/t-test.ts';
import {
  linearisedStandardError,
  type WeightedSample,
  weightedStandardDeviation,
} from '../statistics/weighted-mean.ts';
import type { MeanComparison, MeanSide } from './comparison.ts';
import { emptyFigures, type RowOptions, type RowTitle, reasonFromBases } from './row-options.ts';
import { meanSentence, notComparedSentence } from './wording.ts';

/**
 * The row of a mean: Welch's t test, or the design-based t test with weights. `pAdjusted` is null until
 * all rows are known.
 *
 * The ratio of means, with an interval on the log scale (delta method), is given where `isRatioScale`
 * says that 0 means none, and both means are above 0; a scale of 1 to 5 has no ratio.
 */
export function meanRow(
  title: RowTitle,
  a: WeightedSample,
  b: WeightedSample,
  isRatioScale: boolean,
  options: RowOptions,
): MeanComparison {
  const smallBase = Math.min(a.base, b.base) < options.smallBase;
  const tooFew = Math.min(a.base, b.base) === 1 ? 'too-few-for-a-variance' : null;
  const reason = reasonFromBases(a.base, b.base, options) ?? tooFew;
  if (reason !== null) {
    return {
      ...title,
      kind: 'mean',
      ...emptyFigures,
      a: unknownSide(a),
      b: unknownSide(b),
      smallBase,
      reason,
      sentence: notComparedSentence(reason, a.base, b.base),
    };
  }
  const figures = meanFigures(a, b, options);
  return {
    ...title,
    kind: 'mean',
    ...emptyFigures,
    ...figures,
    ...(isRatioScale ? ratioOfMeans(a, b, options) : {}),
    a: meanSide(a, options),
    b: meanSide(b, options),
    smallBase,
    sentence: meanSentence({
      meanA: a.mean,
      baseA: a.base,
      meanB: b.mean,
      baseB: b.base,
      gapLow: figures.gapLow,
      gapHigh: figures.gapHigh,
      isWeighted: options.isWeighted,
    }),
  };
}

function unknownSide(sample: WeightedSample): MeanSide {
  return {
    mean: null,
    standardDeviation: null,
    standardError: null,
    base: sample.base,
    weightedBase: sample.weightedBase,
    effectiveBase: sample.effectiveBase,
    low: null,
    high: null,
  };
}

function meanSide(sample: WeightedSample, { confidence }: RowOptions): MeanSide {
  const standardError = linearisedStandardError(sample);
  const reach = tQuantile(0.5 + confidence / 2, sample.base - 1) * standardError;
  return {
    ...unknownSide(sample),
    mean: sample.mean,
    standardDeviation: weightedStandardDeviation(sample),
    standardError,
    low: sample.mean - reach,
    high: sample.mean + reach,
  };
}

function meanFigures(a: WeightedSample, b: WeightedSample, options: RowOptions) {
  const { confidence, isWeighted } = options;
  const test = isWeighted ? designBasedTTest(a, b, confidence) : welchTTest(a, b, confidence);
  const size = cohensD(a, b);
  const known: TTest | null = test.status === 'computed' ? test : null;
  return {
    gap: a.mean - b.mean,
    gapLow: known?.low ?? null,
    gapHigh: known?.high ?? null,
    effectSize: size.status === 'computed' ? size.d : null,
    p: known?.p ?? null,
    method: known === null ? 'none' : isWeighted ? 'design-based-t' : 'welch-t',
    reason: known === null ? 'all-values-equal' : null,
  } as const;
}

function ratioOfMeans(a: WeightedSample, b: WeightedSample, { confidence }: RowOptions) {
  if (!(a.mean > 0 && b.mean > 0)) return {};
  const ratio = a.mean / b.mean;
  const relativeError = Math.hypot(
    linearisedStandardError(a) / a.mean,
    linearisedStandardError(b) / b.mean,
  );
  const factor = Math.exp(criticalZ(confidence) * relativeError);
  return { ratio, ratioLow: ratio / factor, ratioHigh: ratio * factor, relative: ratio - 1 };
}
