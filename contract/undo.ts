/**
 * How a change is taken back: a call of the same contract with its whole input. Sent as it is, right after
 * the change, it leaves the project with the same content as before (the log of events keeps both).
 */
export interface UndoStep {
  readonly call: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What every change that can be taken back answers with, beside the rest. */
export interface Undoable {
  readonly undo: UndoStep;
}
