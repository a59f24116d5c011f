import { lineNumberOf, type ParsedFile } from '../parse-file.ts';

/** Rooms whose exports each carry a doc comment: what others call, they can read. */
export const documentedRooms: readonly string[] = ['analysis', 'contract', 'main'];

/**
 * Each export without a doc comment right above it, and each default export: exports have names. What
 * is passed on from another file is documented there.
 */
export function undocumentedExports(files: readonly ParsedFile[]): readonly string[] {
  return files.flatMap((file) => {
    if (!documentedRooms.some((room) => file.path.startsWith(`${room}/`))) return [];
    return file.program.body.flatMap((statement) => {
      const where = `${file.path}:${lineNumberOf(file.text, statement.start)}`;
      if (statement.type === 'ExportDefaultDeclaration') return [`${where} has no name`];
      if (statement.type !== 'ExportNamedDeclaration' || statement.declaration === null) return [];
      const isDocumented = file.docEnds.some(
        (end) => end <= statement.start && isBlank(file.text.slice(end, statement.start)),
      );
      const line = file.text.slice(statement.start).split('\n')[0];
      return isDocumented ? [] : [`${where} says nothing of itself: ${line}`];
    });
  });
}

/** Nothing but white space and directives to the linter. */
function isBlank(between: string): boolean {
  return between.replace(/\/\/ biome-ignore[^\n]*/gu, '').trim() === '';
}
