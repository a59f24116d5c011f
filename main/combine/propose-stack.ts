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
 * Groups of variables that look like one question over several items: grids, and repeated blocks, that is
 * names which differ in their last part only ("Q1_brandA", "Q1_brandB", "Q2_brandA", "Q2_brandB"). Grids
 * and blocks over the same items are one proposal.
 */
export function proposedStacks(input: CombineInput): readonly ProposedStack[] {
  const candidates = [...gridsOf(input), ...blocksOf(input)];
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

function gridsOf(input: CombineInput): readonly Candidate[] {
  const members = new Map<string, { label: string; variables: VariableRecord[] }>();
  for (const variable of input.variables) {
    const set = input.setOf(variable);
    if (set?.kind !== 'grid') continue;
    const known = members.get(set.name) ?? { label: set.label, variables: [] };
    known.variables.push(variable);
    members.set(set.name, known);
  }
  return [...members].flatMap(([name, { label, variables }]) =>
    variables.length < 2
      ? []
      : [
          {
            items: variables.map((variable) => input.itemLabel(variable)),
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
  const itemsSeen = new Map<string, number>();
  const blocks = [...byStem].filter(([, list]) => {
    const storages = new Set(list.map(({ variable }) => variable.storage));
    return list.length > 1 && storages.size === 1;
  });
  for (const [, list] of blocks) {
    const key = list.map(({ item }) => item).join('\n');
    itemsSeen.set(key, (itemsSeen.get(key) ?? 0) + 1);
  }
  return blocks.flatMap(([name, list]) => {
    const items = list.map(({ item }) => item);
    if ((itemsSeen.get(items.join('\n')) ?? 0) < 2) return [];
    return [{ items, group: { name, variables: list.map(({ variable }) => variable.name) } }];
  });
}
