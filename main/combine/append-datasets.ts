import { nearMatches } from '#analysis/columns/near-matches.ts';
import type { AppendSpec } from '#contract/calls/combinations.ts';
import type { VariableRecord } from '#main/project/dataset.ts';
import type { NewSet } from '#main/project/dataset-writer.ts';
import { type CombineInput, type FindInput, findVariable, variableOf } from './combine-input.ts';
import {
  type Combined,
  type CombinedVariable,
  demandOwnNames,
  fewOf,
  notUnderstood,
} from './combined.ts';
import { oneVariable } from './one-variable.ts';
import { waveVariable } from './wave-variable.ts';

/** A variable to be and, for each dataset, the variable that it comes from. */
interface MatchedVariable {
  readonly name: string;
  readonly from: readonly (VariableRecord | null)[];
}

/**
 * What an append makes: the rows of the datasets in their order, the variables matched by name or as asked,
 * and first the variable that says which dataset a row is from.
 *
 * - Missing: whoever was in a dataset without the variable was not asked.
 *
 * @throws {ProjectError} `dataset-not-found`, `combination-not-understood`.
 * @throws {AnalysisError} `variable-not-found`, `variables-do-not-combine`.
 */
export function appendedDatasets(spec: AppendSpec, find: FindInput): Combined {
  const inputs = spec.datasets.map(find);
  demandDifferent(inputs);
  const { waveAnswers } = spec;
  if (waveAnswers && waveAnswers.length !== inputs.length) {
    throw notUnderstood(
      `There are ${inputs.length} datasets and ${waveAnswers.length} names of waves.`,
    );
  }
  const wave = waveVariable(inputs, spec.waveName, waveAnswers);
  const matched = matchVariables(spec, inputs, wave.taken);
  const sets = new Map<string, NewSet>();
  const notes: string[] = [...wave.notes];
  const variables = matched.map(({ name, from }): CombinedVariable => {
    const parts = inputs.map((input, at) => ({
      called: waveAnswers?.[at] ?? input.name,
      input,
      variable: from[at] ?? null,
    }));
    const one = oneVariable(name, parts, {
      asText: spec.asText.includes(name),
      byCode: spec.byCode.includes(name),
    });
    notes.push(...one.notes, ...labelNotes(name, parts));
    const owner = inputs[from.indexOf(one.first)] as CombineInput;
    const set = owner.setOf(one.first);
    if (set !== null && !sets.has(set.name)) sets.set(set.name, set);
    return {
      name,
      label: one.first.label,
      kind: one.kind,
      storage: one.storage,
      set: set?.name ?? null,
      role: one.first.role,
      from: from.map((variable) => variable?.name ?? null),
      make: one.make,
    };
  });
  const all = [wave.variable, ...variables];
  demandOwnNames(all);
  const weight = weightOf(inputs, variables);
  const kinds = new Set(inputs.map(({ kind }) => kind));
  if (kinds.size > 1)
    notes.push(`The datasets hold ${[...kinds].join(' and ')}: taken as ${inputs[0]?.kind}.`);
  return {
    name: inputs.map(({ name }) => name).join(' + '),
    kind: (inputs[0] as CombineInput).kind,
    rows: inputs.reduce((sum, { rows }) => sum + rows, 0),
    sets: [...sets.values()],
    variables: all,
    weight: weight.name,
    notes: [...absenceNotes(matched, inputs), ...notes, ...weight.notes],
    matched: null,
  };
}

function demandDifferent(inputs: readonly CombineInput[]): void {
  const seen = new Set<number>();
  for (const { id, name } of inputs) {
    if (seen.has(id)) throw notUnderstood(`“${name}” would be put under itself.`);
    seen.add(id);
  }
}

