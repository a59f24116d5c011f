import type { CategoryColumn, NumberColumn, TextColumn } from '#analysis/columns/column.ts';
import { missingByte } from '#analysis/columns/missing-reason.ts';
import type { Rule } from '#analysis/columns/rule.ts';
import type { SetMember, VariableLookup } from '#analysis/columns/variable-lookup.ts';

/**
 * Answers as a category column; null is a missing answer. Codes are "1", "2", ... in the order of
 * `labels` (or of first appearance); values are given where the labels are a scale.
 */
export function categoryColumn(
  answers: readonly (string | null)[],
  labels: readonly string[] = [...new Set(answers.filter((answer) => answer !== null))],
  values: readonly (number | null)[] = [],
): CategoryColumn {
  const categories = [
    ...labels.map((label, index) => ({
      code: String(index + 1),
      label,
      value: values[index] ?? null,
      missing: null,
    })),
    { code: '', label: 'No answer', value: null, missing: 'no-answer' as const },
  ];
  return {
    type: 'category',
    codes: Uint8Array.from(answers, (answer) =>
      answer === null ? labels.length : labels.indexOf(answer),
    ),
    categories,
    order: categories.map((_, index) => index),
  };
}

/** Numbers as a column; null is a missing value. */
export function numberColumn(values: readonly (number | null)[]): NumberColumn {
  return {
    type: 'number',
    values: Float64Array.from(values, (value) => value ?? -999),
    missing: Uint8Array.from(values, (value) => (value === null ? missingByte('refused') : 0)),
  };
}

/** Texts as a column; null is a missing text. */
export function textColumn(texts: readonly (string | null)[]): TextColumn {
  const parts = texts.map((text) => new TextEncoder().encode(text ?? ''));
  const offsets = new Int32Array(texts.length + 1);
  for (const [row, part] of parts.entries())
    offsets[row + 1] = (offsets[row] as number) + part.length;
  return {
    type: 'text',
    offsets,
    bytes: Uint8Array.from(parts.flatMap((part) => [...part])),
    missing: Uint8Array.from(texts, (text) => (text === null ? missingByte('no-answer') : 0)),
  };
}

/** A lookup over plain records; segments are found without regard to case. */
export function lookupOf(
  columns: Readonly<Record<string, CategoryColumn | NumberColumn | TextColumn>>,
  sets: Readonly<Record<string, readonly SetMember[]>> = {},
  segments: Readonly<Record<string, Rule>> = {},
): VariableLookup {
  return {
    column: (name) => columns[name] ?? null,
    members: (name) => sets[name] ?? null,
    segment: (name) => segments[name.toLowerCase()] ?? null,
    names: [...Object.keys(columns), ...Object.keys(sets)],
  };
}
