import { useMemo } from 'react';
import { useAnswer } from '../../ask/use-answer.ts';
import { EmptyState, ErrorNote, Waiting } from '../../controls/notes.tsx';
import { useWorkspace } from '../../workspace.ts';
import { JobNote } from '../job-note.tsx';
import { useJobAnswer } from '../use-job-answer.ts';
import './budget.css';
import { type BudgetChoice, budgetInput, foundBudgetChoice } from './budget-choice.ts';
import { BudgetResult } from './budget-result.tsx';
import { BudgetSetup } from './budget-setup.tsx';
import { journeysState } from './journeys-state.ts';

/** What further spend brings in each channel, and how a budget would bring the most. */
export function BudgetPanel() {
  const dataset = useWorkspace((state) => state.dataset);
  if (dataset === null) {
    return (
      <EmptyState
        title="Where the next unit of the budget brings most"
        next="Import a table with a row a week: the day, the outcome, and what was spent on each channel. Choose it above."
      />
    );
  }
  return <BudgetOfDataset key={dataset} dataset={dataset} />;
}

function BudgetOfDataset({ dataset }: { readonly dataset: string }) {
  const variables = useAnswer('dataset.variables', { dataset });
  const { budgetByDataset } = journeysState.use();
  const found = useMemo(() => foundBudgetChoice(variables.data ?? []), [variables.data]);
  const choice = budgetByDataset[dataset] ?? found;
  const setChoice = (next: BudgetChoice): void =>
    journeysState.set({ budgetByDataset: { ...budgetByDataset, [dataset]: next } });
  const input = useMemo(() => budgetInput(dataset, choice), [dataset, choice]);
  const job = useJobAnswer('budget.plan', input, 'Planning a budget');
  if (variables.error !== null) return <ErrorNote error={variables.error} />;
  if (variables.data === undefined) return <Waiting />;
  return (
    <div className="view-section">
      <BudgetSetup variables={variables.data} choice={choice} onChange={setChoice} />
      {input === null && (
        <p className="quiet">
          Choose the week or month, the outcome, and at least one variable of spend.
        </p>
      )}
      <JobNote job={job} doing="Fitting" />
      {job.data !== undefined && (
        <div className={job.isRunning ? 'stale view-section' : 'view-section'}>
          <BudgetResult result={job.data} />
        </div>
      )}
    </div>
  );
}