/** The variables of the first dataset, and after each what only later ones have after it. */
function matchVariables(
  spec: AppendSpec,
  inputs: readonly CombineInput[],
  taken: ReadonlySet<VariableRecord>,
): readonly MatchedVariable[] {
  const used = new Set<VariableRecord>(taken);
  const asked = spec.match.map(({ name, from }): MatchedVariable => {
    if (from.length !== inputs.length) {
      throw notUnderstood(
        `The match of “${name}” names ${from.length} variables for ${inputs.length} datasets.`,
      );
    }
    const variables = from.map((one, at) =>
      one === null || one === '' ? null : variableOf(inputs[at] as CombineInput, one),
    );
    if (variables.every((one) => one === null))
      throw notUnderstood(`The match of “${name}” names no variable.`);
    for (const variable of variables) {
      if (variable === null) continue;
      if (used.has(variable)) throw notUnderstood(`“${variable.name}” is matched twice.`);
      used.add(variable);
    }
    return { name, from: variables };
  });
  const byVariable = new Map(
    asked.flatMap((one) =>
      one.from.flatMap((variable) => (variable ? [[variable, one] as const] : [])),
    ),
  );
  const list: MatchedVariable[] = [];
  inputs.forEach((input, at) => {
    let after = -1;
    for (const variable of input.variables) {
      if (taken.has(variable)) continue;
      const known = list.findIndex(({ from }) => from[at] === variable);
      if (known >= 0) {
        after = known;
        continue;
      }
      const one = byVariable.get(variable) ?? {
        name: variable.name,
        from: inputs.map((other) => {
          const found = other === input ? variable : findVariable(other, variable.name);
          if (found === undefined || used.has(found)) return null;
          used.add(found);
          return found;
        }),
      };
      list.splice(++after, 0, one);
    }
  });
  return list;
}

function labelNotes(
  name: string,
  parts: readonly { readonly called: string; readonly variable: VariableRecord | null }[],
): readonly string[] {
  const there = parts.flatMap(({ called, variable }) => (variable ? [{ called, variable }] : []));
  const first = there[0]?.variable.label ?? '';
  const others = there.filter(({ variable }) => variable.label !== first);
  return others
    .slice(0, 1)
    .map(
      ({ called, variable }) =>
        `${name} is asked otherwise in ${called}: “${variable.label}”, not “${first}”; the first wording stands.`,
    );
}

function absenceNotes(
  matched: readonly MatchedVariable[],
  inputs: readonly CombineInput[],
): readonly string[] {
  return inputs.flatMap((input, at) => {
    const absent = matched.filter(({ from }) => from[at] === null).map(({ name }) => name);
    if (absent.length === 0) return [];
    const own = matched.filter(({ from }) =>
      from.every((one, other) => (one !== null) === (other === at)),
    );
    const pairs = own.flatMap(({ name }) => {
      const near = nearMatches(name, absent, 1);
      return near.length > 0 ? [`${name} there may be ${near[0]}`] : [];
    });
    const hint =
      pairs.length > 0 ? ` If a question was only renamed, match it: ${fewOf(pairs, 3)}.` : '';
    return [`Not asked in ${input.name}: ${fewOf(absent, 10)}.${hint}`];
  });
}

function weightOf(
  inputs: readonly CombineInput[],
  variables: readonly CombinedVariable[],
): { readonly name: string | null; readonly notes: readonly string[] } {
  const weighted = inputs.filter(({ weight }) => weight !== null);
  if (weighted.length === 0) return { name: null, notes: [] };
  if (weighted.length < inputs.length) {
    const without = inputs.filter(({ weight }) => weight === null).map(({ name }) => name);
    return {
      name: null,
      notes: [
        `The rows are not weighted: ${fewOf(without)} has no weight. Choose one where you want it.`,
      ],
    };
  }
  const one = variables.find(({ from }) => inputs.every(({ weight }, at) => from[at] === weight));
  if (one !== undefined)
    return {
      name: one.name,
      notes: [`The rows are weighted by ${one.name}, each dataset's to its own total.`],
    };
  const named = inputs.map(({ weight }) => String(weight));
  return {
    name: null,
    notes: [
      `The rows are not weighted: the weights are called ${fewOf(named)}. Match them to weight by them.`,
    ],
  };
}
