import { isTreeNode, lineNumberOf, type ParsedFile, type TreeNode, walk } from '../parse-file.ts';

/** Names of the outer world: files, clock, console, page, chance. */
const outerNames = new Set([
  'console',
  'process',
  'performance',
  'window',
  'document',
  'globalThis',
  'navigator',
  'localStorage',
  'indexedDB',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'crypto',
  'require',
]);

/**
 * Each place where analysis reaches for the outer world. It may use: its input, `Math` without
 * `random`, `Date` of a given time, `Intl`, and the libraries that the import rules name.
 */
export function impurities(files: readonly ParsedFile[]): readonly string[] {
  return files.flatMap((file) => {
    if (!file.path.startsWith('analysis/')) return [];
    const own = declaredNames(file);
    const found: string[] = [];
    walk(file.program, (node, parent) => {
      const reached = outerReach(node, parent, own);
      if (reached === null) return;
      found.push(
        `${file.path}:${lineNumberOf(file.text, node.start)} uses ${reached}; analysis/ takes such things as arguments`,
      );
    });
    return found;
  });
}

function outerReach(
  node: TreeNode,
  parent: TreeNode | null,
  own: ReadonlySet<string>,
): string | null {
  if (node.type === 'MemberExpression') return chanceOrClock(node);
  if (node.type === 'NewExpression' && nameOf(node['callee']) === 'Date') {
    return Array.isArray(node['arguments']) && node['arguments'].length === 0 ? 'new Date()' : null;
  }
  if (node.type !== 'Identifier') return null;
  const name = nameOf(node);
  if (name === null || !outerNames.has(name) || own.has(name)) return null;
  return isUse(node, parent) ? name : null;
}

function chanceOrClock(node: TreeNode): string | null {
  const path = `${nameOf(node['object'])}.${nameOf(node['property'])}`;
  return path === 'Math.random' || path === 'Date.now' ? path : null;
}

/** A name that is read, not the name of a field, a parameter or a type. */
function isUse(node: TreeNode, parent: TreeNode | null): boolean {
  if (parent === null) return false;
  if (parent.type === 'MemberExpression') return parent['object'] === node;
  if (parent.type === 'Property') return parent['value'] === node;
  const uses = ['CallExpression', 'NewExpression', 'VariableDeclarator', 'AssignmentExpression'];
  const others = ['UnaryExpression', 'BinaryExpression', 'LogicalExpression', 'ReturnStatement'];
  return [...uses, ...others, 'ArrowFunctionExpression'].includes(parent.type);
}

/** Names that the file declares itself: parameters, variables, functions, imports. */
function declaredNames(file: ParsedFile): ReadonlySet<string> {
  const names = new Set<string>();
  const declare = (pattern: unknown): void => {
    walk(pattern, (node) => {
      const name = nameOf(node);
      if (name !== null) names.add(name);
    });
  };
  walk(file.program, (node) => {
    if (node.type === 'VariableDeclarator') declare(node['id']);
    if (node.type === 'ImportSpecifier') declare(node['local']);
    if (node.type.endsWith('FunctionExpression') || node.type === 'FunctionDeclaration') {
      declare(node['id']);
      declare(node['params']);
    }
  });
  return names;
}

function nameOf(node: unknown): string | null {
  if (!isTreeNode(node) || node.type !== 'Identifier') return null;
  return typeof node['name'] === 'string' ? node['name'] : null;
}
