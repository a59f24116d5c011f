import type { CountedTags, TagClass, TagSummary } from '#contract/calls/texts.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { ChartFrame } from '../../charts/chart-frame.tsx';
import { layOutStackedBars } from '../../charts/lay-out-stacked-bars.ts';
import { ShareDotsChart } from '../../charts/share-dots-chart.tsx';
import { StackedBarsChart } from '../../charts/stacked-bars-chart.tsx';
import { DataTable, type TableColumn } from '../../controls/data-table.tsx';
import { ErrorNote, Waiting } from '../../controls/notes.tsx';
import { formatCount, formatPercent } from '../../words/numbers.ts';
import { useWorkspace } from '../../workspace.ts';
import { KeepForReport } from '../keep-for-report.tsx';
import { classPassport, classSentence, classTitle, crossPassport } from './tag-passport.ts';
import { TrustNote } from './trust-note.tsx';
import { correctedOf, correctedWords, movedWords } from './trust-words.ts';

/** The shares of a tag's classes, and how each class sounds. */
export function TagOverview({
  dataset,
  tag,
  minor,
}: {
  readonly dataset: string;
  readonly tag: string;
  readonly minor: boolean;
}) {
  const summary = useAnswer('text.summary', { dataset, tag }, { keep: true });
  if (summary.error !== null) return <ErrorNote error={summary.error} />;
  if (summary.data === undefined) return <Waiting>Counting …</Waiting>;
  const counted = summary.data;
  return (
    <>
      <ClassShares counted={counted} dataset={dataset} minor={minor} />
      {counted.summary.cross !== null && (
        <CrossShares counted={counted} dataset={dataset} cross={counted.summary.cross} />
      )}
    </>
  );
}

function ClassShares({
  counted,
  dataset,
  minor,
}: {
  readonly counted: CountedTags;
  readonly dataset: string;
  readonly minor: boolean;
}) {
  const openPassport = useWorkspace((state) => state.openPassport);
  const { summary, finding, footnote } = counted;
  const openTitle = useWorkspace((state) => state.passport?.title ?? null);
  const classes =
    summary.cross === null && !minor
      ? summary.classes
      : summary.classes.toSorted((one, two) => two.count - one.count);
  const items = classes.map((one) => ({
    key: one.class,
    label: one.class,
    ...shownShare(summary, one),
    count: one.count,
    base: one.base,
    sentence: classSentence(one, correctedOf(summary, one)),
  }));
  const isCorrected = summary.corrected.status === 'computed';
  const current = classes.find((one) => classTitle(summary, one) === openTitle)?.class;
  const passportOf = (one: TagClass) => classPassport(counted, one, dataset);
  return (
    <ChartFrame
      finding={finding}
      minor={minor}
      subtitle={`${summary.label}: share of the tagged texts, with ${Math.round(summary.confidence * 100)}\u202f% intervals; ${isCorrected ? 'corrected by the posts coded at random, hollow as the machine counts; ' : ''}counts at the right.`}
      note={<TrustNote shares={summary.corrected} />}
      footnote={footnote}
      current={current}
      sentences={items.map(({ sentence }) => sentence)}
      tools={
        <KeepForReport specification={{ kind: 'tags', input: { dataset, tag: summary.tag } }} />
      }
      table={
        <DataTable
          caption={finding}
          rows={classes}
          rowKey={(one) => one.class}
          columns={[
            { id: 'class', label: 'Class', value: (one) => one.class },
            {
              id: 'share',
              label: 'Share',
              isNumber: true,
              value: (one) => one.share,
              show: (one) => (one.share === null ? '–' : formatPercent(one.share, one.base)),
              passport: passportOf,
            },
            ...(isCorrected ? correctedColumns(summary) : []),
            {
              id: 'low',
              label: 'Low',
              isNumber: true,
              value: (one) => one.low,
              show: (one) => (one.low === null ? '–' : formatPercent(one.low, one.base)),
            },
            {
              id: 'high',
              label: 'High',
              isNumber: true,
              value: (one) => one.high,
              show: (one) => (one.high === null ? '–' : formatPercent(one.high, one.base)),
            },
            {
              id: 'count',
              label: 'Texts',
              isNumber: true,
              value: (one) => one.count,
              show: (one) => formatCount(one.count),
            },
          ]}
        />
      }
    >
      {(widthPx) => (
        <ShareDotsChart
          items={items}
          widthPx={Math.min(widthPx, 900)}
          name={finding}
          onOpen={(key) => {
            const one = classes.find((each) => each.class === key);
            if (one !== undefined) openPassport(passportOf(one));
          }}
        />
      )}
    </ChartFrame>
  );
}

