import type { CallName, CallNamed } from '#contract/calls/index.ts';
import type { Answer, InputOf, OutputOf, Progress } from '#contract/define-call.ts';
import { AskError, hostGone } from './ask-error.ts';
import type { OpenWire, Wire, WireState } from './wire.ts';

/** What can accompany a question. */
export interface AskOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
}

/** What an asker tells besides its answers. */
export interface AskerListener {
  readonly changed: (by: CallName) => void;
  readonly state: (state: WireState) => void;
}

/** Asks the host: each question settles, with its answer or an `AskError`, whatever happens to the wire. */
export interface Asker {
  ask<Name extends CallName>(
    name: Name,
    input: InputOf<CallNamed<Name>>,
    options?: AskOptions,
  ): Promise<OutputOf<CallNamed<Name>>>;
  readonly wire: Wire;
}

interface Pending {
  readonly settle: (answer: Answer<unknown>) => void;
  readonly onProgress: ((progress: Progress) => void) | undefined;
}

/** An asker over a wire. */
export function createAsker(openWire: OpenWire, listener: AskerListener): Asker {
  const pendingById = new Map<number, Pending>();
  let state: WireState = 'connecting';
  let lastId = 0;

  const settle = (id: number, answer: Answer<unknown>): void => {
    const pending = pendingById.get(id);
    pendingById.delete(id);
    pending?.settle(answer);
  };

  const wire = openWire({
    message: (message) => {
      if (message.type === 'answer') settle(message.id, message.answer);
      else if (message.type === 'progress')
        pendingById.get(message.id)?.onProgress?.(message.progress);
      else listener.changed(message.by);
    },
    state: (next) => {
      state = next;
      if (next === 'lost')
        for (const id of [...pendingById.keys()]) settle(id, { ok: false, error: hostGone });
      listener.state(next);
    },
  });

  const askUntyped = (
    name: CallName,
    input: unknown,
    { signal, onProgress }: AskOptions,
  ): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (state === 'lost') {
        reject(new AskError(hostGone));
        return;
      }
      const id = ++lastId;
      const cancel = (): void => wire.send({ type: 'cancel', id });
      pendingById.set(id, {
        onProgress,
        settle: (answer) => {
          signal?.removeEventListener('abort', cancel);
          if (answer.ok) resolve(answer.value);
          else reject(new AskError(answer.error));
        },
      });
      wire.send({ type: 'call', id, name, input });
      if (signal?.aborted) cancel();
      else signal?.addEventListener('abort', cancel, { once: true });
    });

  return {
    wire,
    ask: ((name: CallName, input: unknown, options: AskOptions = {}) =>
      askUntyped(name, input, options)) as Asker['ask'],
  };
}
