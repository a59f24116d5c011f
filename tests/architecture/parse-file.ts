import { type ESTree, parseSync } from 'vite';

/** An import of a file, as it is written. */
export interface ImportedModule {
  readonly specifier: string;
  /** Gone at run time: every name of it is a type. */
  readonly isTypeOnly: boolean;
  readonly lineNumber: number;
}

/** A file read as a tree. */
export interface ParsedFile {
  readonly path: string;
  readonly text: string;
  readonly program: ESTree.Program;
  readonly imports: readonly ImportedModule[];
  /** The ends of the comments that begin with two stars, as offsets. */
  readonly docEnds: readonly number[];
}

/** Reads a TypeScript file; what is no code of ours to check (style sheets) is null. */
export function parseFile(path: string, text: string): ParsedFile | null {
  if (!/\.tsx?$/u.test(path)) return null;
  const { program, comments, module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
  const imports = module.staticImports.map(({ moduleRequest, entries, start }) => ({
    specifier: moduleRequest.value,
    isTypeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
    lineNumber: lineOf(start),
  }));
  const passedOn = module.staticExports.flatMap(({ entries, start }) => {
    const from = entries.find((entry) => entry.moduleRequest !== null)?.moduleRequest;
    if (from === undefined || from === null) return [];
    const isTypeOnly = entries.every((entry) => entry.isType);
    return [{ specifier: from.value, isTypeOnly, lineNumber: lineOf(start) }];
  });
  const dynamic = module.dynamicImports.flatMap(({ moduleRequest, start }) => {
    const written = text.slice(moduleRequest.start, moduleRequest.end);
    const specifier = /^['"`]([^'"`$]+)['"`]$/u.exec(written)?.[1];
    if (specifier === undefined) return [];
    return [{ specifier, isTypeOnly: false, lineNumber: lineOf(start) }];
  });
  const docEnds = comments
    .filter((comment) => comment.type === 'Block' && comment.value.startsWith('*'))
    .map((comment) => comment.end);
  return { path, text, program, imports: [...imports, ...passedOn, ...dynamic], docEnds };
}

/** A part of the tree, as the walk sees it. */
export interface TreeNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

/** Visits every part of the tree with the part that it stands in. */
export function walk(
  node: unknown,
  visit: (node: TreeNode, parent: TreeNode | null) => void,
  parent: TreeNode | null = null,
): void {
  if (Array.isArray(node)) {
    for (const one of node) walk(one, visit, parent);
    return;
  }
  if (!isTreeNode(node)) return;
  visit(node, parent);
  for (const value of Object.values(node)) {
    if (value !== null && typeof value === 'object') walk(value, visit, node);
  }
}

/** Whether a value is a part of a tree. */
export function isTreeNode(value: unknown): value is TreeNode {
  return (
    typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
  );
}

/** The 1-based line of an offset. */
export function lineNumberOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
