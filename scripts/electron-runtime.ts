import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');
const electronFolder = join(root, 'node_modules/electron');
const failureFile = join(root, 'node_modules/.cache/parallax/electron-runtime.json');
const reachTimeoutMs = 4_000;
const installTimeoutMs = 180_000;

/** Electron's program, or why there is none, as words for one line. */
export type ElectronRuntime =
  | { readonly kind: 'present'; readonly file: string }
  | { readonly kind: 'absent'; readonly why: string };

/**
 * Finds Electron's runtime, fetching it once where it can be had. A failure is remembered for this
 * version, so that the next start does not wait again; `isRetried` forgets it.
 */
export async function findElectron(isRetried: boolean): Promise<ElectronRuntime> {
  if (process.platform === 'linux' && !hasDisplay()) {
    return { kind: 'absent', why: 'this machine has no display' };
  }
  const found = installedElectron();
  if (found !== null) return { kind: 'present', file: found };
  const version = electronVersion();
  if (version === null) return { kind: 'absent', why: 'Electron is not installed' };
  if (!isRetried && hasFailedBefore(version)) {
    return {
      kind: 'absent',
      why: 'Electron could not be fetched before; "npm start -- --desktop" tries again',
    };
  }
  const why = await fetchElectron();
  const fetched = installedElectron();
  if (why === null && fetched !== null) return { kind: 'present', file: fetched };
  mkdirSync(dirname(failureFile), { recursive: true });
  writeFileSync(failureFile, JSON.stringify({ version }));
  return { kind: 'absent', why: why ?? 'Electron could not be fetched' };
}

function hasDisplay(): boolean {
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

function installedElectron(): string | null {
  const pathFile = join(electronFolder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const file = join(electronFolder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(file) ? file : null;
}

function electronVersion(): string | null {
  const file = join(electronFolder, 'package.json');
  if (!existsSync(file)) return null;
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

function hasFailedBefore(version: string): boolean {
  if (!existsSync(failureFile)) return false;
  return (JSON.parse(readFileSync(failureFile, 'utf8')) as { version: string }).version === version;
}

/** Fetches the runtime; null when that went well, else why not. */
async function fetchElectron(): Promise<string | null> {
  const source = URL.parse(process.env['ELECTRON_MIRROR'] ?? 'https://github.com');
  const host = source?.hostname ?? 'github.com';
  const port = Number(source?.port || (source?.protocol === 'http:' ? 80 : 443));
  if (!(await canReach(host, port))) return `Electron cannot be fetched: ${host} is out of reach`;
  process.stderr.write('Fetching Electron (once) …\n');
  const ran = spawnSync(process.execPath, [join(electronFolder, 'install.js')], {
    stdio: 'ignore',
    timeout: installTimeoutMs,
  });
  return ran.status === 0 ? null : 'Electron could not be fetched';
}

function canReach(host: string, port: number): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect({ host, port, timeout: reachTimeoutMs });
    const end = (isReached: boolean) => () => {
      socket.destroy();
      settle(isReached);
    };
    socket.once('connect', end(true));
    socket.once('timeout', end(false));
    socket.once('error', end(false));
  });
}
