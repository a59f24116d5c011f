import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { ask, startJob } from '../ask/ask.ts';
import { useJobs } from '../ask/jobs.ts';
import { chooseAndImport, chooseAndOpen, newProject, openSample } from '../files/open-file.ts';
import { useWorkspace } from '../workspace.ts';
import { type Action, useActions } from './actions.ts';
import { filterInputId } from './filter-field.tsx';
import { step } from './step-back.ts';
import { workspaces } from './workspaces.ts';

/** Offers everything that the frame itself can do. */
export function useFrameActions(open: {
  readonly palette: () => void;
  readonly shortcuts: () => void;
}): void {
  const [, go] = useLocation();
  const hasProject = useWorkspace((state) => state.project !== null);
  const { palette, shortcuts } = open;
  const actions = useMemo(
    () => [
      ...windowActions(palette, shortcuts),
      ...fileActions(go, hasProject),
      ...(hasProject ? workActions(go) : []),
    ],
    [go, hasProject, palette, shortcuts],
  );
  useActions('frame', actions);
}

function windowActions(palette: () => void, shortcuts: () => void): readonly Action[] {
  const { setTheme } = useWorkspace.getState();
  const group = 'Window';
  return [
    { id: 'palette', title: 'Find an action', group, shortcut: 'mod+k', run: palette },
    { id: 'shortcuts', title: 'List the shortcuts', group, shortcut: '?', run: shortcuts },
    { id: 'theme-light', title: 'Use light colours', group, run: () => setTheme('light') },
    { id: 'theme-dark', title: 'Use dark colours', group, run: () => setTheme('dark') },
    { id: 'theme-system', title: 'Use the system’s colours', group, run: () => setTheme('system') },
    { id: 'print', title: 'Print this page', group, run: () => window.print() },
    {
      id: 'stop-jobs',
      title: 'Stop all jobs',
      group,
      run: () => {
        for (const job of useJobs.getState().jobs) if (job.state === 'running') job.cancel();
      },
    },
  ];
}

function fileActions(go: (path: string) => void, hasProject: boolean): readonly Action[] {
  const group = 'Project';
  const always: readonly Action[] = [
    { id: 'start', title: 'Go to start and recent projects', group, run: () => go('/start') },
    {
      id: 'import',
      title: 'Import a file',
      group,
      shortcut: 'mod+i',
      run: () => void chooseAndImport(go),
    },
    {
      id: 'open',
      title: 'Open a project',
      group,
      shortcut: 'mod+o',
      run: () => void chooseAndOpen(go),
    },
    { id: 'new', title: 'New project', group, run: () => void newProject(go) },
    { id: 'sample', title: 'Explore the sample', group, run: () => void openSample(go) },
  ];
  if (!hasProject) return always;
  return [
    ...always,
    {
      id: 'verify',
      title: 'Check that the project is sound',
      group,
      run: () => {
        startJob(
          'project.verify',
          {},
          {
            title: 'Checking the project',
            says: ({ sound, checks }) =>
              sound
                ? `The project is sound: ${checks.length} checks held`
                : `Not sound: ${checks
                    .filter((one) => !one.sound)
                    .map((one) => one.check)
                    .join(', ')}`,
          },
        );
      },
    },
    {
      id: 'close',
      title: 'Close the project',
      group,
      run: () => {
        void ask('project.close', {}).then(() => {
          useWorkspace.getState().setProject(null);
          go('/start');
        });
      },
    },
  ];
}

function workActions(go: (path: string) => void): readonly Action[] {
  const { setFilter, swapSegments } = useWorkspace.getState();
  return [
    ...workspaces.map(({ id, title, path }, index) => ({
      id: `go-${id}`,
      title: `Go to ${title}`,
      group: 'Go',
      shortcut: `alt+${index + 1}`,
      run: () => go(path),
    })),
    { id: 'rows', title: 'Show the rows', group: 'Go', run: () => go('/data/rows') },
    { id: 'segments', title: 'Show the segments', group: 'Go', run: () => go('/data/segments') },
    { id: 'undo', title: 'Undo', group: 'Edit', shortcut: 'mod+z', run: () => step('undo') },
    { id: 'redo', title: 'Redo', group: 'Edit', shortcut: 'shift+mod+z', run: () => step('redo') },
    {
      id: 'filter',
      title: 'Write a filter',
      group: 'Rows',
      shortcut: '/',
      run: () => document.getElementById(filterInputId)?.focus(),
    },
    { id: 'no-filter', title: 'Clear the filter', group: 'Rows', run: () => setFilter('') },
    { id: 'swap', title: 'Swap sides A and B', group: 'Rows', run: swapSegments },
  ];
}
