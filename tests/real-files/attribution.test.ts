import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { buildJourneys, type JourneyWindows } from '#analysis/attribution/build-journeys.ts';
import { markovAttribution } from '#analysis/attribution/markov.ts';
import { type JourneyPaths, pathCount } from '#analysis/attribution/paths.ts';
import {
  firstTouchCredits,
  lastTouchCredits,
  linearCredits,
} from '#analysis/attribution/rule-models.ts';
import { shapleyCredits } from '#analysis/attribution/shapley.ts';
import { byChannel, pathsOf } from '../attribution/path-tables.ts';
import { eventsOf } from '../attribution/touch-logs.ts';
import journeysGolden from '../goldens/build-journeys.json' with { type: 'json' };
import golden from '../goldens/markov-path-data.json' with { type: 'json' };

const shared = join(import.meta.dirname, '../../../shared');
const pathData = join(shared, 'data/journeys/channelattribution/PathData.csv');
const heuristics = join(shared, 'reference/attribution/ca_heuristic.csv');

function readCsv(file: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(readFileSync(file, 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data;
}

let loaded: JourneyPaths | undefined;
function pathDataPaths(): JourneyPaths {
  loaded ??= pathsOf(
    readCsv(pathData).map((row) => ({
      path: row['path'] ?? '',
      conversions: Number(row['total_conversions']),
      value: Number(row['total_conversion_value']),
      nulls: Number(row['total_null']),
    })),
  );
  return loaded;
}

function expectRelative(got: Record<string, number>, wanted: Record<string, number>): void {
  expect(Object.keys(got).sort()).toEqual(Object.keys(wanted).sort());
  for (const [channel, number] of Object.entries(wanted)) {
    expect(Math.abs((got[channel] as number) / number - 1), channel).toBeLessThan(1e-10);
  }
}

describe.skipIf(!existsSync(pathData))(
  '10,000 paths of PathData (real files absent: skipped)',
  () => {
    it.skipIf(!existsSync(heuristics)).each([
      ['first', firstTouchCredits],
      ['last', lastTouchCredits],
      ['linear', linearCredits],
    ] as const)('%s touch equals ChannelAttribution to the printed digits', (model, creditsOf) => {
      const paths = pathDataPaths();
      const credits = creditsOf(paths);
      const conversions = byChannel(paths, credits.conversions);
      const values = byChannel(paths, credits.values);
      for (const row of readCsv(heuristics)) {
        const channel = row['channel_name'] as string;
        expect(printed(conversions[channel])).toBe(
          printed(Number(row[`${model}_touch_conversions`])),
        );
        expect(printed(values[channel])).toBe(printed(Number(row[`${model}_touch_value`])));
      }
    });

    it.each([
      [1 as const, golden.order1],
      [2 as const, golden.order2],
    ])('Markov of order %i equals the chain solved anew without each channel', (order, wanted) => {
      const paths = pathDataPaths();
      const markov = markovAttribution(paths, order);
      if (markov.status !== 'computed') {
        throw new Error(markov.reason);
      }
      expect(markov.conversionShare).toBeCloseTo(wanted.conversionShare, 12);
      expectRelative(byChannel(paths, markov.removalEffects), wanted.removalEffects);
      expectRelative(byChannel(paths, markov.credits.conversions), wanted.conversions);
    });

    it('Shapley equals the sum over all coalitions', () => {
      const paths = pathDataPaths();
      expectRelative(byChannel(paths, shapleyCredits(paths).conversions), golden.shapley);
    });
  },
);

/** R printed 15 significant digits; the last two carry the rounding of sums in another order. */
function printed(number: number | undefined): string {
  return (number ?? NaN).toPrecision(13);
}

const touchLog = join(shared, 'data/journeys/attribution_kaggle_si05/attribution_data.csv');

describe.skipIf(!existsSync(touchLog))(
  'the log of touches attribution_data.csv (real files absent: skipped)',
  () => {
    it('is cut into the journeys that pandas cuts, with its first, last and linear credits', () => {
      const rows = readCsv(touchLog).map((row) => ({
        customer: row['customer_id'] ?? '',
        time: Date.parse(row['time'] ?? ''),
        channel: row['channel'] ?? '',
        type: row['interaction'] ?? '',
        conversion: Number(row['conversion']),
        value: Number(row['conversion_value']),
      }));
      const events = eventsOf(rows);
      for (const wanted of journeysGolden.attributionData) {
        const { paths, unattributed } = buildJourneys(events, wanted as JourneyWindows);
        expect(pathCount(paths)).toBe(wanted.journeys);
        expect(unattributed).toEqual(wanted.lost);
        for (const [model, creditsOf] of [
          ['first', firstTouchCredits],
          ['last', lastTouchCredits],
          ['linear', linearCredits],
        ] as const) {
          const credits = byChannel(paths, creditsOf(paths).conversions);
          for (const [channel, credit] of Object.entries(wanted.credits[model])) {
            expect(credits[channel]).toBeCloseTo(credit, 8);
          }
        }
      }
    });
  },
);
