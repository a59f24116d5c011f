import { sharePercent, wholeCount } from '#analysis/compare/figures-in-words.ts';
import { profileCard } from '#analysis/compare/profile-card.ts';
import type {
  profileSegment as profileCall,
  SegmentProfile,
} from '#contract/calls/explorations.ts';
import type { CheckedInputOf } from '#contract/define-call.ts';
import type { CallContext } from './call-context.ts';
import { compareWithBases } from './compare-segments.ts';

/** Answers `compare.profile`. */
export function profileSegment(
  context: CallContext,
  input: CheckedInputOf<typeof profileCall>,
): SegmentProfile {
  const { comparison, a, b } = compareWithBases(context, input);
  const card = profileCard({ rows: comparison.rows, a, b, confidence: input.level });
  const percent = Math.round(card.level * 1000) / 10;
  const size = card.sizeShare === null ? 'nobody' : sharePercent(card.sizeShare, card.base);
  const [first] = card.standsOut;
  const most =
    first === undefined
      ? 'nothing stands out against the rest'
      : `most unlike the rest in ${first.row.kind === 'mean' ? 'the mean' : `“${first.row.category}”`} (${first.row.label}): ${first.sentence}`;
  return {
    ...card,
    name: comparison.a.name,
    finding: `${comparison.a.name}, ${size} of all (base ${wholeCount(card.base)}): ${most}`,
    footnote: `${comparison.footnote} Stands out: family-wise error ${percent} % by Holm over ${wholeCount(card.familyTests)} tests.`,
    provenance: {
      ...comparison.provenance,
      method: `${comparison.provenance.method}; ranked by effect, Holm over all tests`,
      call: { name: 'compare.profile', input },
    },
  };
}
