import type { z } from 'zod';
import { parseRule } from '#analysis/columns/parse-rule.ts';
import { ruleVariables } from '#analysis/columns/rule-variables.ts';
import type { gapMatch, proposeMatch as proposeCall } from '#contract/calls/comparisons.ts';
import { Dataset, memberLabel } from '#main/project/dataset.ts';
import type { CallContext } from './call-context.ts';

type Match = z.output<typeof gapMatch>;

interface Item {
  readonly name: string;
  readonly label: string;
  readonly words: ReadonlySet<string>;
  /** The words of the question that it is an item of; none where it is a question itself. */
  readonly question: ReadonlySet<string>;
}

const leastLikeness = 0.4;

type Sides = z.output<typeof proposeCall.input>;

/**
 * Answers `gap.propose`: each item of the left with the most alike of the right, best first. What says
 * who is on a side is no item of it: everyone there gives the same answer.
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
  const pairs = left.flatMap((a) => right.map((b) => ({ a, b, likeness: itemLikeness(a, b) })));
  const taken = new Set<Item>();
  const proposals: (Match & { likeness: number })[] = [];
  for (const { a, b, likeness } of pairs.sort((x, y) => y.likeness - x.likeness)) {
    if (likeness < leastLikeness || taken.has(a) || taken.has(b)) continue;
    taken.add(a).add(b);
    proposals.push({ item: a.label, left: a.name, right: b.name, likeness });
  }
  return proposals;
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
    const question = wordsOf(set?.label ?? '');
    return [{ name: variable.name, label, words: wordsOf(label), question }];
  });
}

/** How alike two items are, 0 to 1: by their own words, less where their questions are different ones. */
function itemLikeness(a: Item, b: Item): number {
  const questions =
    a.question.size + b.question.size === 0 ? 1 : likenessOf(a.question, b.question);
  return likenessOf(a.words, b.words) * (0.6 + 0.4 * questions);
}

function wordsOf(label: string): ReadonlySet<string> {
  return new Set(label.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []);
}

/** Jaccard: words in common over words in either. */
function likenessOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = [...a].filter((word) => b.has(word)).length;
  return common === 0 ? 0 : common / (a.size + b.size - common);
}
