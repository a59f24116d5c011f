import { cohensH } from '../statistics/effect-size.ts';
import { effectiveBase } from '../statistics/effective-base.ts';
import { fisherExactTest } from '../statistics/fisher-exact-test.ts';
import { oddsRatio } from '../statistics/odds-ratio.ts';
import { newcombeWilsonInterval } from '../statistics/share-difference-interval.ts';
import { shareRatio } from '../statistics/share-ratio.ts';
import { twoProportionZTestPooled } from '../statistics/two-proportion-z-test-pooled.ts';
import { wilsonInterval } from '../statistics/wilson-interval.ts';
import type {
  ComparisonMethod,
  ComparisonReason,
  ShareComparison,
  ShareSide,
} from './comparison.ts';
import { emptyFigures, type RowOptions, type RowTitle, reasonFromBases } from './row-options.ts';
import type { Tally } from './tally-side.ts';
import { notComparedSentence, shareSentence } from './wording.ts';

/** One side of a share: everyone with an answer, and those who chose the category. */
export interface ShareTally {
  readonly answered: Tally;
  readonly chosen: Tally;
}

/** A side with answers, ready for statistics. */
interface KnownShare {
  readonly share: number;
  readonly base: number;
  readonly count: number;
}

const fewestExpected = 5;

/**
 * The row of one category or set member. `pAdjusted` is null until all rows are known.
 *
 * Newcombe-Wilson interval for the gap, log interval for the ratio, pooled z test, all on effective
 * bases with weights; Fisher's exact test where an expected count is under 5 and nothing is weighted.
 */
export function shareRow(
  title: RowTitle,
  tallyA: ShareTally,
  tallyB: ShareTally,
  options: RowOptions,
): ShareComparison {
  const baseA = tallyA.answered.count;
  const baseB = tallyB.answered.count;
  const reason = reasonFromBases(baseA, baseB, options);
  if (reason !== null) return untoldRow(title, tallyA, tallyB, reason, options);
  const a = knownShare(tallyA);
  const b = knownShare(tallyB);
  const figures = shareFigures(a, b, options);
  const test = testShares(tallyA, tallyB, a, b, options);
  return {
    ...title,
    kind: 'share',
    ...figures,
    a: shareSide(tallyA, a, options),
    b: shareSide(tallyB, b, options),
    ...test,
    smallBase: hasSmallBase(tallyA, tallyB, options),
    sentence: shareSentence({
      shareA: a.share,
      baseA,
      shareB: b.share,
      baseB,
      gapLow: figures.gapLow,
      gapHigh: figures.gapHigh,
      p: test.p,
      confidence: options.confidence,
      isWeighted: options.isWeighted,
    }),
  };
}

/** The row of bases that forbid a comparison. */
function untoldRow(
  title: RowTitle,
  tallyA: ShareTally,
  tallyB: ShareTally,
  reason: Extract<ComparisonReason, 'nobody-answered' | 'base-too-small'>,
  options: RowOptions,
): ShareComparison {
  return {
    ...title,
    kind: 'share',
    ...emptyFigures,
    a: shareSide(tallyA, null, options),
    b: shareSide(tallyB, null, options),
    smallBase: hasSmallBase(tallyA, tallyB, options),
    reason,
    sentence: notComparedSentence(reason, tallyA.answered.count, tallyB.answered.count),
  };
}

function hasSmallBase(a: ShareTally, b: ShareTally, { smallBase }: RowOptions): boolean {
  return Math.min(a.answered.count, b.answered.count) < smallBase;
}

/** `base` is the base that statistics rest on: the effective one. */
function knownShare({ answered, chosen }: ShareTally): KnownShare {
  return {
    share: chosen.weight / answered.weight,
    base: effectiveBase(answered.weight, answered.squaredWeight),
    count: chosen.count,
  };
}

function shareSide(tally: ShareTally, known: KnownShare | null, options: RowOptions): ShareSide {
  const { answered, chosen } = tally;
  const interval =
    known === null ? null : wilsonInterval(known.share, known.base, options.confidence);
  return {
    share: known?.share ?? null,
    base: answered.count,
    weightedBase: answered.weight,
    effectiveBase: effectiveBase(answered.weight, answered.squaredWeight),
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    count: known === null ? null : chosen.count,
    weightedCount: known === null ? null : chosen.weight,
  };
}

function shareFigures(a: KnownShare, b: KnownShare, { confidence }: RowOptions) {
  const gap = newcombeWilsonInterval(a.share, a.base, b.share, b.base, confidence);
  const ratio = shareRatio(a.share, a.base, b.share, b.base, confidence);
  const odds = oddsRatio(a.share, a.base, b.share, b.base, confidence);
  const isRatio = ratio.status === 'computed';
  const isOdds = odds.status === 'computed';
  return {
    gap: a.share - b.share,
    gapLow: gap.low,
    gapHigh: gap.high,
    ratio: isRatio ? ratio.ratio : null,
    ratioLow: isRatio ? ratio.low : null,
    ratioHigh: isRatio ? ratio.high : null,
    relative: isRatio ? ratio.ratio - 1 : null,
    oddsRatio: isOdds ? odds.oddsRatio : null,
    oddsRatioLow: isOdds ? odds.low : null,
    oddsRatioHigh: isOdds ? odds.high : null,
    effectSize: cohensH(a.share, b.share),
  };
}

type TestFigures = Pick<ShareComparison, 'p' | 'pAdjusted' | 'method' | 'reason'>;

function testShares(
  tallyA: ShareTally,
  tallyB: ShareTally,
  a: KnownShare,
  b: KnownShare,
  { isWeighted }: RowOptions,
): TestFigures {
  const baseA = tallyA.answered.count;
  const baseB = tallyB.answered.count;
  const test = twoProportionZTestPooled(a.share, a.base, b.share, b.base);
  if (test.status === 'notComputable') {
    return { p: null, pAdjusted: null, method: 'none', reason: 'same-in-everyone' };
  }
  if (!isWeighted && hasFewExpected(a.count, baseA, b.count, baseB)) {
    const p = fisherExactTest(a.count, baseA, b.count, baseB);
    return { p, pAdjusted: null, method: 'fisher-exact', reason: null };
  }
  const method: ComparisonMethod = isWeighted ? 'z-pooled-effective-bases' : 'z-pooled';
  return { p: test.p, pAdjusted: null, method, reason: null };
}

function hasFewExpected(chosenA: number, baseA: number, chosenB: number, baseB: number): boolean {
  const chosen = chosenA + chosenB;
  const rarer = Math.min(chosen, baseA + baseB - chosen);
  return (Math.min(baseA, baseB) * rarer) / (baseA + baseB) < fewestExpected;
}
