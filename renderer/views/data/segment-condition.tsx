import { X } from 'lucide-react';
import type { VariableLine } from '#contract/calls/datasets.ts';
import { IconButton } from '../../controls/button.tsx';
import { Checkbox } from '../../controls/checkbox.tsx';
import { SearchSelect, Select } from '../../controls/select.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { formatCount } from '../../words/numbers.ts';
import { keysOf } from '../../words/terms.ts';
import type { Condition } from './segment-rule.ts';

const holdsWords: Readonly<Record<Condition['holds'], string>> = {
  is: 'is one of',
  'is-not': 'is none of',
  between: 'is between',
  contains: 'contains',
  'is-missing': 'has no answer',
  'has-value': 'has an answer',
};

/** What can be asked of a kind of variable, the usual first. */
function waysOf(kind: VariableLine['kind'] | undefined): readonly Condition['holds'][] {
  switch (kind) {
    case undefined:
      return ['is'];
    case 'number':
    case 'weight':
    case 'date':
      return ['between', 'is-missing', 'has-value'];
    case 'text':
      return ['contains', 'is-missing', 'has-value'];
    case 'id':
      return ['contains'];
    default:
      return keysOf(holdsWords).filter((one) => one !== 'between' && one !== 'contains');
  }
}

/** One condition: a variable, what must hold, and its answers, range or text. */
export function SegmentCondition({
  condition,
  variables,
  onChange,
  onRemove,
}: {
  readonly condition: Condition;
  readonly variables: readonly VariableLine[];
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: (() => void) | null;
}) {
  const variable = variables.find((one) => one.name === condition.variable);
  const ways = waysOf(variable?.kind);
  const choose = (name: string): void => {
    const kind = variables.find((one) => one.name === name)?.kind;
    const holds = waysOf(kind)[0] ?? 'is';
    onChange({ ...condition, variable: name, holds, answers: [], from: '', to: '', text: '' });
  };
  return (
    <div className="condition">
      <div className="condition-head">
        <SearchSelect
          label="Variable"
          isLabelHidden
          placeholder="Variable"
          choices={variables
            .filter((one) => one.kind !== 'multiple')
            .map(({ name, label }) => ({
              value: name,
              label: label === '' ? name : label,
              note: name,
            }))}
          value={condition.variable}
          onChange={choose}
        />
        <Select
          label="What must hold"
          isLabelHidden
          choices={ways.map((value) => ({ value, label: holdsWords[value] }))}
          value={condition.holds}
          onChange={(holds) => onChange({ ...condition, holds })}
        />
        {onRemove !== null && (
          <IconButton label="Remove this condition" icon={X} onPress={onRemove} />
        )}
      </div>
      {(condition.holds === 'is' || condition.holds === 'is-not') && variable !== undefined && (
        <AnswerPicker condition={condition} variable={variable} onChange={onChange} />
      )}
      {condition.holds === 'between' && (
        <RangeFields condition={condition} isDate={variable?.kind === 'date'} onChange={onChange} />
      )}
      {condition.holds === 'contains' && (
        <TextField
          label="Text"
          isLabelHidden
          placeholder="Words it contains"
          value={condition.text}
          onChange={(text) => onChange({ ...condition, text })}
        />
      )}
    </div>
  );
}

function AnswerPicker({
  condition,
  variable,
  onChange,
}: {
  readonly condition: Condition;
  readonly variable: VariableLine;
  readonly onChange: (condition: Condition) => void;
}) {
  const answers = variable.categories.filter((one) => one.missing === null);
  return (
    <ul className="answer-picker" aria-label={`Answers of ${variable.label}`}>
      {answers.slice(0, 300).map(({ code, label, count }) => (
        <li key={code}>
          <Checkbox
            isSelected={condition.answers.includes(label)}
            onChange={(isIn) =>
              onChange({
                ...condition,
                answers: isIn
                  ? [...condition.answers, label]
                  : condition.answers.filter((one) => one !== label),
              })
            }
          >
            <span className="truncate">{label}</span>
          </Checkbox>
          <span className="quiet small">{formatCount(count)}</span>
        </li>
      ))}
    </ul>
  );
}

function RangeFields({
  condition,
  isDate,
  onChange,
}: {
  readonly condition: Condition;
  readonly isDate: boolean;
  readonly onChange: (condition: Condition) => void;
}) {
  const placeholder = isDate ? '2024-03-05' : '';
  return (
    <div className="range-fields">
      <TextField
        label="From"
        value={condition.from}
        placeholder={placeholder}
        onChange={(from) => onChange({ ...condition, from })}
      />
      <TextField
        label="To"
        value={condition.to}
        placeholder={placeholder}
        onChange={(to) => onChange({ ...condition, to })}
      />
    </div>
  );
}
