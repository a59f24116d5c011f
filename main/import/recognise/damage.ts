import iconv from 'iconv-lite';
import type { ColumnProfile } from './column-profile.ts';

/** A sign of damage in a column: what is said of it, and the texts whose rows are shown. */
export interface Damage {
  /** Says what it is, given how many rows hold it and where the first of them stand. */
  readonly say: (rowCount: number, rowsShown: string) => string;
  readonly texts: ReadonlySet<string>;
}

const textsLookedAt = 3000;
/** Excel cuts longer texts. */
const longestCell = 32_767;

/**
 * Signs that a spreadsheet or a wrong conversion has changed the answers of a column: errors of formulas,
 * letters garbled by a wrong encoding, bands turned into dates, ids rounded or shorn of their zeros, dates
 * turned into numbers, texts cut off. Nothing is changed; what it probably was is said.
 *
 * @param isId whether the column is taken for an id or named like a postcode.
 */
export function damageOf(profile: ColumnProfile, isId: boolean): readonly Damage[] {
  const texts = [...profile.counts.keys()];
  const some = texts.slice(0, textsLookedAt);
  const found = [
    formulaErrors(profile),
    garbled(some),
    bandsAsDates(some),
    isId ? roundedIds(texts) : null,
    isId ? lostZeros(texts, profile) : null,
    datesAsNumbers(some),
    cutTexts(texts),
  ];
  return found.filter((one) => one !== null);
}

const formulaError = /^#[A-Z/0]{2,}[!?]$|^#REF$|^#N\/A$|^#NV$/u;
/** What a spreadsheet writes where a look-up found nothing. */
const lookupError = /^#N\/A$|^#NV$/u;

function formulaErrors({ missingCounts }: ColumnProfile): Damage | null {
  const texts = [...missingCounts.keys()].filter((text) => formulaError.test(text));
  if (texts.length === 0) return null;
  const reason = texts.every((text) => lookupError.test(text)) ? 'not applicable' : 'unreadable';
  return {
    texts: new Set(texts),
    say: (count, rows) =>
      `${count === 1 ? '1 cell holds' : `${count} cells hold`} an error of a spreadsheet (“${texts[0]}”, ${rows}) and ${count === 1 ? 'is' : 'are'} missing, as ${reason}. Mend the formula and export again.`,
  };
}

