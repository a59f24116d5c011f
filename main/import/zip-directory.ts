import { createInflateRaw } from 'node:zlib';

/** A file inside a zip archive, as the archive's directory declares it. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly headerOffset: number;
  /** The checksum of what comes out. */
  readonly crc32: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endBytes = 22;
const longestComment = 65_535;

/** The directory at the end of a zip archive; null when there is none that can be read. */
export function readZipDirectory(archive: Buffer): readonly ZipEntry[] | null {
  const end = findEnd(archive);
  if (end < 0) return null;
  const count = archive.readUInt16LE(end + 10);
  let at = archive.readUInt32LE(end + 16);
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index++) {
    if (at + 46 > archive.length || archive.readUInt32LE(at) !== entrySignature) return null;
    const nameLength = archive.readUInt16LE(at + 28);
    entries.push({
      name: archive.toString('utf8', at + 46, at + 46 + nameLength),
      method: archive.readUInt16LE(at + 10),
      crc32: archive.readUInt32LE(at + 16),
      packedBytes: archive.readUInt32LE(at + 20),
      unpackedBytes: archive.readUInt32LE(at + 24),
      headerOffset: archive.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * Unpacks an entry piece by piece, until the consumer returns false. The pieces are void after it returns.
 *
 * @returns how many bytes came out; stops (and returns more than `most`) once there are more than `most`.
 */
export async function unpackEntry(
  archive: Buffer,
  entry: ZipEntry,
  most: number,
  consume: (piece: Buffer) => unknown,
): Promise<number> {
  const packed = packedBytesOf(archive, entry);
  if (entry.method === 0) {
    consume(packed);
    return packed.length;
  }
  const inflate = createInflateRaw();
  inflate.end(packed);
  let length = 0;
  for await (const piece of inflate) {
    length += (piece as Buffer).length;
    if (length > most) {
      inflate.destroy();
      return length;
    }
    if (consume(piece as Buffer) === false) {
      inflate.destroy();
      return length;
    }
  }
  return length;
}

function packedBytesOf(archive: Buffer, { headerOffset, packedBytes }: ZipEntry): Buffer {
  if (headerOffset + 30 > archive.length || archive.readUInt32LE(headerOffset) !== localSignature) {
    throw new RangeError('the archive points to where no entry is');
  }
  const nameLength = archive.readUInt16LE(headerOffset + 26);
  const extraLength = archive.readUInt16LE(headerOffset + 28);
  const start = headerOffset + 30 + nameLength + extraLength;
  return archive.subarray(start, start + packedBytes);
}

function findEnd(archive: Buffer): number {
  const lowest = Math.max(0, archive.length - endBytes - longestComment);
  for (let at = archive.length - endBytes; at >= lowest; at--) {
    if (archive.readUInt32LE(at) === endSignature) return at;
  }
  return -1;
}
