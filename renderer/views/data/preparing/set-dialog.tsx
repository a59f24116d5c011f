import { type FormEvent, useState } from 'react';
import type { DatasetLine, VariableLine } from '#contract/calls/datasets.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import { wordsOf } from '../../../ask/ask.ts';
import { Button } from '../../../controls/button.tsx';
import { Dialog } from '../../../controls/dialog.tsx';
import { ErrorNote } from '../../../controls/notes.tsx';
import { Select } from '../../../controls/select.tsx';
import { TextField } from '../../../controls/text-field.tsx';
import { formatCount, formatCounted, formatPercent } from '../../../words/numbers.ts';
import { shortLabels } from '../../../words/short-labels.ts';
import { showVariable } from '../chosen-variables.ts';
import { faultOfName } from './derive-dialog.tsx';
import { countedAnswers, freeName } from './drafts.ts';
import type { SetDraft } from './preparing-dialogs.ts';
import { sharedStart } from './shared-start.ts';
import { changeUndoably } from './undoable-change.ts';

const formId = 'set-form';

/** Variables put together as one question with several answers, or as a grid. */
export function SetDialog({
  dataset,
  variables,
  started,
  onClose,
}: {
  readonly dataset: DatasetLine;
  readonly variables: readonly VariableLine[];
  readonly started: SetDraft;
  readonly onClose: () => void;
}) {
  const members = variables.filter(({ name }) => started.members.includes(name));
  const shortByName = shortLabels(
    members.map((one) => ({ name: one.name, label: one.label, group: 'set' })),
  );
  const [name, setName] = useState(() =>
    freeName(sharedStart(members.map((one) => one.name)) || started.kind, variables),
  );
  const [label, setLabel] = useState(() => sharedStart(members.map((one) => one.label)));
  const [base, setBase] = useState<'cell-not-empty' | 'marked-any'>('cell-not-empty');
  const [error, setError] = useState<ErrorInWords | null>(null);
  const fault = faultOfName(name, variables);
  const isGrid = started.kind === 'grid';
  const make = (event: FormEvent): void => {
    event.preventDefault();
    if (fault !== null) return;
    const input = {
      dataset: dataset.name,
      name: name.trim(),
      ...(label.trim() === '' ? {} : { label: label.trim() }),
      kind: started.kind,
      members: members.map((one) => one.name),
      base,
    };
    changeUndoably(`new ${isGrid ? 'grid' : 'set'} ${input.name}`, 'set.define', input).then(
      (made) => {
        showVariable(dataset.name, isGrid ? (made.members[0] ?? null) : made.name);
        onClose();
      },
      (thrown: unknown) => setError(wordsOf(thrown)),
    );
  };
  return (
    <Dialog
      title={
        isGrid
          ? `A grid of ${formatCounted(members.length, 'variable')}`
          : `One question with several answers, of ${formatCounted(members.length, 'variable')}`
      }
      isOpen
      onClose={onClose}
      size="wide"
      actions={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form={formId} isDisabled={fault !== null}>
            {isGrid ? 'Make the grid' : 'Make the set'}
          </Button>
        </>
      }
    >
      <p className="derive-why">
        {isGrid
          ? 'Questions on one scale are read, compared and written together. The variables keep their names and places.'
          : 'Yes-or-no variables that are one “select all that apply” question are counted on one base. The variables keep their names and places.'}
      </p>
      <div className="derive-halves">
        <form id={formId} className="derive-form" onSubmit={make}>
          <TextField label="Name" value={name} onChange={setName} error={fault} autoFocus isMono />
          <TextField label="Label" value={label} onChange={setLabel} />
          {!isGrid && (
            <Select
              label="Its base"
              choices={[
                { value: 'cell-not-empty', label: 'rows with a value in an item' },
                { value: 'marked-any', label: 'rows that chose at least one' },
              ]}
              value={base}
              onChange={setBase}
            />
          )}
          {error !== null && <ErrorNote error={error} />}
        </form>
        <section className="derive-preview" aria-label="Preview">
          <h3>Preview</h3>
          <ul className="made-answers">
            {members.map((member) => (
              <MemberLine
                key={member.name}
                member={member}
                isGrid={isGrid}
                shortLabel={shortByName.get(member.name)}
              />
            ))}
          </ul>
        </section>
      </div>
    </Dialog>
  );
}

function MemberLine({
  member,
  isGrid,
  shortLabel,
}: {
  readonly shortLabel: string | undefined;
  readonly member: VariableLine;
  readonly isGrid: boolean;
}) {
  const { name, label, present } = member;
  const answers = countedAnswers(member);
  const yes = answers.find(({ value }) => value === 1) ?? answers.find(({ value }) => value !== 0);
  const count = isGrid ? present : (yes?.count ?? 0);
  return (
    <li className="made-bar">
      <span className="truncate" title={label}>
        {shortLabel ?? (label === '' ? name : label)}
      </span>
      <span className="bar-track">
        <span
          className="bar-fill bar-ink"
          style={{ width: isGrid ? 0 : `${(100 * count) / Math.max(1, present)}%` }}
        />
      </span>
      <span className="number">
        {isGrid || present === 0 ? '' : formatPercent(count / present, present)}
      </span>
      <span className="number quiet small">{formatCount(count)}</span>
    </li>
  );
}
