import { ImportError } from '../import-error.ts';
import type { JsonCursor } from './json-cursor.ts';

/** Where in a JSON file its records stand. */
export type RecordsPlace =
  /** One value after another, mostly a line each. */
  | { readonly layout: 'lines' }
  /** The elements of the list under these keys; none: the file is the list. */
  | { readonly layout: 'list'; readonly path: readonly string[] }
  /** The members of the object under these keys, each named by its key. */
  | { readonly layout: 'members'; readonly path: readonly string[] };

/** A place with how many objects stand there. */
export interface CountedPlace {
  readonly place: RecordsPlace & { readonly layout: 'list' | 'members' };
  readonly count: number;
}

/** What a JSON file is made of: where its records are, and where else some might be, the most first. */
export interface RecordsFound {
  readonly place: RecordsPlace;
  readonly places: readonly CountedPlace[];
}

const deepest = 12;
const placesKept = 40;
const leastMembers = 2;

/** What stands before the value of a file made for a web page, as in archives of X. */
export const assignment =
  /^(?:(?:var|let|const)\s+)?[\w$.]{1,100}(?:\[\s*"?\w{1,40}"?\s*\])?\s*=\s*/u;

/**
 * Finds the records of a JSON file: a list of objects, one object after another, or the largest list of
 * objects inside an object. Without any list, an object whose members are objects is a list with names.
 *
 * @throws {ImportError} `format-not-supported` where there are no records, `file-damaged`.
 */
export function findRecords(cursor: JsonCursor, file: string, areLines: boolean): RecordsFound {
  if (areLines) return { place: { layout: 'lines' }, places: [] };
  cursor.passesPattern(assignment);
  const first = cursor.peek();
  if (first === 0x5b) return { place: { layout: 'list', path: [] }, places: [] };
  if (first !== 0x7b) throw notRecords(file, 'a JSON file that holds a single value');
  const survey = new PlaceSurvey(cursor);
  survey.object([]);
  cursor.passes(';');
  if (cursor.peek() >= 0) return { place: { layout: 'lines' }, places: [] };
  const [lists, members] = (['list', 'members'] as const).map((layout) =>
    survey.places
      .filter(({ place, count }) => place.layout === layout && count > 0)
      .sort((a, b) => b.count - a.count),
  );
  const places = lists && lists.length > 0 ? lists : (members ?? []);
  return { place: places[0]?.place ?? { layout: 'lines' }, places };
}

/** The error for JSON that holds no records. */
export function notRecords(file: string, found: string): ImportError {
  return new ImportError('format-not-supported', {
    file,
    found,
    supported: 'JSON that holds a list of objects, or an object a line',
  });
}

class PlaceSurvey {
  readonly #cursor: JsonCursor;
  readonly places: CountedPlace[] = [];

  constructor(cursor: JsonCursor) {
    this.#cursor = cursor;
  }

  /** Passes an object, noting the lists of objects in it. */
  object(path: readonly string[]): void {
    let objects = 0;
    let members = 0;
    for (const key of membersOf(this.#cursor)) {
      members++;
      const first = this.#cursor.peek();
      if (first === 0x7b) objects++;
      if (path.length >= deepest || (first !== 0x7b && first !== 0x5b)) this.#cursor.skip();
      else if (first === 0x7b) this.object([...path, key]);
      else this.#list([...path, key]);
    }
    if (objects === members && members >= leastMembers) {
      this.#note({ place: { layout: 'members', path }, count: members });
    }
  }

  #list(path: readonly string[]): void {
    let count = 0;
    for (const first of elementsOf(this.#cursor)) {
      if (first === 0x7b) count++;
      this.#cursor.skip();
    }
    this.#note({ place: { layout: 'list', path }, count });
  }

  #note(found: CountedPlace): void {
    this.places.push(found);
    if (this.places.length <= placesKept * 2) return;
    this.places.sort((a, b) => b.count - a.count).length = placesKept;
  }
}

/**
 * The keys of the object that comes next; whoever asks passes each value before asking for the next key.
 */
export function* membersOf(cursor: JsonCursor): Generator<string> {
  cursor.expect('{', 'where an object begins');
  if (cursor.passes('}')) return;
  do {
    if (cursor.peek() !== 0x22) throw cursor.damage('A key in double quotes is missing.');
    const key = keyOf(cursor);
    cursor.expect(':', 'after a key');
    if (cursor.peek() < 0) throw cursor.damage('The file ends after a key.');
    yield key;
  } while (cursor.passes(','));
  cursor.expect('}', 'before the end of an object');
}

/** The first bytes of the elements of the list that comes next; each is passed before the next. */
export function* elementsOf(cursor: JsonCursor): Generator<number> {
  cursor.expect('[', 'where a list begins');
  if (cursor.passes(']')) return;
  do {
    const first = cursor.peek();
    if (first < 0) throw cursor.damage('The file ends in the middle of a list.');
    if (first === 0x2c || first === 0x5d) throw cursor.damage('A value is missing in a list.');
    yield first;
  } while (cursor.passes(','));
  cursor.expect(']', 'before the end of a list');
}

function keyOf(cursor: JsonCursor): string {
  const { bytes, byte } = cursor.take();
  try {
    return String(JSON.parse(bytes.toString('utf8')));
  } catch {
    throw cursor.damage('A key is not a text of JSON.', byte);
  }
}
