import { Plus, X } from 'lucide-react';
import type { VariableLine } from '#contract/calls/datasets.ts';
import { Button, IconButton } from '../../../controls/button.tsx';
import { Select } from '../../../controls/select.tsx';
import { TextField } from '../../../controls/text-field.tsx';
import { formatCount, formatNumber } from '../../../words/numbers.ts';
import { keysOf, type MissingReason, missingReasonWords } from '../../../words/terms.ts';
import type { EditorProps } from './derive-editor.tsx';
import { type DraftWork, emptyRange, type MissingRange, typedNumber } from './drafts.ts';

/** Reasons that a person can give; the others the program finds itself. */
export const givenReasons: readonly MissingReason[] = keysOf(missingReasonWords).filter(
  (reason) => reason !== 'unreadable' && reason !== 'filtered-out',
);

type Work = Extract<DraftWork, { kind: 'missing' }>;

/** Numbers and answers that stand for a reason rather than a value. */
export function MissingEditor({ work, variables, onChange }: EditorProps<Work>) {
  const source = variables.find(({ name }) => name === work.from);
  const { ranges } = work;
  return (
    <>
      {source !== undefined && source.numbers !== null && (
        <>
          <p className="small quiet">
            Values run from {formatNumber(source.numbers.low)} to{' '}
            {formatNumber(source.numbers.high)}. Both ends of a range belong to it; leave one empty
            for no limit.
          </p>
          {ranges.map((range, at) => (
            <RangeLine
              // biome-ignore lint/suspicious/noArrayIndexKey: a range is its place
              key={at}
              range={range}
              number={at + 1}
              onChange={(next) =>
                onChange({
                  ...work,
                  ranges: ranges.map((one, place) => (place === at ? next : one)),
                })
              }
              onRemove={
                ranges.length === 1
                  ? null
                  : () =>
                      onChange({ ...work, ranges: ranges.filter((_one, place) => place !== at) })
              }
            />
          ))}
          <div>
            <Button
              look="quiet"
              icon={Plus}
              onPress={() => onChange({ ...work, ranges: [...ranges, emptyRange] })}
            >
              Add a range
            </Button>
          </div>
        </>
      )}
      {source !== undefined && source.categories.length > 0 && (
        <AnswerReasons source={source} work={work} onChange={onChange} />
      )}
    </>
  );
}

function RangeLine({
  range,
  number,
  onChange,
  onRemove,
}: {
  readonly range: MissingRange;
  readonly number: number;
  readonly onChange: (range: MissingRange) => void;
  readonly onRemove: (() => void) | null;
}) {
  const { from, to, reason } = range;
  const wrong = (text: string): string | null =>
    Number.isNaN(typedNumber(text) ?? 0) ? 'Not a number' : null;
  return (
    <fieldset className="missing-range">
      <legend className="visually-hidden">Range {number}</legend>
      <TextField
        label="From"
        value={from}
        onChange={(next) => onChange({ ...range, from: next })}
        error={wrong(from)}
      />
      <TextField
        label="To"
        value={to}
        onChange={(next) => onChange({ ...range, to: next })}
        error={wrong(to)}
      />
      <Select
        label="Is"
        choices={givenReasons.map((value) => ({ value, label: missingReasonWords[value] }))}
        value={reason}
        onChange={(next) => onChange({ ...range, reason: next })}
      />
      {onRemove !== null && (
        <IconButton label={`Remove range ${number}`} icon={X} onPress={onRemove} />
      )}
    </fieldset>
  );
}

type Choice = MissingReason | 'answer' | 'same';

function AnswerReasons({
  source,
  work,
  onChange,
}: {
  readonly source: VariableLine;
  readonly work: Work;
  readonly onChange: (work: DraftWork) => void;
}) {
  const put = (code: string, choice: Choice): void => {
    const { [code]: _before, ...others } = work.reasons;
    onChange({ ...work, reasons: choice === 'same' ? others : { ...others, [code]: choice } });
  };
  return (
    <table className="merge-table">
      <caption className="visually-hidden">Which answers of {source.name} are missing</caption>
      <tbody>
        {source.categories.map(({ code, label, count, missing }) => (
          <tr key={code}>
            <td>{label === '' ? code : label}</td>
            <td className="number">{formatCount(count)}</td>
            <td className="category-reason">
              <Select<Choice>
                label={`What ${label} is`}
                isLabelHidden
                choices={[
                  {
                    value: 'same',
                    label: missing === null ? 'Counts as an answer' : missingReasonWords[missing],
                  },
                  ...(missing === null
                    ? []
                    : [{ value: 'answer' as const, label: 'Counts as an answer' }]),
                  ...givenReasons
                    .filter((reason) => reason !== missing)
                    .map((value) => ({ value, label: missingReasonWords[value] })),
                ]}
                value={work.reasons[code] ?? 'same'}
                onChange={(choice) => put(code, choice)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
