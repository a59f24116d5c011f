import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runModel } from '#analysis/attribution/attribution-model.ts';
import {
  type AttributionModel,
  attributionModels,
} from '#analysis/attribution/attribution-models.ts';
import { markovAttribution } from '#analysis/attribution/markov.ts';
import { mergeIdenticalPaths } from '#analysis/attribution/merge-identical-paths.ts';
import { shapleyCredits } from '#analysis/attribution/shapley.ts';
import { byChannel, type PathRow, pathsOf } from './path-tables.ts';

const row: fc.Arbitrary<PathRow> = fc.record({
  path: fc
    .array(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { minLength: 1, maxLength: 6 })
    .map((touches) => touches.join(' > ')),
  conversions: fc.nat(20),
  value: fc.double({ min: 0, max: 500, noNaN: true }),
  nulls: fc.nat(20),
});
const table = fc
  .array(row, { minLength: 1, maxLength: 12 })
  .filter((rows) => rows.some((each) => each.conversions > 0));

function creditsOf(model: AttributionModel, rows: readonly PathRow[]): Record<string, number> {
  const paths = pathsOf(rows);
  const result = runModel(model, paths, {});
  if (result.status !== 'computed') {
    throw new Error(result.reason);
  }
  return byChannel(paths, result.credits.conversions);
}

function sumOf(numbers: Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) {
    sum += number;
  }
  return sum;
}

function shapleyByPermutations(rows: readonly PathRow[]): Record<string, number> {
  const channels = [...new Set(rows.flatMap((each) => each.path.split(' > ')))];
  const worth = (coalition: ReadonlySet<string>) =>
    sumOf(
      rows.map((each) =>
        each.path.split(' > ').every((channel) => coalition.has(channel)) ? each.conversions : 0,
      ),
    );
  const orders = permutationsOf(channels);
  const credits: Record<string, number> = {};
  for (const order of orders) {
    const present = new Set<string>();
    for (const channel of order) {
      const before = worth(present);
      present.add(channel);
      credits[channel] = (credits[channel] ?? 0) + (worth(present) - before) / orders.length;
    }
  }
  return credits;
}

function permutationsOf(items: readonly string[]): string[][] {
  return items.length === 0
    ? [[]]
    : items.flatMap((item) =>
        permutationsOf(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
      );
}

describe.each(attributionModels)('law of every model, here %s', (model) => {
  const tables =
    model === 'logistic'
      ? table.filter((rows) => rows.some((each) => (each.nulls ?? 0) > 0))
      : table;

  it('credits add up to all conversions and all value, and none is negative', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const result = runModel(model, pathsOf(rows), {});
        if (result.status !== 'computed') {
          throw new Error(result.reason);
        }
        expect(sumOf(result.credits.conversions)).toBeCloseTo(
          sumOf(rows.map((r) => r.conversions)),
          9,
        );
        expect(sumOf(result.credits.values)).toBeCloseTo(sumOf(rows.map((r) => r.value ?? 0)), 8);
        expect(sumOf(result.shares)).toBeCloseTo(1, 12);
        expect(Math.min(...result.credits.conversions)).toBeGreaterThanOrEqual(0);
      }),
      { seed: 11, numRuns: 60 },
    );
  });

  it('does not depend on the order of the rows, or on how a path is spread over rows', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const forward = creditsOf(model, rows);
        const backward = creditsOf(model, [...rows].reverse());
        const doubled = creditsOf(model, [...rows, ...rows]);
        const merged = runModel(model, mergeIdenticalPaths(pathsOf(rows)), {});
        for (const [code, channel] of pathsOf(rows).channels.entries()) {
          const credit = forward[channel] as number;
          expect(backward[channel]).toBeCloseTo(credit, 9);
          expect(doubled[channel]).toBeCloseTo(credit * 2, 9);
          expect(merged.status === 'computed' && merged.credits.conversions[code]).toBeCloseTo(
            credit,
            9,
          );
        }
      }),
      { seed: 12, numRuns: 60 },
    );
  });

  it('gives nothing to a channel that never stood in a converting journey', () => {
    fc.assert(
      fc.property(tables, fc.integer({ min: 1, max: 30 }), (rows, nulls) => {
        expect(creditsOf(model, [...rows, { path: 'idle', conversions: 0, nulls }])['idle']).toBe(
          0,
        );
      }),
      { seed: 13, numRuns: 40 },
    );
  });

  it('renames with the channels: swapping two names swaps their credits', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const swapped = rows.map((each) => ({
          ...each,
          path: each.path.replaceAll(/[ab]/g, (name) => (name === 'a' ? 'b' : 'a')),
        }));
        const before = creditsOf(model, rows);
        const after = creditsOf(model, swapped);
        expect(after['a'] ?? 0).toBeCloseTo(before['b'] ?? 0, 9);
        expect(after['b'] ?? 0).toBeCloseTo(before['a'] ?? 0, 9);
      }),
      { seed: 14, numRuns: 40 },
    );
  });
});

describe('laws of Shapley', () => {
  it('equals the average gain over all orders in which channels can join', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const paths = pathsOf(rows);
        const credits = byChannel(paths, shapleyCredits(paths).conversions);
        for (const [channel, credit] of Object.entries(shapleyByPermutations(rows))) {
          expect(credits[channel]).toBeCloseTo(credit, 9);
        }
      }),
      { seed: 15, numRuns: 30 },
    );
  });

  it('gives channels that always stand together the same', () => {
    fc.assert(
      fc.property(table, (rows) => {
        const twins = rows.map((each) => ({
          ...each,
          path: each.path.replaceAll('a', 'a > twin'),
        }));
        const credits = creditsOf('shapley', twins);
        expect(credits['twin'] ?? 0).toBeCloseTo(credits['a'] ?? 0, 9);
      }),
      { seed: 16, numRuns: 40 },
    );
  });
});

describe('laws of Markov', () => {
  it('removal effects lie in [0, 1], and are 1 for a channel that every conversion passes', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(1 as const, 2 as const, 3 as const), (rows, order) => {
        const gated = rows.map((each) => ({ ...each, path: `gate > ${each.path}` }));
        const markov = markovAttribution(pathsOf(gated), order);
        if (markov.status !== 'computed') {
          throw new Error(markov.reason);
        }
        for (const effect of markov.removalEffects) {
          expect(effect).toBeGreaterThanOrEqual(0);
          expect(effect).toBeLessThanOrEqual(1);
        }
        expect(markov.removalEffects[0]).toBeCloseTo(1, 12);
      }),
      { seed: 17, numRuns: 60 },
    );
  });

  it('the chain converts as often as the journeys did', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(1 as const, 2 as const, 3 as const), (rows, order) => {
        const conversions = sumOf(rows.map((each) => each.conversions));
        const journeys = conversions + sumOf(rows.map((each) => each.nulls ?? 0));
        const markov = markovAttribution(pathsOf(rows), order);
        expect(markov.status === 'computed' && markov.conversionShare).toBeCloseTo(
          conversions / journeys,
          10,
        );
      }),
      { seed: 18, numRuns: 60 },
    );
  });
});
