import { Select } from '../../../controls/select.tsx';
import { TextField } from '../../../controls/text-field.tsx';
import { AnswerChoice } from './answer-editors.tsx';
import type { EditorProps } from './derive-editor.tsx';
import { type DraftWork, typedNumber } from './drafts.ts';

/** What is counted over several variables. */
export function CountEditor({
  work,
  variables,
  onChange,
}: EditorProps<Extract<DraftWork, { kind: 'count' }>>) {
  return (
    <>
      <div className="derive-pair">
        <Select
          label="Counts"
          choices={[
            { value: 'selected', label: 'those chosen (yes)' },
            { value: 'answered', label: 'those answered at all' },
            { value: 'answers', label: 'those with these answers' },
          ]}
          value={work.what}
          onChange={(what) => onChange({ ...work, what })}
        />
        <Least least={work.least} onChange={(least) => onChange({ ...work, least })} />
      </div>
      {work.what === 'answers' && (
        <AnswerChoice
          from={withMembers(work.from, variables)}
          variables={variables}
          chosen={work.answers}
          onChange={(answers) => onChange({ ...work, answers })}
        />
      )}
      <From names={work.from} />
    </>
  );
}

/** What is computed over several variables. */
export function SummaryEditor({
  work,
  onChange,
}: EditorProps<Extract<DraftWork, { kind: 'row-summary' }>>) {
  return (
    <>
      <div className="derive-pair">
        <Select
          label="Computes"
          choices={[
            { value: 'mean', label: 'the mean' },
            { value: 'sum', label: 'the sum' },
            { value: 'min', label: 'the least' },
            { value: 'max', label: 'the greatest' },
          ]}
          value={work.statistic}
          onChange={(statistic) => onChange({ ...work, statistic })}
        />
        <Least least={work.least} onChange={(least) => onChange({ ...work, least })} />
      </div>
      <From names={work.from} />
    </>
  );
}

function Least({
  least,
  onChange,
}: {
  readonly least: string;
  readonly onChange: (least: string) => void;
}) {
  const number = typedNumber(least);
  const isWhole = number !== null && Number.isInteger(number) && number >= 0;
  return (
    <TextField
      label="At least so many answered"
      value={least}
      onChange={onChange}
      inputMode="numeric"
      error={isWhole ? null : 'A whole number from 0'}
    />
  );
}

function From({ names }: { readonly names: readonly string[] }) {
  return (
    <p className="small quiet derive-from">
      Over {names.length === 1 ? names[0] : `${names.length} variables: ${names.join(', ')}`}
    </p>
  );
}

function withMembers(
  names: readonly string[],
  variables: readonly { readonly name: string; readonly memberOf: string | null }[],
): readonly string[] {
  const members = variables.filter(({ memberOf }) => memberOf !== null && names.includes(memberOf));
  return [...names, ...members.map(({ name }) => name)];
}
