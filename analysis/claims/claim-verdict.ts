import type { Claim, PrintedFigure } from './claim.ts';
import type { ClaimSize } from './claim-size.ts';
import { type RecomputedClaim, type RoundedRange, recomputeClaim } from './recompute-claim.ts';

/**
 * - `holds`: the figures support the statement, within the rounding of what is printed.
 * - `stretched`: only the hedge ("almost", "about", "more than") or the rounding of the figures saves it.
 * - `does-not-hold`: the figures say something else.
 * - `not-testable`: the text does not give what a test needs; `reason` says what.
 */
export type ClaimVerdict = 'holds' | 'stretched' | 'does-not-hold' | 'not-testable';

/** The formulas that printed comparisons are made by, the right one for each wording among them. */
export type ClaimFormula =
  | 'a/b'
  | '(a-b)/b'
  | '(a-b)/a'
  | 'a-b'
  | 'b/a'
  | 'a/b with a lost decimal point'
  | '(a-b)/b with a lost decimal point';

/** What is remarkable about a claim beside its verdict. */
export type ClaimRemark =
  /** The multiple is rounded further than its own digits say: 2.5X for 2.33, 5X for 5.75. */
  | 'rounded-far'
  /** The rounding of a small second figure alone moves the ratio by a third or more. */
  | 'fragile'
  /** "2X more" can be read as twice or as three times. */
  | 'times-more-is-ambiguous'
  /** A multiple stands where a percentage belongs: "(3X)" for "(3 %)". */
  | 'unit-misprinted'
  /** The side said to be larger is the smaller one. */
  | 'wrong-direction'
  /** "Significantly", without a test or a base. */
  | 'significance-not-shown'
  /** The same measure of the same groups has other figures elsewhere in the text. */
  | 'other-figures-elsewhere';

/** Why a claim cannot be tested. */
export type NotTestableReason =
  | 'figures-missing'
  | 'no-size-claimed'
  | 'words-without-size'
  | 'second-figure-zero';

/** The judgement on one claim, with what its figures really say. */
export interface JudgedClaim {
  readonly verdict: ClaimVerdict;
  readonly reason: NotTestableReason | null;
  readonly recomputed: RecomputedClaim | null;
  /** The formula that reproduces the printed size, the right one first; null where none does. */
  readonly formulaThatFits: ClaimFormula | null;
  /** What that formula gives, in the unit of the print (34 for 34 %, 2.5 for 2.5X). */
  readonly formulaGives: number | null;
  readonly remarks: readonly ClaimRemark[];
}

/**
 * Judges a claim by its own printed figures. It diagnoses and never guesses at intent.
 *
 * A printed size holds where it lies in the range that rounding of the figures allows, or where the
 * recomputed figure rounds to it (whole multiples to the nearest whole, "2.5X" to the nearest half,
 * percentages to the printed digit). A hedge widens that to its own side: "almost 3X" from 2.5 to 3.
 */
export function judgeClaim({ a, b, size }: Pick<Claim, 'a' | 'b' | 'size'>): JudgedClaim {
  const figureA = a.figure;
  const figureB = b.figure;
  if (figureA?.unit === 'times' || figureB?.unit === 'times')
    return misprinted(figureA, figureB, size);
  if (figureA === null || figureB === null) return notTestable('figures-missing', null, size);
  const recomputed = recomputeClaim(figureA, figureB);
  if (recomputed === null) return notTestable('second-figure-zero', null, size);
  if (isWrongWay(recomputed, size)) {
    return { ...judged('does-not-hold', recomputed, size), remarks: ['wrong-direction'] };
  }
  if (size.form === 'none') return notTestable('no-size-claimed', recomputed, size);
  if (size.value === null) return notTestable('words-without-size', recomputed, size);
  const target = rightFigure(recomputed, size);
  const verdict = target === null ? 'does-not-hold' : verdictOf(target, size);
  return judged(verdict, recomputed, size);
}

function notTestable(
  reason: NotTestableReason,
  recomputed: RecomputedClaim | null,
  size: ClaimSize,
): JudgedClaim {
  const remarks: readonly ClaimRemark[] = size.form === 'words' ? ['significance-not-shown'] : [];
  return {
    verdict: 'not-testable',
    reason,
    recomputed,
    formulaThatFits: null,
    formulaGives: null,
    remarks,
  };
}