const garbledLetters =
  /Ã[\u0080-\u00bf©¨¢¤¶¼«±³¡­º‰\u0178\u0153œŸ„–—“”•]|â€[™œ\u009d“”˜¦\u0093\u0094"¢]|ðŸ|Â[\u00a0£©«»°·]|‚Ä[ôúùìî¶]|√[©®±≥°∂§üñº]/u;

function garbled(texts: readonly string[]): Damage | null {
  const hit = texts.filter((text) => garbledLetters.test(text));
  const first = hit[0];
  if (first === undefined) return null;
  const [from, to] = aroundGarbled(first);
  const piece = shownPiece(first.slice(from, to), from > 0, to < first.length);
  const repaired = shownPiece(repairedText(first.slice(from, to)), from > 0, to < first.length);
  const was = repaired === piece ? '' : `, probably “${repaired}”`;
  return {
    texts: new Set(hit),
    say: (_, rows) =>
      `Garbled letters in ${hit.length} ${hit.length === 1 ? 'text' : 'texts'} (“${piece}”${was}; ${rows}): UTF-8 that was once read as another encoding. Export the file again as UTF-8.`,
  };
}

/** From where to where a text is shown: its garbled letters with some words around them. */
function aroundGarbled(text: string): readonly [from: number, to: number] {
  const at = garbledLetters.exec(text)?.index ?? 0;
  const from = text.lastIndexOf(' ', Math.max(0, at - 15));
  return [from < 0 ? 0 : from, Math.min(text.length, at + 25)];
}

/** A piece of a text on one line, with a sign where it was cut. */
function shownPiece(text: string, isCutBefore: boolean, isCutAfter: boolean): string {
  const piece = text.toWellFormed().replaceAll('\ufffd', '');
  const line = piece.replace(/[\s\u00a0]+/gu, ' ').trim();
  return `${isCutBefore ? '…' : ''}${line}${isCutAfter ? '…' : ''}`;
}

/**
 * A text whose letters were UTF-8 read as Windows-1252 or Mac Roman, as it probably was; as it is where
 * no stretch of it can be read so.
 */
export function repairedText(text: string): string {
  return text.replace(/[^\p{ASCII}]+/gu, (stretch) => {
    for (const encoding of ['windows-1252', 'macintosh'] as const) {
      const bytes = bytesIn(stretch, encoding);
      if (bytes === null) continue;
      const read = utf8Or(bytes);
      if (read !== null) return read;
    }
    return stretch;
  });
}

/** The bytes of a text in a single-byte encoding; null where it has letters that the encoding has not. */
function bytesIn(text: string, encoding: string): Buffer | null {
  const bytes = [...text].map((letter) => {
    const code = letter.codePointAt(0) as number;
    const byte = iconv.encode(letter, encoding);
    if (byte.length === 1 && iconv.decode(byte, encoding) === letter) return byte[0] as number;
    return encoding === 'windows-1252' && code >= 0x80 && code <= 0x9f ? code : -1;
  });
  return bytes.includes(-1) ? null : Buffer.from(bytes);
}

function utf8Or(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const bandAsDate = new RegExp(
  `^(?:(\\d{1,2})-(${months.join('|')})|(${months.join('|')})-(\\d{1,2}))$`,
  'iu',
);

function bandsAsDates(texts: readonly string[]): Damage | null {
  const hit = texts.filter((text) => bandAsDate.test(text));
  const first = hit[0];
  if (first === undefined || (hit.length === texts.length && texts.length > 12)) return null;
  return {
    texts: new Set(hit),
    say: (_, rows) =>
      `“${first}” looks like a band (such as ${bandOf(first)}) that a spreadsheet turned into a date (${rows}): write it back, or import the file that the survey tool made.`,
  };
}

/** What a band was before it became a date: "4-Feb" was 2-4, "Mar-04" was 3-4. */
function bandOf(text: string): string {
  const [, day, month, monthFirst, number] = bandAsDate.exec(text) ?? [];
  const one = months.indexOf((month ?? monthFirst ?? '').toLowerCase()) + 1;
  const other = Number(day ?? number);
  return `${Math.min(one, other)}-${Math.max(one, other)}`;
}

const inPowers = /^\d(?:[.,]\d+)?E\+\d{2}$/iu;
const longNumber = /^\d{16,}$/u;

function roundedIds(texts: readonly string[]): Damage | null {
  const powers = texts.filter((text) => inPowers.test(text));
  if (powers.length > texts.length * 0.1) {
    return {
      texts: new Set(powers),
      say: (count) =>
        `Its ids were rounded by a spreadsheet (“${powers[0]}”) in ${count.toLocaleString('en-US')} rows: different ids have become the same, and they cannot be restored from this file. Export it again with the column as text.`,
    };
  }
  const long = texts.filter((text) => longNumber.test(text));
  const zeros = long.filter((text) => /^\d{15}0+$/u.test(text));
  if (long.length < 10 || zeros.length < long.length * 0.95) return null;
  return {
    texts: new Set(zeros),
    say: (count) =>
      `Its ids end in zeros after the fifteenth digit (“${zeros[0]}”) in ${count.toLocaleString('en-US')} rows: a spreadsheet rounded them, and different ids may have become the same. Export it again with the column as text.`,
  };
}

/** Codes of one length but for some that are shorter: so are numbers drawn at random less their zeros. */
function lostZeros(texts: readonly string[], { isCapped }: ColumnProfile): Damage | null {
  if (isCapped || texts.length < 20 || !texts.every((text) => /^\d{2,15}$/u.test(text)))
    return null;
  const length = Math.max(...texts.map((text) => text.length));
  const short = texts.filter((text) => text.length < length);
  const share = short.length / texts.length;
  const nines = texts.filter((text) => text.length === length && text.startsWith('9')).length;
  // Numbers counted up to a limit seldom reach the nines; codes begin with any digit, 0 among them.
  const areEven = nines > texts.length * 0.04 && share >= 0.03 && share <= 0.25;
  const isDense = texts.length > 10 ** length / 20;
  if (length < 4 || isDense || !areEven || texts.some((text) => text.startsWith('0'))) return null;
  return {
    texts: new Set(short),
    say: (_, rows) =>
      `${short.length} of its ${texts.length.toLocaleString('en-US')} codes have fewer than ${length} digits (“${short[0]}”; ${rows}): a spreadsheet may have taken their leading zeros.`,
  };
}

const day = /^(?:\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}-\d{1,2}-\d{1,2})/u;

/** Days as a spreadsheet counts them, among dates that are written out. */
function datesAsNumbers(texts: readonly string[]): Damage | null {
  const serial = texts.filter((text) => {
    const value = /^\d{5}(?:\.\d+)?$/u.test(text) ? Number(text) : 0;
    return value > 30_000 && value < 60_000;
  });
  const dates = texts.filter((text) => day.test(text));
  const isMixed =
    serial.length > 0 && dates.length > 0 && dates.length + serial.length >= texts.length * 0.95;
  if (!isMixed) return null;
  const first = serial[0] as string;
  const date = new Date((Math.floor(Number(first)) - 25_569) * 86_400_000);
  return {
    texts: new Set(serial),
    say: (count, rows) =>
      `${count} of its dates were turned into numbers by a spreadsheet (“${first}” is ${date.toISOString().slice(0, 10)}; ${rows}).`,
  };
}

function cutTexts(texts: readonly string[]): Damage | null {
  const cut = texts.filter((text) => text.length === longestCell);
  if (cut.length === 0) return null;
  return {
    texts: new Set(cut),
    say: (count, rows) =>
      `${count} ${count === 1 ? 'text ends' : 'texts end'} after exactly 32,767 characters (${rows}): a spreadsheet cut ${count === 1 ? 'it' : 'them'} off.`,
  };
}