/** The corrected share of a class with its interval, the counted one beside it; without correction, as counted. */
function shownShare(summary: TagSummary, one: TagClass) {
  const corrected = correctedOf(summary, one);
  return corrected === null
    ? { share: one.share, low: one.low, high: one.high }
    : {
        share: corrected.corrected,
        low: corrected.low,
        high: corrected.high,
        counted: corrected.counted,
      };
}

function correctedColumns(summary: TagSummary): readonly TableColumn<TagClass>[] {
  const of = (one: TagClass) => correctedOf(summary, one);
  return [
    {
      id: 'corrected',
      label: 'Corrected',
      isNumber: true,
      value: (one) => of(one)?.corrected ?? null,
      show: (one) => correctedWords(of(one)),
    },
    {
      id: 'moved',
      label: 'Moved by',
      isNumber: true,
      value: (one) => of(one)?.moved ?? null,
      show: (one) => movedWords(of(one)),
    },
  ];
}

/** Steps of the diverging scale for two ends and what lies between: 1, 3, 5 for three parts. */
function tonesFor(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) =>
    count === 1 ? 3 : 1 + Math.round((index * 4) / (count - 1)),
  );
}

function CrossShares({
  counted,
  dataset,
  cross,
}: {
  readonly counted: CountedTags;
  readonly dataset: string;
  readonly cross: NonNullable<TagSummary['cross']>;
}) {
  const openPassport = useWorkspace((state) => state.openPassport);
  const items = cross.rows
    .filter(({ base }) => base > 0)
    .toSorted((one, two) => two.base - one.base)
    .map(({ class: key, counts }) => ({ key, label: key, counts }));
  const finding = crossFinding(cross);
  const sentences = layOutStackedBars(items, cross.columns, { widthPx: 720 }).rows.flatMap(
    ({ parts }) => parts.map(({ sentence }) => sentence),
  );
  return (
    <ChartFrame
      minor
      finding={finding}
      subtitle={`${cross.label} within each class of ${counted.summary.tag}, in percent of its texts; bases at the right.`}
      footnote="As the machine tags; within a class the shares are not corrected for its mistakes."
      sentences={sentences}
      table={
        <DataTable
          caption={finding}
          rows={cross.rows}
          rowKey={(row) => row.class}
          columns={[
            { id: 'class', label: counted.summary.tag, value: (row) => row.class },
            ...cross.columns.map((label, part) => ({
              id: label,
              label,
              isNumber: true,
              value: (row: (typeof cross.rows)[number]) =>
                row.base === 0 ? null : (row.counts[part] ?? 0) / row.base,
              show: (row: (typeof cross.rows)[number]) =>
                row.base === 0 ? '–' : formatPercent((row.counts[part] ?? 0) / row.base, row.base),
              passport: (row: (typeof cross.rows)[number]) =>
                crossPassport(counted, cross, row, part, dataset),
            })),
            {
              id: 'base',
              label: 'Texts',
              isNumber: true,
              value: (row) => row.base,
              show: (row) => formatCount(row.base),
            },
          ]}
        />
      }
    >
      {(widthPx) => (
        <StackedBarsChart
          items={items}
          partNames={cross.columns}
          tones={tonesFor(cross.columns.length)}
          widthPx={Math.min(widthPx, 900)}
          name={finding}
          onOpen={(key, part) => {
            const row = cross.rows.find((one) => one.class === key);
            if (row !== undefined) openPassport(crossPassport(counted, cross, row, part, dataset));
          }}
        />
      )}
    </ChartFrame>
  );
}

/** Which class sounds worst, from classes of 30 texts or more. */
function crossFinding(cross: NonNullable<TagSummary['cross']>): string {
  const [worst = ''] = cross.columns;
  const known = cross.rows.filter(({ base, class: name }) => base >= 30 && !/^none$/iu.test(name));
  const ranked = known.toSorted(
    (one, two) => (two.counts[0] ?? 0) / two.base - (one.counts[0] ?? 0) / one.base,
  );
  const [first] = ranked;
  const last = ranked.at(-1);
  if (first === undefined || last === undefined || first === last) return `${cross.label} by class`;
  const share = (row: typeof first): string =>
    formatPercent((row.counts[0] ?? 0) / row.base, row.base);
  return `“${first.class}” is most often ${worst} (${share(first)}), “${last.class}” least (${share(last)})`;
}
