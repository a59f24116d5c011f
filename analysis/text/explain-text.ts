import { createBrandFinder } from './brand-finder.ts';
import { bestLabel, compileCodebook, type LabelReading } from './codebook-reader.ts';
import { customerTraits } from './customer-traits.ts';
import type { PhraseMatch } from './phrase-matcher.ts';
import { readPhraseText } from './phrase-text.ts';
import type { Evidence, SentimentEngine } from './sentiment.ts';
import { createTargetReader } from './target-sentiment.ts';
import type { LabelScore, TagOptions, TextExplanation } from './text-tags.ts';
import type { Token } from './tokens.ts';

/**
 * The engine that the options ask for, with the project's lexicon in front of its own words.
 *
 * @throws {AnalysisError} `codebook-not-understood` for a lexicon entry that cannot be read.
 */
export function engineFor(options: Pick<TagOptions, 'engine' | 'lexicon'>): SentimentEngine {
  const lexicon = options.lexicon ?? [];
  return lexicon.length === 0 ? options.engine : options.engine.withLexicon(lexicon);
}

function evidenceOf(
  match: PhraseMatch,
  text: string,
  tokens: readonly Token[],
  weight: number,
  rule: string,
): Evidence {
  const start = tokens[match.from]?.start ?? 0;
  const end = tokens[match.to - 1]?.end ?? start;
  return { start, end, text: text.slice(start, end), weight, rule };
}

function labelScore(reading: LabelReading, text: string, tokens: readonly Token[]): LabelScore {
  const evidence = reading.rules.flatMap(({ id, weight, matches }) =>
    matches.map((match) => evidenceOf(match, text, tokens, weight / matches.length, id)),
  );
  return {
    id: reading.id,
    label: reading.label,
    score: reading.score,
    fired: reading.fired,
    rules: reading.rules.map(({ id }) => id),
    evidence: evidence.sort((a, b) => a.start - b.start),
  };
}

/**
 * Why a text is tagged as it is: the words that decided its sentiment and each label of the codebook,
 * and for each brand named in it how the text speaks of it ("Tired of Dish, thinking about Comcast":
 * against one, for the other).
 *
 * - Shapes: `traits` has one entry a label that is on, in the codebook's order. Places are characters
 *   of `text`.
 * - Missing: null or blank text gives no sentiment, no trait, and labels that score 0.
 * - Limits: clauses part at punctuation and at words such as "but"; what a pronoun points to is not seen.
 *
 * @throws {AnalysisError} `codebook-not-understood` for a lexicon entry that cannot be read.
 */
export function explainText(
  text: string | null,
  options: Omit<TagOptions, 'models'>,
): TextExplanation {
  const engine = engineFor(options);
  const finder = createBrandFinder(options.brands ?? []);
  const given = text ?? '';
  const phraseText = readPhraseText(given, finder);
  const sentiment = engine.score(given, phraseText);
  const reader = compileCodebook(options.codebooks?.trait ?? customerTraits, options.background);
  const isBlank = sentiment === null;
  const readings = isBlank
    ? reader.labels.map(({ id, label }) => ({ id, label, score: 0, fired: false, rules: [] }))
    : reader.read(phraseText, sentiment.label);
  return {
    sentiment,
    trait: bestLabel(readings)?.id ?? null,
    traits: readings.map((reading) => labelScore(reading, given, phraseText.tokens)),
    brands: createTargetReader(finder, engine).mentions(given, phraseText),
  };
}
