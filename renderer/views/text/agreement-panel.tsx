import { useState } from 'react';
import type { AgreementReport } from '#contract/calls/texts.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { Button } from '../../controls/button.tsx';
import { DataTable } from '../../controls/data-table.tsx';
import { EmptyState, ErrorNote, Footnote, Waiting } from '../../controls/notes.tsx';
import { Select } from '../../controls/select.tsx';
import { formatCounted, formatPercent } from '../../words/numbers.ts';
import { Confusion, classColumns, digits } from './agreement-tables.tsx';
import { CodingReportView } from './coding-report-view.tsx';
import { textState } from './text-state.ts';
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
  const coding = useAnswer('coding.report', { dataset, tag: chosen }, { keep: true });
  const error = report.error ?? coding.error;
  if (error !== null) return <ErrorNote error={error} />;
  if (report.data === undefined || coding.data === undefined) return <Waiting />;
  const isCoded = coding.data.coders.length > 0;
  return (
    <div className="view-section gap-panel">
      <div className="text-picker">
        <Select label="Tag" choices={choices} value={chosen} onChange={setChosen} />
      </div>
      {report.data.checked === 0 && !isCoded ? (
        <EmptyState
          title="Nothing checked yet"
          next="Code fifty posts of a random sample, a key each: the agreement then says how far the tags can be trusted, and their shares are corrected."
          action={
            <Button look="primary" onPress={() => textState.set({ panel: 'coding' })}>
              Code 50 posts
            </Button>
          }
        />
      ) : (
        <>
          <CodingReportView report={coding.data} />
          {report.data.checked > coding.data.machine.checked && <Agreement report={report.data} />}
        </>
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
    <section className="view-section" aria-label="All posts set by hand">
      <h3>
        Of all posts set by hand, however they were found, the machine and the hand agree on{' '}
        {percent(accuracy)} of {formatCounted(checked, 'checked post')}
      </h3>
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
        Base: {formatCounted(checked, 'post')} whose tag was set or confirmed by hand, those looked
        for included. The intervals hold for posts taken at random alone: trust the figures above.
      </Footnote>
    </section>
  );
}
