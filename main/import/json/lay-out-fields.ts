import { type Field, type Fields, listMarks } from './fields.ts';
import { isObject, type JsonObject, type JsonValue } from './parse-record.ts';

/** A column that a field becomes. */
export interface FieldColumn {
  readonly name: string;
  /** How the column came to be, where that is not plain from its name. */
  readonly why: string | null;
}

/** The columns of the flattened records, and how a record becomes a row of them. */
export interface FieldLayout {
  readonly columns: readonly FieldColumn[];
  readonly why: readonly string[];
  /** The same for layouts that make the same cells of every record. */
  readonly key: string;
  /** The cells of a record; null where it holds a field that no record had when fields were gathered. */
  cellsOf(record: JsonObject): string[] | null;
}

interface PlacedField {
  /** The column of its single values and of its lists; -1 for none. */
  value: number;
  /** The column that counts the objects in its lists; -1 for none. */
  count: number;
  namingKey: string | null;
  mark: string;
  readonly children: ReadonlyMap<string, PlacedField>;
}

/**
 * Lays nested records out as a table, by one rule that is said:
 *
 * - `{"user": {"name": …}}` is the column `user.name`; what stands before every name is left out.
 * - A list of single values is one cell, its elements parted by a mark that none of them holds.
 * - A list of objects is a cell of their names (`text`, `name`, `label` … where every object has one),
 *   else a count of them.
 * - A list of lists stands as its JSON.
 */
export function layOutFields(fields: Fields): FieldLayout {
  const columns: { name: string; why: string | null }[] = [];
  const root = place(fields.root, columns);
  const why: string[] = [];
  if (columns.some(({ name }) => name.includes('.'))) {
    why.push('Nested fields are named by their path: {"user": {"name": …}} is user.name.');
  }
  const shared = sharedStart(columns.map(({ name }) => name));
  if (shared !== '') {
    for (const column of columns) column.name = column.name.slice(shared.length);
    why.push(`“${shared}” stands before every name and was left out.`);
  }
  return {
    columns,
    why,
    key: JSON.stringify([columns, keyOf(root)]),
    cellsOf: (record) => {
      const cells = new Array<string>(columns.length).fill('');
      return fill(root, record, cells) ? cells : null;
    },
  };
}

function place(field: Field, columns: { name: string; why: string | null }[]): PlacedField {
  const name = field.path.join('.');
  const isNamed = (field.namingKeys?.length ?? 0) > 0;
  const namingKey = isNamed ? (field.namingKeys?.[0] ?? null) : null;
  const mark = listMarks.find((one) => !field.marksInElements.has(one)) ?? '\n';
  const hasObjects = field.objectListCount > 0;
  const hasValues = field.scalarCount + field.listCount + field.otherListCount > 0;
  const isNothing = !hasValues && !hasObjects && field.children.size === 0;
  const placed = { value: -1, count: -1, namingKey, mark };
  if (field.path.length > 0) {
    if (hasValues || isNothing || (hasObjects && isNamed)) {
      placed.value = columns.push({ name, why: whyOf(field, namingKey, mark) }) - 1;
    }
    if (hasObjects && !isNamed) {
      const why = 'Counts the objects in a list.';
      placed.count = columns.push({ name: `${name} (count)`, why }) - 1;
    }
  }
  const children = new Map<string, PlacedField>();
  for (const [key, child] of field.children) children.set(key, place(child, columns));
  return { ...placed, children };
}

function keyOf({ value, count, namingKey, mark, children }: PlacedField): unknown {
  const fields = [...children].map(([key, child]) => [key, keyOf(child)]);
  return [value, count, namingKey, mark, fields];
}

function whyOf(field: Field, namingKey: string | null, mark: string): string | null {
  const parted = mark === '\n' ? 'on lines of their own' : `parted by “${mark}”`;
  if (namingKey !== null) return `A list of objects: the “${namingKey}” of each, ${parted}.`;
  if (field.listCount > 0) return `A list of values, ${parted}.`;
  return field.otherListCount > 0 ? 'A list of lists, as its JSON.' : null;
}

/** What all names begin with, up to a point; empty for a single column. */
function sharedStart(names: readonly string[]): string {
  const [first = '', ...others] = names;
  if (others.length === 0) return '';
  let shared = first.slice(0, first.lastIndexOf('.') + 1);
  while (shared !== '' && !others.every((name) => name.startsWith(shared))) {
    shared = shared.slice(0, shared.lastIndexOf('.', shared.length - 2) + 1);
  }
  return shared;
}

function fill(placed: PlacedField, value: JsonObject, cells: string[]): boolean {
  for (const key in value) {
    const child = placed.children.get(key);
    if (child === undefined) return false;
    const member = value[key] as JsonValue;
    if (isObject(member)) {
      if (!fill(child, member, cells)) return false;
    } else if (Array.isArray(member)) fillList(child, member, cells);
    else if (member !== null) cells[child.value] = String(member);
  }
  return true;
}

function fillList(placed: PlacedField, list: readonly JsonValue[], cells: string[]): void {
  const elements = list.filter((element) => element !== null);
  if (elements.length === 0) {
    if (placed.count >= 0) cells[placed.count] = '0';
    return;
  }
  const { namingKey, mark } = placed;
  if (elements.every(isObject)) {
    if (namingKey === null) cells[placed.count] = String(elements.length);
    else {
      const names = (elements as readonly JsonObject[]).map((object) => String(object[namingKey]));
      cells[placed.value] = names.join(mark);
    }
  } else if (elements.some((element) => typeof element === 'object')) {
    cells[placed.value] = JSON.stringify(list);
  } else cells[placed.value] = elements.map(String).join(mark);
}
