import type { Derivation } from '#analysis/derive/derivation.ts';
import { variablesInDerivation } from '#analysis/derive/derivation-inputs.ts';
import type { DerivationLookup } from '#analysis/derive/derivation-lookup.ts';
import { type DerivedRecipe, derivation, type HandEdits } from '#contract/calls/preparations.ts';
import type { Dataset, VariableRecord } from './dataset.ts';
import { ProjectError } from './project-error.ts';

/** A derivation of a dataset with the variables that it made: one, or the members of a set. */
export interface DerivedProduct {
  readonly spec: Derivation;
  readonly variables: readonly VariableRecord[];
}

/** How derivations find what they are made from in a dataset. */
export function derivationLookup(dataset: Dataset): DerivationLookup {
  const variable = (name: string): VariableRecord | null => {
    const lower = name.toLowerCase();
    return (
      dataset.variables.find((one) => one.name === name) ??
      dataset.variables.find((one) => one.name.toLowerCase() === lower) ??
      null
    );
  };
  return {
    ...dataset.lookup,
    rowCount: dataset.rowCount,
    kind: (name) => variable(name)?.kind ?? null,
    memberNames: (name) => dataset.set(name)?.members.map((member) => member.name) ?? null,
    label: (name) => variable(name)?.label ?? dataset.set(name)?.label ?? name,
  };
}

/** How a variable was derived; null for any other variable, and where the recipe cannot be read. */
export function derivedRecipe({ recipe }: Pick<VariableRecord, 'recipe'>): DerivedRecipe | null {
  if (recipe?.['made'] !== 'derived') return null;
  const read = derivation.safeParse(recipe['spec']);
  return read.success ? { ...(recipe as unknown as DerivedRecipe), spec: read.data } : null;
}

/** What was changed by hand on a derived variable; undefined when nothing was. */
export function handEditsOf(variable: Pick<VariableRecord, 'recipe'>): HandEdits | undefined {
  return derivedRecipe(variable)?.edits;
}

/** The derivations of a dataset, by name, in the order of their variables. */
export function derivedProducts(dataset: Dataset): ReadonlyMap<string, DerivedProduct> {
  const products = new Map<string, DerivedProduct>();
  for (const variable of dataset.variables) {
    const spec = derivedRecipe(variable)?.spec;
    if (spec === undefined) continue;
    const known = products.get(spec.name);
    products.set(spec.name, { spec, variables: [...(known?.variables ?? []), variable] });
  }
  return products;
}

/**
 * Derivations so that each comes after those that it is made from; otherwise as given.
 *
 * - `lookup` finds the variables that stand already; what the derivations make is known by their names.
 *
 * @throws {ProjectError} `derivation-circular` with the way back.
 * @throws {AnalysisError} `expression-not-understood`.
 */
export function inOrderOfMaking(
  specs: readonly Derivation[],
  lookup: DerivationLookup,
): readonly Derivation[] {
  const byName = new Map(specs.map((spec) => [spec.name.toLowerCase(), spec]));
  const ordered: Derivation[] = [];
  const done = new Set<string>();
  const visit = (spec: Derivation, path: readonly string[]): void => {
    const key = spec.name.toLowerCase();
    if (done.has(key)) return;
    if (path.includes(spec.name)) {
      const way = [...path.slice(path.indexOf(spec.name)), spec.name].join(' → ');
      throw new ProjectError('derivation-circular', { variable: spec.name, path: way });
    }
    for (const name of madeFrom(spec, lookup)) {
      const before = byName.get(name.toLowerCase()) ?? setOfMember(name, byName);
      if (before !== undefined) visit(before, [...path, spec.name]);
    }
    done.add(key);
    ordered.push(spec);
  };
  for (const spec of specs) visit(spec, []);
  return ordered;
}

/** The set that makes `name_1`, `name_2` and so on. */
function setOfMember(
  name: string,
  byName: ReadonlyMap<string, Derivation>,
): Derivation | undefined {
  const stem = /^(.*)_\d+$/su.exec(name)?.[1];
  const spec = stem === undefined ? undefined : byName.get(stem.toLowerCase());
  return spec?.kind === 'mentions' ? spec : undefined;
}

/** The names that a derivation needs: as it writes them, and the variables behind them. */
export function madeFrom(spec: Derivation, lookup: DerivationLookup): readonly string[] {
  const written = spec.kind === 'expression' ? [] : [spec.from].flat();
  return [...new Set([...written, ...variablesInDerivation(spec, lookup)])];
}

/** Those of `specs`, in their order, that are made from any of the names, directly or through others. */
export function dependentsOf(
  names: readonly string[],
  specs: readonly Derivation[],
  lookup: DerivationLookup,
): readonly Derivation[] {
  const changed = new Set(names.map((name) => name.toLowerCase()));
  return inOrderOfMaking(specs, lookup).filter((spec) => {
    const from = madeFrom(spec, lookup);
    const isDependent = from.some(
      (name) => changed.has(name.toLowerCase()) || changed.has(stemOf(name)),
    );
    if (isDependent) changed.add(spec.name.toLowerCase());
    return isDependent;
  });
}

function stemOf(name: string): string {
  return name.toLowerCase().replace(/_\d+$/u, '');
}
