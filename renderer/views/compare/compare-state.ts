import type { ComparisonRow, SkippedVariable } from '#contract/calls/comparisons.ts';
import { useUndo } from '../../undo.ts';
import { keptForProject } from '../kept-for-project.ts';

/** The parts of the view. */
export type CompareTab = 'answers' | 'apart' | 'profile' | 'waves' | 'associations' | 'drivers';

/** What is asked of the drivers of one dataset; null where nothing was chosen yet. */
export interface DriversDraft {
  readonly outcome: string | null;
  readonly answers: readonly string[];
  readonly predictors: readonly string[];
}

/** What is asked of the waves of one dataset; `others` are the datasets after it, in their order. */
export interface WavesDraft {
  readonly mode: 'rows' | 'datasets';
  readonly by: string | null;
  readonly others: readonly string[];
  /** Null stands for all questions. */
  readonly variables: readonly string[] | null;
}

/** What was chosen in the comparison of each dataset. */
interface CompareState {
  readonly tab: CompareTab;
  /** The questions of the map of associations; null stands for all. */
  readonly associatedByDataset: Readonly<Record<string, readonly string[] | null>>;
  readonly driversByDataset: Readonly<Record<string, DriversDraft>>;
  readonly wavesByDataset: Readonly<Record<string, WavesDraft>>;
  /** The questions to compare; null stands for all but those that make the sides. */
  readonly chosenByDataset: Readonly<Record<string, readonly string[] | null>>;
}

/** The comparisons at hand, kept when the view is left. */
export const compareState = keptForProject<CompareState>({
  tab: 'answers',
  associatedByDataset: {},
  driversByDataset: {},
  wavesByDataset: {},
  chosenByDataset: {},
});

/** Chooses the questions to compare; can be undone. */
export function chooseQuestions(
  dataset: string,
  chosen: readonly string[] | null,
  title: string,
): void {
  const before = compareState.get().chosenByDataset[dataset] ?? null;
  const put = (names: readonly string[] | null): void =>
    compareState.set({
      chosenByDataset: { ...compareState.get().chosenByDataset, [dataset]: names },
    });
  put(chosen);
  useUndo.getState().record({ title, undo: () => put(before), redo: () => put(chosen) });
}

/** Compares the questions of a comparison again without the one of a row. */
export function leaveOut(
  dataset: string,
  compared: readonly Pick<ComparisonRow, 'variable'>[],
  left: Pick<ComparisonRow, 'variable' | 'label'>,
): void {
  const rest = withoutQuestion(compared, left.variable);
  if (rest.length > 0) chooseQuestions(dataset, rest, `leave out “${left.label}”`);
}

/** The questions of a comparison, each once and in order, without one. */
export function withoutQuestion(
  compared: readonly Pick<ComparisonRow | SkippedVariable, 'variable'>[],
  left: string,
): readonly string[] {
  return [...new Set(compared.map(({ variable }) => variable))].filter((one) => one !== left);
}
