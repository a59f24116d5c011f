/** What a character is to the tokenizer. `line`: a line break. `other`: signs, and lone surrogates. */
export type CharacterClass = 'letter' | 'digit' | 'space' | 'line' | 'emoji' | 'other';

function classify(character: string): CharacterClass {
  if (/^[\n\r\u2028\u2029]/.test(character)) return 'line';
  if (/^(?:[\s\p{Cc}\p{Cf}]|\ufe0f)/u.test(character)) return 'space';
  if (/^[\p{L}\p{M}]/u.test(character)) return 'letter';
  if (/^\p{Nd}/u.test(character)) return 'digit';
  return /^[\p{Extended_Pictographic}\p{Regional_Indicator}]/u.test(character) ? 'emoji' : 'other';
}

const asciiClasses: readonly CharacterClass[] = Array.from({ length: 128 }, (_, code) =>
  classify(String.fromCharCode(code)),
);

const classByCode = new Map<number, CharacterClass>();

/**
 * The class of the character that stands at `at`. Control and invisible formatting characters are
 * spaces. The answers for characters beyond ASCII are kept; there are at most as many as Unicode has.
 */
export function characterClass(text: string, at: number): CharacterClass {
  const unit = text.charCodeAt(at);
  const ascii = asciiClasses[unit];
  if (ascii !== undefined) return ascii;
  const code = text.codePointAt(at) ?? 0;
  const known = classByCode.get(code);
  if (known !== undefined) return known;
  const found = classify(String.fromCodePoint(code));
  classByCode.set(code, found);
  return found;
}
