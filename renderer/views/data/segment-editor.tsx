import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { VariableLine } from '#contract/calls/datasets.ts';
import type { DefinedSegment, SegmentLine } from '#contract/calls/segments.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import { wordsOf } from '../../ask/ask.ts';
import { useAnswer } from '../../ask/use-answer.ts';
import { Button } from '../../controls/button.tsx';
import { ErrorNote } from '../../controls/notes.tsx';
import { Select } from '../../controls/select.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { useSettled } from '../../frame/use-settled.ts';
import { formatCount, formatPercent } from '../../words/numbers.ts';
import { AliasEditor } from './alias-editor.tsx';
import { saveSegment } from './change-segments.ts';
import { SegmentCondition } from './segment-condition.tsx';
import { type Draft, draftRule, emptyCondition, ruleDraft } from './segment-rule.ts';

/** Defines a segment, or changes one: by conditions, or by an expression. */
export function SegmentEditor({
  dataset,
  segment,
  variables,
  onSaved,
}: {
  readonly dataset: string;
  readonly segment: SegmentLine | null;
  readonly variables: readonly VariableLine[];
  readonly onSaved: (defined: DefinedSegment) => void;
}) {
  const started = segment === null || segment.rule === null ? null : ruleDraft(segment.rule);
  const [name, setName] = useState(segment?.name ?? '');
  const [aliases, setAliases] = useState<readonly string[]>(segment?.aliases ?? []);
  const [draft, setDraft] = useState<Draft>(
    started ?? { join: 'all', conditions: [emptyCondition(0)] },
  );
  const [expression, setExpression] = useState<string | null>(
    segment !== null && started === null ? segment.expression : null,
  );
  const [error, setError] = useState<ErrorInWords | null>(null);
  const rule = draftRule(draft);
  const asked = useSettled(
    JSON.stringify(expression === null ? { rule } : { expression: expression.trim() }),
  );
  const isAsking = expression === null ? rule !== null : expression.trim() !== '';
  const count = useAnswer(
    'segment.count',
    { dataset, ...(JSON.parse(asked) as object) },
    {
      enabled: isAsking && !asked.includes('"rule":null') && asked !== '{"expression":""}',
      keep: true,
    },
  );
  const save = (): void => {
    setError(null);
    const definition = {
      dataset,
      name: name.trim(),
      aliases: [...aliases],
      ...(expression === null ? { rule: rule ?? undefined } : { expression }),
    };
    saveSegment(definition, segment).then(onSaved, (fault: unknown) => setError(wordsOf(fault)));
  };
  return (
    <div className="segment-editor">
      <div className="editor-fields">
        <TextField
          label="Name"
          value={name}
          onChange={setName}
          isDisabled={segment !== null}
          placeholder="Strategic users"
        />
        <AliasEditor aliases={aliases} onChange={setAliases} />
      </div>
      {expression === null ? (
        <Conditions draft={draft} variables={variables} onChange={setDraft} />
      ) : (
        <TextField
          label="Expression"
          isMono
          lines={3}
          value={expression}
          onChange={setExpression}
          placeholder={'age between 18 and 34 and (region = "North" or region = "East")'}
        />
      )}
      <div className="segment-foot">
        <Button
          look="quiet"
          onPress={() => setExpression(expression === null ? (segment?.expression ?? '') : null)}
        >
          {expression === null ? 'Write it as an expression' : 'Use conditions'}
        </Button>
        <span className="spring" />
        <Button
          look="primary"
          onPress={save}
          isDisabled={name.trim() === '' || !isAsking || count.error !== null}
        >
          {segment === null ? 'Define the segment' : 'Save the segment'}
        </Button>
      </div>
      {isAsking && count.error !== null && <ErrorNote error={count.error} />}
      {isAsking && count.error === null && count.data !== undefined && (
        <p className="segment-count" role="status">
          <strong>{formatCount(count.data.rows)}</strong> of {formatCount(count.data.of)} rows (
          {formatPercent(count.data.rows / Math.max(1, count.data.of), count.data.of)}):{' '}
          {count.data.words}
        </p>
      )}
      {error !== null && <ErrorNote error={error} />}
    </div>
  );
}

function Conditions({
  draft,
  variables,
  onChange,
}: {
  readonly draft: Draft;
  readonly variables: readonly VariableLine[];
  readonly onChange: (draft: Draft) => void;
}) {
  const { join, conditions } = draft;
  const nextId = Math.max(0, ...conditions.map((one) => one.id)) + 1;
  return (
    <div className="conditions">
      {conditions.length > 1 && (
        <div className="condition-join">
          <Select
            label="How the conditions join"
            isLabelHidden
            choices={[
              { value: 'all', label: 'All of these hold' },
              { value: 'any', label: 'Any of these holds' },
            ]}
            value={join}
            onChange={(next) => onChange({ ...draft, join: next })}
          />
        </div>
      )}
      {conditions.map((condition) => (
        <SegmentCondition
          key={condition.id}
          condition={condition}
          variables={variables}
          onChange={(changed) =>
            onChange({
              ...draft,
              conditions: conditions.map((one) => (one.id === changed.id ? changed : one)),
            })
          }
          onRemove={
            conditions.length === 1
              ? null
              : () =>
                  onChange({
                    ...draft,
                    conditions: conditions.filter((one) => one.id !== condition.id),
                  })
          }
        />
      ))}
      <div>
        <Button
          look="quiet"
          icon={Plus}
          onPress={() =>
            onChange({ ...draft, conditions: [...conditions, emptyCondition(nextId)] })
          }
        >
          Add a condition
        </Button>
      </div>
    </div>
  );
}
