import type { FilePurpose } from './file-request.ts';

/** Endings of the files that can be imported; what a file is, its content decides. */
const dataEndings = [
  ...['csv', 'tsv', 'tab', 'txt'],
  ...['xlsx', 'xlsm', 'xls', 'xlsb', 'ods', 'fods', 'xml'],
  ...['json', 'jsonl', 'ndjson', 'js'],
  ...['sav', 'zsav', 'dta', 'parquet', 'arrow', 'feather'],
];

/** Endings of the files that a purpose is about. */
export const endingsByPurpose: Readonly<Record<FilePurpose, readonly string[]>> = {
  'open-data': dataEndings,
  'open-text': ['txt', 'md', 'docx', 'pdf', 'csv', 'tsv', 'xlsx'],
  'save-claims': ['csv', 'xlsx', 'json'],
  'open-lesson': ['json'],
  'open-metadata': ['json', 'csv', 'tsv'],
  'open-match': ['json', 'csv'],
  'save-match': ['json', 'csv'],
  'open-project': ['parallax'],
  'save-project': ['parallax'],
  'save-report': ['xlsx'],
  'save-data': [
    'csv',
    'tsv',
    'xlsx',
    'sav',
    'zsav',
    'parquet',
    'arrow',
    'feather',
    'sqlite',
    'jsonl',
  ],
  'open-recipe': ['json'],
  'save-recipe': ['json'],
};

/** Whether a file's name has one of the endings. */
export function hasEnding(name: string, endings: readonly string[]): boolean {
  const ending = /\.([^.]+)$/u.exec(name)?.[1]?.toLowerCase();
  return ending !== undefined && endings.includes(ending);
}

/** A name with the first of the endings unless it has one of them. */
export function withEnding(name: string, endings: readonly string[]): string {
  return hasEnding(name, endings) ? name : `${name}.${endings[0] ?? ''}`;
}

/** The path of a name inside a folder, with the folder's own separator. */
export function joinPath(folder: string, name: string): string {
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  return folder.endsWith(separator) ? `${folder}${name}` : `${folder}${separator}${name}`;
}

/** Whether a text names a path rather than a file in the folder at hand. */
export function isPath(text: string): boolean {
  return /^(?:[\\/]|[A-Za-z]:[\\/])/u.test(text);
}

/** The folder of a path; the root keeps its separator. */
export function folderOfPath(path: string): string {
  const folder = path.replace(/[^\\/]+$/u, '');
  return /^(?:[\\/]|[A-Za-z]:[\\/])$/u.test(folder) ? folder : folder.replace(/[\\/]$/u, '');
}

/** A pasted path without the blanks and quotes that file managers put around it. */
export function unquoted(text: string): string {
  const trimmed = text.trim();
  return /^(["']).+\1$/u.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
}
