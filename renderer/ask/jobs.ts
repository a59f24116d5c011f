import { create } from 'zustand';
import type { ErrorInWords, Progress } from '#contract/define-call.ts';

/** A job as the status bar shows it. `says` tells what a finished job changed. */
export interface JobLine {
  readonly id: number;
  readonly title: string;
  readonly state: 'running' | 'done' | 'failed' | 'stopped';
  readonly progress: Progress | null;
  readonly says: string | null;
  readonly error: ErrorInWords | null;
  readonly cancel: () => void;
}

interface Jobs {
  readonly jobs: readonly JobLine[];
  readonly add: (job: JobLine) => void;
  readonly change: (id: number, change: Partial<JobLine>) => void;
  readonly dismiss: (id: number) => void;
}

/** The jobs of this window, latest last. */
export const useJobs = create<Jobs>()((set) => ({
  jobs: [],
  add: (job) => set(({ jobs }) => ({ jobs: [...jobs.slice(-19), job] })),
  change: (id, change) =>
    set(({ jobs }) => ({ jobs: jobs.map((job) => (job.id === id ? { ...job, ...change } : job)) })),
  dismiss: (id) => set(({ jobs }) => ({ jobs: jobs.filter((job) => job.id !== id) })),
}));
