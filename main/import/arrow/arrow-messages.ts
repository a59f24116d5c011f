import { zstdDecompressSync } from 'node:zlib';
import {
  CompressionType,
  compressionRegistry,
  Message,
  RecordBatchStreamWriter,
} from 'apache-arrow';
import { Footer as FlatFooter } from 'apache-arrow/fb/footer';
import { Footer } from 'apache-arrow/ipc/metadata/file';
import { ByteBuffer } from 'flatbuffers';
import { ImportError } from '../import-error.ts';
import type { RandomFile } from '../random-file.ts';
import { checkMessage, checkSchema } from './check-arrow.ts';
import { unpackLz4Frame } from './lz4-frame.ts';

const mostUnpackedBytes = 1 << 29;
const continuation = 0xff_ff_ff_ff;
const fileMagic = 'ARROW1';
const endMarkBytes = 8;

compressionRegistry.set(CompressionType.LZ4_FRAME, {
  decode: (packed) => unpackLz4Frame(packed, mostUnpackedBytes),
});
compressionRegistry.set(CompressionType.ZSTD, {
  decode: (packed) => zstdDecompressSync(packed, { maxOutputLength: mostUnpackedBytes }),
});

/** Where the messages of an Arrow file or stream begin and end. */
export interface ArrowExtent {
  readonly start: number;
  readonly end: number;
  /** Whether a footer follows, which has the schema once more. */
  readonly hasFooter: boolean;
}

/**
 * Where the messages lie: all of a stream; in a file, between its beginning and its footer.
 *
 * @throws {ImportError} `file-damaged`; `format-not-supported` for Feather's first version.
 */
export function arrowExtent(source: RandomFile): ArrowExtent {
  const { sizeBytes } = source;
  const head = source.bytes(0, Math.min(8, sizeBytes)).toString('latin1');
  if (head.startsWith('FEA1')) {
    const found = 'a Feather file of version 1 (version 2, which is Arrow, is read)';
    throw new ImportError('format-not-supported', { file: source.file, found });
  }
  if (!head.startsWith(fileMagic)) return { start: 0, end: sizeBytes, hasFooter: false };
  const tail = source.bytes(Math.max(0, sizeBytes - 10), Math.min(10, sizeBytes));
  const footerBytes = tail.length === 10 ? tail.readInt32LE(0) : -1;
  if (tail.toString('latin1', 4) !== fileMagic || footerBytes < 0 || footerBytes + 18 > sizeBytes) {
    throw source.damaged(sizeBytes, 'It does not end as an Arrow file does.');
  }
  return { start: 8, end: sizeBytes - 10 - footerBytes, hasFooter: true };
}

/**
 * The messages of an Arrow file, each whole, as the library reads them. A message that says that it is
 * longer than the file is damage, and no memory is set aside for it.
 */
export function* arrowMessages(
  source: RandomFile,
  { start, end, hasFooter }: ArrowExtent,
): Generator<Uint8Array, void, void> {
  if (hasFooter && !beginsWithSchema(source, start, end)) yield schemaOfFooter(source, end);
  for (let position = start; position < end; ) {
    const left = end - position;
    if (left < 4) {
      // Four zero bytes or fewer fill a stream up.
      if (source.bytes(position, left).every((byte) => byte === 0)) return;
      throw source.damaged(position, 'The last message is cut.');
    }
    const first = source.bytes(position, Math.min(8, left));
    const hasContinuation = first.readUInt32LE(0) === continuation;
    const prefix = hasContinuation ? 8 : 4;
    if (left < prefix) throw source.damaged(position, 'The last message is cut.');
    const metadataBytes = first.readInt32LE(prefix - 4);
    if (metadataBytes === 0) return;
    if (metadataBytes < 8 || prefix + metadataBytes > left) {
      throw source.damaged(position, 'A message is longer than the file.');
    }
    const bodyBytes = bodyLength(source, position + prefix, metadataBytes);
    const whole = prefix + metadataBytes + bodyBytes;
    if (!(bodyBytes >= 0 && whole <= left)) {
      throw source.damaged(position, 'A message is longer than the file.');
    }
    yield source.bytes(position, whole);
    position += whole;
  }
}

/** The JavaScript library leaves the schema out of the beginning of its files. */
function beginsWithSchema(source: RandomFile, start: number, end: number): boolean {
  const length = end - start < 8 ? 0 : source.bytes(start + 4, 4).readInt32LE(0);
  if (length < 8 || start + 8 + length > end) return false;
  try {
    return Message.decode(source.bytes(start + 8, length)).isSchema();
  } catch {
    // What is no message there is called damaged when it is read.
    return false;
  }
}

function schemaOfFooter(source: RandomFile, end: number): Uint8Array {
  try {
    const footer = source.bytes(end, source.sizeBytes - 10 - end);
    const flat = FlatFooter.getRootAsFooter(new ByteBuffer(footer));
    const flatSchema = flat.schema();
    if (flatSchema) checkSchema(flatSchema, footer.length);
    const { schema } = Footer.decode(footer);
    const writer = new RecordBatchStreamWriter();
    writer.reset(undefined, schema);
    writer.finish();
    return writer.toUint8Array(true).subarray(0, -endMarkBytes);
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw source.damaged(end, 'Its footer is none that Arrow knows.');
  }
}

function bodyLength(source: RandomFile, start: number, length: number): number {
  try {
    const metadata = source.bytes(start, length);
    checkMessage(metadata);
    return Number(Message.decode(metadata).bodyLength);
  } catch (error) {
    if (error instanceof ImportError) throw error;
    throw source.damaged(start, 'A message is none that Arrow knows.');
  }
}
