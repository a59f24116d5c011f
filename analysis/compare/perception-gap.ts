import { benjaminiHochberg } from '../statistics/adjusted-probabilities.ts';
import { criticalZ, demandBase, demandShare } from '../statistics/interval.ts';
import { midRanks } from '../statistics/mid-ranks.ts';
import { newcombeWilsonInterval } from '../statistics/share-difference-interval.ts';
import { spearmanCorrelation } from '../statistics/spearman-correlation.ts';
import { twoProportionZTestPooled } from '../statistics/two-proportion-z-test-pooled.ts';
import { wilsonInterval } from '../statistics/wilson-interval.ts';
import { perceptionFinding } from './perception-finding.ts';
import type {
  PerceptionGap,
  PerceptionGapItem,
  PerceptionGapReason,
  PerceptionItem,
  PerceptionSide,
  RankedSide,
} from './perception-gap-figures.ts';

/** How the sides are called in findings ("Customers", "Businesses"), and the level (0.95). */
export interface PerceptionGapOptions {
  readonly leftName?: string | undefined;
  readonly rightName?: string | undefined;
  readonly confidence?: number | undefined;
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
  const bare = names.map((item, index) =>
    compareItem(item, left[index] as RankedSide, right[index] as RankedSide, confidence),
  );
  const adjusted = benjaminiHochberg(bare.map(({ p }) => p));
  return {
    items: bare.map((item, index) => {
      const figures = { ...item, pAdjusted: adjusted[index] ?? null };
      return {
        ...figures,
        finding: perceptionFinding(figures, bare, leftName, rightName, confidence),
      };
    }),
    ...compareRankings(bare, confidence),
    leftName,
    rightName,
    confidence,
  };
}

function rankSide(
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
    const { share, base } = side;
    const effective = testBase(side);
    const interval =
      share === null || effective === null ? null : wilsonInterval(share, effective, confidence);
    return {
      share,
      base,
      effectiveBase: effective,
      rank: rankByIndex.get(index) ?? null,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      tiedWith: names.filter(
        (_, other) => other !== index && isTied(side, sides[other] as PerceptionSide, confidence),
      ),
    };
  });
}

/** The base that tests rest on: the effective one where it is given. */
function testBase({ base, effectiveBase }: PerceptionSide): number | null {
  const tested = effectiveBase ?? base;
  if (tested !== null) demandBase(tested);
  return tested;
}

function isTied(side: PerceptionSide, other: PerceptionSide, confidence: number): boolean {
  const [base, otherBase] = [testBase(side), testBase(other)];
  if (side.share === null || other.share === null) return false;
  if (base === null || otherBase === null) return side.share === other.share;
  const test = twoProportionZTestPooled(side.share, base, other.share, otherBase);
  return test.status === 'notComputable' || test.p > 1 - confidence;
}

type BareItem = Omit<PerceptionGapItem, 'finding'>;

function compareItem(
  item: string,
  left: RankedSide,
  right: RankedSide,
  confidence: number,
): BareItem {
  const isRanked = left.rank !== null && right.rank !== null;
  const hasShares = left.share !== null && right.share !== null;
  return {
    item,
    left,
    right,
    gap: hasShares ? (right.share as number) - (left.share as number) : null,
    ...testItem(left, right, confidence),
    pAdjusted: null,
    rankGap: isRanked ? (left.rank as number) - (right.rank as number) : null,
    tiedWith: right.tiedWith,
  };
}

type TestFigures = Pick<PerceptionGapItem, 'gapLow' | 'gapHigh' | 'z' | 'p' | 'reason'>;

function testItem(left: RankedSide, right: RankedSide, confidence: number): TestFigures {
  const untested = (reason: PerceptionGapReason): TestFigures => ({
    gapLow: null,
    gapHigh: null,
    z: null,
    p: null,
    reason,
  });
  if (left.share === null || right.share === null) return untested('share-missing');
  const [leftBase, rightBase] = [left.effectiveBase, right.effectiveBase];
  if (leftBase === null || rightBase === null) return untested('base-missing');
  const gap = newcombeWilsonInterval(right.share, rightBase, left.share, leftBase, confidence);
  const test = twoProportionZTestPooled(right.share, rightBase, left.share, leftBase);
  const isTested = test.status === 'computed';
  return {
    gapLow: gap.low,
    gapHigh: gap.high,
    z: isTested ? test.z : null,
    p: isTested ? test.p : null,
    reason: isTested ? null : 'same-in-everyone',
  };
}

function compareRankings(items: readonly BareItem[], confidence: number) {
  const both = items.filter(({ gap }) => gap !== null);
  const gaps = both.map(({ gap }) => Math.abs(gap as number));
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
    meanAbsoluteGap:
      gaps.length === 0 ? null : gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length,
  };
}
