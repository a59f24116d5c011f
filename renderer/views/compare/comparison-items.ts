import type { ComparisonRow, ShareComparison } from '#contract/calls/comparisons.ts';
import type { GapChartItem } from '../../charts/lay-out-gap-chart.ts';
import { reasonWords } from './comparison-words.ts';

/** The key of a row: its variable and category name it. */
export function rowKey(row: ComparisonRow): string {
  return `${row.kind}\u0000${row.variable}\u0000${row.category}`;
}

const plainAnswers = new Set(['yes', 'no', 'selected', 'not selected', 'true', 'false', '0', '1']);

/**
 * The share rows of a comparison as items of the dumbbell, in their order. Of a question with two answers
 * only one is drawn, since the other mirrors it: the one that is not a "no", else the first. Answers that
 * nobody gave do not count. An answer
 * that says nothing by itself ("Yes") is named by its question.
 */
export function chartItems(rows: readonly ComparisonRow[]): readonly GapChartItem[] {
  const shares = rows.filter((row): row is ShareComparison => row.kind === 'share');
  const byVariable = Map.groupBy(shares, (row) => row.variable);
  return shares.flatMap((row) =>
    isMirror(row, byVariable.get(row.variable) ?? []) ? [] : [itemOf(row)],
  );
}

function isMirror(row: ShareComparison, siblings: readonly ShareComparison[]): boolean {
  const given = siblings.filter(({ a, b }) => (a.share ?? 0) > 0 || (b.share ?? 0) > 0);
  const [one, two] = given;
  if (given.length !== 2 || one === undefined || two === undefined) return false;
  if (one.gap === null || two.gap === null || Math.abs(one.gap + two.gap) > 1e-9) return false;
  const firstIsNo = isNo(one.category);
  return row === (firstIsNo && !isNo(two.category) ? one : two);
}

function isPlainYes(category: string): boolean {
  return plainAnswers.has(category.toLowerCase()) && !isNo(category);
}

function isNo(category: string): boolean {
  return /^(no|not selected|false|0)\b/iu.test(category);
}

function itemOf(row: ShareComparison): GapChartItem {
  const isPlain = plainAnswers.has(row.category.toLowerCase());
  const isYes = isPlainYes(row.category);
  return {
    key: rowKey(row),
    label: isPlain ? row.label : row.category,
    context: isPlain ? (isYes ? null : row.category) : row.label,
    a: { share: row.a.share, base: row.a.base },
    b: { share: row.b.share, base: row.b.base },
    gap: row.gap,
    gapLow: row.gapLow,
    gapHigh: row.gapHigh,
    p: row.pAdjusted,
    sentence: `${row.label}, ${row.category}: ${row.sentence}`,
    note: row.reason === null ? null : reasonWords[row.reason],
  };
}

/** Rows whose question, answer or sentence holds every word typed. */
export function searchRows(
  rows: readonly ComparisonRow[],
  typed: string,
): readonly ComparisonRow[] {
  const words = typed.toLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const text = `${row.variable} ${row.label} ${row.category}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
