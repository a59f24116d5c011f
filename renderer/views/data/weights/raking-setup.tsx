import { useState } from 'react';
import type { DatasetLine, VariableLine } from '#contract/calls/datasets.ts';
import type { MissingTreatment, RakingReport } from '#contract/calls/weights.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import { wordsOf } from '../../../ask/ask.ts';
import { Button } from '../../../controls/button.tsx';
import { Checkbox } from '../../../controls/checkbox.tsx';
import { EmptyState, ErrorNote } from '../../../controls/notes.tsx';
import { Select } from '../../../controls/select.tsx';
import { TextField } from '../../../controls/text-field.tsx';
import { useWorkspace } from '../../../workspace.ts';
import { JobNote } from '../../job-note.tsx';
import { useJobAnswer } from '../../use-job-answer.ts';
import { runUndoably } from '../preparing/undoable-change.ts';
import {
  changeDraft,
  newDraft,
  previewInput,
  type RakingDraft,
  useRakingDraft,
} from './raking-draft.ts';
import { RakingResult, warningsOf } from './raking-result.tsx';
import { boundIn } from './target-edits.ts';
import { TargetSheet } from './target-sheet.tsx';
import { TargetSources } from './target-sources.tsx';
import { WeightFacts, WeightPicture, WeightWarnings } from './weight-figures.tsx';

/** A weight being made: targets at the left, what they would do at the right. */
export function RakingSetup({
  dataset,
  variables,
  onKept,
}: {
  readonly dataset: DatasetLine;
  readonly variables: readonly VariableLine[];
  readonly onKept: (name: string) => void;
}) {
  const draft = useRakingDraft(dataset.name);
  const input = previewInput(draft);
  const job = useJobAnswer('weight.preview', input, 'Raking');
  const { margins } = draft;
  return (
    <div className="raking">
      <div className="raking-setup">
        <h2>{draft.replaces === null ? 'A new weight' : `Targets of ${draft.replaces}`}</h2>
        <TargetSources dataset={dataset} variables={variables} draft={draft} />
        {margins.map((margin, at) => (
          <TargetSheet
            key={margin.variables.join(' ')}
            margin={margin}
            variables={variables}
            onChange={(next) =>
              changeDraft(draft, {
                margins: margins.map((one, place) => (place === at ? next : one)),
              })
            }
            onRemove={() =>
              changeDraft(draft, { margins: margins.filter((_, place) => place !== at) })
            }
          />
        ))}
        {margins.length > 0 && <RakingOptions draft={draft} variables={variables} />}
      </div>
      <div className="raking-result">
        <JobNote job={job} doing="Raking" />
        {input === null || job.data === undefined
          ? job.error === null && !job.isRunning && <NextStep draft={draft} />
          : job.error === null && (
              <>
                <WeightPicture
                  dataset={dataset.name}
                  weight={null}
                  finding={job.data.finding}
                  summary={job.data.summary}
                />
                <KeepWeight dataset={dataset} draft={draft} report={job.data} onKept={onKept} />
                <WeightFacts summary={job.data.summary} />
                <WeightWarnings warnings={warningsOf(job.data)} />
                <RakingResult report={job.data} />
              </>
            )}
      </div>
    </div>
  );
}

function NextStep({ draft }: { readonly draft: RakingDraft }) {
  return draft.margins.length === 0 ? (
    <EmptyState
      title="Weights that bring the sample to its population"
      next="Choose a variable whose shares in the population are known, such as gender or age, and type them; or load a table with the columns variable, category and target."
    />
  ) : (
    <EmptyState
      title="The targets are not whole yet"
      next="When every variable sums to 100 %, the weights and what they cost are shown here. A column copied from a spreadsheet can be pasted into the first field, or the shares of another dataset can be taken."
    />
  );
}

const missingWords: Readonly<Record<MissingTreatment, string>> = {
  'keep-share': 'keep their share',
  'pass-over': 'are passed over by that variable',
  'leave-out': 'keep their starting weight',
  refuse: 'are refused',
};

function RakingOptions({
  draft,
  variables,
}: {
  readonly draft: RakingDraft;
  readonly variables: readonly VariableLine[];
}) {
  const weights = variables.filter(
    ({ kind, name }) => kind === 'weight' && name !== draft.replaces,
  );
  const wrong = (side: 'low' | 'high'): string | null => {
    if (boundIn(draft[side], side) !== undefined) return null;
    return side === 'low' ? 'From 0 to below 1' : 'Above 1';
  };
  return (
    <section className="raking-options" aria-label="Options">
      <div className="raking-bounds">
        <TextField
          label="Smallest weight"
          placeholder="no bound"
          value={draft.low}
          onChange={(low) => changeDraft(draft, { low })}
          error={wrong('low')}
        />
        <TextField
          label="Largest weight"
          placeholder="no bound"
          value={draft.high}
          onChange={(high) => changeDraft(draft, { high })}
          error={wrong('high')}
        />
      </div>
      <p className="small quiet">Bounds are multiples of the mean weight, such as 0.3 and 3.</p>
      <Select
        label="Rows with a missing answer"
        choices={(Object.keys(missingWords) as MissingTreatment[]).map((value) => ({
          value,
          label: missingWords[value],
        }))}
        value={draft.missing}
        onChange={(missing) => changeDraft(draft, { missing })}
      />
      {weights.length > 0 && (
        <Select
          label="Start from"
          choices={[
            { value: '', label: 'equal weights' },
            ...weights.map(({ name }) => ({ value: name, label: name })),
          ]}
          value={draft.start}
          onChange={(start) => changeDraft(draft, { start })}
        />
      )}
    </section>
  );
}

function KeepWeight({
  dataset,
  draft,
  report,
  onKept,
}: {
  readonly dataset: DatasetLine;
  readonly draft: RakingDraft;
  readonly report: RakingReport;
  readonly onKept: (name: string) => void;
}) {
  const [isUsed, setIsUsed] = useState(true);
  const [error, setError] = useState<ErrorInWords | null>(null);
  const isMissed = report.outcome === 'contradictory' || report.outcome === 'not-converged';
  const keep = async (): Promise<void> => {
    const input = previewInput(draft);
    if (input === null) return;
    setError(null);
    const name = draft.name.trim();
    try {
      await runUndoably(
        `make ${name}`,
        'weight.rake',
        { ...input, name, use: isUsed, accept: true, replace: draft.replaces === name },
        { title: `Making ${name}`, says: () => `${name} is kept` },
      );
      if (isUsed) useWorkspace.setState({ weight: name });
      newDraft(dataset.name, 'weight');
      onKept(name);
    } catch (fault) {
      setError(wordsOf(fault));
    }
  };
  return (
    <div className="keep-weight">
      <TextField
        label="Name"
        value={draft.name}
        onChange={(name) => changeDraft(draft, { name })}
      />
      <Checkbox isSelected={isUsed} onChange={setIsUsed}>
        Weight the rows by it
      </Checkbox>
      <Button look="primary" onPress={() => void keep()} isDisabled={draft.name.trim() === ''}>
        {isMissed ? 'Keep them though a margin is missed' : 'Keep these weights'}
      </Button>
      {error !== null && <ErrorNote error={error} />}
    </div>
  );
}
