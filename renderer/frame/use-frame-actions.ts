import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { ask, startJob } from '../ask/ask.ts';
import { useJobs } from '../ask/jobs.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { chooseAndImport, chooseAndOpen, newProject, openSample } from '../files/open-file.ts';
import { writeDataset } from '../files/write-dataset.ts';
import { useWorkspace } from '../workspace.ts';
import { type Action, useActions } from './actions.ts';
import { step } from './step-back.ts';
import { viewTitleId } from './top-bar.tsx';
import { workspaces } from './workspaces.ts';

/** Offers everything that the frame itself can do. */
export function useFrameActions(open: {
  readonly palette: () => void;
  readonly shortcuts: () => void;
}): void {
  const [path, go] = useLocation();
  const hasProject = useWorkspace((state) => state.project !== null);
  const { palette, shortcuts } = open;
  const actions = useMemo(
    () => [
      ...windowActions(palette, shortcuts),
      ...fileActions(go, hasProject),
      ...(hasProject ? workActions(go, path) : []),
    ],
    [go, path, hasProject, palette, shortcuts],
  );
  useActions('frame', actions);
  useActions('datasets', useDatasetActions(hasProject));
}

/** The other datasets by name, and what can be done with the one at hand wherever one is. */
function useDatasetActions(hasProject: boolean): readonly Action[] {
  const datasets = useAnswer('dataset.list', {}, { enabled: hasProject });
  const dataset = useWorkspace((state) => state.dataset);
  const filter = useWorkspace((state) => state.filter);
  return useMemo(() => {
    if (!hasProject) return [];
    const group = 'Dataset';
    const { setDataset } = useWorkspace.getState();
    const others = (datasets.data ?? []).filter((one) => one.name !== dataset);
    const switches = others.map(({ name, weight }) => ({
      id: `dataset-${name}`,
      title: `Switch to the dataset ${name}`,
      group,
      run: () => setDataset(name, weight),
    }));
    if (dataset === null) return switches;
    const title = filter === '' ? `Export ${dataset}` : `Export the filtered rows of ${dataset}`;
    const run = (): void => writeDataset(dataset, filter);
    return [...switches, { id: 'export', title: `${title} to a file`, group, run }];
  }, [hasProject, datasets.data, dataset, filter]);
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

function workActions(go: (path: string) => void, path: string): readonly Action[] {
  const toSegments = (): void => go('/data/segments');
  return [
    ...workspaces.map(({ id, title, path }, index) => ({
      id: `go-${id}`,
      title: `Go to ${title}`,
      group: 'Go',
      shortcut: `alt+${index + 1}`,
      run: () => {
        go(path);
        requestAnimationFrame(() => document.getElementById(viewTitleId)?.focus());
      },
    })),
    { id: 'rows', title: 'Show the rows', group: 'Go', run: () => go('/data/rows') },
    { id: 'segments', title: 'Show the segments', group: 'Go', run: toSegments },
    { id: 'history', title: 'Show the history', group: 'Go', run: () => go('/data/history') },
    ...(path === '/data/segments'
      ? []
      : [{ id: 'new-segment', title: 'New segment', group: 'Go', run: toSegments }]),
    { id: 'tag', title: 'Tag texts', group: 'Go', run: () => go('/text') },
    { id: 'workbook', title: 'Write a workbook', group: 'Go', run: () => go('/report') },
    { id: 'undo', title: 'Undo', group: 'Edit', shortcut: 'mod+z', run: () => step('undo') },
    { id: 'redo', title: 'Redo', group: 'Edit', shortcut: 'shift+mod+z', run: () => step('redo') },
  ];
}
