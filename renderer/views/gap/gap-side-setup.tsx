import type { DatasetLine } from '#contract/calls/datasets.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { Select } from '../../controls/select.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { expressionAnswer } from '../../words/expression.ts';
import { formatCount } from '../../words/numbers.ts';
import { segmentSize } from '../../words/segment-size.ts';

/** One side of a gap from rows as it is being set up. */
export interface GapSideChoice {
  readonly dataset: string | null;
  readonly filter: string;
  readonly name: string;
}

/** Whose answers make one side: a dataset, and if wanted a segment or an expression within it. */
export function GapSideSetup({
  title,
  isRight,
  datasets,
  side,
  onChange,
}: {
  readonly title: string;
  readonly isRight: boolean;
  readonly datasets: readonly DatasetLine[];
  readonly side: GapSideChoice;
  readonly onChange: (side: GapSideChoice) => void;
}) {
  const dataset = side.dataset ?? '';
  const segments = useAnswer('segment.list', { dataset }, { enabled: side.dataset !== null });
  const choices = (segments.data ?? []).map(({ name, rows }) => ({
    value: `segment ${expressionAnswer(name)}`,
    label: name,
    note: segmentSize({ rows }),
  }));
  return (
    <fieldset className={isRight ? 'gap-side is-right' : 'gap-side'}>
      <legend>{title}</legend>
      <Select
        label="Dataset"
        choices={datasets.map(({ name, rows }) => ({
          value: name,
          label: name,
          note: formatCount(rows),
        }))}
        value={side.dataset}
        onChange={(name) => onChange({ dataset: name, filter: '', name: side.name })}
      />
      {choices.length > 0 && (
        <Select
          label="Segment"
          choices={[{ value: '', label: 'All rows' }, ...choices]}
          value={
            choices.some(({ value }) => value === side.filter) || side.filter === ''
              ? side.filter
              : null
          }
          onChange={(filter) => onChange({ ...side, filter })}
          placeholder="By expression"
        />
      )}
      <TextField
        label="Only rows where"
        isMono
        value={side.filter}
        onChange={(filter) => onChange({ ...side, filter })}
        placeholder="all rows"
      />
      <TextField
        label="Called"
        value={side.name}
        onChange={(name) => onChange({ ...side, name })}
        placeholder={side.dataset ?? ''}
      />
    </fieldset>
  );
}
