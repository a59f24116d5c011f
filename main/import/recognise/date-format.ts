import { type DateFormat, readDateText } from '../dates.ts';
import type { ColumnContext } from './column-kind.ts';
import type { ColumnProfile } from './column-profile.ts';

const textsTried = 2000;
const enough = 0.99;
const dateName = /date|time|(?:^|[^a-z])(?:day|created|start|end|submitted|published|recorded)/iu;
const written = /^\d{1,4}[-/]\d{1,2}[-/]\d{2,4}|^\d{1,2}\.\d{1,2}\.\d{4}|^\d{4}\.\d{1,2}\.\d{1,2}/u;
const worded = /^(?:[a-z]{3,9},?\s+)?(?:\d{1,2}[\s-]+[a-z]{3,9}|[a-z]{3,9}\.?\s+\d{1,2})/iu;

/** How a column's dates are written; null when they are none. */
export function recogniseDate(
  profile: ColumnProfile,
  context: ColumnContext,
): {
  readonly format: DateFormat;
  readonly why: string;
  readonly warnings: readonly string[];
} | null {
  const texts = [...profile.counts.keys()].slice(0, textsTried);
  const first = texts.slice(0, 20);
  const looksWritten = first.filter((text) => written.test(text) || worded.test(text)).length;
  if (looksWritten >= first.length * 0.8) return writtenFormat(texts);
  if (!dateName.test(context.name)) return null;
  const values = texts.map(Number);
  if (
    values.every((value) => value > 20_000 && value < 80_000) &&
    values.some((value) => !Number.isInteger(value))
  ) {
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
    ? { format: 'unix-seconds', why: 'Date: seconds (or milliseconds) since 1970.', warnings: [] }
    : null;
}

function writtenFormat(texts: readonly string[]): {
  readonly format: DateFormat;
  readonly why: string;
  readonly warnings: readonly string[];
} | null {
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
