import type { PhraseText } from '../phrase-text.ts';
import { sentimentScore } from '../sentiment.ts';
import { sentimentConstructions } from '../sentiment-constructions.ts';
import { sentimentRules } from '../sentiment-rules.ts';
import type { SentimentHit } from '../sentiment-words.ts';

const ruleNames = [...sentimentRules, ...sentimentConstructions].flatMap(({ id, weight }) =>
  weight === 0 ? [] : [`rule: ${id}`],
);

/** The signals of a sentiment model beside its hashed features, by name and in their order. */
export const sentimentSignalNames: readonly string[] = [
  'words for',
  'words against',
  'sum for',
  'sum against',
  'count for',
  'count against',
  'no such word',
  'last word',
  'first word',
  'strongest for',
  'strongest against',
  'both',
  'emoji for',
  'emoji against',
  ...ruleNames,
  'exclamation',
  'question',
  'capitals',
  'drawn out',
  'link',
  'mention',
  'hashtag',
  'number',
  'first person',
  'short',
  'length',
  'asks',
  'whole for',
  'whole against',
  'constant',
];

const place = new Map(sentimentSignalNames.map((name, at) => [name, at]));
const at = (name: string): number => place.get(name) as number;
const places = {
  firstRule: at('emoji against') + 1,
  exclamation: at('exclamation'),
  question: at('question'),
  capitals: at('capitals'),
  drawnOut: at('drawn out'),
  link: at('link'),
  mention: at('mention'),
  hashtag: at('hashtag'),
  number: at('number'),
  firstPerson: at('first person'),
  short: at('short'),
  length: at('length'),
  asks: at('asks'),
  wholeFor: at('whole for'),
  wholeAgainst: at('whole against'),
  constant: at('constant'),
};
const rulePlaces = new Map(ruleNames.map((name, index) => [name, places.firstRule + index]));

/** In texts of more tokens than this, a way of speaking says less of the whole. */
const lengthOfPost = 40;

/** How many signals of the hits there are before those of the rules. */
function noteHits(hits: readonly SentimentHit[], text: PhraseText, signals: Float32Array): void {
  const shareOfText = Math.min(1, lengthOfPost / text.tokens.length);
  let sumFor = 0;
  let sumAgainst = 0;
  let countFor = 0;
  let countAgainst = 0;
  let mostFor = 0;
  let mostAgainst = 0;
  for (const { weight, rule, from, isWhole } of hits) {
    if (isWhole) {
      const side = weight > 0 ? places.wholeFor : places.wholeAgainst;
      signals[side] = Math.max(signals[side] as number, Math.abs(weight) * shareOfText);
    }
    const kind = text.tokens[from]?.kind;
    const isEmoji = kind === 'emoji' || kind === 'emoticon';
    if (weight > 0) {
      sumFor += weight;
      countFor += 1;
      mostFor = Math.max(mostFor, weight);
      if (isEmoji) signals[12] = 1;
    } else {
      sumAgainst -= weight;
      countAgainst += 1;
      mostAgainst = Math.max(mostAgainst, -weight);
      if (isEmoji) signals[13] = 1;
    }
    const ruleAt = rulePlaces.get(rule);
    if (ruleAt !== undefined) signals[ruleAt] = 0.5;
  }
  const whole = sentimentScore(sumFor - sumAgainst);
  signals[0] = Math.max(whole, 0);
  signals[1] = Math.max(-whole, 0);
  signals[2] = Math.min(sumFor / 2, 1.5);
  signals[3] = Math.min(sumAgainst / 2, 1.5);
  signals[4] = Math.min(countFor / 4, 1.5);
  signals[5] = Math.min(countAgainst / 4, 1.5);
  signals[6] = hits.length === 0 ? 0.5 : 0;
  signals[7] = Math.max(-1, Math.min(1, hits.at(-1)?.weight ?? 0));
  signals[8] = Math.max(-1, Math.min(1, hits[0]?.weight ?? 0));
  signals[9] = mostFor;
  signals[10] = mostAgainst;
  signals[11] = countFor > 0 && countAgainst > 0 ? 0.5 : 0;
}

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

/** Whether the first and the last letter of a word of two letters or more are capitals, as in "LATE". */
function isInCapitals(text: string, start: number, end: number): boolean {
  return (
    end - start > 1 && isCapital(text.charCodeAt(start)) && isCapital(text.charCodeAt(end - 1))
  );
}

/** Whether a letter stands three times in a row. */
function isDrawnOut(word: string): boolean {
  for (let place = 2; place < word.length; place += 1) {
    const code = word.charCodeAt(place);
    if (code === word.charCodeAt(place - 1) && code === word.charCodeAt(place - 2)) return true;
  }
  return false;
}

const firstPersons = new Set(['i', 'me', 'my', "i'm", 'im', 'we', 'our', 'us', "i've", 'mine']);

const asking = new Set(
  (
    'does do is are can could will would did was which what when where how who whose may should shall ' +
    "what's where's who's how's anyone anybody"
  ).split(' '),
);

/** Whether the text begins as a question and ends as one, names before it passed over. */
function isPlainQuestion({ tokens }: PhraseText): boolean {
  const last = tokens.findLast(({ kind }) => kind !== 'url' && kind !== 'mention');
  if (last === undefined || last.kind !== 'end' || !last.word.includes('?')) return false;
  const first = tokens.find(({ kind }) => kind === 'word');
  return first !== undefined && asking.has(first.word);
}

function noteTokens(text: string, split: PhraseText, signals: Float32Array): void {
  let capitals = 0;
  let words = 0;
  for (const { kind, word, start, end } of split.tokens) {
    if (kind === 'word' || kind === 'hashtag') {
      words += 1;
      if (isInCapitals(text, start, end)) capitals += 1;
      if (word.length > 3 && isDrawnOut(word)) signals[places.drawnOut] = 1;
      if (kind === 'hashtag') signals[places.hashtag] = 0.5;
      else if (firstPersons.has(word)) signals[places.firstPerson] = 0.5;
    } else if (kind === 'end') {
      if (word.includes('!')) signals[places.exclamation] = word.length > 1 ? 1 : 0.6;
      if (word.includes('?')) signals[places.question] = word.length > 1 ? 1 : 0.6;
    } else if (kind === 'mention') signals[places.mention] = 0.5;
    else if (kind === 'url') signals[places.link] = 0.5;
    else if (kind === 'number') signals[places.number] = 0.5;
  }
  signals[places.asks] = isPlainQuestion(split) ? 0.5 : 0;
  signals[places.capitals] = words === 0 ? 0 : capitals / words;
  signals[places.short] = words < 7 ? 0.5 : 0;
  signals[places.length] = Math.min(1.5, Math.log(words + 1) / 4);
}

/**
 * What the words and rules of sentiment, and the look of a text, say to a model: one value a name in
 * `sentimentSignalNames`, all within -1.5..1.5; `text` is what `split` was made from.
 */
export function sentimentSignals(
  text: string,
  split: PhraseText,
  hits: readonly SentimentHit[],
): Float32Array {
  const signals = new Float32Array(sentimentSignalNames.length);
  noteHits(hits, split, signals);
  noteTokens(text, split, signals);
  signals[places.constant] = 1;
  return signals;
}
