import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildJourneys,
  type JourneyWindows,
  openWindows,
} from '#analysis/attribution/build-journeys.ts';
import { summariseJourneys } from '#analysis/attribution/journey-summary.ts';
import { mergeIdenticalPaths } from '#analysis/attribution/merge-identical-paths.ts';
import { pathCount } from '#analysis/attribution/paths.ts';
import golden from '../goldens/build-journeys.json' with { type: 'json' };
import { eventsOf, type LogRow, pathLines } from './touch-logs.ts';

const day = 86_400_000;

describe('buildJourneys', () => {
  it.each(golden.cases)('cuts as pandas does: $rule, clicks $clickDays, views $viewDays', (one) => {
    const built = buildJourneys(eventsOf(golden.log), one as JourneyWindows);
    expect(pathLines(built.paths)).toEqual(one.paths);
    expect(built.unattributed).toEqual(one.lost);
  });

  it('does not count an event after a conversion to the journey that it ended', () => {
    const built = buildJourneys(
      eventsOf([
        { customer: 'a', time: 1 * day, channel: 'Ad' },
        { customer: 'a', time: 2 * day, channel: '', conversion: 1, value: 10 },
        { customer: 'a', time: 3 * day, channel: 'Mail' },
        { customer: 'a', time: 4 * day, channel: 'Mail', conversion: 1, value: 5 },
        { customer: 'a', time: 5 * day, channel: 'Search' },
      ]),
    );
    expect(pathLines(built.paths)).toEqual([
      ['Ad', 1, 10, 0],
      ['Mail > Mail', 1, 5, 0],
      ['Search', 0, 0, 1],
    ]);
  });

  it('counts a view at the edge of its window and none beyond it', () => {
    const log: LogRow[] = [
      { customer: 'a', time: 0, channel: 'Early', type: 'impression' },
      { customer: 'a', time: 1 * day, channel: 'Edge', type: 'impression' },
      { customer: 'a', time: 2 * day, channel: 'End', type: 'click', conversion: 1 },
    ];
    const keep = (viewDays: number | null) =>
      pathLines(buildJourneys(eventsOf(log), { ...openWindows, viewDays }).paths)[0]?.[0];
    expect(keep(1)).toBe('Edge > End');
    expect(keep(null)).toBe('Early > Edge > End');
    expect(keep(0)).toBe('End');
  });

  it('says that windows left nothing, and loses no conversion over it', () => {
    const built = buildJourneys(eventsOf(golden.log), {
      ...openWindows,
      clickDays: 0,
      viewDays: 0,
    });
    expect(pathCount(built.paths)).toBe(0);
    const all = buildJourneys(eventsOf(golden.log));
    const sum = all.paths.conversions.reduce((a, b) => a + b, 0);
    expect(built.unattributed.conversions).toBe(sum + all.unattributed.conversions);
  });

  it('takes a journey of 10,000 touches', () => {
    const log = Array.from({ length: 10_000 }, (_, at) => ({
      customer: 'a',
      time: (10_000 - at) * 1000,
      channel: at % 2 ? 'Ad' : 'Mail',
      conversion: at === 0 ? 1 : 0,
    }));
    const { paths } = buildJourneys(eventsOf(log));
    expect(paths.touches).toHaveLength(10_000);
    expect(summariseJourneys(paths).meanTouches).toBe(10_000);
  });

  it.each([-1, Number.NaN])('refuses a window of %d days', (clickDays) => {
    expect(() => buildJourneys(eventsOf(golden.log), { ...openWindows, clickDays })).toThrow(
      expect.objectContaining({ code: 'count-out-of-range' }),
    );
  });

  it('leaves out rows that cannot be used, by reason, and repeated rows', () => {
    const { found } = eventsOf([
      { customer: '', time: day, channel: 'Ad' },
      { customer: 'a', time: Number.NaN, channel: 'Ad' },
      { customer: 'a', time: day, channel: '' },
      { customer: 'a', time: day, channel: 'Ad', conversion: -1 },
      { customer: 'a', time: day + 1, channel: 'Ad' },
      { customer: 'a', time: day + 1, channel: 'Ad' },
      { customer: 'a', time: day, channel: 'Mail', value: -3 },
    ]);
    expect(found).toMatchObject({
      skipped: { customerMissing: 1, timeMissing: 1, nothingToUse: 1, conversionsNotUsable: 1 },
      repeatedCount: 1,
      backwardsCount: 1,
      negativeValueCount: 1,
      valueWithoutConversionCount: 1,
    });
  });

  it('keeps touches that repeat on a day where times tell only the day', () => {
    const built = buildJourneys(
      eventsOf([
        { customer: 'a', time: day, channel: 'Ad' },
        { customer: 'a', time: day, channel: 'Ad' },
      ]),
    );
    expect(pathLines(built.paths)).toEqual([['Ad > Ad', 0, 0, 1]]);
  });
});

