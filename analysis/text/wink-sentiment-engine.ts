import { AnalysisError } from '#analysis/analysis-error.ts';
import { type Phrase, readPhrase } from './phrase.ts';
import { compilePhrases, type PhraseMatcher } from './phrase-matcher.ts';
import { isNegation, type PhraseText, readPhraseText } from './phrase-text.ts';
import {
  type Evidence,
  type LexiconEntry,
  type SentimentEngine,
  type SentimentResult,
  sentimentLabelOf,
  sentimentScore,
} from './sentiment.ts';
import { sentimentRules } from './sentiment-rules.ts';
import type { Token } from './tokens.ts';
import { type WordWeights, winkWordWeights } from './wink-lexicon.ts';

/** Phrases with what each of them weighs and the name of the rule that it belongs to. */
interface WeighedPhrases {
  readonly matcher: PhraseMatcher;
  readonly weights: readonly number[];
  readonly rules: readonly string[];
}

/** Words that count: the tokens from `from` up to `to`, before what stands around them is looked at. */
interface Hit {
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
): readonly Hit[] {
  const matches = [...phrases.matcher.find(text)];
  matches.sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from || a.phrase - b.phrase);
  const hits: Hit[] = [];
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

function takeWords(text: PhraseText, taken: Uint8Array, weightOf: WordWeights): readonly Hit[] {
  const hits: Hit[] = [];
  text.tokens.forEach((token, at) => {
    const weight = taken[at] === 1 ? 0 : wordWeight(token, weightOf);
    if (weight !== 0) hits.push({ from: at, to: at + 1, weight, rule: 'word', isFinal: false });
  });
  return hits;
}

/** What the words before a hit, in its sentence, make of its weight. */
function inContext(hit: Hit, text: PhraseText, taken: Uint8Array): Hit {
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

function isBeforeBut(hit: Hit, text: PhraseText): boolean {
  for (let at = hit.to; at < text.tokens.length; at += 1) {
    const token = text.tokens[at];
    if (token === undefined || token.kind === 'end') return false;
    if (token.word === 'but') return true;
  }
  return false;
}

function evidenceOf(hit: Hit, text: string, tokens: readonly Token[]): Evidence {
  const start = tokens[hit.from]?.start ?? 0;
  const end = tokens[hit.to - 1]?.end ?? start;
  return { start, end, text: text.slice(start, end), weight: hit.weight, rule: hit.rule };
}

function engineOver(
  weightOf: WordWeights,
  builtIn: WeighedPhrases,
  project: WeighedPhrases | null,
): SentimentEngine {
  const score = (text: string, split?: PhraseText): SentimentResult | null => {
    const phraseText = split ?? readPhraseText(text, null);
    if (phraseText.isBlank) return null;
    const taken = new Uint8Array(phraseText.tokens.length);
    const own = project === null ? [] : takePhrases(project, phraseText, taken, true);
    const hits = [...own, ...takePhrases(builtIn, phraseText, taken, false)];
    hits.push(...takeWords(phraseText, taken, weightOf));
    hits.sort((a, b) => a.from - b.from);
    const because = hits
      .map((hit) => inContext(hit, phraseText, taken))
      .filter(({ weight }) => weight !== 0)
      .map((hit) => evidenceOf(hit, text, phraseText.tokens));
    const value = sentimentScore(because.reduce((sum, { weight }) => sum + weight, 0));
    return { label: sentimentLabelOf(value), score: value, because };
  };
  return {
    name: 'wink-words',
    version: '1',
    score,
    withLexicon: (lexicon) => engineOver(weightOf, builtIn, projectPhrases(lexicon)),
  };
}

/**
 * The built-in sentiment engine for English: the words of wink-nlp's lexicon, the phrases of
 * `sentimentRules` in front of them, and the project's lexicon in front of both.
 *
 * A word within three words after a negation counts -0.6 times, after "very" and the like 1.3 times,
 * after "slightly" and the like 0.6 times, and before a "but" in its sentence half. Mentions, links
 * and numbers do not count; words of hashtags do. A project's own weight is taken as it is, whatever
 * stands around it.
 *
 * Limits: irony is not seen; the whole text has one sentiment, whoever it is about.
 */
export function createWinkSentimentEngine(): SentimentEngine {
  return engineOver(winkWordWeights(), builtInPhrases(), null);
}
