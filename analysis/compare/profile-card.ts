import type { ComparisonRow, SegmentComparison, ShareComparison } from './comparison.ts';
import { type SetApart, whatSetsApart } from './sets-apart.ts';

/** The answer that most of a segment gave to a question; `shareOfRest` is what everyone else gave. */
export interface TypicalAnswer {
  readonly variable: string;
  readonly label: string;
  readonly category: string;
  readonly share: number;
  readonly shareOfRest: number | null;
  readonly base: number;
}

/**
 * A segment on one card.
 *
 * - `sizeShare`: its share of the weights of all who are in it or in the rest. `base`, `effectiveBase`: its
 *   respondents.
 * - `standsOut`: what sets it apart from the rest, as far as the whole family of tests bears it out.
 * - `typical`: each question's most given answer, the most common first; the rest may well give it too.
 */
export interface ProfileCard {
  readonly sizeShare: number | null;
  readonly base: number;
  readonly effectiveBase: number;
  readonly standsOut: readonly SetApart[];
  readonly familyTests: number;
  readonly level: number;
  readonly typical: readonly TypicalAnswer[];
}

/**
 * Makes the card from the comparison of a segment (its side a) with everyone else (side b).
 *
 * - Missing: shares are of those with an answer. Answers whose base is suppressed are on no card.
 * - Of a multiple-response set the most taken member stands for the question.
 */
export function profileCard(
  comparison: Pick<SegmentComparison, 'rows' | 'a' | 'b' | 'confidence'>,
): ProfileCard {
  const { rows, a, b } = comparison;
  const apart = whatSetsApart(comparison);
  const together = a.weightedBase + b.weightedBase;
  return {
    sizeShare: together > 0 ? a.weightedBase / together : null,
    base: a.base,
    effectiveBase: a.effectiveBase,
    standsOut: apart.list.filter(({ isShown }) => isShown),
    familyTests: apart.familyTests,
    level: apart.level,
    typical: typicalAnswers(rows),
  };
}

function typicalAnswers(rows: readonly ComparisonRow[]): readonly TypicalAnswer[] {
  const most = new Map<string, TypicalAnswer>();
  for (const row of rows.filter((one): one is ShareComparison => one.kind === 'share')) {
    const { share, base } = row.a;
    if (share === null || share <= (most.get(row.variable)?.share ?? 0)) continue;
    const { variable, label, category } = row;
    most.set(variable, { variable, label, category, share, shareOfRest: row.b.share, base });
  }
  return [...most.values()].sort((one, other) => other.share - one.share);
}
