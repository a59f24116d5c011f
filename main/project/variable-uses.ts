import { namesInDerivation } from '#analysis/derive/derivation-inputs.ts';
import type { VariableUse } from '#contract/calls/preparations.ts';
import type { Dataset } from './dataset.ts';
import { derivedProducts } from './derived-recipes.ts';
import { analysesNaming, isAskedIn } from './kept-specifications.ts';
import type { Project } from './project.ts';
import { readSegments } from './segments.ts';

/**
 * What refers to a variable or a set by its name: derived variables (its members' names too where it is a
 * set that they name), segments, kept analyses, the weight of the dataset, and tags of its texts.
 */
export function usesOf(project: Project, dataset: Dataset, name: string): readonly VariableUse[] {
  const isIt = (one: unknown): boolean =>
    typeof one === 'string' && one.toLowerCase() === name.toLowerCase();
  const derived = [...derivedProducts(dataset).values()].filter(({ spec }) =>
    namesInDerivation(spec).variables.some(isIt),
  );
  const segments = readSegments(project, dataset.id).filter(
    ({ rule }) => rule !== null && isAskedIn(rule, name),
  );
  const made = dataset.variables.filter(
    ({ recipe }) => recipe !== null && recipe['made'] !== 'derived' && isNamedIn(recipe, isIt),
  );
  return [
    ...derived.map(({ spec }) => ({ what: 'variable' as const, name: spec.name })),
    ...segments.map((segment) => ({ what: 'segment' as const, name: segment.name })),
    ...analysesNaming(project, dataset.line.name, name).map((analysis) => ({
      what: 'analysis' as const,
      name: analysis,
    })),
    ...(isIt(dataset.line.weight) ? [{ what: 'weight' as const, name: dataset.line.name }] : []),
    ...made.map((variable) => ({ what: 'tags' as const, name: variable.name })),
  ];
}

/** Recipes of other kinds name what they are made from somewhere within. */
function isNamedIn(value: unknown, isIt: (one: unknown) => boolean): boolean {
  if (typeof value === 'string') return isIt(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => isIt(key) || isNamedIn(inner, isIt));
}

/** A use in words: variable “Age group”. */
export function useInWords({ what, name }: VariableUse): string {
  const words = {
    variable: 'variable',
    segment: 'segment',
    analysis: 'kept analysis',
    weight: 'weight of',
    set: 'set',
    tags: 'made from it:',
  };
  return `${words[what]} “${name}”`;
}
