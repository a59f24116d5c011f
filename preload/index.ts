import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { type DesktopBridge, desktopChannels, type FromHost } from '#contract/wire.ts';

/**
 * All that the page gets of the desktop: one method. Electron's own objects stay on this side; what
 * comes from the page is read by the host's schemas, not here.
 */
const bridge: DesktopBridge = {
  connect(listener) {
    ipcRenderer.removeAllListeners(desktopChannels.fromHost);
    ipcRenderer.on(desktopChannels.fromHost, (_event, message: FromHost) => listener(message));
    return {
      send: (message) => ipcRenderer.send(desktopChannels.toHost, message),
      pathOf: (file) => webUtils.getPathForFile(file),
    };
  },
};

contextBridge.exposeInMainWorld('parallax', bridge);
