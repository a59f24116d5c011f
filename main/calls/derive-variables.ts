import type { Derivation } from '#analysis/derive/derivation.ts';
import { type DerivedVariable, derive } from '#analysis/derive/derive.ts';
import type {
  DerivedLine,
  deriveVariables as deriveVariablesCall,
  HandEdits,
  listDerivations as listDerivationsCall,
  previewDerivations as previewDerivationsCall,
  VariableUse,
} from '#contract/calls/preparations.ts';
import type { CheckedInputOf, OutputOf } from '#contract/define-call.ts';
import type { UndoStep } from '#contract/undo.ts';
import { Dataset } from '#main/project/dataset.ts';
import {
  type DerivedProduct,
  dependentsOf,
  derivationLookup,
  derivedProducts,
  handEditsOf,
  inOrderOfMaking,
  madeFrom,
} from '#main/project/derived-recipes.ts';
import { writeDerivation } from '#main/project/derived-variables.ts';
import type { Project } from '#main/project/project.ts';
import { ProjectError } from '#main/project/project-error.ts';
import { useInWords, usesOf } from '#main/project/variable-uses.ts';
import type { CallContext } from './call-context.ts';
import { variableLine } from './list-variables.ts';
import { summariseColumn, summariseTexts } from './summarise-variable.ts';

/** Answers `derive.preview`: what would be made, counted, and not kept. */
export function previewDerivations(
  { project, columns, interruption }: CallContext,
  input: CheckedInputOf<typeof previewDerivationsCall>,
): OutputOf<typeof previewDerivationsCall> {
  const dataset = new Dataset(project, columns, input.dataset);
  let lookup = derivationLookup(dataset);
  const made = new Map<string, DerivedLine[]>();
  for (const spec of inOrderOfMaking(input.specs, lookup)) {
    interruption.report('deriving', made.size, input.specs.length);
    const { variables, set } = derive(spec, lookup);
    const memberOf = set?.name ?? null;
    made.set(
      spec.name,
      variables.map((one) => lineOf(one, unkept(one, memberOf))),
    );
    lookup = withMade(lookup, variables, set?.name ?? null);
  }
  return { made: input.specs.flatMap(({ name }) => made.get(name) ?? []) };
}

/** The lookup once these variables stand: what later specs are made from. */
function withMade(
  lookup: ReturnType<typeof derivationLookup>,
  made: readonly DerivedVariable[],
  set: string | null,
): ReturnType<typeof derivationLookup> {
  const find = (name: string) => made.find((one) => one.name.toLowerCase() === name.toLowerCase());
  return {
    ...lookup,
    column: (name) => find(name)?.column ?? lookup.column(name),
    kind: (name) => find(name)?.kind ?? lookup.kind(name),
    label: (name) => find(name)?.label ?? lookup.label(name),
    members: (name) =>
      name === set ? made.map(({ label, column }) => ({ label, column })) : lookup.members(name),
    memberNames: (name) => (name === set ? made.map((one) => one.name) : lookup.memberNames(name)),
  };
}

function unkept(made: DerivedVariable, memberOf: string | null): DerivedLine['variable'] {
  const { name, label, kind, column } = made;
  const summary =
    column.type === 'text'
      ? summariseTexts(column.offsets.length - 1, column.missing, null)
      : summariseColumn(column, null);
  return { name, label, kind, role: null, set: [], memberOf, recipe: null, hash: '', ...summary };
}

function lineOf(made: DerivedVariable, variable: DerivedLine['variable']): DerivedLine {
  const { name, unreadable, notes } = made;
  const lost =
    unreadable === 0
      ? []
      : [
          `${unreadable === 1 ? '1 row had' : `${unreadable} rows had`} a value that gave no number.`,
        ];
  return { name, variable, unreadable, notes: [...notes, ...lost] };
}

