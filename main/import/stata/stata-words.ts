import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/**
 * How the texts of a .dta become words. From release 118 on they are UTF-8. Before, the file does not say,
 * and programs of all ages wrote it: a text that is valid UTF-8 is taken for that, any other for
 * windows-1252, unless an encoding is told.
 */
export class StataWords {
  readonly #told: string | null;

  /** @param told the encoding of every text; null where the file does not say. */
  constructor(told: string | null) {
    this.#told = told !== null && /^utf-?8$/iu.test(told) ? 'utf-8' : told;
  }

  /** Text of a field up to its first NUL. */
  text(bytes: Buffer, start = 0, end = bytes.length): string {
    return this.utf8(bytes, start, textEnd(bytes, start, end)).toString('utf8');
  }

  /** A text as valid UTF-8: the bytes themselves where they are that already. */
  utf8(bytes: Buffer, start: number, end: number): Buffer {
    const piece = bytes.subarray(start, end);
    if (isAscii(bytes, start, end)) return piece;
    if ((this.#told === null || this.#told === 'utf-8') && isUtf8(piece)) return piece;
    if (this.#told === 'utf-8') return Buffer.from(piece.toString('utf8'));
    return Buffer.from(iconv.decode(piece, this.#told ?? 'windows-1252'));
  }
}

/** Where a field's text ends: at its first NUL, else at the field's end. */
export function textEnd(bytes: Buffer, start: number, end: number): number {
  for (let at = start; at < end; at++) if (bytes[at] === 0) return at;
  return end;
}

function isAscii(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ((bytes[at] as number) > 127) return false;
  return true;
}
