import { errorInWords } from '#main/error-in-words.ts';
import { type Dataset as Data, Dataset, datasetLines } from '#main/project/dataset.ts';
import type { CallContext } from './call-context.ts';
import { rakeDataset, rowWeights, targetsFor } from './raking-of.ts';
import { weightFinding } from './weight-words.ts';
import { rakeRecipe } from './weights.ts';

/** A raked weight that would come out otherwise today. */
export interface MovedWeight {
  readonly analysis: string;
  readonly where: string;
  readonly was: number | string | null;
  readonly is: number | string | null;
}

/**
 * Rakes every raked weight of the project again, by its recipe. `numbers` counts the weights compared;
 * `moved` says for each weight that is not the same how many rows changed, and what it does now.
 */
export async function rerunWeights(
  context: CallContext,
): Promise<{ readonly numbers: number; readonly moved: readonly MovedWeight[] }> {
  const moved: MovedWeight[] = [];
  let numbers = 0;
  for (const { name } of datasetLines(context.project)) {
    const dataset = new Dataset(context.project, context.columns, name);
    for (const { name: weight } of dataset.variables.filter((one) => rakeRecipe(one) !== null)) {
      numbers += dataset.rowCount;
      moved.push(...(await movedWeight(context, dataset, weight)));
    }
  }
  return { numbers, moved };
}

async function movedWeight(
  context: CallContext,
  dataset: Data,
  weight: string,
): Promise<readonly MovedWeight[]> {
  const recipe = rakeRecipe(dataset.variable(weight));
  if (recipe === null) return [];
  const analysis = `Weight ${weight}, ${dataset.line.name}`;
  const was = rowWeights(dataset.weightColumn(weight));
  try {
    const targets = await targetsFor(context, dataset, recipe.specification);
    const { raking } = rakeDataset(context, dataset, targets, recipe.specification);
    const count = raking.weights.filter((one, row) => !Object.is(one, was[row])).length;
    if (count === 0) return [];
    const is = weightFinding(raking.summary);
    return [
      { analysis, where: 'rows with another weight', was: 0, is: count },
      { analysis, where: 'finding', was: recipe.report.finding, is },
    ];
  } catch (error) {
    const { code, what } = errorInWords(error, () => undefined);
    if (code === 'internal' || code === 'cancelled') throw error;
    return [{ analysis, where: 'error', was: null, is: what }];
  }
}
