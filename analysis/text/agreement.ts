import { AnalysisError } from '#analysis/analysis-error.ts';
import { criticalZ } from '#analysis/statistics/interval.ts';
import { wilsonInterval } from '#analysis/statistics/wilson-interval.ts';

/**
 * Why kappa has no value: nothing was checked, or both sides use one and the same class throughout. Or why
 * it has no interval: its standard error is 0, because both sides agree throughout, or oppose each other
 * so evenly that there is no spread.
 */
export type NoKappaReason =
  | 'nothing-checked'
  | 'one-class-only'
  | 'perfect-agreement'
  | 'no-spread';

/** Who was called what: `counts[truth][prediction]`, both in the order of `classes`. */
export interface ConfusionTable {
  readonly classes: readonly string[];
  readonly counts: readonly (readonly number[])[];
}

/**
 * How well one class is found. `precision`: of those called so, the share that is; `recall`: of those
 * that are, the share called so; `f1`: their harmonic mean. With Wilson intervals. Null where the class
 * was never predicted (`precision`), never given by hand (`recall`), or neither (`f1`).
 */
export interface ClassAgreement {
  readonly class: string;
  readonly predictedCount: number;
  readonly correctedCount: number;
  readonly precision: number | null;
  readonly precisionLow: number | null;
  readonly precisionHigh: number | null;
  readonly recall: number | null;
  readonly recallLow: number | null;
  readonly recallHigh: number | null;
  readonly f1: number | null;
}

/**
 * Tags by the machine against tags by hand, on the texts that were checked.
 *
 * `accuracy` and its Wilson interval are shares; `kappa` is -1..1, its interval kappa +- z standard
 * errors, cut to -1..1. Nulls come with `kappaReason`; where the standard error is 0 the interval alone is
 * null, since an interval without a width would claim what no sample can show.
 */
export interface AgreementReport {
  readonly checked: number;
  readonly accuracy: number | null;
  readonly accuracyLow: number | null;
  readonly accuracyHigh: number | null;
  readonly kappa: number | null;
  readonly kappaStandardError: number | null;
  readonly kappaLow: number | null;
  readonly kappaHigh: number | null;
  readonly kappaReason: NoKappaReason | null;
  readonly confusion: ConfusionTable;
  readonly perClass: readonly ClassAgreement[];
}

/**
 * Agreement between predicted and corrected tags, for "can I trust these tags?".
 *
 * - Shapes: one entry a text on both sides. `classes` gives the order of the table; classes that it
 *   does not name follow in alphabetical order.
 * - Missing: a text with null on either side was not checked and is left out.
 * - Limits: hand-picked texts are no sample; the intervals hold for texts checked at random. Kappa's is
 *   a large-sample one: fifty texts or more.
 *
 * @throws {AnalysisError} `lengths-differ`, `confidence-out-of-range`.
 */
export function agreementOfTags(
  predicted: readonly (string | null)[],
  corrected: readonly (string | null)[],
  classes: readonly string[] = [],
  confidence = 0.95,
): AgreementReport {
  if (predicted.length !== corrected.length) {
    throw new AnalysisError('lengths-differ', {
      predicted: predicted.length,
      corrected: corrected.length,
    });
  }
  const pairs = predicted.flatMap((prediction, index) => {
    const truth = corrected[index] ?? null;
    return prediction === null || truth === null ? [] : [{ prediction, truth }];
  });
  const used = new Set(pairs.flatMap(({ prediction, truth }) => [prediction, truth]));
  const others = [...used].filter((name) => !classes.includes(name)).sort();
  const all = [...new Set(classes), ...others];
  const indexByClass = new Map(all.map((name, index) => [name, index]));
  const counts = all.map(() => all.map(() => 0));
  for (const { prediction, truth } of pairs) {
    const row = counts[indexByClass.get(truth) ?? -1];
    const column = indexByClass.get(prediction) ?? -1;
    if (row !== undefined) row[column] = (row[column] ?? 0) + 1;
  }
  return agreementOfCounts({ classes: all, counts }, confidence);
}

/**
 * The same from a table of counts, square and in the order of its classes.
 *
 * @throws {AnalysisError} `lengths-differ` when the table is not square, `count-out-of-range`,
 * `confidence-out-of-range`.
 *
 * Sources: Cohen (1960), Educational and Psychological Measurement 20, 37-46; standard error of Fleiss,
 * Cohen and Everitt (1969), Psychological Bulletin 72, 323-327. Held to R `vcd::Kappa`,
 * tests/goldens/cohen-kappa.json.
 */
