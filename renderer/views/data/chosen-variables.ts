import { keptForProject } from '../kept-for-project.ts';

/** What stands out in the list of variables: the one that is shown, and those picked to be used together. */
export interface ChosenVariables {
  readonly dataset: string | null;
  readonly shown: string | null;
  readonly picked: readonly string[];
}

const kept = keptForProject<ChosenVariables>({ dataset: null, shown: null, picked: [] });
const none: readonly string[] = [];

/** The variables chosen in a dataset, none in another one. */
export function useChosenVariables(dataset: string): Omit<ChosenVariables, 'dataset'> {
  const chosen = kept.use();
  return chosen.dataset === dataset ? chosen : { shown: null, picked: none };
}

/** Shows a variable in full and picks no others. */
export function showVariable(dataset: string, shown: string | null): void {
  kept.set({ dataset, shown, picked: none });
}

/** Picks variables to be used together. */
export function pickVariables(
  dataset: string,
  shown: string | null,
  picked: readonly string[],
): void {
  kept.set({ dataset, shown, picked });
}
