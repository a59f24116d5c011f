import { AnalysisError } from '#analysis/analysis-error.ts';
import { criticalZ, demandBase } from '#analysis/statistics/interval.ts';
import { wilsonInterval } from '#analysis/statistics/wilson-interval.ts';
import type { ConfusionTable } from './agreement.ts';

/** Fewer texts checked at random than this correct no share. */
export const fewestChecked = 50;

/** Why shares were not corrected: nothing was checked at random, or fewer than `fewestChecked`. */
export type NotCorrectedReason = 'nothing-checked' | 'too-few-checked';

/**
 * The share of one class as the machine counts it and as it is after correction. `moved` is corrected
 * less counted; `inverted` is the share by the inverted confusion table (Rogan and Gladen), which may
 * leave 0..1, null where the table cannot be inverted.
 */
export interface CorrectedShare {
  readonly class: string;
  readonly counted: number;
  readonly corrected: number;
  readonly low: number;
  readonly high: number;
  readonly moved: number;
  readonly inverted: number | null;
}

/**
 * Shares corrected for misclassification, or why not. `unseen` names classes that the machine gave but
 * that no checked text has: their texts are taken to be what the checked ones are as a whole.
 */
export type CorrectedShares =
  | {
      readonly status: 'computed';
      readonly checked: number;
      readonly shares: readonly CorrectedShare[];
      readonly unseen: readonly string[];
    }
  | {
      readonly status: 'notComputable';
      readonly reason: NotCorrectedReason;
      readonly checked: number;
      readonly needed: number;
    };

/**
 * What the shares of classes would be had every text been coded by hand, from a random sample that was.
 *
 * Within the texts that the machine put in one class, the sample says what they are; these shares,
 * weighted by how many texts the machine put in each class, add up to the corrected ones. The interval
 * is Wilson's at the effective base that the variance of this sum stands for, half a text added to both
 * sides of each of its shares, with the correction for a finite number of texts.
 *
 * - Shapes: `counted` has one count a class of `table`, in its order: what the machine made of all texts,
 *   the checked ones included. `table.counts[hand][machine]` counts checked texts.
 * - Assumes that the checked texts are a simple random sample of those counted, that the hand is right,
 *   and that the machine did not learn from them.
 * - Missing: fewer than `fewestChecked` checked texts give no number.
 *
 * @throws {AnalysisError} `lengths-differ`, `base-out-of-range` when nothing is counted,
 * `confidence-out-of-range`.
 *
 * Sources: Tenenbein (1970), JASA 65, 1350-1361; Rogan and Gladen (1978), American Journal of Epidemiology
 * 107, 71-76 (`inverted`). Held to tests/goldens/corrected-shares.json; the interval covers 94 to 97 % in
 * tests/text/corrected-shares.test.ts.
 */
export function correctedShares(
  counted: readonly number[],
  table: ConfusionTable,
  confidence = 0.95,
): CorrectedShares {
  criticalZ(confidence);
  const { classes, counts } = table;
  if (counted.length !== classes.length || counts.length !== classes.length) {
    throw new AnalysisError('lengths-differ', {
      counted: counted.length,
      classes: classes.length,
      rows: counts.length,
    });
  }
  const base = sum(counted);
  demandBase(base);
  const checked = sum(counts.map(sum));
  if (checked < fewestChecked) {
    const reason = checked === 0 ? 'nothing-checked' : 'too-few-checked';
    return { status: 'notComputable', reason, checked, needed: fewestChecked };
  }
  const sizes = classes.map((_, machine) => sum(counts.map((row) => row[machine] ?? 0)));
  const sample = { counted: counted.map((count) => count / base), base, counts, sizes, checked };
  const inverted = sharesByInvertedTable(sample.counted, counts);
  return {
    status: 'computed',
    checked,
    shares: classes.map((name, hand) => ({
      class: name,
      ...shareOf(sample, hand, confidence),
      inverted: inverted?.[hand] ?? null,
    })),
    unseen: classes.filter((_, machine) => (counted[machine] ?? 0) > 0 && sizes[machine] === 0),
  };
}

interface Sample {
  readonly counted: readonly number[];
  readonly base: number;
  readonly counts: ConfusionTable['counts'];
  readonly sizes: readonly number[];
  readonly checked: number;
}

function shareOf(
  { counted, base, counts, sizes, checked }: Sample,
  hand: number,
  confidence: number,
): Omit<CorrectedShare, 'class' | 'inverted'> {
  const ofHand = counts[hand] ?? [];
  const overall = sum(ofHand) / checked;
  let corrected = 0;
  let variance = 0;
  counted.forEach((share, machine) => {
    const size = sizes[machine] ?? 0;
    const found = ofHand[machine] ?? 0;
    corrected += share * (size === 0 ? overall : found / size);
    const even = size === 0 ? overall : (found + 0.5) / (size + 1);
    variance += (share ** 2 * even * (1 - even)) / (size + 1);
  });
  variance *= Math.max(0, 1 - checked / base);
  corrected = Math.min(1, Math.max(0, corrected));
  const moved = corrected - (counted[hand] ?? 0);
  const whole = { counted: counted[hand] ?? 0, corrected, moved };
  if (variance === 0) return { ...whole, low: corrected, high: corrected };
  const spread = corrected * (1 - corrected);
  const effective = spread === 0 ? checked : spread / variance;
  return { ...whole, ...wilsonInterval(corrected, effective, confidence) };
}

/**
 * Shares by the inverted confusion table: those from which the machine, mistaking classes as it did in
 * the checked texts, would count what it counted. Two classes: the estimator of Rogan and Gladen.
 *
 * Null where a class was never given by hand or the table has no inverse. Shares may leave 0..1, which
 * says that the machine counts less of a class than its mistakes alone would make.
 */
export function sharesByInvertedTable(
  counted: readonly number[],
  counts: ConfusionTable['counts'],
): readonly number[] | null {
  const totals = counts.map(sum);
  if (totals.some((total) => total === 0)) return null;
  const rows = counted.map((share, machine) => [
    ...counts.map((row, hand) => (row[machine] ?? 0) / (totals[hand] ?? 1)),
    share,
  ]);
  return solved(rows);
}

/** Solves equations, each a row of coefficients with its right side last; null where they have no one answer. */
function solved(rows: number[][]): readonly number[] | null {
  const size = rows.length;
  for (let at = 0; at < size; at += 1) {
    const largest = rows
      .slice(at)
      .reduce(
        (best, row, i) =>
          Math.abs(row[at] ?? 0) > Math.abs(rows[best]?.[at] ?? 0) ? at + i : best,
        at,
      );
    const pivot = rows[largest] as number[];
    if (Math.abs(pivot[at] ?? 0) < 1e-9) return null;
    rows[largest] = rows[at] as number[];
    rows[at] = pivot;
    rows.forEach((row, i) => {
      if (i === at) return;
      const times = (row[at] ?? 0) / (pivot[at] as number);
      for (let j = at; j <= size; j += 1) row[j] = (row[j] ?? 0) - times * (pivot[j] ?? 0);
    });
  }
  return rows.map((row, at) => (row[size] ?? 0) / (row[at] ?? 1));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
