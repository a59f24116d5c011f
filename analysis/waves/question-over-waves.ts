import type { ShareTally } from '../compare/share-row.ts';
import { type CrossCounts, pearsonChiSquareTest } from '../statistics/chi-square-test.ts';
import { raoScottTest } from '../statistics/rao-scott-test.ts';
import type { WaveQuestion, WaveVariable } from './wave-changes.ts';
import type { WaveOptions } from './wave-rows.ts';

/** A question before the list is known that it is adjusted over; `bases` are those of its waves. */
export type PlainQuestion = Omit<WaveQuestion, 'answeredIn' | 'pAdjusted'> & {
  readonly bases: readonly number[];
};

/**
 * Whether the answers of a question differ between waves: Pearson's chi-square of answers by waves, with
 * weights the second-order F of Rao and Scott. Waves whose base is suppressed stay out.
 *
 * `tallies[answer][wave]`, each respondent in one answer; null for sets and numbers, which have no such test.
 */
export function questionOverWaves(
  { name, label }: Pick<WaveVariable, 'name' | 'label'>,
  tallies: readonly (readonly ShareTally[])[] | null,
  options: WaveOptions,
): PlainQuestion {
  const bases = options.waves.map((_, wave) => tallies?.[0]?.[wave]?.answered.count ?? 0);
  const untested: PlainQuestion = {
    variable: name,
    label,
    bases,
    method: 'none',
    statistic: null,
    df: null,
    p: null,
    cramersV: null,
  };
  const least = Math.max(1, options.suppressedBase);
  const waves = bases.flatMap((base, wave) => (base >= least ? [wave] : []));
  if (tallies === null || waves.length < 2) return untested;
  const cellsOf = (measure: (tally: ShareTally, factor: number) => number): CrossCounts => ({
    rowCount: tallies.length,
    columnCount: waves.length,
    cells: Float64Array.from(
      tallies.flatMap((line) =>
        waves.map((wave) => measure(line[wave] as ShareTally, options.factors[wave] ?? 1)),
      ),
    ),
  });
  if (!options.isWeighted) {
    const test = pearsonChiSquareTest(cellsOf(({ chosen }) => chosen.count));
    if (test.status === 'notComputable') return untested;
    const { statistic, degreesOfFreedom: df, p, cramersV } = test;
    return { ...untested, method: 'pearson-chi-square', statistic, df, p, cramersV };
  }
  const test = raoScottTest(
    cellsOf(({ chosen }, factor) => chosen.weight * factor),
    cellsOf(({ chosen }, factor) => chosen.squaredWeight * factor * factor),
    waves.reduce((sum, wave) => sum + (bases[wave] ?? 0), 0),
  );
  if (test.status === 'notComputable') return untested;
  const { statistic, numeratorDegrees, denominatorDegrees, p, cramersV } = test;
  const df = [numeratorDegrees, denominatorDegrees] as const;
  return { ...untested, method: 'rao-scott-f', statistic, df, p, cramersV };
}
