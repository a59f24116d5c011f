import type { z } from 'zod';
import type { gapDatasetsInput } from '#contract/calls/comparisons.ts';
import { keptForProject } from '../kept-for-project.ts';
import type { GapSideChoice } from './gap-side-setup.tsx';
import type { EditedMatch } from './match-editing.ts';

/** What a gap between rows is asked with, defaults filled in. */
export type DatasetsInput = z.output<typeof gapDatasetsInput>;

/** The gap between two datasets as it is being set up. */
export interface GapDraft {
  readonly source: 'figures' | 'datasets';
  readonly left: GapSideChoice;
  readonly right: GapSideChoice;
  /** The pairs as a person left them; null while they are as proposed. */
  readonly matches: readonly EditedMatch[] | null;
  /** What the result shown was asked with; null before the first. */
  readonly input: DatasetsInput | null;
  /** Whether the pairs are laid open; with a result they are a line. */
  readonly isEditing: boolean;
}

/** A side of which nothing is chosen yet. */
export const noSide: GapSideChoice = { dataset: null, filter: '', name: '', weight: undefined };

/** The gap at hand, kept when the view is left. */
export const gapDraft = keptForProject<GapDraft>({
  source: 'figures',
  left: noSide,
  right: noSide,
  matches: null,
  input: null,
  isEditing: true,
});
