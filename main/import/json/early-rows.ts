import { SpoolText } from '../spool-text.ts';
import type { Fields } from './fields.ts';
import { type FieldLayout, layOutFields } from './lay-out-fields.ts';
import type { JsonObject } from './parse-record.ts';

/** Records held back before their fields are taken for those of all. */
const mostHeld = 5000;
const mostHeldBytes = 4 << 20;

/**
 * Writes records as rows while their fields are still being gathered: the first of them are held back, and
 * the columns that they make are taken for those of the file until a record proves otherwise.
 *
 * Most files have their fields in every record, and are read once that way instead of twice.
 */
export class EarlyRows {
  readonly #spool: SpoolText;
  readonly #fields: Fields;
  readonly #readBytes: () => number;
  #held: JsonObject[] = [];
  #layout: FieldLayout | null = null;
  #hasFailed = false;

  /** @param readBytes how much of the file has been read: long records are not held by the thousand. */
  constructor(target: string, fields: Fields, readBytes: () => number) {
    this.#spool = new SpoolText(target);
    this.#fields = fields;
    this.#readBytes = readBytes;
  }

  /**
   * Takes the next record, also into the fields.
   *
   * @throws {ImportError} `too-many-columns`.
   */
  add(record: JsonObject, recordNumber: number): void {
    this.#fields.add(record, recordNumber);
    if (this.#hasFailed) return;
    if (this.#layout !== null) {
      this.#write(record, this.#layout);
      return;
    }
    this.#held.push(record);
    if (this.#held.length >= mostHeld || this.#readBytes() > mostHeldBytes) this.#begin();
  }

  /** Whether all rows are written as the fields of all records lay them out. */
  finish(): boolean {
    if (this.#layout === null) this.#begin();
    this.#spool.flush();
    return !this.#hasFailed && this.#layout?.key === layOutFields(this.#fields).key;
  }

  close(): void {
    this.#spool.close();
  }

  #begin(): void {
    const layout = layOutFields(this.#fields);
    this.#layout = layout;
    writeHeader(this.#spool, layout);
    for (const record of this.#held) this.#write(record, layout);
    this.#held = [];
  }

  #write(record: JsonObject, layout: FieldLayout): void {
    const cells = layout.cellsOf(record);
    if (cells === null) this.#hasFailed = true;
    else this.#spool.row(cells, layout.columns.length);
  }
}

/** Writes the row of names. */
export function writeHeader(spool: SpoolText, { columns }: FieldLayout): void {
  spool.row(
    columns.map(({ name }) => name),
    columns.length,
  );
}
