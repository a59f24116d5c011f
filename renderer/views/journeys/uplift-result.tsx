import type { UpliftAnswer } from '#contract/calls/uplifts.ts';
import { DataTable } from '../../controls/data-table.tsx';
import { Finding, Footnote } from '../../controls/notes.tsx';
import type { Passport } from '../../passport/passport.ts';
import { formatNumber } from '../../words/numbers.ts';
import { asText } from '../compare/comparison-passport.ts';
import { exactWords } from '../exact-words.ts';
import { KeepForReport, specificationOf } from '../keep-for-report.tsx';
import { provenanceFacts } from '../provenance-facts.ts';

type Computed = Extract<UpliftAnswer, { readonly status: 'computed' }>;

interface UpliftLine {
  readonly what: string;
  readonly about: string;
  readonly one: Computed['effect'] | null;
}

const warningWords: Readonly<Record<Computed['warnings'][number], string>> = {
  'trends-differ-before':
    'The treated already moved apart from the others before it began: this is no measure of an effect.',
  'placebo-finds-an-effect':
    'A made-up beginning midway before finds an effect too: this is no measure of an effect.',
  'few-units': 'Fewer than ten units on a side: the interval is too narrow.',
  'no-test-of-trends':
    'Fewer than three times before it began: nothing can be said of earlier trends.',
};

/** The difference in differences, what it takes for granted, and the four means. */
export function UpliftResult({ result }: { readonly result: UpliftAnswer }) {
  if (result.status !== 'computed') {
    return (
      <>
        <Finding>{result.finding}</Finding>
        <Footnote>{result.footnote}</Footnote>
      </>
    );
  }
  const { means } = result;
  const lines: readonly UpliftLine[] = [
    {
      what: 'Difference in differences',
      about: 'the change of the treated less the change of the others',
      one: result.effect,
    },
    {
      what: 'Trends apart before',
      about: 'how much more the treated grew per unit of time before it began; should be near 0',
      one: result.preTrend,
    },
    {
      what: 'Placebo',
      about: 'the same difference for a made-up beginning midway before; should be near 0',
      one: result.placebo,
    },
  ];
  return (
    <>
      <Finding>{result.finding}</Finding>
      <KeepForReport specification={specificationOf(result.provenance)} />
      {result.warnings.length > 0 && (
        <ul className="plain-list cell-warn">
          {result.warnings.map((warning) => (
            <li key={warning}>{warningWords[warning]}</li>
          ))}
        </ul>
      )}
      <DataTable
        caption="The difference and the tests of what it takes for granted"
        columns={[
          { id: 'what', label: 'What', value: ({ what }) => what },
          {
            id: 'estimate',
            label: 'Estimate',
            isNumber: true,
            value: ({ one }) => one?.estimate ?? null,
            show: ({ one }) => (one === null ? 'not testable' : formatNumber(one.estimate)),
            passport: (line) => upliftPassport(result, line),
          },
          {
            id: 'interval',
            label: 'Interval',
            isNumber: true,
            value: ({ one }) => one?.low ?? null,
            show: ({ one }) =>
              one === null ? '' : `${formatNumber(one.low)} to ${formatNumber(one.high)}`,
          },
          {
            id: 'p',
            label: 'p',
            isNumber: true,
            value: ({ one }) => one?.p ?? null,
            show: ({ one }) => (one === null ? '' : one.p < 0.001 ? '< 0.001' : one.p.toFixed(3)),
          },
        ]}
        rows={lines}
        rowKey={({ what }) => what}
      />
      <DataTable
        caption="Mean outcome before and since"
        columns={[
          { id: 'who', label: 'Mean outcome', value: ({ who }) => who },
          {
            id: 'before',
            label: 'Before',
            isNumber: true,
            value: ({ before }) => before,
            show: ({ before }) => formatNumber(before),
          },
          {
            id: 'since',
            label: 'Since',
            isNumber: true,
            value: ({ since }) => since,
            show: ({ since }) => formatNumber(since),
          },
        ]}
        rows={[
          { who: 'Treated', before: means.treatedBefore, since: means.treatedAfter },
          { who: 'Others', before: means.othersBefore, since: means.othersAfter },
        ]}
        rowKey={({ who }) => who}
      />
      <Footnote>{result.footnote}</Footnote>
    </>
  );
}

function upliftPassport(result: Computed, { what, about, one }: UpliftLine): Passport | null {
  if (one === null) return null;
  const words = exactWords(one.estimate);
  const facts = [
    { term: 'Definition', description: about },
    { term: 'Interval', description: `${exactWords(one.low)} to ${exactWords(one.high)}` },
    { term: 'p', description: exactWords(one.p) },
    {
      term: 'Base',
      description: `${result.rows} rows of ${result.treatedUnits} treated units and ${result.otherUnits} others, ${result.timesBefore} times before`,
    },
    ...provenanceFacts(result.provenance),
  ];
  return { title: what, value: words, facts, copyText: asText(what, words, '', facts) };
}
