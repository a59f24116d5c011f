import type { DatasetLine, VariableLine } from '#contract/calls/datasets.ts';
import type { DerivedLine } from '#contract/calls/preparations.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import { useAnswer } from '../../../ask/use-answer.ts';
import { MiniNumbers } from '../../../controls/mini-distribution.tsx';
import { ErrorNote } from '../../../controls/notes.tsx';
import { useSettled } from '../../../frame/use-settled.ts';
import { formatCount, formatCounted, formatNumber, formatPercent } from '../../../words/numbers.ts';
import { keysOf, missingReasonWords, variableKindWords } from '../../../words/terms.ts';
import { countedAnswers, type Spec } from './drafts.ts';

/** What a recipe would make as it stands: settled a moment after the last key. */
export interface DerivationPreview {
  readonly made: readonly DerivedLine[] | null;
  readonly error: ErrorInWords | null;
  /** Whether `made` is of the recipe as it stands. */
  readonly isCurrent: boolean;
}

/** Asks what a recipe would make whenever it changes. */
export function useDerivationPreview(dataset: string, spec: Spec | null): DerivationPreview {
  const text = spec === null ? '' : JSON.stringify(spec);
  const settled = useSettled(text);
  const answer = useAnswer(
    'derive.preview',
    { dataset, specs: settled === '' ? [] : [JSON.parse(settled) as Spec] },
    { enabled: settled !== '', keep: true },
  );
  const isSettled = text !== '' && settled === text;
  return {
    made: text === '' ? null : (answer.data?.made ?? null),
    error: isSettled ? answer.error : null,
    isCurrent: isSettled && answer.data !== undefined && !answer.isStale && answer.error === null,
  };
}

const mostShown = 12;

/** What would be made: its answers with their counts, its base, and what is missing and why. */
export function PreviewPane({
  dataset,
  preview,
  hasSpec,
  empty,
}: {
  readonly dataset: DatasetLine;
  readonly preview: DerivationPreview;
  readonly hasSpec: boolean;
  /** What to do first, while the recipe is not whole. */
  readonly empty: string;
}) {
  const { made, error, isCurrent } = preview;
  return (
    <section className="derive-preview" aria-label="Preview" aria-live="polite">
      <h3>Preview</h3>
      {error !== null ? (
        <ErrorNote error={error} />
      ) : !hasSpec ? (
        <p className="quiet">{empty}</p>
      ) : made === null ? (
        <p className="quiet waiting">Counting …</p>
      ) : (
        <div className={isCurrent ? 'derive-made' : 'derive-made derive-old'}>
          {made.length > 1 ? (
            <SeveralMade made={made} />
          ) : (
            made.map((one) => <OneMade key={one.name} made={one} rows={dataset.rows} />)
          )}
        </div>
      )}
    </section>
  );
}

function OneMade({ made, rows }: { readonly made: DerivedLine; readonly rows: number }) {
  const { variable, notes } = made;
  const { numbers, present, kind } = variable;
  return (
    <>
      <p className="small quiet">
        {variableKindWords[kind]} · base {formatCount(present)} of {formatCounted(rows, 'row')},
        unweighted
      </p>
      {numbers !== null ? <MadeNumbers variable={variable} /> : <MadeAnswers variable={variable} />}
      <MadeMissing variable={variable} rows={rows} />
      <Notes notes={notes} />
    </>
  );
}

function MadeNumbers({ variable }: { readonly variable: VariableLine }) {
  const { numbers } = variable;
  if (numbers === null) return null;
  return (
    <>
      <MiniNumbers {...numbers} missing={0} />
      <p className="small">Mean {formatNumber(numbers.mean)}</p>
    </>
  );
}

function MadeAnswers({ variable }: { readonly variable: VariableLine }) {
  const answers = countedAnswers(variable);
  if (answers.length === 0)
    return <p className="quiet">{formatCounted(variable.present, 'value')}.</p>;
  const longest = Math.max(...answers.map(({ count }) => count), 1);
  return (
    <ul className="made-answers">
      {answers.slice(0, mostShown).map(({ code, label, count }) => (
        <MadeBar
          key={code}
          label={label}
          count={count}
          base={variable.present}
          share={count / longest}
        />
      ))}
      {answers.length > mostShown && (
        <li className="small quiet">
          and {formatCounted(answers.length - mostShown, 'other answer')}
        </li>
      )}
    </ul>
  );
}

function MadeBar({
  label,
  count,
  base,
  share,
  isHatched = false,
}: {
  readonly label: string;
  readonly count: number;
  readonly base: number;
  /** How much of the track is filled. */
  readonly share: number;
  readonly isHatched?: boolean;
}) {
  return (
    <li className="made-bar">
      <span className="truncate" title={label}>
        {label}
      </span>
      <span className="bar-track">
        <span
          className={isHatched ? 'bar-fill missing-hatch' : 'bar-fill bar-ink'}
          style={{ width: `${100 * share}%` }}
        />
      </span>
      <span className="number">{base === 0 ? '–' : formatPercent(count / base, base)}</span>
      <span className="number quiet small">{formatCount(count)}</span>
    </li>
  );
}

function MadeMissing({
  variable,
  rows,
}: {
  readonly variable: VariableLine;
  readonly rows: number;
}) {
  const reasons = keysOf(missingReasonWords).filter((one) => (variable.missing[one] ?? 0) > 0);
  if (reasons.length === 0) return <p className="small quiet">No value is missing.</p>;
  return (
    <>
      <p className="small quiet">Missing, of all {formatCounted(rows, 'row')}:</p>
      <ul className="made-answers">
        {reasons.map((reason) => (
          <MadeBar
            key={reason}
            label={missingReasonWords[reason]}
            count={variable.missing[reason] ?? 0}
            base={rows}
            share={(variable.missing[reason] ?? 0) / Math.max(1, rows)}
            isHatched
          />
        ))}
      </ul>
    </>
  );
}

/** The members of a set that would be made, each with those who chose it. */
function SeveralMade({ made }: { readonly made: readonly DerivedLine[] }) {
  const lines = made.map(({ name, variable }) => ({
    name,
    label: variable.label,
    base: variable.present,
    count: countedAnswers(variable).find(({ value }) => value === 1)?.count ?? 0,
  }));
  const longest = Math.max(...lines.map(({ count }) => count), 1);
  return (
    <>
      <p className="small quiet">A set of {formatCounted(made.length, 'yes-or-no variable')}</p>
      <ul className="made-answers">
        {lines.slice(0, mostShown).map(({ name, label, base, count }) => (
          <MadeBar key={name} label={label} count={count} base={base} share={count / longest} />
        ))}
      </ul>
      {made.length > mostShown && (
        <p className="small quiet">and {formatCounted(made.length - mostShown, 'other')}</p>
      )}
      <Notes notes={[...new Set(made.flatMap(({ notes }) => notes))]} />
    </>
  );
}

function Notes({ notes }: { readonly notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <ul className="made-notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
