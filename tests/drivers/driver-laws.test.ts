import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnalysisError } from '#analysis/analysis-error.ts';
import type { DriverVariable } from '#analysis/drivers/driver.ts';
import { findDrivers } from '#analysis/drivers/find-drivers.ts';
import { shapleyShares } from '#analysis/drivers/shapley-shares.ts';
import { categoryColumn, numberColumn } from '../columns/make-columns.ts';

const rows = 80;
const numbers = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: rows, maxLength: rows });
const number = (name: string, values: readonly (number | null)[]): DriverVariable => ({
  kind: 'number',
  name,
  label: name,
  column: numberColumn(values),
});

describe('Shapley shares', () => {
  const games = fc.integer({ min: 1, max: 6 }).chain((players) =>
    fc.record({
      players: fc.constant(players),
      worth: fc
        .array(fc.double({ min: -5, max: 5, noNaN: true }), {
          minLength: 2 ** players,
          maxLength: 2 ** players,
        })
        .map((worth) => [0, ...worth.slice(1)]),
    }),
  );

  it('sum to what all achieve', () => {
    fc.assert(
      fc.property(games, ({ players, worth }) => {
        const sum = shapleyShares(worth, players).reduce((total, share) => total + share, 0);
        expect(sum).toBeCloseTo(worth.at(-1) ?? 0, 10);
      }),
      { seed: 61, numRuns: 100 },
    );
  });

  it('are the mean gain over every order', () => {
    const orders = (left: readonly number[]): readonly (readonly number[])[] =>
      left.length === 0
        ? [[]]
        : left.flatMap((one) =>
            orders(left.filter((other) => other !== one)).map((rest) => [one, ...rest]),
          );
    fc.assert(
      fc.property(games, ({ players, worth }) => {
        const all = orders(Array.from({ length: players }, (_, player) => player));
        const gains = new Array<number>(players).fill(0);
        for (const order of all) {
          let subset = 0;
          for (const player of order) {
            const next = subset | (1 << player);
            gains[player] =
              (gains[player] as number) + (worth[next] as number) - (worth[subset] as number);
            subset = next;
          }
        }
        for (const [player, share] of shapleyShares(worth, players).entries()) {
          expect(share).toBeCloseTo((gains[player] as number) / all.length, 10);
        }
      }),
      { seed: 62, numRuns: 40 },
    );
  });
});

