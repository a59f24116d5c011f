import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JointTally, tallyJointly } from '#analysis/tables/joint-tally.ts';
import type { KeptRows } from '#analysis/tables/kept-rows.ts';
import { packColumns, tallyEveryPair, tallyProduct } from '#analysis/tables/packed-columns.ts';
import type { AxisItem } from '#analysis/tables/table-axis.ts';

interface Sample {
  readonly items: readonly AxisItem[];
  readonly kept: KeptRows;
}

/** Items of 1 to 12 codes, now and then one of 80, some of whose codes nobody gave. */
const samples = fc
  .record({
    count: fc.integer({ min: 0, max: 60 }),
    sizes: fc.array(fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant(80)), {
      minLength: 1,
      maxLength: 7,
    }),
    isWeighted: fc.boolean(),
    seed: fc.integer({ min: 1, max: 1 << 30 }),
  })
  .map(({ count, sizes, isWeighted, seed }): Sample => {
    let state = seed;
    const below = (limit: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((state / 2 ** 32) * limit);
    };
    const items = sizes.map((size) => {
      const codes = size < 256 ? new Uint8Array(count) : new Uint16Array(count);
      return { codes: codes.map(() => below(size + 1)), size };
    });
    const weights = isWeighted ? new Float64Array(count).map(() => 1 + below(9)) : null;
    return { items, kept: { count, rows: null, weights, unweightedOutCount: 0 } };
  });

const key = (first: number, second: number): string => `${first} ${second}`;

/** Weights are whole numbers, so that the order of adding does not show. */
function everyPair({ items, kept }: Sample, parts: number): Map<string, JointTally> {
  const found = new Map<string, JointTally>();
  const packs = packColumns(items, kept);
  for (let index = 0; index < parts; index++) {
    tallyEveryPair(
      packs,
      kept,
      (first, second, tally) => {
        expect(found.has(key(first, second))).toBe(false);
        found.set(key(first, second), tally);
      },
      undefined,
      { index, of: parts },
    );
  }
  return found;
}

/** All numbers of a tally in a row; comparing arrays by the assertion library is slow. */
function numbersOf(tally: JointTally | undefined): string {
  if (tally === undefined) return 'none';
  const { rowSize, columnSize, counts, weights, squaredWeights } = tally;
  return [rowSize, columnSize, counts, weights, squaredWeights].join(';');
}

describe('packed columns', () => {
  it('count each pair once, as one loop for each table does', () => {
    fc.assert(
      fc.property(samples, (sample) => {
        const found = everyPair(sample, 1);
        const { items, kept } = sample;
        expect(found.size).toBe((items.length * (items.length - 1)) / 2);
        for (const [name, tally] of found) {
          const [first = 0, second = 0] = name.split(' ').map(Number);
          const [down, across] = [items[first] as AxisItem, items[second] as AxisItem];
          expect(numbersOf(tally)).toBe(numbersOf(tallyJointly(down, across, kept)));
        }
      }),
      { seed: 20_261, numRuns: 40 },
    );
  });

  it('give the same tables when threads divide the work', () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 2, max: 4 }), (sample, parts) => {
        const [divided, whole] = [everyPair(sample, parts), everyPair(sample, 1)];
        expect(divided.size).toBe(whole.size);
        for (const [name, tally] of divided) {
          expect(numbersOf(tally)).toBe(numbersOf(whole.get(name)));
        }
      }),
      { seed: 20_262, numRuns: 40 },
    );
  });

  it('count rows against columns as one loop for each table does', () => {
    fc.assert(
      fc.property(samples, fc.nat(), ({ items, kept }, cut) => {
        const at = cut % items.length;
        const [downs, acrosses] = [items.slice(at), items];
        const found = tallyProduct(downs, acrosses, kept);
        for (const [row, down] of downs.entries()) {
          for (const [column, across] of acrosses.entries()) {
            expect(numbersOf(found[row]?.[column])).toBe(
              numbersOf(tallyJointly(down, across, kept)),
            );
          }
        }
      }),
      { seed: 20_263, numRuns: 40 },
    );
  });

  it('keep to 64 cells a pack, unless one item alone has more', () => {
    fc.assert(
      fc.property(samples, ({ items, kept }) => {
        for (const { items: packed, cellCount } of packColumns(items, kept)) {
          expect(packed.length === 1 || cellCount <= 64).toBe(true);
        }
      }),
      { seed: 20_264, numRuns: 40 },
    );
  });

  it('add weights up as closely as one loop does', () => {
    const count = 20_000;
    const items = [4, 7, 2, 5].map((size, of) => ({
      codes: new Uint8Array(count).map((_, at) => (at * (of + 3) + (at >> (of + 2))) % (size + 1)),
      size,
    }));
    const weights = new Float64Array(count).map((_, at) => 0.3 + (at % 97) / 41);
    const kept = { count, rows: null, weights, unweightedOutCount: 0 };
    tallyEveryPair(packColumns(items, kept), kept, (first, second, tally) => {
      const plain = tallyJointly(items[first] as AxisItem, items[second] as AxisItem, kept);
      expect(tally.counts.join()).toBe(plain.counts.join());
      for (const [at, weight] of plain.weights.entries()) {
        expect(Math.abs((tally.weights[at] as number) - weight)).toBeLessThan(1e-12 * (weight + 1));
      }
    });
  });
});