/** Answers `derive.run`: all or nothing, in one transaction, each after those that it is made from. */
export function deriveVariables(
  { project, columns, interruption }: CallContext,
  input: CheckedInputOf<typeof deriveVariablesCall>,
): OutputOf<typeof deriveVariablesCall> {
  const change = () => {
    const before = new Dataset(project, columns, input.dataset);
    const products = derivedProducts(before);
    const asked = { ...input, specs: withStandingNames(input.specs, products) };
    demandFreeNames(before, products, asked);
    const replaced = asked.specs.flatMap(({ name }) => products.get(name) ?? []);
    const removed = removeFirst(project, before, products, asked);
    const after = new Dataset(project, columns, input.dataset);
    const standing = [...derivedProducts(after).values()].map(({ spec }) => spec);
    const order = orderOfChange(after, standing, asked.specs, removed);
    const made = new Map<string, readonly DerivedVariable[]>();
    for (const spec of order) {
      interruption.report('deriving', made.size, order.length);
      made.set(spec.name, writeDerivation(project, columns, input.dataset, spec, input));
    }
    const undo = undoOf(before, asked, products, [...replaced, ...removed]);
    return { specs: asked.specs, made, removed, undo, order };
  };
  const { specs, made, removed, undo, order } = project.write(
    'variables derived',
    (result: ReturnType<typeof change>) => ({
      dataset: input.dataset,
      specs: result.specs,
      recomputed: namesBeyond(result.specs, result.order),
      removed: result.removed.map(({ spec }) => spec.name),
    }),
    change,
  );
  const after = new Dataset(project, columns, input.dataset);
  return {
    made: specs.flatMap(({ name }) =>
      (made.get(name) ?? []).map((one) => {
        const variable = after.variable(one.name);
        const set = after.sets.find(({ id }) => id === variable.setId)?.name ?? null;
        return lineOf(one, variableLine(after, variable, set, null));
      }),
    ),
    recomputed: namesBeyond(specs, order),
    removed: removed.map(({ spec }) => spec.name),
    undo,
  };
}

type DeriveRequest = Omit<CheckedInputOf<typeof deriveVariablesCall>, 'specs'> & {
  readonly specs: readonly Derivation[];
};

/** Names are the same in any case: what is made again under another spelling keeps the one it has. */
function withStandingNames(
  specs: readonly Derivation[],
  products: ReadonlyMap<string, DerivedProduct>,
): readonly Derivation[] {
  const standing = new Map([...products.keys()].map((name) => [name.toLowerCase(), name]));
  return specs.map((spec) => ({
    ...spec,
    name: standing.get(spec.name.toLowerCase()) ?? spec.name,
  }));
}

function namesBeyond(
  specs: readonly Derivation[],
  order: readonly Derivation[],
): readonly string[] {
  return order
    .filter(({ name }) => !specs.some((spec) => spec.name === name))
    .map(({ name }) => name);
}

/** What is asked for and what is made from it, in the order of making. */
function orderOfChange(
  dataset: Dataset,
  standing: readonly Derivation[],
  specs: readonly Derivation[],
  removed: readonly DerivedProduct[],
): readonly Derivation[] {
  const others = standing.filter(({ name }) => !specs.some((spec) => spec.name === name));
  const lookup = derivationLookup(dataset);
  const all = [...others, ...specs];
  const gone = [...specs.map(({ name }) => name), ...removed.map(({ spec }) => spec.name)];
  const dependents = dependentsOf(gone, all, lookup);
  const wanted = new Set([...specs, ...dependents].map(({ name }) => name));
  return inOrderOfMaking(all, lookup).filter(({ name }) => wanted.has(name));
}

/** A name is free, or that of a derivation that may be replaced. */
function demandFreeNames(
  dataset: Dataset,
  products: ReadonlyMap<string, DerivedProduct>,
  { specs, replace, remove }: DeriveRequest,
): void {
  const seen = new Set<string>();
  const own = new Set(
    [...products.values()]
      .filter(({ spec }) => replace || remove.includes(spec.name))
      .flatMap(({ spec, variables }) => [spec.name, ...variables.map(({ name }) => name)])
      .map((name) => name.toLowerCase()),
  );
  for (const { name } of specs) {
    const key = name.toLowerCase();
    const isTaken = dataset.names.some((one) => one.toLowerCase() === key);
    if (seen.has(key) || (isTaken && !own.has(key))) {
      throw new ProjectError('variable-exists', { variable: name });
    }
    seen.add(key);
  }
}

function removeFirst(
  project: Project,
  dataset: Dataset,
  products: ReadonlyMap<string, DerivedProduct>,
  { specs, remove }: Pick<DeriveRequest, 'specs' | 'remove'>,
): readonly DerivedProduct[] {
  const going = remove.map((name) => productNamed(dataset, products, name));
  const goingNames = new Set(going.map(({ spec }) => spec.name));
  const staying = new Set(specs.map(({ name }) => name));
  for (const product of going) {
    const uses = usesOfProduct(project, dataset, product).filter(
      (use) => !(use.what === 'variable' && (goingNames.has(use.name) || staying.has(use.name))),
    );
    if (uses.length > 0 && !staying.has(product.spec.name)) {
      const words = [...new Set(uses.map(useInWords))];
      throw new ProjectError('variable-in-use', { variable: product.spec.name, uses: words });
    }
    deleteProduct(project, dataset, product);
  }
  return going;
}

