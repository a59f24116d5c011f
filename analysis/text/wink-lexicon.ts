import winkModel from 'wink-eng-lite-web-model';
import winkNlp from 'wink-nlp';

/** The weight in -1..1 that a word, an emoji or an emoticon carries on its own; 0 when unknown. */
export type WordWeights = (word: string) => number;

/** Without the skin tone and style of an emoji, and with a letter drawn out ("soooo") once. */
function plainForm(word: string): string {
  return word.replace(/[\u{1f3fb}-\u{1f3ff}]|\ufe0f/gu, '').replace(/(\p{L})\1{2,}/gu, '$1');
}

const mostKept = 100_000;

/**
 * The sentiment lexicon of wink-nlp's English model, word by word.
 *
 * An unknown emoji is read without its skin tone, an unknown word without drawn-out letters.
 *
 * Loading the model takes about a quarter of a second and 60 MB; it is loaded by importing this file,
 * which only the engine over it does. Answers are kept, so that a word costs the library's whole
 * reading (about 20 microseconds) once; at 100,000 different words the store begins anew.
 */
export function winkWordWeights(): WordWeights {
  const nlp = winkNlp(winkModel, ['sentiment']);
  const kept = new Map<string, number>();
  const read = (word: string): number => {
    const reading = nlp.readDoc(word).out(nlp.its.sentiment);
    return typeof reading === 'number' && Number.isFinite(reading) ? reading : 0;
  };
  return (word) => {
    const known = kept.get(word);
    if (known !== undefined) return known;
    const plain = plainForm(word);
    const own = read(word);
    const weight = own === 0 && plain !== word && plain !== '' ? read(plain) : own;
    if (kept.size >= mostKept) kept.clear();
    kept.set(word, weight);
    return weight;
  };
}
