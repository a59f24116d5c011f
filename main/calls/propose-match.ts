import type { z } from 'zod';
import { parseRule } from '#analysis/columns/parse-rule.ts';
import { ruleVariables } from '#analysis/columns/rule-variables.ts';
import { type LabelledItem, proposePairs } from '#analysis/compare/propose-pairs.ts';
import type { gapMatch, proposeMatch as proposeCall } from '#contract/calls/comparisons.ts';
import { Dataset, memberLabel } from '#main/project/dataset.ts';
import type { CallContext } from './call-context.ts';
import { unevenSteps } from './scale-steps.ts';

type Match = z.output<typeof gapMatch>;

interface Item extends LabelledItem {
  readonly name: string;
}

type Sides = z.output<typeof proposeCall.input>;

/**
 * Answers `gap.propose`: each item of the left with the most alike of the right, best first. What says
 * who is on a side is no item of it: everyone there gives the same answer. Scales with unequally many answers are
 * proposed as means, for the two highest of five and of seven are not as easy to give.
 */
export function proposeMatch(
  { project, columns }: CallContext,
  input: Sides,
): readonly (Match & { readonly likeness: number })[] {
  const leftDataset = new Dataset(project, columns, input.left);
  const rightDataset = new Dataset(project, columns, input.right);
  const makersOfLeft = makersOf(leftDataset, input.leftFilter);
  const makersOfRight = makersOf(rightDataset, input.rightFilter);
  const isOneDataset = leftDataset.id === rightDataset.id;
  const makersOfBoth = new Set([...makersOfLeft, ...makersOfRight]);
  const left = itemsOf(leftDataset, isOneDataset ? makersOfBoth : makersOfLeft);
  const right = itemsOf(rightDataset, isOneDataset ? makersOfBoth : makersOfRight);
  return proposePairs(left, right).map((pair) => {
    const a = left[pair.left] as Item;
    const b = right[pair.right] as Item;
    const ends = [
      { dataset: leftDataset, name: a.name },
      { dataset: rightDataset, name: b.name },
    ] as const;
    return {
      item: a.label,
      left: a.name,
      right: b.name,
      likeness: pair.likeness,
      ...(unevenSteps(project, ...ends) === null ? {} : { rule: 'linear' as const }),
    };
  });
}

/** Answers that mean something else under every question. */
const answersOfAnyQuestion =
  /^(other|none|neither|all|any|nothing|don.?t know|not sure|unsure|prefer not|refused?|no answer|yes|no)\b/iu;

/** The variables that a side's filter asks of, through the segments that it names. */
function makersOf(dataset: Dataset, filter: string | undefined): ReadonlySet<string> {
  if (filter === undefined || filter.trim() === '') return new Set();
  const names = [...ruleVariables(parseRule(filter), dataset.lookup)];
  return new Set(
    names.filter((name) => dataset.set(name) === null).map((name) => dataset.variable(name).name),
  );
}

/** A label of a word or more; numbers alone (“0011”) need their question to be understood. */
const saysSomething = /\p{L}{2}/u;

/** Questions that have a share: members of sets, and scales. */
function itemsOf(dataset: Dataset, makers: ReadonlySet<string>): readonly Item[] {
  return dataset.variables.flatMap((variable) => {
    if (makers.has(variable.name)) return [];
    const set = dataset.sets.find(({ id }) => id === variable.setId);
    if (variable.storage !== 'category' || (set?.kind !== 'multiple' && variable.kind !== 'scale'))
      return [];
    const own = set ? memberLabel(variable, set) : variable.label;
    const label = set && !saysSomething.test(own) ? `${set.label}: ${own}` : own;
    if (answersOfAnyQuestion.test(label.trim())) return [];
    return [{ name: variable.name, label, question: set?.label ?? '' }];
  });
}
