import type { PlanDifference } from '#contract/calls/imports.ts';

type NewDifference = Omit<PlanDifference, 'id' | 'taken'>;

/** Collects what differs, and says for each what is taken: what the person chose, else what is proposed. */
export class Differences {
  readonly list: PlanDifference[] = [];
  readonly #choices: Readonly<Record<string, 'was' | 'is'>>;

  constructor(choices: Readonly<Record<string, 'was' | 'is'>>) {
    this.#choices = choices;
  }

  /** Tells what there is nothing to choose about. */
  tell(difference: NewDifference): void {
    this.list.push({ ...difference, id: idOf(difference), taken: null });
  }

  /** Tells a difference, and gives what is taken. */
  choose(difference: NewDifference, proposed: 'was' | 'is'): 'was' | 'is' {
    const id = idOf(difference);
    const taken = this.#choices[id] ?? proposed;
    this.list.push({ ...difference, id, taken });
    return taken;
  }
}

function idOf({ kind, variable, was, is }: NewDifference): string {
  return [kind, variable, was, is].join(' / ');
}
