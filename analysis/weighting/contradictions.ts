import type { Interruption } from '../interruption.ts';
import type { RakingGroups } from './raking-groups.ts';
import type { RakingOptions } from './raking-options.ts';
import { rakeGroups } from './raking-rounds.ts';
import type { MarginState } from './raking-steps.ts';

/** Two margins whose targets no weights meet together. */
export interface ContradictingMargins {
  readonly first: string;
  readonly second: string;
}

/**
 * Which pairs of margins cannot be met even without the others. Empty where it takes three or more, or
 * where a single one is the cause.
 */
export function contradictions(
  states: readonly MarginState[],
  groups: RakingGroups,
  options: Pick<RakingOptions, 'trim' | 'tolerance' | 'maxIterations'>,
  interruption: Interruption,
): readonly ContradictingMargins[] {
  const found: ContradictingMargins[] = [];
  const untrimmed = { ...options, trim: { low: null, high: null } };
  states.forEach((first, place) => {
    for (const second of states.slice(place + 1)) {
      const { outcome } = rakeGroups([first, second], groups, untrimmed, interruption);
      if (outcome !== 'converged')
        found.push({ first: first.margin.name, second: second.margin.name });
    }
  });
  return found;
}
