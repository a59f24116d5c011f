import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { CallName, CallNamed } from '#contract/calls/index.ts';
import type { ProjectInfo } from '#contract/calls/projects.ts';
import type { Answer, CheckedInputOf, OutputOf } from '#contract/define-call.ts';
import type { FaceOptions } from '#main/assemble.ts';
import { ImportError } from '#main/import/import-error.ts';
import type { CallWatch, WorkerPool } from '#main/jobs/worker-pool.ts';
import { Project } from '#main/project/project.ts';
import { ProjectError } from '#main/project/project-error.ts';
import type { RecentProjects } from '#main/project/recent-projects.ts';
import { buildSampleProject, sampleFigures } from '#main/project/sample-project.ts';
import { version } from '#main/version.ts';

type HostCallName = Extract<
  CallName,
  `project.${'new' | 'open' | 'sample' | 'close' | 'current' | 'recent'}` | `host.${string}`
>;

type HostAnswerers = {
  readonly [Name in HostCallName]: (
    input: CheckedInputOf<CallNamed<Name>>,
    watch: CallWatch,
  ) => OutputOf<CallNamed<Name>> | Promise<OutputOf<CallNamed<Name>>>;
};

/** Thrown inside this file to pass on a worker's error as it is. */
class AnsweredError extends Error {
  readonly answer: Answer<never>;
  constructor(answer: Answer<never>) {
    super('answered');
    this.answer = answer;
  }
}

/** The calls that the host answers itself: those about projects as files, and about the machine. */
export function hostAnswerers(
  options: FaceOptions & { readonly home: string },
  pool: WorkerPool,
  recent: RecentProjects,
  state: { file: string | null },
): (name: CallName, input: unknown, watch: CallWatch) => Promise<Answer<unknown>> {
  /** Rows come in and go while a project is open: the list is to say how many it has now. */
  const countAgain = (): void => {
    if (state.file === null) return;
    try {
      recent.count(state.file, infoOf(state.file).rowCount);
    } catch (error) {
      process.stderr.write(`recent projects are not counted: ${String(error)}\n`);
    }
  };
  const open = async (file: string): Promise<ProjectInfo> => {
    countAgain();
    const answer = await pool.open(file);
    if (!answer.ok) {
      state.file = null;
      throw new AnsweredError(answer);
    }
    state.file = file;
    const info = infoOf(file);
    recent.remember(file, info.name, info.rowCount, new Date());
    return info;
  };

  const answerers: HostAnswerers = {
    'project.new': ({ file }) => {
      const path = withEnding(resolve(file));
      makeFolderOf(path);
      Project.create(path).close();
      return open(path);
    },
    'project.open': ({ file }) => open(resolve(file)),
    'project.sample': async (_input, watch) => {
      const file = join(options.home, 'sample.parallax');
      if (!existsSync(file)) await buildSampleProject(file, watch);
      return open(file);
    },
    'project.close': async () => {
      countAgain();
      await pool.close();
      state.file = null;
      return { closed: true };
    },
    'project.current': () => ({ project: state.file === null ? null : infoOf(state.file) }),
    'project.recent': () => {
      countAgain();
      return recent.list();
    },
    'host.abilities': () => ({
      face: options.face,
      version,
      canChooseFiles: options.chooseFile !== undefined,
      home: options.home,
      sampleFigures: sampleFigures(),
    }),
    'host.folder': ({ folder }) => listFolder(folder ?? process.cwd()),
    'host.choose': async ({ purpose, suggestedName }) => ({
      file: (await options.chooseFile?.(purpose, suggestedName)) ?? null,
    }),
  };

  return async (name, input, watch) => {
    const answer = answerers[name as HostCallName] as (input: unknown, watch: CallWatch) => unknown;
    try {
      return { ok: true, value: await answer(input, watch) };
    } catch (error) {
      if (error instanceof AnsweredError) return error.answer;
      throw error;
    }
  };
}

function infoOf(file: string): ProjectInfo {
  const project = Project.open(file, 'read');
  try {
    return project.info();
  } finally {
    project.close();
  }
}

/** @throws {ProjectError} `file-not-writable` where there can be no such folder. */
function makeFolderOf(file: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (cause) {
    throw new ProjectError('file-not-writable', { file, reason: String(cause) }, { cause });
  }
}

function withEnding(file: string): string {
  return file.endsWith('.parallax') ? file : `${file}.parallax`;
}

function listFolder(folder: string): OutputOf<CallNamed<'host.folder'>> {
  const path = resolve(folder);
  if (!existsSync(path) || !statSync(path).isDirectory()) {
    throw new ImportError('file-not-found', { file: path });
  }
  const parent = dirname(path);
  const entries = readdirSync(path, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.') && (entry.isFile() || entry.isDirectory()))
    .map((entry) => ({
      name: entry.name,
      path: join(path, entry.name),
      isFolder: entry.isDirectory(),
      sizeBytes: entry.isFile() ? sizeOf(join(path, entry.name)) : 0,
    }))
    .sort((a, b) => Number(b.isFolder) - Number(a.isFolder) || a.name.localeCompare(b.name));
  return { folder: path, parent: parent === path ? null : parent, entries };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
