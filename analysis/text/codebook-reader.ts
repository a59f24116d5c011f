import type { Codebook, CodebookLabel, CodebookRule } from './codebook.ts';
import { type Phrase, readPhrase } from './phrase.ts';
import { compilePhrases, type PhraseMatch } from './phrase-matcher.ts';
import type { PhraseText } from './phrase-text.ts';
import type { SentimentLabel } from './sentiment.ts';

/** A rule that a text meets, with the words that met it (none for a rule about sentiment alone). */
export interface FiredRule {
  readonly id: string;
  readonly weight: number;
  readonly matches: readonly PhraseMatch[];
}

/** What one label of a codebook makes of one text; `score` is 0..1. */
export interface LabelReading {
  readonly id: string;
  readonly label: string;
  readonly score: number;
  readonly fired: boolean;
  readonly rules: readonly FiredRule[];
}

/** A codebook compiled for reading many texts. Labels that are off take no part. */
export interface CodebookReader {
  readonly labels: readonly CodebookLabel[];
  /** One reading a label, in the order of `labels`. `sentiment` is null where it is not known. */
  read(text: PhraseText, sentiment: SentimentLabel | null): readonly LabelReading[];
}

interface CompiledRule {
  readonly label: number;
  readonly rule: CodebookRule;
  readonly any: readonly number[];
  readonly all: readonly number[];
  readonly none: readonly number[];
}

/** Gives each different phrase a number, so that one that several rules name is looked for once. */
class PhraseList {
  readonly phrases: Phrase[] = [];
  readonly #numberByText = new Map<string, number>();

  numbersOf(texts: readonly string[], path: string): readonly number[] {
    return texts.map((text) => {
      const known = this.#numberByText.get(text);
      if (known !== undefined) return known;
      this.phrases.push(readPhrase(text, path));
      this.#numberByText.set(text, this.phrases.length - 1);
      return this.phrases.length - 1;
    });
  }
}

function compileRules(labels: readonly CodebookLabel[], list: PhraseList): CompiledRule[] {
  return labels.flatMap(({ id, rules }, label) =>
    rules.map((rule) => {
      const path = `${id}.${rule.id}`;
      return {
        label,
        rule,
        any: list.numbersOf(rule.any, path),
        all: list.numbersOf(rule.all, path),
        none: list.numbersOf(rule.none, path),
      };
    }),
  );
}

type Found = ReadonlyMap<number, PhraseMatch>;

function firstMatches(matches: readonly PhraseMatch[]): Found {
  const found = new Map<number, PhraseMatch>();
  for (const match of matches) if (!found.has(match.phrase)) found.set(match.phrase, match);
  return found;
}

/** The words that meet the rule, or null when the text does not meet it. */
function meet(
  { rule, any, all, none }: CompiledRule,
  found: Found,
  sentiment: SentimentLabel | null,
): readonly PhraseMatch[] | null {
  if (rule.sentiment.length > 0 && (sentiment === null || !rule.sentiment.includes(sentiment))) {
    return null;
  }
  if (none.some((phrase) => found.has(phrase))) return null;
  const matches: PhraseMatch[] = [];
  for (const phrase of all) {
    const match = found.get(phrase);
    if (match === undefined) return null;
    matches.push(match);
  }
  if (any.length > 0) {
    const met = any.flatMap((phrase) => found.get(phrase) ?? []);
    const first = met.reduce<PhraseMatch | null>(
      (best, match) => (best === null || match.from < best.from ? match : best),
      null,
    );
    if (first === null) return null;
    matches.push(first);
  }
  return matches;
}

/**
 * Compiles a codebook that `readCodebook` has accepted.
 *
 * Only rules that name a phrase of the text, and rules without phrases to find, are looked at, so that
 * the time for a text grows with the phrases it holds and not with the size of the codebook.
 */
export function compileCodebook(codebook: Codebook): CodebookReader {
  const labels = codebook.labels.filter(({ on }) => on);
  const list = new PhraseList();
  const rules = compileRules(labels, list);
  const matcher = compilePhrases(list.phrases);
  const withoutPhrases: number[] = [];
  const rulesByPhrase = new Map<number, number[]>();
  rules.forEach(({ any, all }, index) => {
    const keys = any.length > 0 ? any : all.slice(0, 1);
    if (keys.length === 0) withoutPhrases.push(index);
    for (const key of keys) rulesByPhrase.set(key, [...(rulesByPhrase.get(key) ?? []), index]);
  });

  const read = (text: PhraseText, sentiment: SentimentLabel | null): readonly LabelReading[] => {
    const found = firstMatches(matcher.find(text));
    const candidates = new Set(withoutPhrases);
    for (const phrase of found.keys()) {
      for (const index of rulesByPhrase.get(phrase) ?? []) candidates.add(index);
    }
    const fired: FiredRule[][] = labels.map(() => []);
    for (const index of [...candidates].sort((a, b) => a - b)) {
      const compiled = rules[index];
      const matches = compiled === undefined ? null : meet(compiled, found, sentiment);
      if (compiled === undefined || matches === null) continue;
      fired[compiled.label]?.push({
        id: compiled.rule.id,
        weight: compiled.rule.weight,
        matches,
      });
    }
    return labels.map(({ id, label }, index) => {
      const own = fired[index] ?? [];
      const sum = own.reduce((total, { weight }) => total + weight, 0);
      const score = Math.min(1, Math.max(0, sum));
      return { id, label, score, fired: reaches(score, codebook.threshold), rules: own };
    });
  };
  return { labels, read };
}

/** Sums of weights such as 0.2 + 0.3 are off by a rounding error, which must not decide. */
function reaches(score: number, threshold: number): boolean {
  return score >= threshold - 1e-9;
}

/** The label that fits best of those that fired, the earlier of equals; null when none did. */
export function bestLabel(readings: readonly LabelReading[]): LabelReading | null {
  return readings.reduce<LabelReading | null>(
    (best, reading) =>
      reading.fired && (best === null || reading.score > best.score + 1e-9) ? reading : best,
    null,
  );
}
