import { isUtf8 } from 'node:buffer';
import { detect } from 'chardet';
import { FileSource } from './byte-source.ts';
import { decodedOrNull } from './transcode.ts';

/** The encoding of a file and why it is taken for that. */
export interface RecognisedEncoding {
  readonly encoding: string;
  readonly why: string;
}

const chardetBytes = 1 << 18;

/**
 * Recognises how a file's text is encoded: byte order mark, then the NUL pattern of UTF-16, then strict
 * UTF-8, then a comparison of what the bytes would say in each likely encoding.
 *
 * @param bytes the beginning of the file, as much as is at hand; the last character may be cut.
 */
export function recogniseEncoding(bytes: Uint8Array): RecognisedEncoding {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return { encoding: 'utf-8', why: 'UTF-8: the file begins with the mark of UTF-8.' };
  }
  if (first === 0xff && second === 0xfe) {
    return { encoding: 'utf-16le', why: 'UTF-16: the file begins with its byte order mark.' };
  }
  if (first === 0xfe && second === 0xff) {
    return { encoding: 'utf-16be', why: 'UTF-16: the file begins with its byte order mark.' };
  }
  const wide = utf16WithoutMark(bytes);
  if (wide !== null) {
    return { encoding: wide, why: 'UTF-16: every other byte of plain letters is zero.' };
  }
  if (isUtf8(withoutCutCharacter(bytes))) {
    return { encoding: 'utf-8', why: 'UTF-8: every byte fits UTF-8.' };
  }
  return recogniseLegacy(bytes);
}

const stretchBytes = 1 << 20;

/** The first megabyte or so of a file that is not UTF-8; empty when all of it is. */
export function firstStretchBeyondUtf8(file: string): Uint8Array {
  const source = new FileSource(file, { hash: false });
  const bytes = Buffer.alloc(stretchBytes + 8);
  let kept = 0;
  try {
    for (;;) {
      const count = source.read(bytes, kept, stretchBytes);
      const stretch = bytes.subarray(0, kept + count);
      if (count === 0) return stretch;
      const whole = withoutCutCharacter(stretch);
      if (!isUtf8(whole)) return Buffer.from(stretch);
      kept = stretch.length - whole.length;
      bytes.copyWithin(0, whole.length, stretch.length);
    }
  } finally {
    source.close();
  }
}

function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even++;
    if (bytes[at + 1] === 0) odd++;
  }
  if (odd > length * 0.2 && even === 0) return 'utf-16le';
  return even > length * 0.2 && odd === 0 ? 'utf-16be' : null;
}

function withoutCutCharacter(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= 3 && back < bytes.length; back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte >= 0xc0) return bytes.subarray(0, bytes.length - back);
    if (byte < 0x80) return bytes;
  }
  return bytes;
}

const severalBytes: Readonly<Record<string, string>> = {
  Shift_JIS: 'shift_jis',
  'EUC-JP': 'euc-jp',
  'EUC-KR': 'euc-kr',
  GB18030: 'gb18030',
  Big5: 'big5',
};

const names: Readonly<Record<string, string>> = {
  'windows-1252': 'Windows-1252 (Western European)',
  macintosh: 'Mac Roman (old Macintosh)',
};

function recogniseLegacy(bytes: Uint8Array): RecognisedEncoding {
  const nonAscii = aroundNonAscii(bytes);
  const guess = detect(nonAscii) ?? 'windows-1252';
  const several = severalBytes[guess];
  if (several !== undefined && decodedOrNull(bytes.subarray(0, 1 << 20), several) !== null) {
    return {
      encoding: several,
      why: `${guess}: the bytes do not fit UTF-8 and form its characters.`,
    };
  }
  const candidates = new Set(['windows-1252', 'macintosh']);
  const single = guess.toLowerCase().replace('iso-8859-1', 'windows-1252');
  if (/^(?:windows-125\d|iso-8859-\d+|koi8-r)$/u.test(single)) candidates.add(single);
  let best = { encoding: 'windows-1252', score: Number.NEGATIVE_INFINITY };
  for (const encoding of candidates) {
    const text = decodedOrNull(nonAscii, encoding);
    const score = text === null ? Number.NEGATIVE_INFINITY : plausibility(text);
    if (score > best.score) best = { encoding, score };
  }
  if (best.score === Number.NEGATIVE_INFINITY) {
    return { encoding: 'iso-8859-1', why: 'Latin-1: no other encoding knows all of its bytes.' };
  }
  const name = names[best.encoding] ?? best.encoding;
  return {
    encoding: best.encoding,
    why: `${name}: the bytes do not fit UTF-8 and read most like words and punctuation this way.`,
  };
}

/** The stretches of a file that say anything about its encoding, so that no megabytes of digits drown them. */
function aroundNonAscii(bytes: Uint8Array): Uint8Array {
  const kept: number[] = [];
  let keptTo = 0;
  for (let at = 0; at < bytes.length && kept.length < chardetBytes; at++) {
    if ((bytes[at] as number) < 0x80) continue;
    const isApart = at - 12 > keptTo;
    const from = Math.max(keptTo, at - 12);
    keptTo = Math.max(keptTo, Math.min(bytes.length, at + 13));
    if (isApart) kept.push(0x20);
    for (let near = from; near < keptTo; near++) kept.push(bytes[near] as number);
    at = Math.max(at, keptTo - 13);
  }
  return Uint8Array.from(kept);
}

const typographic = '‘’“”–—…•™®©€£°«»¿¡\u00a0´·';

/** How much the characters beyond ASCII look like words and punctuation, one point at most each. */
function plausibility(text: string): number {
  let score = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (character < '\u0080') continue;
    score += plausibilityAt(character, text[at - 1] ?? ' ', text[at + 1] ?? ' ');
  }
  return score;
}

function plausibilityAt(character: string, before: string, after: string): number {
  if (character < '\u00a0') return -4;
  if (typographic.includes(character)) return character === '’' && isLetter(before) ? 1.5 : 0.8;
  if (!isLetter(character)) return -1.5;
  const isCapital = character !== character.toLowerCase();
  if (isCapital) {
    if (isLetter(before) && before === before.toLowerCase()) return -2;
    return isLetter(after) ? 0.4 : -0.8;
  }
  return isLetter(before) || isLetter(after) ? 1 : -0.3;
}

function isLetter(character: string): boolean {
  return /\p{L}/u.test(character);
}
