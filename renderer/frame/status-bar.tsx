import { X } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { type JobLine, useJobs } from '../ask/jobs.ts';
import { useAnswer } from '../ask/use-answer.ts';
import { Button, IconButton } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { ErrorNote } from '../controls/notes.tsx';
import { ProgressBar } from '../controls/progress-bar.tsx';
import { formatCount, formatCounted } from '../words/numbers.ts';
import { formatTimeLeft } from '../words/quantities.ts';
import { rowWords } from '../words/terms.ts';
import { useWorkspace } from '../workspace.ts';
import { workspaces } from './workspaces.ts';

/** What everything on the page is about, and the jobs under way. */
export function StatusBar() {
  return (
    <footer className="status-bar no-print">
      <Subject />
      <span className="spring" />
      <Jobs />
    </footer>
  );
}

function Subject() {
  const [path] = useLocation();
  const project = useWorkspace((state) => state.project);
  const dataset = useWorkspace((state) => state.dataset);
  const filter = useWorkspace((state) => state.filter);
  const weight = useWorkspace((state) => state.weight);
  const datasets = useAnswer('dataset.list', {}, { enabled: project !== null });
  const line = datasets.data?.find((one) => one.name === dataset);
  const left = useAnswer(
    'segment.count',
    { dataset: dataset ?? '', expression: filter },
    { enabled: line !== undefined && filter !== '' },
  );
  if (project === null) return <span>No project is open</span>;
  const place = workspaces.find((one) => path.startsWith(one.path));
  if (line === undefined || place?.hasContext !== true)
    return <span className="truncate">{project.name}</span>;
  const [one, many] = rowWords[line.kind];
  const parts = [
    `${filter === '' || left.data === undefined ? '' : `${formatCount(left.data.rows)} of `}${formatCount(line.rows)} ${line.rows === 1 ? one : many}`,
    line.name,
    `filter: ${filter === '' ? 'none' : filter}`,
    `weight: ${weight ?? 'none'}`,
    project.name,
  ];
  return <span className="truncate">{parts.join(' · ')}</span>;
}

function Jobs() {
  const jobs = useJobs((state) => state.jobs);
  const running = jobs.filter((job) => job.state === 'running');
  const shown = running.at(-1) ?? jobs.at(-1);
  return (
    <div className="jobs" role="status" aria-label="Jobs">
      {running.length > 1 && <span className="quiet">{running.length} jobs</span>}
      {shown !== undefined && <Job key={shown.id} job={shown} />}
    </div>
  );
}

function Job({ job }: { readonly job: JobLine }) {
  const dismiss = useJobs((state) => state.dismiss);
  if (job.state === 'running') return <RunningJob job={job} />;
  return (
    <>
      {job.state === 'failed' && job.error !== null ? (
        <FailedJob job={job} />
      ) : (
        <span className="truncate">
          {job.state === 'stopped' ? `${job.title}: stopped` : (job.says ?? `${job.title}: done`)}
        </span>
      )}
      <IconButton label="Dismiss" icon={X} onPress={() => dismiss(job.id)} />
    </>
  );
}

function RunningJob({ job }: { readonly job: JobLine }) {
  const { progress } = job;
  const isKnown = progress !== null && progress.total !== null && progress.total > 0;
  const percent = isKnown
    ? `${Math.round((100 * progress.done) / (progress.total ?? 1))}\u202f%`
    : '';
  const left = progress?.secondsLeft;
  const rest = left === null || left === undefined ? '' : ` · ${formatTimeLeft(left)}`;
  return (
    <>
      <span className="truncate">
        {job.title}
        {progress !== null && progress.stage !== '' && (
          <span className="quiet"> · {progress.stage}</span>
        )}
        {progress !== null && progress.rows !== null && (
          <span className="quiet"> · {wordsOfPace(progress.rows, progress.rowsPerSecond)}</span>
        )}
      </span>
      <ProgressBar label={job.title} done={progress?.done ?? 0} total={progress?.total ?? null} />
      <span className="nowrap" aria-hidden="true">
        {percent}
        {rest}
      </span>
      <IconButton label={`Stop: ${job.title}`} icon={X} onPress={job.cancel} />
    </>
  );
}

function wordsOfPace(rows: number, rowsPerSecond: number | null): string {
  const pace = rowsPerSecond === null ? '' : `, ${formatCount(rowsPerSecond)} a second`;
  return `${formatCounted(rows, 'row')}${pace}`;
}

function FailedJob({ job }: { readonly job: JobLine }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <span className="truncate job-failed">
        {job.title}: {job.error?.what}
      </span>
      <Button look="quiet" onPress={() => setIsOpen(true)}>
        Why
      </Button>
      <Dialog title={job.title} isOpen={isOpen} onClose={() => setIsOpen(false)}>
        {job.error !== null && <ErrorNote error={job.error} />}
      </Dialog>
    </>
  );
}
