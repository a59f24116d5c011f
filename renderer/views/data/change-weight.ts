import type { DatasetLine } from '#contract/calls/datasets.ts';
import { ask } from '../../ask/ask.ts';
import { useUndo } from '../../undo.ts';
import { useWorkspace } from '../../workspace.ts';

/** Weights a dataset by a variable from now on, or by none; can be undone. */
export async function changeWeight(dataset: DatasetLine, weight: string | null): Promise<void> {
  const set = async (next: string | null): Promise<void> => {
    await ask('dataset.weight', { dataset: dataset.name, weight: next });
    useWorkspace.setState({ weight: next });
  };
  const before = dataset.weight;
  await set(weight);
  useUndo.getState().record({
    title: 'weight of the dataset',
    undo: () => set(before),
    redo: () => set(weight),
  });
}
