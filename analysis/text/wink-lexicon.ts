import winkModel from 'wink-eng-lite-web-model';
import winkNlp from 'wink-nlp';

/** The weight in -1..1 that a word, an emoji or an emoticon carries on its own; 0 when unknown. */
export type WordWeights = (word: string) => number;

const mostKept = 100_000;

/**
 * The sentiment lexicon of wink-nlp's English model, word by word.
 *
 * Loading the model takes about a quarter of a second and 60 MB; it is loaded by importing this file,
 * which only the engine over it does. Answers are kept, so that a word costs the library's whole
 * reading (about 20 microseconds) once; at 100,000 different words the store begins anew.
 */
export function winkWordWeights(): WordWeights {
  const nlp = winkNlp(winkModel, ['sentiment']);
  const kept = new Map<string, number>();
  return (word) => {
    const known = kept.get(word);
    if (known !== undefined) return known;
    const reading = nlp.readDoc(word).out(nlp.its.sentiment);
    const weight = typeof reading === 'number' && Number.isFinite(reading) ? reading : 0;
    if (kept.size >= mostKept) kept.clear();
    kept.set(word, weight);
    return weight;
  };
}
