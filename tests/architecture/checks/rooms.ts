/** All that may stand at the top of the repository. */
export const topLevel: readonly string[] = [
  '.ci',
  '.editorconfig',
  '.gitattributes',
  '.github',
  '.gitignore',
  '.npmrc',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'README.md',
  'analysis',
  'bench',
  'biome.json',
  'contract',
  'docs',
  'electron.vite.config.ts',
  'main',
  'package-lock.json',
  'package.json',
  'preload',
  'renderer',
  'sample-data',
  'scripts',
  'tests',
  'tsconfig.json',
  'vitest.config.ts',
];

const roomsOfNothing = ['lib', 'common', 'shared', 'utils', 'util', 'helpers', 'services', 'misc'];

/** Each entry at the top that does not belong there. */
export function strangersAtTop(entries: readonly string[]): readonly string[] {
  return entries
    .filter((entry) => !topLevel.includes(entry))
    .map((entry) => `${entry} does not belong at the top; there may be: ${topLevel.join(', ')}`);
}

/** Each folder or file whose name says nothing of what is in it. */
export function roomsNamedForNothing(paths: Iterable<string>): readonly string[] {
  const found = new Set<string>();
  for (const path of paths) {
    const parts = path.split('/');
    const at = parts.findIndex((part) => roomsOfNothing.includes(part.replace(/\.\w+$/u, '')));
    if (at >= 0) found.add(parts.slice(0, at + 1).join('/'));
  }
  return [...found].map(
    (path) => `${path} says nothing of what is in it; name it after what it does for the analyst`,
  );
}

/** Each file or folder whose name is not in small letters with hyphens. */
export function namesInOtherCase(paths: Iterable<string>): readonly string[] {
  return [...paths]
    .filter((path) => path.split('/').some((part) => !/^[a-z0-9.-]+$/u.test(part)))
    .map((path) => `${path}: names are in small letters with hyphens`);
}
