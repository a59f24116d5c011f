import type { StackSpec } from '#contract/calls/combinations.ts';
import type { VariableRecord } from '#main/project/dataset.ts';
import type { CombineInput } from './combine-input.ts';
import { stackInWords } from './stacked-dataset.ts';

/** Groups that a stack may be made of, in a sentence, and what its items are. */
export interface ProposedStack {
  readonly words: string;
  readonly groups: StackSpec['groups'];
  readonly items: readonly string[];
}

const partsOfName = /^(.*?[^_\W])([_.\- ]*)([A-Za-z]+|\d+)$/u;

/**
 * Groups of variables that look like one question over several items: sets, grids, and repeated blocks, that is
 * names which differ in their last part only ("Q1_brandA", "Q1_brandB", "Q2_brandA", "Q2_brandB"). Sets, grids
 * and blocks over the same items are one proposal.
 */
export function proposedStacks(input: CombineInput): readonly ProposedStack[] {
  const sets = setsOf(input);
  const blocks = blocksOf(input);
  // One block alone is more often a numbered list of different questions.
  const candidates = [
    ...sets,
    ...blocks.filter((block) =>
      [...sets, ...blocks].some((one) => one !== block && isOver(one, block)),
    ),
  ];
  const byItems = new Map<
    string,
    { items: readonly string[]; groups: StackSpec['groups'][number][] }
  >();
  for (const { items, group } of candidates) {
    const key = items.join('\n');
    const known = byItems.get(key);
    if (known) known.groups.push(group);
    else byItems.set(key, { items, groups: [group] });
  }
  return [...byItems.values()].map(({ items, groups }) => ({
    words: stackInWords(groups, items),
    groups,
    items,
  }));
}

interface Candidate {
  readonly items: readonly string[];
  readonly group: StackSpec['groups'][number];
}

function isOver(one: Candidate, other: Candidate): boolean {
  return one.items.join('\n') === other.items.join('\n');
}

function setsOf(input: CombineInput): readonly Candidate[] {
  const members = new Map<string, { label: string; variables: VariableRecord[] }>();
  for (const variable of input.variables) {
    const set = input.setOf(variable);
    if (set === null) continue;
    const known = members.get(set.name) ?? { label: set.label, variables: [] };
    known.variables.push(variable);
    members.set(set.name, known);
  }
  return [...members].flatMap(([name, { label, variables }]) =>
    variables.length < 2
      ? []
      : [
          {
            items: itemsOf(input, variables),
            group: { name, label, variables: variables.map((variable) => variable.name) },
          },
        ],
  );
}

function blocksOf(input: CombineInput): readonly Candidate[] {
  const byStem = new Map<string, { item: string; variable: VariableRecord }[]>();
  for (const variable of input.variables) {
    if (input.setOf(variable) !== null) continue;
    const [, stem, separator = '', item] = partsOfName.exec(variable.name) ?? [];
    if (stem === undefined || item === undefined) continue;
    // "brandA" has no separator: only numbers may stand right behind a word.
    if (separator === '' && !/^\d+$/u.test(item)) continue;
    byStem.set(stem, [...(byStem.get(stem) ?? []), { item, variable }]);
  }
  const blocks = [...byStem].filter(([, list]) => {
    const storages = new Set(list.map(({ variable }) => variable.storage));
    return list.length > 1 && storages.size === 1;
  });
  return blocks.map(([name, list]) => ({
    items: list.map(({ item }) => item),
    group: { name, variables: list.map(({ variable }) => variable.name) },
  }));
}

/** What items are called without what all of them begin with, where nothing but names is known of them. */
function itemsOf(input: CombineInput, variables: readonly VariableRecord[]): readonly string[] {
  const labels = variables.map((variable) => input.itemLabel(variable));
  if (labels.some((label, at) => label !== variables[at]?.name)) return labels;
  const parts = labels.map((label) => partsOfName.exec(label));
  const [stem] = new Set(parts.map((found) => found?.[1]));
  const isOneStem = stem !== undefined && parts.every((found) => found?.[1] === stem);
  return isOneStem ? parts.map((found) => String(found?.[3])) : labels;
}
