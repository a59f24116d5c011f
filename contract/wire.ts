import type { CallName } from './calls/index.ts';
import type { Answer, Progress } from './define-call.ts';

/** What a face sends to its host. `id` is chosen by the face and comes back with the answer. */
export type ToHost =
  | { readonly type: 'call'; readonly id: number; readonly name: CallName; readonly input: unknown }
  | { readonly type: 'cancel'; readonly id: number };

/**
 * What a host sends to its face: exactly one `answer` for each call, any number of `progress` before
 * it, and `changed` after anything in the project changed, named by the call that changed it.
 */
export type FromHost =
  | { readonly type: 'answer'; readonly id: number; readonly answer: Answer<unknown> }
  | { readonly type: 'progress'; readonly id: number; readonly progress: Progress }
  | { readonly type: 'changed'; readonly by: CallName };

/** What the desktop's preload script hands to the page as `window.parallax`. */
export interface DesktopBridge {
  /** Connects once; messages of the host go to `listener`, messages of the page through `send`. */
  connect(listener: (message: FromHost) => void): {
    send(message: ToHost): void;
    /** The path of a file that was dropped onto the page. */
    pathOf(file: File): string;
  };
}

/** The two channels between the desktop's preload script and its host. */
export const desktopChannels = {
  toHost: 'parallax:to-host',
  fromHost: 'parallax:from-host',
} as const;
