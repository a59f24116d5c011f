import type { DerivationLookup } from './derivation-lookup.ts';
import type { ExpressionNode } from './expression.ts';
import type { Values } from './expression-values.ts';

/** What kind of values a part of an expression gives; `either`: answers, as numbers or as their labels. */
export type ValueType = Values['type'] | 'either';

/** What a part gives, without working it out. */
export function typeOfNode(node: ExpressionNode, lookup: DerivationLookup): ValueType {
  switch (node.kind) {
    case 'number':
    case 'arithmetic':
      return 'number';
    case 'text':
      return 'text';
    case 'truth':
    case 'rule':
    case 'not':
    case 'and':
    case 'or':
    case 'compare':
      return 'truth';
    case 'variable': {
      const column = lookup.column(node.name);
      return column === null || column.type === 'category' ? 'either' : column.type;
    }
    case 'call':
      switch (node.name) {
        case 'lower':
          return 'text';
        case 'contains':
        case 'missing':
          return 'truth';
        case 'coalesce':
          return commonType(node.values, lookup);
        case 'if':
        case 'case':
          return commonType(branchesOf(node.values), lookup);
        default:
          return 'number';
      }
  }
}

/** The values that an `if` or a `case` can lead to: every second one, and what stands last alone. */
export function branchesOf(values: readonly ExpressionNode[]): readonly ExpressionNode[] {
  return values.filter((_, at) => at % 2 === 1 || at === values.length - 1);
}

/** The type that all parts can have; `either` where all are lists of answers. */
export function commonType(parts: readonly ExpressionNode[], lookup: DerivationLookup): ValueType {
  const types = parts.map((part) => typeOfNode(part, lookup));
  return types.find((type) => type !== 'either') ?? 'either';
}

/** What `either` becomes where nothing else decides: numbers when all are scales, else labels. */
export function settled(
  type: ValueType,
  parts: readonly ExpressionNode[],
  lookup: DerivationLookup,
): Values['type'] {
  if (type !== 'either') return type;
  const isScale = (part: ExpressionNode): boolean =>
    part.kind === 'variable'
      ? lookup.kind(part.name) === 'scale'
      : part.kind === 'call' && branchesOf(part.values).every(isScale);
  return parts.every(isScale) ? 'number' : 'text';
}
