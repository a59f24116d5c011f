import type { DatasetKind } from '#analysis/columns/variable.ts';
import type { PlannedVariable } from '#contract/import-plan.ts';
import { readNumber } from '../numbers.ts';
import type { ColumnProfile } from './column-profile.ts';

/** What the search for a weight rests on. */
export interface WeightEvidence {
  readonly datasetKind: DatasetKind;
  readonly variables: readonly PlannedVariable[];
  /** The rows looked at, by column; null where they were not profiled. */
  profileOf(column: number): ColumnProfile | null;
}

/** The weight that a plan proposes, and what is said of it. */
export interface ProposedWeight {
  readonly weight: string | null;
  readonly warnings: readonly string[];
}

/**
 * Proposes the sole weight among a survey's columns as the weight of its rows, for files that cannot say
 * themselves whether they are weighted; of several, none. Either is said.
 *
 * - Missing: a row without a weight does not stop the proposal; a negative weight does.
 * - Limits: posts, journeys and campaigns are never weighted unasked.
 */
export function proposeWeight(evidence: WeightEvidence): ProposedWeight {
  const { datasetKind, variables } = evidence;
  const weights = variables.filter(({ kind, included }) => included && kind === 'weight');
  const [first, second] = weights;
  if (datasetKind !== 'survey' || first === undefined) return { weight: null, warnings: [] };
  if (second !== undefined) {
    const names = weights.map(({ name }) => name).join(', ');
    return {
      weight: null,
      warnings: [`Several variables are weights (${names}); none is used until one is chosen.`],
    };
  }
  if (hasNegative(first, evidence)) return { weight: null, warnings: [] };
  const says = `${first.name} is a weight: every table and comparison is weighted by it unless another weight, or none, is chosen.`;
  return { weight: first.name, warnings: [says] };
}

function hasNegative({ source, decimal }: PlannedVariable, { profileOf }: WeightEvidence): boolean {
  const texts = profileOf(source.column)?.counts.keys() ?? [];
  return [...texts].some((text) => readNumber(text, decimal) < 0);
}
