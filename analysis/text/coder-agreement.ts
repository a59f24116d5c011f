import { type AgreementReport, agreementOfTags } from './agreement.ts';
import {
  type Alpha,
  type AlphaLevel,
  krippendorffAlpha,
  percentiles,
  type Resampling,
  resampled,
  usualResampling,
} from './krippendorff-alpha.ts';

/** What one coder made of each text, in the order of all; null where it was not coded. */
export interface CoderColumn {
  readonly coder: string;
  readonly codes: readonly (string | null)[];
}

/**
 * Two coders on the texts that both coded. `kappaLow` and `kappaHigh` here are percentiles of resampled
 * texts; in `report`, whose rows are the first coder and columns the second, they rest on the standard error.
 */
export interface CoderPair {
  readonly first: string;
  readonly second: string;
  readonly report: AgreementReport;
  readonly kappaLow: number | null;
  readonly kappaHigh: number | null;
}

/** How far coders agree: each two of them by Cohen's kappa, all together by Krippendorff's alpha. */
export interface CoderAgreement {
  readonly pairs: readonly CoderPair[];
  readonly alpha: Alpha;
}

/**
 * Agreement between people who coded the same texts without seeing each other's codes.
 *
 * - Shapes: every column is over the same texts. `classes` are all codes, in their order where `level` is
 *   not nominal: alpha then reads them as 0, 1, 2 and so on.
 * - Missing: a text that one left out is not compared by kappa; alpha uses what the others made of it.
 * - Limits: intervals hold for texts taken at random.
 *
 * @throws {AnalysisError} `lengths-differ`, `confidence-out-of-range`.
 */
export function agreementOfCoders(
  columns: readonly CoderColumn[],
  classes: readonly string[],
  level: AlphaLevel,
  resampling: Resampling = usualResampling,
): CoderAgreement {
  const placeOf = new Map(classes.map((name, place) => [name, place]));
  const pairs = columns.flatMap((first, at) =>
    columns.slice(at + 1).map((second) => pairOf(first, second, classes, resampling)),
  );
  const codings = columns.map(({ codes }) =>
    codes.map((code) => (code === null ? null : (placeOf.get(code) ?? null))),
  );
  return { pairs, alpha: krippendorffAlpha(codings, level, resampling) };
}

function pairOf(
  first: CoderColumn,
  second: CoderColumn,
  classes: readonly string[],
  resampling: Resampling,
): CoderPair {
  const report = agreementOfTags(second.codes, first.codes, classes, resampling.confidence);
  const names = { first: first.coder, second: second.coder, report };
  if (report.kappa === null || report.kappaReason !== null) {
    return { ...names, kappaLow: null, kappaHigh: null };
  }
  const cells = report.confusion.counts.flatMap((row, hand) =>
    row.flatMap((count, other) => Array.from({ length: count }, () => ({ hand, other }))),
  );
  const draws = resampled(cells, resampling, (sample) => kappaOfCells(sample, classes.length));
  const { low, high } = percentiles(draws, resampling.confidence);
  return { ...names, kappaLow: low, kappaHigh: high };
}

/** Cohen's kappa of pairs of codes; null where both sides are one class throughout. */
function kappaOfCells(
  cells: readonly { readonly hand: number; readonly other: number }[],
  width: number,
): number | null {
  const hands = new Float64Array(width);
  const others = new Float64Array(width);
  let same = 0;
  for (const { hand, other } of cells) {
    hands[hand] = (hands[hand] ?? 0) + 1;
    others[other] = (others[other] ?? 0) + 1;
    if (hand === other) same += 1;
  }
  const count = cells.length;
  const chance = hands.reduce((sum, one, at) => sum + one * (others[at] ?? 0), 0) / count ** 2;
  return chance === 1 ? null : (same / count - chance) / (1 - chance);
}
