import { ListFilter } from 'lucide-react';
import { useState } from 'react';
import type { CategoryLine, DatasetLine, VariableLine } from '#contract/calls/datasets.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import { ask, wordsOf } from '../../ask/ask.ts';
import { Button } from '../../controls/button.tsx';
import { CategoryTable, SettledInput } from '../../controls/category-table.tsx';
import { ErrorNote } from '../../controls/notes.tsx';
import { Select } from '../../controls/select.tsx';
import { useUndo } from '../../undo.ts';
import { formatCounted } from '../../words/numbers.ts';
import { keysOf, roleChoices, variableKindWords } from '../../words/terms.ts';
import { useWorkspace } from '../../workspace.ts';
import { changeWeight } from './change-weight.ts';
import {
  AnswerBars,
  longestShare,
  MemberBars,
  MissingLines,
  NumberHistogram,
} from './distributions.tsx';

/** What can be said anew about a variable. */
type VariableEdit = Partial<Pick<VariableLine, 'label' | 'kind' | 'role' | 'categories'>>;

/** One variable in full: its distribution, and what can be changed about it. */
export function VariableDetails({
  dataset,
  variable,
  all,
}: {
  readonly dataset: DatasetLine;
  readonly variable: VariableLine;
  readonly all: readonly VariableLine[];
}) {
  const { name, label, kind, role, categories, numbers, set } = variable;
  const [isEditing, setIsEditing] = useState(false);
  const [error, setError] = useState<ErrorInWords | null>(null);
  const edit = (change: VariableEdit): void => {
    setError(null);
    editVariable(dataset.name, variable, change).catch((fault: unknown) =>
      setError(wordsOf(fault)),
    );
  };
  const longest = longestShare(variable);
  const kinds = keysOf(variableKindWords).filter(
    (one) => one === kind || (one !== 'multiple' && kind !== 'multiple'),
  );
  return (
    <article className="details">
      <header className="details-head">
        <SettledInput
          label={`Label of ${name}`}
          value={label}
          onChange={(text) => edit({ label: text })}
        />
        <p className="details-facts quiet">
          <code>{name}</code>
          <span>{formatCounted(variable.present, 'value')}</span>
          {variable.memberOf !== null && <span>belongs to {variable.memberOf}</span>}
          {variable.recipe !== null && <span>derived</span>}
          <span>unweighted counts</span>
        </p>
      </header>
      <div className="details-actions">
        <div className="details-kind">
          <Select
            label="Kind"
            isLabelHidden
            choices={kinds.map((value) => ({ value, label: variableKindWords[value] }))}
            value={kind}
            onChange={(next) => edit({ kind: next })}
            isDisabled={kind === 'multiple'}
          />
        </div>
        {kind !== 'multiple' && (
          <div className="details-kind">
            <Select
              label="What it is"
              isLabelHidden
              choices={roleChoices(dataset.kind, role)}
              value={role ?? 'none'}
              onChange={(next) => edit({ role: next === 'none' ? null : next })}
            />
          </div>
        )}
        {categories.length > 0 && set.length === 0 && (
          <Button onPress={() => setIsEditing(!isEditing)}>
            {isEditing ? 'Show the distribution' : 'Edit the answers'}
          </Button>
        )}
        <WeightButton dataset={dataset} variable={variable} />
      </div>
      {error !== null && <ErrorNote error={error} />}
      {isEditing && categories.length > 0 ? (
        <CategoryTable
          name={name}
          categories={categories}
          onChange={(next) => edit({ categories: next })}
        />
      ) : set.length > 0 ? (
        <MemberBars variable={variable} all={all} dataset={dataset.name} />
      ) : numbers !== null ? (
        <NumberHistogram dataset={dataset.name} variable={variable} numbers={numbers} />
      ) : categories.length > 0 ? (
        <AnswerBars dataset={dataset.name} variable={variable} longest={longest} />
      ) : (
        <p className="quiet">
          {kind === 'id'
            ? 'Names the rows; it is not counted.'
            : 'Free text. Read it under Rows, or tag it under Text.'}
        </p>
      )}
      {!isEditing && set.length === 0 && (
        <MissingLines dataset={dataset.name} variable={variable} longest={longest} />
      )}
    </article>
  );
}

function WeightButton({
  dataset,
  variable,
}: {
  readonly dataset: DatasetLine;
  readonly variable: VariableLine;
}) {
  const setFilter = useWorkspace((state) => state.setFilter);
  if (variable.kind !== 'weight' && variable.kind !== 'number')
    return variable.kind === 'multiple' || variable.kind === 'id' ? null : (
      <Button
        icon={ListFilter}
        look="quiet"
        onPress={() => setFilter(`not (${missingExpression(variable.name)})`)}
      >
        Only rows with a value
      </Button>
    );
  const isWeight = dataset.weight === variable.name;
  return (
    <Button onPress={() => void changeWeight(dataset, isWeight ? null : variable.name)}>
      {isWeight ? 'Stop weighting by it' : 'Weight the rows by it'}
    </Button>
  );
}

function missingExpression(name: string): string {
  return `\`${name.replaceAll('`', '``')}\` is missing`;
}

async function editVariable(
  dataset: string,
  variable: VariableLine,
  change: VariableEdit,
): Promise<void> {
  const before: VariableEdit = {
    ...(change.label === undefined ? {} : { label: variable.label }),
    ...(change.kind === undefined ? {} : { kind: variable.kind }),
    ...(change.role === undefined ? {} : { role: variable.role }),
    ...(change.categories === undefined ? {} : { categories: variable.categories }),
  };
  const send = (edit: VariableEdit) =>
    ask('variable.edit', {
      dataset,
      variable: variable.name,
      ...(edit.label === undefined ? {} : { label: edit.label }),
      ...(edit.kind === undefined ? {} : { kind: edit.kind }),
      ...(edit.role === undefined ? {} : { role: edit.role }),
      ...(edit.categories === undefined ? {} : { categories: edit.categories.map(plainCategory) }),
    });
  await send(change);
  useUndo.getState().record({
    title: `edit of ${variable.name}`,
    undo: () => send(before),
    redo: () => send(change),
  });
}

function plainCategory({ code, label, value, missing }: CategoryLine) {
  return { code, label, value, missing };
}
