import { benjaminiHochberg } from '../statistics/adjusted-probabilities.ts';
import { criticalZ } from '../statistics/interval.ts';
import { newcombeWilsonInterval } from '../statistics/share-difference-interval.ts';
import { spearmanCorrelation } from '../statistics/spearman-correlation.ts';
import { designBasedTTest, welchTTest } from '../statistics/t-test.ts';
import { twoProportionZTestPooled } from '../statistics/two-proportion-z-test-pooled.ts';
import { headlineOf } from './headline.ts';
import { type ErrorOfSignedMean, meanAbsoluteGapOf } from './mean-absolute-gap.ts';
import { perceptionFinding } from './perception-finding.ts';
import type {
  HarmonisedScale,
  PerceptionGap,
  PerceptionGapItem,
  PerceptionGapReason,
  PerceptionItem,
  PerceptionSide,
  RankedSide,
} from './perception-gap-figures.ts';
import { rankSide } from './rank-side.ts';

/**
 * How the sides are called in findings ("Customers", "Businesses"), the level (0.95), and how far the
 * respondents' own answers let the mean gap be known.
 */
export interface PerceptionGapOptions {
  readonly leftName?: string | undefined;
  readonly rightName?: string | undefined;
  readonly confidence?: number | undefined;
  readonly errorOfSignedMean?: ErrorOfSignedMean | undefined;
}

/**
 * What one side believes against what the other says: for each item the gap in level and the gap in
 * rank, side by side, because either alone misleads.
 *
 * - `gap` is right minus left with a Newcombe-Wilson interval; `z` and `p` are the pooled test on each
 *   side's own base, `pAdjusted` is Benjamini and Hochberg's over the items.
 * - Ranks run from 1 for the highest share of a side; equal shares share the mean rank. `rankGap` is the
 *   left rank minus the right rank: below 0 where the right side ranks the item lower than the left does.
 *   Only shares that are equal to the last digit are equal; round figures from print are.
 * - `tiedWith`: the other items of the side whose shares a pooled z test at the level does not tell
 *   apart. The same people answered both items, which the test ignores: a guide, not a proof.
 * - `spearman` compares the two rankings over the items that have a share on both sides.
 * - Missing: an item without a share on a side keeps the other side's figures; ranks are among the shares
 *   that are there. Without a base there are shares and ranks but no intervals and no test. `reason` says
 *   which.
 *
 * @throws {AnalysisError} `share-out-of-range`, `base-out-of-range` (0 or less; null is missing),
 * `confidence-out-of-range`.
 *
 * - An item with a `scale` on both sides is a mean: t intervals, Welch's t test (design-based with
 *   weights), in shares of the scale. Ranks over shares and means together compare different things.
 * - A base that cannot be right (`refusedBase`) is refused: the item keeps shares and ranks, `reason` is
 *   `base-refused`.
 *
 * Held to R `prop.test`, `rank` and `cor`, tests/goldens/perception-gap.json.
 */
export function perceptionGap(
  items: readonly PerceptionItem[],
  options: PerceptionGapOptions = {},
): PerceptionGap {
  const { leftName = 'Left', rightName = 'Right', confidence = 0.95 } = options;
  criticalZ(confidence);
  const names = items.map(({ item }) => item);
  const left = rankSide(
    names,
    items.map((item) => item.left),
    confidence,
  );
  const right = rankSide(
    names,
    items.map((item) => item.right),
    confidence,
  );
  const bare = items.map((item, index) =>
    compareItem(item, left[index] as RankedSide, right[index] as RankedSide, confidence),
  );
  const adjusted = benjaminiHochberg(bare.map(({ p }) => p));
  const judged = bare.map((item, index) => ({ ...item, pAdjusted: adjusted[index] ?? null }));
  return {
    items: judged.map(({ standardError: _, ...figures }) => ({
      ...figures,
      finding: perceptionFinding(figures, bare, leftName, rightName, confidence),
    })),
    ...compareRankings(bare, confidence),
    ...meanAbsoluteGapOf(bare, confidence, options.errorOfSignedMean),
    headline: headlineOf(judged, leftName, rightName, confidence),
    leftName,
    rightName,
    confidence,
  };
}

