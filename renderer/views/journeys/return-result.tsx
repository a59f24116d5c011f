import type { ReturnAnswer, ReturnLine } from '#contract/calls/returns.ts';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { percentWords } from '../../charts/lay-out-tornado.ts';
import { TornadoChart } from '../../charts/tornado-chart.tsx';
import { DataTable, type TableColumn } from '../../controls/data-table.tsx';
import type { Passport } from '../../passport/passport.ts';
import { formatNumber } from '../../words/numbers.ts';
import { asText } from '../compare/comparison-passport.ts';
import { exactWords } from '../exact-words.ts';
import { KeepForReport, specificationOf } from '../keep-for-report.tsx';
import { provenanceFacts } from '../provenance-facts.ts';

const reasonWords: Readonly<Record<NonNullable<ReturnLine['reason']>, string>> = {
  'no-return': 'no value is known that came of the cost',
  'no-cost': 'nothing is known that was spent for the value',
  'nothing-known': 'neither cost nor value is known',
  'input-missing': 'a formula names an input without a value',
  'total-or-gain': 'an input may be the new total or the gain',
  'currencies-differ': 'an input is in another currency without a rate',
  'not-a-number': 'a formula has no finite result',
};

/** Returns line by line, what they hang on, and what must be asked. */
export function ReturnResult({ result }: { readonly result: ReturnAnswer }) {
  const bars = result.sensitivity.flatMap(({ low, high, ...bar }) =>
    low === null || high === null ? [] : [{ ...bar, low, high }],
  );
  const table = <Lines result={result} />;
  return (
    <>
      <ChartFrame
        finding={result.finding}
        subtitle="The return of all lines with one input at its bounds and the others as stated, the widest first"
        footnote={result.footnote}
        sentences={result.warnings}
        table={table}
        tools={<KeepForReport specification={specificationOf(result.provenance)} />}
      >
        {(widthPx) =>
          bars.length === 0 || result.total.roi === null ? (
            <p className="quiet">
              Give inputs a range (at least, at most) to see what the return hangs on.
            </p>
          ) : (
            <TornadoChart
              items={bars}
              stated={result.total.roi}
              widthPx={widthPx}
              name={result.finding}
            />
          )
        }
      </ChartFrame>
      {result.warnings.length > 0 && (
        <ul className="plain-list cell-warn">
          {result.warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      {table}
      <WhatIf result={result} />
    </>
  );
}

function Lines({ result }: { readonly result: ReturnAnswer }) {
  const numbers = [
    ['cost', 'Cost'],
    ['value', 'Value'],
    ['conversions', 'Conversions'],
    ['roi', 'ROI'],
    ['roas', 'ROAS'],
    ['costPerConversion', 'Cost of a conversion'],
  ] as const;
  return (
    <DataTable
      caption="Returns"
      columns={[
        { id: 'channel', label: 'What', value: ({ channel }) => channel },
        ...numbers.map(
          ([key, label]): TableColumn<ReturnLine> => ({
            id: key,
            label,
            isNumber: true,
            value: (line) => line[key],
            show: (line) => <Figure line={line} figure={key} />,
            passport: (line) => (line[key] === null ? null : passportOf(result, line, key, label)),
          }),
        ),
      ]}
      rows={result.lines}
      rowKey={({ channel }) => channel}
    />
  );
}

type Figure = 'cost' | 'value' | 'conversions' | 'roi' | 'roas' | 'costPerConversion';

function Figure({ line, figure }: { readonly line: ReturnLine; readonly figure: Figure }) {
  const value = line[figure];
  if (value === null) {
    const isReturn = figure === 'roi' || figure === 'roas';
    return (
      <span className="cell-note">
        {isReturn && line.reason !== null ? reasonWords[line.reason] : '–'}
      </span>
    );
  }
  if (figure !== 'roi') return formatNumber(value);
  return (
    <>
      {percentWords(value)}
      {line.low !== null && line.high !== null && (
        <span className="cell-base">
          {' '}
          {percentWords(line.low)} to {percentWords(line.high)}
        </span>
      )}
    </>
  );
}

function passportOf(
  result: ReturnAnswer,
  line: ReturnLine,
  figure: Figure,
  label: string,
): Passport {
  const value = line[figure] as number;
  const { cost, value: worth, conversions } = line.formulas;
  const definitions: Readonly<Record<Figure, string>> = {
    cost: cost ?? '',
    value: worth ?? '',
    conversions: conversions ?? '',
    roi: `(value - cost) / cost; value = ${worth ?? 'not known'}; cost = ${cost ?? 'not known'}`,
    roas: `value / cost; value = ${worth ?? 'not known'}; cost = ${cost ?? 'not known'}`,
    costPerConversion: `cost / conversions; conversions = ${conversions ?? 'not known'}`,
  };
  const named = result.ledger.inputs.filter(({ name }) =>
    new RegExp(`\\b${name}\\b`, 'u').test(definitions[figure]),
  );
  const facts = [
    { term: 'Formula', description: definitions[figure] },
    ...named.map(({ name, value: stated, unit, source, date, owner, note }) => ({
      term: name,
      description: [
        stated === null ? 'not known' : exactWords(stated),
        unit,
        source ?? 'no source on record',
        date,
        owner,
        note,
      ]
        .filter(Boolean)
        .join('; '),
    })),
    ...provenanceFacts(result.provenance),
  ];
  const words = figure === 'roi' ? `${exactWords(value * 100)}\u202f%` : exactWords(value);
  const title = `${line.channel}: ${label}`;
  return { title, value: words, facts, copyText: asText(title, words, '', facts) };
}

function WhatIf({ result }: { readonly result: ReturnAnswer }) {
  const { scenarios, breakEven, cashFlow, total } = result;
  if (total.roi === null) return null;
  return (
    <section className="view-section" aria-label="What if">
      <h3>What if</h3>
      <DataTable
        caption="All lines together with inputs set otherwise"
        columns={[
          { id: 'scenario', label: 'Scenario', value: (row) => row.scenario },
          {
            id: 'cost',
            label: 'Cost',
            isNumber: true,
            value: (row) => row.cost,
            show: (row) => formatNumber(row.cost),
          },
          {
            id: 'value',
            label: 'Value',
            isNumber: true,
            value: (row) => row.value,
            show: (row) => formatNumber(row.value),
          },
          {
            id: 'roi',
            label: 'ROI',
            isNumber: true,
            value: (row) => row.roi,
            show: (row) => (row.roi === null ? '–' : percentWords(row.roi)),
          },
        ]}
        rows={scenarios}
        rowKey={({ scenario }) => scenario}
      />
      <ul className="plain-list quiet">
        {breakEven
          .filter((one) => one.breakEven !== null)
          .map((one) => (
            <li key={one.input}>
              Breaks even where {one.input.replaceAll('_', ' ')} is{' '}
              {formatNumber(one.breakEven ?? 0)} (stated: {formatNumber(one.value)}).
            </li>
          ))}
        {total.lossShare !== null && (
          <li>{percentWords(total.lossShare)} of the draws return less than was spent.</li>
        )}
        {cashFlow !== null && (
          <li>
            Net present value {formatNumber(cashFlow.netPresentValue)};{' '}
            {cashFlow.payback === null
              ? 'not paid back within the flows on record'
              : `paid back after ${formatNumber(cashFlow.payback)} periods`}
            .
          </li>
        )}
      </ul>
    </section>
  );
}
