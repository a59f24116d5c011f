import { afterEach, expect, test } from 'vitest';
import type { ProjectInfo } from '#contract/calls/projects.ts';
import { keptForProject } from '#renderer/views/kept-for-project.ts';
import { useWorkspace } from '#renderer/workspace.ts';

const open = (file: string): void =>
  useWorkspace.getState().setProject({ file, name: file } as ProjectInfo);

afterEach(() => useWorkspace.getState().setProject(null));

test('what a view keeps does not reach another project, and is still there on the way back', () => {
  const kept = keptForProject<{ readonly file: string | null; readonly isOpen: boolean }>({
    file: null,
    isOpen: true,
  });
  open('/one.parallax');
  kept.set({ file: 'figures.csv' });
  expect(kept.get()).toEqual({ file: 'figures.csv', isOpen: true });
  open('/two.parallax');
  expect(kept.get()).toEqual({ file: null, isOpen: true });
  open('/one.parallax');
  expect(kept.get().file).toBe('figures.csv');
  open('/two.parallax');
  kept.set({ isOpen: false });
  expect(kept.get()).toEqual({ file: null, isOpen: false });
});
