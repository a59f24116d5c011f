import type { PlannedCategory } from '#contract/import-plan.ts';
import { type AnswerList, plannedAnswers, plannedWholeNumbers } from './answer-list.ts';
import { type Column, isCoded } from './column-blocks.ts';
import type { ColumnContext } from './column-kind.ts';
import type { ColumnProfile } from './column-profile.ts';

/** The answers of all items together, so that each item has the same list with the same values. */
export function gridAnswers(
  items: readonly Column[],
  all: ColumnProfile,
  evidence: Pick<ColumnContext, 'datasetKind' | 'delimiter'>,
  rows: readonly (readonly string[])[],
): AnswerList | null {
  if (!isCoded(all)) return items.length >= 2 ? plannedAnswers(all) : null;
  const codes = [...all.counts.keys()].map(Number).filter((value) => value >= 0 && value < 90);
  const largest = Math.max(...codes);
  if (largest > 12 || codes.length < 2) return null;
  const context = {
    ...evidence,
    name: '',
    question: isRanking(items, rows) ? 'scale' : 'on a scale',
  };
  const list = plannedWholeNumbers(all, context);
  if (list === null || list.kind === 'single') return list;
  const steps = list.categories.flatMap(({ value }) => value ?? []);
  const [low, high] = [Math.min(...steps), Math.max(...steps)];
  const why = isRanking(items, rows)
    ? [`Ranking: each person gives ${items.length} items the places 1 to ${high}; 1 is first.`]
    : [
        `Scale from ${low} to ${high}: all items are answered with the same numbers.`,
        ...list.why.slice(1),
      ];
  return { ...list, why };
}

/** The codes as this column writes them: "3.0" where blanks have turned whole numbers into decimals. */
export function asWritten(
  categories: readonly PlannedCategory[],
  profile: ColumnProfile,
): PlannedCategory[] {
  const isDecimal = [...profile.counts.keys()].some((text) => text.endsWith('.0'));
  if (!isDecimal || !isCoded(profile)) return [...categories];
  return categories.map((category) =>
    /^-?\d+$/u.test(category.code) ? { ...category, code: `${category.code}.0` } : category,
  );
}

/** The share of a grid's answers that one of its items has. */
export function shareOfAnswers(profile: ColumnProfile, all: ColumnProfile): number {
  return profile.counts.size / Math.max(1, all.counts.size);
}

/** Whether nearly everybody who answered gave each item another place from 1 to the number of items. */
function isRanking(items: readonly Column[], rows: readonly (readonly string[])[]): boolean {
  if (items.length < 3) return false;
  let full = 0;
  let different = 0;
  for (const row of rows) {
    const places = items.map(({ heading }) => Number(row[heading.column]?.trim() || Number.NaN));
    if (places.some((place) => !(place >= 1 && place <= items.length))) continue;
    full++;
    if (new Set(places).size === items.length) different++;
  }
  return full >= 5 && different >= full * 0.9;
}
