import { useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { useAnswer } from '../../ask/use-answer.ts';
import { Button } from '../../controls/button.tsx';
import { EmptyState, ErrorNote, Waiting } from '../../controls/notes.tsx';
import { Select } from '../../controls/select.tsx';
import { comparedSides } from '../../words/expression.ts';
import { useWorkspace } from '../../workspace.ts';
import { JobNote } from '../job-note.tsx';
import '../views.css';
import { useJobAnswer } from '../use-job-answer.ts';
import { useViewAction } from '../use-view-action.ts';
import { CompareSetup } from './compare-setup.tsx';
import { chooseQuestions, compareState, leaveOut } from './compare-state.ts';
import { ComparisonResult } from './comparison-result.tsx';
import { focusQuestion } from './focus-question.ts';
import { VariablePicker } from './variable-picker.tsx';

const levels = [
  { value: '0.9', label: '90\u202f%' },
  { value: '0.95', label: '95\u202f%' },
  { value: '0.99', label: '99\u202f%' },
] as const;

/** Two segments over every question: where they differ, by how much, and how sure that is. */
export function CompareView() {
  const dataset = useWorkspace((state) => state.dataset);
  const [, go] = useLocation();
  if (dataset === null) {
    return (
      <EmptyState
        title="Two groups, side by side"
        next="Import a survey or open a dataset; then choose two groups of its rows, and every question is compared at once."
        action={
          <Button look="primary" onPress={() => go('/data')}>
            Go to the data
          </Button>
        }
      />
    );
  }
  return <CompareDataset key={dataset} dataset={dataset} />;
}

function CompareDataset({ dataset }: { readonly dataset: string }) {
  const { segmentA, segmentB, weight, filter } = useWorkspace();
  const variables = useAnswer('dataset.variables', { dataset });
  const segments = useAnswer('segment.list', { dataset });
  const chosen = compareState.use().chosenByDataset[dataset] ?? null;
  const [level, setLevel] = useState<(typeof levels)[number]['value']>('0.95');
  const input = useMemo(() => {
    const sides = comparedSides(segmentA, segmentB);
    if (sides === null) return null;
    return {
      dataset,
      ...sides,
      weight,
      level: Number(level),
      ...(filter === '' ? {} : { filter }),
      ...(chosen === null ? {} : { variables: [...chosen] }),
    };
  }, [dataset, segmentA, segmentB, weight, filter, level, chosen]);
  const job = useJobAnswer('compare.segments', input, 'Comparing two segments');
  const setup = useRef<HTMLDivElement>(null);
  useViewAction('compare-two', 'Compare two groups: choose who', 'Compare', () =>
    focusQuestion(setup.current),
  );
  if (variables.error !== null) return <ErrorNote error={variables.error} />;
  if (variables.data === undefined) return <Waiting>Reading the variables …</Waiting>;
  return (
    <div className="sheet">
      <div ref={setup} className="view-setup">
        <CompareSetup variables={variables.data} segments={segments.data ?? []} />
        <div className="view-setup-end">
          <VariablePicker
            variables={variables.data}
            chosen={chosen}
            onChoose={(names) => chooseQuestions(dataset, names, 'questions to compare')}
          />
          <Select label="Level" isLabelHidden choices={levels} value={level} onChange={setLevel} />
        </div>
      </div>
      {input === null && (
        <EmptyState
          title="Choose who is compared"
          next="Take a question whose answers split the rows in two (strategic and informal users, say), or two segments. Every other question is then compared: shares, gaps in points, ratios, intervals and tests."
          action={
            <Button look="primary" onPress={() => focusQuestion(setup.current)}>
              Choose a question
            </Button>
          }
        />
      )}
      <JobNote job={job} doing="Comparing" />
      {job.data !== undefined && input !== null && segmentA !== null && (
        <div className={job.isRunning ? 'stale view-section' : 'view-section'}>
          <ComparisonResult
            comparison={job.data}
            sideA={segmentA}
            sideB={segmentB}
            onLeaveOut={(row) => leaveOut(dataset, job.data?.rows ?? [], row)}
          />
        </div>
      )}
    </div>
  );
}