export function agreementOfCounts(table: ConfusionTable, confidence = 0.95): AgreementReport {
  demandSquare(table);
  const z = criticalZ(confidence);
  const { classes, counts } = table;
  const truths = counts.map(sum);
  const predictions = classes.map((_, column) => sum(counts.map((row) => row[column] ?? 0)));
  const checked = sum(truths);
  const right = sum(counts.map((row, index) => row[index] ?? 0));
  const accuracy = shareWithInterval(right, checked, confidence);
  return {
    checked,
    accuracy: accuracy.share,
    accuracyLow: accuracy.low,
    accuracyHigh: accuracy.high,
    ...kappaOf(counts, truths, predictions, checked, z),
    confusion: table,
    perClass: classes.map((name, index) =>
      classAgreement(
        name,
        counts[index]?.[index] ?? 0,
        predictions[index] ?? 0,
        truths[index] ?? 0,
        confidence,
      ),
    ),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function demandSquare({ classes, counts }: ConfusionTable): void {
  const isSquare =
    counts.length === classes.length && counts.every((row) => row.length === classes.length);
  if (!isSquare) {
    throw new AnalysisError('lengths-differ', { classes: classes.length, rows: counts.length });
  }
  for (const count of counts.flat()) {
    if (!(count >= 0 && count < Number.POSITIVE_INFINITY)) {
      throw new AnalysisError('count-out-of-range', { count });
    }
  }
}

type KappaFigures = Pick<
  AgreementReport,
  'kappa' | 'kappaStandardError' | 'kappaLow' | 'kappaHigh' | 'kappaReason'
>;

function noKappa(kappaReason: NoKappaReason): KappaFigures {
  return { kappa: null, kappaStandardError: null, kappaLow: null, kappaHigh: null, kappaReason };
}

/** Of the difference of two sums that are at most a few units large. */
const roundingError = 1e-12;

function kappaOf(
  counts: readonly (readonly number[])[],
  truths: readonly number[],
  predictions: readonly number[],
  checked: number,
  z: number,
): KappaFigures {
  if (checked === 0) return noKappa('nothing-checked');
  const truthShares = truths.map((count) => count / checked);
  const predictionShares = predictions.map((count) => count / checked);
  const expected = sum(truthShares.map((share, i) => share * (predictionShares[i] ?? 0)));
  if (truths.some((count, i) => count === checked && predictions[i] === checked)) {
    return noKappa('one-class-only');
  }
  const agreed = sum(counts.map((row, i) => row[i] ?? 0));
  const observed = agreed / checked;
  const kappa = (observed - expected) / (1 - expected);
  const spread = sum(
    counts.flatMap((row, i) =>
      row.map((count, j) => {
        const margins = (predictionShares[i] ?? 0) + (truthShares[j] ?? 0);
        return (count / checked) * ((i === j ? 1 : 0) - (1 - kappa) * margins) ** 2;
      }),
    ),
  );
  const excess = spread - (kappa - expected * (1 - kappa)) ** 2;
  if (excess <= roundingError) {
    const kappaReason = agreed === checked ? 'perfect-agreement' : 'no-spread';
    return { kappa, kappaStandardError: 0, kappaLow: null, kappaHigh: null, kappaReason };
  }
  const kappaStandardError = Math.sqrt(excess / checked) / (1 - expected);
  return {
    kappa,
    kappaStandardError,
    kappaLow: Math.max(-1, kappa - z * kappaStandardError),
    kappaHigh: Math.min(1, kappa + z * kappaStandardError),
    kappaReason: null,
  };
}

interface ShareWithInterval {
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

function shareWithInterval(part: number, base: number, confidence: number): ShareWithInterval {
  if (base === 0) return { share: null, low: null, high: null };
  const share = part / base;
  return { share, ...wilsonInterval(share, base, confidence) };
}

function classAgreement(
  name: string,
  right: number,
  predictedCount: number,
  correctedCount: number,
  confidence: number,
): ClassAgreement {
  const precision = shareWithInterval(right, predictedCount, confidence);
  const recall = shareWithInterval(right, correctedCount, confidence);
  const both = predictedCount + correctedCount;
  return {
    class: name,
    predictedCount,
    correctedCount,
    precision: precision.share,
    precisionLow: precision.low,
    precisionHigh: precision.high,
    recall: recall.share,
    recallLow: recall.low,
    recallHigh: recall.high,
    f1: both === 0 ? null : (2 * right) / both,
  };
}
