import { expect, test } from 'vitest';
import { Fuzz } from './attempt.ts';
import { fuzzKinds } from './seeds.ts';

/** `npm run fuzz` tries other seeds, and many more of each. */
const seed = 2026;
const runs = 120;
const cuts = 40;

test.each(fuzzKinds)(
  'a broken file (%s) is read or refused with a code, and nothing is left of it',
  async (kind) => {
    const fuzz = await Fuzz.start(kind, seed);
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
    const fuzz = await Fuzz.start(kind, seed);
    const failures: unknown[] = [];
    for (const { name, bytes } of fuzz.seeds.slice(0, 2)) {
      const step = Math.max(1, Math.ceil(bytes.length / cuts));
      for (let length = bytes.length - 1; length >= 0; length -= step) {
        const failure = await fuzz.attemptBytes(name, bytes.subarray(0, length), length);
        if (failure !== null) failures.push(failure);
      }
    }
    expect(fuzz.close()).toBeNull();
    expect(failures).toEqual([]);
  },
);
