import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CallName, CallNamed } from '#contract/calls/index.ts';
import type { ErrorInWords, InputOf, OutputOf, Progress } from '#contract/define-call.ts';
import { type AskError, answers, startJob, wordsOf } from '../ask/ask.ts';
import { useJobs } from '../ask/jobs.ts';
import { useActions } from '../frame/actions.ts';

/**
 * The answer of a job. `data` stays while a newer one is computed (`isRunning`); `stop` leaves the former
 * one, `runAgain` asks anew.
 */
export interface JobAnswer<Output> {
  readonly data: Output | undefined;
  readonly error: ErrorInWords | null;
  readonly isRunning: boolean;
  readonly isStopped: boolean;
  readonly progress: Progress | null;
  readonly stop: () => void;
  readonly runAgain: () => void;
}

/**
 * Runs a job whenever its input changes and after changes in the project that could change its answer;
 * answers are kept, so that coming back to a view costs nothing. No input: nothing runs.
 */
export function useJobAnswer<Name extends CallName>(
  name: Name,
  input: InputOf<CallNamed<Name>> | null,
  title: string,
): JobAnswer<OutputOf<CallNamed<Name>>> {
  const queryKey = [name, input] as const;
  const query = useQuery<OutputOf<CallNamed<Name>>, AskError>({
    queryKey,
    queryFn: ({ signal }) => {
      const job = startJob(name, input as InputOf<CallNamed<Name>>, { title });
      signal.addEventListener('abort', job.abandon, { once: true });
      return job.done;
    },
    enabled: input !== null,
    // Comparing two large answers part by part takes longer than drawing the new one.
    structuralSharing: false,
    placeholderData: keepPreviousData,
  });
  const isOffered = input !== null && query.data !== undefined;
  const { refetch } = query;
  const actions = useMemo(() => {
    const run = (): void => void refetch();
    return isOffered ? [{ id: name, title: `Compute again: ${title}`, group: 'View', run }] : [];
  }, [isOffered, name, title, refetch]);
  useActions(`answer ${name}`, actions);
  const isRunning = query.fetchStatus === 'fetching';
  const progress = useJobs(
    (state) =>
      state.jobs.findLast((job) => job.title === title && job.state === 'running')?.progress ??
      null,
  );
  return {
    data: input === null ? undefined : query.data,
    error: query.error === null || query.error.isCancelled ? null : wordsOf(query.error),
    isRunning,
    isStopped:
      input !== null &&
      !isRunning &&
      query.data === undefined &&
      (query.error === null || query.error.isCancelled),
    progress,
    stop: () => void answers.cancelQueries({ queryKey }),
    runAgain: () => void query.refetch(),
  };
}
