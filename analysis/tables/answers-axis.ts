import type { CategoryColumn } from '../columns/column.ts';
import { allAnswersNamed, reordered } from './answer-codes.ts';
import type { KeptRows } from './kept-rows.ts';
import type { AnswersOfOne, TableStatistic } from './table.ts';
import {
  type AxisEntry,
  type AxisItem,
  type CountedAxis,
  demandLength,
  figureRows,
} from './table-axis.ts';

/**
 * A question with one answer from a list over the kept rows: its answers in people's order, nets, boxes.
 *
 * @throws {AnalysisError} `lengths-differ`, `answer-not-found`.
 */
export function axisOfAnswers(variable: AnswersOfOne, kept: KeptRows, rows: number): CountedAxis {
  const { name, label, column } = variable;
  demandLength(name, column, rows);
  const { counted, answerCount } = countedCategories(variable);
  const placeOf = new Map(counted.map((category, place) => [category, place]));
  const codesOf = column.categories.map((_, category) => placeOf.get(category) ?? counted.length);
  const item = takeCodes(column, codesOf, counted.length, kept);
  const values = counted.map((category) => {
    const of = column.categories[category];
    return of?.missing === null ? of.value : null;
  });
  const hasValues = values.some((value) => value !== null);
  const statistics = variable.statistics ?? (variable.hasMean && hasValues ? ['mean'] : []);
  return {
    kind: 'counted',
    name,
    label,
    path: [],
    overlaps: false,
    responseItems: [],
    items: [item],
    base: item,
    entries: [
      ...answerEntries(variable, placeOf),
      ...netEntries(variable, placeOf),
      ...boxEntries(values.slice(0, answerCount), statistics),
    ],
    values,
    figures: figureRows(statistics),
    answerCount,
  };
}

/** The categories that are in the base, in people's order; missing ones, where they are shown, last. */
function countedCategories({ name, column, exclude, missing }: AnswersOfOne): {
  readonly counted: readonly number[];
  readonly answerCount: number;
} {
  const excluded = allAnswersNamed(name, column.categories, exclude ?? []);
  const isMissing = (category: number): boolean => column.categories[category]?.missing !== null;
  const isCounted = (category: number): boolean => !excluded.includes(category);
  const given = column.order.filter((category) => !isMissing(category) && isCounted(category));
  const shown = missing === 'show' ? column.order.filter(isMissing).filter(isCounted) : [];
  return { counted: [...given, ...shown], answerCount: given.length };
}

function answerEntries(
  { name, column, order, hide }: AnswersOfOne,
  placeOf: ReadonlyMap<number, number>,
): readonly AxisEntry[] {
  const hidden = allAnswersNamed(name, column.categories, hide ?? []);
  const first = allAnswersNamed(name, column.categories, order ?? []);
  const shown = reordered([...placeOf.keys()], first).filter(
    (category) => !hidden.includes(category),
  );
  return shown.flatMap((category): readonly AxisEntry[] => {
    const [of, place] = [column.categories[category], placeOf.get(category)];
    if (of === undefined || place === undefined) return [];
    return [entryOf(of.label, of.missing === null ? 'category' : 'missing', [place])];
  });
}

/** Categories of a net that are out of the base stay out of it. */
function netEntries(
  { name, column, nets }: AnswersOfOne,
  placeOf: ReadonlyMap<number, number>,
): readonly AxisEntry[] {
  return (nets ?? []).map(({ label, categories }) => {
    const wanted = allAnswersNamed(name, column.categories, categories);
    const codes = wanted.flatMap((category) => placeOf.get(category) ?? []);
    return entryOf(label, 'net', codes);
  });
}

/** The share of the highest or lowest values, as a net. */
function boxEntries(
  values: readonly (number | null)[],
  statistics: readonly TableStatistic[],
): readonly AxisEntry[] {
  const distinct = [...new Set(values.filter((value) => value !== null))].sort((a, b) => a - b);
  return statistics.flatMap((one): readonly AxisEntry[] => {
    if (typeof one === 'string' || 'percentile' in one) return [];
    const isTop = 'topBox' in one;
    const size = isTop ? one.topBox : one.bottomBox;
    const taken = isTop ? distinct.slice(-size) : distinct.slice(0, size);
    const codes = values.flatMap((value, code) =>
      value !== null && taken.includes(value) ? [code] : [],
    );
    return [entryOf(`${isTop ? 'Top' : 'Bottom'} ${size}`, 'net', codes)];
  });
}

function entryOf(category: string, kind: AxisEntry['kind'], codes: readonly number[]): AxisEntry {
  return { category, kind, item: 0, codes, parts: codes };
}

/** Codes of the kept rows after a renumbering; `newCodes` of what has no place are `size`. */
export function takeCodes(
  column: CategoryColumn,
  newCodes: readonly number[],
  size: number,
  { rows, count }: KeptRows,
): AxisItem {
  const isSame = rows === null && newCodes.every((code, old) => code === old);
  if (isSame && !(column.codes instanceof Uint32Array)) return { codes: column.codes, size };
  const recoded = Uint16Array.from(newCodes);
  const codes = size < 256 ? new Uint8Array(count) : new Uint16Array(count);
  const old = column.codes;
  if (rows === null) {
    for (let at = 0; at < count; at++) codes[at] = recoded[old[at] as number] as number;
  } else {
    for (let at = 0; at < count; at++) {
      codes[at] = recoded[old[rows[at] as number] as number] as number;
    }
  }
  return { codes, size };
}
