import { tQuantile } from '../numerics/t-distribution.ts';
import { demandBase, demandShare } from '../statistics/interval.ts';
import { midRanks } from '../statistics/mid-ranks.ts';
import { designBasedTTest, welchTTest } from '../statistics/t-test.ts';
import { twoProportionZTestPooled } from '../statistics/two-proportion-z-test-pooled.ts';
import { linearisedStandardError } from '../statistics/weighted-mean.ts';
import { wilsonInterval } from '../statistics/wilson-interval.ts';
import type { PerceptionSide, RankedSide } from './perception-gap-figures.ts';
import { refusedBase } from './refused-base.ts';

/**
 * The items of one side with intervals, mid-ranks (1 for the highest share) and the places that each may
 * hold: as many items as the test puts above it, and as many as it puts below, stand aside; the rest are
 * ties. A base that cannot be right is refused: it carries neither interval nor test.
 *
 * The same people answered all items, which the test ignores: a guide, not a proof.
 *
 * @throws {AnalysisError} `share-out-of-range`, `base-out-of-range`.
 */
export function rankSide(
  names: readonly string[],
  sides: readonly PerceptionSide[],
  confidence: number,
): readonly RankedSide[] {
  const known = sides.flatMap(({ share }, index) => (share === null ? [] : [{ share, index }]));
  for (const { share } of known) demandShare(share);
  const ranks = midRanks(
    known.map(({ share }) => share),
    'descending',
  );
  const rankByIndex = new Map(known.map(({ index }, place) => [index, ranks[place] as number]));
  return sides.map((side, index) => {
    const isTiedTo = (other: number): boolean =>
      other !== index && isTied(side, sides[other] as PerceptionSide, confidence);
    const apart = known.filter((one) => one.index !== index && !isTiedTo(one.index));
    const above = apart.filter((one) => one.share > (side.share ?? 0)).length;
    const isRanked = side.share !== null;
    return {
      share: side.share,
      mean: meanOf(side),
      base: side.base,
      effectiveBase: testBase(side),
      rank: rankByIndex.get(index) ?? null,
      rankBest: isRanked ? above + 1 : null,
      rankWorst: isRanked ? known.length - (apart.length - above) : null,
      baseRefused: refusedBase(side),
      ...intervalOf(side, confidence),
      tiedWith: names.filter((_, other) => isTiedTo(other)),
    };
  });
}

function meanOf({ scale, share }: PerceptionSide): number | null {
  if (scale === undefined || share === null) return null;
  return scale.lowest + share * (scale.highest - scale.lowest);
}

function intervalOf(
  side: PerceptionSide,
  confidence: number,
): { readonly low: number | null; readonly high: number | null } {
  const none = { low: null, high: null };
  const base = testBase(side);
  if (side.share === null || base === null) return none;
  if (side.scale === undefined) {
    const { low, high } = wilsonInterval(side.share, base, confidence);
    return { low, high };
  }
  const { sample } = side.scale;
  if (sample.base < 2) return none;
  const reach = tQuantile(0.5 + confidence / 2, sample.base - 1) * linearisedStandardError(sample);
  return { low: side.share - reach, high: side.share + reach };
}

/** The base that tests rest on: the effective one where it is given, none where it is refused. */
export function testBase(side: PerceptionSide): number | null {
  const tested = side.effectiveBase ?? side.base;
  if (side.base !== null) demandBase(side.base);
  if (tested !== null) demandBase(tested);
  return refusedBase(side) === null ? tested : null;
}

function isTied(side: PerceptionSide, other: PerceptionSide, confidence: number): boolean {
  if (side.share === null || other.share === null) return false;
  const [base, otherBase] = [testBase(side), testBase(other)];
  if (base === null || otherBase === null) return side.share === other.share;
  if (side.scale !== undefined && other.scale !== undefined) {
    const test = side.scale.isWeighted ? designBasedTTest : welchTTest;
    const means = test(side.scale.sample, other.scale.sample, confidence);
    if (means.status === 'computed') return means.p > 1 - confidence;
    return side.share === other.share;
  }
  const test = twoProportionZTestPooled(side.share, base, other.share, otherBase);
  return test.status === 'notComputable' || test.p > 1 - confidence;
}
