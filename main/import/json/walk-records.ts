import { assignment, elementsOf, membersOf, type RecordsPlace } from './find-records.ts';
import type { JsonCursor } from './json-cursor.ts';
import { isObject, type JsonObject, parseRecord } from './parse-record.ts';
import { postsIn } from './posts-in.ts';

/** What a walk over the records of a file met. */
export interface RecordsWalked {
  /** Records that were handed out, those that a record holds counted each. */
  readonly recordCount: number;
  /** Values that stand among the records and are none. */
  readonly otherCount: number;
  /** Records with a key twice, and the first of them. */
  readonly repeatedKeyCount: number;
  readonly repeatedKey: { readonly key: string; readonly recordNumber: number } | null;
}

/** The field that holds the key of a record where records are named by their keys. */
export const keyField = 'key';

/**
 * Hands out every record of a file in its order.
 *
 * @throws {ImportError} `file-damaged` with the record and the byte.
 */
export function walkRecords(
  cursor: JsonCursor,
  place: RecordsPlace,
  take: (record: JsonObject, recordNumber: number) => void,
): RecordsWalked {
  const walk = new RecordWalk(cursor, take);
  cursor.passesPattern(assignment);
  if (place.layout === 'lines') {
    while (cursor.peek() >= 0) {
      walk.record(null);
      cursor.passesPattern(/^\s*,\s*(?=\{)/u);
    }
    return walk;
  }
  const opening = place.layout === 'list' ? 0x5b : 0x7b;
  descend(cursor, place.path, (isThere) => {
    if (!isThere || cursor.peek() !== opening) cursor.skip();
    else if (place.layout === 'list') for (const _ of elementsOf(cursor)) walk.record(null);
    else for (const key of membersOf(cursor)) walk.record(key);
  });
  cursor.recordNumber = 0;
  cursor.passes(';');
  if (cursor.peek() >= 0) throw cursor.damage('Something follows the end of the JSON.');
  return walk;
}

function descend(
  cursor: JsonCursor,
  path: readonly string[],
  read: (isThere: boolean) => void,
): void {
  const [first, ...rest] = path;
  if (first === undefined || cursor.peek() !== 0x7b) {
    read(first === undefined);
    return;
  }
  for (const key of membersOf(cursor)) {
    if (key !== first) read(false);
    else if (rest.length > 0) descend(cursor, rest, read);
    else read(true);
  }
}

class RecordWalk implements RecordsWalked {
  readonly #cursor: JsonCursor;
  readonly #take: (record: JsonObject, recordNumber: number) => void;
  recordCount = 0;
  otherCount = 0;
  repeatedKeyCount = 0;
  repeatedKey: { readonly key: string; readonly recordNumber: number } | null = null;

  constructor(cursor: JsonCursor, take: (record: JsonObject, recordNumber: number) => void) {
    this.#cursor = cursor;
    this.#take = take;
  }

  record(key: string | null): void {
    const cursor = this.#cursor;
    const recordNumber = ++cursor.recordNumber;
    const taken = cursor.take();
    if (taken.bytes.length === 0) throw cursor.damage('A value is missing.', taken.byte);
    const { value, repeatedKey } = parseRecord(cursor, taken);
    if (repeatedKey !== null) {
      this.repeatedKeyCount++;
      this.repeatedKey ??= { key: repeatedKey, recordNumber };
    }
    if (!isObject(value)) {
      this.otherCount++;
      return;
    }
    for (const post of postsIn(value)) {
      this.recordCount++;
      this.#take(key === null ? post : { [keyField]: key, ...post }, recordNumber);
    }
  }
}
