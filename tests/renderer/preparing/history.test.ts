import { afterEach, expect, test } from 'vitest';
import { useUndo } from '#renderer/undo.ts';
import { eventWords } from '#renderer/views/data/event-words.ts';
import { pickedBetween, toggled } from '#renderer/views/data/picked-variables.ts';
import { changeUndoably } from '#renderer/views/data/preparing/undoable-change.ts';
import { otherDefinitions } from '#renderer/views/data/segment-drift.tsx';

afterEach(() => useUndo.getState().forget());

test('an event says what was made, removed and made anew', () => {
  const details = { specs: [{ name: 'a' }, { name: 'b' }], recomputed: ['c'], removed: [] };
  expect(eventWords({ what: 'variables derived', details })).toBe(
    'Variables derived: a, b; c made anew',
  );
});

test('an event of a new name says both names', () => {
  expect(eventWords({ what: 'variable renamed', details: { from: 'q1', to: 'age' } })).toBe(
    'Variable renamed: q1 is now age',
  );
});

test('an event without details says what it was', () => {
  expect(eventWords({ what: 'project created', details: {} })).toBe('Project created');
});

test('a change that fails is not remembered as one that can be taken back', async () => {
  const fails = () => Promise.reject(new Error('refused'));
  const change = changeUndoably('x', 'variable.remove', { dataset: 'd', variables: ['v'] }, fails);
  await expect(change).rejects.toThrow('refused');
  expect(useUndo.getState().past).toEqual([]);
});

test('picking between two variables takes all that stand between, whichever is first', () => {
  const list = ['a', 'b', 'c', 'd'].map((name) => ({ name }));
  expect(pickedBetween(list, ['a'], 'd', 'b')).toEqual(['a', 'b', 'c', 'd']);
  expect(pickedBetween(list, [], null, 'c')).toEqual(['c']);
});

test('picking a variable again lets it go', () => {
  expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
  expect(toggled(['b'], 'a')).toEqual(['b', 'a']);
});

test('another definition is told once with all its names; one that was replaced stands no more', () => {
  const drift = {
    dataset: 'now',
    expression: 'age > 3',
    at: '2026-01-01T00:00:00Z',
    standing: true,
  };
  const told = otherDefinitions('now', [
    { ...drift, name: 'Fans' },
    { ...drift, name: 'devotees' },
    { ...drift, name: 'Fans', dataset: 'before' },
  ]);
  expect(told.map(({ names, dataset, standing }) => [names.join(), dataset, standing])).toEqual([
    ['Fans,devotees', 'now', false],
    ['Fans', 'before', true],
  ]);
});
