import { posix } from 'node:path';
import type { ParsedFile } from '../parse-file.ts';

/** What the files of a room may import. */
interface RoomRule {
  readonly rooms: readonly string[];
  /** Names of packages; `*` stands for the rest of a name, and paths within a package are its own. */
  readonly packages: readonly string[];
}

/** Arrows point at what is imported. `node:` counts as a package. */
export const roomRules: Readonly<Record<string, RoomRule>> = {
  analysis: {
    rooms: [],
    packages: [
      '@stdlib/*',
      'ml-levenberg-marquardt',
      'ml-matrix',
      'wink-nlp',
      'wink-eng-lite-web-model',
    ],
  },
  contract: { rooms: ['analysis'], packages: ['zod'] },
  preload: { rooms: ['contract'], packages: ['electron'] },
  main: {
    rooms: ['contract', 'analysis'],
    packages: [
      'node:*',
      'apache-arrow',
      'better-sqlite3',
      'chardet',
      'commander',
      'd3-dsv',
      'eld',
      'electron',
      'fflate',
      'flatbuffers',
      'hucre',
      'hyparquet',
      'hyparquet-compressors',
      'hyparquet-writer',
      'iconv-lite',
      'mammoth',
      'unpdf',
      'ws',
      'xlsx',
      'zod',
    ],
  },
  renderer: {
    rooms: ['contract'],
    packages: [
      '@fontsource-variable/*',
      '@fontsource/*',
      '@tanstack/*',
      'd3',
      'lucide-react',
      'react',
      'react-aria-components',
      'react-dom',
      'wouter',
      'zod',
      'zustand',
    ],
  },
};

/** Each import that goes where its room may not go; the message lists where it may. */
export function importsAstray(files: readonly ParsedFile[]): readonly string[] {
  return files.flatMap((file) => {
    const room = roomOf(file.path);
    const rule = roomRules[room];
    if (rule === undefined) return [];
    return file.imports
      .filter(({ specifier }) => !isAllowed(file.path, specifier, room, rule))
      .map(({ specifier, lineNumber }) => {
        const where = `${file.path}:${lineNumber} imports ${specifier}`;
        return `${where}\n  ${room}/ may import: ${described(room, rule)}`;
      });
  });
}

/** A path within the repository that a specifier leads to; null when it is a package. */
export function pathOfSpecifier(importer: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (!specifier.startsWith('.')) return null;
  return posix.normalize(posix.join(posix.dirname(importer), specifier.replace(/\?.*$/u, '')));
}

/** The room of a path: its first folder. */
export function roomOf(path: string): string {
  return path.split('/')[0] ?? '';
}

function isAllowed(importer: string, specifier: string, room: string, rule: RoomRule): boolean {
  const path = pathOfSpecifier(importer, specifier);
  if (path === null) return rule.packages.some((name) => isOfPackage(specifier, name));
  // The version of the program stands in package.json, and nowhere else.
  if (path === 'package.json') return room === 'main';
  return [room, ...rule.rooms].includes(roomOf(path));
}

function isOfPackage(specifier: string, name: string): boolean {
  if (name.endsWith('*')) return specifier.startsWith(name.slice(0, -1));
  return specifier === name || specifier.startsWith(`${name}/`);
}

function described(room: string, rule: RoomRule): string {
  return [...[room, ...rule.rooms].map((name) => `${name}/`), ...rule.packages].join(', ');
}
