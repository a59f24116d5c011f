import { FolderOpen, Pencil, Plus, Save, X } from 'lucide-react';
import { useState } from 'react';
import type { VariableLine } from '#contract/calls/datasets.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { Button } from '../../controls/button.tsx';
import { ErrorNote, Waiting } from '../../controls/notes.tsx';
import { formatCount, formatCounted } from '../../words/numbers.ts';
import { gapDraft } from './gap-state.ts';
import {
  completeMatches,
  type EditedMatch,
  itemVariables,
  matchesShown,
  placeRight,
  sureLikeness,
  unmatched,
} from './match-editing.ts';
import { loadMatch, saveMatch } from './match-file.ts';
import { MatchGrip } from './match-grip.tsx';
import { MatchRow } from './match-row.tsx';

/** A side by its dataset and who of it; an empty filter stands for all rows. */
interface MatchedSide {
  readonly dataset: string;
  readonly filter: string;
}

/** Which question of one side answers which of the other: proposed, edited, and a line once compared. */
export function Matching({
  left,
  right,
  onCompute,
}: {
  readonly left: MatchedSide;
  readonly right: MatchedSide;
  readonly onCompute: (matches: readonly EditedMatch[]) => void;
}) {
  const { matches: edited, isEditing } = gapDraft.use();
  const [held, setHeld] = useState<string | null>(null);
  const proposal = useAnswer('gap.propose', {
    left: left.dataset,
    right: right.dataset,
    ...(left.filter === '' ? {} : { leftFilter: left.filter }),
    ...(right.filter === '' ? {} : { rightFilter: right.filter }),
  });
  const leftVariables = useAnswer('dataset.variables', { dataset: left.dataset });
  const rightVariables = useAnswer('dataset.variables', { dataset: right.dataset });
  const failed = proposal.error ?? leftVariables.error ?? rightVariables.error;
  if (failed !== null) return <ErrorNote error={failed} />;
  if (
    proposal.data === undefined ||
    leftVariables.data === undefined ||
    rightVariables.data === undefined
  )
    return <Waiting>Looking for questions that ask the same …</Waiting>;
  const matches = matchesShown(proposal.data, edited);
  const change = (next: readonly EditedMatch[]): void =>
    gapDraft.set({ matches: next, isEditing: true });
  if (!isEditing) {
    return (
      <section className="row-actions" aria-label="Matched items">
        <span>{formatCounted(completeMatches(matches).length, 'matched item')}</span>
        <Button look="quiet" icon={Pencil} onPress={() => gapDraft.set({ isEditing: true })}>
          Edit the pairs
        </Button>
      </section>
    );
  }
  return (
    <section className="view-section" aria-label="Matched items">
      <MatchingHead
        proposedCount={proposal.data.length}
        matches={matches}
        isEdited={edited !== null}
        onChange={change}
        onCompute={() => onCompute(matches)}
      />
      <ul className="match-list">
        {matches.map((match) => (
          <MatchRow
            held={held}
            onHold={setHeld}
            onPlace={(question) => {
              setHeld(null);
              change(placeRight(matches, match.id, question));
            }}
            key={match.id}
            match={match}
            left={itemVariables(leftVariables.data ?? [])}
            right={itemVariables(rightVariables.data ?? [])}
            onChange={(next) => change(matches.map((one) => (one.id === next.id ? next : one)))}
            onRemove={() => change(matches.filter((one) => one.id !== match.id))}
          />
        ))}
      </ul>
      <SpareQuestions
        spares={unmatched(itemVariables(rightVariables.data), matches, 'right')}
        held={held}
        onHold={setHeld}
      />
    </section>
  );
}

const mostSpares = 40;

/** The right questions that no pair has, to be dragged or picked up and placed at a pair. */
function SpareQuestions({
  spares,
  held,
  onHold,
}: {
  readonly spares: readonly VariableLine[];
  readonly held: string | null;
  readonly onHold: (question: string | null) => void;
}) {
  if (spares.length === 0) return null;
  return (
    <section aria-label="Questions of the right without a pair">
      <h3>Without a pair on the right</h3>
      <div className="match-spares">
        {spares.slice(0, mostSpares).map(({ name, label }) => (
          <span key={name} className="row-actions">
            <MatchGrip question={name} label={label} item={null} held={held} onHold={onHold} />
            {label}
          </span>
        ))}
        {spares.length > mostSpares && (
          <span className="quiet">and {formatCount(spares.length - mostSpares)} more</span>
        )}
      </div>
    </section>
  );
}

function MatchingHead({
  proposedCount,
  matches,
  isEdited,
  onChange,
  onCompute,
}: {
  readonly proposedCount: number;
  readonly matches: readonly EditedMatch[];
  readonly isEdited: boolean;
  readonly onChange: (matches: readonly EditedMatch[]) => void;
  readonly onCompute: () => void;
}) {
  const ready = completeMatches(matches).length;
  const sure = matches.filter(({ likeness }) => likeness === null || likeness >= sureLikeness);
  const add = (): void => {
    const id = Math.max(0, ...matches.map((one) => one.id)) + 1;
    onChange([{ id, item: '', left: '', right: '', likeness: null }, ...matches]);
  };
  return (
    <div className="view-section-head match-head">
      <h2>
        {proposedCount === 0
          ? 'No labels are alike: match the items by hand'
          : `${formatCounted(proposedCount, 'pair')} proposed by their labels: confirm, change or remove`}
      </h2>
      <div className="row-actions">
        {isEdited && (
          <Button look="quiet" onPress={() => gapDraft.set({ matches: null })}>
            As proposed
          </Button>
        )}
        {sure.length < matches.length && (
          <Button look="quiet" onPress={() => onChange(sure)}>
            Keep only the {formatCount(sure.length)} sure ones
          </Button>
        )}
        {matches.length > 0 && (
          <Button look="quiet" icon={X} onPress={() => onChange([])}>
            Remove all
          </Button>
        )}
        <Button
          look="quiet"
          icon={FolderOpen}
          onPress={() =>
            void loadMatch().then((loaded) => {
              if (loaded !== null) onChange(loaded);
            })
          }
        >
          Load a match
        </Button>
        <Button
          look="quiet"
          icon={Save}
          isDisabled={ready === 0}
          onPress={() => void saveMatch(completeMatches(matches))}
        >
          Save the match
        </Button>
        <Button icon={Plus} onPress={add}>
          Add a pair
        </Button>
        <Button look="primary" isDisabled={ready === 0} onPress={onCompute}>
          Compare {formatCounted(ready, 'item')}
        </Button>
      </div>
    </div>
  );
}
