import { beforeEach, expect, test } from 'vitest';
import { useUndo } from '#renderer/undo.ts';
import { useWorkspace } from '#renderer/workspace.ts';

beforeEach(() => {
  useWorkspace.getState().setDataset(null);
  useUndo.getState().forget();
});

test('what was changed before a file was imported can still be taken back', async () => {
  const { setDataset, setFilter } = useWorkspace.getState();
  setDataset('Guests', 'weight');
  setFilter('age > 30');
  setDataset('Imported');
  expect(useWorkspace.getState()).toMatchObject({ dataset: 'Imported', filter: '', weight: null });
  await useUndo.getState().undo();
  expect(useWorkspace.getState()).toMatchObject({
    dataset: 'Guests',
    filter: 'age > 30',
    weight: 'weight',
  });
  await useUndo.getState().undo();
  expect(useWorkspace.getState()).toMatchObject({ dataset: 'Guests', filter: '' });
  await useUndo.getState().redo();
  await useUndo.getState().redo();
  expect(useWorkspace.getState()).toMatchObject({ dataset: 'Imported', filter: '' });
});

test('the first dataset that is shown is nothing to take back', () => {
  useWorkspace.getState().setDataset('Guests');
  expect(useUndo.getState().past).toEqual([]);
});
