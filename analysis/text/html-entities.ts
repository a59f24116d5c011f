/**
 * A text with its HTML entities decoded, and where each character came from.
 *
 * `origin[i]` is the place in the given text of decoded character `i`; it has one entry more than the
 * decoded text, the length of the given one. Null when nothing was decoded and places are the same.
 */
export interface DecodedText {
  readonly text: string;
  readonly origin: Uint32Array | null;
}

const namedEntities: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['hellip', '…'],
  ['ndash', '–'],
  ['mdash', '—'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['pound', '£'],
  ['euro', '€'],
]);

const entity = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]{2,6}));/g;

function characterOf(code: number): string | null {
  const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : null;
}

function decoded(match: RegExpExecArray): string | null {
  const [, decimal, hexadecimal, name] = match;
  if (decimal !== undefined) return characterOf(Number(decimal));
  if (hexadecimal !== undefined) return characterOf(Number.parseInt(hexadecimal, 16));
  return namedEntities.get(name ?? '') ?? null;
}

/**
 * Decodes the entities that posts exported from web services carry ("R&amp;D", "I &lt;3 it").
 *
 * Limits: numeric entities and the few names that occur in posts; decoded once, so "&amp;lt;" becomes
 * "&lt;". What is no entity stays as it is.
 */
export function decodeHtmlEntities(text: string): DecodedText {
  if (!text.includes('&')) return { text, origin: null };
  const origins: number[] = [];
  let result = '';
  let from = 0;
  const copy = (end: number): void => {
    result += text.slice(from, end);
    for (let i = from; i < end; i += 1) origins.push(i);
  };
  for (const match of text.matchAll(entity)) {
    const character = decoded(match);
    if (character === null) continue;
    copy(match.index);
    result += character;
    for (let i = 0; i < character.length; i += 1) origins.push(match.index);
    from = match.index + match[0].length;
  }
  if (result === '') return { text, origin: null };
  copy(text.length);
  origins.push(text.length);
  return { text: result, origin: Uint32Array.from(origins) };
}
