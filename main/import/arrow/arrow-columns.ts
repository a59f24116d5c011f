import { DataType, type Field, type Schema, type Struct, type Vector } from 'apache-arrow';

/** How the values of a column become typed values. */
export type ArrowValue =
  | 'number'
  | 'whole'
  | 'yes-no'
  | 'instant'
  | 'time'
  | 'text'
  | 'decimal'
  | 'list'
  | 'json';

/** A column of an Arrow file as it is read: the place of its field, and of fields within records. */
export interface ArrowColumn {
  readonly name: string;
  readonly path: readonly number[];
  readonly value: ArrowValue;
  readonly type: DataType;
  /** Whether its values are places in a dictionary. */
  readonly isDictionary: boolean;
  readonly isOrdered: boolean;
  /** What the writer kept beside the field. */
  readonly metadata: ReadonlyMap<string, string>;
}

/** Lays out a schema as columns, records field by field; what cannot be read is named apart. */
export function arrowColumns(schema: Schema): {
  readonly columns: readonly ArrowColumn[];
  readonly leftOut: readonly string[];
} {
  const columns: ArrowColumn[] = [];
  const leftOut: string[] = [];
  const addAll = (field: Field, path: readonly number[], above: string): void => {
    // A file may leave a name out, whatever the library's types say.
    const own = (field.name as string | null) ?? '';
    const name = above === '' ? own : `${above}.${own}`;
    if (DataType.isStruct(field.type)) {
      for (const [place, child] of (field.type as Struct).children.entries()) {
        addAll(child, [...path, place], name);
      }
      return;
    }
    const isDictionary = DataType.isDictionary(field.type);
    const type = DataType.isDictionary(field.type) ? field.type.dictionary : field.type;
    const value = arrowValue(type);
    if (value === null) leftOut.push(name);
    else {
      const isOrdered = DataType.isDictionary(field.type) && field.type.isOrdered;
      columns.push({ name, path, value, type, isDictionary, isOrdered, metadata: field.metadata });
    }
  };
  for (const [place, field] of schema.fields.entries()) addAll(field, [place], '');
  return { columns, leftOut };
}

function arrowValue(type: DataType): ArrowValue | null {
  if (DataType.isInt(type)) return type.bitWidth === 64 ? 'whole' : 'number';
  if (DataType.isFloat(type) || DataType.isNull(type)) return 'number';
  if (DataType.isBool(type)) return 'yes-no';
  if (DataType.isDate(type) || DataType.isTimestamp(type)) return 'instant';
  if (DataType.isTime(type)) return 'time';
  if (DataType.isDecimal(type)) return 'decimal';
  if (DataType.isDuration(type)) return 'whole';
  if (DataType.isUtf8(type) || DataType.isLargeUtf8(type) || DataType.isUtf8View(type))
    return 'text';
  if (DataType.isBinary(type) || DataType.isLargeBinary(type)) return 'text';
  if (DataType.isList(type) || DataType.isFixedSizeList(type)) {
    const item = type.children[0]?.type;
    const value = item === undefined ? null : arrowValue(item);
    return value === null || value === 'list' || value === 'json' ? 'json' : 'list';
  }
  return DataType.isMap(type) ? 'json' : null;
}

/** The vector of a column in a batch; null where a record around it has no such field. */
export function columnVector(
  batch: { getChildAt(place: number): Vector | null },
  { path }: ArrowColumn,
): Vector | null {
  let vector = batch.getChildAt(path[0] as number);
  for (const place of path.slice(1)) vector = vector?.getChildAt(place) ?? null;
  return vector;
}

/** Whether a column is read as text. */
export function isTextual({ value }: ArrowColumn): boolean {
  return ['time', 'text', 'list', 'json'].includes(value);
}
