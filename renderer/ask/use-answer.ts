import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CallName, CallNamed } from '#contract/calls/index.ts';
import type { ErrorInWords, InputOf, OutputOf } from '#contract/define-call.ts';
import { type AskError, ask, wordsOf } from './ask.ts';

/**
 * An answer that stays up to date. `isStale` while an older answer stands in for the one asked for;
 * `isAsking` while the host is asked, also again after a change.
 */
export interface UsedAnswer<Output> {
  readonly data: Output | undefined;
  readonly error: ErrorInWords | null;
  readonly isPending: boolean;
  readonly isStale: boolean;
  readonly isAsking: boolean;
  readonly askAgain: () => void;
}

/**
 * The answer of a call as the project stands now: asked once for each input, asked again after changes.
 *
 * `keep` shows the former answer while another input is being answered.
 */
export function useAnswer<Name extends CallName>(
  name: Name,
  input: InputOf<CallNamed<Name>>,
  options: { readonly enabled?: boolean; readonly keep?: boolean } = {},
): UsedAnswer<OutputOf<CallNamed<Name>>> {
  const isEnabled = options.enabled ?? true;
  const query = useQuery<OutputOf<CallNamed<Name>>, AskError>({
    queryKey: [name, input],
    queryFn: ({ signal }) => ask(name, input, { signal }),
    enabled: isEnabled,
    ...(options.keep === true ? { placeholderData: keepPreviousData } : {}),
  });
  return {
    data: query.data,
    error: query.error === null || query.error.isCancelled ? null : wordsOf(query.error),
    isPending: isEnabled && query.isPending,
    isStale: query.isPlaceholderData,
    isAsking: query.isFetching,
    askAgain: () => void query.refetch(),
  };
}
