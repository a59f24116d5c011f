import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { useAnswer } from '../../ask/use-answer.ts';
import { Button } from '../../controls/button.tsx';
import { EmptyState, ErrorNote, Waiting } from '../../controls/notes.tsx';
import { Tabs } from '../../controls/tabs.tsx';
import { chooseAndImport } from '../../files/open-file.ts';
import { useWorkspace } from '../../workspace.ts';
import { JobNote } from '../job-note.tsx';
import '../views.css';
import { useJobAnswer } from '../use-job-answer.ts';
import { BudgetPanel } from './budget-panel.tsx';
import { JourneysResult } from './journeys-result.tsx';
import { foundColumns, type JourneysChoice, JourneysSetup } from './journeys-setup.tsx';
import { journeysState } from './journeys-state.ts';
import { allModels } from './model-words.ts';
import { ReturnPanel } from './return-panel.tsx';
import { UpliftPanel } from './uplift-panel.tsx';

/** Journeys and the credits of channels, what came back for what was spent, and what a budget would bring. */
export function JourneysView() {
  const { tab } = journeysState.use();
  return (
    <div className="sheet">
      <Tabs
        label="Journeys and returns"
        selected={tab}
        onSelect={(chosen) => journeysState.set({ tab: chosen })}
        tabs={[
          { id: 'journeys', label: 'Journeys', panel: <Journeys /> },
          { id: 'return', label: 'Return on investment', panel: <ReturnPanel /> },
          { id: 'budget', label: 'Budget', panel: <BudgetPanel /> },
          { id: 'uplift', label: 'Uplift', panel: <UpliftPanel /> },
        ]}
      />
    </div>
  );
}

/** What each channel earns under each model of attribution, and how far the models are apart. */
function Journeys() {
  const [, go] = useLocation();
  const dataset = useWorkspace((state) => state.dataset);
  const datasets = useAnswer('dataset.list', {});
  if (datasets.data === undefined) return <Waiting />;
  const journeys = datasets.data.filter(({ kind }) => kind === 'journeys');
  const chosen = journeys.find(({ name }) => name === dataset);
  if (chosen !== undefined) return <JourneysDataset key={chosen.name} dataset={chosen.name} />;
  const [first] = journeys;
  return (
    <EmptyState
      title="Which channel earned the conversion"
      next={
        first === undefined
          ? 'Import a table of paths: a row a path (“display > search > e-mail”), with its conversions and, if known, their value and the journeys without one. Or import a log: a row a touch, with customer, time and channel.'
          : 'The dataset chosen above holds no journeys. Choose one that does.'
      }
      action={
        first === undefined ? (
          <Button look="primary" onPress={() => void chooseAndImport(go)}>
            Import journeys
          </Button>
        ) : (
          <Button
            look="primary"
            onPress={() => useWorkspace.getState().setDataset(first.name, first.weight)}
          >
            Open {first.name}
          </Button>
        )
      }
    />
  );
}

function JourneysDataset({ dataset }: { readonly dataset: string }) {
  const variables = useAnswer('dataset.variables', { dataset });
  const { choiceByDataset } = journeysState.use();
  const choice = choiceByDataset[dataset] ?? foundColumns;
  const setChoice = (next: JourneysChoice): void =>
    journeysState.set({ choiceByDataset: { ...choiceByDataset, [dataset]: next } });
  const input = useMemo(() => inputOf(dataset, choice), [dataset, choice]);
  const job = useJobAnswer('attribution.run', input, 'Attributing conversions');
  if (variables.error !== null) return <ErrorNote error={variables.error} />;
  return (
    <div className="view-section">
      <JourneysSetup variables={variables.data ?? []} choice={choice} onChange={setChoice} />
      <JobNote job={job} doing="Attributing" />
      {job.data !== undefined && (
        <div className={job.isRunning ? 'stale view-section' : 'view-section'}>
          <JourneysResult result={job.data} />
        </div>
      )}
    </div>
  );
}

function inputOf(dataset: string, choice: JourneysChoice) {
  const { path, conversions, value, nulls, separator, ...rest } = choice;
  const { clickWindowDays, viewWindowDays, ...settings } = rest;
  return {
    dataset,
    models: [...allModels],
    ...settings,
    level: 0.95,
    ...(clickWindowDays === null ? {} : { clickWindowDays }),
    ...(viewWindowDays === null ? {} : { viewWindowDays }),
    ...(path === null ? {} : { path }),
    ...(conversions === null ? {} : { conversions }),
    ...(value === null ? {} : { value }),
    ...(nulls === null ? {} : { nulls }),
    ...(separator === '' ? {} : { separator }),
  };
}
