import { create } from 'zustand';
import type { NotApplied } from '#contract/calls/recipes.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import { ask, wordsOf } from '../../../ask/ask.ts';
import { useJobs } from '../../../ask/jobs.ts';
import { chooseFile } from '../../../files/file-request.ts';
import { formatCounted } from '../../../words/numbers.ts';
import { fileNameOf } from '../../../words/quantities.ts';
import { runUndoably } from './undoable-change.ts';

/** What became of a recipe that was applied, until it has been read. */
export interface AppliedRecipe {
  readonly file: string;
  readonly applied: readonly Omit<NotApplied, 'why'>[];
  readonly notApplied: readonly NotApplied[];
  readonly error: ErrorInWords | null;
}

const useApplied = create<{ readonly applied: AppliedRecipe | null }>()(() => ({ applied: null }));

/** What became of the last recipe; null once it has been read. */
export function useAppliedRecipe(): AppliedRecipe | null {
  return useApplied((state) => state.applied);
}

/** Forgets what became of the last recipe. */
export function forgetAppliedRecipe(): void {
  useApplied.setState({ applied: null });
}

let lastId = 0;

/** Writes a dataset's preparation, without its data, where the person says; the status bar tells. */
export async function saveRecipe(dataset: string): Promise<void> {
  const stem = dataset.replace(/\.[^.]+$/u, '');
  const out = await chooseFile('save-recipe', `${stem} recipe.json`);
  if (out === null) return;
  lastId -= 1;
  const line = {
    id: lastId,
    title: 'Saving the recipe',
    progress: null,
    cancel: () => undefined,
  };
  const { add } = useJobs.getState();
  try {
    const { recipe, file } = await ask('recipe.export', { dataset, out, overwrite: true });
    const parts = recipe.derivations.length + recipe.sets.length + recipe.segments.length;
    const says = `Saved ${formatCounted(parts, 'part')} to ${fileNameOf(file ?? out)}`;
    add({ ...line, state: 'done', says, error: null });
  } catch (fault) {
    add({ ...line, state: 'failed', says: null, error: wordsOf(fault) });
  }
}

/** Applies a recipe that the person chooses; can be undone. What did not fit is kept to be shown. */
export async function applyRecipe(dataset: string): Promise<void> {
  const file = await chooseFile('open-recipe');
  if (file === null) return;
  const name = fileNameOf(file);
  try {
    const { applied, notApplied } = await runUndoably(
      `recipe ${name}`,
      'recipe.apply',
      { dataset, file },
      {
        title: `Applying ${name}`,
        says: (output) =>
          `Applied ${formatCounted(output.applied.length, 'part')} of ${name}${
            output.notApplied.length === 0 ? '' : `, ${output.notApplied.length} not`
          }`,
      },
    );
    useApplied.setState({ applied: { file, applied, notApplied, error: null } });
  } catch (fault) {
    const error = wordsOf(fault);
    if (error.code !== 'cancelled')
      useApplied.setState({ applied: { file, applied: [], notApplied: [], error } });
  }
}
