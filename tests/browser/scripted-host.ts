import type { CallName } from '#contract/calls/index.ts';
import type { Answer } from '#contract/define-call.ts';
import type { Host } from '#main/assemble.ts';
import type { CallWatch } from '#main/jobs/worker-pool.ts';

/** A host whose answers a test decides, and which remembers what it was asked. */
export interface ScriptedHost extends Host {
  readonly asked: { readonly name: string; readonly input: unknown; readonly watch: CallWatch }[];
  changed(by: CallName): void;
}

/** A host that answers by `answer`, keeping its files in `home`. */
export function scriptedHost(
  home: string,
  answer: (name: string, input: unknown, watch: CallWatch) => Promise<Answer<unknown>>,
): ScriptedHost {
  const listeners = new Set<(by: CallName) => void>();
  const asked: { name: string; input: unknown; watch: CallWatch }[] = [];
  return {
    home,
    asked,
    answerCall(name, input, watch = {}) {
      asked.push({ name, input, watch });
      return answer(name, input, watch);
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    changed: (by) => {
      for (const listener of listeners) listener(by);
    },
    close: () => Promise.resolve(),
  };
}

/** Answers only when it is cancelled, as a long job does. */
export function untilCancelled(watch: CallWatch): Promise<Answer<unknown>> {
  return new Promise((settle) => {
    watch.signal?.addEventListener('abort', () => {
      settle({
        ok: false,
        error: { code: 'cancelled', what: 'Stopped.', why: '', tryThis: '', details: {} },
      });
    });
  });
}
