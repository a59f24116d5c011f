import type { CorrectedShare } from '#contract/calls/codings.ts';
import type { CountedTags, TagClass, TagCrossRow, TagSummary } from '#contract/calls/texts.ts';
import type { Passport } from '../../passport/passport.ts';
import { allOf, answersExpression } from '../../words/expression.ts';
import { formatCount, formatPercent } from '../../words/numbers.ts';
import { asText } from '../compare/comparison-passport.ts';
import { exactWords, lastDigitFacts } from '../exact-words.ts';
import { keepForReport } from '../keep-for-report.tsx';
import { type Fact, provenanceFacts } from '../provenance-facts.ts';
import { correctedOf, correctedWords, trustFacts } from './trust-words.ts';

/** A class's share as a sentence, for its mark. */
export function classSentence(
  { class: name, share, low, high, count, base }: TagClass,
  corrected: CorrectedShare | null = null,
): string {
  if (share === null) return `${name}: nothing tagged.`;
  if (corrected !== null) {
    return `${name}: ${correctedWords(corrected)} after correction, interval ${formatPercent(corrected.low)} to ${formatPercent(corrected.high)}; the machine counts ${formatPercent(corrected.counted)} (${formatCount(count)} of ${formatCount(base)} texts stand so now).`;
  }
  const interval =
    low === null || high === null
      ? ''
      : `, interval ${formatPercent(low, base)} to ${formatPercent(high, base)}`;
  return `${name}: ${formatPercent(share, base)} (${formatCount(count)} of ${formatCount(base)} texts${interval}).`;
}

/** What the passport of a class is called. */
export function classTitle({ label }: TagSummary, one: TagClass): string {
  return `${label}: ${one.class}`;
}

/** What stands behind the share of one class. */
export function classPassport(counted: CountedTags, one: TagClass, dataset: string): Passport {
  const { summary, provenance } = counted;
  const title = classTitle(summary, one);
  const value = one.share === null ? 'no figure' : `${exactWords(one.share * 100)}\u202f%`;
  const facts: readonly Fact[] = [
    { term: 'Definition', description: `Share of the tagged texts in the class “${one.class}”` },
    { term: 'Formula', description: `${formatCount(one.count)} of ${formatCount(one.base)}` },
    ...(one.low === null || one.high === null
      ? []
      : [
          {
            term: `Interval, ${exactWords(summary.confidence * 100)}\u202f%`,
            description: `${exactWords(one.low * 100)} to ${exactWords(one.high * 100)}\u202f%: sampling only, not errors of the tags`,
          },
        ]),
    ...trustFacts(summary, one),
    {
      term: 'Missing',
      description: `${formatCount(summary.missing)} of ${formatCount(summary.rows)} rows have no tag`,
    },
    ...lastDigitFacts(one.share),
    ...provenanceFacts(provenance),
  ];
  return {
    title,
    value,
    sentence: classSentence(one, correctedOf(summary, one)),
    facts,
    rows: { dataset, filter: answersExpression(summary.tag, [one.class]) },
    copyText: asText(title, value, classSentence(one, correctedOf(summary, one)), facts),
    pin: () => keepForReport({ kind: 'tags', input: { dataset, tag: summary.tag } }),
  };
}

/** What stands behind one part of a class: how many of its texts sound so. */
export function crossPassport(
  counted: CountedTags,
  cross: NonNullable<TagSummary['cross']>,
  row: TagCrossRow,
  part: number,
  dataset: string,
): Passport {
  const count = row.counts[part] ?? 0;
  const column = cross.columns[part] ?? '';
  const title = `${row.class}: ${column}`;
  const value = row.base === 0 ? 'no figure' : `${exactWords((count / row.base) * 100)}\u202f%`;
  const sentence = `Of ${formatCount(row.base)} texts tagged “${row.class}”, ${formatCount(count)} are ${column}.`;
  const facts: readonly Fact[] = [
    {
      term: 'Definition',
      description: `Share of “${column}” among the texts of the class “${row.class}”`,
    },
    { term: 'Formula', description: `${formatCount(count)} of ${formatCount(row.base)}` },
    ...provenanceFacts(counted.provenance),
  ];
  return {
    title,
    value,
    sentence,
    facts,
    rows: {
      dataset,
      filter: allOf(
        answersExpression(counted.summary.tag, [row.class]),
        answersExpression(cross.tag, [column]),
      ),
    },
    copyText: asText(title, value, sentence, facts),
  };
}
