import { checkClaims } from '#analysis/claims/check-claims.ts';
import type { Claim, PrintedFigure } from '#analysis/claims/claim.ts';
import { judgeClaim } from '#analysis/claims/claim-verdict.ts';
import { diagnosisOf } from '#analysis/claims/diagnosis.ts';
import type { GuardedStatement, guardText as guardTextCall } from '#contract/calls/claims.ts';
import type { CheckedInputOf, OutputOf } from '#contract/define-call.ts';

/** Two shares (0 to 1) that a text may speak of. */
export type Pair = CheckedInputOf<typeof guardTextCall>['figures'][number];

/** Answers `claims.guard`. */
export function guardText({
  text,
  figures,
}: CheckedInputOf<typeof guardTextCall>): OutputOf<typeof guardTextCall> {
  const statements = guardedStatements(text, figures);
  const contradictions = statements.filter(({ verdict }) => verdict === 'does-not-hold').length;
  return { statements, contradictions };
}

/**
 * The statements of comparison in a text, each held against the figures it prints; one that prints fewer
 * than two is held against the pair of `figures` whose label shares the most words with it, or the only one.
 */
export function guardedStatements(
  text: string,
  figures: readonly Pair[] = [],
): readonly GuardedStatement[] {
  return checkClaims(text).map((checked) => {
    const { claim } = checked;
    const place = { start: claim.start, end: claim.end, text: claim.quote };
    const hasOwn = claim.a.figure !== null && claim.b.figure !== null;
    const pair = hasOwn ? null : pairFor(claim, figures);
    if (pair === null) {
      const { verdict, corrected } = checked;
      const diagnosis = diagnosisOf(claim, checked);
      return { ...place, verdict, against: 'sentence' as const, diagnosis, corrected };
    }
    const completed = completedBy(claim, pair);
    const [judged] = completed === null ? [] : [judgeClaim(completed)];
    const whole = completed && judged ? { ...checked, ...judged, claim: completed } : checked;
    return {
      ...place,
      verdict: judged?.verdict ?? 'does-not-hold',
      against: 'figures' as const,
      diagnosis:
        judged === undefined
          ? `The figures are ${sharePercent(pair.shareA)} and ${sharePercent(pair.shareB)}.`
          : diagnosisOf(whole.claim, whole),
      corrected: `${sharePercent(pair.shareA)} v ${sharePercent(pair.shareB)}`,
    };
  });
}

/**
 * Why no pair of an analysis bears out what a text says of it; null where each statement has one that does.
 * A statement that prints two percentages needs a pair with both, as they are rounded; one that prints fewer
 * needs a pair by which its size holds, whichever side comes first.
 */
export function unsupported(
  text: string,
  pairs: readonly Pair[],
): { readonly sentence: string; readonly reason: string } | null {
  if (pairs.length === 0) return null;
  const both = pairs.flatMap((pair) => [
    pair,
    { ...pair, shareA: pair.shareB, shareB: pair.shareA },
  ]);
  for (const { claim } of checkClaims(text)) {
    const sides = [claim.a.figure, claim.b.figure].filter((figure) => figure !== null);
    if (sides.some(({ unit }) => unit !== 'percent')) continue;
    const printed = sides.map(({ value }) => `${value} %`).join(' and ');
    const isBorneOut =
      sides.length === 2
        ? both.some((pair) => isPrinted(claim, pair))
        : both.some((pair) => isHeldBy(claim, pair));
    if (isBorneOut) continue;
    const reason =
      sides.length === 2
        ? `No pair of its figures is ${printed}.`
        : `No pair of its figures bears out “${claim.claimed}”.`;
    return { sentence: claim.quote, reason };
  }
  return null;
}

/** Whether two shares are those that a claim prints, as they are rounded there. */
export function isPrinted(
  { a, b }: Pick<Claim, 'a' | 'b'>,
  { shareA, shareB }: Pick<Pair, 'shareA' | 'shareB'>,
): boolean {
  const isNear = (figure: PrintedFigure | null, share: number): boolean =>
    figure !== null && Math.abs(share * 100 - figure.value) <= figure.halfUnit + 1e-9;
  return isNear(a.figure, shareA) && isNear(b.figure, shareB);
}

function isHeldBy(claim: Claim, pair: Pair): boolean {
  const completed = completedBy(claim, pair);
  return completed !== null && judgeClaim(completed).verdict !== 'does-not-hold';
}

/** The pair that a statement speaks of: the only one, or the one whose label has most words in common. */
function pairFor(claim: Claim, figures: readonly Pair[]): Pair | null {
  if (figures.length <= 1) return figures[0] ?? null;
  const words = wordsOf(claim.quote);
  const scored = figures.map((pair) => {
    const label = [...wordsOf(pair.label)];
    return { pair, score: label.filter((word) => words.has(word)).length / (label.length || 1) };
  });
  scored.sort((one, two) => two.score - one.score);
  const [best, second] = scored;
  return best && best.score >= 0.5 && best.score > (second?.score ?? 0) ? best.pair : null;
}

/** The claim with the figures that its sentence leaves out; null where one that it prints is another. */
export function completedBy(
  claim: Claim,
  { shareA, shareB }: Pick<Pair, 'shareA' | 'shareB'>,
): Claim | null {
  const figures: readonly PrintedFigure[] = [shareA, shareB].map((share) => ({
    value: share * 100,
    halfUnit: 0,
    unit: 'percent',
  }));
  const printed = claim.a.figure ?? claim.b.figure;
  const [a, b] = figures as [PrintedFigure, PrintedFigure];
  if (printed !== null) {
    const isOneOfThem = [a, b].some(
      ({ value }) => Math.abs(value - printed.value) <= printed.halfUnit + 1e-9,
    );
    if (!isOneOfThem) return null;
  }
  return { ...claim, a: { ...claim.a, figure: a }, b: { ...claim.b, figure: b } };
}

/** A share as a statement is answered with: 0.4692 is "46.9 %". */
export function sharePercent(share: number): string {
  return `${Number((share * 100).toPrecision(3))} %`;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);
}
