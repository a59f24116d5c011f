import { expect, test } from 'vitest';
import { Fuzz, threaded } from './attempt.ts';
import { type FuzzKind, fuzzKinds } from './seeds.ts';

/** `npm run fuzz` tries other seeds, and many more of each. */
const seed = 2026;
/** How many of a kind; starting a thread for each takes its time. */
const runsOf = (kind: FuzzKind): number => (threaded.includes(kind) ? 16 : 80);
const cutsOf = (kind: FuzzKind): number => (threaded.includes(kind) ? 5 : 24);

test.each(fuzzKinds)(
  'a broken file (%s) is read or refused with a code, and nothing is left of it',
  async (kind) => {
    const fuzz = await Fuzz.start(kind, seed, true);
    const runs = runsOf(kind);
    const failures: unknown[] = [];
    for (let number = 0; number < runs; number++) {
      const failure = await fuzz.attempt(number);
      if (failure !== null) failures.push(failure);
    }
    expect(fuzz.close()).toBeNull();
    expect(failures).toEqual([]);
    const outcomes = [...fuzz.counts.values()].reduce((sum, count) => sum + count, 0);
    expect(outcomes).toBe(runs);
    expect(fuzz.counts.get('read')).not.toBe(runs);
  },
);

test.each(fuzzKinds)(
  'a file (%s) that is cut short is read or refused with a code',
  async (kind) => {
    const fuzz = await Fuzz.start(kind, seed, true);
    const failures: unknown[] = [];
    for (const { name, bytes } of fuzz.seeds.slice(0, 2)) {
      const step = Math.max(1, Math.ceil(bytes.length / cutsOf(kind)));
      for (let length = bytes.length - 1; length >= 0; length -= step) {
        const failure = await fuzz.attemptBytes(name, bytes.subarray(0, length), length);
        if (failure !== null) failures.push(failure);
      }
    }
    expect(fuzz.close()).toBeNull();
    expect(failures).toEqual([]);
  },
);
