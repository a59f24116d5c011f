import { beforeEach, expect, test } from 'vitest';
import { useUndo } from '#renderer/undo.ts';

let value = 0;

function change(to: number): void {
  const from = value;
  value = to;
  useUndo.getState().record({
    title: `to ${to}`,
    undo: () => {
      value = from;
    },
    redo: () => {
      value = to;
    },
  });
}

beforeEach(() => {
  value = 0;
  useUndo.getState().forget();
});

test('changes are taken back in reverse and done again in order', async () => {
  change(1);
  change(2);
  const { undo, redo } = useUndo.getState();
  await undo();
  expect(value).toBe(1);
  await undo();
  expect(value).toBe(0);
  await redo();
  await redo();
  expect(value).toBe(2);
  await redo();
  expect(value).toBe(2);
});

test('a new change ends what could be done again', async () => {
  change(1);
  await useUndo.getState().undo();
  change(5);
  await useUndo.getState().redo();
  expect(value).toBe(5);
  expect(useUndo.getState().future).toEqual([]);
});

test('a change that cannot be undone stays the last one', async () => {
  useUndo.getState().record({
    title: 'stubborn',
    undo: () => Promise.reject(new Error('the file is gone')),
    redo: () => undefined,
  });
  await expect(useUndo.getState().undo()).rejects.toThrow('the file is gone');
  expect(useUndo.getState().past.map((one) => one.title)).toEqual(['stubborn']);
});

test('only the last hundred changes are remembered', () => {
  for (let at = 1; at <= 120; at++) change(at);
  expect(useUndo.getState().past).toHaveLength(100);
  expect(useUndo.getState().past[0]?.title).toBe('to 21');
});

test('a second undo waits for the first and takes back the change before it', async () => {
  const done: string[] = [];
  for (const title of ['first', 'second']) {
    const undo = async () => {
      await Promise.resolve();
      done.push(title);
    };
    useUndo.getState().record({ title, undo, redo: () => undefined });
  }
  const { undo } = useUndo.getState();
  await Promise.all([undo(), undo()]);
  expect(done).toEqual(['second', 'first']);
  expect(useUndo.getState().past).toEqual([]);
});
