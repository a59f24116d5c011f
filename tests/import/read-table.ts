import { MemorySource } from '#main/import/byte-source.ts';
import { readerLimits } from '#main/import/reader-limits.ts';
import { type Dialect, RecordReader } from '#main/import/record-reader.ts';

/** All records of a text as cells, read with buffers of `bufferBytes`, blank lines left out. */
export function readTable(
  text: string | Buffer,
  dialect: Dialect = { delimiter: ',', quote: '"' },
  bufferBytes = 1 << 16,
  cellBytes = readerLimits.cellBytes,
): string[][] {
  const source = new MemorySource(Buffer.from(text));
  const reader = new RecordReader('table.csv', source, dialect, {
    ...readerLimits,
    bufferBytes,
    cellBytes,
  });
  const records: string[][] = [];
  do {
    for (let cells = reader.scanRecord(0); cells > 0; cells = reader.scanRecord(0)) {
      if (!reader.isBlank) records.push(reader.cellTexts(cells));
    }
  } while (reader.refill());
  return records;
}
