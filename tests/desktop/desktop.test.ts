import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentSecurityPolicy } from '#main/browser/security-headers.ts';
import { canOpenDesktop, isElectronReal, launchDesktop } from '../contract/wires.ts';

const root = join(import.meta.dirname, '../..');
const where = isElectronReal ? 'Electron' : 'the stand-in';

describe.skipIf(!canOpenDesktop)(`the desktop in ${where} (skipped where it is not built)`, () => {
  let home: string;
  let app: ElectronApplication;
  let page: Page;

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'parallax-desktop-'));
    app = await launchDesktop(home);
    page = await app.firstWindow();
    await page.waitForURL(/index\.html/u);
    await page.waitForLoadState();
  });

  afterAll(async () => {
    await app.close();
    rmSync(home, { recursive: true, force: true });
  });

  test('the page has one method of the bridge and nothing of Node or Electron', async () => {
    const found = await page.evaluate(() => {
      const names = globalThis as unknown as Record<string, unknown>;
      const bridge = names['parallax'] as Record<string, unknown>;
      return {
        bridge: Object.entries(bridge).map(([name, value]) => [name, typeof value]),
        isFrozen: Object.isFrozen(bridge),
        leaks: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter(
          (name) => name in names,
        ),
      };
    });
    expect(found).toEqual({ bridge: [['connect', 'function']], isFrozen: true, leaks: [] });
  });

  test('the page shows the workbench', async () => {
    expect(await page.title()).toContain('Parallax');
    await page.locator('#root > *').first().waitFor();
  });

  test('no script can be slipped in, and nothing reaches the network', async () => {
    const found = await page.evaluate(async () => {
      const script = document.createElement('script');
      const outcomes: Record<string, string> = {};
      try {
        script.textContent = 'globalThis.slippedIn = true';
        document.body.append(script);
      } catch (error) {
        outcomes['script'] = (error as Error).name;
      }
      try {
        document.createElement('div').innerHTML = '<b>x</b>';
      } catch (error) {
        outcomes['markup'] = (error as Error).name;
      }
      for (const address of ['https://parallax.example/', 'http://127.0.0.1:1/']) {
        outcomes[address] = await fetch(address).then(
          () => 'fetched',
          () => 'refused',
        );
      }
      return { ...outcomes, slippedIn: 'slippedIn' in globalThis };
    });
    expect(found).toEqual({
      script: 'TypeError',
      markup: 'TypeError',
      'https://parallax.example/': 'refused',
      'http://127.0.0.1:1/': 'refused',
      slippedIn: false,
    });
  });

  test('the page cannot be led elsewhere and opens no window', async () => {
    const before = page.url();
    const opened = await page.evaluate(() => {
      const other = window.open('https://parallax.example/');
      location.assign('file:///etc/hostname');
      return other === null ? 'none' : 'a window';
    });
    expect(isElectronReal ? opened : 'none').toBe('none');
    // Whatever else the page does comes after the refused navigation.
    await page.evaluate(() => new Promise((settle) => requestAnimationFrame(settle)));
    expect(page.url()).toBe(before);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test('a message that is none of the wire is dropped, and the wire still answers', async () => {
    const answer = await page.evaluate(
      () =>
        new Promise((settle) => {
          const { parallax } = globalThis as unknown as {
            parallax: {
              connect(listener: (message: unknown) => void): { send(message: unknown): void };
            };
          };
          const wire = parallax.connect((message) => {
            if ((message as { id?: number }).id === 77) settle(message);
          });
          for (const nonsense of [null, 'text', { type: 'call' }, { type: 'answer', id: 1 }]) {
            wire.send(nonsense);
          }
          wire.send({ type: 'call', id: 77, name: 'host.abilities', input: {} });
        }),
    );
    expect(answer).toMatchObject({ answer: { ok: true, value: { face: 'desktop', home } } });
  });

  test('the menu has the usual roles, and its accelerators are all different', async () => {
    const items = await app.evaluate(({ Menu }) => {
      interface Item {
        role?: string;
        label?: string;
        accelerator?: string;
        submenu?: Item[] | { items: Item[] };
      }
      const flat = (list: readonly Item[]): Item[] =>
        list.flatMap((item) => {
          const inner = item.submenu;
          return [item, ...flat(inner === undefined ? [] : 'items' in inner ? inner.items : inner)];
        });
      const menu = Menu.getApplicationMenu() as unknown as { items?: Item[]; template?: Item[] };
      return flat(menu.items ?? menu.template ?? []).map(({ role, label, accelerator }) => ({
        role: role?.toLowerCase(),
        label,
        accelerator,
      }));
    });
    const roles = items.map((item) => item.role).filter((role) => role !== undefined);
    for (const role of ['editmenu', 'windowmenu', 'zoomin', 'zoomout', 'resetzoom', 'quit']) {
      expect(roles).toContain(role);
    }
    expect(roles).not.toContain('toggledevtools');
    expect(roles).not.toContain('reload');
    const accelerators = items.map((item) => item.accelerator).filter(Boolean);
    expect(accelerators.length).toBeGreaterThan(2);
    expect(new Set(accelerators).size).toBe(accelerators.length);
  });

  test.skipIf(isElectronReal)('every permission is refused, asked for or checked', async () => {
    const found = await app.evaluate(({ session }) => {
      const { handlers } = session.defaultSession as unknown as {
        handlers: {
          permissionRequest(contents: null, name: string, answer: (is: boolean) => void): void;
          permissionCheck(contents: null, name: string): boolean;
          devicePermission(details: object): boolean;
        };
      };
      const names = ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal'];
      return names.flatMap((name) => {
        const answers: boolean[] = [];
        handlers.permissionRequest(null, name, (is) => answers.push(is));
        return [...answers, handlers.permissionCheck(null, name), handlers.devicePermission({})];
      });
    });
    expect(found).toEqual(Array(15).fill(false));
  });
});

test('the policy that the page itself states is the one that the browser face sends', () => {
  const html = readFileSync(join(root, 'renderer/index.html'), 'utf8');
  const stated = /http-equiv="Content-Security-Policy"\s+content="([^"]*)"/u.exec(html)?.[1] ?? '';
  const directives = (policy: string): string[] =>
    policy
      .split(';')
      .map((one) => one.trim())
      // A page cannot state who may frame it; only a header can.
      .filter((one) => one !== '' && !one.startsWith('frame-ancestors'))
      .sort();
  expect(directives(stated)).toEqual(directives(contentSecurityPolicy));
});
