import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Interruption } from '#analysis/interruption.ts';
import { type ByteSource, FileSource } from '../byte-source.ts';
import { recogniseEncoding } from '../encodings.ts';
import { ImportError } from '../import-error.ts';
import { firstBytes } from '../recognise/sample.ts';
import { SpoolText } from '../spool-text.ts';
import { openDelimited, type TableFile } from '../table-file.ts';
import { transcodedToUtf8 } from '../transcode.ts';
import { EarlyRows, writeHeader } from './early-rows.ts';
import { Fields } from './fields.ts';
import {
  type CountedPlace,
  findRecords,
  notRecords,
  type RecordsFound,
  type RecordsPlace,
} from './find-records.ts';
import { JsonCursor } from './json-cursor.ts';
import { type FieldLayout, layOutFields } from './lay-out-fields.ts';
import type { JsonObject } from './parse-record.ts';
import { keyField, type RecordsWalked, walkRecords } from './walk-records.ts';

const encodingBytes = 1 << 16;
const lineEndings = new Set(['.jsonl', '.ndjson', '.jsonlines']);
const jsonEndings = new Set(['.json', ...lineEndings]);
const beginsLikeJson = /^\s*(?:\{\s*(?:"[^"\\]*"\s*:|\})|\[\s*(?:\{\s*["}]|\[|\]\s*$))/u;
const beginsLikeArchive = /^\s*window\.[\w.]{1,100}\s*=\s*[[{]/u;

/** Whether a file is to be read as JSON, by its first bytes or, failing that, by its name. */
export function isJson(file: string, head: Buffer): boolean {
  if (jsonEndings.has(extname(file).toLowerCase())) return true;
  const { encoding } = recogniseEncoding(head);
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const text = isWide
    ? new TextDecoder(encoding).decode(head)
    : head.toString('latin1').replace(/^\u00ef\u00bb\u00bf/u, '');
  return beginsLikeJson.test(text) || beginsLikeArchive.test(text);
}

/**
 * Opens the records of a JSON file as delimited text: the file is read once, its rows being written into a
 * file beside, and once more where a field comes late; memory does not grow with it.
 *
 * Read: a list of objects, an object a line, an object that holds lists of objects (the longest one, unless
 * `sheet` names another by its path), archives of X, listings of Reddit, answers of YouTube.
 *
 * - Missing: null, and a field that a record does not have, are empty cells.
 * - Whole numbers of more than 15 digits keep all of them.
 *
 * @param sheet the path of the list ("data.children"); null: the longest.
 * @throws {ImportError} `file-damaged` with `rowNumber` (the record, from 1) and `byte`, `sheet-not-found`,
 *   `format-not-supported`, `file-empty`, `too-many-columns`, `cancelled`.
 */
export function jsonFile(
  file: string,
  sheet: string | null,
  interruption: Interruption,
): TableFile {
  const reading = new JsonReading(file, interruption);
  const areLines = lineEndings.has(extname(file).toLowerCase());
  const found = reading.pass((cursor) => {
    if (cursor.peek() < 0) throw new ImportError('file-empty', { file });
    return findRecords(cursor, file, areLines);
  });
  const place = choosePlace(file, found, sheet);
  const folder = mkdtempSync(join(tmpdir(), 'parallax-'));
  const dispose = (): void => rmSync(folder, { recursive: true, force: true });
  const text = join(folder, 'records.csv');
  let spooled: SpooledRecords;
  try {
    spooled = spoolRecords(reading, place, text);
  } catch (error) {
    dispose();
    throw error;
  }
  const { walked, layout } = spooled;
  const isChoice = found.places.length > 1;
  return {
    file,
    format: 'json',
    fileBytes: reading.sizeBytes,
    sheets: isChoice ? found.places.map(pathName) : [],
    sheet: isChoice && place.layout !== 'lines' ? pathName({ place }) : null,
    warnings: warningsOf(walked, found, place, sheet),
    sha256: reading.sha256,
    shape: {
      headerRows: 1,
      why: [placeWords(place), ...layout.why],
      columnWhy: layout.columns.map(({ why }) => why),
    },
    open: () => openDelimited(text, 'utf-8', false),
    dispose,
  };
}

/** Passes over one file, each of which sees it as it was at the first, also where it has grown since. */
class JsonReading {
  readonly file: string;
  readonly sizeBytes: number;
  /** Bytes handed out by the pass at hand. */
  readBytes = 0;
  sha256: string | null = null;
  readonly #encoding: string;
  readonly #interruption: Interruption;

  constructor(file: string, interruption: Interruption) {
    this.file = file;
    this.#interruption = interruption;
    const probe = new FileSource(file, { hash: false });
    this.sizeBytes = probe.sizeBytes;
    probe.close();
    const { encoding } = recogniseEncoding(firstBytes(file, encodingBytes).bytes);
    this.#encoding = encoding === 'utf-16le' || encoding === 'utf-16be' ? encoding : 'utf-8';
  }

  /** One pass with a cursor at the file's start. */
  pass<Result>(read: (cursor: JsonCursor) => Result): Result {
    const hash = createHash('sha256');
    this.readBytes = 0;
    const file = new FileSource(this.file, { hash: false });
    const bounded: ByteSource = {
      read: (target, offset, length) => {
        this.#interruption.report('reading the records', this.readBytes, this.sizeBytes);
        const left = this.sizeBytes - this.readBytes;
        const count = file.read(target, offset, Math.min(length, left));
        this.readBytes += count;
        if (this.sha256 === null) hash.update(target.subarray(offset, offset + count));
        return count;
      },
      close: () => file.close(),
    };
    try {
      const result = read(
        new JsonCursor(this.file, transcodedToUtf8(this.file, bounded, this.#encoding)),
      );
      if (this.readBytes === this.sizeBytes) this.sha256 ??= hash.digest('hex');
      return result;
    } finally {
      file.close();
    }
  }

  /** One pass over the records. */
  records(
    place: RecordsPlace,
    take: (record: JsonObject, recordNumber: number) => void,
  ): RecordsWalked {
    return this.pass((cursor) => walkRecords(cursor, place, take));
  }

  /** The error that the file is no longer what it was. */
  changed(recordNumber: number): ImportError {
    return new ImportError('file-damaged', {
      file: this.file,
      format: 'JSON',
      rowNumber: recordNumber,
      reason: 'The file was changed while it was being read.',
    });
  }
}

interface SpooledRecords {
  readonly walked: RecordsWalked;
  readonly layout: FieldLayout;
}

/** Writes the records as rows: along with the first reading where the first records have every field. */
function spoolRecords(reading: JsonReading, place: RecordsPlace, target: string): SpooledRecords {
  const fields = new Fields(reading.file);
  const early = new EarlyRows(target, fields, () => reading.readBytes);
  let walked: RecordsWalked;
  let isWritten: boolean;
  try {
    walked = reading.records(place, (record, number) => early.add(record, number));
    if (walked.recordCount === 0) throw notRecords(reading.file, 'a JSON file without records');
    refuseNumberedRows(reading.file, fields);
    isWritten = early.finish();
  } finally {
    early.close();
  }
  const layout = layOutFields(fields);
  if (!isWritten) rewriteRows(reading, place, layout, target);
  return { walked, layout };
}

function rewriteRows(
  reading: JsonReading,
  place: RecordsPlace,
  layout: FieldLayout,
  target: string,
): void {
  const spool = new SpoolText(target);
  try {
    writeHeader(spool, layout);
    reading.records(place, (record, recordNumber) => {
      const cells = layout.cellsOf(record);
      if (cells === null) throw reading.changed(recordNumber);
      spool.row(cells, layout.columns.length);
    });
    spool.flush();
  } finally {
    spool.close();
  }
}

function choosePlace(file: string, found: RecordsFound, sheet: string | null): RecordsPlace {
  if (sheet === null) return found.place;
  const chosen = found.places.find((place) => pathName(place) === sheet);
  if (chosen) return chosen.place;
  throw new ImportError('sheet-not-found', { file, sheet, sheets: found.places.map(pathName) });
}

function pathName({ place }: Pick<CountedPlace, 'place'>): string {
  return place.path.length === 0 ? '(the whole file)' : place.path.join('.');
}

function placeWords(place: RecordsPlace): string {
  if (place.layout === 'lines') return 'JSON: one record after another.';
  const where = place.path.length === 0 ? 'the file' : `“${pathName({ place })}”`;
  return place.layout === 'list'
    ? `JSON: the records are the list ${place.path.length === 0 ? 'that the file is' : where}.`
    : `JSON: the records are the members of ${where}; “${keyField}” is the key of each.`;
}

/** What some programs write by default: a column after another, its rows named by their numbers. */
function refuseNumberedRows(file: string, fields: Fields): void {
  const names = [...fields.root.children.keys()].filter((name) => name !== keyField);
  if (names.length > 1 && names.every((name, row) => name === String(row))) {
    throw notRecords(file, 'a JSON file of columns, whose rows are named 0, 1, 2 and so on');
  }
}

const namesShown = 5;

function warningsOf(
  { otherCount, repeatedKeyCount, repeatedKey }: RecordsWalked,
  { places }: RecordsFound,
  place: RecordsPlace,
  wish: string | null,
): readonly string[] {
  const warnings: string[] = [];
  const others = places.filter((one) => one.place !== place);
  if (wish === null && others.length > 0) {
    const shown = others
      .slice(0, namesShown)
      .map((one) => `“${pathName(one)}” (${one.count.toLocaleString('en-US')})`);
    const more = others.length > namesShown ? ', …' : '';
    warnings.push(
      `Read from the longest list, “${pathName({ place: place as CountedPlace['place'] })}”; the file also has ${shown.join(', ')}${more}.`,
    );
  }
  if (otherCount > 0) {
    const values = otherCount === 1 ? '1 value' : `${otherCount.toLocaleString('en-US')} values`;
    warnings.push(
      `${values} among the records ${otherCount === 1 ? 'is' : 'are'} no record and ${otherCount === 1 ? 'was' : 'were'} left out.`,
    );
  }
  if (repeatedKey !== null) {
    const count =
      repeatedKeyCount === 1
        ? '1 record has'
        : `${repeatedKeyCount.toLocaleString('en-US')} records have`;
    warnings.push(
      `${count} a key twice; the last one counts (record ${repeatedKey.recordNumber}, “${repeatedKey.key}”).`,
    );
  }
  return warnings;
}
