import type { CorrectedShare, CorrectedShares } from '#contract/calls/codings.ts';
import type { TagClass, TagSummary } from '#contract/calls/texts.ts';
import {
  formatCounted,
  formatPercent,
  formatPoints,
  formatPointsShort,
} from '../../words/numbers.ts';
import { exactWords } from '../exact-words.ts';
import type { Fact } from '../provenance-facts.ts';

/** The corrected share of a class; null where nothing was corrected. */
export function correctedOf({ corrected }: TagSummary, one: TagClass): CorrectedShare | null {
  if (corrected.status !== 'computed') return null;
  return corrected.shares.find((share) => share.class === one.class) ?? null;
}

/** A corrected share as a percentage, or a dash. */
export function correctedWords(share: CorrectedShare | null): string {
  return share === null ? '–' : formatPercent(share.corrected);
}

/** How far correction moved a share, in points, or a dash. */
export function movedWords(share: CorrectedShare | null): string {
  return share === null ? '–' : formatPointsShort(share.moved);
}

/** What is known of the errors in the shares of a tag, as a sentence. */
export function trustSentence(shares: CorrectedShares): string {
  if (shares.status === 'computed') {
    const furthest = shares.shares.toSorted(
      (one, two) => Math.abs(two.moved) - Math.abs(one.moved),
    )[0];
    const moved =
      furthest === undefined
        ? ''
        : `: “${furthest.class}” moved most, by ${formatPoints(furthest.moved)}`;
    return `Corrected for the machine’s mistakes in ${formatCounted(shares.checked, 'post')} coded at random${moved}.`;
  }
  return shares.reason === 'nothing-checked'
    ? 'Nothing was checked at random: how far these shares are off is not known.'
    : `Not corrected: ${formatCounted(shares.checked, 'post')} coded at random, ${shares.needed} are needed. How far these shares are off is not known.`;
}

/** What correction made of a class, for its passport. */
export function trustFacts(summary: TagSummary, one: TagClass): readonly Fact[] {
  const share = correctedOf(summary, one);
  if (share === null) {
    return [{ term: 'Correction', description: trustSentence(summary.corrected) }];
  }
  const inverted =
    share.inverted === null
      ? []
      : [
          {
            term: 'By inverting',
            description: `${exactWords(share.inverted * 100)}\u202f% by the inverted confusion table (Rogan and Gladen)`,
          },
        ];
  return [
    {
      term: 'Corrected',
      description: `${exactWords(share.corrected * 100)}\u202f% (95\u202f% interval ${exactWords(share.low * 100)} to ${exactWords(share.high * 100)}); the machine counts ${exactWords(share.counted * 100)}\u202f%, moved by ${formatPoints(share.moved)}`,
    },
    ...inverted,
  ];
}