const logs = fc.array(
  fc.record({
    customer: fc.constantFrom('a', 'b', 'c'),
    time: fc.integer({ min: 0, max: 40 }).map((hours) => hours * 3_600_000 + 1),
    channel: fc.constantFrom('', 'Ad', 'Mail', 'Search'),
    type: fc.constantFrom('click', 'view'),
    conversion: fc.constantFrom(0, 0, 0, 1),
    value: fc.integer({ min: 0, max: 9 }),
  }),
  { maxLength: 30 },
);
const windows = fc.record({
  clickDays: fc.constantFrom(null, 0, 0.2, 1),
  viewDays: fc.constantFrom(null, 0, 0.1, 1),
  collapseRepeats: fc.boolean(),
  rule: fc.constantFrom('per-conversion' as const, 'overlapping' as const, 'per-customer' as const),
});

describe('laws of journeys', () => {
  it('the order of rows changes nothing', () => {
    fc.assert(
      fc.property(logs, windows, fc.infiniteStream(fc.nat()), (log, how, order) => {
        const shuffled = log
          .map((row) => ({ row, key: order.next().value as number }))
          .sort((one, other) => one.key - other.key)
          .map(({ row }) => row);
        const outcome = (rows: readonly LogRow[]) => {
          const { paths, unattributed, touchesOutside } = buildJourneys(eventsOf(rows), how);
          return { lines: pathLines(paths), unattributed, touchesOutside };
        };
        expect(outcome(shuffled)).toEqual(outcome(log));
      }),
      { seed: 71, numRuns: 200 },
    );
  });

  it('no conversion and no value is lost or made', () => {
    fc.assert(
      fc.property(logs, windows, (log, how) => {
        const events = eventsOf(log);
        const { paths, unattributed } = buildJourneys(events, how);
        const sum = (numbers: Float64Array) => numbers.reduce((a, b) => a + b, 0);
        const converted = events.conversions.map((one, at) =>
          one > 0 ? (events.values[at] ?? 0) : 0,
        );
        const customers = new Set(
          [...events.conversions.keys()]
            .filter((at) => (events.conversions[at] ?? 0) > 0)
            .map((at) => events.starts.findLastIndex((start) => start <= at)),
        );
        const whole = how.rule === 'per-customer' ? customers.size : sum(events.conversions);
        expect(sum(paths.conversions) + unattributed.conversions).toBe(whole);
        expect(sum(paths.values) + unattributed.value).toBe(sum(converted));
      }),
      { seed: 72, numRuns: 200 },
    );
  });

  it('a wider window never takes a touch away', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const events = eventsOf(log);
        const touches = (days: number | null) =>
          buildJourneys(events, { ...openWindows, clickDays: days, viewDays: days }).paths.touches
            .length;
        expect(touches(0.1)).toBeLessThanOrEqual(touches(1));
        expect(touches(1)).toBeLessThanOrEqual(touches(null));
      }),
      { seed: 73, numRuns: 100 },
    );
  });

  it('merging equal paths changes no sum of the summary', () => {
    fc.assert(
      fc.property(logs, (log) => {
        const { paths } = buildJourneys(eventsOf(log));
        const { channels, transitions, lengths } = summariseJourneys(paths);
        const merged = summariseJourneys(mergeIdenticalPaths(paths));
        expect({ channels, transitions, lengths }).toEqual({
          channels: merged.channels,
          transitions: merged.transitions,
          lengths: merged.lengths,
        });
      }),
      { seed: 74, numRuns: 60 },
    );
  });
});
