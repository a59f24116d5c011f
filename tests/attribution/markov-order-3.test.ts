import { expect, it } from 'vitest';
import { markovAttribution } from '#analysis/attribution/markov.ts';
import golden from '../goldens/markov-order-3.json' with { type: 'json' };
import { byChannel, pathsOf } from './path-tables.ts';

it('a chain that remembers three touches has the removal effects of a sparse solve in scipy', () => {
  const paths = pathsOf(golden.rows);
  const markov = markovAttribution(paths, 3);
  if (markov.status !== 'computed') throw new Error(markov.reason);
  expect(markov.conversionShare).toBeCloseTo(golden.conversionShare, 12);
  const effects = byChannel(paths, markov.removalEffects);
  const conversions = byChannel(paths, markov.credits.conversions);
  for (const channel of paths.channels) {
    const named = channel as keyof typeof golden.conversions;
    expect(effects[channel], channel).toBeCloseTo(golden.removalEffects[named], 12);
    expect(conversions[channel], channel).toBeCloseTo(golden.conversions[named], 10);
  }
  expect(Object.keys(effects).toSorted()).toEqual(Object.keys(golden.conversions).toSorted());
});
