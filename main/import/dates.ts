import { zoneOffsetMs } from './zones.ts';

/** How a date is written. `worded` names the month: `19 Oct 2011`, `Wed Oct 19 03:34:33 +0000 2011`. */
export type DateFormat =
  | 'iso'
  | 'month-first'
  | 'day-first'
  | 'year-first'
  | 'unix-seconds'
  | 'excel-serial'
  | 'worded';

const dayMs = 86_400_000;
const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** The last instant that a date can be. */
const latestMs = 8.64e15;
const unmarkedLength = 8;
const parts = new Int32Array(8);
const lengths = new Int32Array(8);

/**
 * Reads a date, with or without a time of day, as milliseconds since 1970.
 *
 * Units: the result is UTC; a time that names no zone, or one that is not known, is taken as UTC. Two-digit years are 1970
 * to 2069. Missing: NaN when the bytes are no such date, also for the 31st of February.
 */
export function readDate(
  bytes: Uint8Array,
  start: number,
  end: number,
  format: DateFormat,
): number {
  if (format === 'worded') return readWorded(textOf(bytes, start, end));
  if (format === 'unix-seconds' || format === 'excel-serial') {
    const value = Number(textOf(bytes, start, end).trim() || Number.NaN);
    if (!(value > 0)) return Number.NaN;
    if (format === 'excel-serial') {
      return value < 2_958_466 ? Math.round((value - 25_569) * dayMs) : Number.NaN;
    }
    const instantMs = value > 1e11 ? value : value * 1000;
    return instantMs <= latestMs ? instantMs : Number.NaN;
  }
  const unmarked = format === 'iso' ? readUnmarked(bytes, start, end) : Number.NaN;
  if (!Number.isNaN(unmarked)) return unmarked;
  let at = readParts(bytes, start, end, 3);
  if (at < 0) return Number.NaN;
  const date = dateFromParts(format);
  if (Number.isNaN(date) || at === end) return date;
  const separator = bytes[at];
  if (separator === 0x2c) at++;
  if (separator !== 0x54 && bytes[at] !== 0x20) return Number.NaN;
  at++;
  while (bytes[at] === 0x20) at++;
  return at >= end ? date : date + readTime(bytes, at, end, date);
}

/** `20251001`, as ISO 8601 writes a day without marks; NaN for anything else. */
function readUnmarked(bytes: Uint8Array, start: number, end: number): number {
  if (end - start !== unmarkedLength) return Number.NaN;
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] as number) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return instant(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
}

/** Reads a date from text; see `readDate`. */
export function readDateText(text: string, format: DateFormat): number {
  const bytes = Buffer.from(text.trim());
  return readDate(bytes, 0, bytes.length, format);
}

/** Reads `count` whole numbers parted by `-`, `/` or `.`; returns where it stopped, or -1. */
function readParts(bytes: Uint8Array, start: number, end: number, count: number): number {
  let at = start;
  for (let part = 0; part < count; part++) {
    let value = 0;
    const begin = at;
    for (; at < end; at++) {
      const digit = (bytes[at] as number) - 0x30;
      if (!(digit >= 0 && digit <= 9)) break;
      value = value * 10 + digit;
    }
    const length = at - begin;
    if (length === 0 || length > 4) return -1;
    parts[part] = value;
    lengths[part] = length;
    if (part === count - 1) break;
    const separator = bytes[at];
    if (separator !== 0x2d && separator !== 0x2f && separator !== 0x2e) return -1;
    at++;
  }
  return at;
}

function dateFromParts(format: DateFormat): number {
  const [a, b, c] = [parts[0] as number, parts[1] as number, parts[2] as number];
  // A year in front leaves no doubt, whatever the other dates of the column look like.
  if (lengths[0] === 4) return instant(a, b, c);
  if (format === 'iso' || format === 'year-first') return Number.NaN;
  if (lengths[2] === 3 || lengths[2] === 1) return Number.NaN;
  const year = lengths[2] === 4 ? c : c < 70 ? 2000 + c : 1900 + c;
  return format === 'month-first' ? instant(year, a, b) : instant(year, b, a);
}

