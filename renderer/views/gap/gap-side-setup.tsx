import { useState } from 'react';
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
  /** A weight's name, null for none; undefined: the dataset's own. */
  readonly weight: string | null | undefined;
}

/** Whose answers make one side: a dataset, and if wanted a segment or an expression within it. */
export function GapSideSetup({
  title,
  isRight,
  datasets,
  side,
  isOneDataset,
  onChange,
}: {
  readonly title: string;
  readonly isRight: boolean;
  readonly datasets: readonly DatasetLine[];
  readonly side: GapSideChoice;
  /** Whether the other side is of the same dataset. */
  readonly isOneDataset: boolean;
  readonly onChange: (side: GapSideChoice) => void;
}) {
  const dataset = side.dataset ?? '';
  const line = datasets.find(({ name }) => name === side.dataset);
  const segments = useAnswer('segment.list', { dataset }, { enabled: side.dataset !== null });
  const [typed, setTyped] = useState(side.filter);
  const choose = (filter: string): void => {
    setTyped(filter);
    if (filter.trim() !== side.filter) onChange({ ...side, filter: filter.trim() });
  };
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
        onChange={(name) => {
          setTyped('');
          onChange({ ...side, dataset: name, filter: '', weight: undefined });
        }}
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
          onChange={choose}
          placeholder="By expression"
        />
      )}
      <TextField
        label="Only rows where"
        isMono
        value={typed}
        onChange={setTyped}
        onBlur={() => choose(typed)}
        onKeyDown={({ key }) => key === 'Enter' && choose(typed)}
        placeholder="all rows"
      />
      <TextField
        label="Called"
        value={side.name}
        onChange={(name) => onChange({ ...side, name })}
        placeholder={sideName(side, isOneDataset)}
      />
      {line !== undefined && (
        <SideWeight
          dataset={dataset}
          own={line.weight}
          chosen={side.weight}
          onChoose={(weight) => onChange({ ...side, weight })}
        />
      )}
    </fieldset>
  );
}

/** What a side is called where a person names it not: its segment, its expression, or its dataset. */
function sideName({ dataset, filter }: GapSideChoice, isOneDataset: boolean): string {
  const name = dataset ?? '';
  if (filter === '') return isOneDataset && name !== '' ? `All of ${name}` : name;
  const who = /^segment "((?:[^"]|"")*)"$/u.exec(filter)?.[1]?.replaceAll('""', '"') ?? filter;
  return isOneDataset ? who : `${name}, ${who}`;
}

function SideWeight({
  dataset,
  own,
  chosen,
  onChoose,
}: {
  readonly dataset: string;
  readonly own: string | null;
  readonly chosen: string | null | undefined;
  readonly onChoose: (weight: string | null) => void;
}) {
  const variables = useAnswer('dataset.variables', { dataset });
  const weights = (variables.data ?? []).filter(({ kind }) => kind === 'weight');
  if (weights.length === 0) return null;
  return (
    <Select
      label="Weight"
      choices={[
        { value: '', label: 'Unweighted' },
        ...weights.map(({ name }) => ({ value: name, label: `Weighted by ${name}` })),
      ]}
      value={(chosen === undefined ? own : chosen) ?? ''}
      onChange={(name) => onChoose(name === '' ? null : name)}
    />
  );
}
