const fillers = new Set(
  (
    'a an and any are as at be been by can check choose could did do does each following for from had has have ' +
    'how i if in indicate into is it its me most much my of on one or our over please question rate select ' +
    'should so some state statement that the their them these they this those to us was we were what ' +
    'when where whether which who whom whose will with would you your yourself all apply best describes view ' +
    'generally speaking typically currently would'
  ).split(' '),
);

const longestName = 32;
/** What stands further on has no place in a name. */
const longestRead = 2000;

/** Gives out names that are short, readable and used once, whatever their case. */
export class NameGiver {
  readonly #taken = new Set<string>();

  /** A name like `wish` (`otherwise` when that is empty), or `wish_2` and so on when it is taken. */
  give(wish: string, otherwise = 'variable'): string {
    const base = wish === '' ? otherwise : wish;
    let name = base;
    for (let number = 2; this.#taken.has(name.toLowerCase()); number++) name = `${base}_${number}`;
    this.#taken.add(name.toLowerCase());
    return name;
  }
}

/** Whether a header is a name already: short, and without spaces. */
export function isName(text: string): boolean {
  return /^[\p{L}_@#][\p{L}\p{N}_.@#$-]{0,39}$/u.test(text);
}

/** A file's own short name made fit for formulas and the command line; a question's words otherwise. */
export function nameFrom(text: string, most = longestName): string {
  const name = isName(text)
    ? text.replace(/[^\p{L}\p{N}_.-]+/gu, '_').replace(/^_+|_+$/gu, '') || slug(text, most)
    : slug(text, most);
  return isName(text) && /^\d/u.test(name) ? `v_${name}` : name;
}

/**
 * The telling words of a question or an answer, joined by underscores, whole words only.
 *
 * @param without words that are said already (those of the question, for its items).
 */
export function slug(
  text: string,
  most = longestName,
  without: ReadonlySet<string> = new Set(),
): string {
  const words = text
    .slice(0, longestRead)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/\([^)]{0,200}\)/gu, ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/['’]/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !fillers.has(word) && !without.has(word));
  const kept = telling.length > 0 ? telling : words;
  let name = '';
  for (const word of kept) {
    const longer = name === '' ? word : `${name}_${word}`;
    if (longer.length > most) break;
    name = longer;
  }
  return name || (kept[0] ?? '').slice(0, most);
}

/** The words of a slug, for leaving them out of the slugs of items. */
export function wordsOf(slugged: string): ReadonlySet<string> {
  return new Set(slugged.split('_'));
}
