import type { DatasetLine } from '#contract/calls/datasets.ts';
import { useAnswer } from '../../../ask/use-answer.ts';
import { Checkbox } from '../../../controls/checkbox.tsx';
import { SearchSelect, Select } from '../../../controls/select.tsx';
import type { CombineDraft } from './combine-spec.ts';

/** What each way of combining has to be told. */
export function CombineChoices({
  dataset,
  draft,
  onChange,
}: {
  readonly dataset: DatasetLine;
  readonly draft: CombineDraft;
  readonly onChange: (part: Partial<CombineDraft>) => void;
}) {
  if (draft.kind === 'stack') return <StackChoices {...{ dataset, draft, onChange }} />;
  return (
    <>
      <OtherDataset {...{ dataset, draft, onChange }} />
      {draft.kind === 'match' && <MatchChoices {...{ dataset, draft, onChange }} />}
    </>
  );
}

type ChoicesProps = Parameters<typeof CombineChoices>[0];

function OtherDataset({ dataset, draft, onChange }: ChoicesProps) {
  const datasets = useAnswer('dataset.list', {});
  const others = (datasets.data ?? []).filter(({ name }) => name !== dataset.name);
  if (datasets.data !== undefined && others.length === 0) {
    return <p className="quiet">There is no other dataset in this project: import one first.</p>;
  }
  return (
    <Select
      label="Other dataset"
      choices={others.map(({ name }) => ({ value: name, label: name }))}
      value={draft.other === '' ? null : draft.other}
      onChange={(other) => onChange({ other, rightId: '' })}
    />
  );
}

function MatchChoices({ dataset, draft, onChange }: ChoicesProps) {
  return (
    <>
      <IdSelect
        label={`Id in ${dataset.name}`}
        dataset={dataset.name}
        value={draft.leftId}
        onChange={(leftId) => onChange({ leftId })}
      />
      {draft.other !== '' && (
        <IdSelect
          label={`Id in ${draft.other}`}
          dataset={draft.other}
          value={draft.rightId}
          onChange={(rightId) => onChange({ rightId })}
        />
      )}
      <Checkbox isSelected={draft.keepsAll} onChange={(keepsAll) => onChange({ keepsAll })}>
        Keep rows of {dataset.name} that find nobody
      </Checkbox>
    </>
  );
}

function IdSelect({
  label,
  dataset,
  value,
  onChange,
}: {
  readonly label: string;
  readonly dataset: string;
  readonly value: string;
  readonly onChange: (name: string) => void;
}) {
  const variables = useAnswer('dataset.variables', { dataset });
  const choices = (variables.data ?? [])
    .filter(({ kind }) => kind !== 'multiple')
    .map(({ name, label: words, kind }) => ({
      value: name,
      label: words === name ? name : `${name}: ${words}`,
      note: kind,
    }));
  return (
    <SearchSelect
      label={label}
      choices={choices}
      value={value === '' ? null : value}
      onChange={onChange}
    />
  );
}

function StackChoices({ dataset, draft, onChange }: ChoicesProps) {
  const proposals = useAnswer('combination.propose-stack', { dataset: dataset.name });
  const found = proposals.data ?? [];
  if (proposals.data !== undefined && found.length === 0) {
    return (
      <p className="quiet">
        No grid and no repeated questions were found here. Group the questions as a grid first, or
        name them to “parallax stack” in a file.
      </p>
    );
  }
  const chosen = found.findIndex(({ groups }) => groups === draft.groups);
  return (
    <>
      <Select
        label="Questions that become rows"
        choices={found.map(({ words }, at) => ({ value: String(at), label: words }))}
        value={chosen < 0 ? null : String(chosen)}
        onChange={(at) => {
          const proposal = found[Number(at)];
          if (proposal) onChange({ groups: proposal.groups, items: proposal.items });
        }}
      />
      <Checkbox
        isSelected={draft.leavesOutEmpty}
        onChange={(leavesOutEmpty) => onChange({ leavesOutEmpty })}
      >
        Leave out rows without any value
      </Checkbox>
    </>
  );
}
