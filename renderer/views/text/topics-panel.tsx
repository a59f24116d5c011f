import { useState } from 'react';
import type { Topic, TopicResult, TopicTerm } from '#contract/calls/topics.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { ShareDotsChart } from '../../charts/share-dots-chart.tsx';
import { DataTable, type TableColumn } from '../../controls/data-table.tsx';
import { EmptyState, ErrorNote, Waiting } from '../../controls/notes.tsx';
import { Select } from '../../controls/select.tsx';
import { formatCount, formatPercent, formatProbability } from '../../words/numbers.ts';
import { useWorkspace } from '../../workspace.ts';
import { netOfAllWords, netPoints } from './net-words.ts';
import { OwnTopics } from './own-topics.tsx';

const counts = ['5', '8', '10', '15', '20', '30'];

/** What posts are about: found and own topics, how each sounds, what is typical, what is rising. */
export function TopicsPanel({
  dataset,
  text,
}: {
  readonly dataset: string;
  readonly text: string;
}) {
  const filter = useWorkspace((state) => state.filter);
  const [count, setCount] = useState('10');
  const found = useAnswer(
    'topics.find',
    { dataset, text, count: Number(count), ...(filter === '' ? {} : { filter }) },
    { keep: true },
  );
  if (found.error !== null) return <ErrorNote error={found.error} />;
  if (found.data === undefined) return <Waiting>Reading what the posts are about …</Waiting>;
  const { data } = found;
  return (
    <div className="view-section gap-panel">
      <div className="row-actions bench-setup">
        <Select
          label="Topics to look for"
          choices={counts.map((value) => ({ value, label: value }))}
          value={count}
          onChange={setCount}
        />
        {found.isStale && <Waiting>Reading again …</Waiting>}
      </div>
      {data.topics.length === 0 ? (
        <EmptyState
          title="No topics stand out"
          next="There are too few posts, or they share too few words. A topic of your own can be looked for below."
        />
      ) : (
        <TopicShares result={data} />
      )}
      <OwnTopics dataset={dataset} text={text} topics={data.ownTopics} />
      <Typical result={data} />
      <Rising result={data} />
    </div>
  );
}

function topicSentence(topic: Topic, posts: number): string {
  const { name, count, share, low, high, net } = topic;
  if (share === null) return `${name}: no posts.`;
  const interval =
    low === null || high === null
      ? ''
      : `, interval ${formatPercent(low, posts)} to ${formatPercent(high, posts)}`;
  const sound = net === null ? '' : `; net sentiment ${netOfAllWords(net)}`;
  return `${name}: ${formatPercent(share, posts)} (${formatCount(count)} of ${formatCount(posts)} posts${interval})${sound}.`;
}

function TopicShares({ result }: { readonly result: TopicResult }) {
  const { topics, posts, finding, footnote, label } = result;
  const [shown, setShown] = useState<string | null>(null);
  const topic = topics.find(({ key }) => key === shown) ?? topics[0];
  return (
    <>
      <ChartFrame
        finding={finding}
        subtitle={`Topics of ${label}: share of the posts, with 95\u202f% intervals; counts at the right. Press a topic to read it.`}
        footnote={footnote}
        sentences={topics.map((one) => topicSentence(one, posts))}
        table={
          <DataTable
            caption={finding}
            rows={topics}
            rowKey={(one) => one.key}
            columns={topicColumns(posts)}
          />
        }
        current={topic?.key}
      >
        {(widthPx) => (
          <ShareDotsChart
            items={topics.map((one) => ({
              key: one.key,
              label: one.isOwn ? `${one.name} (own)` : one.name,
              share: one.share,
              low: one.low,
              high: one.high,
              count: one.count,
              base: posts,
              sentence: topicSentence(one, posts),
            }))}
            widthPx={Math.min(widthPx, 900)}
            name={finding}
            onOpen={setShown}
          />
        )}
      </ChartFrame>
      {topic !== undefined && <TopicDetail topic={topic} />}
    </>
  );
}

