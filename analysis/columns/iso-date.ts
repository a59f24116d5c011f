/** From the first millisecond of a stated time to the first after it, in UTC. */
export interface InstantSpan {
  readonly start: number;
  readonly end: number;
}

const isoPattern =
  /^(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3}))?)?(Z|[+-]\d{2}:?\d{2})?)?)?$/i;

const dayMs = 86_400_000;

/**
 * Reads an ISO 8601 month, day or time as the span that it names: "2024-03" is all of March,
 * "2024-03-05" the whole day, "2024-03-05T14:30" the whole minute. Without a zone the time is UTC.
 * Null for anything else, a day that no calendar has included ("2023-02-29"). A bare year is a number,
 * not a date.
 */
export function readIsoDate(text: string): InstantSpan | null {
  const match = isoPattern.exec(text.trim());
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const monthIndex = Number(month) - 1;
  if (day === undefined) return monthSpan(Number(year), monthIndex);
  const midnight = utc(Number(year), monthIndex, Number(day));
  if (midnight === null) return null;
  if (hour === undefined) return { start: midnight, end: midnight + dayMs };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  const start =
    midnight +
    Number(hour) * 3_600_000 +
    Number(minute) * 60_000 +
    Number(second ?? 0) * 1000 +
    Number((fraction ?? '').padEnd(3, '0')) -
    zoneOffsetMs(zone);
  return { start, end: start + precisionMs(second, fraction) };
}

/**
 * An instant at midnight UTC as its ISO day, "2024-03-05"; null for any other number and for days
 * outside 1971 to 2100, which are more probably plain numbers than dates.
 */
export function isoDayOf(instantMs: number): string | null {
  if (instantMs % dayMs !== 0 || instantMs < 365 * dayMs || instantMs > 47_847 * dayMs) return null;
  return new Date(instantMs).toISOString().slice(0, 10);
}

function monthSpan(year: number, monthIndex: number): InstantSpan | null {
  const start = utc(year, monthIndex, 1);
  if (start === null) return null;
  return { start, end: Date.UTC(year, monthIndex + 1, 1) };
}

function utc(year: number, monthIndex: number, day: number): number | null {
  const date = new Date(0);
  date.setUTCFullYear(year, monthIndex, day);
  return date.getUTCMonth() === monthIndex && date.getUTCDate() === day ? date.getTime() : null;
}

function precisionMs(second: string | undefined, fraction: string | undefined): number {
  if (second === undefined) return 60_000;
  return fraction === undefined ? 1000 : 1;
}

function zoneOffsetMs(zone: string | undefined): number {
  if (zone === undefined || zone.toUpperCase() === 'Z') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))) * 60_000;
}
