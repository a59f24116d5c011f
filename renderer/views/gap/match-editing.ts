import type { z } from 'zod';
import type { gapMatch } from '#contract/calls/comparisons.ts';
import type { VariableLine } from '#contract/calls/datasets.ts';

/** One matched pair of items, as `gap.datasets` takes it. */
export type Match = z.output<typeof gapMatch>;

/** A match in the editor; `id` keeps its place while it is edited. */
export type EditedMatch = Match & { readonly id: number; readonly likeness: number | null };

/** Variables that can be an item: members of a set, or questions with answers. */
export function itemVariables(variables: readonly VariableLine[]): readonly VariableLine[] {
  return variables.filter(({ kind }) => kind === 'single' || kind === 'scale');
}

/** The matches that are complete, without what only the editor knows; unsure ones say so. */
export function completeMatches(matches: readonly EditedMatch[]): readonly Match[] {
  return matches.flatMap(({ id: _id, likeness, isUnconfirmed: _, ...match }) => {
    if (match.item.trim() === '' || match.left === '' || match.right === '') return [];
    return isUnsure(likeness) ? [{ ...match, isUnconfirmed: true }] : [match];
  });
}

/** The answers that count for one side, or the rule that stands for them. */
export function countingWords(
  variable: VariableLine | undefined,
  chosen: readonly string[] | undefined,
): string {
  if (chosen !== undefined) return `counts: ${chosen.join(', ')}`;
  return variable?.kind === 'scale' ? 'counts: the top two answers' : 'counts: selected or yes';
}

/**
 * The pairs with the right question of the one at `id` changed: a pair that had that question takes the
 * other's, so that none is answered for twice.
 */
export function placeRight(
  matches: readonly EditedMatch[],
  id: number,
  question: string,
): readonly EditedMatch[] {
  const target = matches.find((one) => one.id === id);
  if (target === undefined || target.right === question) return matches;
  const withRight = (match: EditedMatch, right: string): EditedMatch => {
    const { rightAnswers: _answers, rightScale: _scale, rightReversed: _way, ...rest } = match;
    return { ...rest, right, likeness: null };
  };
  return matches.map((one) => {
    if (one.id === id) return withRight(one, question);
    return one.right === question ? withRight(one, target.right) : one;
  });
}

/** The items of a side that no pair has. */
export function unmatched(
  variables: readonly VariableLine[],
  matches: readonly EditedMatch[],
  side: 'left' | 'right',
): readonly VariableLine[] {
  const taken = new Set(matches.map((match) => match[side]));
  return variables.filter(({ name }) => !taken.has(name));
}

/** Whether a pair was proposed by labels that are not alike enough to ask the same without a person's word. */
export function isUnsure(likeness: number | null): boolean {
  return likeness !== null && likeness < sureLikeness;
}

/** Labels at least this alike ask the same, as far as words can tell. */
export const sureLikeness = 0.75;

/**
 * The pairs to show: as proposed, or as a person left them, without those proposed once that are no
 * longer (a variable that now says who is on a side).
 */
export function matchesShown(
  proposed: readonly (Match & { readonly likeness: number })[],
  edited: readonly EditedMatch[] | null,
): readonly EditedMatch[] {
  if (edited === null) return proposed.map((match, index) => ({ ...match, id: index + 1 }));
  const pairs = new Set(proposed.map(({ left, right }) => `${left}\u0000${right}`));
  return edited.filter(
    ({ likeness, left, right }) => likeness === null || pairs.has(`${left}\u0000${right}`),
  );
}
