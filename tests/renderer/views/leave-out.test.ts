import { expect, test } from 'vitest';
import type { ProjectInfo } from '#contract/calls/projects.ts';
import { useUndo } from '#renderer/undo.ts';
import { compareState, leaveOut } from '#renderer/views/compare/compare-state.ts';
import { useWorkspace } from '#renderer/workspace.ts';

test('a question is left out of a comparison from its row, and undo brings it back', async () => {
  useWorkspace.getState().setProject({ file: '/one.parallax', name: 'one' } as ProjectInfo);
  const rows = ['region', 'region', 'weight', 'age'].map((variable) => ({ variable }));
  const chosen = () => compareState.get().chosenByDataset['Guests'] ?? null;
  leaveOut('Guests', rows, { variable: 'weight', label: 'Your weight' });
  expect(chosen()).toEqual(['region', 'age']);
  expect(useUndo.getState().past.at(-1)?.title).toBe('leave out “Your weight”');
  await useUndo.getState().undo();
  expect(chosen()).toBeNull();
  useWorkspace.getState().setProject(null);
});
