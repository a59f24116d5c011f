import { checkClaims } from '#analysis/claims/check-claims.ts';
import type { Claim } from '#analysis/claims/claim.ts';
import { judgeClaim } from '#analysis/claims/claim-verdict.ts';
import { diagnosisOf } from '#analysis/claims/diagnosis.ts';
import type { GuardedStatement } from '#contract/calls/claims.ts';
import { completedBy, isPrinted, sharePercent } from './guard-text.ts';
import type { SharePair } from './shares-of-analysis.ts';

/**
 * Holds a person's own text against an analysis: each statement against the figures that it prints, and then
 * against the rows whose words it uses.
 *
 * - Two percentages have to be those of such a row; one or none has to agree with one of its pairs, the way
 *   round that the names of the groups say, or either way round where it names none.
 * - A statement that uses no row's words is held to its own figures alone: it may speak of something else.
 */
export function guardedNote(
  text: string,
  pairs: readonly SharePair[],
): readonly GuardedStatement[] {
  return checkClaims(text).map((checked) => {
    const { claim, verdict, corrected } = checked;
    const place = { start: claim.start, end: claim.end, text: claim.quote };
    const own = {
      ...place,
      verdict,
      against: 'sentence' as const,
      diagnosis: diagnosisOf(claim, checked),
      corrected,
    };
    const meant = pairsMeant(claim, pairs);
    const first = meant[0];
    if (verdict === 'does-not-hold' || first === undefined) return own;
    const held = { ...place, against: 'figures' as const, corrected: wordsOfPair(first) };
    if (claim.a.figure !== null && claim.b.figure !== null) {
      if (meant.some((pair) => isPrinted(claim, pair))) return own;
      const diagnosis = `The report has other figures for this: ${wordsOfPair(first)}.`;
      return { ...held, verdict: 'does-not-hold' as const, diagnosis };
    }
    const judged = meant.flatMap((pair) => judgedBy(claim, pair));
    const best =
      judged.find((one) => one.verdict === 'holds') ??
      judged.find((one) => one.verdict !== 'does-not-hold');
    const one = best ?? judged[0];
    if (one === undefined) {
      const diagnosis = `The figure printed is neither of the report’s: ${wordsOfPair(first)}.`;
      return { ...held, verdict: 'does-not-hold' as const, diagnosis };
    }
    return { ...held, ...one };
  });
}

function judgedBy(
  claim: Claim,
  pair: SharePair,
): readonly Pick<GuardedStatement, 'verdict' | 'diagnosis' | 'corrected'>[] {
  const completed = completedBy(claim, pair);
  if (completed === null) return [];
  const judged = judgeClaim(completed);
  const diagnosis =
    judged.verdict === 'does-not-hold' || judged.reason === null
      ? `${diagnosisOf(completed, judged)} The report has ${wordsOfPair(pair)}.`
      : `The report has ${wordsOfPair(pair)}.`;
  return [{ verdict: judged.verdict, diagnosis, corrected: wordsOfPair(pair) }];
}

/** The pairs of the row whose words the sentence uses most, the way round that it names the groups. */
function pairsMeant(claim: Claim, pairs: readonly SharePair[]): readonly SharePair[] {
  const words = wordsOf(claim.quote);
  const scored = pairs.map((pair) => {
    const label = [...wordsOf(pair.label)];
    return { pair, score: label.filter((word) => words.has(word)).length / (label.length || 1) };
  });
  const best = scored.reduce((most, { score }) => Math.max(most, score), 0);
  const rows = scored.filter(({ score }) => score === best && best >= 0.5).map(({ pair }) => pair);
  return rows.flatMap((pair) => turnedAsNamed(claim, pair));
}

function turnedAsNamed({ a, b, quote }: Claim, pair: SharePair): readonly SharePair[] {
  const { nameA, nameB, shareA, shareB } = pair;
  const turned = { ...pair, nameA: nameB, nameB: nameA, shareA: shareB, shareB: shareA };
  const speaksOf = (name: string | null, of: string): boolean =>
    name !== null && [...wordsOf(of)].some((word) => wordsOf(name).has(word));
  if (speaksOf(a.name, nameA) || speaksOf(b.name, nameB)) return [pair];
  if (speaksOf(a.name, nameB) || speaksOf(b.name, nameA)) return [turned];
  const isOfNeither = !speaksOf(quote, nameA) && !speaksOf(quote, nameB);
  return isOfNeither || a.name === null ? [pair, turned] : [];
}

function wordsOfPair({ label, nameA, nameB, shareA, shareB }: SharePair): string {
  return `${label.trim()}: ${nameA} ${sharePercent(shareA)}, ${nameB} ${sharePercent(shareB)}`;
}

const empty = new Set(
  'the and yes for are not with they you your did does how was were what which have has it is do to in of an at on as or we be by if than'.split(
    ' ',
  ),
);

function wordsOf(text: string): ReadonlySet<string> {
  const words = (text.toLowerCase().match(/\p{L}{2,}/gu) ?? []).filter((word) => !empty.has(word));
  return new Set(words.map((word) => word.replace(/(?:ing|ed|es|e|s)$/u, '')));
}
