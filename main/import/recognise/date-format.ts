import { type DateFormat, readDateText } from '../dates.ts';
import { isKnownZone } from '../zones.ts';
import type { ColumnContext } from './column-kind.ts';
import type { ColumnProfile } from './column-profile.ts';

const textsTried = 2000;
const enough = 0.99;
const dateName = /date|time|(?:^|[^a-z])(?:day|created|start|end|submitted|published|recorded)/iu;
/** A name that is nothing but a date's, so that whole numbers under it can be days. */
const surelyDated =
  /(?:^|[^a-z])(?:date|datum|fecha|data|timestamp|submitted|recorded|published|created)(?:$|[^a-z])|Date$/iu;
const written = /^\d{1,4}[-/]\d{1,2}[-/]\d{2,4}|^\d{1,2}\.\d{1,2}\.\d{4}|^\d{4}\.\d{1,2}\.\d{1,2}/u;
const worded = /^(?:[a-z]{3,9},?\s+)?(?:\d{1,2}[\s-]+[a-z]{3,9}|[a-z]{3,9}\.?\s+\d{1,2})/iu;

interface RecognisedDate {
  readonly format: DateFormat;
  readonly why: string;
  readonly warnings: readonly string[];
}

/** How a column's dates are written, and in which zone its times are; null when they are no dates. */
export function recogniseDate(
  profile: ColumnProfile,
  context: ColumnContext,
): RecognisedDate | null {
  const texts = [...profile.counts.keys()].slice(0, textsTried);
  const first = texts.slice(0, 20);
  const looksWritten = first.filter((text) => written.test(text) || worded.test(text)).length;
  if (looksWritten >= first.length * 0.8) {
    return withZones(writtenFormat(texts, context.dateOrderElsewhere ?? null), texts);
  }
  if (!dateName.test(context.name)) return null;
  const unmarked = texts.filter((text) => isUnmarkedDay(text)).length;
  if (unmarked >= texts.length * enough) {
    const why = 'Date: year, month and day, with nothing between them.';
    return { format: 'iso', why, warnings: [] };
  }
  const values = texts.map(Number);
  const areDays = values.every((value) => value > 20_000 && value < 80_000);
  const areRecent = values.every((value) => value > 32_000 && value < 55_000);
  const isDated = surelyDated.test(context.name) && values.length > 2;
  if (areDays && (values.some((value) => !Number.isInteger(value)) || (areRecent && isDated))) {
    return {
      format: 'excel-serial',
      why: 'Date: days as a spreadsheet counts them.',
      warnings: [],
    };
  }
  const isUnix = values.every(
    (value) =>
      Number.isInteger(value) && ((value > 3e8 && value < 4e9) || (value > 3e11 && value < 4e12)),
  );
  return isUnix && values.length > 2
    ? {
        format: 'unix-seconds',
        why: 'Date: seconds (or milliseconds) since 1970, which is UTC.',
        warnings: [],
      }
    : null;
}

/** `20251001`, within the years that people ask about. */
function isUnmarkedDay(text: string): boolean {
  return /^(?:19|20)\d{6}$/u.test(text) && !Number.isNaN(readDateText(text, 'iso'));
}

const timeOfDay =
  /\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?(?![a-z]))?\s*([^\d\s].*)?$/iu;

/** The zone behind a time of day: empty where there is none, null where there is no time. */
function zoneOf(text: string): string | null {
  const yearLast = /^(.*\d{2}:\d{2}:\d{2}.*?)\s+\d{4}$/u.exec(text);
  const written = (yearLast?.[1] ?? text).replace(/^\d{1,4}([-/.])\d{1,2}\1\d{1,4}/u, '');
  const found = timeOfDay.exec(written);
  return found ? (found[1] ?? '').trim() : null;
}

function withZones(date: RecognisedDate | null, texts: readonly string[]): RecognisedDate | null {
  if (date === null) return null;
  const zones = texts.flatMap((text) => zoneOf(text) ?? []);
  if (zones.length === 0) return date;
  const bare = zones.filter((zone) => zone === '').length;
  const unknown = [...new Set(zones.filter((zone) => zone !== '' && !isKnownZone(zone)))];
  const warnings = [...date.warnings];
  if (bare > 0 && bare < zones.length) {
    warnings.push('Some of its times name their zone and some do not: those are taken as UTC.');
  }
  if (unknown.length > 0) {
    const shown = unknown.slice(0, 3).join('”, “');
    warnings.push(`The time zone “${shown}” is not known: its times are taken as UTC.`);
  }
  const why =
    bare === zones.length
      ? 'Its times name no zone: taken as UTC.'
      : 'Its times name their zone and are kept as UTC.';
  return { ...date, why: `${date.why} ${why}`, warnings };
}

function writtenFormat(
  texts: readonly string[],
  elsewhere: 'month-first' | 'day-first' | null,
): RecognisedDate | null {
  const share = (format: DateFormat): number =>
    texts.filter((text) => !Number.isNaN(readDateText(text, format))).length / texts.length;
  if (share('iso') >= enough) {
    return { format: 'iso', why: 'Date: year, month, day.', warnings: [] };
  }
  const month = share('month-first');
  const day = share('day-first');
  if (Math.max(month, day) < enough) {
    return share('worded') >= enough
      ? { format: 'worded', why: 'Date: the month is named.', warnings: [] }
      : null;
  }
  if (month === day && elsewhere !== null) {
    const words = elsewhere === 'month-first' ? 'month first' : 'day first';
    const why = `Date: ${words}, as it must be elsewhere in the file.`;
    return { format: elsewhere, why, warnings: [] };
  }
  if (month === day) {
    return {
      format: 'month-first',
      why: 'Date: month first, though every date could also be read day first.',
      warnings: ['Its dates can be read month first or day first: taken month first.'],
    };
  }
  return month > day
    ? {
        format: 'month-first',
        why: 'Date: month first, since day first cannot be right for all.',
        warnings: [],
      }
    : {
        format: 'day-first',
        why: 'Date: day first, since month first cannot be right for all.',
        warnings: [],
      };
}
