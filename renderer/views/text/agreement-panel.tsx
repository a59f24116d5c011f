import { useState } from 'react';
import type { AgreementReport, ClassAgreement } from '#contract/calls/texts.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { DataTable, type TableColumn } from '../../controls/data-table.tsx';
import { EmptyState, ErrorNote, Finding, Footnote, Waiting } from '../../controls/notes.tsx';
import { Select } from '../../controls/select.tsx';
import { formatCount, formatCounted, formatPercent } from '../../words/numbers.ts';
import type { TagsOfText } from './text-tags.ts';

/** How far the machine's tags can be trusted: what was checked by hand against what it said. */
export function AgreementPanel({
  dataset,
  tags,
}: {
  readonly dataset: string;
  readonly tags: TagsOfText;
}) {
  const choices = [tags.sentiment, tags.trait].flatMap((tag) =>
    tag === null ? [] : [{ value: tag.name, label: tag.label }],
  );
  const [chosen, setChosen] = useState(choices[0]?.value ?? '');
  const report = useAnswer('text.agreement', { dataset, tag: chosen }, { keep: true });
  if (report.error !== null) return <ErrorNote error={report.error} />;
  if (report.data === undefined) return <Waiting />;
  return (
    <div className="view-section gap-panel">
      <div className="text-picker">
        <Select label="Tag" choices={choices} value={chosen} onChange={setChosen} />
      </div>
      {report.data.checked === 0 ? (
        <EmptyState
          title="Nothing checked yet"
          next="Read posts under Posts and set or confirm their tags by keyboard. From fifty posts, taken at random, the agreement says how far the tags can be trusted."
        />
      ) : (
        <Agreement report={report.data} />
      )}
    </div>
  );
}

/** Checked posts under which a kappa says nothing, and under which a base is small. */
const fewest = 10;
const smallBase = 30;

function Agreement({ report }: { readonly report: AgreementReport }) {
  const { checked, accuracy, accuracyLow, accuracyHigh, kappa, kappaLow, kappaHigh } = report;
  const percent = (share: number | null): string =>
    share === null ? '–' : formatPercent(share, checked);
  const kappaWords =
    checked < fewest
      ? `Cohen’s kappa: too few to say; check ${fewest} posts or more`
      : kappa === null
        ? 'Kappa has no value: one class only'
        : `Cohen’s kappa ${digits(kappa)}${kappaLow === null || kappaHigh === null ? '' : ` (${digits(kappaLow)} to ${digits(kappaHigh)})`}`;
  return (
    <>
      <Finding>
        The machine and the hand agree on {percent(accuracy)} of{' '}
        {formatCounted(checked, 'checked post')}
      </Finding>
      <p className="quiet">
        95{'\u202f'}% interval {percent(accuracyLow)} to {percent(accuracyHigh)}. {kappaWords}.
      </p>
      {checked < smallBase && (
        <p className="cell-warn">
          Small base: {formatCounted(checked, 'checked post')}, fewer than {smallBase}. The figures
          below can move far with a few more.
        </p>
      )}
      <div className="agreement-tables">
        <section className="view-section" aria-label="Who was called what">
          <h3>Who was called what</h3>
          <Confusion report={report} />
        </section>
        <section className="view-section" aria-label="Each class">
          <h3>Each class</h3>
          <DataTable
            caption="Precision and recall of each class"
            columns={classColumns}
            rows={report.perClass}
            rowKey={(one) => one.class}
          />
        </section>
      </div>
      <Footnote>
        Base: {formatCounted(checked, 'post')} whose tag was set or confirmed by hand. The intervals
        hold for posts taken at random, not for posts looked for because they seemed wrong.
      </Footnote>
    </>
  );
}

const digits = (value: number): string => value.toFixed(2).replace('-', '\u2212');

function shareCell(share: number | null, low: number | null, high: number | null) {
  if (share === null) return '–';
  return (
    <>
      {formatPercent(share)}
      {low !== null && high !== null && (
        <span className="cell-base">
          {' '}
          {Math.round(low * 100)} to {Math.round(high * 100)}
        </span>
      )}
    </>
  );
}

const classColumns: readonly TableColumn<ClassAgreement>[] = [
  { id: 'class', label: 'Class', value: (one) => one.class },
  {
    id: 'by-machine',
    label: 'By machine',
    isNumber: true,
    value: (one) => one.predictedCount,
    show: (one) => formatCount(one.predictedCount),
  },
  {
    id: 'by-hand',
    label: 'By hand',
    isNumber: true,
    value: (one) => one.correctedCount,
    show: (one) => formatCount(one.correctedCount),
  },
  {
    id: 'precision',
    label: 'Precision',
    isNumber: true,
    value: (one) => one.precision,
    show: (one) => shareCell(one.precision, one.precisionLow, one.precisionHigh),
  },
  {
    id: 'recall',
    label: 'Recall',
    isNumber: true,
    value: (one) => one.recall,
    show: (one) => shareCell(one.recall, one.recallLow, one.recallHigh),
  },
  {
    id: 'f1',
    label: 'F1',
    isNumber: true,
    value: (one) => one.f1,
    show: (one) => (one.f1 === null ? '–' : digits(one.f1)),
  },
];

function Confusion({ report }: { readonly report: AgreementReport }) {
  const { classes, counts } = report.confusion;
  return (
    <div className="data-table-frame">
      <table className="data-table confusion">
        <caption className="visually-hidden">Rows: by hand. Columns: by the machine.</caption>
        <thead>
          <tr>
            <th scope="col">By hand ↓ machine →</th>
            {classes.map((name) => (
              <th key={name} scope="col" className="number">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {classes.map((name, row) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {classes.map((other, column) => {
                const count = counts[row]?.[column] ?? 0;
                return (
                  <td key={other} className={row === column ? 'number is-agreed' : 'number'}>
                    {count === 0 ? <span className="cell-base">0</span> : formatCount(count)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
