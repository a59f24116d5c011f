import { createHash } from 'node:crypto';
import type { Dataset, VariableRecord } from './dataset.ts';

/** Changes with anything of a variable that can change a number: its stored values and what they mean. */
export function meaningHash(dataset: Dataset, variable: VariableRecord): string {
  const answers = variable.storage === 'category' ? dataset.answers(variable) : null;
  return createHash('sha256')
    .update(JSON.stringify([variable.hash, variable.kind, answers]))
    .digest('hex');
}
