import { expect, test } from 'vitest';
import { matchesShown } from '#renderer/views/gap/match-editing.ts';

const proposed = [
  { item: 'TV', left: 'tv', right: 'tv', likeness: 1 },
  { item: 'Web', left: 'web', right: 'site', likeness: 0.5 },
];

test('pairs are shown as proposed until a person changes them', () => {
  expect(matchesShown(proposed, null).map(({ item }) => item)).toEqual(['TV', 'Web']);
  expect(matchesShown(proposed, [])).toEqual([]);
});

test('a pair that now says who is on a side goes, one made by hand stays', () => {
  const edited = [
    ...matchesShown(proposed, null),
    { id: 9, item: 'Age', left: 'age', right: 'age', likeness: null },
  ];
  expect(matchesShown(proposed.slice(1), edited).map(({ item }) => item)).toEqual(['Web', 'Age']);
});
