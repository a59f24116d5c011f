import type { CallName, CallNamed } from '#contract/calls/index.ts';
import type { InputOf, OutputOf } from '#contract/define-call.ts';
import type { UndoStep } from '#contract/undo.ts';
import { ask, startJob } from '../../../ask/ask.ts';
import { useUndo } from '../../../undo.ts';

/** The calls that answer with how they are taken back. */
export type UndoableCall = {
  [Name in CallName]: OutputOf<CallNamed<Name>> extends { readonly undo: UndoStep } ? Name : never;
}[CallName];

/**
 * Makes a change that says how it is taken back, and remembers it for undo and redo. Done again it is the
 * same change; taken back it is the step that the core named.
 */
export async function changeUndoably<Name extends UndoableCall>(
  title: string,
  name: Name,
  input: InputOf<CallNamed<Name>>,
  make: () => Promise<OutputOf<CallNamed<Name>>> = () => ask(name, input),
): Promise<OutputOf<CallNamed<Name>>> {
  const made = await make();
  let step: UndoStep = (made as { readonly undo: UndoStep }).undo;
  useUndo.getState().record({
    title,
    undo: () => ask(step.call as CallName, step.input as never),
    redo: async () => {
      step = ((await ask(name, input)) as { readonly undo: UndoStep }).undo;
    },
  });
  return made;
}

/** As `changeUndoably` for a job: the status bar shows it and says what it made. */
export function runUndoably<Name extends UndoableCall>(
  title: string,
  name: Name,
  input: InputOf<CallNamed<Name>>,
  job: {
    readonly title: string;
    readonly says?: (output: OutputOf<CallNamed<Name>>) => string;
  },
): Promise<OutputOf<CallNamed<Name>>> {
  return changeUndoably(title, name, input, () => startJob(name, input, job).done);
}
