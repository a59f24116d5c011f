import { isUtf8 } from 'node:buffer';
import { detect } from 'chardet';
import { explainedShare, otherEncodings } from './alphabets.ts';
import { FileSource } from './byte-source.ts';
import { decodedOrNull } from './transcode.ts';

/** The encoding of a file and why it is taken for that. */
export interface RecognisedEncoding {
  readonly encoding: string;
  readonly why: string;
}

const chardetBytes = 1 << 18;

/**
 * Recognises how a file's text is encoded: byte order mark, then the NUL pattern of UTF-16, then UTF-8,
 * then a comparison of what the bytes would say in each likely encoding.
 *
 * A file whose characters beyond ASCII are mostly UTF-8 is taken for UTF-8 also where some bytes do not
 * fit: reading it then says where they are, instead of garbling the rest.
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
  return recogniseBeyondUtf8(bytes);
}

function recogniseBeyondUtf8(bytes: Uint8Array): RecognisedEncoding {
  const tally = { characters: 0, misfits: 0 };
  countUtf8(withoutCutCharacter(bytes), tally);
  const inUtf8: RecognisedEncoding = {
    encoding: 'utf-8',
    why: `UTF-8: ${tally.characters} characters beyond ASCII fit it, ${tally.misfits} bytes do not.`,
  };
  if (tally.characters > 2 * tally.misfits) return inUtf8;
  const nonAscii = aroundNonAscii(bytes);
  const several = recogniseSeveralBytes(bytes, nonAscii);
  if (several) return several;
  return isMixedUtf8(tally) ? inUtf8 : recogniseSingleByte(nonAscii);
}

/** Characters beyond ASCII that are UTF-8, and bytes beyond ASCII that are not. */
interface Utf8Tally {
  characters: number;
  misfits: number;
}

/**
 * Whether text that is not all UTF-8 is UTF-8 all the same, with pieces of something else in it: in any
 * single-byte encoding its characters beyond ASCII would be garbled.
 */
function isMixedUtf8({ characters, misfits }: Utf8Tally): boolean {
  return characters >= 2 && characters >= misfits * 0.2;
}

function countUtf8(bytes: Uint8Array, tally: Utf8Tally): void {
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] as number;
    if (lead < 0x80) continue;
    const following = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    let found = 0;
    while (found < following && ((bytes[at + found + 1] ?? 0) & 0xc0) === 0x80) found++;
    if (lead >= 0xc2 && lead <= 0xf4 && found === following) {
      tally.characters++;
      at += following;
    } else tally.misfits++;
  }
}

/** Whether a file that stops being UTF-8 somewhere is UTF-8 for the rest of it. */
export function isUtf8WithMisfits(file: string): boolean {
  const tally = { characters: 0, misfits: 0 };
  forEachStretch(file, (stretch) => {
    countUtf8(stretch, tally);
    return true;
  });
  return tally.misfits > 0 && isMixedUtf8(tally);
}

const stretchBytes = 1 << 20;

/** The first megabyte or so of a file that is not UTF-8; empty when all of it is. */
export function firstStretchBeyondUtf8(file: string): Uint8Array {
  let beyond: Uint8Array = Buffer.alloc(0);
  forEachStretch(file, (stretch) => {
    if (isUtf8(stretch)) return true;
    beyond = Buffer.from(stretch);
    return false;
  });
  return beyond;
}

/** Goes through a file by stretches that cut no character, until `visit` says false. */
function forEachStretch(file: string, visit: (stretch: Uint8Array) => boolean): void {
  const source = new FileSource(file, { hash: false });
  const bytes = Buffer.alloc(stretchBytes + 8);
  let kept = 0;
  try {
    for (;;) {
      const count = source.read(bytes, kept, stretchBytes);
      const stretch = bytes.subarray(0, kept + count);
      const whole = count === 0 ? stretch : withoutCutCharacter(stretch);
      if (whole.length > 0 && !visit(whole)) return;
      if (count === 0) return;
      kept = stretch.length - whole.length;
      bytes.copyWithin(0, whole.length, stretch.length);
    }
  } finally {
    source.close();
  }
}

