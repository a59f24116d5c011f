import { assemble } from '#main/assemble.ts';
import { type BrowserFace, startBrowserFace } from '#main/browser/browser-face.ts';
import { rendererFolder } from '#main/renderer-folder.ts';
import { CommandError, type Io, usageError } from './session.ts';

/**
 * Serves the browser face until it is interrupted, with `project` open when one is named.
 *
 * @throws {CommandError} `usage` for a port that is none or is taken; what opening the project throws.
 */
export async function serve(project: string | null, port: string, io: Io): Promise<string> {
  const host = assemble({ face: 'browser' });
  try {
    const face = await startBrowserFace({
      host,
      rendererFolder: rendererFolder(),
      port: portFrom(port),
    }).catch((error: unknown) => refusePort(error, port));
    try {
      if (project !== null) {
        const opened = await host.answerCall('project.open', { file: project });
        if (!opened.ok) throw new CommandError(opened.error);
      }
      io.out(`${face.url}\n`);
      await interruption();
    } finally {
      await face.close();
    }
    return face.url;
  } finally {
    await host.close();
  }
}

const usage = 'parallax serve [--port 8080] [--project FILE]';

function portFrom(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw usageError(`There is no port ${text}.`, usage);
}

function refusePort(error: unknown, port: string): BrowserFace {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'EADDRINUSE') throw usageError(`The port ${port} is taken.`, usage);
  if (code === 'EACCES') throw usageError(`The port ${port} may not be used.`, usage);
  throw error;
}

function interruption(): Promise<void> {
  return new Promise((stop) => {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
}
