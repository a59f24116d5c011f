import { spawn } from 'node:child_process';

/** Opens an address in the person's browser, where there is a display; says nothing when it cannot. */
export function openAddress(url: string): void {
  const command = openingCommand(url);
  if (command === null) return;
  const [program, ...args] = command;
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  // No such program: the address is printed as well.
  child.on('error', () => undefined);
  child.unref();
}

function openingCommand(url: string): readonly [string, ...string[]] | null {
  if (process.platform === 'darwin') return ['open', url];
  if (process.platform === 'win32') return ['cmd', '/c', 'start', '', url];
  const hasDisplay = Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
  return hasDisplay ? ['xdg-open', url] : null;
}
