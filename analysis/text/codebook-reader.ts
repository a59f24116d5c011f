import type { Codebook, CodebookLabel, CodebookRule } from './codebook.ts';
import { type ExampleReader, learnLabel } from './learn-label.ts';
import { type Phrase, readPhrase } from './phrase.ts';
import { compilePhrases, type PhraseMatch } from './phrase-matcher.ts';
import type { PhraseText } from './phrase-text.ts';
import type { SentimentLabel } from './sentiment.ts';

/** The rule that stands for what was learnt from the examples of a label. */
export const fromExamples = 'examples';

/**
 * A rule that a text meets, with the words that met it (none for a rule about sentiment alone). Of `fromExamples` the
 * weight is how well the text fits the examples, and the words are those that say so.
 */
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

/** What the labels that learn were taught; null for the others, and for those with too few examples. */
function learntLabels(
  labels: readonly CodebookLabel[],
  background: readonly string[],
): readonly (ExampleReader | null)[] {
  return labels.map((label) => {
    if (!label.learns) return null;
    const against = labels.flatMap((other) => (other === label ? [] : other.examples));
    return learnLabel(label.examples, against, background);
  });
}

/** What the examples of a label say of a text, as a rule; null where it is not like them. */
function ruleOfExamples(reader: ExampleReader, text: PhraseText): FiredRule | null {
  const { share, tokens } = reader.read(text);
  if (share < leastShown) return null;
  const matches = tokens.map((at) => ({ phrase: -1, from: at, to: at + 1 }));
  return { id: fromExamples, weight: share, matches };
}

const leastShown = 0.2;

/**
 * Compiles a codebook that `readCodebook` has accepted. `background`: some texts of the project, from which labels
 * that learn tell their examples; without them they learn from the examples of the other labels alone.
 *
 * Only rules that name a phrase of the text, and rules without phrases to find, are looked at, so that
 * the time for a text grows with the phrases it holds and not with the size of the codebook.
 */
export function compileCodebook(
  codebook: Codebook,
  background: readonly string[] = [],
): CodebookReader {
  const labels = codebook.labels.filter(({ on }) => on);
  const learnt = learntLabels(labels, background);
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
      const reader = learnt[index] ?? null;
      const shown = reader === null ? null : ruleOfExamples(reader, text);
      const score = Math.min(1, Math.max(0, sum, shown?.weight ?? 0));
      const fits = reaches(score, codebook.threshold);
      return { id, label, score, fired: fits, rules: shown === null ? own : [...own, shown] };
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
