import { wholeCount } from '#analysis/compare/figures-in-words.ts';
import { whatSetsApart as rank, type SetApart } from '#analysis/compare/sets-apart.ts';
import type { whatSetsApart as apartCall, SetsApart } from '#contract/calls/explorations.ts';
import type { CheckedInputOf } from '#contract/define-call.ts';
import type { CallContext } from './call-context.ts';
import { compareSegments } from './compare-segments.ts';

/** Answers `compare.apart`. */
export function whatSetsApart(
  context: CallContext,
  input: CheckedInputOf<typeof apartCall>,
): SetsApart {
  const { rows, a, b, footnote, provenance } = compareSegments(context, input);
  const apart = rank({ rows, confidence: input.level });
  const percent = Math.round(apart.level * 1000) / 10;
  const family = `${wholeCount(apart.familyTests)} tests of ${wholeCount(apart.familyVariables)} variables`;
  return {
    ...apart,
    a,
    b,
    finding: findingOf(apart.list, apart.shownCount, `${a.name} v ${b.name}`),
    footnote: `${footnote} Ranked by effect size (Cohen's h of shares, d of means), one answer a variable; family-wise error ${percent} % by Holm over ${family}.`,
    provenance: {
      ...provenance,
      method: `${provenance.method}; ranked by effect, Holm over all tests`,
      call: { name: 'compare.apart', input },
    },
  };
}

function findingOf(list: readonly SetApart[], shownCount: number, sides: string): string {
  const first = list.find(({ isShown }) => isShown);
  if (first === undefined) return `${sides}: nothing that sets them apart could be shown`;
  const { row, sentence } = first;
  const what = row.kind === 'mean' ? 'the mean' : `“${row.category}”`;
  const rest = shownCount === 1 ? 'the only one shown' : `the first of ${shownCount} shown`;
  return `${sides}: most apart in ${what} (${row.label}), ${rest}: ${sentence}`;
}
