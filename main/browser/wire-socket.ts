import type { RawData, WebSocket } from 'ws';
import type { Host } from '#main/assemble.ts';
import { openWireSession } from '#main/wire/wire-session.ts';

/** The largest message of a page: 16 MiB. Files travel by `/drop`. */
export const largestMessageBytes = 16 * 1024 ** 2;

const policyViolation = 1008;

/**
 * Serves one page over its WebSocket. What is no message of the wire ends the connection (1008); when
 * the connection ends, all that ran for the page is cancelled.
 */
export function serveWireSocket(socket: WebSocket, host: Host): void {
  const session = openWireSession(host, (message) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
  });
  socket.on('message', (data, isBinary) => {
    if (isBinary || !session.receive(parsed(data))) socket.close(policyViolation);
  });
  socket.on('close', () => session.close());
  // An oversized or broken frame: ws itself closes the socket after telling so.
  socket.on('error', () => session.close());
}

function parsed(data: RawData): unknown {
  try {
    return JSON.parse(String(data));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
