import { attribute } from '#analysis/attribution/attribute.ts';
import {
  type BuiltJourneys,
  buildJourneys,
  type JourneyWindows,
} from '#analysis/attribution/build-journeys.ts';
import { pathCount } from '#analysis/attribution/paths.ts';
import { readTouchEvents, type TouchEvents } from '#analysis/attribution/touch-events.ts';
import type { Column } from '#analysis/columns/column.ts';
import type { VariableRole } from '#analysis/columns/variable.ts';
import { wholeCount } from '#analysis/compare/figures-in-words.ts';
import type { Interruption } from '#analysis/interruption.ts';
import type { JourneysBuilt, WindowEffect } from '#contract/calls/attributions.ts';
import type { Dataset, VariableRecord } from '#main/project/dataset.ts';
import { type AttributionInput, notJourneys } from './path-table.ts';

interface LogColumns {
  readonly customer: VariableRecord;
  readonly time: VariableRecord;
  readonly channel: VariableRecord;
  readonly touchType: VariableRecord | null;
  readonly conversion: VariableRecord | null;
  readonly value: VariableRecord | null;
}

/** The variables of a log of touches, by the names given or their roles; null for anything else. */
export function findLogColumns(dataset: Dataset, input: AttributionInput): LogColumns | null {
  if (input.path !== undefined) return null;
  const find = (name: string | undefined, role: VariableRole): VariableRecord | null =>
    name === undefined
      ? (dataset.variables.find((one) => one.role === role) ?? null)
      : dataset.variable(name);
  const customer = find(input.customer, 'customer');
  const time = find(input.time, 'time');
  const channel = find(input.channel, 'channel');
  if (customer === null || time === null || channel === null) return null;
  return {
    customer,
    time,
    channel,
    touchType: find(input.touchType, 'touch-type'),
    conversion: find(input.conversions, 'conversion'),
    value: find(input.value, 'value'),
  };
}

/** Events of the logs read last, so that a window that moves does not sort them again. */
const eventsByTimes = new WeakMap<object, { readonly key: string; readonly events: TouchEvents }>();

/**
 * The events of a log, read and sorted once.
 *
 * @throws {ProjectError} `variable-kind-unsuitable`, `dataset-kind-unsuitable`.
 */
export function readLog(
  dataset: Dataset,
  columns: LogColumns,
  interruption: Interruption,
): TouchEvents {
  const times = dataset.numberColumn(columns.time);
  const key = Object.values(columns)
    .map((one: VariableRecord | null) => (one === null ? '-' : `${one.id} ${one.hash}`))
    .join();
  const known = eventsByTimes.get(times.values);
  if (known?.key === key) return known.events;
  const channels = dataset.column(columns.channel);
  if (channels.type === 'number') throw notJourneys(dataset, 'The channel column holds numbers.');
  const orNull = (variable: VariableRecord | null): Column | null =>
    variable === null ? null : dataset.column(variable);
  const events = readTouchEvents(
    {
      customers: dataset.column(columns.customer),
      times,
      channels,
      touchTypes: orNull(columns.touchType),
      conversions: orNull(columns.conversion),
      values: columns.value === null ? null : dataset.numberColumn(columns.value),
    },
    interruption,
  );
  eventsByTimes.set(times.values, { key, events });
  return events;
}

/** How journeys are cut, from what was asked. */
export function windowsOf(input: AttributionInput): JourneyWindows {
  return {
    clickDays: input.clickWindowDays ?? null,
    viewDays: input.viewWindowDays ?? null,
    collapseRepeats: input.collapseRepeats,
    rule: input.journeyRule,
  };
}

/** What was made of a log, with how the answer would be without views and without windows. */
export function describeLog(
  events: TouchEvents,
  built: BuiltJourneys,
  input: AttributionInput,
): JourneysBuilt {
  const windows = windowsOf(input);
  const hasWindow = windows.clickDays !== null || windows.viewDays !== null;
  const others: readonly (readonly [WindowEffect['windows'], JourneyWindows])[] = [
    ...(events.found.viewCount > 0 && windows.viewDays !== 0
      ? [['clicks-only', { ...windows, viewDays: 0 }] as const]
      : []),
    ...(hasWindow ? [['no-limit', { ...windows, clickDays: null, viewDays: null }] as const] : []),
  ];
  return {
    found: events.found,
    customers: events.customerCount,
    journeys: pathCount(built.paths),
    unattributedConversions: built.unattributed.conversions,
    unattributedValue: built.unattributed.value,
    touchesOutside: built.touchesOutside,
    collapsed: built.collapsed,
    effects: [
      effectOf('as-set', built, input),
      ...others.map(([name, other]) => effectOf(name, buildJourneys(events, other), input)),
    ],
    remarks: remarksOf(events, built),
  };
}

function effectOf(
  windows: WindowEffect['windows'],
  { paths, unattributed }: BuiltJourneys,
  input: AttributionInput,
): WindowEffect {
  const model = input.models.includes('linear') ? 'linear' : (input.models[0] ?? 'linear');
  const { conversions, models } = attribute(paths, {
    ...input,
    models: [model],
    bootstrap: undefined,
  });
  return {
    windows,
    model,
    conversions,
    unattributed: unattributed.conversions,
    shares: (models[model] ?? []).map(({ channel, share }) => ({ channel, share })),
  };
}

function remarksOf({ found }: TouchEvents, { unattributed }: BuiltJourneys): readonly string[] {
  const { skipped } = found;
  const counted: readonly (readonly [number, string])[] = [
    [skipped.customerMissing, 'rows without a customer were left out'],
    [skipped.timeMissing, 'rows without a time were left out'],
    [skipped.nothingToUse, 'rows with neither a channel nor a conversion were left out'],
    [skipped.conversionsNotUsable, 'rows with conversions below 0 were left out'],
    [
      found.repeatedCount,
      found.isDaily
        ? 'touches are the same as another on that day; they are kept, because the times tell only the day'
        : 'repeated rows, the same in everything, were left out',
    ],
    [
      found.tiedCount,
      'touches share their time with another of the same customer; those stand in the order of their channels’ names, conversions last',
    ],
    [
      found.backwardsCount,
      'rows stand after a later one of the same customer; they were put in order of time',
    ],
    [found.negativeValueCount, 'values are below 0 and are counted as they stand'],
    [
      found.valueWithoutConversionCount,
      'values stand on rows without a conversion and count for nothing',
    ],
    [
      unattributed.conversions,
      'conversions have no touch within the windows and are credited to no channel',
    ],
  ];
  return counted.flatMap(([count, words]) => (count > 0 ? [`${wholeCount(count)} ${words}.`] : []));
}
