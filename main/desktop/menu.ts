import type { MenuItemConstructorOptions } from 'electron';

/** What the menu can do beyond the usual roles. */
export interface MenuActions {
  newProject(): void;
  openProject(): void;
  openSample(): void;
  closeProject(): void;
}

/** How the menu differs between machines. */
export interface MenuSetting {
  readonly isMac: boolean;
  /** Reload and the developer tools are for those who build Parallax. */
  readonly isDeveloping: boolean;
}

/** The application's menu: projects, the usual editing, zoom and window roles. */
export function menuTemplate(
  actions: MenuActions,
  { isMac, isDeveloping }: MenuSetting,
): MenuItemConstructorOptions[] {
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  return [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    {
      label: '&File',
      submenu: [
        { label: 'New project…', accelerator: 'CmdOrCtrl+Shift+N', click: actions.newProject },
        { label: 'Open project…', accelerator: 'CmdOrCtrl+O', click: actions.openProject },
        { label: 'Open the sample project', click: actions.openSample },
        separator,
        { label: 'Close project', accelerator: 'CmdOrCtrl+Shift+W', click: actions.closeProject },
        ...(isMac ? [] : [separator, { role: 'quit' as const }]),
      ],
    },
    { role: 'editMenu' },
    {
      label: '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
        ...(isDeveloping
          ? [separator, { role: 'reload' as const }, { role: 'toggleDevTools' as const }]
          : []),
      ],
    },
    { role: 'windowMenu' },
  ];
}
