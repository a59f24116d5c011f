import type { VariableKind } from '../columns/variable.ts';
import type { VariableLookup } from '../columns/variable-lookup.ts';

/**
 * How a derivation finds what it is made from.
 *
 * - `kind`: what a variable is; null for one that there is not.
 * - `memberNames`: the variables of a set or a grid, in order; null when no set has that name.
 * - `label`: what people read for a variable or a set.
 */
export interface DerivationLookup extends VariableLookup {
  readonly rowCount: number;
  kind(name: string): VariableKind | null;
  memberNames(name: string): readonly string[] | null;
  label(name: string): string;
}
