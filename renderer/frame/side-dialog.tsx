import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import type { VariableLine } from '#contract/calls/datasets.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { ErrorNote, Waiting } from '../controls/notes.tsx';
import { SearchSelect } from '../controls/select.tsx';
import { Tabs } from '../controls/tabs.tsx';
import { TextField } from '../controls/text-field.tsx';
import { formatCount } from '../words/numbers.ts';
import { segmentSize } from '../words/segment-size.ts';
import { type SegmentChoice, useWorkspace } from '../workspace.ts';
import { useSettled } from './use-settled.ts';

type Way = 'answer' | 'segment' | 'expression';

/** Who one side of a comparison is: an answer, a segment, an expression, or everyone else. */
export function SideDialog({
  dataset,
  side,
  onChoose,
  onClose,
}: {
  readonly dataset: string;
  readonly side: 'a' | 'b';
  readonly onChoose: (segment: SegmentChoice) => void;
  readonly onClose: () => void;
}) {
  const other = useWorkspace((state) => (side === 'a' ? state.segmentB : state.segmentA));
  const [way, setWay] = useState<Way>('answer');
  const choose = (segment: SegmentChoice): void => {
    onChoose(segment);
    onClose();
  };
  return (
    <Dialog
      title={`Side ${side.toUpperCase()}`}
      isOpen
      onClose={onClose}
      actions={
        side === 'b' ? (
          <Button onPress={() => choose({ kind: 'rest' })}>Everyone who is not in A</Button>
        ) : undefined
      }
    >
      <Tabs
        label="How to choose"
        selected={way}
        onSelect={setWay}
        tabs={[
          {
            id: 'answer',
            label: 'An answer',
            panel: <AnswerChoice dataset={dataset} other={other} onChoose={choose} />,
          },
          {
            id: 'segment',
            label: 'A segment',
            panel: <SegmentList dataset={dataset} onChoose={choose} />,
          },
          {
            id: 'expression',
            label: 'An expression',
            panel: <ExpressionChoice dataset={dataset} onChoose={choose} />,
          },
        ]}
      />
    </Dialog>
  );
}

/** Whether a variable's answers can stand as sides. */
export function hasAnswers(variable: VariableLine): boolean {
  return variable.kind === 'single' || variable.kind === 'scale';
}

function AnswerChoice({
  dataset,
  other,
  onChoose,
}: {
  readonly dataset: string;
  readonly other: SegmentChoice | null;
  readonly onChoose: (segment: SegmentChoice) => void;
}) {
  const variables = useAnswer('dataset.variables', { dataset });
  const usable = (variables.data ?? []).filter(hasAnswers);
  const [chosen, setChosen] = useState<string | null>(other?.kind === 'answer' ? other.by : null);
  const variable = usable.find((one) => one.name === chosen);
  return (
    <div className="form">
      {variables.isPending && <Waiting />}
      <SearchSelect
        label="Variable"
        choices={usable.map(({ name, label }) => ({
          value: name,
          label: label === '' ? name : label,
          note: name,
        }))}
        value={chosen}
        onChange={setChosen}
      />
      {variable !== undefined && (
        <ListBox
          aria-label={`Answers of ${variable.label}`}
          className="list-box list-framed"
          items={variable.categories
            .filter((one) => one.missing === null)
            .map((one) => ({ ...one, id: one.code }))}
          onAction={(code) => {
            const answer = variable.categories.find((one) => one.code === code)?.label;
            if (answer !== undefined) onChoose({ kind: 'answer', by: variable.name, answer });
          }}
        >
          {({ label, count }) => (
            <ListBoxItem className="list-item" textValue={label}>
              <span className="truncate">{label}</span>
              <span className="list-note">{formatCount(count)}</span>
            </ListBoxItem>
          )}
        </ListBox>
      )}
    </div>
  );
}

function SegmentList({
  dataset,
  onChoose,
}: {
  readonly dataset: string;
  readonly onChoose: (segment: SegmentChoice) => void;
}) {
  const segments = useAnswer('segment.list', { dataset });
  return (
    <div className="form">
      {segments.error !== null && <ErrorNote error={segments.error} />}
      <ListBox
        aria-label="Segments"
        className="list-box list-framed"
        items={(segments.data ?? []).map((one) => ({ ...one, id: one.name }))}
        onAction={(name) => onChoose({ kind: 'segment', name: String(name) })}
        renderEmptyState={() => (
          <p className="list-empty">No segment yet. Define one under Data, Segments.</p>
        )}
      >
        {({ name, words, rows }) => (
          <ListBoxItem className="list-item" textValue={name}>
            <span className="truncate">
              {name} <span className="quiet">{words}</span>
            </span>
            <span className="list-note">{segmentSize({ rows })}</span>
          </ListBoxItem>
        )}
      </ListBox>
    </div>
  );
}

function ExpressionChoice({
  dataset,
  onChoose,
}: {
  readonly dataset: string;
  readonly onChoose: (segment: SegmentChoice) => void;
}) {
  const [typed, setTyped] = useState('');
  const expression = useSettled(typed.trim());
  const count = useAnswer(
    'segment.count',
    { dataset, expression },
    { enabled: expression !== '', keep: true },
  );
  const isReady = expression !== '' && expression === typed.trim() && count.error === null;
  return (
    <div className="form">
      <TextField
        label="Expression"
        isMono
        value={typed}
        onChange={setTyped}
        placeholder={'age between 18 and 34 and region = "North"'}
        error={expression === '' ? undefined : count.error?.what}
        hint={
          count.data === undefined
            ? undefined
            : `${formatCount(count.data.rows)} rows: ${count.data.words}`
        }
      />
      <div>
        <Button
          look="primary"
          isDisabled={!isReady || count.data === undefined}
          onPress={() => onChoose({ kind: 'expression', expression })}
        >
          Use this expression
        </Button>
      </div>
    </div>
  );
}
