import { join } from 'node:path';
import { BrowserWindow, ipcMain, screen } from 'electron';
import type { Host } from '#main/assemble.ts';
import { guardContents } from './guard-session.ts';
import type { PagePlace } from './request-policy.ts';
import { servePage } from './serve-page.ts';
import { keepWindowState, readWindowState } from './window-state.ts';

/** Where the window's parts are. */
export interface WindowPlaces extends PagePlace {
  readonly preload: string;
  /** Where the window's last place on the screen is kept. */
  readonly stateFile: string;
}

/** Opens the window where it last stood and connects its page to the host. */
export async function openWindow(host: Host, places: WindowPlaces): Promise<BrowserWindow> {
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  const state = readWindowState(places.stateFile, screens);
  const { isMaximised = false, ...bounds } = state ?? { width: 1360, height: 860 };
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Parallax',
    webPreferences: {
      preload: places.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  guardContents(window.webContents);
  servePage(window, ipcMain, host, places);
  window.once('ready-to-show', () => {
    if (isMaximised) window.maximize();
    window.show();
  });
  window.on('close', () => {
    keepWindowState(places.stateFile, {
      ...window.getNormalBounds(),
      isMaximised: window.isMaximized(),
    });
  });
  if (places.developmentUrl !== null) await window.loadURL(places.developmentUrl);
  else await window.loadFile(join(places.rendererFolder, 'index.html'));
  return window;
}
