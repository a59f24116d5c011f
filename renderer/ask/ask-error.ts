import type { ErrorInWords } from '#contract/define-call.ts';

/** A call that was answered with an error; `words` is what to show. */
export class AskError extends Error {
  readonly words: ErrorInWords;

  constructor(words: ErrorInWords) {
    super(words.what);
    this.name = 'AskError';
    this.words = words;
  }

  /** The person stopped it: never shown as an error. */
  get isCancelled(): boolean {
    return this.words.code === 'cancelled';
  }
}

/** What to say when the host went away while a call was under way. */
export const hostGone: ErrorInWords = {
  code: 'internal',
  what: 'The connection to Parallax was lost',
  why: 'The program behind this page was closed, or the machine slept.',
  tryThis:
    'This page connects again by itself; if Parallax was closed, start it and open its address.',
  details: { reason: 'host-gone' },
};

/** Words for anything that was thrown: those of an `AskError`, or that the window met a fault. */
export function wordsOf(error: unknown): ErrorInWords {
  if (error instanceof AskError) return error.words;
  return {
    code: 'internal',
    what: 'The window met a fault',
    why: error instanceof Error ? error.message : String(error),
    tryThis: 'Reload the window; the project is saved.',
    details: {},
  };
}
