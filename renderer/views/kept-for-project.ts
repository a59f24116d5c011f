import { create } from 'zustand';
import { useWorkspace } from '../workspace.ts';

/** What a view keeps while the window is open, for the project it was made in alone. */
export interface KeptForProject<Value> {
  /** The value as it stands, drawn again when it changes; the initial one in another project. */
  readonly use: () => Value;
  readonly get: () => Value;
  /** Changes some of it. */
  readonly set: (change: Partial<Value>) => void;
}

/**
 * Keeps what a person chose in a view when they leave it and come back, until another project opens. What was
 * chosen while none was open goes along into the first that opens.
 */
export function keptForProject<Value extends object>(initial: Value): KeptForProject<Value> {
  const store = create<{ readonly project: string | null; readonly value: Value }>(() => ({
    project: null,
    value: initial,
  }));
  const current = (): string | null => useWorkspace.getState().project?.file ?? null;
  const get = (): Value => {
    const { project, value } = store.getState();
    return project === current() || project === null ? value : initial;
  };
  return {
    get,
    use: () => {
      const project = useWorkspace((state) => state.project?.file ?? null);
      return store((state) =>
        state.project === project || state.project === null ? state.value : initial,
      );
    },
    set: (change) => store.setState({ project: current(), value: { ...get(), ...change } }),
  };
}
