import type { VariableLine } from '#contract/calls/datasets.ts';
import { Checkbox } from '../../controls/checkbox.tsx';
import { SearchSelect, Select } from '../../controls/select.tsx';
import { TextField } from '../../controls/text-field.tsx';
import { type BudgetChoice, budgetVariables, typedBudget } from './budget-choice.ts';

const forms = [
  { value: 'exponential', label: 'From the first unit on' },
  { value: 'hill', label: 'Free: may begin slowly' },
] as const;

const ranges = [
  { value: '0.1', label: 'By a tenth at most' },
  { value: '0.25', label: 'By a quarter at most' },
  { value: '0.5', label: 'By half at most' },
  { value: '1', label: 'From nothing to double' },
] as const;

/** What a budget is planned from, and within which bounds. */
export function BudgetSetup({
  variables,
  choice,
  onChange,
}: {
  readonly variables: readonly VariableLine[];
  readonly choice: BudgetChoice;
  readonly onChange: (choice: BudgetChoice) => void;
}) {
  const { times, numbers } = budgetVariables(variables);
  const named = (lines: readonly VariableLine[]) =>
    lines.map(({ name, label }) => ({ value: name, label }));
  const isWrong = choice.budget.trim() !== '' && typedBudget(choice.budget) === null;
  return (
    <>
      <div className="view-setup">
        <SearchSelect
          label="Week or month"
          choices={named(times)}
          value={choice.time}
          onChange={(time) => onChange({ ...choice, time })}
        />
        <SearchSelect
          label="Outcome"
          choices={named(numbers)}
          value={choice.outcome}
          onChange={(outcome) => onChange({ ...choice, outcome })}
        />
        <Select
          label="Levels off"
          choices={forms}
          value={choice.saturation}
          onChange={(saturation) => onChange({ ...choice, saturation })}
        />
        <TextField
          label="Budget a week or month"
          placeholder="As much as now"
          value={choice.budget}
          onChange={(budget) => onChange({ ...choice, budget })}
          error={isWrong ? 'Type a number above 0.' : null}
        />
        <Select
          label="Each channel moves"
          choices={ranges}
          value={choice.range}
          onChange={(range) => onChange({ ...choice, range })}
        />
      </div>
      <Chosen
        legend="Spend of a channel"
        variables={numbers.filter(
          ({ name }) =>
            name !== choice.outcome && name !== choice.time && !choice.controls.includes(name),
        )}
        chosen={choice.spend}
        onChange={(spend) => onChange({ ...choice, spend })}
      />
      <Chosen
        legend="What else moves the outcome"
        variables={variables.filter(
          ({ name, kind }) =>
            kind !== 'date' &&
            kind !== 'text' &&
            kind !== 'id' &&
            name !== choice.outcome &&
            name !== choice.time &&
            !choice.spend.includes(name),
        )}
        chosen={choice.controls}
        onChange={(controls) => onChange({ ...choice, controls })}
      />
    </>
  );
}

function Chosen({
  legend,
  variables,
  chosen,
  onChange,
}: {
  readonly legend: string;
  readonly variables: readonly VariableLine[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  if (variables.length === 0) return null;
  return (
    <fieldset className="budget-chosen">
      <legend className="field-label">{legend}</legend>
      {variables.map(({ name, label }) => (
        <Checkbox
          key={name}
          isSelected={chosen.includes(name)}
          onChange={(isChosen) =>
            onChange(isChosen ? [...chosen, name] : chosen.filter((one) => one !== name))
          }
        >
          {label}
        </Checkbox>
      ))}
    </fieldset>
  );
}
