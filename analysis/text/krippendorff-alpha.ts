import { quantile } from '#analysis/numerics/quantile.ts';
import { SeededRandom } from '#analysis/numerics/seeded-random.ts';
import { criticalZ } from '#analysis/statistics/interval.ts';

/**
 * How far apart two codes are: `nominal`, they differ or not; `ordinal`, by how many of the codes given
 * lie between; `interval`, by the square of their difference.
 */
export const alphaLevels = ['nominal', 'ordinal', 'interval'] as const;

/** One of `alphaLevels`. */
export type AlphaLevel = (typeof alphaLevels)[number];

/**
 * Why alpha has no value: no text was coded twice, or every code is the same. Or why it has no interval:
 * the coders agree throughout.
 */
export type NoAlphaReason = 'nothing-coded-twice' | 'one-class-only' | 'perfect-agreement';

/**
 * Krippendorff's alpha: 1 is perfect agreement, 0 what chance gives, below it less than chance. `units`
 * were coded at least twice, `codes` is the number of codes in them. Low and high are null beside a `reason`.
 */
export interface Alpha {
  readonly level: AlphaLevel;
  readonly units: number;
  readonly codes: number;
  readonly alpha: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly reason: NoAlphaReason | null;
}

/** How an interval is resampled. */
export interface Resampling {
  readonly confidence: number;
  readonly resamples: number;
  readonly seed: number;
}

/** 1,000 samples of the units at 95 %, always the same ones. */
export const usualResampling: Resampling = { confidence: 0.95, resamples: 1000, seed: 20_110 };

/** Codes of one unit by their place among the distinct codes. */
type Unit = readonly number[];

/**
 * Krippendorff's alpha of any number of coders, some of whom may have left units out, with a bootstrap
 * interval over units.
 *
 * - Shapes: `codings` holds one list a coder, all over the same units in the same order.
 * - Units: codes are numbers; at the nominal level any, at the others in their order.
 * - Missing: null is a unit that the coder left out; a unit with fewer than two codes is not compared.
 * - Limits: the interval (percentiles of resampled units) holds for units taken at random; under about
 *   fifty units it is too narrow.
 *
 * @throws {AnalysisError} `confidence-out-of-range`.
 *
 * Sources: Krippendorff (2011), Computing Krippendorff's alpha-reliability, whose worked examples it is
 * held to, tests/goldens/krippendorff-alpha.json.
 */
export function krippendorffAlpha(
  codings: readonly (readonly (number | null)[])[],
  level: AlphaLevel,
  resampling: Resampling = usualResampling,
): Alpha {
  criticalZ(resampling.confidence);
  const { units, values } = pairableUnits(codings);
  const codes = units.reduce((count, unit) => count + unit.length, 0);
  const none = { level, units: units.length, codes, alpha: null, low: null, high: null };
  if (units.length === 0) return { ...none, reason: 'nothing-coded-twice' };
  const alpha = alphaOf(units, values, level);
  if (alpha === null) return { ...none, reason: 'one-class-only' };
  if (alpha === 1) return { ...none, alpha, reason: 'perfect-agreement' };
  const draws = resampled(units, resampling, (sample) => alphaOf(sample, values, level));
  return { ...none, alpha, ...percentiles(draws, resampling.confidence), reason: null };
}

/**
 * What a statistic is on resamples of units; those on which it has no value are left out. The samples
 * depend on the number of units and the seed alone.
 */
export function resampled<Item>(
  units: readonly Item[],
  { resamples, seed }: Resampling,
  statistic: (sample: readonly Item[]) => number | null,
): readonly number[] {
  const random = new SeededRandom(seed);
  const draws: number[] = [];
  for (let round = 0; round < resamples; round += 1) {
    const sample = units.map(() => units[random.nextInteger(units.length)] as Item);
    const value = statistic(sample);
    if (value !== null) draws.push(value);
  }
  return draws;
}

/** The middle `confidence` of draws; nulls where there are none. */
export function percentiles(
  draws: readonly number[],
  confidence: number,
): { readonly low: number | null; readonly high: number | null } {
  return {
    low: quantile(draws, (1 - confidence) / 2),
    high: quantile(draws, (1 + confidence) / 2),
  };
}

function pairableUnits(codings: readonly (readonly (number | null)[])[]): {
  readonly units: readonly Unit[];
  readonly values: readonly number[];
} {
  const length = Math.max(0, ...codings.map((coder) => coder.length));
  const raw = Array.from({ length }, (_, unit) =>
    codings.flatMap((coder) => coder[unit] ?? []),
  ).filter((codes) => codes.length > 1);
  const values = [...new Set(raw.flat())].sort((one, two) => one - two);
  const placeOf = new Map(values.map((value, place) => [value, place]));
  return { units: raw.map((codes) => codes.map((code) => placeOf.get(code) ?? 0)), values };
}

/** One less the observed over the expected disagreement; null where no codes differ at all. */
function alphaOf(
  units: readonly Unit[],
  values: readonly number[],
  level: AlphaLevel,
): number | null {
  const totals = values.map(() => 0);
  for (const unit of units) for (const code of unit) totals[code] = (totals[code] ?? 0) + 1;
  const apart = distances(values, totals, level);
  const count = totals.reduce((sum, total) => sum + total, 0);
  let expected = 0;
  totals.forEach((one, c) => {
    for (let k = 0; k < c; k += 1) expected += one * (totals[k] ?? 0) * (apart[c]?.[k] ?? 0);
  });
  if (expected === 0) return null;
  let observed = 0;
  for (const unit of units) {
    let within = 0;
    for (let i = 1; i < unit.length; i += 1)
      for (let j = 0; j < i; j += 1) within += apart[unit[i] as number]?.[unit[j] as number] ?? 0;
    observed += within / (unit.length - 1);
  }
  return 1 - ((count - 1) * observed) / expected;
}

function distances(
  values: readonly number[],
  totals: readonly number[],
  level: AlphaLevel,
): readonly (readonly number[])[] {
  const below = totals.map((_, place) => totals.slice(0, place).reduce((sum, one) => sum + one, 0));
  const between = (c: number, k: number): number => {
    const [low, high] = c < k ? [c, k] : [k, c];
    const upTo = (below[high] ?? 0) + (totals[high] ?? 0) - (below[low] ?? 0);
    return upTo - ((totals[low] ?? 0) + (totals[high] ?? 0)) / 2;
  };
  return values.map((one, c) =>
    values.map((two, k) => {
      if (c === k) return 0;
      if (level === 'nominal') return 1;
      return (level === 'ordinal' ? between(c, k) : one - two) ** 2;
    }),
  );
}
