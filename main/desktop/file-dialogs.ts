import type { BrowserWindow, Dialog, FileFilter } from 'electron';

const projects: FileFilter = { name: 'Parallax projects', extensions: ['parallax'] };
const tables: FileFilter = {
  name: 'Data',
  extensions: [
    ...['csv', 'tsv', 'tab', 'txt'],
    ...['xlsx', 'xlsm', 'xls', 'xlsb', 'ods', 'fods', 'xml'],
    ...['json', 'jsonl', 'ndjson', 'js'],
    ...['sav', 'zsav', 'dta', 'parquet', 'arrow', 'feather'],
  ],
};
const texts: FileFilter = {
  name: 'Texts',
  extensions: ['txt', 'md', 'docx', 'pdf', 'csv', 'tsv', 'xlsx'],
};
const recipes: FileFilter = { name: 'Recipes', extensions: ['json'] };
const anyFile: FileFilter = { name: 'All files', extensions: ['*'] };

interface Purpose {
  readonly mode: 'open' | 'save';
  readonly title: string;
  readonly button: string;
  readonly filters: readonly FileFilter[];
}

const purposeByName: Readonly<Record<string, Purpose>> = {
  'open-data': {
    mode: 'open',
    title: 'Open a table',
    button: 'Open',
    filters: [tables, anyFile],
  },
  'open-text': {
    mode: 'open',
    title: 'Check a text',
    button: 'Check',
    filters: [texts, anyFile],
  },
  'open-project': {
    mode: 'open',
    title: 'Open a project',
    button: 'Open',
    filters: [projects, anyFile],
  },
  'save-project': {
    mode: 'save',
    title: 'Make a project',
    button: 'Make',
    filters: [projects],
  },
  'save-report': {
    mode: 'save',
    title: 'Write the report',
    button: 'Write',
    filters: [{ name: 'Workbook', extensions: ['xlsx'] }],
  },
  'save-data': {
    mode: 'save',
    title: 'Export the dataset',
    button: 'Export',
    filters: [
      { name: 'Comma-separated', extensions: ['csv'] },
      { name: 'Workbook', extensions: ['xlsx'] },
      { name: 'SPSS', extensions: ['sav', 'zsav'] },
      { name: 'Parquet', extensions: ['parquet'] },
      { name: 'Arrow', extensions: ['arrow', 'feather'] },
      { name: 'SQLite', extensions: ['sqlite'] },
      { name: 'JSON lines', extensions: ['jsonl'] },
    ],
  },
  'open-recipe': {
    mode: 'open',
    title: 'Apply a recipe',
    button: 'Apply',
    filters: [recipes, anyFile],
  },
  'save-recipe': {
    mode: 'save',
    title: 'Save the recipe',
    button: 'Save',
    filters: [recipes],
  },
  'open-lesson': {
    mode: 'open',
    title: 'Open a lesson',
    button: 'Open',
    filters: [{ name: 'Lessons', extensions: ['json'] }, anyFile],
  },
  'open-metadata': {
    mode: 'open',
    title: 'Take labels from a file',
    button: 'Take',
    filters: [{ name: 'Labels of columns', extensions: ['json', 'csv', 'tsv'] }],
  },
  'open-match': {
    mode: 'open',
    title: 'Load a match',
    button: 'Load',
    filters: [{ name: 'Matches', extensions: ['json', 'csv'] }, anyFile],
  },
  'save-match': {
    mode: 'save',
    title: 'Save the match',
    button: 'Save',
    filters: [
      { name: 'JSON', extensions: ['json'] },
      { name: 'Comma-separated', extensions: ['csv'] },
    ],
  },
  'save-claims': {
    mode: 'save',
    title: 'Export the claims',
    button: 'Export',
    filters: [
      { name: 'Comma-separated', extensions: ['csv'] },
      { name: 'Workbook', extensions: ['xlsx'] },
      { name: 'JSON', extensions: ['json'] },
    ],
  },
};

/** The purposes for which a file can be asked for; each has its title and its kinds of files. */
export const filePurposes: readonly string[] = Object.keys(purposeByName);

/** Asks the person for a file with the system's dialog; null when they chose none. */
export async function askForFile(
  dialog: Dialog,
  window: BrowserWindow | null,
  purpose: string,
  suggestedName: string | undefined,
): Promise<string | null> {
  const asked = purposeByName[purpose];
  if (asked === undefined) throw new Error(`no such purpose: ${purpose}`);
  const options = {
    title: asked.title,
    buttonLabel: asked.button,
    filters: [...asked.filters],
    ...(suggestedName === undefined ? {} : { defaultPath: suggestedName }),
  };
  if (asked.mode === 'save') {
    const saved = await (window === null
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(window, options));
    return saved.canceled || saved.filePath === '' ? null : saved.filePath;
  }
  const one = { ...options, properties: ['openFile' as const] };
  const opened = await (window === null
    ? dialog.showOpenDialog(one)
    : dialog.showOpenDialog(window, one));
  return opened.canceled ? null : (opened.filePaths[0] ?? null);
}
