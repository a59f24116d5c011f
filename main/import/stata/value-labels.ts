import type { RandomFile } from '../random-file.ts';
import type { StataCursor } from './stata-cursor.ts';
import {
  type StataValueLabel,
  type StataVersion,
  stataMarks,
  stataWidths,
} from './stata-layout.ts';
import type { StataWords } from './stata-words.ts';

const firstMissing = 2_147_483_621;

/**
 * Reads the value labels that stand at the end of a .dta, by the names of their sets. A label of the plain
 * "." is left out: Stata does not let one be written.
 */
export function readValueLabels(
  file: RandomFile,
  cursor: StataCursor,
  { version, isLittleEndian }: { readonly version: StataVersion; readonly isLittleEndian: boolean },
  words: StataWords,
  isTagged: boolean,
): ReadonlyMap<string, readonly StataValueLabel[]> {
  const sets = new Map<string, readonly StataValueLabel[]>();
  const nameWidth = stataWidths(version).name;
  const goesOn = (): boolean =>
    isTagged ? cursor.passes('<lbl>') : cursor.position < file.sizeBytes;
  while (goesOn()) {
    const length = cursor.whole(4);
    const [name] = cursor.texts(1, nameWidth, words);
    cursor.bytes(3);
    const start = cursor.position;
    const table = cursor.bytes(length);
    sets.set(name as string, readTable(file, start, table, isLittleEndian, words));
    if (isTagged) cursor.expect('</lbl>');
  }
  if (isTagged) cursor.expect('</value_labels>');
  return sets;
}

/** A table: how many, bytes of text, where each text begins, the codes, the texts. */
function readTable(
  file: RandomFile,
  start: number,
  table: Buffer,
  isLittleEndian: boolean,
  words: StataWords,
): readonly StataValueLabel[] {
  const whole = (at: number): number =>
    isLittleEndian ? table.readInt32LE(at) : table.readInt32BE(at);
  const count = table.length < 8 ? -1 : whole(0);
  const textBytes = table.length < 8 ? 0 : whole(4);
  const textsStart = 8 + 8 * count;
  if (count < 0 || textBytes < 0 || textsStart + textBytes > table.length) {
    throw file.damaged(start, 'A list of value labels is longer than its place.');
  }
  return Array.from({ length: count }, (_, index) => {
    const textStart = textsStart + whole(8 + 4 * index);
    if (textStart < textsStart || textStart > table.length) {
      throw file.damaged(start, 'A value label lies outside its list.');
    }
    const code = whole(8 + 4 * count + 4 * index);
    return { code: codeOf(code), label: words.text(table, textStart, textsStart + textBytes) };
  }).filter(({ code }) => code !== '.');
}

function codeOf(code: number): number | string {
  if (code < firstMissing) return code;
  return code === firstMissing ? '.' : (stataMarks[code - firstMissing - 1] ?? '.');
}
