import { AnalysisError } from '#analysis/analysis-error.ts';
import type { NumberColumn } from '#analysis/columns/column.ts';
import { missingByte } from '#analysis/columns/missing-reason.ts';
import { type RakingTarget, targetName } from '#analysis/weighting/targets.ts';
import { summariseWeights } from '#analysis/weighting/weight-summary.ts';
import type {
  RakingReport,
  rakeWeight as rakeWeightCall,
  readTargets as readTargetsCall,
  removeWeight as removeWeightCall,
  WeightReport,
} from '#contract/calls/weights.ts';
import type { CheckedInputOf, OutputOf } from '#contract/define-call.ts';
import type { UndoStep } from '#contract/undo.ts';
import { Dataset, type VariableRecord } from '#main/project/dataset.ts';
import { DatasetWriter } from '#main/project/dataset-writer.ts';
import { remakeDependents } from '#main/project/derived-variables.ts';
import { ProjectError } from '#main/project/project-error.ts';
import { usesOf } from '#main/project/variable-uses.ts';
import { version } from '#main/version.ts';
import type { CallContext } from './call-context.ts';
import { variableLine } from './list-variables.ts';
import {
  type RakedDataset,
  type RakingInput,
  rakeDataset,
  rowWeights,
  targetsFor,
} from './raking-of.ts';
import {
  convergenceInWords,
  rakingWarnings,
  summaryWarnings,
  weightFinding,
} from './weight-words.ts';

/** The recipe of a raked weight: what it was asked with, what it was made from, and its report. */
export interface RakeRecipe {
  readonly made: 'rake';
  readonly specification: RakingInput;
  readonly inputs: Readonly<Record<string, string>>;
  readonly report: RakingReport;
  readonly version: string;
}

/** Iterations that a report keeps beside the last. */
const keptRounds = 50;

/** Answers `weight.targets`. */
export async function readTargets(
  context: CallContext,
  input: CheckedInputOf<typeof readTargetsCall>,
): Promise<readonly RakingTarget[]> {
  const dataset = new Dataset(context.project, context.columns, input.dataset);
  return targetsFor(context, dataset, input);
}

/** Answers `weight.preview`. */
export async function previewWeight(
  context: CallContext,
  input: RakingInput,
): Promise<RakingReport> {
  const dataset = new Dataset(context.project, context.columns, input.dataset);
  const targets = await targetsFor(context, dataset, input);
  return reportOf(rakeDataset(context, dataset, targets, input));
}

/** Answers `weight.rake`. */
export async function rakeWeight(
  context: CallContext,
  input: CheckedInputOf<typeof rakeWeightCall>,
): Promise<OutputOf<typeof rakeWeightCall>> {
  const dataset = new Dataset(context.project, context.columns, input.dataset);
  return rakeTo(context, input, await targetsFor(context, dataset, input));
}

/** Makes the weight that `weight.rake` asks for, its targets known. */
export function rakeTo(
  context: CallContext,
  input: CheckedInputOf<typeof rakeWeightCall>,
  targets: readonly RakingTarget[],
): OutputOf<typeof rakeWeightCall> {
  const { project, columns } = context;
  const { name, label, replace, use, accept, ...asked } = input;
  const dataset = new Dataset(project, columns, asked.dataset);
  const old = demandFree(dataset, name, replace, asked.start ?? null);
  const raked = rakeDataset(context, dataset, targets, asked);
  const report = reportOf(raked);
  if (!accept) refuseMissed(report);
  const specification = { ...asked, dataset: dataset.line.name, ...keptSource(asked, targets) };
  const inputs = inputsOf(dataset, targets, asked.start ?? null);
  const recipe: RakeRecipe = { made: 'rake', specification, inputs, report, version };
  const words =
    label ?? `Weight to ${targets.map(({ variables }) => targetName(variables)).join(', ')}`;
  const details = {
    dataset: dataset.line.name,
    variable: name,
    margins: targets.map(({ variables }) => targetName(variables)),
    outcome: report.outcome,
    designEffect: report.summary.designEffect,
    use,
  };
  project.write('weights raked', details, (database) => {
    const wasUsed = old !== null && dataset.line.weight === old.name;
    if (old !== null) database.prepare('delete from variable where id = ?').run(old.id);
    const writer = DatasetWriter.extend(database, dataset.id);
    const id = writer.addVariable({
      name,
      label: words,
      kind: 'weight',
      storage: 'number',
      set: null,
      recipe: { ...recipe },
    });
    writer.writeColumn(id, weightColumn(raked.raking.weights));
    writer.sealVariables();
    if (old !== null)
      database.prepare('update variable set position = ? where id = ?').run(old.position, id);
    if (use || wasUsed)
      database
        .prepare('update dataset set weight_variable_id = ? where id = ?')
        .run(id, dataset.id);
    remakeDependents(project, columns, dataset.line.name, [name]);
  });
  const after = new Dataset(project, columns, asked.dataset);
  const variable = variableLine(after, after.variable(name), null, null);
  return { variable, report, undo: undoOfRaking(dataset, name, old) };
}

