import type { BrandFinder } from './brand-finder.ts';
import { readPhrase } from './phrase.ts';
import { compilePhrases } from './phrase-matcher.ts';
import type { PhraseText } from './phrase-text.ts';
import {
  type Evidence,
  neutralBand,
  type SentimentEngine,
  type SentimentLabel,
  type SentimentResult,
  sentimentLabelOf,
} from './sentiment.ts';
import { targetRules } from './target-rules.ts';
import type { BrandMention } from './text-tags.ts';
import type { Token } from './tokens.ts';

/** Reads how a text speaks of each brand that it names. */
export interface TargetReader {
  /** One entry a place where a brand is named, in the order of the text. */
  mentions(text: string, split: PhraseText): readonly BrandMention[];
  /** One entry a brand of the finder, in its order: null where the text does not name it. */
  labels(text: string, split: PhraseText): readonly (SentimentLabel | null)[];
}

const turns = new Set('but while whereas though although however unlike than'.split(' '));
const ruleShare = 0.75;

const compiled = targetRules.flatMap((rule) =>
  rule.phrases.map((phrase) => ({
    rule,
    phrase: readPhrase(phrase, `target rule ${rule.id}`),
  })),
);

const matcher = compilePhrases(compiled.map(({ phrase }) => phrase));

/** Where a clause ends: at a sentence's end, at a comma and the like, and before a turning word. */
function clauseBreaks(text: string, tokens: readonly Token[]): readonly number[] {
  return tokens.flatMap((token, at) => {
    const before = tokens[at - 1];
    const between = before === undefined ? '' : text.slice(before.end, token.start);
    const isBreak =
      token.kind === 'end' || turns.has(token.word) || /[,;:—–]|\.{2,}|…/.test(between);
    return isBreak ? [token.start] : [];
  });
}

function ruleEvidence(text: string, split: PhraseText): ReadonlyMap<number, readonly Evidence[]> {
  const found = new Map<number, Evidence[]>();
  for (const { phrase, from, to } of matcher.find(split)) {
    const rule = compiled[phrase]?.rule;
    const hit = split.brands.find(({ at, length }) =>
      rule?.brand === 'first' ? at === from : at + length === to,
    );
    if (rule === undefined || hit === undefined) continue;
    const start = split.tokens[from]?.start ?? 0;
    const end = split.tokens[to - 1]?.end ?? start;
    const own = found.get(hit.at) ?? [];
    if (own.some((piece) => piece.rule === `target: ${rule.id}`)) continue;
    own.push({
      start,
      end,
      text: text.slice(start, end),
      weight: rule.weight,
      rule: `target: ${rule.id}`,
    });
    found.set(hit.at, own);
  }
  return found;
}

/** The clause's own mood, which counts a quarter where a rule speaks of the brand itself. */
function withRules(mood: SentimentResult, rules: readonly Evidence[]): SentimentResult {
  if (rules.length === 0) return mood;
  const sum = rules.reduce((total, { weight }) => total + weight, 0);
  const score = Math.max(-1, Math.min(1, ruleShare * sum * 1.2 + (1 - ruleShare) * mood.score));
  return {
    label: sentimentLabelOf(score),
    score,
    probabilities: null,
    certainty: Math.abs(score) < 2 * neutralBand ? 'unsure' : 'sure',
    because: [...rules, ...mood.because].sort((a, b) => a.start - b.start),
  };
}

/**
 * A reader of the sentiment towards each brand: how the clause around its name sounds, and what rules say of
 * turning to a brand, turning away, and comparing ("Tired of Dish, thinking about Comcast": against one,
 * for the other). In a text that names one brand only and has no such rule, the whole text speaks of it.
 *
 * Limits: clauses part at punctuation and at words such as "but"; what a pronoun points to is not seen.
 */
export function createTargetReader(finder: BrandFinder, engine: SentimentEngine): TargetReader {
  const mentions = (text: string, split: PhraseText): readonly BrandMention[] => {
    if (split.brands.length === 0) return [];
    const breaks = clauseBreaks(text, split.tokens);
    const rules = ruleEvidence(text, split);
    const isAlone = new Set(split.brands.map(({ brand }) => brand)).size === 1;
    return split.brands.flatMap((hit) => {
      const start = split.tokens[hit.at]?.start ?? 0;
      const end = split.tokens[hit.at + hit.length - 1]?.end ?? start;
      const from = isAlone ? 0 : (breaks.findLast((place) => place <= start) ?? 0);
      const to = isAlone ? text.length : (breaks.find((place) => place >= end) ?? text.length);
      const mood = engine.score(text.slice(from, to));
      if (mood === null) return [];
      const because = mood.because.map((piece) => ({
        ...piece,
        start: piece.start + from,
        end: piece.end + from,
      }));
      const sentiment = withRules({ ...mood, because }, rules.get(hit.at) ?? []);
      return [{ brand: finder.brands[hit.brand] ?? '', start, end, sentiment }];
    });
  };
  const labels = (text: string, split: PhraseText): readonly (SentimentLabel | null)[] => {
    const found = mentions(text, split);
    return finder.brands.map((brand) => {
      const own = found.filter((mention) => mention.brand === brand);
      if (own.length === 0) return null;
      const strongest = own.reduce((best, mention) =>
        Math.abs(mention.sentiment.score) > Math.abs(best.sentiment.score) ? mention : best,
      );
      return strongest.sentiment.label;
    });
  };
  return { mentions, labels };
}
