import { Button } from '../controls/button.tsx';
import { ErrorNote, Waiting } from '../controls/notes.tsx';
import { ProgressBar } from '../controls/progress-bar.tsx';
import type { JobAnswer } from './use-job-answer.ts';

/** Where a job of a view is: under way with a way to stop it, stopped, or failed. */
export function JobNote({
  job,
  doing,
}: {
  readonly job: JobAnswer<unknown>;
  readonly doing: string;
}) {
  if (job.isRunning) {
    const { progress } = job;
    return (
      <div className="job-note" role="status">
        <span>{doing} …</span>
        <ProgressBar label={doing} done={progress?.done ?? 0} total={progress?.total ?? null} />
        <Button look="quiet" onPress={job.stop}>
          Stop
        </Button>
      </div>
    );
  }
  if (job.error !== null) {
    return (
      <ErrorNote error={job.error} action={<Button onPress={job.runAgain}>Try again</Button>} />
    );
  }
  if (!job.isStopped) return null;
  return (
    <div className="job-note">
      <Waiting>Stopped.</Waiting>
      <Button onPress={job.runAgain}>Run again</Button>
    </div>
  );
}
