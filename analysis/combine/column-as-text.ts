import type { CategoryColumn, Column, TextColumn } from '../columns/column.ts';
import { missingByte } from '../columns/missing-reason.ts';
import type { VariableKind } from '../columns/variable.ts';

/**
 * A column's values as texts: labels (or, with `codes`, codes) of answers, numbers as written in code, dates
 * as ISO times ("2024-03-05", "2024-03-05T10:30:00.000Z").
 *
 * - Missing: a missing row has no text, and keeps its reason.
 */
export function columnAsText(
  column: Column,
  kind: VariableKind,
  use: 'labels' | 'codes',
): TextColumn {
  switch (column.type) {
    case 'text':
      return column;
    case 'category':
      return answersAsText(column, use);
    case 'number': {
      const { values, missing } = column;
      const encoder = new TextEncoder();
      const texts = new TextRows(values.length, missing);
      for (let row = 0; row < values.length; row++) {
        const isMissing = missing !== null && missing[row] !== 0;
        texts.add(isMissing ? nothing : encoder.encode(wordOf(values[row] as number, kind)));
      }
      return texts.column();
    }
  }
}

const nothing = new Uint8Array(0);

function answersAsText(column: CategoryColumn, use: 'labels' | 'codes'): TextColumn {
  const encoder = new TextEncoder();
  const words = column.categories.map(({ label, code, missing }) =>
    missing === null ? encoder.encode(use === 'labels' ? label : code) : nothing,
  );
  const bytes = column.categories.map(({ missing }) =>
    missing === null ? 0 : missingByte(missing),
  );
  const missing = new Uint8Array(column.codes.length);
  for (let row = 0; row < missing.length; row++) {
    missing[row] = bytes[column.codes[row] as number] as number;
  }
  const texts = new TextRows(missing.length, missing.some((byte) => byte !== 0) ? missing : null);
  for (let row = 0; row < missing.length; row++) {
    texts.add(words[column.codes[row] as number] as Uint8Array);
  }
  return texts.column();
}

function wordOf(value: number, kind: VariableKind): string {
  if (kind !== 'date' || !(Math.abs(value) <= 8.64e15)) return String(value);
  const iso = new Date(value).toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso;
}

/** Texts of rows one after the other, in room that grows. */
class TextRows {
  readonly #offsets: Int32Array;
  readonly #missing: Uint8Array | null;
  #bytes: Uint8Array;
  #row = 0;
  #end = 0;

  constructor(rows: number, missing: Uint8Array | null) {
    this.#offsets = new Int32Array(rows + 1);
    this.#missing = missing;
    this.#bytes = new Uint8Array(Math.max(64, rows * 8));
  }

  add(text: Uint8Array): void {
    const end = this.#end + text.length;
    if (end > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(end, this.#bytes.length * 2));
      larger.set(this.#bytes.subarray(0, this.#end));
      this.#bytes = larger;
    }
    for (let at = 0; at < text.length; at++) this.#bytes[this.#end + at] = text[at] as number;
    this.#end = end;
    this.#offsets[++this.#row] = end;
  }

  column(): TextColumn {
    const bytes = this.#bytes.subarray(0, this.#end);
    return { type: 'text', offsets: this.#offsets, bytes, missing: this.#missing };
  }
}
