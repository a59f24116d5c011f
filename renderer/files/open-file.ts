import { create } from 'zustand';
import type { ErrorInWords } from '#contract/define-call.ts';
import { ask, startJob, wordsOf } from '../ask/ask.ts';
import { fileNameOf } from '../words/quantities.ts';
import { useWorkspace } from '../workspace.ts';
import { placeOfDroppedFile } from './drop.tsx';
import { useDropTaker } from './drop-taker.ts';
import { chooseFile } from './file-request.ts';

/** What opening files shows: the file in the import wizard, and an error of the last attempt. */
export const useOpening = create<{
  readonly importFile: string | null;
  readonly error: ErrorInWords | null;
  readonly isBusy: boolean;
  /** What is being done just now, in words; null also while a file is being chosen. */
  readonly doing: string | null;
}>()(() => ({ importFile: null, error: null, isBusy: false, doing: null }));

/** Where a finished opening leads. */
type Go = (path: string) => void;

async function attempt(work: () => Promise<void>): Promise<void> {
  useOpening.setState({ error: null, isBusy: true });
  try {
    await work();
  } catch (error) {
    const words = wordsOf(error);
    useOpening.setState({ error: words.code === 'cancelled' ? null : words });
  } finally {
    useOpening.setState({ isBusy: false });
  }
}

async function saying<Output>(words: string, work: Promise<Output>): Promise<Output> {
  useOpening.setState({ doing: words });
  try {
    return await work;
  } finally {
    useOpening.setState({ doing: null });
  }
}

async function open(file: string): Promise<void> {
  const project = await saying('Opening the project …', ask('project.open', { file }));
  useWorkspace.getState().setProject(project);
}

/** Shows a file in the import wizard. */
export function importFile(file: string, go: Go): void {
  useOpening.setState({ importFile: file, error: null });
  go('/import');
}

/** Lets the person choose a data file and shows it in the import wizard. */
export function chooseAndImport(go: Go): Promise<void> {
  return attempt(async () => {
    const file = await chooseFile('open-data');
    if (file !== null) importFile(file, go);
  });
}

/** Opens a project file. */
export function openProject(file: string, go: Go): Promise<void> {
  return attempt(async () => {
    await open(file);
    go('/data');
  });
}

/** Lets the person choose a project and opens it. */
export function chooseAndOpen(go: Go): Promise<void> {
  return attempt(async () => {
    const file = await chooseFile('open-project');
    if (file === null) return;
    await open(file);
    go('/data');
  });
}

/** Makes a new project where the person says; false when they said nowhere. */
export async function makeProject(suggestedName: string): Promise<boolean> {
  const file = await chooseFile('save-project', suggestedName);
  if (file === null) return false;
  const { done } = startJob(
    'project.new',
    { file },
    { title: 'Making the project', says: ({ name }) => `Made the project ${name}` },
  );
  useWorkspace.getState().setProject(await saying('Making the project …', done));
  return true;
}

/** Makes a new project and stays where the person is. */
export function makeProjectHere(suggestedName: string): Promise<void> {
  return attempt(async () => {
    await makeProject(suggestedName);
  });
}

/** Makes a new, empty project. */
export function newProject(go: Go): Promise<void> {
  return attempt(async () => {
    if (await makeProject('study.parallax')) go('/data');
  });
}

/** Opens the sample project. */
export function openSample(go: Go): Promise<void> {
  return attempt(async () => {
    const { done } = startJob('project.sample', {}, { title: 'Opening the sample' });
    useWorkspace.getState().setProject(await saying('Opening the sample …', done));
    go('/data');
  });
}

/** Opens what was dropped on the page: a project, what the view at hand takes, or data to import. */
export function openDropped(file: File, go: Go): Promise<void> {
  return attempt(async () => {
    const place = await placeOfDroppedFile(file);
    const { taker } = useDropTaker.getState();
    if (fileNameOf(place).endsWith('.parallax')) await openProject(place, go);
    else if (taker !== null) taker.take(place);
    else importFile(place, go);
  });
}