function TopicDetail({ topic }: { readonly topic: Topic }) {
  return (
    <section className="view-section topic-detail" aria-label={`Topic ${topic.name}`}>
      <h3>
        {topic.name}
        {topic.made !== null && <span className="small quiet"> {topic.made}</span>}
      </h3>
      <p className="quiet">
        {topic.net === null
          ? 'How it sounds is known once the texts are tagged.'
          : `Net sentiment ${netOfAllWords(topic.net)}, of opinions alone ${netPoints(topic.net.ofOpinions)}.`}{' '}
        {topic.terms.length > 0 && `Typical: ${topic.terms.map(({ term }) => term).join(', ')}.`}
      </p>
      <ul className="topic-examples">
        {topic.examples.map(({ row, text }) => (
          <li key={row}>{text}</li>
        ))}
      </ul>
    </section>
  );
}

function topicColumns(posts: number): readonly TableColumn<Topic>[] {
  const share = (
    id: string,
    label: string,
    value: (one: Topic) => number | null,
  ): TableColumn<Topic> => ({
    id,
    label,
    isNumber: true,
    value,
    show: (one) => {
      const found = value(one);
      return found === null ? '–' : formatPercent(found, posts);
    },
  });
  const net = (
    id: string,
    label: string,
    value: (one: Topic) => number | null,
  ): TableColumn<Topic> => ({
    id,
    label,
    isNumber: true,
    value,
    show: (one) => netPoints(value(one)),
  });
  return [
    { id: 'name', label: 'Topic', value: ({ name, isOwn }) => (isOwn ? `${name} (own)` : name) },
    { id: 'count', label: 'Posts', isNumber: true, value: (one) => one.count },
    share('share', 'Share', (one) => one.share),
    share('low', 'Low', (one) => one.low),
    share('high', 'High', (one) => one.high),
    net('net', 'Net of all', (one) => one.net?.ofAll ?? null),
    net('net-low', 'Low', (one) => one.net?.ofAllLow ?? null),
    net('net-high', 'High', (one) => one.net?.ofAllHigh ?? null),
    net('opinions', 'Net of opinions', (one) => one.net?.ofOpinions ?? null),
  ];
}

function Typical({ result }: { readonly result: TopicResult }) {
  if (result.inNegative.length + result.inPositive.length === 0) return null;
  return (
    <div className="agreement-tables">
      <TermTable title="Typical of negative posts" terms={result.inNegative} />
      <TermTable title="Typical of positive posts" terms={result.inPositive} />
    </div>
  );
}

function TermTable({
  title,
  terms,
}: {
  readonly title: string;
  readonly terms: readonly TopicTerm[];
}) {
  return (
    <section className="view-section" aria-label={title}>
      <h3>{title}</h3>
      <DataTable
        caption={title}
        rows={terms}
        rowKey={(one) => one.term}
        columns={[
          { id: 'term', label: 'Phrase', value: (one) => one.term },
          { id: 'count', label: 'Posts', isNumber: true, value: (one) => one.count },
          {
            id: 'z',
            label: 'Log odds, z',
            isNumber: true,
            value: (one) => one.z,
            show: (one) => one.z.toFixed(1),
          },
        ]}
      />
    </section>
  );
}

function Rising({ result }: { readonly result: TopicResult }) {
  const { rising } = result;
  if (rising === null) return null;
  const risen = rising.terms.filter(({ z }) => z > 0);
  const title =
    risen[0] === undefined
      ? `Nothing rose since ${rising.since} beyond chance`
      : `“${risen[0].term}” rose most since ${rising.since}`;
  return (
    <section className="view-section" aria-label="What is rising">
      <h3>{title}</h3>
      <p className="quiet">
        Share of posts that hold a phrase, in the latest quarter of the posts and before; p adjusted
        for all phrases looked at.
      </p>
      {rising.terms.length > 0 && (
        <DataTable
          caption={title}
          rows={rising.terms}
          rowKey={(one) => one.term}
          columns={[
            { id: 'term', label: 'Phrase', value: (one) => one.term },
            {
              id: 'before',
              label: 'Before',
              isNumber: true,
              value: (one) => one.before / one.beforeBase,
              show: (one) => formatPercent(one.before / one.beforeBase, 1000),
            },
            {
              id: 'after',
              label: `From ${rising.since}`,
              isNumber: true,
              value: (one) => one.after / one.afterBase,
              show: (one) => formatPercent(one.after / one.afterBase, 1000),
            },
            {
              id: 'p',
              label: 'p',
              isNumber: true,
              value: (one) => one.p,
              show: (one) => formatProbability(one.p),
            },
          ]}
        />
      )}
    </section>
  );
}
