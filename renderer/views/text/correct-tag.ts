import { ask } from '../../ask/ask.ts';
import { useUndo } from '../../undo.ts';

/** Sets a tag by hand, or confirms it; undo brings back what stood there, the machine's answer included. */
export async function correctTag(
  at: { readonly dataset: string; readonly variable: string; readonly row: number },
  before: { readonly label: string | null; readonly isByHand: boolean },
  label: string,
): Promise<void> {
  await ask('text.correct', { ...at, label });
  useUndo.getState().record({
    title: `${at.variable} of row ${at.row + 1}: ${label}`,
    undo: () => ask('text.correct', { ...at, label: before.isByHand ? before.label : null }),
    redo: () => ask('text.correct', { ...at, label }),
  });
}
