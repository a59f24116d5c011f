/**
 * One token of a text with its place (UTF-16 offsets, `end` exclusive).
 *
 * - `word`: letters, with the apostrophe inside ("don't"); `lower` is its lower-case form.
 * - `number`: digits; `value` and the count of printed `decimals` ("2.50" has two).
 * - `sign`: any other character that is not a space.
 */
export interface ClaimToken {
  readonly kind: 'word' | 'number' | 'sign';
  readonly text: string;
  readonly lower: string;
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly decimals: number;
}

const tokenPattern =
  /(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?|\.\d+)|(\p{L}+(?:[’'](?=\p{L})\p{L}+)*)|\S/gu;

/**
 * Splits a text into words, numbers and signs.
 *
 * A comma between groups of three digits separates thousands ("1,056"); any other comma between digits is
 * a decimal comma ("2,5"). A number ends where a letter begins: "2.5X" is a number and a word.
 */
export function claimTokens(text: string): readonly ClaimToken[] {
  const tokens: ClaimToken[] = [];
  for (const match of text.matchAll(tokenPattern)) {
    const [found] = match;
    const place = { text: found, start: match.index, end: match.index + found.length };
    if (match[1] !== undefined) tokens.push({ ...place, ...numberOf(found) });
    else {
      const kind = match[2] === undefined ? 'sign' : 'word';
      const lower = found.toLowerCase().replace('’', "'");
      tokens.push({ ...place, kind, lower, value: Number.NaN, decimals: 0 });
    }
  }
  return tokens;
}

function numberOf(text: string): Pick<ClaimToken, 'kind' | 'lower' | 'value' | 'decimals'> {
  const hasThousands = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/u.test(text);
  const plain = hasThousands ? text.replaceAll(',', '') : text.replace(',', '.');
  return {
    kind: 'number',
    lower: text,
    value: Number(plain),
    decimals: plain.split('.')[1]?.length ?? 0,
  };
}
