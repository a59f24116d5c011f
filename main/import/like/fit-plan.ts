import type { PlanDifference } from '#contract/calls/imports.ts';
import type { ImportPlan, PlannedSet, PlannedVariable } from '#contract/import-plan.ts';
import { storageOf } from '../column-set.ts';
import { Differences } from './differences.ts';
import type { FollowedVariable } from './fit-answers.ts';
import { fitVariable } from './fit-variable.ts';
import { type KnownColumn, movedColumns, pairColumns } from './pair-columns.ts';

/** The plan of a dataset that another file is to be read by. */
export interface PlanToFollow {
  readonly dataset: string;
  /** With the names, labels and answers of today. */
  readonly today: ImportPlan;
  /** As the file was read. Its variables are those of `today`, in the same order. */
  readonly stored: ImportPlan;
  /** What the person chose about differences, by their ids. */
  readonly choices: Readonly<Record<string, 'was' | 'is'>>;
}

/** A plan for a new file in the terms of an old one, and what differs. */
export interface FittedPlan {
  readonly plan: ImportPlan;
  readonly differences: readonly PlanDifference[];
}

/**
 * Fits the plan of a former wave to a new file: columns are found by what stands above them, questions keep
 * their names, kinds, answers, order, sets, roles and weight; how the file is written (encoding, delimiter,
 * header rows, dates) is as it was recognised of the new one.
 *
 * @param fresh what recognition alone would make of the new file.
 * @param headings of the new file's columns.
 */
export function fitPlan(
  follow: PlanToFollow,
  fresh: ImportPlan,
  headings: readonly string[],
): FittedPlan {
  const differences = new Differences(follow.choices);
  const followed = follow.today.variables.map(
    (today, at): FollowedVariable => ({
      today,
      stored: follow.stored.variables[at] ?? today,
    }),
  );
  const pairs = pairsOf(follow, followed, fresh, headings, differences);
  const claimed = new Set<PlannedVariable>();
  const sets = new SetsOfWaves(follow.today, fresh);
  const variables: PlannedVariable[] = [];
  for (const one of followed) {
    const column = pairs.newByOld.get(one.today.source.column);
    if (column === undefined) {
      tellVanished(one.today, follow.dataset, differences);
      continue;
    }
    const candidates = fresh.variables.filter(({ source }) => source.column === column);
    const partner = partnerOf(one, candidates);
    if (partner) {
      claimed.add(partner);
      sets.pair(one.today.set, partner.set);
    }
    const context = {
      wave: follow.dataset,
      differences,
      isTyped: typedFormats.has(fresh.format),
      newByOld: pairs.newByOld,
      fresh,
    };
    variables.push(fitVariable(one, partner, column, context));
  }
  addNew(variables, {
    fresh,
    claimed,
    sets,
    taken: pairs.taken,
    wave: follow.dataset,
    differences,
  });
  const used = new Set(variables.map(({ set }) => set));
  const { weight } = follow.today;
  const weighs = variables.some(
    (one) => one.included && one.name === weight && storageOf(one) === 'number',
  );
  const plan: ImportPlan = {
    ...fresh,
    datasetKind: follow.today.datasetKind,
    repeatedIds: follow.today.repeatedIds,
    pathSeparator: follow.today.pathSeparator,
    weight: weighs ? weight : null,
    variables,
    sets: sets.all().filter(({ name }) => used.has(name)),
    why: [...fresh.why, `Read as ${follow.dataset} was; the differences are listed.`],
    headings: [...headings],
  };
  return { plan, differences: differences.list };
}

const typedFormats: ReadonlySet<string> = new Set(['sav', 'stata', 'parquet', 'arrow']);

function pairsOf(
  follow: PlanToFollow,
  followed: readonly FollowedVariable[],
  fresh: ImportPlan,
  headings: readonly string[],
  differences: Differences,
) {
  const old = knownColumns(followed, follow.stored.headings ?? null);
  const now = knownColumns(
    fresh.variables.map((one) => ({ today: one, stored: one })),
    headings,
  );
  const first = pairColumns(old, now, new Set());
  const apart = new Set<number>();
  const nameOf = (column: number) => old.find((one) => one.column === column)?.names[0] ?? '';
  for (const column of first.renamed) {
    const to = now.find((one) => one.column === first.newByOld.get(column));
    const variable = nameOf(column);
    const was = old.find((one) => one.column === column)?.label ?? '';
    const is = to?.label || to?.names[0] || '';
    const words = `${variable} of ${follow.dataset} (“${was}”) is not in this file; “${is}” may be the same question.`;
    const difference = { kind: 'renamed-question', variable, was, is, words } as const;
    if (differences.choose(difference, 'was') === 'is') apart.add(column);
  }
  const pairs = apart.size === 0 ? first : pairColumns(old, now, apart);
  for (const column of movedColumns(pairs.newByOld)) {
    const [was, is] = [`${column + 1}`, `${(pairs.newByOld.get(column) ?? 0) + 1}`];
    const variable = nameOf(column);
    const words = `${variable} stands in column ${is}; in ${follow.dataset} it stood in column ${was}, among others.`;
    differences.tell({ kind: 'moved', variable, was, is, words });
  }
  return { newByOld: pairs.newByOld, taken: new Set(pairs.newByOld.values()) };
}

