import { AnalysisError } from '#analysis/analysis-error.ts';
import { type Phrase, readPhrase } from './phrase.ts';
import { compilePhrases, type PhraseMatch, type PhraseMatcher } from './phrase-matcher.ts';
import { isNegation, type PhraseText } from './phrase-text.ts';
import type { LexiconEntry } from './sentiment.ts';
import { sentimentConstructions } from './sentiment-constructions.ts';
import { type SentimentRule, sentimentRules } from './sentiment-rules.ts';
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
 * `isWhole`: a way of speaking that counts as a whole, whatever its words mean alone.
 */
export interface SentimentHit {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  readonly rule: string;
  readonly isFinal: boolean;
  readonly isWhole: boolean;
}

/** How a phrase counts: as a project's own, as a way of speaking, or by its weight in its context. */
type Counting = 'own' | 'whole' | 'in context';

const negationReach = 3;
const reachOverVerb = 7;
const negatedShare = -0.6;
const strongerShare = 1.3;
const weakerShare = 0.6;
const beforeButShare = 0.5;

/** After these a negation reaches on to what they introduce: "I would not call this phone cheap". */
const introducing = new Set(
  'call say think believe feel find consider describe imagine suppose'.split(' '),
);
/** Hashtags that take back what was said. */
const takingBack = new Set(['not', 'sarcasm', 'sarcastic', 'irony', 'ironic']);

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