/** What made weights is undone by removing them, or by raking those that gave way again. */
function undoOfRaking(dataset: Dataset, name: string, old: VariableRecord | null): UndoStep {
  const { name: inDataset, weight } = dataset.line;
  if (old === null) {
    return {
      call: 'weight.remove',
      input: { dataset: inDataset, weight: name, weighBy: weight },
    };
  }
  return rakedAgain(dataset, old);
}

/** The call that makes a raked weight as it is. */
function rakedAgain(dataset: Dataset, weight: VariableRecord): UndoStep {
  const { specification } = rakeRecipe(weight) as RakeRecipe;
  const { name, label } = weight;
  const use = dataset.line.weight === name;
  return {
    call: 'weight.rake',
    input: {
      ...specification,
      dataset: dataset.line.name,
      name,
      label,
      use,
      accept: true,
      replace: true,
    },
  };
}

/** Answers `weight.remove`. */
export function removeWeight(
  { project, columns }: CallContext,
  input: CheckedInputOf<typeof removeWeightCall>,
): OutputOf<typeof removeWeightCall> {
  const dataset = new Dataset(project, columns, input.dataset);
  const weight = dataset.variable(input.weight);
  const { name, kind, id } = weight;
  if (rakeRecipe(weight) === null) {
    throw new ProjectError('variable-kind-unsuitable', {
      variable: name,
      kind,
      needed: 'a weight that was raked here',
    });
  }
  const uses = usesOf(project, dataset, name).filter(({ what }) => what !== 'weight');
  if (uses.length > 0) {
    const words = uses.map(({ what, name: user }) => `${what} “${user}”`);
    throw new ProjectError('variable-in-use', { variable: name, uses: words });
  }
  const weighs = dataset.line.weight === name;
  const next = weighs && input.weighBy != null ? dataset.variable(input.weighBy).id : null;
  const undo = rakedAgain(dataset, weight);
  project.write('weights removed', { dataset: dataset.line.name, variable: name }, (database) => {
    if (weighs) {
      database
        .prepare('update dataset set weight_variable_id = ? where id = ?')
        .run(next, dataset.id);
    }
    database.prepare('delete from variable where id = ?').run(id);
  });
  return { removed: name, undo };
}

/** Answers `weight.report`. */
export function reportWeight(
  { project, columns }: CallContext,
  input: { readonly dataset: string; readonly weight: string },
): WeightReport {
  const dataset = new Dataset(project, columns, input.dataset);
  const variable = dataset.variable(input.weight);
  const summary = summariseWeights(rowWeights(dataset.weightColumn(variable.name)));
  const recipe = rakeRecipe(variable);
  return {
    dataset: dataset.line.name,
    weight: variable.name,
    finding: weightFinding(summary),
    warnings: summaryWarnings(summary),
    summary,
    raking: recipe?.report ?? null,
  };
}

