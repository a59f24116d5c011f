import type { BrowserWindow, Dialog } from 'electron';
import type { CallName } from '#contract/calls/index.ts';
import type { Host } from '#main/assemble.ts';
import { askForFile } from './file-dialogs.ts';
import type { MenuActions } from './menu.ts';

/** What the menu and the command line of the desktop do with projects. */
export interface ProjectActions extends MenuActions {
  /** Opens the first project named among the arguments; `--sample` asks for the sample project. */
  openFrom(args: readonly string[]): void;
}

/**
 * Opens and closes projects from outside the page. The page learns of it as it learns of any change;
 * what fails is said in a message box, in the same words as in the page.
 */
export function projectActions(
  host: Host,
  dialog: Dialog,
  windowNow: () => BrowserWindow | null,
): ProjectActions {
  const call = async (name: CallName, input: unknown): Promise<void> => {
    const answer = await host.answerCall(name, input);
    if (answer.ok || answer.error.code === 'cancelled') return;
    const { what, why, tryThis } = answer.error;
    const box = { type: 'warning' as const, message: what, detail: `${why}\n${tryThis}` };
    const window = windowNow();
    await (window === null ? dialog.showMessageBox(box) : dialog.showMessageBox(window, box));
  };
  const chooseAndCall = async (
    name: 'project.new' | 'project.open',
    purpose: string,
  ): Promise<void> => {
    const suggestedName = name === 'project.new' ? 'New project.parallax' : undefined;
    const file = await askForFile(dialog, windowNow(), purpose, suggestedName);
    if (file !== null) await call(name, { file });
  };
  return {
    newProject: () => void chooseAndCall('project.new', 'save-project'),
    openProject: () => void chooseAndCall('project.open', 'open-project'),
    openSample: () => void call('project.sample', {}),
    closeProject: () => void call('project.close', {}),
    openFrom(args) {
      const file = args.find((one) => one.endsWith('.parallax'));
      if (file !== undefined) void call('project.open', { file });
      else if (args.includes('--sample')) void call('project.sample', {});
    },
  };
}
