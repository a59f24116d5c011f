import type { VariableLine } from '#contract/calls/datasets.ts';

/** How an uplift is asked for; `treated` is an expression, `since` a day or a number. */
export interface UpliftChoice {
  readonly unit: string;
  readonly time: string;
  readonly outcome: string;
  readonly treated: string;
  readonly since: string;
}

/** What the names of the variables suggest. */
export function emptyUplift(variables: readonly VariableLine[]): UpliftChoice {
  const named = (pattern: RegExp): string =>
    variables.find(({ name }) => pattern.test(name))?.name ?? '';
  return {
    unit: named(/region|geo|shop|store|unit|customer/iu),
    time: variables.find(({ kind }) => kind === 'date')?.name ?? named(/week|month|date|time/iu),
    outcome: named(/outcome|sales|revenue|orders|conver/iu),
    treated: '',
    since: '',
  };
}

/** Whether everything is told that an uplift needs. */
export function isWholeUplift(choice: UpliftChoice): boolean {
  return Object.values(choice).every((one: string) => one.trim() !== '');
}
