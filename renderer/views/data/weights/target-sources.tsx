import { FolderOpen, Plus } from 'lucide-react';
import { useState } from 'react';
import type { DatasetLine, VariableLine } from '#contract/calls/datasets.ts';
import type { RakingTarget } from '#contract/calls/weights.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import { ask, wordsOf } from '../../../ask/ask.ts';
import { useAnswer } from '../../../ask/use-answer.ts';
import { Button } from '../../../controls/button.tsx';
import { ErrorNote } from '../../../controls/notes.tsx';
import { SearchSelect, Select } from '../../../controls/select.tsx';
import { chooseFile } from '../../../files/file-request.ts';
import { changeDraft, type RakingDraft } from './raking-draft.ts';
import { marginOfTarget, newMargin } from './target-edits.ts';

/** More cells than a sheet can be filled with by hand. */
const mostCells = 400;

/** The ways to begin a margin: a variable, two crossed, a file, another dataset. */
export function TargetSources({
  dataset,
  variables,
  draft,
}: {
  readonly dataset: DatasetLine;
  readonly variables: readonly VariableLine[];
  readonly draft: RakingDraft;
}) {
  const [first, setFirst] = useState<string | null>(null);
  const [second, setSecond] = useState('');
  const [error, setError] = useState<ErrorInWords | null>(null);
  const datasets = useAnswer('dataset.list', {}).data ?? [];
  const usable = variables.filter(canBeRaked);
  const choices = usable.map(({ name, label }) => ({
    value: name,
    label: label === '' ? name : label,
    note: name,
  }));
  const named = [first, second].flatMap((name) => usable.find((one) => one.name === name) ?? []);
  const key = named.map(({ name }) => name).join(' ');
  const isThere = draft.margins.some((one) => one.variables.join(' ') === key);
  const cells = named.reduce((product, one) => product * answersOf(one), 1);
  const add = (): void => {
    changeDraft(draft, { margins: [...draft.margins, newMargin(named)] });
    setFirst(null);
    setSecond('');
  };
  const take = (targets: readonly RakingTarget[]): void => {
    const read = targets.map((target) => marginOfTarget(target, variables));
    const names = new Set(read.map((one) => one.variables.join(' ')));
    const kept = draft.margins.filter((one) => !names.has(one.variables.join(' ')));
    changeDraft(draft, { margins: [...kept, ...read] });
  };
  const readFrom = async (
    source: { readonly file: string } | { readonly from: { dataset: string; variables: string[] } },
  ): Promise<void> => {
    setError(null);
    try {
      take(await ask('weight.targets', { dataset: dataset.name, ...source }));
    } catch (fault) {
      setError(wordsOf(fault));
    }
  };
  const load = async (): Promise<void> => {
    const file = await chooseFile('open-data');
    if (file !== null) await readFrom({ file });
  };
  const others = datasets.filter(({ name }) => name !== dataset.name);
  const wanted =
    draft.margins.length > 0 ? draft.margins.map((one) => one.variables.join('*')) : [];
  return (
    <div className="target-sources">
      <SearchSelect
        label="Weight by"
        choices={choices}
        value={first}
        onChange={setFirst}
        placeholder="Type to find a variable"
      />
      <div className="target-cross">
        <Select
          label="Crossed with"
          choices={[
            { value: '', label: 'nothing' },
            ...choices
              .filter(({ value }) => value !== first)
              .map(({ value, label }) => ({ value, label })),
          ]}
          value={second}
          onChange={setSecond}
          isDisabled={first === null}
        />
        <Button
          icon={Plus}
          onPress={add}
          isDisabled={named.length === 0 || isThere || cells > mostCells}
        >
          Add targets
        </Button>
      </div>
      {cells > mostCells && (
        <p className="small quiet">That makes {cells} combinations; load them from a file.</p>
      )}
      <div className="row-actions">
        <Button look="quiet" icon={FolderOpen} onPress={() => void load()}>
          Load targets from a file
        </Button>
        {others.length > 0 && wanted.length > 0 && (
          <div className="target-other">
            <Select
              label="Take the targets from another dataset"
              isLabelHidden
              placeholder="Take from another dataset"
              choices={others.map(({ name, weight }) => ({
                value: name,
                label: name,
                note: weight === null ? 'unweighted' : `weighted by ${weight}`,
              }))}
              value={null}
              onChange={(name) => void readFrom({ from: { dataset: name, variables: wanted } })}
            />
          </div>
        )}
      </div>
      {error !== null && <ErrorNote error={error} />}
    </div>
  );
}

function canBeRaked(variable: VariableLine): boolean {
  return (variable.kind === 'single' || variable.kind === 'scale') && answersOf(variable) > 1;
}

function answersOf({ categories }: VariableLine): number {
  return categories.filter((one) => one.missing === null).length;
}
