import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { z } from 'zod';
import type { gapDatasetsInput } from '#contract/calls/comparisons.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { Button } from '../../controls/button.tsx';
import { EmptyState, ErrorNote, Waiting } from '../../controls/notes.tsx';
import { formatCounted } from '../../words/numbers.ts';
import { JobNote } from '../job-note.tsx';
import { useJobAnswer } from '../use-job-answer.ts';
import { GapResult } from './gap-result.tsx';
import { type GapSideChoice, GapSideSetup } from './gap-side-setup.tsx';
import { completeMatches, type EditedMatch, itemVariables } from './match-editing.ts';
import { MatchRow } from './match-row.tsx';

const noSide: GapSideChoice = { dataset: null, filter: '', name: '' };

type DatasetsInput = z.output<typeof gapDatasetsInput>;

/** A gap between two datasets, or two segments of one, over items that the person matches. */
export function GapDatasets() {
  const datasets = useAnswer('dataset.list', {});
  const [left, setLeft] = useState(noSide);
  const [right, setRight] = useState(noSide);
  const [input, setInput] = useState<DatasetsInput | null>(null);
  const job = useJobAnswer('gap.datasets', input, 'Computing the gap');
  const surveys = (datasets.data ?? []).filter(({ kind }) => kind === 'survey');
  if (datasets.data !== undefined && surveys.length === 0) {
    return (
      <EmptyState
        title="A gap between two groups’ answers"
        next="Import the survey of each side, or one survey that asked both; then match the questions that ask the same."
      />
    );
  }
  const compute = (matches: readonly EditedMatch[]): void => {
    if (left.dataset === null || right.dataset === null) return;
    setInput({
      left: sideInput(left, left.dataset),
      right: sideInput(right, right.dataset),
      match: [...completeMatches(matches)],
      level: 0.95,
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
          onChange={setLeft}
        />
        <GapSideSetup
          title="Right: what those believe"
          isRight
          datasets={surveys}
          side={right}
          onChange={setRight}
        />
      </div>
      {left.dataset !== null && right.dataset !== null && (
        <Matching
          key={`${left.dataset}\u0000${right.dataset}`}
          left={left.dataset}
          right={right.dataset}
          onCompute={compute}
        />
      )}
      <JobNote job={job} doing="Computing the gap" />
      {job.data !== undefined && input !== null && <GapResult gap={job.data} />}
    </div>
  );
}

function sideInput(side: GapSideChoice, dataset: string): DatasetsInput['left'] {
  const filter = side.filter.trim();
  const name = side.name.trim();
  return { dataset, ...(filter === '' ? {} : { filter }), ...(name === '' ? {} : { name }) };
}

function Matching({
  left,
  right,
  onCompute,
}: {
  readonly left: string;
  readonly right: string;
  readonly onCompute: (matches: readonly EditedMatch[]) => void;
}) {
  const proposal = useAnswer('gap.propose', { left, right });
  const leftVariables = useAnswer('dataset.variables', { dataset: left });
  const rightVariables = useAnswer('dataset.variables', { dataset: right });
  const [edited, setEdited] = useState<readonly EditedMatch[] | null>(null);
  const [nextId, setNextId] = useState(1_000_000);
  const failed = proposal.error ?? leftVariables.error ?? rightVariables.error;
  if (failed !== null) return <ErrorNote error={failed} />;
  if (
    proposal.data === undefined ||
    leftVariables.data === undefined ||
    rightVariables.data === undefined
  )
    return <Waiting>Looking for questions that ask the same …</Waiting>;
  const matches = edited ?? proposal.data.map((match, id) => ({ ...match, id }));
  const ready = completeMatches(matches).length;
  const add = (): void => {
    setEdited([...matches, { id: nextId, item: '', left: '', right: '', likeness: null }]);
    setNextId(nextId + 1);
  };
  return (
    <section className="view-section" aria-label="Matched items">
      <div className="view-section-head">
        <h2>
          {proposal.data.length === 0
            ? 'No labels are alike: match the items by hand'
            : `${formatCounted(proposal.data.length, 'pair')} proposed by their labels: confirm, change or remove`}
        </h2>
        <div className="row-actions">
          <Button icon={Plus} onPress={add}>
            Add a pair
          </Button>
          <Button look="primary" isDisabled={ready === 0} onPress={() => onCompute(matches)}>
            Compare {formatCounted(ready, 'item')}
          </Button>
        </div>
      </div>
      <ul className="match-list">
        {matches.map((match) => (
          <MatchRow
            key={match.id}
            match={match}
            left={itemVariables(leftVariables.data ?? [])}
            right={itemVariables(rightVariables.data ?? [])}
            onChange={(next) => setEdited(matches.map((one) => (one.id === next.id ? next : one)))}
            onRemove={() => setEdited(matches.filter((one) => one.id !== match.id))}
          />
        ))}
      </ul>
    </section>
  );
}
