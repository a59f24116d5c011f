import type { PlannedCategory } from '#contract/import-plan.ts';
import { memberCategories } from '../mark-builder.ts';
import type { SavAnswers } from './sav-answers.ts';

const numbered = /^(?<stem>.*?[\p{L}_.])[_.]?(?:\d{1,3}|[a-z])(?:_?[ro]|_+)?$/iu;

/** What a numbered variable's name shares with its neighbours: `q5_` of q5_1; null where it has no number. */
export function stemOf(name: string): string | null {
  return numbered.exec(name)?.groups?.['stem']?.toLowerCase() ?? null;
}

/** The words that all labels begin with, up to a mark that ends a question. */
export function commonBeginning(labels: readonly string[]): string {
  const [first = ''] = labels;
  let length = first.length;
  for (const label of labels) {
    let at = 0;
    while (at < length && label[at] === first[at]) at++;
    length = at;
  }
  const common = first.slice(0, length);
  const end = /^.*[?:.…–—-](?=\s|$)/u.exec(common)?.[0] ?? '';
  return end.replace(/[\s:–—-]+$/u, '').trim();
}

/** The labels of an option's missing codes, beside yes and no. */
export function missingLabels(missing: SavAnswers['missing']): readonly PlannedCategory[] {
  return missing
    .filter(({ code }) => !memberCategories.some((known) => known.code === code))
    .map(({ code, label, reason }) => ({ code, label, value: null, missing: reason }));
}
