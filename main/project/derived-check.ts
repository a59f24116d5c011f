import { AnalysisError } from '#analysis/analysis-error.ts';
import { derive } from '#analysis/derive/derive.ts';
import type { Interruption } from '#analysis/interruption.ts';
import type { ColumnCache } from './column-cache.ts';
import { Dataset } from './dataset.ts';
import { hashOfColumn } from './dataset-writer.ts';
import { derivationLookup, derivedProducts, handEditsOf } from './derived-recipes.ts';
import { withEdits } from './derived-variables.ts';
import type { Project } from './project.ts';
import { ProjectError } from './project-error.ts';

/** A derived variable that is not what its recipe makes of the data of today, and why. */
export interface DifferingVariable {
  readonly name: string;
  readonly why: string;
}

/** Makes every derived variable of a dataset again, keeps nothing, and tells which differ. */
export function derivedThatDiffer(
  project: Project,
  columns: ColumnCache,
  datasetName: string,
  interruption: Interruption,
): { readonly checked: number; readonly differing: readonly DifferingVariable[] } {
  const dataset = new Dataset(project, columns, datasetName);
  const lookup = derivationLookup(dataset);
  const differing: DifferingVariable[] = [];
  let checked = 0;
  for (const { spec, variables } of derivedProducts(dataset).values()) {
    interruption.report('deriving again', checked, null);
    checked += variables.length;
    try {
      const made = derive(spec, lookup).variables;
      for (const variable of variables) {
        const now = made.find((one) => one.name === variable.name);
        const is = now && hashOfColumn(withEdits(now, handEditsOf(variable)).column);
        if (is !== variable.hash) {
          differing.push({ name: variable.name, why: 'its recipe gives other values' });
        }
      }
    } catch (error) {
      if (!(error instanceof AnalysisError || error instanceof ProjectError)) throw error;
      if (error.code === 'cancelled') throw error;
      differing.push({ name: spec.name, why: `its recipe cannot be followed: ${error.code}` });
    }
  }
  return { checked, differing };
}