function misprinted(
  a: PrintedFigure | null,
  b: PrintedFigure | null,
  size: ClaimSize,
): JudgedClaim {
  const asPercent = (figure: PrintedFigure | null): PrintedFigure | null =>
    figure && { ...figure, unit: 'percent' };
  const meant =
    a && b
      ? judgeClaim({
          a: { name: null, figure: asPercent(a) },
          b: { name: null, figure: asPercent(b) },
          size,
        })
      : null;
  return {
    verdict: 'does-not-hold',
    reason: null,
    recomputed: meant?.recomputed ?? null,
    formulaThatFits: meant?.formulaThatFits ?? null,
    formulaGives: meant?.formulaGives ?? null,
    remarks: ['unit-misprinted', ...(meant?.remarks ?? [])],
  };
}

/** "More" of what is less, or "less" of what is more; rounding may hide which is larger. */
function isWrongWay({ ratio }: RecomputedClaim, size: ClaimSize): boolean {
  if (size.form === 'none') return false;
  const saysSmaller = size.direction === 'less' || (size.form === 'ratio' && (size.value ?? 2) < 1);
  return saysSmaller ? (ratio.low ?? 0) > 1 : ratio.high !== null && ratio.high < 1;
}

function judged(verdict: ClaimVerdict, recomputed: RecomputedClaim, size: ClaimSize): JudgedClaim {
  const fit = fittingFormula(verdict, recomputed, size);
  return {
    verdict,
    reason: null,
    recomputed,
    formulaThatFits: fit?.formula ?? null,
    formulaGives: fit?.gives ?? null,
    remarks: remarksOn(verdict, recomputed, size),
  };
}

/** The figure that a wording is about, in the unit of its print. */
function rightFigure(recomputed: RecomputedClaim, size: ClaimSize): RoundedRange | null {
  const { ratio, relative, relativeToA, points } = recomputed;
  const isLess = size.direction === 'less';
  switch (size.form) {
    case 'ratio':
      return isLess ? inverted(ratio) : ratio;
    case 'percentMore':
      return scaled(isLess ? negated(relative) : relative, 100);
    case 'points':
      return points && scaled(isLess ? negated(points) : points, 100);
    default:
      return relativeToA;
  }
}

function verdictOf(target: RoundedRange, size: ClaimSize): ClaimVerdict {
  const claimed = size.value as number;
  const half = halfStep(size);
  // A print is itself rounded: it is inside where some number that prints so is. A small whole multiple
  // says too little for that: "2X" would reach from 1.5 to 2.5.
  const ownHalf = size.form === 'ratio' && size.halfUnit >= 0.5 && claimed < 10 ? 0 : size.halfUnit;
  const isInside =
    (target.low === null || claimed + ownHalf >= target.low - 1e-9) &&
    (target.high === null || claimed - ownHalf <= target.high + 1e-9);
  const isNear = Math.abs(target.value - claimed) <= half + 1e-9;
  const isPossiblyOver = target.high === null || target.high > claimed;
  const isPossiblyUnder = (target.low ?? 0) < claimed;
  switch (size.hedge) {
    case 'none':
      return isInside || isNear ? 'holds' : 'does-not-hold';
    case 'over':
    case 'at-least':
      if (target.value > claimed || (size.hedge === 'at-least' && target.value === claimed))
        return 'holds';
      return isPossiblyOver ? 'stretched' : 'does-not-hold';
    case 'under':
    case 'up-to':
      if (target.value < claimed || (size.hedge === 'up-to' && target.value === claimed))
        return 'holds';
      return isPossiblyUnder ? 'stretched' : 'does-not-hold';
    case 'almost':
      if (isInside || (isNear && target.value <= claimed)) return 'holds';
      return isNear || (target.value < claimed && claimed - target.value <= 1.5 * half)
        ? 'stretched'
        : 'does-not-hold';
    case 'about':
      if (isInside || isNear) return 'holds';
      return Math.abs(target.value - claimed) <= Math.max(1.5 * half, 0.1 * claimed)
        ? 'stretched'
        : 'does-not-hold';
  }
}

