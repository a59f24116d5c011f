import { marginOf } from '#analysis/weighting/match-targets.ts';
import { type Raking, rake } from '#analysis/weighting/raking.ts';
import { type MarginReport, missingTreatments } from '#analysis/weighting/raking-margin.ts';
import { type RakingOptions, rakingDefaults } from '#analysis/weighting/raking-options.ts';
import { categoryColumn } from '../columns/make-columns.ts';

/** Answers by variable, one for each row; null is missing. */
export type Sample = Readonly<Record<string, readonly (string | null)[]>>;

/** Targets by variable ("gender", or "gender*age" with answers "Male|18-34"). */
export type Targets = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Rakes a sample written by hand. */
export function rakeSample(
  sample: Sample,
  targets: Targets,
  options: Partial<RakingOptions> = {},
): Raking {
  const margins = Object.entries(targets).map(([names, target]) => {
    const variables = names.split('*');
    const categories = Object.entries(target).map(([answers, figure]) => ({
      answers: answers.split('|'),
      target: figure,
    }));
    const columns = variables.map((name) => categoryColumn(sample[name] ?? []));
    const reading = { unit: 'auto', rescale: false, uncovered: 'refuse' } as const;
    return marginOf({ variables, categories }, columns, reading);
  });
  const rows = Object.values(sample)[0]?.length ?? 0;
  return rake(margins, rows, { ...rakingDefaults, ...options });
}

/** The raking itself, where there is one. */
export function computed(raking: Raking): Extract<Raking, { status: 'computed' }> {
  if (raking.status === 'computed') return raking;
  throw new Error(`not computable: ${raking.reason}`);
}

/** The largest miss of any category, in shares. */
export function largestMiss(margins: readonly MarginReport[]): number {
  return Math.max(...margins.flatMap((one) => one.categories.map(({ gap }) => Math.abs(gap))));
}

/** Those treatments of missing answers that rake. */
export const rakingTreatments = missingTreatments.filter((one) => one !== 'refuse');
