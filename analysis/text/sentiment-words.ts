import { AnalysisError } from '#analysis/analysis-error.ts';
import { type Phrase, readPhrase } from './phrase.ts';
import { compilePhrases, type PhraseMatcher } from './phrase-matcher.ts';
import { isNegation, type PhraseText } from './phrase-text.ts';
import type { LexiconEntry } from './sentiment.ts';
import { sentimentRules } from './sentiment-rules.ts';
import type { Token } from './tokens.ts';
import type { WordWeights } from './wink-lexicon.ts';

/** Phrases with what each of them weighs and the name of the rule that it belongs to. */
interface WeighedPhrases {
  readonly matcher: PhraseMatcher;
  readonly weights: readonly number[];
  readonly rules: readonly string[];
}

/**
 * Words that count towards sentiment: the tokens from `from` up to `to`. `weight` is signed, about -1..1;
 * `rule` says what took them; `isFinal` stands for a project's own weight, which nothing around it changes.
 */
export interface SentimentHit {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  readonly rule: string;
  readonly isFinal: boolean;
}

const negationReach = 3;
const negatedShare = -0.6;
const strongerShare = 1.3;
const weakerShare = 0.6;
const beforeButShare = 0.5;

const strengthenings = new Set(
  'very so really extremely absolutely totally super incredibly truly completely such damn freaking'.split(
    ' ',
  ),
);
const weakenings = new Set('slightly somewhat kinda kind bit little fairly almost'.split(' '));

function weighedPhrases(
  entries: readonly { readonly phrase: Phrase; readonly weight: number; readonly rule: string }[],
): WeighedPhrases {
  return {
    matcher: compilePhrases(entries.map(({ phrase }) => phrase)),
    weights: entries.map(({ weight }) => weight),
    rules: entries.map(({ rule }) => rule),
  };
}

function builtInPhrases(): WeighedPhrases {
  return weighedPhrases(
    sentimentRules.flatMap(({ id, weight, phrases }) =>
      phrases.map((phrase) => ({
        phrase: readPhrase(phrase, `sentiment rule ${id}`),
        weight,
        rule: `rule: ${id}`,
      })),
    ),
  );
}

function projectPhrases(lexicon: readonly LexiconEntry[]): WeighedPhrases {
  return weighedPhrases(
    lexicon.map(({ phrase, weight }, index) => {
      const path = `lexicon[${index}]`;
      if (!(weight >= -5 && weight <= 5)) {
        throw new AnalysisError('codebook-not-understood', {
          path: `${path}.weight`,
          expected: 'a number from -5 to 5',
          found: String(weight),
        });
      }
      return { phrase: readPhrase(phrase, `${path}.phrase`), weight: weight / 5, rule: 'lexicon' };
    }),
  );
}

/** Adds the longest matches that no earlier hit covers, and marks their tokens as taken. */
function takePhrases(
  phrases: WeighedPhrases,
  text: PhraseText,
  taken: Uint8Array,
  isFinal: boolean,
): readonly SentimentHit[] {
  const matches = [...phrases.matcher.find(text)];
  matches.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from || a.phrase - b.phrase);
  const hits: SentimentHit[] = [];
  for (const { phrase, from, to } of matches) {
    if (taken.subarray(from, to).includes(1)) continue;
    taken.fill(1, from, to);
    const rule = phrases.rules[phrase] ?? '';
    hits.push({ from, to, weight: phrases.weights[phrase] ?? 0, rule, isFinal });
  }
  return hits;
}

function wordWeight(token: Token, weightOf: WordWeights): number {
  if (token.kind === 'mention' || token.kind === 'url' || token.kind === 'end') return 0;
  if (token.kind === 'number' || isNegation(token.word)) return 0;
  return weightOf(token.word);
}

function takeWords(
  text: PhraseText,
  taken: Uint8Array,
  weightOf: WordWeights,
): readonly SentimentHit[] {
  const hits: SentimentHit[] = [];
  text.tokens.forEach((token, at) => {
    const weight = taken[at] === 1 ? 0 : wordWeight(token, weightOf);
    if (weight !== 0) hits.push({ from: at, to: at + 1, weight, rule: 'word', isFinal: false });
  });
  return hits;
}

/** What the words before a hit, in its sentence, make of its weight. */
function inContext(hit: SentimentHit, text: PhraseText, taken: Uint8Array): SentimentHit {
  if (hit.isFinal) return hit;
  let weight = hit.weight;
  let rule = hit.rule;
  for (let at = hit.from - 1; at >= 0 && at >= hit.from - negationReach; at -= 1) {
    const token = text.tokens[at];
    if (token === undefined || token.kind === 'end' || token.word === 'but') break;
    if (taken[at] === 1) continue;
    if (isNegation(token.word)) {
      weight *= negatedShare;
      rule = `${hit.rule}, negated`;
      break;
    }
    if (at === hit.from - 1 && strengthenings.has(token.word)) weight *= strongerShare;
    if (at === hit.from - 1 && weakenings.has(token.word)) weight *= weakerShare;
  }
  return { ...hit, weight: isBeforeBut(hit, text) ? weight * beforeButShare : weight, rule };
}

function isBeforeBut(hit: SentimentHit, text: PhraseText): boolean {
  for (let at = hit.to; at < text.tokens.length; at += 1) {
    const token = text.tokens[at];
    if (token === undefined || token.kind === 'end') return false;
    if (token.word === 'but') return true;
  }
  return false;
}

/** What of a text counts towards sentiment. `isOwn` marks the tokens that the project's words cover. */
export interface SentimentReading {
  readonly hits: readonly SentimentHit[];
  readonly isOwn: Uint8Array | null;
}

/** Reads the words that count towards sentiment out of texts. */
export interface SentimentWords {
  /** In the order of the text, with their context looked at; hits that weigh nothing are left out. */
  read(text: PhraseText): SentimentReading;
  /**
   * The same with a project's words in front of its own.
   *
   * @throws {AnalysisError} `codebook-not-understood` for a phrase or a weight that cannot be read.
   */
  withLexicon(lexicon: readonly LexiconEntry[]): SentimentWords;
}

function wordsOver(
  weightOf: WordWeights,
  builtIn: WeighedPhrases,
  project: WeighedPhrases | null,
): SentimentWords {
  const read = (text: PhraseText): SentimentReading => {
    const taken = new Uint8Array(text.tokens.length);
    const own = project === null ? [] : takePhrases(project, text, taken, true);
    const isOwn = own.length === 0 ? null : taken.slice();
    const hits = [...own, ...takePhrases(builtIn, text, taken, false)];
    hits.push(...takeWords(text, taken, weightOf));
    hits.sort((a, b) => a.from - b.from);
    const inPlace = hits.map((hit) => inContext(hit, text, taken));
    return { hits: inPlace.filter(({ weight }) => weight !== 0), isOwn };
  };
  return { read, withLexicon: (lexicon) => wordsOver(weightOf, builtIn, projectPhrases(lexicon)) };
}

/** The words of a lexicon with the phrases of `sentimentRules` in front of them, in their context. */
export function createSentimentWords(weightOf: WordWeights): SentimentWords {
  return wordsOver(weightOf, builtInPhrases(), null);
}
