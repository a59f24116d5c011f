import { AnalysisError } from '../analysis-error.ts';
import {
  type CategoryColumn,
  type Column,
  type NumberColumn,
  rowCount,
  type TextColumn,
} from '../columns/column.ts';
import { type Interruption, uninterrupted } from '../interruption.ts';
import { ChannelDictionary } from './channel-dictionary.ts';
import { sortEvents } from './sort-events.ts';

/**
 * A log of touches, a row an event; all columns have one entry a row.
 *
 * - `times`: milliseconds since 1970, UTC. `touchTypes`: words such as click, view, impression.
 * - `conversions`: how many conversions the row records (0 or 1 mostly), as numbers or as yes and no.
 */
export interface TouchLog {
  readonly customers: Column;
  readonly times: NumberColumn;
  readonly channels: TextColumn | CategoryColumn;
  readonly touchTypes: Column | null;
  readonly conversions: Column | null;
  readonly values: NumberColumn | null;
}

/**
 * The events of a log in the order of customers and, within a customer, of time. Events of one customer at
 * one instant stand in a fixed order (touches before conversions, then by name of channel), so that the
 * order of rows in the file changes nothing.
 *
 * - Customer `c` has the events `starts[c] .. starts[c + 1]`. `rows[event]` is the row of the log.
 * - `channelOf[event]` is an index into `channels` (by name), or -1 for a conversion without a channel.
 * - `isView[event]`: 1 for a view, 0 for a click or anything else.
 */
export interface TouchEvents {
  readonly channels: readonly string[];
  readonly customerCount: number;
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly times: Float64Array;
  readonly channelOf: Int32Array;
  readonly isView: Uint8Array;
  readonly conversions: Float64Array;
  readonly values: Float64Array;
  readonly found: LogFindings;
}

/**
 * What was found in a log beside its events.
 *
 * - `skipped`: rows left out because customer or time is missing, because neither channel nor conversion is
 *   there, or because the conversions are below 0 or no number.
 * - `repeatedCount`: events that are the same in everything; left out where `isDaily` is false.
 * - `isDaily`: every time is a midnight, so that the order within a day is not known.
 * - `tiedCount`: events at the same instant as another of the same customer. `backwardsCount`: rows whose
 *   time lies before that of the customer's row above.
 */
export interface LogFindings {
  readonly rows: number;
  readonly skipped: {
    readonly customerMissing: number;
    readonly timeMissing: number;
    readonly nothingToUse: number;
    readonly conversionsNotUsable: number;
  };
  readonly repeatedCount: number;
  readonly isDaily: boolean;
  readonly tiedCount: number;
  readonly backwardsCount: number;
  readonly viewCount: number;
  readonly negativeValueCount: number;
  readonly valueWithoutConversionCount: number;
}

/**
 * Read a log of touches into events by customer and time, ready for `buildJourneys`.
 *
 * - Missing: a row without customer or time, or without both channel and conversion, is left out and
 *   counted. A missing conversion or value is 0.
 * - A type of touch is a view where it says view, impression, exposure or seen; all else is a click.
 *
 * @throws {AnalysisError} `lengths-differ`; `cancelled` through `interruption`.
 */
export function readTouchEvents(
  log: TouchLog,
  interruption: Interruption = uninterrupted,
): TouchEvents {
  const rows = log.times.values.length;
  checkLengths(rows, log);
  interruption.report('reading-touches', 0, rows);
  const customers = codesOf(log.customers);
  const customerCount = customers.codes.reduce((most, code) => Math.max(most, code + 1), 0);
  const channels = codesOf(log.channels);
  const isViewOfRow = viewsOf(log.touchTypes, rows);
  const conversions = conversionsOf(log.conversions, rows);
  const values = numbersOf(log.values, rows);
  const kept = new Int32Array(rows);
  const skipped = { customerMissing: 0, timeMissing: 0, nothingToUse: 0, conversionsNotUsable: 0 };
  let keptCount = 0;
  for (let row = 0; row < rows; row += 1) {
    const count = conversions[row] as number;
    if (customers.codes[row] === -1) skipped.customerMissing += 1;
    else if (isMissing(log.times, row)) skipped.timeMissing += 1;
    else if (!(count >= 0 && count < Infinity)) skipped.conversionsNotUsable += 1;
    else if (channels.codes[row] === -1 && count === 0) skipped.nothingToUse += 1;
    else {
      kept[keptCount] = row;
      keptCount += 1;
    }
  }
  interruption.report('sorting-touches', 0, rows);
  return sortEvents(
    {
      customers: customers.codes,
      customerCount,
      channels: channels.codes,
      channelNames: channels.names,
      times: log.times.values,
      isView: isViewOfRow,
      conversions,
      values,
    },
    kept.subarray(0, keptCount),
    { rows, skipped },
  );
}

