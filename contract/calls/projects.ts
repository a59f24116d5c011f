import { z } from 'zod';
import { defineCall, returns } from '../define-call.ts';

/** A project as the start screen and the status bar show it. */
export interface ProjectInfo {
  readonly file: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly schemaVersion: number;
  readonly datasetCount: number;
  readonly rowCount: number;
  readonly lastChangedAt: string | null;
}

/** A project opened before on this machine. */
export interface RecentProject {
  readonly file: string;
  readonly name: string;
  readonly rowCount: number;
  readonly openedAt: string;
  readonly exists: boolean;
}

/** What `project.verify` found. */
export interface Verification {
  readonly sound: boolean;
  readonly checks: readonly {
    readonly check: string;
    readonly sound: boolean;
    readonly detail: string;
  }[];
}

/** One line of the project's append-only log. */
export interface EventLine {
  readonly id: number;
  readonly at: string;
  readonly what: string;
  readonly details: Readonly<Record<string, unknown>>;
}

const fileInput = z.strictObject({ file: z.string().min(1) });

/** Creates an empty project file and opens it. Never overwrites. */
export const newProject = defineCall({
  name: 'project.new',
  kind: 'host',
  input: fileInput,
  errors: ['project-exists', 'file-not-writable', 'disk-full'],
  output: returns<ProjectInfo>(),
});

/** Opens an existing project file, bringing its schema up to date. */
export const openProject = defineCall({
  name: 'project.open',
  kind: 'host',
  input: fileInput,
  errors: ['project-not-found', 'not-a-project', 'project-from-newer-version', 'project-damaged'],
  output: returns<ProjectInfo>(),
});

/** Opens a copy of the sample project, building it from the sample data when it is not there yet. */
export const openSample = defineCall({
  name: 'project.sample',
  kind: 'host',
  input: z.strictObject({}),
  errors: ['file-not-writable', 'disk-full'],
  output: returns<ProjectInfo>(),
});

/** Closes the open project: one file is left, with nothing beside it. */
export const closeProject = defineCall({
  name: 'project.close',
  kind: 'host',
  input: z.strictObject({}),
  errors: [],
  output: returns<{ readonly closed: boolean }>(),
});

/** The open project, or null. */
export const currentProject = defineCall({
  name: 'project.current',
  kind: 'host',
  input: z.strictObject({}),
  errors: [],
  output: returns<{ readonly project: ProjectInfo | null }>(),
});

/** Projects opened before, latest first. */
export const recentProjects = defineCall({
  name: 'project.recent',
  kind: 'host',
  input: z.strictObject({}),
  errors: [],
  output: returns<readonly RecentProject[]>(),
});

/** What this host can do, so that the window offers nothing that it cannot. */
export const hostAbilities = defineCall({
  name: 'host.abilities',
  kind: 'host',
  input: z.strictObject({}),
  errors: [],
  output: returns<{
    readonly face: 'desktop' | 'browser' | 'command-line';
    readonly version: string;
    readonly canChooseFiles: boolean;
    readonly home: string;
    /** A file of published figures to try a gap on; null where the sample data are not there. */
    readonly sampleFigures: string | null;
  }>(),
});

/** Folders and files of one folder, for choosing a file where the face has no file dialog. */
export const listFolder = defineCall({
  name: 'host.folder',
  kind: 'host',
  input: z.strictObject({ folder: z.string().nullable().default(null) }),
  errors: ['file-not-found'],
  output: returns<{
    readonly folder: string;
    readonly parent: string | null;
    readonly entries: readonly {
      readonly name: string;
      readonly path: string;
      readonly isFolder: boolean;
      readonly sizeBytes: number;
    }[];
  }>(),
});

/** Asks the person for a file with the system's own dialog; only where `canChooseFiles`. */
export const chooseFile = defineCall({
  name: 'host.choose',
  kind: 'host',
  input: z.strictObject({
    purpose: z.enum([
      'open-data',
      'open-text',
      'open-project',
      'save-project',
      'save-report',
      'save-data',
      'open-recipe',
      'save-recipe',
      'save-claims',
      'open-lesson',
      'open-match',
      'open-metadata',
      'save-match',
    ]),
    suggestedName: z.string().optional(),
  }),
  errors: [],
  output: returns<{ readonly file: string | null }>(),
});

/** Checks the database, the hash of each stored chunk, and the schema. */
export const verifyProject = defineCall({
  name: 'project.verify',
  kind: 'job',
  writes: false,
  input: z.strictObject({}),
  errors: ['no-project-open', 'cancelled'],
  output: returns<Verification>(),
});

/** The log of what changed, newest first. */
export const projectEvents = defineCall({
  name: 'project.events',
  kind: 'query',
  input: z.strictObject({ limit: z.int().min(1).max(10_000).default(200) }),
  errors: ['no-project-open'],
  output: returns<readonly EventLine[]>(),
});
