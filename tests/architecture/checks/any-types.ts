import { lineNumberOf, type ParsedFile, walk } from '../parse-file.ts';

/** Each `any`: `unknown` stands at a door, where a schema reads it; elsewhere a type has a name. */
export function anyTypes(files: readonly ParsedFile[]): readonly string[] {
  return files.flatMap((file) => {
    const found: string[] = [];
    walk(file.program, (node) => {
      if (node.type !== 'TSAnyKeyword') return;
      found.push(
        `${file.path}:${lineNumberOf(file.text, node.start)} says any; say what it is, or unknown at a door`,
      );
    });
    return found;
  });
}