/** Half of the step that a print is rounded to: multiples to halves or wholes, hedged percentages to fives. */
function halfStep(size: ClaimSize): number {
  const claimed = size.value as number;
  if (size.form === 'ratio') {
    const isHalf = Math.abs((claimed * 2) % 2) === 1;
    return isHalf ? 0.25 : size.halfUnit;
  }
  if (size.hedge === 'none' || size.halfUnit < 0.5) return size.halfUnit;
  if (claimed % 10 === 0) return 5;
  return claimed % 5 === 0 ? 2.5 : size.halfUnit;
}

interface Fit {
  readonly formula: ClaimFormula;
  readonly gives: number;
}

function fittingFormula(
  verdict: ClaimVerdict,
  recomputed: RecomputedClaim,
  size: ClaimSize,
): Fit | null {
  if (size.value === null) return null;
  const own = ownFormula(size);
  const right = rightFigure(recomputed, size);
  if (verdict !== 'does-not-hold' && right) return { formula: own, gives: right.value };
  for (const { formula, range } of formulasFor(recomputed, size)) {
    const isPrinted = Math.abs(range.value - size.value) <= size.halfUnit;
    const fits = contains(range, size.value) || (size.form !== 'ratio' && isPrinted);
    if (formula !== own && fits) return { formula, gives: range.value };
  }
  return null;
}

function ownFormula(size: ClaimSize): ClaimFormula {
  if (size.form === 'points') return 'a-b';
  if (size.form === 'percentMore') return '(a-b)/b';
  return size.direction === 'less' ? 'b/a' : 'a/b';
}

function formulasFor(
  { ratio, relative, relativeToA, points }: RecomputedClaim,
  size: ClaimSize,
): readonly { readonly formula: ClaimFormula; readonly range: RoundedRange }[] {
  const isLess = size.direction === 'less';
  const unit = size.form === 'ratio' ? 1 : 100;
  const signed = (range: RoundedRange): RoundedRange =>
    scaled(isLess ? negated(range) : range, unit);
  return [
    { formula: '(a-b)/b', range: signed(relative) },
    { formula: '(a-b)/a', range: signed(relativeToA) },
    ...(points && size.form !== 'ratio'
      ? [{ formula: 'a-b' as const, range: signed(points) }]
      : []),
    { formula: 'a/b', range: scaled(ratio, unit) },
    ...(ratio.value > 0 ? [{ formula: 'b/a' as const, range: scaled(inverted(ratio), unit) }] : []),
    { formula: 'a/b with a lost decimal point', range: scaled(ratio, unit * 10) },
    { formula: '(a-b)/b with a lost decimal point', range: scaled(signed(relative), 10) },
  ];
}

function remarksOn(
  verdict: ClaimVerdict,
  { ratio }: RecomputedClaim,
  size: ClaimSize,
): readonly ClaimRemark[] {
  const remarks: ClaimRemark[] = [];
  const spread =
    (ratio.high ?? Number.POSITIVE_INFINITY) / Math.max(ratio.low ?? 0, Number.MIN_VALUE);
  if (size.form === 'ratio' && verdict === 'holds' && size.hedge === 'none') {
    const off = Math.abs(ratio.value - (size.value as number));
    const isRoundedFar =
      !contains(ratio, size.value as number) || off / (size.value as number) > 0.1;
    if (isRoundedFar) remarks.push('rounded-far');
  }
  if (size.form !== 'points' && spread > 4 / 3) remarks.push('fragile');
  if (size.isMoreThan && size.form === 'ratio') remarks.push('times-more-is-ambiguous');
  return remarks;
}

function contains({ low, high }: RoundedRange, value: number): boolean {
  const slack = 1e-9;
  return (low === null || value >= low - slack) && (high === null || value <= high + slack);
}

function scaled({ value, low, high }: RoundedRange, by: number): RoundedRange {
  return {
    value: value * by,
    low: low === null ? null : low * by,
    high: high === null ? null : high * by,
  };
}

function negated({ value, low, high }: RoundedRange): RoundedRange {
  return { value: -value, low: high === null ? null : -high, high: low === null ? null : -low };
}

function inverted({ value, low, high }: RoundedRange): RoundedRange {
  return {
    value: 1 / value,
    low: high === null ? 0 : 1 / high,
    high: low === null || low === 0 ? null : 1 / low,
  };
}
