import type { BrowserWindow, IpcMain, IpcMainEvent } from 'electron';
import { desktopChannels } from '#contract/wire.ts';
import type { Host } from '#main/assemble.ts';
import { openWireSession, type WireSession } from '#main/wire/wire-session.ts';
import { isOwnPage, type PagePlace } from './request-policy.ts';

/**
 * Carries the wire between the host and the page of this window, and no other page or frame. What runs
 * for the page is cancelled when the page goes away: on reload, on a crash, when the window closes.
 */
export function servePage(
  window: BrowserWindow,
  ipcMain: IpcMain,
  host: Host,
  place: PagePlace,
): void {
  const contents = window.webContents;
  const open = (): WireSession =>
    openWireSession(host, (message) => {
      if (!contents.isDestroyed()) contents.send(desktopChannels.fromHost, message);
    });
  let session = open();
  const startAnew = (): void => {
    session.close();
    session = open();
  };
  const hear = (event: IpcMainEvent, message: unknown): void => {
    if (event.sender !== contents) return;
    const frame = event.senderFrame;
    const isPage = frame !== null && frame.parent === null && isOwnPage(frame.url, place);
    if (isPage && session.receive(message)) return;
    process.stderr.write(`a message that is none of the wire was dropped (${frame?.url ?? ''})\n`);
  };
  ipcMain.on(desktopChannels.toHost, hear);
  contents.on('did-navigate', startAnew);
  contents.on('render-process-gone', startAnew);
  window.on('closed', () => {
    ipcMain.removeListener(desktopChannels.toHost, hear);
    session.close();
  });
}
