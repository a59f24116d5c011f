import { twoProportionZTestPooled } from '../statistics/two-proportion-z-test-pooled.ts';
import { basePerGroup, isPercentPossible, smallestBase } from './base-detective.ts';
import type { Claim, PrintedFigure } from './claim.ts';
import { printedFigure } from './printed-figure.ts';

/** What the stated bases say of a claim; null where they are not stated or the figures are no shares. */
export interface BaseFindings {
  /** Two-sided p of the difference, pooled z test, of the shares as printed. */
  readonly p: number | null;
  /** Whether the difference, as printed, has p below .05 with the stated bases. */
  readonly isBaseEnough: boolean | null;
  /** A sentence for each thing worth saying. */
  readonly notes: readonly string[];
}

/**
 * Holds a claim's shares against its stated bases: whether each share is possible for its base, and the p of
 * their difference. With one base stated, or one for all, it is asked whether it
 * is what each group needs (half of it, where it is for all).
 *
 * - Assumption: independent simple samples. A design or weights would widen the interval.
 */
export function findingsOnBases(
  { a, b }: Pick<Claim, 'a' | 'b'>,
  {
    baseA,
    baseB,
    total,
  }: {
    readonly baseA: number | null;
    readonly baseB: number | null;
    readonly total: number | null;
  },
): BaseFindings {
  const shareA = shareOf(a.figure);
  const shareB = shareOf(b.figure);
  const notes = [impossible(a.figure, baseA), impossible(b.figure, baseB)].flatMap((note) =>
    note === null ? [] : [note],
  );
  if (shareA === null || shareB === null) return { p: null, isBaseEnough: null, notes };
  if (baseA && baseB) {
    const test = twoProportionZTestPooled(shareA, baseA, shareB, baseB);
    if (test.status !== 'computed') return { p: null, isBaseEnough: null, notes };
    const isBaseEnough = test.p < 0.05;
    return { p: test.p, isBaseEnough, notes: [...notes, testSentence(test.p, baseA, baseB)] };
  }
  const one = baseA ?? baseB;
  const stated = one ?? (total === null ? null : Math.floor(total / 2));
  const needed = basePerGroup(shareA * 100, shareB * 100);
  if (!stated || needed === null) return { p: null, isBaseEnough: null, notes };
  const isBaseEnough = stated >= needed;
  const sentence = `${one === null ? `A base of ${total} is stated for all` : `One base is stated, ${stated}`}; the difference needs ${needed} in each group for p below .05${isBaseEnough ? '.' : ', so that it may be chance.'}`;
  return { p: null, isBaseEnough, notes: [...notes, sentence] };
}

function shareOf(figure: PrintedFigure | null): number | null {
  const isShare = figure?.unit === 'percent' && figure.value >= 0 && figure.value <= 100;
  return isShare ? figure.value / 100 : null;
}

function impossible(figure: PrintedFigure | null, base: number | null): string | null {
  if (shareOf(figure) === null || figure === null || !base) return null;
  if (isPercentPossible(figure, base)) return null;
  const below = Math.floor((figure.value / 100) * base);
  const percent = (count: number): string =>
    ((count / base) * 100).toFixed(figure.halfUnit < 0.5 ? 2 : 1);
  return `No count out of ${base} gives ${printedFigure(figure)}: ${below} would be ${percent(below)} % and ${below + 1} would be ${percent(below + 1)} %. The smallest base that does is ${smallestBase(figure)}.`;
}

function testSentence(p: number, baseA: number, baseB: number): string {
  const words = p < 0.001 ? 'p below .001' : `p = ${p.toFixed(3).replace(/^0/u, '')}`;
  const verdict =
    p < 0.05 ? 'the difference is larger than chance would explain' : 'it may be chance';
  return `With the stated bases of ${baseA} and ${baseB}, ${words}: ${verdict}.`;
}
