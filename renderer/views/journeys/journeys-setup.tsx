import { useState } from 'react';
import type { JourneyRule } from '#contract/calls/attributions.ts';
import type { VariableLine } from '#contract/calls/datasets.ts';
import { Button } from '../../controls/button.tsx';
import { Checkbox } from '../../controls/checkbox.tsx';
import { SearchSelect, Select } from '../../controls/select.tsx';
import { TextField } from '../../controls/text-field.tsx';

/** What can be told about a table of paths; absent: found by name and kind. */
export interface JourneysChoice {
  readonly path: string | null;
  readonly conversions: string | null;
  readonly value: string | null;
  readonly nulls: string | null;
  readonly separator: string;
  readonly bootstrap: number;
  readonly seed: number;
  /** Touches after which a touch counts half (time decay). */
  readonly halfLifeTouches: number;
  /** How many touches back the Markov chain remembers. */
  readonly markovOrder: 1 | 2 | 3;
  /** Of a log of touches: days back within which clicks and views count; null: however old. */
  readonly clickWindowDays: number | null;
  readonly viewWindowDays: number | null;
  readonly collapseRepeats: boolean;
  readonly journeyRule: JourneyRule;
}

/** Nothing told: columns are found, no bootstrap. */
export const foundColumns: JourneysChoice = {
  path: null,
  conversions: null,
  value: null,
  nulls: null,
  separator: '',
  bootstrap: 0,
  seed: 1,
  halfLifeTouches: 2,
  markovOrder: 1,
  clickWindowDays: null,
  viewWindowDays: null,
  collapseRepeats: false,
  journeyRule: 'per-conversion',
};

const resamples = [
  { value: '0', label: 'No intervals' },
  { value: '100', label: '100 resamples' },
  { value: '500', label: '500 resamples' },
  { value: '1000', label: '1,000 resamples' },
] as const;

const halfLives = ['0.5', '1', '2', '3', '5', '7'].map((value) => ({
  value,
  label: `${value} ${value === '1' ? 'touch' : 'touches'}`,
}));

const orders = [
  { value: '1', label: 'The last touch' },
  { value: '2', label: 'The last two' },
  { value: '3', label: 'The last three' },
] as const;

const windows = [
  { value: 'all', label: 'However old' },
  { value: '90', label: '90 days' },
  { value: '30', label: '30 days' },
  { value: '14', label: '14 days' },
  { value: '7', label: '7 days' },
  { value: '3', label: '3 days' },
  { value: '1', label: '1 day' },
  { value: '0', label: 'Not at all' },
] as const;

const rules = [
  { value: 'per-conversion', label: 'A conversion ends a journey' },
  { value: 'overlapping', label: 'Every conversion looks back over all' },
  { value: 'per-customer', label: 'A customer is one journey' },
] as const;

const found = '\u0000found';

/** Of a log of touches: how journeys are cut from it, live. */
function LogControls({
  choice,
  onChange,
}: {
  readonly choice: JourneysChoice;
  readonly onChange: (choice: JourneysChoice) => void;
}) {
  const window = (label: string, key: 'clickWindowDays' | 'viewWindowDays') => (
    <Select
      label={label}
      choices={windows}
      value={String(choice[key] ?? 'all') as (typeof windows)[number]['value']}
      onChange={(days) => onChange({ ...choice, [key]: days === 'all' ? null : Number(days) })}
    />
  );
  return (
    <>
      {window('Clicks count back', 'clickWindowDays')}
      {window('Views count back', 'viewWindowDays')}
      <Select
        label="Journeys"
        choices={rules}
        value={choice.journeyRule}
        onChange={(journeyRule) => onChange({ ...choice, journeyRule })}
      />
      <Checkbox
        isSelected={choice.collapseRepeats}
        onChange={(collapseRepeats) => onChange({ ...choice, collapseRepeats })}
      >
        Repeats in a row count once
      </Checkbox>
    </>
  );
}

/** Columns of the paths (found by name unless told) and the bootstrap with its seed. */
export function JourneysSetup({
  variables,
  choice,
  onChange,
}: {
  readonly variables: readonly VariableLine[];
  readonly choice: JourneysChoice;
  readonly onChange: (choice: JourneysChoice) => void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const [seed, setSeed] = useState(String(choice.seed));
  const names = (numbers: boolean) => [
    { value: found, label: 'Found by name' },
    ...variables
      .filter(
        ({ kind }) => (kind === 'number' || kind === 'weight' || kind === 'scale') === numbers,
      )
      .map(({ name, label }) => ({ value: name, label })),
  ];
  const column = (label: string, key: 'path' | 'conversions' | 'value' | 'nulls') => (
    <SearchSelect
      label={label}
      choices={names(key !== 'path')}
      value={choice[key] ?? found}
      onChange={(name) => onChange({ ...choice, [key]: name === found ? null : name })}
    />
  );
  const isLog = (['customer', 'time', 'channel'] as const).every((role) =>
    variables.some((variable) => variable.role === role),
  );
  return (
    <div className="view-setup">
      {isLog && <LogControls choice={choice} onChange={onChange} />}
      <Select
        label="Bootstrap"
        choices={resamples}
        value={String(choice.bootstrap) as (typeof resamples)[number]['value']}
        onChange={(count) => onChange({ ...choice, bootstrap: Number(count) })}
      />
      {choice.bootstrap > 0 && (
        <TextField
          label="Seed"
          value={seed}
          onChange={setSeed}
          onBlur={() => onChange({ ...choice, seed: Math.trunc(Number(seed)) || 1 })}
          inputMode="numeric"
        />
      )}
      {isOpen && (
        <>
          <Select
            label="Half-life, time decay"
            choices={halfLives}
            value={String(choice.halfLifeTouches)}
            onChange={(touches) => onChange({ ...choice, halfLifeTouches: Number(touches) })}
          />
          <Select
            label="Markov remembers"
            choices={orders}
            value={String(choice.markovOrder) as (typeof orders)[number]['value']}
            onChange={(order) => onChange({ ...choice, markovOrder: Number(order) as 1 | 2 | 3 })}
          />
          {column('Path', 'path')}
          {column('Conversions', 'conversions')}
          {column('Value', 'value')}
          {column('Without conversion', 'nulls')}
          <TextField
            label="Separator of touches"
            isMono
            value={choice.separator}
            onChange={(separator) => onChange({ ...choice, separator })}
            placeholder=" > "
          />
        </>
      )}
      <div className="view-setup-end">
        <Button look="quiet" onPress={() => setIsOpen(!isOpen)}>
          {isOpen ? 'Fewer settings' : 'Models and columns'}
        </Button>
      </div>
    </div>
  );
}
