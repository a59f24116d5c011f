import { ImportError } from '../import-error.ts';
import { readerLimits } from '../reader-limits.ts';
import { isObject, type JsonObject, type JsonValue } from './parse-record.ts';

/** What a field's values were over all records, and the fields under it. */
export interface Field {
  readonly path: readonly string[];
  readonly children: Map<string, Field>;
  scalarCount: number;
  /** Lists of single values. */
  listCount: number;
  /** Lists of objects. */
  objectListCount: number;
  /** Lists of lists, and lists of this and that. */
  otherListCount: number;
  /** Marks that stand inside elements of lists, so that they cannot part them. */
  readonly marksInElements: Set<string>;
  /** Keys whose value is a name or a text in every object of every list; null before the first. */
  namingKeys: readonly string[] | null;
}

/** What can stand between the elements of a list, in the order of preference. */
export const listMarks = [';', '|', '\n'] as const;

/** Keys that name an object best, the best first. */
const namingKeys = [
  'text',
  'name',
  'label',
  'title',
  'screen_name',
  'username',
  'tag',
  'value',
  'url',
  'id',
];

/**
 * Gathers which fields the records of a file have, at any depth, in the order of their first coming.
 *
 * @throws {ImportError} `too-many-columns` with `rowNumber`.
 */
export class Fields {
  readonly #file: string;
  readonly root: Field = newField([]);
  #count = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** Takes one record into account. */
  add(record: JsonObject, recordNumber: number): void {
    this.#object(this.root, record, recordNumber);
  }

  #object(field: Field, value: JsonObject, recordNumber: number): void {
    for (const key in value) {
      let child = field.children.get(key);
      if (child === undefined) {
        if (++this.#count > readerLimits.columns) {
          const limit = readerLimits.columns;
          throw new ImportError('too-many-columns', {
            file: this.#file,
            rowNumber: recordNumber,
            limit,
          });
        }
        child = newField([...field.path, key]);
        field.children.set(key, child);
      }
      const member = value[key] as JsonValue;
      if (isObject(member)) this.#object(child, member, recordNumber);
      else if (Array.isArray(member)) addList(child, member);
      else if (member !== null) child.scalarCount++;
    }
  }
}

function newField(path: readonly string[]): Field {
  return {
    path,
    children: new Map(),
    scalarCount: 0,
    listCount: 0,
    objectListCount: 0,
    otherListCount: 0,
    marksInElements: new Set(),
    namingKeys: null,
  };
}

function addList(field: Field, list: readonly JsonValue[]): void {
  const elements = list.filter((element) => element !== null);
  if (elements.length === 0) return;
  if (elements.every(isObject)) {
    field.objectListCount++;
    const objects = elements as readonly JsonObject[];
    field.namingKeys = (field.namingKeys ?? namingKeys).filter((key) =>
      objects.every((object) => isName(object[key])),
    );
    for (const key of field.namingKeys) {
      noteMarks(
        field,
        objects.map((object) => object[key] as JsonValue),
      );
    }
  } else if (elements.some((element) => typeof element === 'object')) field.otherListCount++;
  else {
    field.listCount++;
    noteMarks(field, elements);
  }
}

function isName(value: JsonValue | undefined): boolean {
  return (typeof value === 'string' && value !== '') || typeof value === 'number';
}

function noteMarks({ marksInElements }: Field, elements: readonly JsonValue[]): void {
  if (marksInElements.size === listMarks.length) return;
  for (const element of elements) {
    if (typeof element !== 'string') continue;
    for (const mark of listMarks) if (element.includes(mark)) marksInElements.add(mark);
  }
}
