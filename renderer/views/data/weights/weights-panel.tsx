import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { DatasetLine, VariableLine } from '#contract/calls/datasets.ts';
import { useAnswer } from '../../../ask/use-answer.ts';
import { Button } from '../../../controls/button.tsx';
import { ErrorNote, Waiting } from '../../../controls/notes.tsx';
import { changeWeight } from '../change-weight.ts';
import { draftOfRecipe, newDraft, rakingDraft } from './raking-draft.ts';
import { RakingResult, warningsOf } from './raking-result.tsx';
import { RakingSetup } from './raking-setup.tsx';
import { WeightFacts, WeightPicture, WeightWarnings } from './weight-figures.tsx';
import './weights.css';

/** The weights of a dataset: what each does to the base, and a new one by raking. */
export function WeightsPanel({
  dataset,
  variables,
}: {
  readonly dataset: DatasetLine;
  readonly variables: readonly VariableLine[];
}) {
  const weights = variables.filter(
    ({ kind, name }) => kind === 'weight' || name === dataset.weight,
  );
  const [chosen, setChosen] = useState<string | null>(null);
  const [isMaking, setIsMaking] = useState(false);
  const shown = weights.find(({ name }) => name === chosen) ?? usedFirst(weights, dataset);
  const makes = isMaking || shown === undefined;
  return (
    <div className="weights-panel">
      <div className="weights-list">
        <div className="weights-new">
          <Button
            icon={Plus}
            onPress={() => {
              newDraft(dataset.name, freeName(variables));
              setIsMaking(true);
            }}
            isDisabled={makes && shown === undefined}
          >
            Make a weight
          </Button>
        </div>
        {weights.map((weight) => (
          <button
            type="button"
            key={weight.name}
            className="segment-item"
            aria-current={!makes && shown?.name === weight.name}
            onClick={() => {
              setChosen(weight.name);
              setIsMaking(false);
            }}
          >
            <span className="segment-name truncate">{weight.name}</span>
            <span className="small quiet">{dataset.weight === weight.name ? 'in use' : ''}</span>
            <span className="segment-words small quiet truncate">
              {weight.recipe?.['made'] === 'rake' ? 'raked' : 'from the file'}
            </span>
          </button>
        ))}
        {weights.length === 0 && (
          <p className="segments-none quiet">No variable of this dataset is a weight.</p>
        )}
      </div>
      {makes ? (
        <RakingSetup
          dataset={dataset}
          variables={variables}
          onKept={(name) => {
            setChosen(name);
            setIsMaking(false);
          }}
        />
      ) : (
        <WeightInFull
          key={shown.name}
          dataset={dataset}
          weight={shown}
          onEdit={() => setIsMaking(true)}
        />
      )}
    </div>
  );
}

function usedFirst(
  weights: readonly VariableLine[],
  dataset: DatasetLine,
): VariableLine | undefined {
  return weights.find(({ name }) => name === dataset.weight) ?? weights[0];
}

function freeName(variables: readonly VariableLine[]): string {
  const names = new Set(variables.map(({ name }) => name.toLowerCase()));
  if (!names.has('weight')) return 'weight';
  for (let number = 2; ; number++) if (!names.has(`weight_${number}`)) return `weight_${number}`;
}

function WeightInFull({
  dataset,
  weight,
  onEdit,
}: {
  readonly dataset: DatasetLine;
  readonly weight: VariableLine;
  readonly onEdit: () => void;
}) {
  const { name } = weight;
  const report = useAnswer('weight.report', { dataset: dataset.name, weight: name });
  if (report.data === undefined)
    return report.error === null ? <Waiting /> : <ErrorNote error={report.error} />;
  const { finding, summary, warnings, raking } = report.data;
  const isUsed = dataset.weight === name;
  return (
    <article className="weight-place">
      <WeightPicture dataset={dataset.name} weight={name} finding={finding} summary={summary} />
      <div className="row-actions">
        <Button onPress={() => void changeWeight(dataset, isUsed ? null : name)}>
          {isUsed ? 'Stop weighting by it' : 'Weight the rows by it'}
        </Button>
        {raking !== null && (
          <Button
            look="quiet"
            onPress={() => {
              rakingDraft.set(draftOfRecipe(dataset.name, name, weight.recipe, raking));
              onEdit();
            }}
          >
            Change its targets
          </Button>
        )}
      </div>
      <WeightFacts summary={summary} />
      <WeightWarnings warnings={raking === null ? warnings : warningsOf(raking)} />
      {raking === null ? (
        <p className="quiet">
          This weight came with the file. What it was raked to is not known here.
        </p>
      ) : (
        <RakingResult report={raking} />
      )}
    </article>
  );
}