function phrasesOfRules(rules: readonly SentimentRule[]): WeighedPhrases {
  return weighedPhrases(
    rules.flatMap(({ id, weight, phrases }) =>
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
  found: readonly PhraseMatch[],
  taken: Uint8Array,
  counting: Counting,
): readonly SentimentHit[] {
  if (found.length === 0) return [];
  const matches = [...found];
  matches.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from || a.phrase - b.phrase);
  const hits: SentimentHit[] = [];
  for (const { phrase, from, to } of matches) {
    if (taken.subarray(from, to).includes(1)) continue;
    taken.fill(1, from, to);
    const rule = phrases.rules[phrase] ?? '';
    const weight = phrases.weights[phrase] ?? 0;
    hits.push({
      from,
      to,
      weight,
      rule,
      isFinal: counting === 'own',
      isWhole: counting === 'whole',
    });
  }
  return hits;
}

const badWithin =
  /^(?:worst|awful|terrible|horrible|hate|angry|annoy|disappoint|frustrat|pathetic|useless|rude|neveragain|epicfail|stupid)|(?:fails?|failure|sucks?|hell|nightmare|scam)$/;
const goodWithin =
  /^(?:best(?!buy)|love(?!r)|happy|great|amazing|awesome|grateful|thankful|blessed|proud|excited|lucky)|(?:forthewin|lover|rocks|ftw)$/;
const weightWithin = 0.5;

/** The weight of a strong word that a hashtag without capitals begins or ends with: "worstairline". */
function tagWeight(tag: string): number {
  if (badWithin.test(tag)) return -weightWithin;
  return goodWithin.test(tag) ? weightWithin : 0;
}

function wordWeight(token: Token, weightOf: WordWeights): number {
  if (token.kind === 'mention' || token.kind === 'url' || token.kind === 'end') return 0;
  if (token.kind === 'number' || isNegation(token.word)) return 0;
  const weight = weightOf(token.word);
  return weight === 0 && token.kind === 'hashtag' ? tagWeight(token.word) : weight;
}

function takeWords(
  text: PhraseText,
  taken: Uint8Array,
  weightOf: WordWeights,
): readonly SentimentHit[] {
  const hits: SentimentHit[] = [];
  for (let at = 0; at < text.tokens.length; at += 1) {
    const weight = taken[at] === 1 ? 0 : wordWeight(text.tokens[at] as Token, weightOf);
    if (weight === 0) continue;
    hits.push({ from: at, to: at + 1, weight, rule: 'word', isFinal: false, isWhole: false });
  }
  return hits;
}

/** What the words before a hit, in its sentence, make of its weight. */
function inContext(hit: SentimentHit, text: PhraseText, taken: Uint8Array): SentimentHit {
  if (hit.isFinal || hit.isWhole) return hit;
  let weight = hit.weight;
  let rule = hit.rule;
  for (let at = hit.from - 1; at >= 0 && at >= hit.from - reachOverVerb; at -= 1) {
    const token = text.tokens[at];
    if (token === undefined || token.kind === 'end' || token.word === 'but') break;
    if (taken[at] === 1) continue;
    const isFar = hit.from - at > negationReach;
    if (isFar && !introducing.has(text.tokens[at + 1]?.word ?? '')) continue;
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

/**
 * What of a text counts towards sentiment. `isLeftOut` marks the tokens that a project's words or a way of speaking
 * cover, whose words say nothing by themselves; null for none. `isOwn`: the project's words are among the hits.
 */
export interface SentimentReading {
  readonly hits: readonly SentimentHit[];
  readonly isLeftOut: Uint8Array | null;
  readonly isOwn: boolean;
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

/** The hashtag that takes back what was said ("#not"); -1 where there is none. */
function placeTakenBack({ tokens }: PhraseText): number {
  return tokens.findIndex(({ kind, word }) => kind === 'hashtag' && takingBack.has(word));
}

/** A text whose good words are taken back by a hashtag: they count against, and the hashtag as a whole. */
function takenBack(hits: readonly SentimentHit[], at: number): readonly SentimentHit[] {
  if (!hits.some(({ weight }) => weight > 0)) return hits;
  const turned = hits.map((hit) =>
    hit.weight > 0 && !hit.isFinal
      ? { ...hit, weight: negatedShare * hit.weight, rule: `${hit.rule}, taken back` }
      : hit,
  );
  const mark = { from: at, to: at + 1, weight: -0.7, rule: 'rule: scorn' };
  return [...turned, { ...mark, isFinal: false, isWhole: true }];
}

/** The phrases that Parallax brings, found in one pass: the first `wholeCount` are ways of speaking. */
interface BuiltInPhrases extends WeighedPhrases {
  readonly wholeCount: number;
}

function wordsOver(
  weightOf: WordWeights,
  builtIn: BuiltInPhrases,
  project: WeighedPhrases | null,
): SentimentWords {
  const read = (text: PhraseText): SentimentReading => {
    const taken = new Uint8Array(text.tokens.length);
    const own =
      project === null ? [] : takePhrases(project, project.matcher.find(text), taken, 'own');
    const whole: PhraseMatch[] = [];
    const plain: PhraseMatch[] = [];
    for (const match of builtIn.matcher.find(text)) {
      (match.phrase < builtIn.wholeCount ? whole : plain).push(match);
    }
    const spoken = takePhrases(builtIn, whole, taken, 'whole');
    const isLeftOut = own.length + spoken.length === 0 ? null : taken.slice();
    const hits = [...own, ...spoken, ...takePhrases(builtIn, plain, taken, 'in context')];
    hits.push(...takeWords(text, taken, weightOf));
    hits.sort((a, b) => a.from - b.from);
    const inPlace = hits
      .map((hit) => inContext(hit, text, taken))
      .filter(({ weight }) => weight !== 0);
    const at = placeTakenBack(text);
    const counted = at < 0 ? inPlace : takenBack(inPlace, at);
    return { hits: counted, isLeftOut, isOwn: own.length > 0 };
  };
  return { read, withLexicon: (lexicon) => wordsOver(weightOf, builtIn, projectPhrases(lexicon)) };
}

/** The words of a lexicon with the phrases of Parallax in front of them, in their context. */
export function createSentimentWords(weightOf: WordWeights): SentimentWords {
  const wholeCount = sentimentConstructions.reduce((sum, { phrases }) => sum + phrases.length, 0);
  const phrases = phrasesOfRules([...sentimentConstructions, ...sentimentRules]);
  return wordsOver(weightOf, { ...phrases, wholeCount }, null);
}
