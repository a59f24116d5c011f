import type { NumberArray } from '../columns/column.ts';
import type { LogFindings, TouchEvents } from './touch-events.ts';

/** What is known of each row of a log; codes are -1 where there is none. */
export interface LogRows {
  readonly customers: Int32Array;
  readonly customerCount: number;
  readonly channels: Int32Array;
  readonly channelNames: readonly string[];
  readonly times: NumberArray;
  readonly isView: Uint8Array;
  readonly conversions: Float64Array;
  readonly values: Float64Array;
}

/**
 * The rows named in `kept` as events by customer and time; customers and channels that have no row left are
 * gone, channels stand by name. Rows that are the same in everything are left out where times tell more
 * than the day.
 */
export function sortEvents(
  log: LogRows,
  kept: Int32Array,
  seen: Pick<LogFindings, 'rows' | 'skipped'>,
): TouchEvents {
  const { order: byCustomer, starts: grouped } = groupByCustomer(log, kept);
  const ranks = ranksByName(log, kept);
  const backwardsCount = countBackwards(log, byCustomer, grouped);
  sortWithin(log, ranks.rankOfCode, byCustomer, grouped);
  const isDaily = byCustomer.every((row) => (log.times[row] as number) % 86_400_000 === 0);
  const { order, starts, repeatedCount, tiedCount } = leaveOutRepeats(
    log,
    byCustomer,
    grouped,
    !isDaily,
  );
  const pick = (numbers: NumberArray): Float64Array => {
    const picked = new Float64Array(order.length);
    for (let event = 0; event < order.length; event += 1) {
      picked[event] = numbers[order[event] as number] as number;
    }
    return picked;
  };
  const conversions = pick(log.conversions);
  const values = pick(log.values);
  const count = (test: (event: number) => boolean): number =>
    order.reduce((sum, _, event) => sum + (test(event) ? 1 : 0), 0);
  return {
    channels: ranks.names,
    customerCount: starts.length - 1,
    starts,
    rows: order,
    times: pick(log.times),
    channelOf: Int32Array.from(pick(log.channels)).map((code) =>
      code === -1 ? -1 : (ranks.rankOfCode[code] as number),
    ),
    isView: Uint8Array.from(pick(log.isView)),
    conversions,
    values,
    found: {
      ...seen,
      repeatedCount,
      isDaily: isDaily && order.length > 0,
      tiedCount,
      backwardsCount,
      viewCount: order.reduce((sum, row) => sum + (log.isView[row] as number), 0),
      negativeValueCount: count((event) => (values[event] as number) < 0),
      valueWithoutConversionCount: count(
        (event) => values[event] !== 0 && conversions[event] === 0,
      ),
    },
  };
}

interface Grouped {
  readonly order: Int32Array;
  readonly starts: Int32Array;
}

/** A counting sort by customer; customers without a row have no group. */
function groupByCustomer(log: LogRows, kept: Int32Array): Grouped {
  const counts = new Int32Array(log.customerCount + 1);
  for (const row of kept) {
    const place = (log.customers[row] as number) + 1;
    counts[place] = (counts[place] as number) + 1;
  }
  for (let code = 0; code < log.customerCount; code += 1) {
    counts[code + 1] = (counts[code + 1] as number) + (counts[code] as number);
  }
  const starts = counts.filter((start, code) => code === 0 || start !== counts[code - 1]);
  const next = counts.slice();
  const order = new Int32Array(kept.length);
  for (const row of kept) {
    const code = log.customers[row] as number;
    order[next[code] as number] = row;
    next[code] = (next[code] as number) + 1;
  }
  return { order, starts };
}

function ranksByName(
  log: LogRows,
  kept: Int32Array,
): { readonly names: readonly string[]; readonly rankOfCode: Int32Array } {
  const used = new Uint8Array(log.channelNames.length);
  for (const row of kept) {
    const code = log.channels[row] as number;
    if (code !== -1) used[code] = 1;
  }
  const codes = [...used.keys()].filter((code) => used[code] === 1);
  const nameOf = (code: number): string => log.channelNames[code] as string;
  codes.sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));
  const rankOfCode = new Int32Array(used.length).fill(-1);
  const names: string[] = [];
  for (const code of codes) {
    if (names.at(-1) !== nameOf(code)) names.push(nameOf(code));
    rankOfCode[code] = names.length - 1;
  }
  return { names, rankOfCode };
}

function countBackwards(log: LogRows, order: Int32Array, starts: Int32Array): number {
  let backwards = 0;
  for (let group = 0; group + 1 < starts.length; group += 1) {
    for (let at = (starts[group] as number) + 1; at < (starts[group + 1] as number); at += 1) {
      const before = log.times[order[at - 1] as number] as number;
      if ((log.times[order[at] as number] as number) < before) backwards += 1;
    }
  }
  return backwards;
}

function compareRows(log: LogRows, ranks: Int32Array, one: number, other: number): number {
  return (
    (log.times[one] as number) - (log.times[other] as number) ||
    (log.conversions[one] as number) - (log.conversions[other] as number) ||
    rankOf(log, ranks, one) - rankOf(log, ranks, other) ||
    (log.isView[other] as number) - (log.isView[one] as number) ||
    (log.values[one] as number) - (log.values[other] as number)
  );
}

function rankOf(log: LogRows, ranks: Int32Array, row: number): number {
  const code = log.channels[row] as number;
  return code === -1 ? Infinity : (ranks[code] as number);
}

/** Insertion for the few touches that most customers have, a typed sort for the rest. */
function sortWithin(log: LogRows, ranks: Int32Array, order: Int32Array, starts: Int32Array): void {
  const compare = (one: number, other: number): number => compareRows(log, ranks, one, other) || 0;
  for (let group = 0; group + 1 < starts.length; group += 1) {
    const start = starts[group] as number;
    const end = starts[group + 1] as number;
    if (end - start > 24) {
      order.subarray(start, end).sort(compare);
      continue;
    }
    for (let at = start + 1; at < end; at += 1) {
      const row = order[at] as number;
      let place = at;
      while (place > start && compare(order[place - 1] as number, row) > 0) {
        order[place] = order[place - 1] as number;
        place -= 1;
      }
      order[place] = row;
    }
  }
}

function leaveOutRepeats(log: LogRows, order: Int32Array, starts: Int32Array, leaveOut: boolean) {
  const keptOrder = new Int32Array(order.length);
  const keptStarts = new Int32Array(starts.length);
  let length = 0;
  let repeatedCount = 0;
  let tiedCount = 0;
  for (let group = 0; group + 1 < starts.length; group += 1) {
    const start = starts[group] as number;
    for (let at = start; at < (starts[group + 1] as number); at += 1) {
      const row = order[at] as number;
      const before = order[at - 1] as number;
      const isTied = at > start && log.times[row] === log.times[before];
      const isRepeat = isTied && isSame(log, row, before);
      if (isRepeat) repeatedCount += 1;
      else if (isTied) tiedCount += 1;
      if (!(isRepeat && leaveOut)) {
        keptOrder[length] = row;
        length += 1;
      }
    }
    keptStarts[group + 1] = length;
  }
  return {
    order: keptOrder.slice(0, length),
    starts: keptStarts,
    repeatedCount,
    tiedCount,
  };
}

function isSame(log: LogRows, one: number, other: number): boolean {
  return (
    log.channels[one] === log.channels[other] &&
    log.isView[one] === log.isView[other] &&
    log.conversions[one] === log.conversions[other] &&
    log.values[one] === log.values[other]
  );
}
