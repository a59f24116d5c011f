import { useState } from 'react';
import type { VariableLine } from '#contract/calls/datasets.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { Button } from '../../controls/button.tsx';
import { EmptyState, ErrorNote, Waiting } from '../../controls/notes.tsx';
import { SearchSelect } from '../../controls/select.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { useWorkspace } from '../../workspace.ts';
import { JobNote } from '../job-note.tsx';
import { useJobAnswer } from '../use-job-answer.ts';
import { journeysState } from './journeys-state.ts';
import { emptyUplift, isWholeUplift, type UpliftChoice } from './uplift-choice.ts';
import { UpliftResult } from './uplift-result.tsx';

/** Where some were treated and others not: how much more the treated changed. */
export function UpliftPanel() {
  const dataset = useWorkspace((state) => state.dataset);
  if (dataset === null) {
    return (
      <EmptyState
        title="Did those treated change more than the others"
        next="Import a table with a row a region (shop, customer) and week, and its outcome. Choose it above."
      />
    );
  }
  return <UpliftOfDataset key={dataset} dataset={dataset} />;
}

function UpliftOfDataset({ dataset }: { readonly dataset: string }) {
  const variables = useAnswer('dataset.variables', { dataset });
  const { upliftByDataset } = journeysState.use();
  const asked = upliftByDataset[dataset] ?? null;
  const job = useJobAnswer(
    'uplift.run',
    asked === null ? null : { dataset, ...asked },
    'Measuring an uplift',
  );
  if (variables.error !== null) return <ErrorNote error={variables.error} />;
  if (variables.data === undefined) return <Waiting />;
  return (
    <div className="view-section">
      <UpliftSetup
        variables={variables.data}
        initial={asked ?? emptyUplift(variables.data)}
        onMeasure={(choice) =>
          journeysState.set({ upliftByDataset: { ...upliftByDataset, [dataset]: choice } })
        }
      />
      <JobNote job={job} doing="Measuring" />
      {job.data !== undefined && (
        <div className={job.isRunning ? 'stale view-section' : 'view-section'}>
          <UpliftResult result={job.data} />
        </div>
      )}
    </div>
  );
}

function UpliftSetup({
  variables,
  initial,
  onMeasure,
}: {
  readonly variables: readonly VariableLine[];
  readonly initial: UpliftChoice;
  readonly onMeasure: (choice: UpliftChoice) => void;
}) {
  const [choice, setChoice] = useState(initial);
  const named = variables.map(({ name, label }) => ({ value: name, label }));
  const variable = (label: string, key: 'unit' | 'time' | 'outcome') => (
    <SearchSelect
      label={label}
      choices={named}
      value={choice[key]}
      onChange={(name) => setChoice({ ...choice, [key]: name })}
    />
  );
  return (
    <div className="view-setup">
      {variable('Region, shop or customer', 'unit')}
      {variable('When', 'time')}
      {variable('Outcome', 'outcome')}
      <TextField
        label="Who was treated"
        placeholder="region in (&quot;North&quot;, &quot;West&quot;)"
        isMono
        value={choice.treated}
        onChange={(treated) => setChoice({ ...choice, treated })}
      />
      <TextField
        label="Since"
        placeholder="2026-03-01"
        value={choice.since}
        onChange={(since) => setChoice({ ...choice, since })}
      />
      <Button look="primary" isDisabled={!isWholeUplift(choice)} onPress={() => onMeasure(choice)}>
        Measure
      </Button>
    </div>
  );
}
