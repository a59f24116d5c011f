import type { SegmentProfile } from '#contract/calls/explorations.ts';
import type { TableColumn } from '../../controls/data-table.tsx';
import type { Passport } from '../../passport/passport.ts';
import { allOf, answersExpression } from '../../words/expression.ts';
import { formatCount, formatPercent } from '../../words/numbers.ts';
import { exactWords } from '../exact-words.ts';
import { provenanceFacts } from '../provenance-facts.ts';
import { asText } from './comparison-passport.ts';

type TypicalAnswer = SegmentProfile['typical'][number];

/** The columns of typical answers: the question, its most given answer, its share and that of everyone else. */
export function typicalColumns(
  profile: SegmentProfile,
  segment: string,
): readonly TableColumn<TypicalAnswer>[] {
  return [
    { id: 'label', label: 'Question', value: ({ label }) => label },
    { id: 'category', label: 'Most given answer', value: ({ category }) => category },
    {
      id: 'share',
      label: profile.name,
      isNumber: true,
      value: ({ share }) => share,
      show: ({ share, base }) => formatPercent(share, base),
      passport: (answer) => passportOf(profile, answer, segment),
    },
    {
      id: 'rest',
      label: 'Everyone else',
      isNumber: true,
      value: ({ shareOfRest }) => shareOfRest,
      show: ({ shareOfRest, base }) =>
        shareOfRest === null ? '–' : formatPercent(shareOfRest, base),
    },
    { id: 'base', label: 'Base', isNumber: true, value: ({ base }) => base },
  ];
}

function passportOf(profile: SegmentProfile, answer: TypicalAnswer, segment: string): Passport {
  const { name, provenance } = profile;
  const { variable, label, category, share, shareOfRest, base } = answer;
  const title = `${label}: ${category}, ${name}`;
  const value = `${exactWords(share * 100)}\u202f%`;
  const rest = shareOfRest === null ? '' : `, ${formatPercent(shareOfRest, base)} of everyone else`;
  const sentence = `${formatPercent(share, base)} of ${name}${rest}: ${label} ${category}.`;
  const facts = [
    {
      term: 'Definition',
      description: `Share of “${category}”, the most given answer, among those of ${name} who answered “${label}”`,
    },
    { term: 'Base', description: formatCount(base) },
    ...provenanceFacts(provenance),
  ];
  const [dataset] = provenance.datasets;
  const behind = allOf(dataset?.filter, segment, answersExpression(variable, [category]));
  return {
    title,
    value,
    sentence,
    facts,
    copyText: asText(title, value, sentence, facts),
    ...(dataset === undefined ? {} : { rows: { dataset: dataset.name, filter: behind } }),
  };
}
