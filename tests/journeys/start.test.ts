import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cookieOf, send } from '../browser/guarded-requests.ts';

const root = join(import.meta.dirname, '../..');
const isBuilt = existsSync(join(root, 'out/renderer/index.html'));
const systemNode = '/usr/bin/node';

function versionOf(node: string): number {
  if (!existsSync(node)) return 0;
  return Number(
    execFileSync(node, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8' }),
  );
}

const isSystemNodeOld = versionOf(systemNode) >= 20 && versionOf(systemNode) < 22;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parallax-start-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<{
    readonly code: number | null;
    readonly out: string;
    readonly err: string;
  }>;
  /** Settles with what was printed when a line matches. */
  printed(line: RegExp): Promise<RegExpExecArray>;
}

function run(node: string, args: readonly string[]): Running {
  const child = spawn(node, args, {
    cwd: root,
    env: { ...process.env, PARALLAX_HOME: join(folder, 'home'), DISPLAY: '', WAYLAND_DISPLAY: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  const listeners = new Set<() => void>();
  child.stdout.on('data', (chunk: Buffer) => {
    out += String(chunk);
    for (const listener of listeners) listener();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += String(chunk);
  });
  const ended = new Promise<Awaited<Running['ended']>>((settle) => {
    child.once('close', (code) => settle({ code, out, err }));
  });
  return {
    child,
    ended,
    printed: (line) =>
      new Promise((settle, fail) => {
        const look = (): void => {
          const found = line.exec(out);
          if (found !== null) settle(found);
        };
        listeners.add(look);
        void ended.then(() => fail(new Error(`ended without ${line}: ${out}${err}`)));
        look();
      }),
  };
}

describe.skipIf(!isBuilt)('npm start (skipped where nothing is built)', () => {
  test('serves the workbench on the sample project, says why in one line, and ends when asked', async () => {
    const started = run(process.execPath, ['scripts/run.js', 'scripts/start.ts', '--browser']);
    const [line, why, url = ''] = await started.printed(
      /^Parallax opens in the browser \((.+)\): (http:\S+)\n/u,
    );
    expect(why).toBe('as asked');
    expect(line.split('\n')).toHaveLength(2);
    const cookie = await cookieOf(url);
    const page = await send(Number(new URL(url).port), '/', { headers: { cookie } });
    expect([page.status, page.body.includes('<title>Parallax')]).toEqual([200, true]);
    expect(existsSync(join(folder, 'home', 'sample.parallax'))).toBe(true);
    started.child.kill('SIGINT');
    const err = expect.stringMatching(/^(?:Building Parallax …\n)?$/u);
    expect(await started.ended).toEqual({ code: 0, out: line, err });
  }, 120_000);
});

describe.skipIf(!isBuilt)('the parallax command (skipped where nothing is built)', () => {
  test('passes the exit code and the output through', async () => {
    const missing = join(folder, 'none.parallax');
    const failed = run(process.execPath, [
      'scripts/parallax.js',
      'datasets',
      '--project',
      missing,
      '--json',
    ]);
    const { code, out, err } = await failed.ended;
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'project-not-found' } });
    const misused = run(process.execPath, ['scripts/parallax.js', 'no-such-command']);
    expect((await misused.ended).code).toBe(2);
  });

  test.skipIf(!isSystemNodeOld)(
    'runs with the Node that came with it where the system has an older one (skipped elsewhere)',
    async () => {
      const file = join(folder, 'old-node.parallax');
      const { code, out } = await run(systemNode, ['scripts/parallax.js', 'new', file, '--json'])
        .ended;
      expect(code).toBe(0);
      expect(JSON.parse(out)).toMatchObject({ file });
    },
  );
});
