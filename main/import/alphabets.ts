/** Small letters beyond ASCII of a language, and the encodings that its files are written in. */
interface Alphabet {
  readonly letters: string;
  readonly encodings: readonly string[];
}

const western = ['windows-1252', 'macintosh'];
const central = ['windows-1250', 'iso-8859-2'];

const alphabets: readonly Alphabet[] = [
  { letters: 'äöüß', encodings: western },
  { letters: 'àâæçéèêëîïôœùûüÿ', encodings: western },
  { letters: 'áéíóúüñ', encodings: western },
  { letters: 'àèéìíîòóùú', encodings: western },
  { letters: 'áâãàçéêíóôõú', encodings: western },
  { letters: 'åäöæøé', encodings: western },
  { letters: 'áðéíóúýþæö', encodings: western },
  { letters: 'ëïéèöüç', encodings: western },
  { letters: 'ąćęłńóśźż', encodings: central },
  { letters: 'áčďéěíňóřšťúůýžľĺŕôä', encodings: central },
  { letters: 'áéíóöőúüű', encodings: central },
  { letters: 'čćđšž', encodings: central },
  { letters: 'ăâîșşțţ', encodings: central },
  { letters: 'çğıöşüâî', encodings: ['windows-1254'] },
  { letters: 'абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ', encodings: ['windows-1251', 'koi8-r'] },
  { letters: 'αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ', encodings: ['windows-1253', 'iso-8859-7'] },
  { letters: 'אבגדהוזחטיךכלםמןנסעףפץצקרשת', encodings: ['windows-1255', 'iso-8859-8'] },
  { letters: 'ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي', encodings: ['windows-1256'] },
];

const neutral = '‘’“”„–—…•™®©€£°«»¿¡·´\u00a0';

/** Single-byte encodings of alphabets that Western Europe does not write. */
export const otherEncodings: readonly string[] = [
  ...new Set(alphabets.flatMap(({ encodings }) => encodings)),
].filter((encoding) => !western.includes(encoding));

/**
 * The largest share of the letters beyond ASCII that the alphabet of one language explains, among the
 * languages whose files are written in the encoding. Typographic signs count for neither side; NaN where
 * there are no letters.
 */
export function explainedShare(text: string, encoding: string): number {
  const counts = new Map<string, number>();
  let total = 0;
  const letters = [...text.toLowerCase()];
  letters.forEach((letter, at) => {
    if (letter < '\u0080' || neutral.includes(letter) || letter === '\u0307') return;
    total++;
    // No word is written in two scripts.
    const isMixed =
      !/\p{Script=Latin}/u.test(letter) && (isAscii(letters[at - 1]) || isAscii(letters[at + 1]));
    if (!isMixed) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  });
  if (total === 0) return Number.NaN;
  const explained = alphabets
    .filter(({ encodings }) => encodings.includes(encoding))
    .map(({ letters }) => [...letters].reduce((sum, letter) => sum + (counts.get(letter) ?? 0), 0));
  return Math.max(0, ...explained) / total;
}

function isAscii(letter: string | undefined): boolean {
  return letter !== undefined && letter >= 'a' && letter <= 'z';
}
