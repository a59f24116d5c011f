import { Command, Monitor, Moon, Redo2, Sun, Undo2 } from 'lucide-react';
import { useLocation } from 'wouter';
import { useAnswer } from '../ask/use-answer.ts';
import { Button, IconButton } from '../controls/button.tsx';
import { Select } from '../controls/select.tsx';
import { nextTheme, type Theme } from '../theme/theme.ts';
import { useUndo } from '../undo.ts';
import { formatCount } from '../words/numbers.ts';
import { useWorkspace } from '../workspace.ts';
import { formatShortcut, isMacKeyboard } from './actions.ts';
import { step } from './step-back.ts';
import { workspaces } from './workspaces.ts';

const themeWords: Readonly<Record<Theme, string>> = {
  system: 'Colours: as the system',
  light: 'Colours: light',
  dark: 'Colours: dark',
};
const themeIcon = { system: Monitor, light: Sun, dark: Moon } as const;

/** The id of the view's heading, for the shortcuts that go to a view. */
export const viewTitleId = 'view-title';

/** The title of the workspace, the dataset, undo, the palette and the colours. */
export function TopBar({ onPalette }: { readonly onPalette: () => void }) {
  const [path] = useLocation();
  const project = useWorkspace((state) => state.project);
  const theme = useWorkspace((state) => state.theme);
  const setTheme = useWorkspace((state) => state.setTheme);
  const { past, future } = useUndo();
  const place = workspaces.find((one) => path.startsWith(one.path));
  const lastDone = past.at(-1)?.title;
  const nextDone = future.at(-1)?.title;
  return (
    <header className="top-bar no-print">
      <h1 id={viewTitleId} tabIndex={-1}>
        {place?.title ?? titleOf(path)}
      </h1>
      {project !== null && place !== undefined && <DatasetChooser />}
      <span className="spring" />
      <IconButton
        label={lastDone === undefined ? 'Nothing to undo' : `Undo: ${lastDone}`}
        icon={Undo2}
        isDisabled={lastDone === undefined}
        onPress={() => step('undo')}
      />
      <IconButton
        label={nextDone === undefined ? 'Nothing to redo' : `Redo: ${nextDone}`}
        icon={Redo2}
        isDisabled={nextDone === undefined}
        onPress={() => step('redo')}
      />
      <Button look="quiet" icon={Command} onPress={onPalette}>
        Actions <kbd>{formatShortcut('mod+k', isMacKeyboard)}</kbd>
      </Button>
      <IconButton
        label={themeWords[theme]}
        icon={themeIcon[theme]}
        onPress={() => setTheme(nextTheme(theme))}
      />
    </header>
  );
}

function titleOf(path: string): string {
  return path === '/import' ? 'Import' : 'Parallax';
}

function DatasetChooser() {
  const datasets = useAnswer('dataset.list', {});
  const dataset = useWorkspace((state) => state.dataset);
  const setDataset = useWorkspace((state) => state.setDataset);
  const lines = datasets.data ?? [];
  if (lines.length === 0) return null;
  return (
    <div className="dataset-chooser">
      <Select
        label="Dataset"
        isLabelHidden
        choices={lines.map(({ name, rows }) => ({
          value: name,
          label: name,
          note: formatCount(rows),
        }))}
        value={dataset}
        onChange={(name) =>
          setDataset(name, lines.find((one) => one.name === name)?.weight ?? null)
        }
      />
    </div>
  );
}
