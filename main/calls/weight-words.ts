import { wholeCount } from '#analysis/compare/figures-in-words.ts';
import type { Raking } from '#analysis/weighting/raking.ts';
import type { WeightSummary } from '#analysis/weighting/weight-summary.ts';

type Computed = Extract<Raking, { status: 'computed' }>;

/** "Weights run from 0.31 to 4.20; the base of 1,000 counts as 742". */
export function weightFinding(summary: WeightSummary): string {
  const { smallest, largest, weighted, effectiveBase } = summary;
  if (smallest === null || largest === null || effectiveBase === null)
    return 'Nobody has a weight above 0';
  const base = wholeCount(weighted);
  if (largest - smallest <= 1e-9 * largest)
    return `Everybody weighs ${figure(largest)}; the base stays ${base}`;
  return `Weights run from ${figure(smallest)} to ${figure(largest)}; the base of ${base} counts as ${wholeCount(Math.round(effectiveBase))}`;
}

/** Three digits that count, two decimals from 1 up. */
function figure(weight: number): string {
  if (weight >= 1000) return wholeCount(Math.round(weight));
  return weight >= 0.1 || weight === 0 ? weight.toFixed(2) : weight.toPrecision(2);
}

/** How the iterations ended, in a sentence that names the margin that is off by most. */
export function convergenceInWords(raking: Computed): string {
  const { outcome, rounds, contradictions } = raking;
  const last = rounds.at(-1);
  const iterations =
    rounds.length === 1 ? '1 iteration' : `${wholeCount(rounds.length)} iterations`;
  if (last === undefined) return 'Nothing was to be done.';
  const points = pointsOf(last.largestError);
  const where = `${last.margin}, “${last.category}”`;
  const pairs = contradictions.map(({ first, second }) => `${first} and ${second}`);
  switch (outcome) {
    case 'converged':
      return `Every margin is met after ${iterations}.`;
    case 'trimmed':
      return `The bounds keep the weights from the targets: ${where} is furthest off, by ${points}.`;
    case 'contradictory':
      return pairs.length > 0
        ? `No weights meet all targets: those of ${pairs.join(', and those of ')} contradict each other. The largest gap is ${points} (${where}).`
        : `No weights meet all targets. The largest gap is ${points} (${where}).`;
    case 'not-converged':
      return `After ${iterations} the margins are not met: the largest gap is ${points} (${where}).${pairs.length > 0 ? ` ${pairs.join(' and ')} may contradict each other.` : ' More iterations may help.'}`;
  }
}

function pointsOf(error: number): string {
  const points = error * 100;
  if (points === 0) return '0\u00a0points';
  return points < 0.01
    ? 'under 0.01\u00a0points'
    : `${points.toFixed(points < 1 ? 2 : 1)}\u00a0points`;
}

/** What an analyst should know of raked weights, as sentences. */
export function rakingWarnings(raking: Computed): readonly string[] {
  const { margins, leftOutRows, cutLow, cutHigh } = raking;
  const warnings: string[] = [];
  for (const { margin, missing } of margins) {
    if (missing > 0)
      warnings.push(
        `${rowsInWords(missing)} no answer to ${margin}; the targets hold among the others.`,
      );
  }
  if (leftOutRows > 0)
    warnings.push(`${rowsInWords(leftOutRows)} an answer missing and kept the starting weight.`);
  for (const [side, cut] of [
    ['lower', cutLow],
    ['upper', cutHigh],
  ] as const) {
    if (cut > 0)
      warnings.push(
        `The ${side} bound holds the weight of ${wholeCount(cut)} ${cut === 1 ? 'row' : 'rows'}.`,
      );
  }
  for (const { margin, categories } of margins) {
    for (const { category, target, rows } of categories) {
      if (target === 0 && rows > 0)
        warnings.push(
          `${rowsInWords(rows)} “${category}” for ${margin}, whose target is 0; they weigh nothing.`,
        );
      else if (rows > 0 && rows < smallCell)
        warnings.push(
          `Only ${wholeCount(rows)} ${rows === 1 ? 'row stands' : 'rows stand'} for “${category}” of ${margin}.`,
        );
    }
  }
  return [...warnings, ...summaryWarnings(raking.summary)];
}

/** Fewer rows than this speak for a whole category. */
const smallCell = 10;

function rowsInWords(count: number): string {
  return count === 1 ? '1 row has' : `${wholeCount(count)} rows have`;
}

/** What an analyst should know of any weights, as sentences. */
export function summaryWarnings(summary: WeightSummary): readonly string[] {
  const { zero, negative, missing, mean, largest, topShare, designEffect } = summary;
  const warnings: string[] = [];
  if (negative > 0)
    warnings.push(`${rowsInWords(negative)} a negative weight, which no analysis takes.`);
  if (missing > 0) warnings.push(`${rowsInWords(missing)} no weight and would drop out.`);
  if (zero > 0) warnings.push(`${rowsInWords(zero)} the weight 0 and would drop out.`);
  if (designEffect !== null && designEffect >= 2)
    warnings.push('The weights cost more than half of the base.');
  if (mean !== null && largest !== null && largest > 5 * mean)
    warnings.push(`The heaviest row weighs ${(largest / mean).toFixed(1)} times the mean.`);
  if (topShare !== null && topShare >= 0.05)
    warnings.push(
      `The heaviest hundredth of the rows holds ${Math.round(topShare * 100)}\u202f% of all weight.`,
    );
  return warnings;
}