function instant(year: number, month: number, day: number): number {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return Number.NaN;
  return daysSince1970(year, month, day) * dayMs;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days in the proleptic Gregorian calendar, counted in eras of 400 years that begin in March. */
function daysSince1970(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  return era * 146_097 + yearOfEra * 365 + leapDays + dayOfYear - 719_468;
}

const plainTime = 8;

/** No date or time of day is written longer; patterns are not tried on what is. */
const longestWritten = 80;

/**
 * Milliseconds into the day, less the offset of the zone: at speed where a time is written as programs
 * write it, `HH:MM:SS` with up to three decimals and nothing, `Z` or `+HH:MM` behind it.
 */
function readTime(bytes: Uint8Array, start: number, end: number, date: number): number {
  if (
    end - start >= plainTime &&
    bytes[start + 2] === 0x3a &&
    bytes[start + 5] === 0x3a &&
    readPlainEnd(bytes, start + plainTime, end)
  ) {
    const hour = twoDigits(bytes, start);
    const minute = twoDigits(bytes, start + 3);
    const second = twoDigits(bytes, start + 6);
    if (!(hour < 24 && minute < 60 && second <= 60)) return Number.NaN;
    return (hour * 3600 + minute * 60 + second) * 1000 + plainEnd.fractionMs - plainEnd.offsetMs;
  }
  return readTimeText(textOf(bytes, start, end), date);
}

const plainEnd = { fractionMs: 0, offsetMs: 0 };

/** Reads what stands behind the seconds into `plainEnd`; false where it is written otherwise. */
function readPlainEnd(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  let fractionMs = 0;
  if (bytes[at] === 0x2e && at < end) {
    let unit = 100;
    for (at++; at < end && unit >= 1; at++, unit /= 10) {
      const digit = (bytes[at] as number) - 0x30;
      if (!(digit >= 0 && digit <= 9)) break;
      fractionMs += digit * unit;
    }
    if (unit === 100) return false;
  }
  plainEnd.fractionMs = Math.round(fractionMs);
  plainEnd.offsetMs = 0;
  if (at >= end) return true;
  if (bytes[at] === 0x5a) return at + 1 === end;
  const sign = bytes[at] === 0x2b ? 1 : bytes[at] === 0x2d ? -1 : 0;
  const minutesAt = bytes[at + 3] === 0x3a ? at + 4 : at + 3;
  if (sign === 0 || minutesAt + 2 !== end) return false;
  const hours = twoDigits(bytes, at + 1);
  const minutes = twoDigits(bytes, minutesAt);
  if (!(hours < 15 && minutes < 60)) return false;
  plainEnd.offsetMs = sign * (hours * 60 + minutes) * 60_000;
  return true;
}

function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - 0x30;
  const ones = (bytes[at + 1] as number) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

const timePattern =
  /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?\s*([ap]\.?m\.?(?![a-z]))?\s*(.*)$/iu;

function readTimeText(text: string, date: number): number {
  const trimmed = text.trim();
  const found = trimmed.length > longestWritten ? null : timePattern.exec(trimmed);
  if (!found) return Number.NaN;
  const [, hours, minutes, seconds, fraction, half, zone] = found;
  let hour = Number(hours);
  if (half) {
    if (hour < 1 || hour > 12) return Number.NaN;
    hour = (hour % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
  }
  if (hour > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 60) return Number.NaN;
  const whole = hour * 3600 + Number(minutes) * 60 + Number(seconds ?? 0);
  const localMs = whole * 1000 + Math.round(Number(`0.${fraction ?? 0}`) * 1000);
  return localMs - zoneOffsetMs(zone ?? '', date + localMs);
}

const dayFirstWords =
  /^(?:[a-z]{3,9},?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})(?:,?\s+(.+))?$/iu;
const monthFirstWords =
  /^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:,?\s+(?:at\s+)?(.+))?$/iu;
const yearLastWords =
  /^[a-z]{3}\s+([a-z]{3})\s+(\d{1,2})\s+(\d{2}:\d{2}:\d{2}\s*(?:[-+]\d{4}|[a-z]{3,5})?)\s+(\d{4})$/iu;

function readWorded(text: string): number {
  const trimmed = text.trim();
  if (trimmed.length > longestWritten) return Number.NaN;
  const last = yearLastWords.exec(trimmed);
  if (last) return wordedInstant(last[4], last[1], last[2], last[3]);
  const dayFirst = dayFirstWords.exec(trimmed);
  if (dayFirst) return wordedInstant(dayFirst[3], dayFirst[2], dayFirst[1], dayFirst[4]);
  const monthFirst = monthFirstWords.exec(trimmed);
  if (monthFirst) return wordedInstant(monthFirst[3], monthFirst[1], monthFirst[2], monthFirst[4]);
  return Number.NaN;
}

function wordedInstant(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  time: string | undefined,
): number {
  const monthNumber = monthNames.indexOf((month ?? '').slice(0, 3).toLowerCase()) + 1;
  const date = instant(Number(year), monthNumber, Number(day));
  return time === undefined ? date : date + readTimeText(time, date);
}

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
}
