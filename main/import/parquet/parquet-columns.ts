import type { SchemaElement, SchemaTree } from 'hyparquet';

/** How the values of a leaf become typed values. */
export type ParquetValue =
  | { readonly as: 'number'; readonly scale: number | null }
  | { readonly as: 'yes-no' }
  | { readonly as: 'whole' }
  | { readonly as: 'instant' }
  | { readonly as: 'time'; readonly perSecond: number }
  | { readonly as: 'text' }
  | { readonly as: 'hex' }
  | { readonly as: 'list' }
  | { readonly as: 'json' };

/** A column of a Parquet file as it is read: fields of a record by their names, joined by dots. */
export interface ParquetColumn {
  readonly name: string;
  /** The column of the file that it lies in. */
  readonly top: string;
  /** The fields to go through within it. */
  readonly path: readonly string[];
  readonly value: ParquetValue;
}

/** The columns of a file, and those that cannot be read with the reason. */
export interface ParquetColumns {
  readonly columns: readonly ParquetColumn[];
  readonly leftOut: readonly string[];
}

/**
 * Lays out a schema as columns: records field by field (`address.city`), lists of plain values as one text
 * with semicolons, and lists of records and maps as JSON.
 */
export function parquetColumns(root: SchemaTree): ParquetColumns {
  const columns: ParquetColumn[] = [];
  const leftOut: string[] = [];
  const addAll = (tree: SchemaTree, top: string, path: readonly string[]): void => {
    const name = [top, ...path].join('.');
    const { element, children } = tree;
    const isRecord =
      children.length > 0 && !isListOrMap(tree) && element.logical_type?.type !== 'VARIANT';
    if (isRecord && element.repetition_type !== 'REPEATED') {
      for (const child of children) addAll(child, top, [...path, child.element.name]);
      return;
    }
    const value = treeValue(tree);
    if (value === null) leftOut.push(name);
    else columns.push({ name, top, path, value });
  };
  for (const child of root.children) addAll(child, child.element.name, []);
  return { columns, leftOut };
}

function isListOrMap({ element }: SchemaTree): boolean {
  const type = element.logical_type?.type ?? element.converted_type;
  return type === 'LIST' || type === 'MAP' || type === 'MAP_KEY_VALUE';
}

function treeValue(tree: SchemaTree): ParquetValue | null {
  const { element, children } = tree;
  if (element.logical_type?.type === 'VARIANT') return { as: 'json' };
  if (children.length === 0) {
    const value = leafValue(element);
    if (element.repetition_type !== 'REPEATED') return value;
    return value === null ? null : { as: 'list' };
  }
  const repeated = children[0] as SchemaTree;
  const item = repeated.children.length === 1 ? (repeated.children[0] as SchemaTree) : repeated;
  const isPlainList = isListOrMap(tree) && children.length === 1 && item.children.length === 0;
  if (isPlainList && leafValue(item.element) === null) return null;
  return isPlainList ? { as: 'list' } : { as: 'json' };
}

function leafValue(element: SchemaElement): ParquetValue | null {
  const { type, converted_type: converted, logical_type: logical } = element;
  if (converted === 'INTERVAL' || converted === 'BSON') return null;
  if (logical?.type === 'INTERVAL' || logical?.type === 'BSON') return null;
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') {
    return { as: 'number', scale: element.scale ?? 0 };
  }
  if (logical?.type === 'TIME') {
    const perSecond = { MILLIS: 1e3, MICROS: 1e6, NANOS: 1e9 }[logical.unit];
    return { as: 'time', perSecond };
  }
  if (converted === 'TIME_MILLIS') return { as: 'time', perSecond: 1e3 };
  if (converted === 'TIME_MICROS') return { as: 'time', perSecond: 1e6 };
  if (converted === 'DATE' || converted?.startsWith('TIMESTAMP')) return { as: 'instant' };
  if (logical?.type === 'DATE' || logical?.type === 'TIMESTAMP') return { as: 'instant' };
  const isJson = ['JSON', 'GEOMETRY', 'GEOGRAPHY'].includes(logical?.type ?? converted ?? '');
  if (isJson) return { as: 'json' };
  return plainValue(type, logical?.type);
}

function plainValue(type: SchemaElement['type'], logical: string | undefined): ParquetValue | null {
  switch (type) {
    case 'BOOLEAN':
      return { as: 'yes-no' };
    case 'INT32':
    case 'FLOAT':
    case 'DOUBLE':
      return { as: 'number', scale: null };
    case 'INT64':
      return { as: 'whole' };
    case 'INT96':
      return { as: 'instant' };
    case 'BYTE_ARRAY':
      return { as: 'text' };
    case 'FIXED_LEN_BYTE_ARRAY':
      if (logical === 'FLOAT16') return { as: 'number', scale: null };
      return logical === 'UUID' || logical === 'STRING' ? { as: 'text' } : { as: 'hex' };
    default:
      return null;
  }
}

/** How values of a column are stored while it is read. */
export function isTextual({ value }: ParquetColumn): boolean {
  return ['time', 'text', 'hex', 'list', 'json'].includes(value.as);
}