describe('drivers', () => {
  it('divide the whole fit, whatever their order, and give equal predictors equal shares', () => {
    fc.assert(
      fc.property(numbers, numbers, numbers, (x, y, noise) => {
        const outcome = x.map(
          (value, row) => value + 2 * (y[row] as number) + (noise[row] as number),
        );
        const given = [number('x', x), number('y', y), number('noise', noise)];
        const column = numberColumn(outcome);
        const find = (predictors: readonly DriverVariable[]) =>
          findDrivers({ rowCount: rows, outcome: { kind: 'number', column }, predictors });
        const [there, back] = [find(given), find([...given].reverse())];
        if (there.status !== 'computed' || back.status !== 'computed') return;
        const sum = there.drivers.reduce((total, { fit }) => total + fit, 0);
        expect(sum).toBeCloseTo(there.fit, 10);
        expect(there.fit).toBeCloseTo(1, 8);
        for (const { name, fit } of there.drivers) {
          expect(back.drivers.find((one) => one.name === name)?.fit).toBeCloseTo(fit, 10);
        }
      }),
      { seed: 63, numRuns: 30 },
    );
  });

  /** Every combination of three questions of two answers, ten times: they have nothing to do with each other. */
  const crossed = Array.from({ length: 80 }, (_, row) => [row & 1, (row >> 1) & 1, (row >> 2) & 1]);
  const yesNo = (name: string, at: number): DriverVariable => ({
    kind: 'answers',
    name,
    label: name,
    column: categoryColumn(
      crossed.map((one) => (one[at] === 1 ? 'Yes' : 'No')),
      ['No', 'Yes'],
    ),
  });

  it('give nothing to a predictor that adds nothing, and the same to two that add the same', () => {
    const outcome = numberColumn(crossed.map(([a = 0, b = 0]) => a + b));
    const model = findDrivers({
      rowCount: 80,
      outcome: { kind: 'number', column: outcome },
      predictors: [yesNo('a', 0), yesNo('b', 1), yesNo('c', 2)],
    });
    if (model.status !== 'computed') throw new Error(model.reason);
    expect(model.drivers.map(({ name }) => name).sort()).toEqual(['a', 'b', 'c']);
    const shareOf = (name: string) => model.drivers.find((one) => one.name === name)?.share;
    expect(shareOf('a')).toBeCloseTo(0.5, 10);
    expect(shareOf('b')).toBeCloseTo(0.5, 10);
    expect(shareOf('c')).toBeCloseTo(0, 10);
    expect(model.drivers[2]?.terms[0]).toMatchObject({ category: 'Yes', oddsRatio: null });
    for (const { inflation, isCollinear } of model.drivers) {
      expect(inflation).toBeCloseTo(1, 10);
      expect(isCollinear).toBe(false);
    }
  });

  it('count every respondent twice as a weight of two, but for the errors', () => {
    const states = Uint8Array.from(crossed, ([a = 0, b = 0], row) =>
      (a + b + row) % 3 === 0 ? 2 : 0,
    );
    const predictors = [yesNo('a', 0), yesNo('b', 1)];
    const find = (weights: readonly number[] | null) =>
      findDrivers({
        rowCount: 80,
        outcome: { kind: 'yes-no', states },
        predictors,
        weights: weights === null ? null : numberColumn(weights),
      });
    const [plain, doubled] = [find(null), find(crossed.map(() => 2))];
    if (plain.status !== 'computed' || doubled.status !== 'computed') throw new Error('no model');
    expect(doubled.weightedBase).toBe(160);
    expect(doubled.drivers).toEqual(plain.drivers);
  });

  it('say why there is no model', () => {
    const outcome = {
      kind: 'number' as const,
      column: numberColumn(crossed.map((_, row) => row % 7)),
    };
    const reasonOf = (predictors: readonly DriverVariable[], states?: Uint8Array) => {
      const model = findDrivers({
        rowCount: 80,
        outcome: states === undefined ? outcome : { kind: 'yes-no', states },
        predictors,
      });
      return model.status === 'computed' ? null : [model.reason, model.culprits];
    };
    const a = yesNo('a', 0);
    expect(reasonOf([a, { ...a, name: 'again' }])).toEqual(['predictors-repeat', ['a', 'again']]);
    expect(
      reasonOf([
        a,
        number(
          'one',
          crossed.map(() => 1),
        ),
      ]),
    ).toEqual(['same-in-everyone', ['one']]);
    expect(
      reasonOf([
        a,
        number(
          'none',
          crossed.map(() => null),
        ),
      ]),
    ).toEqual(['nobody-answered', []]);
    expect(
      reasonOf([
        number(
          'few',
          crossed.map((_, row) => (row < 9 ? row : null)),
        ),
      ]),
    ).toEqual(['base-too-small', []]);
    expect(
      reasonOf(
        [a],
        Uint8Array.from(crossed, ([one]) => (one === 1 ? 2 : 0)),
      ),
    ).toEqual(['separated', []]);
    expect(reasonOf([a], new Uint8Array(80).fill(2))).toEqual(['same-in-everyone', ['outcome']]);
  });

  it('are refused where there are more than a model takes', () => {
    const predictors = Array.from({ length: 31 }, (_, at) => yesNo(`q${at}`, at % 3));
    const outcome = { kind: 'number' as const, column: numberColumn(crossed.map((_, row) => row)) };
    expect(() => findDrivers({ rowCount: 80, outcome, predictors })).toThrow(AnalysisError);
  });
});
