import type { SocialMeasures } from '#contract/calls/social.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { ShareDotsChart } from '../../charts/share-dots-chart.tsx';
import { DataTable } from '../../controls/data-table.tsx';
import { ErrorNote, Footnote, Waiting } from '../../controls/notes.tsx';
import { formatCount, formatCounted, formatNumber, formatPercent } from '../../words/numbers.ts';
import { useWorkspace } from '../../workspace.ts';
import { AuthorsSection } from './authors-section.tsx';
import { netOfAllWords, netPoints } from './net-words.ts';
import { SentimentOverTime, VolumeOverTime } from './over-time-charts.tsx';
import { TrustNote } from './trust-note.tsx';

/** What posts say as a whole: whose voice, how it sounds, both over time, who answers, who is heard. */
export function MeasuresPanel({
  dataset,
  text,
}: {
  readonly dataset: string;
  readonly text: string;
}) {
  const filter = useWorkspace((state) => state.filter);
  const measured = useAnswer(
    'social.measure',
    { dataset, text, ...(filter === '' ? {} : { filter }) },
    { keep: true },
  );
  if (measured.error !== null) return <ErrorNote error={measured.error} />;
  if (measured.data === undefined) return <Waiting>Measuring …</Waiting>;
  const { data } = measured;
  return (
    <div className="view-section gap-panel">
      {data.voice !== null && data.voice.brands.length > 0 && <Voice measures={data} />}
      {data.net !== null && <Net measures={data} />}
      {data.overTime !== null && (
        <VolumeOverTime overTime={data.overTime} finding={data.findings.volume} />
      )}
      {data.overTime !== null && data.net !== null && (
        <SentimentOverTime overTime={data.overTime} finding={data.findings.sentiment} />
      )}
      {data.replies !== null && <Replies measures={data} />}
      {data.authors !== null && (
        <AuthorsSection authors={data.authors} finding={data.findings.authors} />
      )}
      {data.notInData.length > 0 && (
        <section className="view-section" aria-label="Not in your data">
          <h3>Not in your data</h3>
          <ul>
            {data.notInData.map((need) => (
              <li key={need} className="quiet">
                {need}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Footnote>{data.footnote}</Footnote>
    </div>
  );
}

function Voice({ measures }: { readonly measures: SocialMeasures }) {
  const { voice, findings } = measures;
  if (voice === null) return null;
  const items = voice.brands.map((one) => ({
    key: one.brand,
    label: one.brand,
    share: one.share,
    low: one.low,
    high: one.high,
    count: one.posts,
    base: voice.base,
    sentence: `${one.brand}: ${one.share === null ? '–' : formatPercent(one.share, voice.base)} of the voice (${formatCount(one.posts)} of ${formatCount(voice.base)} posts); net sentiment ${netOfAllWords(one.net)}.`,
  }));
  return (
    <ChartFrame
      finding={findings.voice}
      subtitle={`Share of voice: of the posts that name a brand, with 95\u202f% intervals; posts at the right. Base ${formatCount(voice.base)}.`}
      footnote=""
      sentences={items.map(({ sentence }) => sentence)}
      table={
        <DataTable
          caption={findings.voice}
          rows={voice.brands}
          rowKey={(one) => one.brand}
          columns={[
            { id: 'brand', label: 'Brand', value: (one) => one.brand },
            { id: 'posts', label: 'Posts', isNumber: true, value: (one) => one.posts },
            {
              id: 'share',
              label: 'Share of voice',
              isNumber: true,
              value: (one) => one.share,
              show: (one) => (one.share === null ? '–' : formatPercent(one.share, voice.base)),
            },
            {
              id: 'reach',
              label: 'Share of reach',
              isNumber: true,
              value: (one) => one.reachShare,
              show: (one) => (one.reachShare === null ? '–' : formatPercent(one.reachShare)),
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
      }
    >
      {(widthPx) => (
        <ShareDotsChart
          items={items}
          widthPx={Math.min(widthPx, 900)}
          name={findings.voice}
          onOpen={() => undefined}
        />
      )}
    </ChartFrame>
  );
}

function Net({ measures }: { readonly measures: SocialMeasures }) {
  const { net, correctedNet, corrected } = measures;
  if (net === null) return null;
  return (
    <section className="view-section" aria-label="Net sentiment">
      <h3>Net sentiment, by both definitions</h3>
      <dl className="measure-list">
        <div>
          <dt>Of all posts</dt>
          <dd>
            <strong>{netPoints(net.ofAll)}</strong> {range(net.ofAllLow, net.ofAllHigh)}
          </dd>
          <dd className="small quiet">
            Good less bad posts, over all {formatCounted(net.base, 'tagged post')}
          </dd>
        </div>
        <div>
          <dt>Of opinions</dt>
          <dd>
            <strong>{netPoints(net.ofOpinions)}</strong>{' '}
            {range(net.ofOpinionsLow, net.ofOpinionsHigh)}
          </dd>
          <dd className="small quiet">
            Good less bad posts, over the {formatCount(net.opinions)} that are either
          </dd>
        </div>
        {correctedNet !== null && (
          <div>
            <dt>Of all posts, corrected</dt>
            <dd>
              <strong>{netPoints(correctedNet)}</strong>
            </dd>
            <dd className="small quiet">From the shares after correction for wrong tags</dd>
          </div>
        )}
      </dl>
      {corrected !== null && <TrustNote shares={corrected} />}
    </section>
  );
}

function range(low: number | null, high: number | null): string {
  return low === null || high === null ? '' : `(${netPoints(low)} to ${netPoints(high)})`;
}

function Replies({ measures }: { readonly measures: SocialMeasures }) {
  const { replies, findings } = measures;
  if (replies === null) return null;
  const share = (value: number | null): string => (value === null ? '–' : formatPercent(value));
  const minutes = (value: number | null): string =>
    value === null ? '–' : `${formatNumber(value)}\u00a0minutes`;
  return (
    <section className="view-section" aria-label="Answers">
      <h3>{findings.replies}</h3>
      <p className="quiet">
        Answered {formatCount(replies.answered)} of {formatCount(replies.asked)} (
        {share(replies.low)} to {share(replies.high)}); within an hour {share(replies.withinHour)},
        within a day {share(replies.withinDay)}. Median {minutes(replies.medianMinutes)}, the middle
        half {minutes(replies.quarterMinutes)} to {minutes(replies.threeQuarterMinutes)}. Written
        for the brand by {replies.ours.join(', ')}. Answers in private or elsewhere are not seen.
      </p>
    </section>
  );
}
