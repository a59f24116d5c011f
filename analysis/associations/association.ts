import type { CategoryColumn, NumberColumn } from '../columns/column.ts';

/**
 * A variable to associate with others. `isScale`: its answers' values are steps of one scale, so that it
 * can be ranked and has a mean.
 */
export type AssociatedVariable =
  | {
      readonly kind: 'answers';
      readonly name: string;
      readonly label: string;
      readonly column: CategoryColumn;
      readonly isScale: boolean;
    }
  | {
      readonly kind: 'number';
      readonly name: string;
      readonly label: string;
      readonly column: NumberColumn;
    };

/** How the association of two variables is measured. */
export type AssociationMeasure = 'cramers-v' | 'spearman' | 'pearson' | 'correlation-ratio';

/** Which correlation two numbers are given. */
export const numberCorrelations = ['pearson', 'spearman'] as const;

/** One of `numberCorrelations`. */
export type NumberCorrelation = (typeof numberCorrelations)[number];

/** How p was computed; `none` beside a reason. */
export type AssociationMethod =
  | 'pearson-chi-square'
  | 'rao-scott-f'
  | 't'
  | 't-effective-base'
  | 'anova-f'
  | 'wald-f'
  | 'none';

/** Why an association has no value, or no test. */
export type AssociationReason =
  | 'nobody-answered'
  | 'base-too-small'
  | 'same-in-everyone'
  | 'too-few-for-a-variance'
  | 'all-values-equal'
  | 'too-many-categories'
  | 'too-many-empty-cells';

/**
 * What one pair of variables has to do with each other.
 *
 * - `value`: Cramer's V and the correlation ratio in [0, 1], correlations in [-1, 1].
 * - `corrected`: V after Bergsma, the correlation ratio as the root of epsilon squared: what is left once
 *   the size that chance alone would give is taken off. Null for correlations, which need none.
 * - `strength`: what a map shades, in [0, 1]: `corrected`, or the size of the correlation.
 */
export interface PairFigures {
  readonly measure: AssociationMeasure;
  readonly value: number | null;
  readonly corrected: number | null;
  readonly strength: number | null;
  readonly base: number;
  readonly effectiveBase: number;
  readonly p: number | null;
  readonly method: AssociationMethod;
  readonly reason: AssociationReason | null;
}

/**
 * A pair with its place in the whole list. `pHolm` holds the chance of any false call among all pairs at
 * the level, `pDiscovery` (Benjamini and Hochberg) the share of false ones among those called.
 */
export interface Association extends PairFigures {
  readonly first: string;
  readonly second: string;
  readonly pHolm: number | null;
  readonly pDiscovery: number | null;
  readonly isShown: boolean;
  readonly sentence: string;
}

/** Every pair of variables, in the order given; `testedCount` pairs were tested and adjusted for. */
export interface Associations {
  readonly variables: readonly { readonly name: string; readonly label: string }[];
  readonly pairs: readonly Association[];
  readonly testedCount: number;
  readonly keptCount: number;
  readonly unweightedOutCount: number;
}
