// The parts of Electron that belong to the machine: dialogs answer from a script, menus are kept.
import { EventEmitter } from 'node:events';

export const scripted = { openDialog: [], saveDialog: [], messageBox: [], asked: [] };

export const dialog = {
  showOpenDialog: async (...args) => {
    scripted.asked.push(args.at(-1));
    return scripted.openDialog.shift() ?? { canceled: true, filePaths: [] };
  },
  showSaveDialog: async (...args) => {
    scripted.asked.push(args.at(-1));
    return scripted.saveDialog.shift() ?? { canceled: true, filePath: '' };
  },
  showMessageBox: async (...args) => {
    scripted.asked.push(args.at(-1));
    return scripted.messageBox.shift() ?? { response: 0, checkboxChecked: false };
  },
};

// biome-ignore lint/complexity/noStaticOnlyClass: Electron's own shape
export class Menu {
  static #current = null;
  static buildFromTemplate(template) {
    return Object.assign(new Menu(), { template });
  }
  static setApplicationMenu(menu) {
    Menu.#current = menu;
  }
  static getApplicationMenu() {
    return Menu.#current;
  }
}

class Session extends EventEmitter {
  handlers = {};
  webRequest = {
    onBeforeRequest: (handler) => {
      this.handlers.beforeRequest = handler;
    },
  };
  setPermissionRequestHandler(handler) {
    this.handlers.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler) {
    this.handlers.permissionCheck = handler;
  }
  setDevicePermissionHandler(handler) {
    this.handlers.devicePermission = handler;
  }
  setSpellCheckerEnabled(isEnabled) {
    this.isSpellCheckerEnabled = isEnabled;
  }
}

export const session = { defaultSession: new Session() };

const workArea = { x: 0, y: 0, width: 1920, height: 1080 };
export const screen = { getAllDisplays: () => [{ id: 1, workArea, bounds: workArea }] };

export const shell = { openExternal: async () => undefined, openPath: async () => '' };

export const nativeTheme = Object.assign(new EventEmitter(), {
  themeSource: 'system',
  shouldUseDarkColors: false,
});
