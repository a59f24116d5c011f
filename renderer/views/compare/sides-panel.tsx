import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useAnswer } from '../../ask/use-answer.ts';
import { Button } from '../../controls/button.tsx';
import { EmptyState, ErrorNote, Waiting } from '../../controls/notes.tsx';
import { Select } from '../../controls/select.tsx';
import { comparedSides } from '../../words/expression.ts';
import { useWorkspace } from '../../workspace.ts';
import { useViewAction } from '../use-view-action.ts';
import { CompareSetup } from './compare-setup.tsx';
import { chooseQuestions, compareState } from './compare-state.ts';
import { focusQuestion } from './focus-question.ts';
import { VariablePicker } from './variable-picker.tsx';

const levels = [
  { value: '0.9', label: '90\u202f%' },
  { value: '0.95', label: '95\u202f%' },
  { value: '0.99', label: '99\u202f%' },
] as const;

/** Two sides and the questions to compare them on, as a call takes them. */
export interface ComparedInput {
  readonly dataset: string;
  readonly a: string;
  readonly b?: string;
  readonly by?: string;
  readonly weight: string | null;
  readonly level: number;
  readonly filter?: string;
  readonly variables?: string[];
}

/** Who is compared, on which questions, and what `children` make of it once both sides are chosen. */
export function SidesPanel({
  dataset,
  children,
}: {
  readonly dataset: string;
  readonly children: (input: ComparedInput) => ReactNode;
}) {
  const { segmentA, segmentB, weight, filter } = useWorkspace();
  const variables = useAnswer('dataset.variables', { dataset });
  const segments = useAnswer('segment.list', { dataset });
  const chosen = compareState.use().chosenByDataset[dataset] ?? null;
  const [level, setLevel] = useState<(typeof levels)[number]['value']>('0.95');
  const input = useMemo((): ComparedInput | null => {
    const sides = comparedSides(segmentA, segmentB);
    if (sides === null) return null;
    return {
      dataset,
      ...sides,
      weight,
      level: Number(level),
      ...(filter === '' ? {} : { filter }),
      ...(chosen === null ? {} : { variables: [...chosen] }),
    };
  }, [dataset, segmentA, segmentB, weight, filter, level, chosen]);
  const setup = useRef<HTMLDivElement>(null);
  useViewAction('compare-two', 'Compare two groups: choose who', 'Compare', () =>
    focusQuestion(setup.current),
  );
  if (variables.error !== null) return <ErrorNote error={variables.error} />;
  if (variables.data === undefined) return <Waiting>Reading the variables …</Waiting>;
  return (
    <div className="view-section">
      <div ref={setup} className="view-setup">
        <CompareSetup variables={variables.data} segments={segments.data ?? []} />
        <div className="view-setup-end">
          <VariablePicker
            variables={variables.data}
            chosen={chosen}
            onChoose={(names) => chooseQuestions(dataset, names, 'questions to compare')}
          />
          <Select label="Level" isLabelHidden choices={levels} value={level} onChange={setLevel} />
        </div>
      </div>
      {input === null && (
        <EmptyState
          title="Choose who is compared"
          next="Take a question whose answers split the rows in two (strategic and informal users, say), or two segments. Every other question is then compared: shares, gaps in points, ratios, intervals and tests."
          action={
            <Button look="primary" onPress={() => focusQuestion(setup.current)}>
              Choose a question
            </Button>
          }
        />
      )}
      {input !== null && children(input)}
    </div>
  );
}
