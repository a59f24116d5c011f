// Stands for the module 'electron' in the main process, over a headless Chromium. For tests only.
import { app, windows } from './app.js';
import { BrowserWindow } from './browser-window.js';
import { ipcMain } from './ipc-main.js';
import { dialog, Menu, nativeTheme, screen, scripted, session, shell } from './system.js';

const webContents = {
  getAllWebContents: () => [...windows.values()].map((window) => window.webContents),
  fromId: (id) => webContents.getAllWebContents().find((contents) => contents.id === id),
  fromDevToolsTargetId: (id) => windows.get(id)?.webContents,
};

/** What a test reaches of the stand-in itself. */
const standin = { scripted, windows };

export { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, screen, session, shell, standin };
export default {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  screen,
  session,
  shell,
  standin,
  webContents,
};
