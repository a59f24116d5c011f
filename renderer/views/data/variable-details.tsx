import { ListFilter } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { DatasetLine, VariableLine } from '#contract/calls/datasets.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import { wordsOf } from '../../ask/ask.ts';
import { Button } from '../../controls/button.tsx';
import { SettledInput } from '../../controls/category-table.tsx';
import { ErrorNote } from '../../controls/notes.tsx';
import { Select } from '../../controls/select.tsx';
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
import { AnswersEditor } from './preparing/answers-editor.tsx';
import { DerivedNote, isDerived, TakeApartButton } from './preparing/derived-note.tsx';
import { nameOfAnswer, newDraft } from './preparing/drafts.ts';
import { editVariable, type VariableEdit } from './preparing/make-variables.ts';
import { openPreparing } from './preparing/preparing-dialogs.ts';
import { VariableTools } from './preparing/variable-tools.tsx';

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
  const fail = useCallback((fault: unknown): void => setError(wordsOf(fault)), []);
  const edit = (change: VariableEdit): void => {
    setError(null);
    editVariable(dataset.name, variable, change).catch(fail);
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
      <div className="details-actions">
        <VariableTools dataset={dataset} variable={variable} variables={all} onError={fail} />
        {set.length > 0 && !isDerived(variable) && (
          <TakeApartButton dataset={dataset.name} name={name} onError={fail} />
        )}
      </div>
      {isDerived(variable) && (
        <DerivedNote dataset={dataset} variable={variable} variables={all} onError={fail} />
      )}
      {error !== null && <ErrorNote error={error} />}
      {isEditing && categories.length > 0 ? (
        <AnswersEditor
          name={name}
          categories={categories}
          onChange={(next) => edit({ categories: next })}
          onMerge={(codes) => startMerge(variable, codes, all)}
          onNet={(codes) => startNet(variable, codes, all)}
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

function startMerge(
  variable: VariableLine,
  codes: readonly string[],
  all: readonly VariableLine[],
): void {
  const draft = newDraft('recode', [variable], all);
  const chosen = variable.categories.filter(({ code }) => codes.includes(code));
  const words = chosen.map(({ label }) => label).join(' or ');
  const becomes = Object.fromEntries(codes.map((code) => [code, words]));
  const work = { kind: 'recode', from: variable.name, becomes } as const;
  openPreparing({ kind: 'derive', draft: { ...draft, work } });
}

function startNet(
  variable: VariableLine,
  codes: readonly string[],
  all: readonly VariableLine[],
): void {
  const draft = newDraft('net', [variable], all);
  const answers = variable.categories
    .filter(({ code }) => codes.includes(code))
    .map((one) => nameOfAnswer(one, variable.categories));
  const work = { kind: 'net', from: variable.name, answers, match: 'any' } as const;
  openPreparing({ kind: 'derive', draft: { ...draft, work } });
}
