import { useCallback } from 'react';
import type {
  AllocationLine,
  BudgetAnswer,
  BudgetPlan,
  ChannelResponse,
  Estimate,
} from '#contract/calls/budgets.ts';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { LineChart } from '../../charts/line-chart.tsx';
import { DataTable, type TableColumn } from '../../controls/data-table.tsx';
import { Finding, Footnote } from '../../controls/notes.tsx';
import { formatNumber, formatPercent } from '../../words/numbers.ts';
import { KeepForReport, specificationOf } from '../keep-for-report.tsx';
import { budgetPassport } from './budget-passport.ts';

/** The finding, what must be known before it is used, the division and the curves behind it. */
export function BudgetResult({ result }: { readonly result: BudgetAnswer }) {
  return (
    <>
      <Finding>{result.finding}</Finding>
      <KeepForReport specification={specificationOf(result.provenance)} />
      {result.cautions.length > 0 && (
        <ul className="plain-list cell-warn">
          {result.cautions.map((caution) => (
            <li key={caution}>{caution}</li>
          ))}
        </ul>
      )}
      {result.status === 'computed' && (
        <>
          <Division plan={result} result={result} />
          <Channels plan={result} result={result} />
          <div className="budget-curves">
            {result.channels.map((channel) => (
              <Curve key={channel.channel} channel={channel} plan={result} />
            ))}
          </div>
        </>
      )}
      <Footnote>{result.footnote}</Footnote>
    </>
  );
}

interface PlanOf {
  readonly plan: BudgetPlan;
  readonly result: BudgetAnswer;
}

function Division({ plan, result }: PlanOf) {
  const { allocation, periodKind } = plan;
  const numberColumn = useCallback(
    (key: 'present' | 'proposed', label: string): TableColumn<AllocationLine> => ({
      id: key,
      label,
      isNumber: true,
      value: (line) => line[key],
      show: (line) => (
        <>
          {formatNumber(line[key])}
          {key === 'proposed' && line.proposedLow !== null && line.proposedHigh !== null && (
            <span className="cell-base">
              {' '}
              {formatNumber(line.proposedLow)} to {formatNumber(line.proposedHigh)}
            </span>
          )}
        </>
      ),
      passport: (line) => budgetPassport(result, line.channel, label, line[key]),
    }),
    [result],
  );
  if (allocation.status === 'notComputable') return null;
  return (
    <DataTable
      caption={`The budget of ${formatNumber(allocation.budget)} a ${periodKind}, divided as now and as proposed`}
      columns={[
        { id: 'channel', label: 'Channel', value: ({ channel }) => channel },
        numberColumn('present', `Now a ${periodKind}`),
        numberColumn('proposed', 'Proposed'),
        {
          id: 'sameWay',
          label: 'Resamples that move it the same way',
          isNumber: true,
          value: ({ sameWay }) => sameWay,
          show: ({ sameWay }) => (sameWay === null ? 'stays' : formatPercent(sameWay)),
        },
      ]}
      rows={allocation.lines}
      rowKey={({ channel }) => channel}
    />
  );
}

function Channels({ plan, result }: PlanOf) {
  const estimate = (
    id: 'contribution' | 'outcomePerUnit' | 'marginal',
    label: string,
  ): TableColumn<ChannelResponse> => ({
    id,
    label,
    isNumber: true,
    value: (channel) => channel[id].estimate,
    show: (channel) => <Bounded estimate={channel[id]} />,
    passport: (channel) => budgetPassport(result, channel.channel, label, channel[id].estimate),
  });
  return (
    <DataTable
      caption="What each channel brought"
      columns={[
        { id: 'channel', label: 'Channel', value: ({ channel }) => channel },
        {
          id: 'spend',
          label: 'Spent',
          isNumber: true,
          value: ({ spend }) => spend,
          show: ({ spend }) => formatNumber(spend),
        },
        estimate('contribution', 'Brought'),
        estimate('outcomePerUnit', 'Each unit'),
        estimate('marginal', 'A further unit'),
        {
          id: 'carryOver',
          label: 'Carries over',
          isNumber: true,
          value: ({ carryOver }) => carryOver.estimate,
          show: ({ carryOver }) => formatPercent(carryOver.estimate),
        },
      ]}
      rows={plan.channels}
      rowKey={({ channel }) => channel}
    />
  );
}

function Bounded({ estimate: { estimate, low, high } }: { readonly estimate: Estimate }) {
  return (
    <>
      {formatNumber(estimate)}
      {low !== null && high !== null && (
        <span className="cell-base">
          {' '}
          {formatNumber(low)} to {formatNumber(high)}
        </span>
      )}
    </>
  );
}

/** What a channel brings by what is spent on it, with bounds; the curve ends a fifth above what was seen. */
function Curve({
  channel,
  plan: { periodKind },
}: {
  readonly channel: ChannelResponse;
  readonly plan: BudgetPlan;
}) {
  const { points, isLevellingSeen, half, highestSpend, curve } = channel;
  const finding =
    curve.most === 0
      ? `${channel.channel}: no more of the outcome where more was spent`
      : isLevellingSeen
        ? `${channel.channel} brings half of the most at ${formatNumber(half.estimate)} a ${periodKind}`
        : `${channel.channel} does not level off within what was spent`;
  const drawn = points.map((point) => ({
    key: String(point.spend),
    x: point.spend,
    label: formatNumber(point.spend),
    value: point.outcome,
    low: point.low,
    high: point.high,
    sentence: sentenceOf(channel.channel, point, periodKind, highestSpend),
  }));
  return (
    <ChartFrame
      minor
      finding={finding}
      subtitle={`What ${channel.channel} brings a ${periodKind} by what is spent on it a ${periodKind}, kept up`}
      footnote=""
      sentences={drawn.map(({ sentence }) => sentence)}
      table={<CurveTable channel={channel} />}
    >
      {(widthPx) => (
        <LineChart
          series={[{ key: channel.channel, label: '', points: drawn }]}
          unit="count"
          widthPx={widthPx}
          heightPx={200}
          name={finding}
        />
      )}
    </ChartFrame>
  );
}

function sentenceOf(
  name: string,
  point: ChannelResponse['points'][number],
  periodKind: string,
  highestSpend: number,
): string {
  const bounds =
    point.low === null || point.high === null
      ? ''
      : ` (${formatNumber(point.low)} to ${formatNumber(point.high)})`;
  const beyond = point.spend > highestSpend ? '; more than was ever spent, a guess' : '';
  return `${name}: ${formatNumber(point.spend)} a ${periodKind} brings ${formatNumber(point.outcome)}${bounds}${beyond}`;
}

function CurveTable({ channel }: { readonly channel: ChannelResponse }) {
  return (
    <DataTable
      caption={`What ${channel.channel} brings`}
      columns={[
        {
          id: 'spend',
          label: 'Spent',
          isNumber: true,
          value: ({ spend }) => spend,
          show: ({ spend }) => formatNumber(spend),
        },
        {
          id: 'outcome',
          label: 'Brings',
          isNumber: true,
          value: ({ outcome }) => outcome,
          show: (point) => <Bounded estimate={{ ...point, estimate: point.outcome }} />,
        },
      ]}
      rows={channel.points}
      rowKey={({ spend }) => spend}
    />
  );
}
