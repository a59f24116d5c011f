import { expect, test } from 'vitest';
import { shortLabels } from '#renderer/words/short-labels.ts';

const label = (name: string, text: string, group: string | null = 'g') => ({
  name,
  label: text,
  group,
});

test('members that begin alike are told apart by what differs, from a whole word on', () => {
  const short = shortLabels([
    label('a', 'Please rank the films: Episode I'),
    label('b', 'Please rank the films: Episode II'),
    label('c', 'Please rank the films: Empire'),
  ]);
  expect([...short.values()]).toEqual(['… Episode I', '… Episode II', '… Empire']);
});

test('where the question ends with a dash, all of the item is kept', () => {
  const short = shortLabels([
    label('a', 'Please rank the films. - Star Wars: Episode I'),
    label('b', 'Please rank the films. - Star Wars: Episode II'),
  ]);
  expect([...short.values()]).toEqual(['… Star Wars: Episode I', '… Star Wars: Episode II']);
});

test('labels that begin alike by a few letters only stay whole', () => {
  expect(shortLabels([label('a', 'The first'), label('b', 'The second')]).size).toBe(0);
});

test('a variable alone or in no group stays whole', () => {
  expect(shortLabels([label('a', 'Please rank the films: Episode I')]).size).toBe(0);
  const alone = [
    label('a', 'Please rank the films: I', null),
    label('b', 'Please rank the films: II', null),
  ];
  expect(shortLabels(alone).size).toBe(0);
});

test('a label is never cut to nothing', () => {
  const short = shortLabels([
    label('a', 'Please rank the films you saw '),
    label('b', 'Please rank the films you saw twice'),
  ]);
  expect(short.has('a')).toBe(false);
  expect(short.get('b')).toBe('… twice');
});
