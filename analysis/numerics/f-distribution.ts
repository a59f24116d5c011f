import betainc from '@stdlib/math-base-special-betainc';

/**
 * Probability that an F value exceeds `statistic`; degrees of freedom above 0, whole or not (the
 * Rao-Scott test has fractions). NaN where it has no meaning. Held to R `pf`.
 */
export function fUpperTail(
  statistic: number,
  numeratorDegrees: number,
  denominatorDegrees: number,
): number {
  if (!(numeratorDegrees > 0 && denominatorDegrees > 0) || Number.isNaN(statistic)) {
    return Number.NaN;
  }
  if (statistic <= 0) return 1;
  if (statistic === Number.POSITIVE_INFINITY) return 0;
  const scaled = numeratorDegrees * statistic;
  const whole = denominatorDegrees + scaled;
  return scaled > denominatorDegrees
    ? betainc(denominatorDegrees / whole, denominatorDegrees / 2, numeratorDegrees / 2)
    : betainc(scaled / whole, numeratorDegrees / 2, denominatorDegrees / 2, true, true);
}