/**
 * UTF-16 that begins with no mark: plain letters, digits and line ends have a zero byte each, all on one
 * side, and what the bytes then say has no control characters. Null for anything else.
 */
export function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const head = bytes.subarray(0, Math.min(bytes.length, 4096) & ~1);
  if (!head.includes(0)) return null;
  let little = 0;
  let big = 0;
  for (let at = 0; at < head.length; at += 2) {
    const [first, second] = [head[at] as number, head[at + 1] as number];
    if (second === 0 && isPlain(first)) little++;
    if (first === 0 && isPlain(second)) big++;
  }
  const encoding = little > big ? 'utf-16le' : 'utf-16be';
  if (
    Math.max(little, big) < head.length * 0.01 ||
    Math.min(little, big) * 2 > Math.max(little, big)
  )
    return null;
  const text = decodedOrNull(head.subarray(0, head.length - 2), encoding);
  return text === null || [...text].some(isControl) ? null : encoding;
}

function isControl(letter: string): boolean {
  const code = letter.codePointAt(0) as number;
  return code < 0x09 || (code > 0x0d && code < 0x20) || (code & 0xfffe) === 0xfffe;
}

function isPlain(byte: number): boolean {
  return (byte >= 0x20 && byte < 0x7f) || byte === 0x09 || byte === 0x0a || byte === 0x0d;
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

function recogniseSeveralBytes(bytes: Uint8Array, nonAscii: Uint8Array): RecognisedEncoding | null {
  const guess = detect(nonAscii) ?? '';
  const several = severalBytes[guess];
  if (several === undefined) return null;
  const text = decodedOrNull(bytes.subarray(0, 1 << 20), several);
  if (text === null || isAmongLatinLetters(text)) return null;
  return {
    encoding: several,
    why: `${guess}: the bytes do not fit UTF-8 and form its characters.`,
  };
}

const mostAmongLatin = 0.3;

/** Whether the characters stand singly in words of Latin letters, as accents read in a wrong encoding do. */
function isAmongLatinLetters(text: string): boolean {
  const all = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
  const single = text.match(
    /(?<=[a-z])[^\p{ASCII}](?!\P{ASCII})|(?<!\P{ASCII})[^\p{ASCII}](?=[a-z])/giu,
  );
  return (single?.length ?? 0) > all * mostAmongLatin;
}

function recogniseSingleByte(nonAscii: Uint8Array): RecognisedEncoding {
  const guess = detect(nonAscii) ?? 'windows-1252';
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
  const other = recogniseOtherAlphabet(nonAscii, best.encoding);
  if (other !== null) return other;
  const name = names[best.encoding] ?? best.encoding;
  return {
    encoding: best.encoding,
    why: `${name}: the bytes do not fit UTF-8 and read most like words and punctuation this way.`,
  };
}

const leastExplained = 0.95;

/** An encoding in which the letters are those of one language, where the one found makes none of them. */
function recogniseOtherAlphabet(nonAscii: Uint8Array, found: string): RecognisedEncoding | null {
  const foundText = decodedOrNull(nonAscii, found) ?? '';
  const explained = explainedShare(foundText, found);
  if (!(explained < 0.9)) return null;
  const guess = (detect(nonAscii) ?? '').toLowerCase();
  const candidates = otherEncodings.flatMap((encoding) => {
    const text = decodedOrNull(nonAscii, encoding);
    if (text === null) return [];
    const share = explainedShare(text, encoding);
    return share >= leastExplained && share > explained + 0.1
      ? [{ encoding, score: plausibility(text) * (encoding === guess ? 1.5 : 1) }]
      : [];
  });
  const [best] = candidates.sort((a, b) => b.score - a.score);
  if (best === undefined) return null;
  return {
    encoding: best.encoding,
    why: `${best.encoding}: the bytes do not fit UTF-8, and read so the letters are those of one language.`,
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