type BareItem = Omit<PerceptionGapItem, 'finding'> & { readonly standardError: number | null };

function compareItem(
  { item, isUnconfirmed = false, unevenScales, left: leftGiven, right: rightGiven }: PerceptionItem,
  left: RankedSide,
  right: RankedSide,
  confidence: number,
): BareItem {
  const isRanked = left.rank !== null && right.rank !== null;
  const hasShares = left.share !== null && right.share !== null;
  const isMean = leftGiven.scale !== undefined && rightGiven.scale !== undefined;
  const untested = reasonUntested(left, right);
  const figures =
    untested !== null
      ? { ...noTest, reason: untested }
      : isMean
        ? testMeans(leftGiven, rightGiven, confidence)
        : testShares(left, right, confidence);
  return {
    item,
    isUnconfirmed,
    unevenScales: unevenScales ?? null,
    measure: isMean ? 'mean' : 'share',
    left,
    right,
    gap: hasShares ? (right.share as number) - (left.share as number) : null,
    ...figures,
    pAdjusted: null,
    rankGap: isRanked ? (left.rank as number) - (right.rank as number) : null,
    tiedWith: right.tiedWith,
  };
}

type TestFigures = Pick<
  BareItem,
  | 'gapLow'
  | 'gapHigh'
  | 'z'
  | 't'
  | 'degreesOfFreedom'
  | 'method'
  | 'p'
  | 'reason'
  | 'standardError'
>;

const noTest: TestFigures = {
  gapLow: null,
  gapHigh: null,
  z: null,
  t: null,
  degreesOfFreedom: null,
  method: 'none',
  p: null,
  reason: null,
  standardError: null,
};

function reasonUntested(left: RankedSide, right: RankedSide): PerceptionGapReason | null {
  if (left.share === null || right.share === null) return 'share-missing';
  if (left.baseRefused !== null || right.baseRefused !== null) return 'base-refused';
  return left.effectiveBase === null || right.effectiveBase === null ? 'base-missing' : null;
}

function testShares(left: RankedSide, right: RankedSide, confidence: number): TestFigures {
  const [shareA, baseA] = [right.share as number, right.effectiveBase as number];
  const [shareB, baseB] = [left.share as number, left.effectiveBase as number];
  const gap = newcombeWilsonInterval(shareA, baseA, shareB, baseB, confidence);
  const test = twoProportionZTestPooled(shareA, baseA, shareB, baseB);
  const isTested = test.status === 'computed';
  return {
    ...noTest,
    gapLow: gap.low,
    gapHigh: gap.high,
    z: isTested ? test.z : null,
    method: isTested ? 'pooled-z' : 'none',
    p: isTested ? test.p : null,
    reason: isTested ? null : 'same-in-everyone',
    standardError: Math.sqrt((shareA * (1 - shareA)) / baseA + (shareB * (1 - shareB)) / baseB),
  };
}

/** Two means, each on its own scale brought to 0 to 1: Welch's t test, by design where a side is weighted. */
function testMeans(left: PerceptionSide, right: PerceptionSide, confidence: number): TestFigures {
  const [a, b] = [right.scale as HarmonisedScale, left.scale as HarmonisedScale];
  const isWeighted = a.isWeighted || b.isWeighted;
  const test = (isWeighted ? designBasedTTest : welchTTest)(a.sample, b.sample, confidence);
  if (test.status !== 'computed') return { ...noTest, reason: 'same-in-everyone' };
  return {
    ...noTest,
    gapLow: test.low,
    gapHigh: test.high,
    t: test.t,
    degreesOfFreedom: test.degreesOfFreedom,
    method: isWeighted ? 'design-based-t' : 'welch-t',
    p: test.p,
    standardError: test.standardError,
  };
}

function compareRankings(items: readonly BareItem[], confidence: number) {
  const both = items.filter(({ gap }) => gap !== null);
  const ranking = spearmanCorrelation(
    both.map(({ left }) => left.share as number),
    both.map(({ right }) => right.share as number),
    confidence,
  );
  const known = ranking.status === 'computed' ? ranking : null;
  return {
    spearman: known?.correlation ?? null,
    spearmanLow: known?.low ?? null,
    spearmanHigh: known?.high ?? null,
    spearmanP: known?.p ?? null,
  };
}
