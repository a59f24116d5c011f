import { quantile } from '../numerics/quantile.ts';
import { mergeIdenticalPaths } from './merge-identical-paths.ts';
import { type JourneyPaths, pathCount } from './paths.ts';

/** A channel's part in the journeys that converted. */
export interface AssistedChannel {
  readonly channel: string;
  /** Touches of the channel in all journeys, and journeys that pass it. */
  readonly touches: number;
  readonly journeys: number;
  /** Conversions of journeys that pass it: those that it closes, and those that it only assists. */
  readonly closed: number;
  readonly assisted: number;
}

/** How many conversions (and unsuccessful journeys) took that many touches; the last bin is open. */
export interface LengthBin {
  readonly touches: number;
  readonly isOpen: boolean;
  readonly conversions: number;
  readonly nulls: number;
}

/** How many conversions came so many days after the first touch: from `fromDays` to below `toDays`. */
export interface LagBin {
  readonly fromDays: number;
  readonly toDays: number | null;
  readonly conversions: number;
}

/** A path with what came of it. */
export interface TopPath {
  readonly path: readonly string[];
  readonly conversions: number;
  readonly value: number;
  readonly nulls: number;
}

/** Journeys that went from one state to the next; `from` null is the start, `to` may be an end. */
export interface TransitionRow {
  readonly from: string | null;
  readonly to: string;
  readonly kind: 'channel' | 'conversion' | 'null';
  readonly journeys: number;
  /** Share of all that leaves `from`, in [0, 1]. */
  readonly share: number;
}

/**
 * Journeys described before anything is credited: who closes and who assists, how long it takes, along which
 * paths. Median lags are in days and null where times are not known or nothing converted.
 */
export interface JourneySummary {
  readonly channels: readonly AssistedChannel[];
  readonly lengths: readonly LengthBin[];
  readonly meanTouches: number | null;
  readonly lags: readonly LagBin[];
  readonly medianLagDays: number | null;
  readonly topPaths: readonly TopPath[];
  readonly distinctPaths: number;
  readonly transitions: readonly TransitionRow[];
}

const longest = 12;
const lagEdges = [0, 1 / 24, 1, 2, 3, 7, 14, 30, 60, 90] as const;

/** Describe journeys; a table of paths without times has no lags. */
export function summariseJourneys(paths: JourneyPaths, topCount = 20): JourneySummary {
  const merged = mergeIdenticalPaths(paths);
  const byConversions = Array.from({ length: pathCount(merged) }, (_, path) => path).sort(
    (one, other) =>
      (merged.conversions[other] as number) - (merged.conversions[one] as number) ||
      (merged.nulls[other] as number) - (merged.nulls[one] as number),
  );
  const { lengths, meanTouches } = lengthsOf(merged);
  return {
    channels: channelsOf(merged),
    lengths,
    meanTouches,
    ...lagsOf(paths),
    topPaths: byConversions.slice(0, topCount).map((path) => ({
      path: [...touchesOf(merged, path)].map((code) => merged.channels[code] as string),
      conversions: merged.conversions[path] as number,
      value: merged.values[path] as number,
      nulls: merged.nulls[path] as number,
    })),
    distinctPaths: pathCount(merged),
    transitions: transitionsOf(merged),
  };
}

function touchesOf(paths: JourneyPaths, path: number): Int32Array {
  return paths.touches.subarray(paths.offsets[path], paths.offsets[path + 1]);
}

function channelsOf(paths: JourneyPaths): readonly AssistedChannel[] {
  const rows = paths.channels.map((channel) => ({
    channel,
    touches: 0,
    journeys: 0,
    closed: 0,
    assisted: 0,
  }));
  for (let path = 0; path < pathCount(paths); path += 1) {
    const conversions = paths.conversions[path] as number;
    const journeys = conversions + (paths.nulls[path] as number);
    const touches = touchesOf(paths, path);
    const last = touches.at(-1);
    for (const code of touches) {
      (rows[code] as (typeof rows)[number]).touches += journeys;
    }
    for (const code of new Set(touches)) {
      const row = rows[code] as (typeof rows)[number];
      row.journeys += journeys;
      if (code === last) row.closed += conversions;
      else row.assisted += conversions;
    }
  }
  return rows;
}

function lengthsOf(paths: JourneyPaths): Pick<JourneySummary, 'lengths' | 'meanTouches'> {
  const bins = Array.from({ length: longest }, (_, at) => ({
    touches: at + 1,
    isOpen: at + 1 === longest,
    conversions: 0,
    nulls: 0,
  }));
  let conversions = 0;
  let touchSum = 0;
  for (let path = 0; path < pathCount(paths); path += 1) {
    const length = touchesOf(paths, path).length;
    const bin = bins[Math.min(length, longest) - 1] as (typeof bins)[number];
    bin.conversions += paths.conversions[path] as number;
    bin.nulls += paths.nulls[path] as number;
    conversions += paths.conversions[path] as number;
    touchSum += (paths.conversions[path] as number) * length;
  }
  return { lengths: bins, meanTouches: conversions > 0 ? touchSum / conversions : null };
}

function lagsOf(paths: JourneyPaths): Pick<JourneySummary, 'lags' | 'medianLagDays'> {
  const { daysBefore } = paths;
  if (daysBefore === undefined) return { lags: [], medianLagDays: null };
  const counts = new Float64Array(lagEdges.length);
  const lags: number[] = [];
  for (let path = 0; path < pathCount(paths); path += 1) {
    const conversions = paths.conversions[path] as number;
    if (conversions === 0) continue;
    const lag = daysBefore[paths.offsets[path] as number] as number;
    lags.push(lag);
    const bin = lagEdges.findLastIndex((edge) => lag >= edge);
    counts[bin] = (counts[bin] as number) + conversions;
  }
  return {
    lags: lagEdges.map((fromDays, bin) => ({
      fromDays,
      toDays: lagEdges[bin + 1] ?? null,
      conversions: counts[bin] as number,
    })),
    medianLagDays: quantile(lags, 0.5),
  };
}

/** State 0 is the start, then the channels, then conversion and null. */
function transitionsOf(paths: JourneyPaths): readonly TransitionRow[] {
  const size = paths.channels.length + 3;
  const counts = new Float64Array(size * size);
  const count = (from: number, to: number, journeys: number): void => {
    counts[from * size + to] = (counts[from * size + to] as number) + journeys;
  };
  for (let path = 0; path < pathCount(paths); path += 1) {
    const conversions = paths.conversions[path] as number;
    const nulls = paths.nulls[path] as number;
    let state = 0;
    for (const code of touchesOf(paths, path)) {
      count(state, code + 1, conversions + nulls);
      state = code + 1;
    }
    count(state, size - 2, conversions);
    count(state, size - 1, nulls);
  }
  const rows: TransitionRow[] = [];
  for (let from = 0; from < size - 2; from += 1) {
    const row = counts.subarray(from * size, (from + 1) * size);
    const total = row.reduce((sum, one) => sum + one, 0);
    for (let to = 1; to < size; to += 1) {
      const journeys = row[to] as number;
      if (journeys === 0) continue;
      rows.push({
        from: from === 0 ? null : (paths.channels[from - 1] as string),
        to:
          to === size - 2
            ? 'conversion'
            : to === size - 1
              ? 'null'
              : (paths.channels[to - 1] as string),
        kind: to === size - 2 ? 'conversion' : to === size - 1 ? 'null' : 'channel',
        journeys,
        share: journeys / total,
      });
    }
  }
  return rows;
}
