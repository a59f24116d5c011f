import iconv from 'iconv-lite';
import type { ByteSource } from './byte-source.ts';
import { ImportError } from './import-error.ts';

const pieceBytes = 1 << 18;

/** Encodings of several bytes a character that are read, under the names that `TextDecoder` knows. */
const wideEncodings = new Set([
  'utf-16le',
  'utf-16be',
  'shift_jis',
  'euc-jp',
  'iso-2022-jp',
  'gb18030',
  'gbk',
  'big5',
  'euc-kr',
]);

/**
 * Hands the text of a source on as UTF-8, whatever its encoding, piece by piece.
 *
 * Limits: names are those of the WHATWG encoding standard and of iconv-lite, in small letters.
 *
 * @throws {ImportError} `encoding-not-recognised` for a name nobody knows; while it is read,
 *   `bytes-do-not-fit-encoding` for bytes that mean nothing in the encoding.
 */
export function transcodedToUtf8(file: string, source: ByteSource, encoding: string): ByteSource {
  const name = encoding.toLowerCase();
  if (name === 'utf-8' || name === 'utf8' || name === 'ascii' || name === 'us-ascii') return source;
  if (wideEncodings.has(name)) return new Transcoding(file, source, name, wideDecoder(name));
  if (!iconv.encodingExists(name)) {
    throw new ImportError('encoding-not-recognised', { file, encoding });
  }
  return new Transcoding(file, source, name, narrowDecoder(name));
}

/** The text of the first bytes of a file, as far as it fits the encoding; null where it does not. */
export function decodedOrNull(bytes: Uint8Array, encoding: string): string | null {
  try {
    const name = encoding.toLowerCase();
    const isWide = name === 'utf-8' || wideEncodings.has(name);
    const decode = isWide ? wideDecoder(name) : narrowDecoder(name);
    return decode(bytes, false).toString('utf8');
  } catch {
    return null;
  }
}

/** Turns a piece of the file into UTF-8; throws where bytes mean nothing. */
type PieceDecoder = (piece: Uint8Array, isLast: boolean) => Buffer;

class Transcoding implements ByteSource {
  readonly #file: string;
  readonly #source: ByteSource;
  readonly #encoding: string;
  readonly #decode: PieceDecoder;
  readonly #piece = new Uint8Array(pieceBytes);
  #ready: Buffer = Buffer.alloc(0);
  #isAtEnd = false;
  #readBytes = 0;

  constructor(file: string, source: ByteSource, encoding: string, decode: PieceDecoder) {
    this.#file = file;
    this.#source = source;
    this.#encoding = encoding;
    this.#decode = decode;
  }

  read(target: Uint8Array, offset: number, length: number): number {
    while (this.#ready.length === 0 && !this.#isAtEnd) this.#decodeNext();
    const piece = this.#ready.subarray(0, length);
    target.set(piece, offset);
    this.#ready = this.#ready.subarray(piece.length);
    return piece.length;
  }

  close(): void {
    this.#source.close();
  }

  #decodeNext(): void {
    const count = this.#source.read(this.#piece, 0, this.#piece.length);
    this.#isAtEnd = count === 0;
    try {
      this.#ready = this.#decode(this.#piece.subarray(0, count), this.#isAtEnd);
    } catch (error) {
      throw new ImportError(
        'bytes-do-not-fit-encoding',
        { file: this.#file, encoding: this.#encoding, nearByte: this.#readBytes },
        { cause: error },
      );
    }
    this.#readBytes += count;
  }
}

function wideDecoder(name: string): PieceDecoder {
  const decoder = new TextDecoder(name, { fatal: true });
  return (piece, isLast) => Buffer.from(decoder.decode(piece, { stream: !isLast }), 'utf8');
}

/** One byte a character: a table of 256 characters is all there is to know. */
function narrowDecoder(name: string): PieceDecoder {
  const table = Array.from({ length: 256 }, (_, byte) => {
    const character = iconv.decode(Buffer.from([byte]), name);
    return character === '\ufffd' ? null : Buffer.from(character, 'utf8');
  });
  return (piece) => {
    const text = Buffer.allocUnsafe(piece.length * 4);
    let length = 0;
    for (const byte of piece) {
      const character = table[byte];
      if (!character) throw new RangeError(`byte ${byte} means nothing in ${name}`);
      for (const unit of character) text[length++] = unit;
    }
    return text.subarray(0, length);
  };
}
