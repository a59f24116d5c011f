import { Pencil, Trash2 } from 'lucide-react';
import type { DatasetLine, VariableLine } from '#contract/calls/datasets.ts';
import { useAnswer } from '../../../ask/use-answer.ts';
import { Button } from '../../../controls/button.tsx';
import type { Spec } from './drafts.ts';
import { removeVariable } from './make-variables.ts';
import { openPreparing } from './preparing-dialogs.ts';
import { recipeWords } from './recipe-words.ts';
import { reopenedDraft } from './reopen-draft.ts';
import { changeUndoably } from './undoable-change.ts';

const useWords = {
  variable: 'the variable',
  segment: 'the segment',
  analysis: 'the kept analysis',
  weight: 'the weight of',
  set: 'the set',
  tags: 'tags',
} as const;

/** Whether a variable was made from others. */
export function isDerived({ recipe }: Pick<VariableLine, 'recipe'>): boolean {
  return recipe?.['made'] === 'derived';
}

/** How a derived variable is made, in words; what needs it; its recipe to be changed, and its removal. */
export function DerivedNote({
  dataset,
  variable,
  variables,
  onError,
}: {
  readonly dataset: DatasetLine;
  readonly variable: VariableLine;
  readonly variables: readonly VariableLine[];
  readonly onError: (fault: unknown) => void;
}) {
  const lines = useAnswer('derive.list', { dataset: dataset.name });
  const kept = variable.recipe?.['spec'] as { readonly name?: string } | undefined;
  const line = lines.data?.find(({ name }) => name === (kept?.name ?? variable.name));
  if (line === undefined) return null;
  const { uses } = line;
  // The core answers with lists that cannot be changed; they are the same recipe.
  const spec = line.spec as Spec;
  return (
    <div className="derived-note">
      <p>
        <span className="quiet">Derived: </span>
        <span className={spec.kind === 'expression' ? 'mono' : undefined}>
          {recipeWords(spec, variables)}
        </span>
      </p>
      {uses.length > 0 && (
        <p className="small quiet">
          Needed by {uses.map(({ what, name }) => `${useWords[what]} ${name}`).join(', ')}.
        </p>
      )}
      <div className="details-actions">
        <Button
          icon={Pencil}
          onPress={() => openPreparing({ kind: 'derive', draft: reopenedDraft(spec, variables) })}
        >
          Change the recipe
        </Button>
        <Button
          look="quiet"
          icon={Trash2}
          onPress={() => {
            removeVariable(dataset.name, spec.name).catch(onError);
          }}
        >
          Remove
        </Button>
      </div>
    </div>
  );
}

/** The button that takes a set apart; its variables stay. */
export function TakeApartButton({
  dataset,
  name,
  onError,
}: {
  readonly dataset: string;
  readonly name: string;
  readonly onError: (fault: unknown) => void;
}) {
  return (
    <Button
      look="quiet"
      onPress={() => {
        changeUndoably(`set ${name} taken apart`, 'set.remove', { dataset, name }).catch(onError);
      }}
    >
      Take the set apart
    </Button>
  );
}