function checkLengths(rows: number, log: TouchLog): void {
  for (const [name, column] of Object.entries(log) as [string, Column | null][]) {
    if (column !== null && rowCount(column) !== rows) {
      throw new AnalysisError('lengths-differ', { times: rows, [name]: rowCount(column) });
    }
  }
}

/** Codes by first appearance, -1 where the row has none; `names` by code. */
function codesOf(column: Column): {
  readonly codes: Int32Array;
  readonly names: readonly string[];
} {
  if (column.type === 'category') {
    const { categories } = column;
    const usable = categories.map(
      ({ missing, code, label }) => missing === null && (label || code).trim() !== '',
    );
    const codes = new Int32Array(column.codes.length);
    for (let row = 0; row < codes.length; row += 1) {
      const code = column.codes[row] as number;
      codes[row] = usable[code] === true ? code : -1;
    }
    return { codes, names: categories.map(({ label, code }) => label || code) };
  }
  if (column.type === 'text') return textCodes(column);
  const codeByNumber = new Map<number, number>();
  const codes = new Int32Array(column.values.length);
  for (let row = 0; row < codes.length; row += 1) {
    codes[row] = isMissing(column, row)
      ? -1
      : codeOfNumber(codeByNumber, column.values[row] as number);
  }
  return { codes, names: [...codeByNumber.keys()].map(String) };
}

function codeOfNumber(codeByNumber: Map<number, number>, value: number): number {
  const known = codeByNumber.get(value);
  if (known !== undefined) return known;
  codeByNumber.set(value, codeByNumber.size);
  return codeByNumber.size - 1;
}

function textCodes(column: TextColumn): {
  readonly codes: Int32Array;
  readonly names: readonly string[];
} {
  const dictionary = new ChannelDictionary();
  const codes = new Int32Array(column.offsets.length - 1);
  for (let row = 0; row < codes.length; row += 1) {
    let start = column.offsets[row] as number;
    let end = column.offsets[row + 1] as number;
    while (start < end && (column.bytes[start] as number) <= 0x20) start += 1;
    while (end > start && (column.bytes[end - 1] as number) <= 0x20) end -= 1;
    codes[row] = start === end ? -1 : dictionary.codeOf(column.bytes, start, end);
  }
  let names: readonly string[] | null = null;
  return {
    codes,
    get names() {
      names ??= dictionary.names();
      return names;
    },
  };
}

const viewWords =
  /^(?:ad[ _-]?)?(?:views?|view-?through|impr(?:ession)?s?|exposures?|exposed|seen)$/iu;
const yesWords = /^(?:1|y|yes|true|t|converted|conversion|purchase|order|sale|lead)$/iu;

function viewsOf(column: Column | null, rows: number): Uint8Array {
  const isView = new Uint8Array(rows);
  if (column === null || column.type === 'number') return isView;
  const { codes, names } = codesOf(column);
  const viewByCode = names.map((name) => (viewWords.test(name.trim()) ? 1 : 0));
  for (let row = 0; row < rows; row += 1) isView[row] = viewByCode[codes[row] as number] ?? 0;
  return isView;
}

function conversionsOf(column: Column | null, rows: number): Float64Array {
  if (column === null || column.type === 'number') return numbersOf(column, rows);
  const { codes, names } = codesOf(column);
  const countByCode = names.map((name) => (yesWords.test(name.trim()) ? 1 : 0));
  const counts = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) counts[row] = countByCode[codes[row] as number] ?? 0;
  return counts;
}

function numbersOf(column: NumberColumn | null, rows: number): Float64Array {
  const numbers = new Float64Array(rows);
  if (column === null) return numbers;
  for (let row = 0; row < rows; row += 1) {
    numbers[row] = isMissing(column, row) ? 0 : (column.values[row] as number);
  }
  return numbers;
}

function isMissing(column: NumberColumn, row: number): boolean {
  return (
    (column.missing !== null && column.missing[row] !== 0) ||
    Number.isNaN(column.values[row] as number)
  );
}
