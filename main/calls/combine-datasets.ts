import type {
  appendDatasets as appendCall,
  Combination,
  CombinationOutline,
  CombinedDataset,
  matchDatasets as matchCall,
  proposeStack as proposeStackCall,
  stackDataset as stackCall,
} from '#contract/calls/combinations.ts';
import type { CheckedInputOf, OutputOf } from '#contract/define-call.ts';
import { combine } from '#main/combine/combine.ts';
import { inputsOf } from '#main/combine/combine-input.ts';
import { proposedStacks } from '#main/combine/propose-stack.ts';
import { writeCombined } from '#main/combine/write-combined.ts';
import { freeDatasetName } from '#main/project/free-dataset-name.ts';
import type { CallContext } from './call-context.ts';

/** Answers `combination.preview`. */
export function previewCombination(
  { project, columns, interruption }: CallContext,
  { spec }: { readonly spec: Combination },
): CombinationOutline {
  const made = combine(spec, inputsOf(project, columns), interruption);
  return {
    name: freeDatasetName(project.database, made.name),
    rows: made.rows,
    variables: made.variables.map(({ name, label, kind, from }) => ({ name, label, kind, from })),
    notes: made.notes,
    matched: made.matched,
  };
}

/** Answers `combination.propose-stack`. */
export function proposeStack(
  { project, columns }: CallContext,
  { dataset }: CheckedInputOf<typeof proposeStackCall>,
): OutputOf<typeof proposeStackCall> {
  return proposedStacks(inputsOf(project, columns)(dataset));
}

/** Answers `dataset.append`. */
export function appendDatasets(
  context: CallContext,
  { name, ...spec }: CheckedInputOf<typeof appendCall>,
): CombinedDataset {
  return make(context, { kind: 'append', ...spec }, name);
}

/** Answers `dataset.stack`. */
export function stackDataset(
  context: CallContext,
  { name, ...spec }: CheckedInputOf<typeof stackCall>,
): CombinedDataset {
  return make(context, { kind: 'stack', ...spec }, name);
}

/** Answers `dataset.match`. */
export function matchDatasets(
  context: CallContext,
  { name, ...spec }: CheckedInputOf<typeof matchCall>,
): CombinedDataset {
  return make(context, { kind: 'match', ...spec }, name);
}

function make(
  { project, columns, interruption }: CallContext,
  spec: Combination,
  wish: string | undefined,
): CombinedDataset {
  const startedAt = performance.now();
  const find = inputsOf(project, columns);
  const { combined, name, datasetId } = writeCombined(project, spec, wish, find, interruption);
  return {
    dataset: name,
    datasetId,
    rows: combined.rows,
    variables: combined.variables.length,
    warnings: combined.notes,
    matched: combined.matched,
    seconds: (performance.now() - startedAt) / 1000,
    undo: { call: 'dataset.remove', input: { dataset: name } },
  };
}
