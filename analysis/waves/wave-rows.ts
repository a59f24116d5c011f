import type { ComparisonRow } from '../compare/comparison.ts';
import { meanRow } from '../compare/mean-row.ts';
import { emptyFigures, type RowOptions, type RowTitle } from '../compare/row-options.ts';
import { type ShareTally, shareRow } from '../compare/share-row.ts';
import type { MeanMoments } from '../tables/mean-moments.ts';
import type { WaveChange, WavePoint, WaveRow } from './wave-changes.ts';
import { meanPoint, sharePoint } from './wave-points.ts';
import { momentsOfShare, type PlainTrend, rescaled, waveTrend } from './wave-trend.ts';

/** What every row is made with: the names of the waves, and what makes each one's weights average 1. */
export interface WaveOptions extends RowOptions {
  readonly waves: readonly string[];
  readonly factors: readonly number[];
}

/** A row before the lists are known that its tests are adjusted over. */
export type PlainRow = Omit<WaveRow, 'trend'> & { readonly trend: PlainTrend | null };

/**
 * The row of one answer or member. `wasOffered(wave)` is false where the wave's list is known not to have
 * had it: such a wave is not compared, as its 0 % is no answer of anyone.
 */
export function shareWaves(
  title: RowTitle,
  tallies: readonly ShareTally[],
  wasOffered: (wave: number) => boolean,
  options: WaveOptions,
): PlainRow {
  const points = tallies.map((tally) => sharePoint(tally, options));
  const absentIn = tallies.flatMap(({ answered, chosen }, wave) =>
    answered.count > 0 && chosen.count === 0 ? [wave] : [],
  );
  const changes = pairsOf(tallies.length).map(([from, to]): WaveChange => {
    const [before, after] = [tallies[from] as ShareTally, tallies[to] as ShareTally];
    if (!(wasOffered(from) && wasOffered(to)) && bothAnswered(points, from, to)) {
      return notInTheList(points, from, to, wasOffered(from), options);
    }
    return changeOf(shareRow(title, after, before, options), from, to, options);
  });
  const moments = tallies.map(({ answered, chosen }, wave) =>
    rescaled(momentsOfShare(answered, chosen), options.factors[wave] ?? 1),
  );
  const usable = moments.map((one, wave) =>
    wasOffered(wave) && points[wave]?.reason === null ? one : nobody(one),
  );
  return {
    kind: 'share',
    ...title,
    points,
    changes,
    trend: trendOf(usable, options),
    absentIn: absentIn.length === tallies.length ? [] : absentIn,
    note: noteOf(points, absentIn, options.waves),
  };
}

/** The row of a mean; see `meanRow`. */
export function meanWaves(
  title: RowTitle,
  moments: readonly MeanMoments[],
  isRatioScale: boolean,
  options: WaveOptions,
): PlainRow {
  const points = moments.map((one) => meanPoint(one, options));
  const changes = pairsOf(moments.length).map(([from, to]): WaveChange => {
    const [before, after] = [moments[from] as MeanMoments, moments[to] as MeanMoments];
    return changeOf(meanRow(title, after, before, isRatioScale, options), from, to, options);
  });
  const usable = moments.map((one, wave) =>
    points[wave]?.reason === null ? rescaled(one, options.factors[wave] ?? 1) : nobody(one),
  );
  const trend = trendOf(usable, options);
  return { kind: 'mean', ...title, points, changes, trend, absentIn: [], note: null };
}

/** Each wave against the one before, then, from the third on, against the first. */
export function pairsOf(waveCount: number): readonly (readonly [number, number])[] {
  const later = Array.from({ length: Math.max(0, waveCount - 1) }, (_, at) => at + 1);
  return [
    ...later.map((to) => [to - 1, to] as const),
    ...later.slice(1).map((to) => [0, to] as const),
  ];
}

function bothAnswered(points: readonly WavePoint[], from: number, to: number): boolean {
  return points[from]?.reason === null && points[to]?.reason === null;
}

function nobody(moments: MeanMoments): MeanMoments {
  return { ...moments, base: 0 };
}

function trendOf(moments: readonly MeanMoments[], { confidence }: WaveOptions): PlainTrend | null {
  const trend = waveTrend(moments, confidence);
  return trend.status === 'computed' ? trend : null;
}

function changeOf(
  row: ComparisonRow,
  from: number,
  to: number,
  { waves }: WaveOptions,
): WaveChange {
  const { gap, gapLow, gapHigh, relative, effectSize, method, p, smallBase, reason } = row;
  return {
    from,
    to,
    change: gap,
    low: gapLow,
    high: gapHigh,
    relative,
    effectSize,
    method,
    p,
    pAdjusted: null,
    smallBase,
    reason,
    sentence: `${waves[to]} v ${waves[from]}: ${row.sentence}`,
  };
}

/** An answer that one of the two waves did not offer: there is nothing that could have changed. */
function notInTheList(
  points: readonly WavePoint[],
  from: number,
  to: number,
  isEarlier: boolean,
  { waves, smallBase }: WaveOptions,
): WaveChange {
  const { gap: change, gapLow: low, gapHigh: high, relative, effectSize, method, p } = emptyFigures;
  const bases = [points[from]?.base ?? 0, points[to]?.base ?? 0];
  const without = isEarlier ? waves[to] : waves[from];
  return {
    from,
    to,
    change,
    low,
    high,
    relative,
    effectSize,
    method,
    p,
    pAdjusted: null,
    smallBase: Math.min(...bases) < smallBase,
    reason: 'not-in-the-list',
    sentence: `${waves[to]} v ${waves[from]}: not compared, as the answer is not in the list of ${without}`,
  };
}

/** That an answer is new, has vanished, or was not given in some waves between. */
function noteOf(
  points: readonly WavePoint[],
  absentIn: readonly number[],
  waves: readonly string[],
): string | null {
  const answered = points.flatMap(({ base }, wave) => (base > 0 ? [wave] : []));
  const given = answered.filter((wave) => !absentIn.includes(wave));
  const [first, last] = [given[0], given.at(-1)];
  if (first === undefined || last === undefined || absentIn.length === 0) return null;
  const named = (of: readonly number[]): string => of.map((wave) => waves[wave]).join(', ');
  const [before, after] = [
    absentIn.filter((wave) => wave < first),
    absentIn.filter((wave) => wave > last),
  ];
  if (before.length === absentIn.length) {
    return `New in ${waves[first]}: nobody gave it in ${named(before)}`;
  }
  if (after.length === absentIn.length) {
    return `Vanished after ${waves[last]}: nobody gave it in ${named(after)}`;
  }
  return `Nobody gave it in ${named(absentIn)}`;
}
