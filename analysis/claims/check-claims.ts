import { sharePercent, signedPoints, times } from '../compare/figures-in-words.ts';
import { basePerGroup, type Complement, complementOf } from './base-detective.ts';
import { isOfOneGroup } from './changes.ts';
import type { Claim, PrintedFigure } from './claim.ts';
import { type ClaimRemark, type JudgedClaim, judgeClaim } from './claim-verdict.ts';
import { findClaims } from './find-claims.ts';
import { contradictedBy as contradictionsAmong } from './same-measures.ts';

/** A claim with the judgement on it and what may be said instead. */
export interface CheckedClaim extends JudgedClaim {
  readonly claim: Claim;
  /** What the figures support, in words; null where there are no two figures. */
  readonly corrected: string | null;
  /** Respondents a group needs for p below .05; null where the figures are no shares or are equal. */
  readonly basePerGroupForP05: number | null;
  readonly complement: Complement | null;
  /** Claims (by their place in the list) with other figures for the same measure and groups. */
  readonly contradictedBy: readonly number[];
}

/** Finds the claims of a text and judges each; see `findClaims` and `judgeClaims`. */
export function checkClaims(text: string): readonly CheckedClaim[] {
  return judgeClaims(findClaims(text));
}

/**
 * Judges claims, each by its own figures and against the others: the same measure of the same two groups
 * with other figures is remarked on both; where such a claim states no size that could be tested by
 * itself, the contradiction decides, and it does not hold.
 */
export function judgeClaims(claims: readonly Claim[]): readonly CheckedClaim[] {
  const contradictions = contradictionsAmong(claims, hasOtherFigures);
  return claims.map((claim, index) => {
    const judged = judgeClaim(claim);
    const contradictedBy = contradictions[index] ?? [];
    const isContradicted = contradictedBy.length > 0;
    const remarks: readonly ClaimRemark[] = isContradicted
      ? [...judged.remarks, 'other-figures-elsewhere']
      : judged.remarks;
    const decides = isContradicted && judged.reason === 'words-without-size';
    return {
      ...judged,
      ...(decides ? { verdict: 'does-not-hold' as const, reason: null } : {}),
      remarks,
      claim,
      corrected: correctedWording(claim),
      basePerGroupForP05: baseFor(claim),
      complement:
        claim.a.figure && claim.b.figure ? complementOf(claim.a.figure, claim.b.figure) : null,
      contradictedBy,
    };
  });
}

/**
 * What two printed figures support, in the wording of every comparison here: "71 % v 47 %: 51 % more likely
 * (1.5 times, +24 points)", of a change "more" alone. The relative difference divides by the second figure. Null
 * without two figures.
 */
export function correctedWording(claim: Pick<Claim, 'a' | 'b'>): string | null {
  const { a, b } = claim;
  if (a.figure === null || b.figure === null) return null;
  const isShare = isPercent(a.figure) && isPercent(b.figure);
  if (!isShare) return countWording(a.figure, b.figure);
  const shareA = a.figure.value / 100;
  const shareB = b.figure.value / 100;
  // One decimal only where the print has one.
  const base = a.figure.halfUnit < 0.5 || b.figure.halfUnit < 0.5 ? 1000 : 100;
  const shares = `${sharePercent(shareA, base)} v ${sharePercent(shareB, base)}`;
  const points = signedPoints(shareA - shareB, base);
  if (shareA === shareB) return `${shares}: no difference`;
  if (shareB === 0 || shareA === 0) return `${shares}: ${points}`;
  const ratio = shareA / shareB;
  const likely = isOfOneGroup(claim) ? '' : ' likely';
  const direction = `${ratio > 1 ? 'more' : 'less'}${likely}`;
  const relative =
    ratio < 9.95 ? `${Math.round(Math.abs(ratio - 1) * 100)}\u202f% ${direction}` : direction;
  return `${shares}: ${relative} (${times(ratio, base)}, ${points})`;
}

function countWording(a: PrintedFigure, b: PrintedFigure): string | null {
  if (a.unit === 'times' || b.unit === 'times' || !(b.value > 0)) return null;
  const ratio = a.value / b.value;
  const change = Math.round(Math.abs(ratio - 1) * 100);
  const direction = ratio > 1 ? 'more' : 'less';
  return `${a.value} v ${b.value}: ${change}\u202f% ${direction} (${times(ratio, 100)})`;
}

function isPercent({ unit, value }: PrintedFigure): boolean {
  return unit === 'percent' && value >= 0 && value <= 100;
}

function baseFor({ a, b }: Claim): number | null {
  if (!a.figure || !b.figure || !isPercent(a.figure) || !isPercent(b.figure)) return null;
  return basePerGroup(a.figure.value, b.figure.value);
}

function hasOtherFigures(claim: Claim, other: Claim): boolean {
  const differs = (one: PrintedFigure | null, two: PrintedFigure | null): boolean =>
    one !== null && two !== null && Math.abs(one.value - two.value) > one.halfUnit + two.halfUnit;
  return differs(claim.a.figure, other.a.figure) || differs(claim.b.figure, other.b.figure);
}
