import { benjaminiHochberg } from '../statistics/adjusted-probabilities.ts';
import { holm } from '../statistics/holm.ts';
import type { ComparisonRow, SegmentComparison } from './comparison.ts';

/** How large an effect is called, by Cohen's steps of 0.2, 0.5 and 0.8. */
export type EffectWord = 'very small' | 'small' | 'medium' | 'large';

/**
 * One variable of the list: the answer (or mean) in which the two sides differ most.
 *
 * - `effect`: Cohen's h of a share, d of a mean; above 0 where the first side is higher.
 * - `pHolm`: the chance of such a gap anywhere among all tests of the family, if nothing differed.
 *   `pDiscovery`: Benjamini and Hochberg's, over the same family.
 * - `isShown`: the gap stands after Holm's adjustment, and its interval leaves 0 out.
 */
export interface SetApart {
  readonly row: ComparisonRow;
  readonly effect: number;
  readonly effectWord: EffectWord;
  readonly pHolm: number | null;
  readonly pDiscovery: number | null;
  readonly isShown: boolean;
  readonly sentence: string;
}

/**
 * What sets two sides apart, the largest effect first. `familyTests` tests of `familyVariables` variables
 * were made, and both adjustments are over all of them, not over the list alone. `level` is the
 * family-wise error that `isShown` keeps to.
 */
export interface SetsApart {
  readonly list: readonly SetApart[];
  readonly familyTests: number;
  readonly familyVariables: number;
  readonly level: number;
  readonly shownCount: number;
}

/**
 * Ranks the variables of a comparison by how far apart its two sides are.
 *
 * For the question "what is different about these people at all?". Each variable stands once, with the
 * answer of its largest effect; a yes-or-no question would otherwise fill two places. Shares and means
 * are ranked together, because h and d are both in units in which 0.2 is small and 0.8 large.
 *
 * - Family: every test of the comparison, those of answers that are not listed among them. The two
 *   answers of a yes-or-no question are one test, since the one is the other turned round.
 * - Missing: rows without an effect (a base too small, all the same) are not listed; those without a test
 *   do not count in the family.
 * - Limits: an effect is what the sample shows, and the largest of many is on average larger than it
 *   would be in a new sample.
 *
 * Sources: Cohen (1988); Holm (1979). Effects and p are held as those of `compareSegments` are.
 */
export function whatSetsApart({
  rows,
  confidence,
}: Pick<SegmentComparison, 'rows' | 'confidence'>): SetsApart {
  const level = 1 - confidence;
  const tests = testOfRows(rows);
  const probabilities = tests.map((index) => rows[index]?.p ?? null);
  const isFirst = tests.map((index, at) => index === at);
  const family = probabilities.map((p, at) => (isFirst[at] ? p : null));
  const [byHolm, discovery] = [holm(family), benjaminiHochberg(family)];
  const familyTests = family.filter((p) => p !== null).length;
  const strongest = new Map<string, SetApart>();
  for (const [index, row] of rows.entries()) {
    const effect = row.effectSize;
    if (effect === null) continue;
    const kept = strongest.get(row.variable);
    if (kept !== undefined && sizeOf(kept.effect) >= sizeOf(effect)) continue;
    const test = tests[index] ?? index;
    const pHolm = byHolm[test] ?? null;
    const placed = { effect, pHolm, pDiscovery: discovery[test] ?? null };
    strongest.set(row.variable, setApart(row, placed, level, familyTests));
  }
  const list = [...strongest.values()].sort(
    (one, other) => sizeOf(other.effect) - sizeOf(one.effect),
  );
  const tested = new Set(rows.filter(({ p }) => p !== null).map(({ variable }) => variable));
  return {
    list,
    familyTests,
    familyVariables: tested.size,
    level,
    shownCount: list.filter(({ isShown }) => isShown).length,
  };
}

/** Cohen's words for the size of h or d. */
export function effectWord(effect: number): EffectWord {
  const size = Math.abs(effect);
  if (size < 0.2) return 'very small';
  if (size < 0.5) return 'small';
  return size < 0.8 ? 'medium' : 'large';
}

/** For each row the row whose test it is: its own, or that of the other answer of two. */
function testOfRows(rows: readonly ComparisonRow[]): readonly number[] {
  const indices = rows.map((_, index) => index);
  const byVariable = Map.groupBy(
    indices.filter((index) => rows[index]?.kind === 'share'),
    (index) => rows[index]?.variable,
  );
  const mirrored = new Map<number, number>();
  for (const [first = 0, second = 0, ...others] of byVariable.values()) {
    const isMirror =
      first !== second &&
      others.length === 0 &&
      sizeOf((rows[first]?.gap ?? 0) + (rows[second]?.gap ?? 1)) === 0 &&
      sizeOf((rows[first]?.p ?? 0) - (rows[second]?.p ?? 1)) === 0;
    if (isMirror) mirrored.set(second, first);
  }
  return indices.map((index) => mirrored.get(index) ?? index);
}

function setApart(
  row: ComparisonRow,
  placed: Pick<SetApart, 'effect' | 'pHolm' | 'pDiscovery'>,
  level: number,
  familyTests: number,
): SetApart {
  const hasGap = (row.gapLow ?? 0) * (row.gapHigh ?? 0) > 0;
  const isShown = placed.pHolm !== null && placed.pHolm < level && hasGap;
  return {
    row,
    ...placed,
    effectWord: effectWord(placed.effect),
    isShown,
    sentence: sentenceOf(row, isShown, level, familyTests),
  };
}

/** The row's own sentence; with a reservation where it claims what the family does not bear out. */
function sentenceOf(
  row: ComparisonRow,
  isShown: boolean,
  level: number,
  familyTests: number,
): string {
  const claims = row.p !== null && row.p < level && (row.gapLow ?? 0) * (row.gapHigh ?? 0) > 0;
  if (isShown || !claims) return row.sentence;
  return `${row.sentence}; among ${familyTests} tests such a gap can be chance`;
}

/** Rounded, so that effects that differ in the last digit only keep the order of the comparison. */
function sizeOf(effect: number): number {
  return Math.round(Math.abs(effect) * 1e12) / 1e12;
}
