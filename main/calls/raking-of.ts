import type { z } from 'zod';
import { AnalysisError } from '#analysis/analysis-error.ts';
import type { CategoryColumn, NumberColumn } from '#analysis/columns/column.ts';
import { marginOf } from '#analysis/weighting/match-targets.ts';
import { type Raking, rake } from '#analysis/weighting/raking.ts';
import { targetFromSample } from '#analysis/weighting/target-from-sample.ts';
import { type RakingTarget, targetShares } from '#analysis/weighting/targets.ts';
import type { previewWeight, targetSample } from '#contract/calls/weights.ts';
import type { CheckedInputOf } from '#contract/define-call.ts';
import { crossedNames, readTargets } from '#main/import/read-targets.ts';
import { Dataset } from '#main/project/dataset.ts';
import { ProjectError } from '#main/project/project-error.ts';
import type { CallContext } from './call-context.ts';

/** What raking is asked with. */
export type RakingInput = CheckedInputOf<typeof previewWeight>;

type Computed = Extract<Raking, { status: 'computed' }>;

/** Raked weights with the targets that they were raked to. */
export interface RakedDataset {
  readonly raking: Computed;
  readonly targets: readonly RakingTarget[];
  /** Sentences about targets that were brought to a whole. */
  readonly warnings: readonly string[];
}

/** Where targets come from: as given, from a file, or from another dataset. */
export async function targetsFor(
  context: CallContext,
  dataset: Dataset,
  input: Pick<RakingInput, 'targets' | 'file' | 'from'>,
): Promise<readonly RakingTarget[]> {
  const isVariable = (name: string): boolean => dataset.names.includes(name);
  if (input.file !== undefined) return readTargets(input.file, isVariable, context.interruption);
  return keptTargets(context, dataset, input);
}

/** The targets that a raked weight was kept with: those it was given, or another dataset's as they are now. */
export function keptTargets(
  context: CallContext,
  dataset: Dataset,
  input: Pick<RakingInput, 'targets' | 'from'>,
): readonly RakingTarget[] {
  return input.from === undefined
    ? (input.targets ?? [])
    : targetsOfSample(context, dataset, input.from);
}

function targetsOfSample(
  { project, columns }: CallContext,
  dataset: Dataset,
  from: z.output<typeof targetSample>,
): readonly RakingTarget[] {
  const source = new Dataset(project, columns, from.dataset);
  const weight = from.weight === undefined ? source.line.weight : from.weight;
  const weights = weight === null ? null : rowWeights(source.weightColumn(weight));
  return from.variables.map((name) => {
    const names = crossedNames(name, (one) => dataset.names.includes(one));
    return targetFromSample(
      names,
      names.map((one) => answersOf(source, one)),
      weights,
    );
  });
}

/**
 * Rakes a dataset to targets that are already known.
 *
 * @throws {AnalysisError} those of `rake`, of `marginOf`, and `margin-cannot-be-met`, which names each
 *   category that nobody is in.
 */
export function rakeDataset(
  { interruption }: CallContext,
  dataset: Dataset,
  targets: readonly RakingTarget[],
  input: RakingInput,
): RakedDataset {
  refuseRepeated(targets);
  interruption.report('matching answers', 0, null);
  const margins = targets.map((target) =>
    marginOf(
      target,
      target.variables.map((name) => answersOf(dataset, name)),
      input,
    ),
  );
  const stated = targets.map((target) => targetShares(target, input));
  const total = totalFor(stated, input);
  const start = input.start ?? null;
  const startWeights = start === null ? null : rowWeights(dataset.weightColumn(start));
  const { missing, trim, tolerance, maxIterations } = input;
  const options = { start: startWeights, missing, total, trim, tolerance, maxIterations };
  const raking = rake(margins, dataset.rowCount, options, interruption);
  if (raking.status === 'notComputable') throw cannotBeMet(raking);
  const warnings = stated.flatMap(({ name, sum, unit }) => {
    const whole = { share: 1, percent: 100, count: sum }[unit];
    if (Math.abs(sum - whole) < 1e-9 * whole) return [];
    const words = unit === 'percent' ? [`${plain(sum)}\u202f%`, '100\u202f%'] : [plain(sum), '1'];
    return [`The targets of ${name} sum to ${words[0]}; they were brought to ${words[1]}.`];
  });
  return { raking, targets, warnings };
}

function plain(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** @throws {ProjectError} `variable-kind-unsuitable`. */
function answersOf(dataset: Dataset, name: string): CategoryColumn {
  const variable = dataset.variable(name);
  if (variable.kind === 'single' || variable.kind === 'scale')
    return dataset.categoryColumn(variable);
  const needed = 'a variable with a list of answers (put numbers into bands first)';
  throw new ProjectError('variable-kind-unsuitable', {
    variable: name,
    kind: variable.kind,
    needed,
  });
}

/** A weight for each row; NaN where it is missing. */
export function rowWeights({ values, missing }: NumberColumn): Float64Array {
  return Float64Array.from(values, (value, row) =>
    (missing?.[row] ?? 0) > 0 ? Number.NaN : value,
  );
}

function refuseRepeated(targets: readonly RakingTarget[]): void {
  const known = new Set<string>();
  for (const { variables } of targets) {
    const name = variables.join(' × ');
    if (known.has(name)) {
      const reason = `${name} has targets twice.`;
      throw new AnalysisError('targets-not-understood', { variable: name, reason });
    }
    known.add(name);
  }
}

/** Counts of several variables are of one population: their sums must agree. */
function totalFor(
  stated: readonly { readonly name: string; readonly sum: number; readonly unit: string }[],
  input: RakingInput,
): number | null {
  const counts = stated.filter(({ unit }) => unit === 'count');
  const [first] = counts;
  const other = counts.find(({ sum }) => Math.abs(sum / (first?.sum ?? 1) - 1) > 0.0015);
  if (first !== undefined && other !== undefined && !input.rescale) {
    const { name, sum } = other;
    const whole = plain(first.sum);
    throw new AnalysisError('targets-do-not-sum', { variable: name, sum, unit: 'count', whole });
  }
  if (input.total !== 'targets') return input.total ?? null;
  if (first !== undefined) return first.sum;
  const reason = 'They are shares, so that no population total follows from them.';
  throw new AnalysisError('targets-not-understood', { reason });
}

function cannotBeMet({ reason, empty }: Exclude<Raking, Computed>): AnalysisError {
  if (reason === 'nobody-to-weigh') {
    return new AnalysisError('margin-cannot-be-met', {
      margins: ['all of them'],
      reason: 'No row has a starting weight above 0 and an answer to every variable.',
    });
  }
  const margins = empty.map(
    ({ margin, category, target }) =>
      `${margin}: “${category}” should be ${plain(target * 100)}\u202f%`,
  );
  return new AnalysisError('margin-cannot-be-met', {
    margins,
    reason: `Nobody in the sample ${empty.length === 1 ? 'is in that category' : 'is in these categories'}, so that nobody can be weighted up to it.`,
    tryThis:
      'Merge the category with another one in the data and in the targets, or leave it out and let the targets be rescaled.',
  });
}