/** The recipe of a raked weight; null for any other variable. */
export function rakeRecipe({ recipe }: Pick<VariableRecord, 'recipe'>): RakeRecipe | null {
  return recipe?.['made'] === 'rake' ? (recipe as unknown as RakeRecipe) : null;
}

/** A variable of that name gives way only when it was raked, and is not what the raking starts from. */
function demandFree(
  dataset: Dataset,
  name: string,
  replace: boolean,
  start: string | null,
): VariableRecord | null {
  if (!dataset.names.some((one) => one.toLowerCase() === name.toLowerCase())) return null;
  const old = dataset.set(name) === null ? dataset.variable(name) : null;
  const isStart = start !== null && old?.name === dataset.variable(start).name;
  if (old !== null && replace && rakeRecipe(old) !== null && !isStart) return old;
  throw new ProjectError('variable-exists', { dataset: dataset.line.name, variable: name });
}

/** @throws {AnalysisError} `margin-cannot-be-met` where a margin is missed and no bound is the cause. */
function refuseMissed({ outcome, margins, convergence, contradictions }: RakingReport): void {
  if (outcome === 'converged' || outcome === 'trimmed') return;
  const missed = margins.flatMap(({ margin, categories }) =>
    categories
      .filter(({ gap }) => Math.abs(gap) > 5e-5)
      .map(
        ({ category, after, target }) =>
          `${margin}: “${category}” comes to ${percent(after)}, wanted ${percent(target)}`,
      ),
  );
  throw new AnalysisError('margin-cannot-be-met', {
    margins: missed.slice(0, 8),
    reason: convergence,
    tryThis:
      contradictions.length > 0
        ? 'Correct the targets that contradict each other, leave one out, or accept the gap.'
        : 'Allow more iterations, merge small categories, or accept the gap.',
  });
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}\u202f%`;
}

/** A file may be gone tomorrow, another dataset may change: what was read is kept, the dataset is asked again. */
function keptSource(
  asked: RakingInput,
  targets: readonly RakingTarget[],
): Partial<Pick<RakingInput, 'targets' | 'file' | 'from'>> {
  if (asked.from !== undefined) return { from: asked.from };
  const kept = targets.map(({ variables, categories }) => ({
    variables: [...variables],
    categories: categories.map(({ answers, target }) => ({ answers: [...answers], target })),
  }));
  return { targets: kept, file: undefined };
}

function inputsOf(
  dataset: Dataset,
  targets: readonly RakingTarget[],
  start: string | null,
): Readonly<Record<string, string>> {
  const names = [
    ...targets.flatMap(({ variables }) => variables),
    ...(start === null ? [] : [start]),
  ];
  return Object.fromEntries(
    names.map((name) => {
      const variable = dataset.variable(name);
      return [variable.name, variable.hash];
    }),
  );
}

function reportOf({ raking, targets, warnings }: RakedDataset): RakingReport {
  const { rounds, summary, outcome, margins, contradictions, ...counts } = raking;
  const { cutLow, cutHigh, rakedRows, leftOutRows } = counts;
  const last = rounds.at(-1);
  return {
    outcome,
    finding: weightFinding(summary),
    convergence: convergenceInWords(raking),
    warnings: [...warnings, ...rakingWarnings(raking)],
    iterations: rounds.length,
    largestError: last?.largestError ?? 0,
    largestRelativeError: last?.largestRelativeError ?? 0,
    rounds: rounds.filter((_, index) => index < keptRounds || index === rounds.length - 1),
    margins,
    contradictions,
    cutLow,
    cutHigh,
    rakedRows,
    leftOutRows,
    summary,
    targets,
  };
}

/** A row without a weight is one that the rule does not apply to. */
function weightColumn(weights: Float64Array): NumberColumn {
  const isWhole = weights.every((weight) => !Number.isNaN(weight));
  const absent = missingByte('filtered-out');
  return {
    type: 'number',
    values: isWhole ? weights : weights.map((weight) => (Number.isNaN(weight) ? 0 : weight)),
    missing: isWhole
      ? null
      : Uint8Array.from(weights, (weight) => (Number.isNaN(weight) ? absent : 0)),
  };
}
