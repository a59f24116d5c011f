import type { Category, Column } from '#analysis/columns/column.ts';
import { missingByte } from '#analysis/columns/missing-reason.ts';
import type { VariableGlimpse } from '#contract/calls/imports.ts';

const answersShown = 8;
const scaleStepsShown = 11;
const unreadable = missingByte('unreadable');

/**
 * How a variable's values are distributed over the rows looked at: answers or texts by count (those of a
 * scale in their order, which `order` lists by their places among the categories), or the lowest, middle and highest number. Missing values are counted, unreadable ones among them.
 */
export function glimpseOf(
  name: string,
  column: Column,
  categories: readonly Category[],
  order: readonly number[] | null = null,
): VariableGlimpse {
  switch (column.type) {
    case 'category':
      return glimpseOfAnswers(name, column.codes, categories, order);
    case 'number':
      return glimpseOfNumbers(name, column.values, column.missing);
    case 'text':
      return glimpseOfTexts(name, column.offsets, column.bytes, column.missing);
  }
}

function glimpseOfAnswers(
  name: string,
  codes: ArrayLike<number>,
  categories: readonly Category[],
  order: readonly number[] | null,
): VariableGlimpse {
  const counts = new Float64Array(categories.length);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] as number;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  const places = order ?? categories.map((_, index) => index);
  const answers = places.flatMap((index) => {
    const category = categories[index];
    return category === undefined ? [] : [{ ...category, count: counts[index] ?? 0 }];
  });
  const present = answers.filter(({ missing }) => missing === null);
  const presentCount = present.reduce((sum, { count }) => sum + count, 0);
  return {
    ...nothing(name),
    present: presentCount,
    missing: codes.length - presentCount,
    unreadable: answers
      .filter(({ missing }) => missing === 'unreadable')
      .reduce((sum, { count }) => sum + count, 0),
    top: order === null ? topOf(present) : inOrder(present),
  };
}

function glimpseOfNumbers(
  name: string,
  values: ArrayLike<number>,
  missing: Uint8Array | null,
): VariableGlimpse {
  const present: number[] = [];
  for (let row = 0; row < values.length; row++) {
    if (missing === null || missing[row] === 0) present.push(values[row] as number);
  }
  const sorted = Float64Array.from(present).sort();
  const middle = sorted.length >> 1;
  const isEven = sorted.length % 2 === 0;
  return {
    ...nothing(name),
    present: sorted.length,
    missing: values.length - sorted.length,
    unreadable: unreadableCount(missing),
    low: sorted[0] ?? null,
    middle: isEven
      ? sorted.length === 0
        ? null
        : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2
      : (sorted[middle] as number),
    high: sorted.at(-1) ?? null,
  };
}

function glimpseOfTexts(
  name: string,
  offsets: Int32Array,
  bytes: Uint8Array,
  missing: Uint8Array | null,
): VariableGlimpse {
  const rows = offsets.length - 1;
  const counts = new Map<string, number>();
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let present = 0;
  for (let row = 0; row < rows; row++) {
    if (missing !== null && missing[row] !== 0) continue;
    present++;
    const label = text.toString('utf8', offsets[row], offsets[row + 1]);
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const answers = [...counts].map(([label, count]) => ({ label, count }));
  return {
    ...nothing(name),
    present,
    missing: rows - present,
    unreadable: unreadableCount(missing),
    top: topOf(answers),
  };
}

function nothing(name: string): VariableGlimpse {
  return {
    name,
    present: 0,
    missing: 0,
    unreadable: 0,
    top: [],
    low: null,
    middle: null,
    high: null,
  };
}

function unreadableCount(missing: Uint8Array | null): number {
  return missing?.reduce((sum, reason) => sum + (reason === unreadable ? 1 : 0), 0) ?? 0;
}

/** The answers of a scale as people read them, those that nobody gave too. */
function inOrder(
  answers: readonly { readonly label: string; readonly count: number }[],
): VariableGlimpse['top'] {
  return answers.slice(0, scaleStepsShown).map(({ label, count }) => ({ label, count }));
}

function topOf(
  answers: readonly { readonly label: string; readonly count: number }[],
): VariableGlimpse['top'] {
  return answers
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, answersShown)
    .map(({ label, count }) => ({ label, count }));
}
