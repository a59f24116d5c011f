import { closeSync, openSync, writeSync } from 'node:fs';

/** Writes a header and `rows` lines, a megabyte at a time. */
export function writeRows(
  file: string,
  header: string,
  rows: number,
  line: (row: number) => string,
): void {
  const descriptor = openSync(file, 'w');
  let text = `${header}\n`;
  for (let row = 0; row < rows; row++) {
    text += `${line(row)}\n`;
    if (text.length > 1 << 20) {
      writeSync(descriptor, text);
      text = '';
    }
  }
  writeSync(descriptor, text);
  closeSync(descriptor);
}
