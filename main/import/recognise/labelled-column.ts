import type { PlannedCategory, PlannedVariable } from '#contract/import-plan.ts';
import { tidyLabel } from './answer-list.ts';
import type { DescribedAnswer, DescribedColumn } from './described-column.ts';
import { orderAnswers } from './ordered-answers.ts';

/** How the answers that a file names are used. */
export type LabelUse =
  /** Every value has its words: a list of answers. */
  | 'answers'
  /** Some values have words (the ends of a scale), the others are numbers of the same scale. */
  | 'scale-ends'
  /** Numbers, a few of which have words. */
  | 'number'
  /** Only reasons for no answer have words. */
  | 'reasons';

const mostUnlabelled = 12;

/** Decides how the named answers of a column are used, from the values that were seen. */
export function labelUse(answers: readonly DescribedAnswer[], seen: ReadonlySet<string>): LabelUse {
  if (answers.every(({ missing }) => missing !== null)) return 'reasons';
  const named = new Set(answers.map(({ code }) => code));
  const unlabelled = [...seen].filter((code) => !named.has(code));
  if (unlabelled.length === 0) return 'answers';
  const areWhole = unlabelled.every((code) => Number.isInteger(Number(code)));
  return areWhole && unlabelled.length <= mostUnlabelled ? 'scale-ends' : 'number';
}

type Decision = Pick<PlannedVariable, 'kind' | 'categories' | 'why'>;

/** Plans the answers of a column whose answers the file names. */
export function labelledAnswers(
  column: DescribedColumn,
  use: 'answers' | 'scale-ends',
  seen: ReadonlySet<string>,
): Decision {
  const named = column.answers ?? [];
  const known = new Set(named.map(({ code }) => code));
  const others = [...seen]
    .filter((code) => !known.has(code))
    .map((code) => ({ code, label: code, missing: null }));
  const all = [...named, ...others].sort(byNumber);
  const answers = all.filter(({ missing }) => missing === null);
  const missing = all.filter((answer) => answer.missing !== null);
  const scale = use === 'scale-ends' ? scaleOfEnds(named, answers) : scaleValues(column, answers);
  const values = scale ?? flagValues(answers);
  const taken = missing.filter(({ code }) => /^-?[\d.]/u.test(code) && !code.startsWith('.'));
  return {
    kind: scale ? 'scale' : 'single',
    categories: [
      ...answers.map((answer) => category(answer, values?.get(answer.code) ?? null)),
      ...missing.map((answer) => category(answer, null)),
    ],
    why: [
      scale
        ? 'Scale: the file names its answers, and they are steps from one end to the other.'
        : 'One answer: the file names its answers.',
      ...(taken.length > 0
        ? [`“${taken.map(({ label }) => label).join('”, “')}” taken as no answer.`]
        : []),
    ],
  };
}

/** No and yes, 0 and 1, have a mean: the share of yes. */
function flagValues(answers: readonly DescribedAnswer[]): ReadonlyMap<string, number> | null {
  const codes = answers.map(({ code }) => code).join();
  return codes === '0,1'
    ? new Map([
        ['0', 0],
        ['1', 1],
      ])
    : null;
}

/** By number where the codes are numbers; texts and marks stay as the file has them. */
function byNumber(a: DescribedAnswer, b: DescribedAnswer): number {
  const [first, second] = [Number(a.code), Number(b.code)];
  return Number.isNaN(first) || Number.isNaN(second) ? 0 : first - second;
}

function category(
  { code, label, missing }: DescribedAnswer,
  value: number | null,
): PlannedCategory {
  return { code, label: tidyLabel(label) || code, value, missing };
}

/** Ends of a scale have words, the steps between them are numbers; words outside stand aside. */
function scaleOfEnds(
  named: readonly DescribedAnswer[],
  answers: readonly DescribedAnswer[],
): ReadonlyMap<string, number> | null {
  const labels = new Map(named.map(({ code, label }) => [code, label]));
  const plain = answers
    .map(({ code }) => Number(code))
    .filter((_, at) => !labels.has(answers[at]?.code ?? ''));
  const [low, high] = [Math.min(...plain) - 1, Math.max(...plain) + 1];
  const inside = answers.filter(({ code }) => Number(code) >= low && Number(code) <= high);
  if (inside.length < 3) return null;
  return new Map(inside.map(({ code }) => [code, Number(code)]));
}

/**
 * The values of answers on a scale: the file's own numbers where they run along the words, else the places
 * in the order that the words have. Null where the words have no order to average.
 */
function scaleValues(
  column: DescribedColumn,
  answers: readonly DescribedAnswer[],
): ReadonlyMap<string, number> | null {
  const ordered = orderAnswers(answers.map(({ label }) => tidyLabel(label)));
  const steps = ordered?.values ?? null;
  if (steps === null) return null;
  const onScale = answers.flatMap(({ code, label }) => {
    const step = steps.get(tidyLabel(label));
    return step === undefined ? [] : [{ code, step, number: Number(code) }];
  });
  const runs = [1, -1].some((way) =>
    onScale.every(({ step, number }, at) => {
      const before = onScale[at - 1];
      return before === undefined || (number - before.number) * (step - before.step) * way > 0;
    }),
  );
  const useNumbers =
    runs && onScale.every(({ code }) => code.trim() !== '' && !Number.isNaN(Number(code)));
  if (column.isOrdered && !useNumbers)
    return new Map(answers.map(({ code }, at) => [code, at + 1]));
  return new Map(onScale.map(({ code, step, number }) => [code, useNumbers ? number : step]));
}