/** Who names what a derivation made, and the sets that its variables were put in by hand. */
function usesOfProduct(
  project: Project,
  dataset: Dataset,
  { spec, variables }: DerivedProduct,
): readonly VariableUse[] {
  const names = new Set([spec.name, ...variables.map(({ name }) => name)]);
  const sets = dataset.sets.filter(
    ({ id, name }) => name !== spec.name && variables.some(({ setId }) => setId === id),
  );
  return [
    ...[...names].flatMap((name) => usesOf(project, dataset, name)),
    ...sets.map(({ name }) => ({ what: 'set' as const, name })),
  ];
}

function deleteProduct(
  project: Project,
  dataset: Dataset,
  { spec, variables }: DerivedProduct,
): void {
  const { database } = project;
  for (const { id } of variables) database.prepare('delete from variable where id = ?').run(id);
  if (spec.kind !== 'mentions') return;
  database
    .prepare('delete from multiple_response_set where dataset_id = ? and name = ?')
    .run(dataset.id, spec.name);
}

/** By the name of the derivation, or of a variable that it made. */
function productNamed(
  dataset: Dataset,
  products: ReadonlyMap<string, DerivedProduct>,
  name: string,
): DerivedProduct {
  const lower = name.toLowerCase();
  const product = [...products.values()].find(
    ({ spec, variables }) =>
      spec.name.toLowerCase() === lower ||
      variables.some((one) => one.name.toLowerCase() === lower),
  );
  if (product !== undefined) return product;
  const { kind } = dataset.variable(name);
  const reason = 'It was not derived: it came with the file, or tags and weights made it.';
  throw new ProjectError('variable-kind-unsuitable', { variable: name, kind, reason });
}

/** Puts back what was replaced or removed, and removes what is new. */
function undoOf(
  before: Dataset,
  { specs, dataset }: Pick<DeriveRequest, 'specs' | 'dataset'>,
  products: ReadonlyMap<string, DerivedProduct>,
  lost: readonly DerivedProduct[],
): UndoStep {
  const added = specs.filter(({ name }) => !products.has(name)).map(({ name }) => name);
  const variables = lost.flatMap((product) => product.variables);
  const edits: Record<string, HandEdits> = {};
  for (const variable of variables) {
    const byHand = handEditsOf(variable);
    if (byHand !== undefined) edits[variable.name] = byHand;
    else if (specs.length > 0) edits[variable.name] = {};
  }
  const specsBefore = new Map(lost.map(({ spec }) => [spec.name, spec]));
  const restored = inOrderOfMaking([...specsBefore.values()], derivationLookup(before));
  return {
    call: 'derive.run',
    input: {
      dataset,
      specs: restored,
      replace: true,
      remove: added,
      edits,
      positions: Object.fromEntries(variables.map(({ name, position }) => [name, position])),
    },
  };
}

/** Answers `variable.remove`. */
export function removeVariables(
  { project, columns }: CallContext,
  input: { readonly dataset: string; readonly variables: readonly string[] },
): { readonly removed: readonly string[]; readonly undo: UndoStep } {
  const change = () => {
    const dataset = new Dataset(project, columns, input.dataset);
    const products = derivedProducts(dataset);
    const removed = removeFirst(project, dataset, products, {
      specs: [],
      remove: [...input.variables],
    });
    const undo = undoOf(dataset, { specs: [], dataset: input.dataset }, products, removed);
    return { removed: [...new Set(removed.map(({ spec }) => spec.name))], undo };
  };
  return project.write(
    'variables removed',
    ({ removed }: ReturnType<typeof change>) => ({ dataset: input.dataset, removed }),
    change,
  );
}

/** Answers `derive.list`. */
export function listDerivations(
  { project, columns }: CallContext,
  input: { readonly dataset: string },
): OutputOf<typeof listDerivationsCall> {
  const dataset = new Dataset(project, columns, input.dataset);
  const products = derivedProducts(dataset);
  const lookup = derivationLookup(dataset);
  const specs = [...products.values()].map(({ spec }) => spec);
  return inOrderOfMaking(specs, lookup).map((spec) => ({
    name: spec.name,
    spec,
    from: madeFrom(spec, lookup),
    uses: usesOfProduct(project, dataset, products.get(spec.name) ?? { spec, variables: [] }),
  }));
}
