import { describe, expect, it } from 'vitest';
import { attribute } from '#analysis/attribution/attribute.ts';
import { buildJourneys } from '#analysis/attribution/build-journeys.ts';
import { logisticAttribution } from '#analysis/attribution/logistic.ts';
import { orderedShapley } from '#analysis/attribution/ordered-shapley.ts';
import {
  isDirectChannel,
  lastNonDirectCredits,
  timeDecayByDaysCredits,
} from '#analysis/attribution/rule-models.ts';
import { shapleyCredits } from '#analysis/attribution/shapley.ts';
import golden from '../goldens/logistic-attribution.json' with { type: 'json' };
import { byChannel, pathsOf } from './path-tables.ts';
import { eventsOf } from './touch-logs.ts';

describe('last touch that was not direct', () => {
  it('passes over direct visits, and credits them only where nothing else was', () => {
    const paths = pathsOf([
      { path: 'Ad > Direct > (direct)', conversions: 4 },
      { path: 'Direct', conversions: 3 },
      { path: 'Direct > Mail', conversions: 2 },
    ]);
    const credits = byChannel(paths, lastNonDirectCredits(paths).conversions);
    expect(credits).toEqual({ Ad: 4, Direct: 3, '(direct)': 0, Mail: 2 });
    const named = byChannel(paths, lastNonDirectCredits(paths, ['Mail', 'Direct']).conversions);
    expect(named).toEqual({ Ad: 0, Direct: 3, '(direct)': 4, Mail: 2 });
  });

  it.each([
    ['Direct Traffic', true],
    ['typed/bookmarked', true],
    ['Direct mail', false],
    ['Directory', false],
  ])('%s is a direct visit: %s', (name, isDirect) => {
    expect(isDirectChannel(name)).toBe(isDirect);
  });
});

describe('time decay by days', () => {
  it('halves a touch for each half-life before the last one', () => {
    const day = 86_400_000;
    const { paths } = buildJourneys(
      eventsOf([
        { customer: 'a', time: 0, channel: 'Ad' },
        { customer: 'a', time: 7 * day, channel: 'Mail' },
        { customer: 'a', time: 14 * day, channel: 'Search', conversion: 1, value: 70 },
      ]),
    );
    expect(byChannel(paths, timeDecayByDaysCredits(paths, 7).values)).toEqual({
      Ad: 10,
      Mail: 20,
      Search: 40,
    });
  });

  it('refuses paths whose times are not known', () => {
    expect(() => timeDecayByDaysCredits(pathsOf([{ path: 'a', conversions: 1 }]), 7)).toThrow(
      expect.objectContaining({ code: 'lengths-differ' }),
    );
  });
});

describe('ordered Shapley', () => {
  it('divides each channel’s Shapley value over its places', () => {
    const paths = pathsOf([
      { path: 'a > a > b', conversions: 6 },
      { path: 'b > a', conversions: 2 },
    ]);
    expect(orderedShapley(paths).map((row) => [row.channel, row.touch, row.conversions])).toEqual([
      ['a', 1, 1.5],
      ['a', 2, 2.5],
      ['b', 1, 1],
      ['b', 3, 3],
    ]);
  });

  it('adds up to the Shapley value of every channel, also of twenty channels and long paths', () => {
    const names = Array.from({ length: 20 }, (_, at) => `c${at}`);
    const paths = pathsOf(
      names.map((_, at) => ({
        path: [...names.slice(at), ...names.slice(0, at / 2)].join(' > '),
        conversions: at + 1,
        value: at,
      })),
    );
    const sums = new Map<string, number>();
    for (const { channel, conversions } of orderedShapley(paths)) {
      sums.set(channel, (sums.get(channel) ?? 0) + conversions);
    }
    for (const [channel, credit] of Object.entries(
      byChannel(paths, shapleyCredits(paths).conversions),
    )) {
      expect(sums.get(channel)).toBeCloseTo(credit, 9);
    }
  });
});

describe('logistic regression on presence', () => {
  it('has the coefficients and credits of scipy, which lie at those of statsmodels', () => {
    const paths = pathsOf(golden.rows);
    const result = logisticAttribution(paths);
    if (result.status !== 'computed') throw new Error(result.reason);
    const byName = byChannel(paths, result.coefficients);
    expect(result.intercept).toBeCloseTo(golden.coefficients[0] as number, 7);
    for (const [at, channel] of golden.channels.entries()) {
      // BFGS stops at a slope of 1e-9, which places coefficients within 1e-8.
      expect(byName[channel]).toBeCloseTo(golden.coefficients[at + 1] as number, 7);
      expect(byName[channel]).toBeCloseTo(golden.withoutRidge[at + 1] as number, 2);
    }
    const credits = byChannel(paths, result.credits.conversions);
    for (const [channel, credit] of Object.entries(golden.conversions)) {
      expect(credits[channel]).toBeCloseTo(credit, 4);
    }
  });

  it('has an answer where a channel stands only in journeys that converted', () => {
    const rows = [
      { path: 'a > b', conversions: 9, nulls: 0 },
      { path: 'a', conversions: 2, nulls: 9 },
    ];
    const result = logisticAttribution(pathsOf(rows));
    expect(
      result.status === 'computed' && (result.credits.conversions[1] as number),
    ).toBeGreaterThan(8);
  });

  it('says that no channel goes with conversion, and then divides evenly', () => {
    const paths = pathsOf([
      { path: 'a', conversions: 5, nulls: 5 },
      { path: 'b', conversions: 5, nulls: 5 },
      { path: 'a > b', conversions: 2, nulls: 30 },
    ]);
    const result = attribute(paths, { models: ['shapley', 'logistic'] });
    expect(result.warnings).toEqual(['no-channel-raises-conversion']);
    expect(result.models.logistic?.map((row) => row.conversions)).toEqual([6, 6]);
  });

  it('has a reason in place of numbers where every journey converted', () => {
    const { models } = attribute(pathsOf([{ path: 'a', conversions: 1 }]), {
      models: ['logistic'],
    });
    expect(models.logistic?.[0]).toMatchObject({ share: null, reason: 'no-unsuccessful-journeys' });
  });
});

describe('bootstrap over customers', () => {
  it('is wider where the journeys of a customer go together', () => {
    const paths = pathsOf(
      Array.from({ length: 60 }, (_, at) => ({ path: at < 30 ? 'a' : 'b', conversions: 1 })),
    );
    const width = (customers: Int32Array) => {
      const { models } = attribute(paths, {
        models: ['first'],
        bootstrap: { draws: 400, seed: 3, customers },
      });
      return (models.first?.[0]?.high ?? 0) - (models.first?.[0]?.low ?? 0);
    };
    const alone = width(Int32Array.from({ length: 60 }, (_, at) => at));
    const inTens = width(Int32Array.from({ length: 60 }, (_, at) => Math.floor(at / 10)));
    // 60 customers with a journey each: 4 standard deviations of 0.0645; 6 with ten each: of 0.204.
    expect(alone).toBeGreaterThan(0.2);
    expect(alone).toBeLessThan(0.3);
    expect(inTens).toBeGreaterThan(0.6);
  });

  it('refuses customers that do not go with the rows', () => {
    const paths = pathsOf([{ path: 'a', conversions: 1 }]);
    const bootstrap = { draws: 2, seed: 1, customers: new Int32Array(2) };
    expect(() => attribute(paths, { bootstrap })).toThrow(
      expect.objectContaining({ code: 'lengths-differ' }),
    );
  });
});
