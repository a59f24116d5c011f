import { mergeIdenticalPaths } from '#analysis/attribution/merge-identical-paths.ts';
import { type JourneyPaths, pathCount } from '#analysis/attribution/paths.ts';
import { readTouchEvents, type TouchEvents } from '#analysis/attribution/touch-events.ts';
import { numberColumn, textColumn } from './path-tables.ts';

/** A row of a log as a test writes it down; NaN is no time. */
export interface LogRow {
  readonly customer: string;
  readonly time: number;
  readonly channel: string;
  readonly type?: string;
  readonly conversion?: number;
  readonly value?: number;
}

export function eventsOf(log: readonly LogRow[]): TouchEvents {
  return readTouchEvents({
    customers: textColumn(log.map((row) => row.customer)),
    times: numberColumn(log.map((row) => row.time)),
    channels: textColumn(log.map((row) => row.channel)),
    touchTypes: textColumn(log.map((row) => row.type ?? '')),
    conversions: numberColumn(log.map((row) => row.conversion ?? 0)),
    values: numberColumn(log.map((row) => row.value ?? 0)),
  });
}

/** Distinct paths in words, by path: conversions, value, journeys without conversion. */
export function pathLines(
  paths: JourneyPaths,
): readonly (readonly [string, number, number, number])[] {
  const merged = mergeIdenticalPaths(paths);
  return Array.from({ length: pathCount(merged) }, (_, path) => {
    const touches = merged.touches.slice(merged.offsets[path], merged.offsets[path + 1]);
    return [
      Array.from(touches, (code) => merged.channels[code]).join(' > '),
      merged.conversions[path] ?? Number.NaN,
      merged.values[path] ?? Number.NaN,
      merged.nulls[path] ?? Number.NaN,
    ] as const;
  }).sort(([one], [other]) => (one < other ? -1 : 1));
}
