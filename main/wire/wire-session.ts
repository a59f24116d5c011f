import { z } from 'zod';
import type { FromHost, ToHost } from '#contract/wire.ts';
import type { Host } from '#main/assemble.ts';

const toHost = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('call'),
    id: z.int().min(0),
    name: z.string().max(200),
    input: z.unknown(),
  }),
  z.strictObject({ type: z.literal('cancel'), id: z.int().min(0) }),
]);

/** The messages of one page, whatever carries them: a WebSocket, or the desktop's channel. */
export interface WireSession {
  /**
   * Takes one message from the page. False when it is no message of the wire: what carries the
   * messages then ends the connection or drops the message.
   */
  receive(message: unknown): boolean;
  /** Cancels all that still runs for the page; nothing is sent after this. */
  close(): void;
}

/**
 * Serves one page: calls become answers, `cancel` stops a call, progress and changes are passed on.
 *
 * Each call is answered once, also when it is cancelled. A call under an id that is still running, or
 * with fields that the wire does not know, is no message of the wire.
 *
 * @param send must not throw; it is not called after `close`.
 */
export function openWireSession(host: Host, send: (message: FromHost) => void): WireSession {
  const running = new Map<number, AbortController>();
  let isOpen = true;
  const tell = (message: FromHost): void => {
    if (isOpen) send(message);
  };
  const stopListening = host.onChange((by) => tell({ type: 'changed', by }));

  const answer = async (call: Extract<ToHost, { type: 'call' }>): Promise<void> => {
    const { id, name, input } = call;
    const controller = new AbortController();
    running.set(id, controller);
    const given = await host.answerCall(name, input, {
      signal: controller.signal,
      onProgress: (progress) => tell({ type: 'progress', id, progress }),
    });
    running.delete(id);
    tell({ type: 'answer', id, answer: given });
  };

  return {
    receive(message) {
      const read = toHost.safeParse(message);
      if (!read.success) return false;
      if (read.data.type === 'cancel') {
        running.get(read.data.id)?.abort();
        return true;
      }
      if (running.has(read.data.id)) return false;
      void answer(read.data as Extract<ToHost, { type: 'call' }>);
      return true;
    },
    close() {
      isOpen = false;
      stopListening();
      for (const controller of running.values()) controller.abort();
      running.clear();
    },
  };
}
