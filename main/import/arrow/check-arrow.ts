import { type Data, DataType, type RecordBatch } from 'apache-arrow';
import { DictionaryBatch } from 'apache-arrow/fb/dictionary-batch';
import type { Field as FlatField } from 'apache-arrow/fb/field';
import { Message } from 'apache-arrow/fb/message';
import { MessageHeader } from 'apache-arrow/fb/message-header';
import { RecordBatch as FlatBatch } from 'apache-arrow/fb/record-batch';
import { Schema } from 'apache-arrow/fb/schema';
import { ByteBuffer } from 'flatbuffers';

const mostRows = 1 << 26;
const nodeBytes = 16;
const deepest = 32;
const tooMany = 'more entries than its bytes hold';

/**
 * Makes sure that the lists of a message say no more entries than its bytes can hold: the library would
 * set aside room for all of them.
 *
 * @throws {RangeError} where they do.
 */
export function checkMessage(metadata: Uint8Array): void {
  const message = Message.getRootAsMessage(new ByteBuffer(metadata));
  const most = metadata.length;
  switch (message.headerType()) {
    case MessageHeader.Schema: {
      const schema = message.header(new Schema()) as Schema | null;
      if (schema) checkSchema(schema, most);
      break;
    }
    case MessageHeader.RecordBatch:
      checkBatch(message.header(new FlatBatch()) as FlatBatch | null, most);
      break;
    case MessageHeader.DictionaryBatch:
      checkBatch(
        (message.header(new DictionaryBatch()) as DictionaryBatch | null)?.data() ?? null,
        most,
      );
      break;
    default:
      throw new RangeError('a message of an unknown kind');
  }
  refuse(message.customMetadataLength() * 4 > most);
}

/** As `checkMessage`, for a schema by itself. */
export function checkSchema(schema: Schema, most: number): void {
  let left = most;
  const visit = (field: FlatField | null, depth: number): void => {
    left -= 4;
    if (field === null) throw new RangeError(tooMany);
    refuse(left < 0 || depth > deepest);
    refuse(field.childrenLength() * 4 > most || field.customMetadataLength() * 4 > most);
    for (let at = 0; at < field.childrenLength(); at++) visit(field.children(at), depth + 1);
  };
  refuse(schema.fieldsLength() * 4 > most || schema.customMetadataLength() * 4 > most);
  for (let at = 0; at < schema.fieldsLength(); at++) visit(schema.fields(at), 0);
}

function checkBatch(batch: FlatBatch | null, most: number): void {
  if (batch === null) throw new RangeError(tooMany);
  refuse(batch.nodesLength() * nodeBytes > most || batch.buffersLength() * nodeBytes > most);
  refuse(batch.variadicBufferCountsLength() * 8 > most);
}

function refuse(isWrong: boolean): void {
  if (isWrong) throw new RangeError(tooMany);
}

/**
 * Makes sure that the columns of a batch hold the rows that it says it has.
 *
 * @throws {RangeError} where they do not.
 */
export function checkColumns(batch: RecordBatch): void {
  refuse(!(batch.numRows >= 0 && batch.numRows <= mostRows));
  for (const child of batch.data.children) checkData(child, batch.numRows, 0);
}

function checkData(data: Data, rows: number, depth: number): void {
  const { type, length, children } = data;
  refuse(depth > deepest || length !== rows);
  const offsets = data.valueOffsets as ArrayLike<number | bigint> | undefined;
  if (DataType.isNull(type)) return;
  if (DataType.isDictionary(type)) {
    refuse((data.values as ArrayLike<unknown>).length < rows);
    for (const entries of data.dictionary?.data ?? [])
      checkData(entries, entries.length, depth + 1);
  } else if (DataType.isList(type) || DataType.isMap(type)) {
    const child = children[0];
    if (child === undefined) throw new RangeError(tooMany);
    checkOffsets(offsets, rows, child.length);
    checkData(child, child.length, depth + 1);
  } else if (children.length > 0) {
    for (const child of children) checkData(child, child.length, depth + 1);
    const stride = DataType.isFixedSizeList(type) ? type.listSize : 1;
    refuse(children.some((child) => child.length < rows * stride));
  } else if (offsets !== undefined && offsets.length > 0) {
    checkOffsets(offsets, rows, (data.values as ArrayLike<unknown>).length);
  } else {
    const held = (data.values as ArrayLike<unknown>).length * (DataType.isBool(type) ? 8 : 1);
    refuse(held < rows * (DataType.isDecimal(type) ? 2 : 1) && rows > 0);
  }
}

/** Places only go up, and end within what they point into. */
function checkOffsets(
  offsets: ArrayLike<number | bigint> | undefined,
  rows: number,
  most: number,
): void {
  if (rows === 0) return;
  if (offsets === undefined || offsets.length < rows + 1) throw new RangeError(tooMany);
  let before = 0;
  for (let at = 0; at <= rows; at++) {
    const place = Number(offsets[at]);
    refuse(!(place >= before));
    before = place;
  }
  refuse(before > most);
}
