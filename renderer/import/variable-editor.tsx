import type { ImportPlan, PlannedVariable } from '#contract/import-plan.ts';
import { CategoryTable } from '../controls/category-table.tsx';
import { Select } from '../controls/select.tsx';
import { TextField } from '../controls/text-field.tsx';
import { keysOf, missingReasonWords, roleChoices, variableKindWords } from '../words/terms.ts';
import { withVariable } from './plan-edits.ts';

const dateFormats: Readonly<Record<NonNullable<PlannedVariable['dateFormat']>, string>> = {
  iso: '2024-03-05',
  'day-first': '5/3/2024 (day first)',
  'month-first': '3/5/2024 (month first)',
  'year-first': '2024/3/5 (year first)',
  worded: '5 March 2024',
  'unix-seconds': 'Seconds since 1970',
  'excel-serial': 'Spreadsheet day number',
};

/** All decisions about one variable, and why they were made. */
export function VariableEditor({
  index,
  variable,
  datasetKind,
  onEdit,
}: {
  readonly index: number;
  readonly datasetKind: ImportPlan['datasetKind'];
  readonly variable: PlannedVariable;
  readonly onEdit: (change: (plan: ImportPlan) => ImportPlan) => void;
}) {
  const change = (part: Partial<PlannedVariable>): void =>
    onEdit((plan) => withVariable(plan, index, part));
  const kinds = keysOf(variableKindWords).filter((kind) => kind !== 'multiple');
  return (
    <div className="variable-editor">
      {variable.why.length > 0 && (
        <ul className="why">
          {variable.why.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      <div className="editor-fields">
        <TextField
          label="Name"
          isMono
          value={variable.name}
          onChange={(name) => name !== '' && change({ name })}
        />
        <TextField label="Label" value={variable.label} onChange={(label) => change({ label })} />
        <Select
          label="Kind"
          choices={kinds.map((kind) => ({ value: kind, label: variableKindWords[kind] }))}
          value={variable.kind}
          onChange={(kind) => change({ kind })}
        />
        <Select
          label="What it is"
          choices={roleChoices(datasetKind, variable.role ?? null)}
          value={variable.role ?? 'none'}
          onChange={(role) => change({ role: role === 'none' ? null : role })}
        />
        {variable.kind === 'date' && (
          <Select
            label="Written as"
            choices={keysOf(dateFormats).map((value) => ({ value, label: dateFormats[value] }))}
            value={variable.dateFormat}
            onChange={(dateFormat) => change({ dateFormat })}
          />
        )}
        {(variable.kind === 'number' || variable.kind === 'weight') && (
          <Select
            label="Decimal mark"
            choices={[
              { value: '.', label: 'Point: 1.5' },
              { value: ',', label: 'Comma: 1,5' },
            ]}
            value={variable.decimal}
            onChange={(decimal) => change({ decimal })}
          />
        )}
      </div>
      {variable.categories.length > 0 && (
        <CategoryTable
          name={variable.name}
          categories={variable.categories}
          onChange={(categories) => change({ categories: [...categories] })}
        />
      )}
      {variable.missing.length > 0 && (
        <p className="small quiet">
          No answer:{' '}
          {variable.missing
            .map(({ code, reason }) => `“${code}” (${missingReasonWords[reason].toLowerCase()})`)
            .join(', ')}
        </p>
      )}
    </div>
  );
}
