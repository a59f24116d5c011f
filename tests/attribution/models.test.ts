import { describe, expect, it } from 'vitest';
import { runModel } from '#analysis/attribution/attribution-model.ts';
import { attributionModels } from '#analysis/attribution/attribution-models.ts';
import { markovAttribution } from '#analysis/attribution/markov.ts';
import {
  firstTouchCredits,
  lastTouchCredits,
  linearCredits,
  positionCredits,
  timeDecayCredits,
} from '#analysis/attribution/rule-models.ts';
import { shapleyCredits } from '#analysis/attribution/shapley.ts';
import golden from '../goldens/attribution-worked-examples.json' with { type: 'json' };
import { byChannel, type PathRow, pathsOf } from './path-tables.ts';

function rowsOf(table: string): PathRow[] {
  return table.split('\n').map((line) => {
    const [path, conversions, nulls] = line.split(' | ');
    return { path: path ?? '', conversions: Number(conversions), nulls: Number(nulls) };
  });
}

function expectClose(
  got: Record<string, number>,
  wanted: Record<string, number | undefined>,
): void {
  expect(Object.keys(got).sort()).toEqual(Object.keys(wanted).sort());
  for (const [channel, number] of Object.entries(wanted)) {
    expect(got[channel], channel).toBeCloseTo(number ?? NaN, 12);
  }
}

describe('rule models', () => {
  const paths = pathsOf([
    { path: 'a > b > c > a', conversions: 10, value: 100, nulls: 9 },
    { path: 'b', conversions: 0, value: 0, nulls: 50 },
  ]);
  const credited = (credits: { conversions: Float64Array }) =>
    byChannel(paths, credits.conversions);

  it('gives a journey to its first or its last touch', () => {
    expect(credited(firstTouchCredits(paths))).toEqual({ a: 10, b: 0, c: 0 });
    expect(credited(lastTouchCredits(paths))).toEqual({ a: 10, b: 0, c: 0 });
  });

  it('divides a journey evenly over touches, so that a channel touched twice gets twice as much', () => {
    expect(credited(linearCredits(paths))).toEqual({ a: 5, b: 2.5, c: 2.5 });
  });

  it('halves the weight of a touch for each half-life that it lies back', () => {
    const credits = timeDecayCredits(paths, 1);
    expectClose(credited(credits), { a: 90 / 15, b: 20 / 15, c: 40 / 15 });
    expectClose(byChannel(paths, credits.values), { a: 900 / 15, b: 200 / 15, c: 400 / 15 });
  });

  it('comes to linear when the half-life of time decay is endless', () => {
    expectClose(credited(timeDecayCredits(paths, Infinity)), { a: 5, b: 2.5, c: 2.5 });
    expectClose(credited(timeDecayCredits(paths, 1e15)), { a: 5, b: 2.5, c: 2.5 });
  });

  it('gives 40 % to the ends and divides 20 % over the touches between', () => {
    expectClose(credited(positionCredits(paths)), { a: 8, b: 1, c: 1 });
  });

  it('scales the shares of first and last when a path has two touches', () => {
    const two = pathsOf([{ path: 'x > y', conversions: 10 }]);
    const shared = (first: number, last: number) =>
      byChannel(two, positionCredits(two, { first, last }).conversions);
    expectClose(shared(0.4, 0.4), { x: 5, y: 5 });
    expectClose(shared(0.3, 0.7), { x: 3, y: 7 });
    expectClose(shared(0.1, 0.3), { x: 2.5, y: 7.5 });
    expectClose(shared(0, 0), { x: 5, y: 5 });
  });

  it('gives everything to the only touch of a path', () => {
    const one = pathsOf([{ path: 'x', conversions: 3, value: 12, nulls: 4 }]);
    for (const model of attributionModels) {
      const result = runModel(model, one, {});
      expect(result.status === 'computed' && [...result.credits.conversions], model).toEqual([3]);
      expect(result.status === 'computed' && [...result.credits.values], model).toEqual([12]);
    }
  });

  it('refuses a half-life of nothing and shares that are none', () => {
    for (const halfLife of [0, -1, NaN]) {
      expect(() => timeDecayCredits(paths, halfLife)).toThrow(
        expect.objectContaining({ code: 'count-out-of-range' }),
      );
    }
    for (const shares of [
      { first: -0.1, last: 0.4 },
      { first: 0.7, last: 0.4 },
      { first: NaN, last: 0 },
    ]) {
      expect(() => positionCredits(paths, shares)).toThrow(
        expect.objectContaining({ code: 'share-out-of-range' }),
      );
    }
  });
});

