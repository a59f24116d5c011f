import { create } from 'zustand';
import type { ProjectInfo } from '#contract/calls/projects.ts';
import type { Passport } from './passport/passport.ts';
import { applyTheme, rememberedTheme, type Theme } from './theme/theme.ts';
import { useUndo } from './undo.ts';

/** One side of a comparison: an answer of a variable, a segment, an expression, or everyone else. */
export type SegmentChoice =
  | { readonly kind: 'answer'; readonly by: string; readonly answer: string }
  | { readonly kind: 'segment'; readonly name: string }
  | { readonly kind: 'expression'; readonly expression: string }
  | { readonly kind: 'rest' };

/** What every view looks at. `filter` is an expression, empty for none; `dataset` and `weight` are names. */
export interface Workspace {
  readonly project: ProjectInfo | null;
  readonly dataset: string | null;
  readonly weight: string | null;
  readonly filter: string;
  readonly segmentA: SegmentChoice | null;
  readonly segmentB: SegmentChoice | null;
  readonly passport: Passport | null;
  readonly pinnedPassports: readonly Passport[];
  /** The rows that the grid was opened on, as an expression; null for all that the filter lets through. */
  readonly rowsBehind: string | null;
  readonly theme: Theme;
  readonly setProject: (project: ProjectInfo | null) => void;
  readonly setDataset: (dataset: string | null, weight?: string | null) => void;
  readonly setWeight: (weight: string | null) => void;
  readonly setFilter: (filter: string) => void;
  readonly setSegmentA: (segment: SegmentChoice | null) => void;
  readonly setSegmentB: (segment: SegmentChoice | null) => void;
  readonly swapSegments: () => void;
  readonly openPassport: (passport: Passport) => void;
  readonly closePassport: () => void;
  readonly pinPassport: (passport: Passport) => void;
  readonly unpinPassport: (passport: Passport) => void;
  readonly setRowsBehind: (expression: string | null) => void;
  readonly setTheme: (theme: Theme) => void;
}

type Choices = Pick<Workspace, 'weight' | 'filter' | 'segmentA' | 'segmentB'>;

const noChoices: Choices = { weight: null, filter: '', segmentA: null, segmentB: null };

/** The state that all views share. Weight, filter and segments can be undone. */
export const useWorkspace = create<Workspace>()((set, get) => {
  const choose = (title: string, choices: Partial<Choices>): void => {
    const { weight, filter, segmentA, segmentB } = get();
    const before: Choices = { weight, filter, segmentA, segmentB };
    const after: Choices = { ...before, ...choices };
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    set(after);
    useUndo.getState().record({ title, undo: () => set(before), redo: () => set(after) });
  };
  return {
    project: null,
    dataset: null,
    ...noChoices,
    passport: null,
    pinnedPassports: [],
    rowsBehind: null,
    theme: rememberedTheme(),
    setProject: (project) => {
      if (project?.file !== get().project?.file) {
        useUndo.getState().forget();
        set({ dataset: null, ...noChoices, passport: null, pinnedPassports: [], rowsBehind: null });
      }
      set({ project });
    },
    setDataset: (dataset, weight = null) => {
      const { dataset: was, weight: hadWeight, filter, segmentA, segmentB } = get();
      if (dataset === was) return;
      const before = { dataset: was, weight: hadWeight, filter, segmentA, segmentB };
      const after = { dataset, ...noChoices, weight };
      const show = (next: typeof after): void => set({ ...next, passport: null, rowsBehind: null });
      show(after);
      // What was changed in the dataset before can still be taken back, once that is shown again.
      if (was === null || dataset === null) useUndo.getState().forget();
      else {
        const title = `show ${dataset} in place of ${was}`;
        useUndo.getState().record({ title, undo: () => show(before), redo: () => show(after) });
      }
    },
    setWeight: (weight) => choose('weight', { weight }),
    setFilter: (filter) => choose('filter', { filter: filter.trim() }),
    setSegmentA: (segmentA) => choose('side A', { segmentA }),
    setSegmentB: (segmentB) => choose('side B', { segmentB }),
    swapSegments: () => {
      const { segmentA, segmentB } = get();
      choose('swap sides', { segmentA: segmentB, segmentB: segmentA });
    },
    openPassport: (passport) => set({ passport }),
    closePassport: () => set({ passport: null }),
    pinPassport: (passport) =>
      set(({ pinnedPassports }) => ({
        pinnedPassports: [...pinnedPassports.filter((one) => one !== passport), passport],
      })),
    unpinPassport: (passport) =>
      set(({ pinnedPassports }) => ({
        pinnedPassports: pinnedPassports.filter((one) => one !== passport),
      })),
    setRowsBehind: (rowsBehind) => set({ rowsBehind }),
    setTheme: (theme) => {
      applyTheme(theme);
      set({ theme });
    },
  };
});
