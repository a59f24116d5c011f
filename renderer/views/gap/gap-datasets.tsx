import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { useAnswer } from '../../ask/use-answer.ts';
import { Button } from '../../controls/button.tsx';
import { EmptyState } from '../../controls/notes.tsx';
import { chooseAndImport } from '../../files/open-file.ts';
import { JobNote } from '../job-note.tsx';
import { useJobAnswer } from '../use-job-answer.ts';
import { GapResult } from './gap-result.tsx';
import { type GapSideChoice, GapSideSetup } from './gap-side-setup.tsx';
import { type DatasetsInput, gapDraft } from './gap-state.ts';
import { completeMatches, type EditedMatch } from './match-editing.ts';
import { Matching } from './matching.tsx';

/** A gap between two datasets, or two segments of one, over items that the person matches. */
export function GapDatasets() {
  const [, go] = useLocation();
  const datasets = useAnswer('dataset.list', {});
  const { left, right, input } = gapDraft.use();
  const job = useJobAnswer('gap.datasets', input, 'Computing the gap');
  const result = useRef<HTMLDivElement>(null);
  const isAwaited = useRef(false);
  const isThere = job.data !== undefined && input !== null;
  useEffect(() => {
    if (!isAwaited.current || job.isRunning || !isThere) return;
    isAwaited.current = false;
    const heading = result.current?.querySelector<HTMLElement>('.finding');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
  }, [job.isRunning, isThere]);
  const surveys = (datasets.data ?? []).filter(({ kind }) => kind === 'survey');
  if (datasets.data !== undefined && surveys.length === 0) {
    return (
      <EmptyState
        title="A gap between two groups’ answers"
        next="Import the survey of each side, or one survey that asked both; then match the questions that ask the same."
        action={
          <Button look="primary" onPress={() => void chooseAndImport(go)}>
            Import a survey
          </Button>
        }
      />
    );
  }
  const compute = (matches: readonly EditedMatch[]): void => {
    if (left.dataset === null || right.dataset === null) return;
    isAwaited.current = true;
    gapDraft.set({
      input: {
        left: sideInput(left, left.dataset),
        right: sideInput(right, right.dataset),
        match: [...completeMatches(matches)],
        level: 0.95,
      },
      isEditing: false,
    });
  };
  const change = (side: 'left' | 'right', choice: GapSideChoice): void => {
    const isOther = choice.dataset !== gapDraft.get()[side].dataset;
    gapDraft.set({
      [side]: choice,
      input: null,
      isEditing: true,
      ...(isOther ? { matches: null } : {}),
    });
  };
  return (
    <div className="view-section gap-panel">
      <div className="gap-sides">
        <GapSideSetup
          title="Left: what these say"
          isRight={false}
          datasets={surveys}
          side={left}
          isOneDataset={left.dataset === right.dataset}
          onChange={(choice) => change('left', choice)}
        />
        <GapSideSetup
          title="Right: what those believe"
          isRight
          datasets={surveys}
          side={right}
          isOneDataset={left.dataset === right.dataset}
          onChange={(choice) => change('right', choice)}
        />
      </div>
      {left.dataset !== null && right.dataset !== null && (
        <Matching
          left={{ dataset: left.dataset, filter: left.filter.trim() }}
          right={{ dataset: right.dataset, filter: right.filter.trim() }}
          onCompute={compute}
        />
      )}
      <JobNote job={job} doing="Computing the gap" />
      {isThere && job.data !== undefined && (
        <div ref={result} className={job.isRunning ? 'stale view-section' : 'view-section'}>
          <GapResult gap={job.data} />
        </div>
      )}
    </div>
  );
}

function sideInput(side: GapSideChoice, dataset: string): DatasetsInput['left'] {
  const filter = side.filter.trim();
  const name = side.name.trim();
  return {
    dataset,
    ...(filter === '' ? {} : { filter }),
    ...(name === '' ? {} : { name }),
    ...(side.weight === undefined ? {} : { weight: side.weight }),
  };
}
