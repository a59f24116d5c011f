import type { OverTime } from '#contract/calls/social.ts';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { LineChart } from '../../charts/line-chart.tsx';
import { DataTable } from '../../controls/data-table.tsx';
import { formatCount, formatNumber } from '../../words/numbers.ts';
import { netOfAllWords, netPoints } from './net-words.ts';

type Period = OverTime['periods'][number];

/** Posts a period, with the stretches in which their number keeps one level. */
export function VolumeOverTime({
  overTime,
  finding,
}: {
  readonly overTime: OverTime;
  readonly finding: string;
}) {
  const { periods, period } = overTime;
  const sentence = (one: Period): string =>
    `${one.from}: ${formatCount(one.posts)} posts${one.isPartial ? `, part of a ${period} only` : ''}.`;
  return (
    <ChartFrame
      minor
      finding={finding}
      subtitle={`Posts a ${period}, by “${overTime.time}” (UTC); dashed, the level of each stretch. A first or last ${period} that the data cut is left out of the levels.`}
      footnote=""
      sentences={periods.map(sentence)}
      table={<PeriodTable overTime={overTime} caption={finding} />}
    >
      {(widthPx) => (
        <LineChart
          name={finding}
          unit="count"
          widthPx={Math.min(widthPx, 1100)}
          heightPx={220}
          levels={levelLines(overTime.volumeLevels)}
          series={[
            {
              key: 'posts',
              label: '',
              points: periods.map((one, at) => ({
                key: one.from,
                x: at,
                label: one.from,
                value: one.posts,
                low: null,
                high: null,
                sentence: sentence(one),
              })),
            },
          ]}
        />
      )}
    </ChartFrame>
  );
}

/** Net sentiment a period over all tagged posts, with the stretches in which it keeps one level. */
export function SentimentOverTime({
  overTime,
  finding,
}: {
  readonly overTime: OverTime;
  readonly finding: string;
}) {
  const { periods, period } = overTime;
  const sentence = (one: Period): string => `${one.from}: net sentiment ${netOfAllWords(one.net)}.`;
  const isCrowded = periods.length > 60;
  return (
    <ChartFrame
      minor
      finding={finding}
      subtitle={`Net sentiment of all posts (good less bad, over all tagged), a ${period}${isCrowded ? '' : ', with 95\u202f% intervals'}; dashed, the level of each stretch. As the machine tags.`}
      footnote=""
      sentences={periods.map(sentence)}
      table={<PeriodTable overTime={overTime} caption={finding} />}
    >
      {(widthPx) => (
        <LineChart
          name={finding}
          unit="score"
          widthPx={Math.min(widthPx, 1100)}
          heightPx={220}
          levels={levelLines(overTime.sentimentLevels)}
          series={[
            {
              key: 'net',
              label: '',
              points: periods.map((one, at) => ({
                key: one.from,
                x: at,
                label: one.from,
                value: one.net?.ofAll ?? null,
                low: isCrowded ? null : (one.net?.ofAllLow ?? null),
                high: isCrowded ? null : (one.net?.ofAllHigh ?? null),
                sentence: sentence(one),
              })),
            },
          ]}
        />
      )}
    </ChartFrame>
  );
}

function levelLines(levels: OverTime['volumeLevels']) {
  return levels.map(({ from, to, mean }) => ({
    from,
    to: Math.max(from, to - 1),
    value: mean,
  }));
}

function PeriodTable({
  overTime,
  caption,
}: {
  readonly overTime: OverTime;
  readonly caption: string;
}) {
  return (
    <DataTable
      caption={caption}
      rows={overTime.periods}
      rowKey={(one) => one.from}
      columns={[
        { id: 'from', label: `${overTime.period} from`, value: (one) => one.from },
        {
          id: 'posts',
          label: 'Posts',
          isNumber: true,
          value: (one) => one.posts,
          show: (one) => formatNumber(one.posts),
        },
        {
          id: 'net',
          label: 'Net of all',
          isNumber: true,
          value: (one) => one.net?.ofAll ?? null,
          show: (one) => netPoints(one.net?.ofAll),
        },
        {
          id: 'opinions',
          label: 'Net of opinions',
          isNumber: true,
          value: (one) => one.net?.ofOpinions ?? null,
          show: (one) => netPoints(one.net?.ofOpinions),
        },
      ]}
    />
  );
}
