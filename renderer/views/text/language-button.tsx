import { Languages } from 'lucide-react';
import { useState } from 'react';
import { startJob, wordsOf } from '../../ask/ask.ts';
import { useJobs } from '../../ask/jobs.ts';
import { Button } from '../../controls/button.tsx';
import { formatCounted } from '../../words/numbers.ts';
import { useViewAction } from '../use-view-action.ts';

const title = 'Finding languages';

/** Finds the language of each text; the languages become a variable, to filter and to count by. */
export function LanguageButton({
  dataset,
  text,
}: {
  readonly dataset: string;
  readonly text: string;
}) {
  const [isRunning, setIsRunning] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const progress = useJobs(
    (state) =>
      state.jobs.findLast((one) => one.title === title && one.state === 'running')?.progress ??
      null,
  );
  const start = (): void => {
    setFault(null);
    setIsRunning(true);
    const job = startJob(
      'text.language',
      { dataset, text },
      {
        title,
        says: ({ variable, rows, missingCount, undeterminedCount, seconds }) =>
          `Languages of ${formatCounted(rows - missingCount, 'text')} in “${variable}” (${formatCounted(undeterminedCount, 'text')} undetermined) in ${seconds.toFixed(1)}\u00a0s`,
      },
    );
    job.done.then(
      () => setIsRunning(false),
      (error: unknown) => {
        const words = wordsOf(error);
        setFault(words.code === 'cancelled' ? null : `${words.what} ${words.tryThis}`);
        setIsRunning(false);
      },
    );
  };
  useViewAction(
    'find-languages',
    'Find the languages of these texts',
    'Text',
    isRunning ? null : start,
  );
  const share =
    isRunning && progress?.total ? ` ${Math.floor((100 * progress.done) / progress.total)} %` : '';
  return (
    <>
      <Button icon={Languages} isDisabled={isRunning} onPress={start}>
        {isRunning ? `Finding languages${share}` : 'Find languages'}
      </Button>
      {fault !== null && <span role="alert">{fault}</span>}
    </>
  );
}
