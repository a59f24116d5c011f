import type { CallName } from '#contract/calls/index.ts';
import type { Answer, Progress } from '#contract/define-call.ts';

/**
 * What the host sends to a worker. `cancelFlag` holds one int32 that turns 1 when the person stops the
 * work: shared memory, because a worker in the middle of a loop reads no messages.
 */
export type ToWorker =
  | { readonly type: 'open'; readonly file: string | null }
  | {
      readonly type: 'run';
      readonly id: number;
      readonly name: CallName;
      readonly input: unknown;
      readonly cancelFlag: SharedArrayBuffer;
    };

/** What a worker sends to the host: `opened` for each `open`, one `done` for each `run`. */
export type FromWorker =
  | { readonly type: 'opened'; readonly answer: Answer<null> }
  | { readonly type: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly type: 'done'; readonly id: number; readonly answer: Answer<unknown> };
