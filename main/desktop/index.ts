import { join, resolve } from 'node:path';
import { app, BrowserWindow, dialog, Menu, session } from 'electron';
import { assemble, defaultHome } from '#main/assemble.ts';
import { askForFile } from './file-dialogs.ts';
import { guardApp, guardSession } from './guard-session.ts';
import { menuTemplate } from './menu.ts';
import { openWindow, type WindowPlaces } from './open-window.ts';
import { projectActions } from './project-actions.ts';

const home = defaultHome();
const places: WindowPlaces = {
  rendererFolder: resolve(import.meta.dirname, '../renderer'),
  preload: resolve(import.meta.dirname, '../preload/index.cjs'),
  stateFile: join(home, 'window.json'),
  developmentUrl: app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null),
};

function firstWindow(): BrowserWindow | null {
  return BrowserWindow.getAllWindows()[0] ?? null;
}

/** Starts the desktop: one window over one host; a second start only brings the first to the front. */
async function start(): Promise<void> {
  const host = assemble({
    face: 'desktop',
    home,
    chooseFile: (purpose, suggestedName) =>
      askForFile(dialog, firstWindow(), purpose, suggestedName),
  });
  const actions = projectActions(host, dialog, firstWindow);
  app.on('second-instance', (_event, commandLine) => {
    const window = firstWindow();
    if (window?.isMinimized()) window.restore();
    window?.focus();
    actions.openFrom(commandLine);
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    actions.openFrom([file]);
  });
  app.on('window-all-closed', () => app.quit());
  let isHostClosed = false;
  app.on('will-quit', (event) => {
    if (isHostClosed) return;
    event.preventDefault();
    void host.close().finally(() => {
      isHostClosed = true;
      app.quit();
    });
  });
  await app.whenReady();
  guardSession(session.defaultSession, places);
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate(actions, {
        isMac: process.platform === 'darwin',
        isDeveloping: places.developmentUrl !== null,
      }),
    ),
  );
  await openWindow(host, places);
  actions.openFrom(process.argv.slice(1));
}

guardApp(app);
app.setPath('userData', join(home, 'desktop'));
if (app.requestSingleInstanceLock()) {
  start().catch((error: unknown) => {
    process.stderr.write(`Parallax could not start: ${String(error)}\n`);
    app.exit(1);
  });
} else {
  app.quit();
}