function knownColumns(
  variables: readonly FollowedVariable[],
  headings: readonly string[] | null,
): readonly KnownColumn[] {
  const known = new Map<number, KnownColumn>();
  for (const { today, stored } of variables) {
    const { source } = stored;
    const columns = source.from === 'mentions' ? source.columns : [source.column];
    for (const column of columns) {
      if (known.has(column)) continue;
      known.set(column, {
        column,
        heading: headings?.[column] ?? null,
        names: column === source.column ? [today.name, stored.name] : [],
        label: column === source.column ? stored.label : '',
        sort: storageOf(stored),
      });
    }
  }
  return [...known.values()].sort((a, b) => a.column - b.column);
}

/** Which of the variables that recognition makes of the same column is this one. */
function partnerOf(
  { stored }: FollowedVariable,
  candidates: readonly PlannedVariable[],
): PlannedVariable | undefined {
  const { source } = stored;
  if (source.from === 'list' || source.from === 'list-place') {
    const option = source.option.trim().toLowerCase();
    return candidates.find(
      (one) => one.source.from === source.from && one.source.option.trim().toLowerCase() === option,
    );
  }
  if (source.from === 'mentions') {
    return candidates.find(
      (one) => one.source.from === 'mentions' && one.source.code === source.code,
    );
  }
  return candidates.find((one) => one.source.from === source.from) ?? candidates[0];
}

function tellVanished(
  { name, label, included, source }: PlannedVariable,
  wave: string,
  differences: Differences,
): void {
  if (!included) return;
  const what = source.from === 'list' ? 'its column is' : 'it is';
  const words = `${name} of ${wave} (“${label}”) is left out: ${what} not in this file.`;
  differences.tell({ kind: 'vanished-question', variable: name, was: label, is: '', words });
}

interface NewQuestions {
  readonly fresh: ImportPlan;
  readonly claimed: ReadonlySet<PlannedVariable>;
  readonly sets: SetsOfWaves;
  /** Columns that the former wave had. */
  readonly taken: ReadonlySet<number>;
  readonly wave: string;
  readonly differences: Differences;
}

/** Adds what the former wave did not have, each after the variable that it follows in the file. */
function addNew(variables: PlannedVariable[], asked: NewQuestions): void {
  const { fresh, claimed, sets, taken, wave, differences } = asked;
  const names = new Set(variables.map(({ name }) => name.toLowerCase()));
  let after = -1;
  for (const one of fresh.variables) {
    const { column } = one.source;
    const isOption = one.source.from === 'list' || one.source.from === 'mentions';
    const last = variables.findLastIndex(({ source }) => source.column === column);
    if (claimed.has(one) || (taken.has(column) && !(isOption && hasOptions(variables, column)))) {
      after = last < 0 ? after : last;
      continue;
    }
    const set = sets.nameFor(one.set);
    let { name } = one;
    for (let number = 2; names.has(name.toLowerCase()); number++) name = `${one.name}_${number}`;
    names.add(name.toLowerCase());
    const told = { variable: name, was: '', is: one.label };
    const isMember = set !== null && variables.some((other) => other.set === set);
    const words = isMember
      ? `${set} has an option that ${wave} did not have: “${one.label}”.`
      : `“${one.label}” was not asked in ${wave}; it is taken as ${name}.`;
    const kind = isMember ? 'new-answer' : 'new-question';
    const taking = one.included ? differences.choose({ ...told, kind, words }, 'is') : 'is';
    variables.splice(++after, 0, { ...one, name, set, included: one.included && taking === 'is' });
  }
}

function hasOptions(variables: readonly PlannedVariable[], column: number): boolean {
  return variables.some(
    ({ source }) =>
      source.column === column && (source.from === 'list' || source.from === 'mentions'),
  );
}

/** The sets of the former wave, and those of the new file that they stand for. */
class SetsOfWaves {
  readonly #old: readonly PlannedSet[];
  readonly #fresh: readonly PlannedSet[];
  readonly #oldByFresh = new Map<string, string>();

  constructor(old: ImportPlan, fresh: ImportPlan) {
    this.#old = old.sets;
    this.#fresh = fresh.sets;
  }

  pair(old: string | null, fresh: string | null): void {
    if (old !== null && fresh !== null && !this.#oldByFresh.has(fresh)) {
      this.#oldByFresh.set(fresh, old);
    }
  }

  /** The name in the fitted plan of a set of the new file. */
  nameFor(fresh: string | null): string | null {
    if (fresh === null) return null;
    const old = this.#oldByFresh.get(fresh);
    if (old !== undefined) return old;
    const isTaken = this.#old.some(({ name }) => name === fresh);
    return isTaken ? `${fresh}_2` : fresh;
  }

  all(): PlannedSet[] {
    const added = this.#fresh.flatMap((set) => {
      if (this.#oldByFresh.has(set.name)) return [];
      return [{ ...set, name: this.nameFor(set.name) ?? set.name }];
    });
    return [...this.#old, ...added];
  }
}
