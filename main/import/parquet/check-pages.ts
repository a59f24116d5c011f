import type { FileMetaData, RowGroup } from 'hyparquet';
import type { RandomFile } from '../random-file.ts';
import { ThriftFields } from './thrift-fields.ts';

const mostPageValues = 1 << 24;
const mostPageBytes = 1 << 28;
const mostGroupRows = 2 ** 31;
const usualHeaderBytes = 256;
const mostHeaderBytes = 1 << 22;

/**
 * Makes sure that a footer describes this file: row groups that add up, and columns that lie within it.
 *
 * @throws {ImportError} `file-damaged`.
 */
export function checkMetadata(source: RandomFile, metadata: FileMetaData): void {
  const { sizeBytes } = source;
  let rows = 0;
  for (const group of metadata.row_groups) {
    const groupRows = Number(group.num_rows);
    if (!(groupRows >= 0 && groupRows < mostGroupRows)) {
      throw source.damaged(sizeBytes, 'A row group says that it has an impossible number of rows.');
    }
    rows += groupRows;
    for (const { meta_data: column } of group.columns) {
      const start = Number(column?.dictionary_page_offset || column?.data_page_offset || 0);
      const length = Number(column?.total_compressed_size ?? 0);
      if (!(start >= 0 && length >= 0 && start + length <= sizeBytes)) {
        throw source.damaged(sizeBytes, 'A column lies outside the file.');
      }
    }
  }
  if (rows !== Number(metadata.num_rows)) {
    throw source.damaged(sizeBytes, 'Its row groups do not add up to the rows it says it has.');
  }
}

/**
 * Makes sure before a row group is unpacked that no page of the columns wanted says that it holds more than
 * its column, or more than memory should.
 *
 * @throws {ImportError} `file-damaged`.
 */
export function checkPages(
  source: RandomFile,
  group: RowGroup,
  tops: ReadonlySet<string | undefined>,
): void {
  for (const { meta_data: column } of group.columns) {
    if (column === undefined || !tops.has(column.path_in_schema[0])) continue;
    const first = Number(column.data_page_offset);
    const dictionary = Number(column.dictionary_page_offset ?? 0);
    const start = dictionary > 0 && dictionary < first ? dictionary : first;
    const end = start + Number(column.total_compressed_size);
    const most = Math.min(mostPageValues, Number(column.num_values));
    let values = 0;
    for (let position = start; position < end - 1 && values < Number(column.num_values); ) {
      const page = readPageHeader(source, position);
      const isDictionary = page.type === 2;
      if (
        !(page.values >= 0 && page.values <= (isDictionary ? mostPageValues : most)) ||
        !(page.unpackedBytes >= 0 && page.unpackedBytes <= mostPageBytes) ||
        !(
          page.packedBytes >= 0 &&
          position + page.headerBytes + page.packedBytes <= source.sizeBytes
        )
      ) {
        throw source.damaged(position, 'A page says that it holds more than it can.', {
          column: column.path_in_schema.join('.'),
        });
      }
      if (!isDictionary) values += page.values;
      position += page.headerBytes + page.packedBytes;
    }
  }
}

/** What a page says of itself: numbers for types and encodings are those of parquet.thrift. */
export interface PageHeader {
  readonly type: number;
  readonly unpackedBytes: number;
  readonly packedBytes: number;
  readonly values: number;
  readonly headerBytes: number;
  readonly encoding: number;
  /** Of a data page of version 2: what stands before its values, and whether those are packed. */
  readonly levelBytes: number;
  readonly isPacked: boolean;
}

/** Reads the header of the page at a byte. @throws {ImportError} `file-damaged`. */
export function readPageHeader(source: RandomFile, position: number): PageHeader {
  const left = source.sizeBytes - position;
  const fields =
    ThriftFields.read(source.bytes(position, Math.min(usualHeaderBytes, left))) ??
    ThriftFields.read(source.bytes(position, Math.min(mostHeaderBytes, left)));
  if (fields === null) throw source.damaged(position, 'A page does not begin as pages do.');
  // Fields of PageHeader in parquet.thrift: 5 a data page, 7 a dictionary, 8 a data page of version 2.
  const values = fields.number(5, 1) ?? fields.number(8, 1) ?? fields.number(7, 1) ?? 0;
  return {
    type: fields.number(1) ?? -1,
    unpackedBytes: fields.number(2) ?? -1,
    packedBytes: fields.number(3) ?? -1,
    values,
    headerBytes: fields.length,
    encoding: fields.number(5, 2) ?? fields.number(8, 4) ?? -1,
    levelBytes: (fields.number(8, 5) ?? 0) + (fields.number(8, 6) ?? 0),
    isPacked: fields.number(8, 7) !== 0,
  };
}
