import type { CallNamed } from '#contract/calls/index.ts';
import type { MissingTreatment, RakingReport } from '#contract/calls/weights.ts';
import type { InputOf } from '#contract/define-call.ts';
import { keptForProject } from '../../kept-for-project.ts';
import { boundIn, type DraftMargin, targetsOf } from './target-edits.ts';

/** A weight being made: what is typed, as it is typed. */
export interface RakingDraft {
  readonly dataset: string | null;
  readonly margins: readonly DraftMargin[];
  readonly low: string;
  readonly high: string;
  readonly missing: MissingTreatment;
  /** A variable of starting weights; empty for none. */
  readonly start: string;
  readonly name: string;
  /** The raked weight that this one takes the place of. */
  readonly replaces: string | null;
}

const emptyDraft: RakingDraft = {
  dataset: null,
  margins: [],
  low: '',
  high: '',
  missing: 'keep-share',
  start: '',
  name: 'weight',
  replaces: null,
};

/** The draft at hand; another dataset begins anew. */
export const rakingDraft = keptForProject<RakingDraft>(emptyDraft);

/** The draft of a dataset. */
export function useRakingDraft(dataset: string): RakingDraft {
  const draft = rakingDraft.use();
  return draft.dataset === dataset ? draft : { ...emptyDraft, dataset };
}

/** Changes the draft of a dataset. */
export function changeDraft(draft: RakingDraft, change: Partial<RakingDraft>): void {
  rakingDraft.set({ ...draft, ...change });
}

/** Begins anew with the name given. */
export function newDraft(dataset: string, name: string): void {
  rakingDraft.set({ ...emptyDraft, dataset, name });
}

/** What a preview is asked with; null while a figure is missing or a bound is none. */
export function previewInput(draft: RakingDraft): InputOf<CallNamed<'weight.preview'>> | null {
  const targets = targetsOf(draft.margins);
  const low = boundIn(draft.low, 'low');
  const high = boundIn(draft.high, 'high');
  if (targets === null || draft.dataset === null || low === undefined || high === undefined)
    return null;
  return {
    dataset: draft.dataset,
    targets,
    unit: 'percent',
    missing: draft.missing,
    trim: { low, high },
    ...(draft.start === '' ? {} : { start: draft.start }),
  };
}

/** The draft that a kept weight was made from, as far as its recipe says. */
export function draftOfRecipe(
  dataset: string,
  weight: string,
  recipe: Readonly<Record<string, unknown>> | null,
  report: RakingReport,
): Partial<RakingDraft> {
  const specification = (recipe?.['specification'] ?? {}) as Partial<
    InputOf<CallNamed<'weight.preview'>>
  >;
  return {
    dataset,
    margins: report.margins.map(({ margin, categories }, at) => ({
      variables: report.targets[at]?.variables ?? [margin],
      cells: categories.map(({ target }, place) => ({
        answers: report.targets[at]?.categories[place]?.answers ?? [],
        typed: String(Number((target * 100).toPrecision(10))),
      })),
    })),
    low: String(specification.trim?.low ?? ''),
    high: String(specification.trim?.high ?? ''),
    missing: specification.missing ?? 'keep-share',
    start: specification.start ?? '',
    name: weight,
    replaces: weight,
  };
}