describe.each(golden.examples)('worked example: $name', (example) => {
  const paths = pathsOf(rowsOf(example.table));

  it.each([
    [1 as const, example.markov],
    [2 as const, example.markovOrder2],
  ])('Markov of order %i equals the exact fractions', (order, wanted) => {
    const markov = markovAttribution(paths, order);
    if (markov.status !== 'computed') {
      throw new Error(markov.reason);
    }
    expect(markov.conversionShare).toBeCloseTo(wanted.conversionShare, 12);
    expectClose(byChannel(paths, markov.removalEffects), wanted.removalEffects);
    expectClose(byChannel(paths, markov.credits.conversions), wanted.conversions);
  });

  it('Shapley equals the average over all orders of joining', () => {
    expectClose(byChannel(paths, shapleyCredits(paths).conversions), example.shapley);
  });

  it('linear equals the exact fractions', () => {
    expectClose(byChannel(paths, linearCredits(paths).conversions), example.linear);
  });
});

describe('worked examples as they were printed', () => {
  const removal = (rows: PathRow[]) => {
    const paths = pathsOf(rows);
    const markov = markovAttribution(paths);
    return markov.status === 'computed' ? byChannel(paths, markov.removalEffects) : {};
  };

  it('three paths, one conversion: removal effects 0.5, 1 and 1', () => {
    const rows = [
      { path: 'C1 > C2 > C3', conversions: 1 },
      { path: 'C1', conversions: 0, nulls: 1 },
      { path: 'C2 > C3', conversions: 0, nulls: 1 },
    ];
    expectClose(removal(rows), { C1: 0.5, C2: 1, C3: 1 });
  });

  it('search and mailing: removal effects 0.75 and 0.5', () => {
    const rows = [
      { path: 'google ads', conversions: 2, nulls: 1 },
      { path: 'mailing', conversions: 1 },
      { path: 'google ads > mailing', conversions: 1 },
    ];
    expectClose(removal(rows), { 'google ads': 0.75, mailing: 0.5 });
  });

  it('sets of three channels: Shapley 45.5, 20.5 and 34 of 100', () => {
    const paths = pathsOf(rowsOf(golden.examples[2]?.table ?? ''));
    expectClose(byChannel(paths, shapleyCredits(paths).conversions), { F: 45.5, O: 20.5, L: 34 });
  });

  it('alone and together: Shapley 7 and 3', () => {
    const paths = pathsOf([
      { path: 'a', conversions: 4 },
      { path: 'a > b', conversions: 6 },
    ]);
    expectClose(byChannel(paths, shapleyCredits(paths).conversions), { a: 7, b: 3 });
  });
});

describe('markovAttribution', () => {
  it('has no answer without conversions', () => {
    const paths = pathsOf([{ path: 'a > b', conversions: 0, nulls: 9 }]);
    expect(markovAttribution(paths)).toEqual({ status: 'notComputable', reason: 'no-conversions' });
    expect(markovAttribution(pathsOf([]))).toEqual({
      status: 'notComputable',
      reason: 'no-conversions',
    });
  });

  it('has no answer when the chain has too many states to solve exactly', () => {
    const path = Array.from({ length: 1001 }, (_, i) => `c${i}`).join(' > ');
    expect(markovAttribution(pathsOf([{ path, conversions: 1 }]))).toEqual({
      status: 'notComputable',
      reason: 'too-many-states',
    });
  });

  it('lets a path that nobody walked change nothing', () => {
    const walked = [
      { path: 'a > b', conversions: 2, nulls: 1 },
      { path: 'b', conversions: 1, nulls: 3 },
    ];
    const paths = pathsOf([...walked, { path: 'a > z > z > b', conversions: 0, nulls: 0 }]);
    const with0 = markovAttribution(paths);
    const without = markovAttribution(pathsOf(walked));
    expect(with0.status === 'computed' && [...with0.removalEffects]).toEqual([
      ...(without.status === 'computed' ? without.removalEffects : []),
      0,
    ]);
  });

  it('refuses an order that is not 1, 2 or 3', () => {
    const paths = pathsOf([{ path: 'a', conversions: 1 }]);
    expect(() => markovAttribution(paths, 4 as 3)).toThrow(
      expect.objectContaining({ code: 'count-out-of-range' }),
    );
  });
});
