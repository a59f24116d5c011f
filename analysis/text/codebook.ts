import { AnalysisError } from '#analysis/analysis-error.ts';
import { readPhrase } from './phrase.ts';
import { type SentimentLabel, sentimentLabels } from './sentiment.ts';

/**
 * One reason for a label. The rule fires once for a text that meets every condition given:
 *
 * - `any`: at least one of the phrases occurs. `all`: each of them occurs. `none`: none of them does.
 * - `sentiment`: the whole text's sentiment is one of these.
 *
 * Phrases are written in the language of `readPhrase`. `weight` in -1..1 is added to the label's score.
 */
export interface CodebookRule {
  readonly id: string;
  readonly any: readonly string[];
  readonly all: readonly string[];
  readonly none: readonly string[];
  readonly sentiment: readonly SentimentLabel[];
  readonly weight: number;
  readonly note: string;
}

/**
 * One class of a codebook: what it means, texts that show it, and the rules that find it. `learns`: texts like the
 * examples carry it too, as a classifier tells that is taught by them; it takes three examples.
 */
export interface CodebookLabel {
  readonly id: string;
  readonly label: string;
  readonly definition: string;
  readonly examples: readonly string[];
  readonly rules: readonly CodebookRule[];
  readonly learns: boolean;
  readonly on: boolean;
}

/**
 * A list of labels that texts can carry, as data that a person can edit.
 *
 * A label's score is the sum of its fired rules' weights, cut to 0..1; it fires at `threshold` or
 * above. `one-of`: the highest label that fires is the text's class (the earlier one of equals);
 * `any-of`: every label that fires. A text that no label fits is `fallback`. The score of a label that learns is at
 * least the share by which a text is like its examples.
 *
 * `languages`: the languages that its rules and examples are written for, as ISO 639-1 codes; a text in another one
 * is left untagged.
 */
export interface Codebook {
  readonly name: string;
  readonly version: string;
  readonly mode: 'one-of' | 'any-of';
  readonly threshold: number;
  readonly fallback: 'none';
  readonly languages: readonly string[];
  readonly labels: readonly CodebookLabel[];
}

const limits = { labels: 200, languages: 60, rules: 200, phrases: 2000, textLength: 2000 };

type Fields = Readonly<Record<string, unknown>>;

function refuse(path: string, expected: string, found: unknown): never {
  throw new AnalysisError('codebook-not-understood', { path, expected, found: shown(found) });
}

function shown(found: unknown): string {
  if (found === undefined) return 'nothing';
  if (typeof found === 'string') return found.slice(0, 80);
  if (typeof found === 'number' || typeof found === 'boolean' || found === null)
    return String(found);
  return Array.isArray(found) ? 'a list' : `a ${typeof found}`;
}

function fieldsOf(value: unknown, path: string, known: readonly string[]): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    refuse(path, 'an object', value);
  }
  const fields = value as Fields;
  for (const name of Object.keys(fields)) {
    if (!known.includes(name)) refuse(`${path}.${name}`, `one of ${known.join(', ')}`, name);
  }
  return fields;
}

function textOf(value: unknown, path: string, fallback?: string): string {
  if (value === undefined && fallback !== undefined) return fallback;
  if (typeof value !== 'string' || value.length > limits.textLength) {
    refuse(path, `a text of at most ${limits.textLength} characters`, value);
  }
  return value;
}

function nameOf(value: unknown, path: string): string {
  const text = textOf(value, path);
  if (text.trim() === '') refuse(path, 'a name', text);
  return text;
}

function idOf(value: unknown, path: string, taken: Set<string>): string {
  const id = textOf(value, path);
  if (!/^[a-z][a-z0-9_-]{0,63}$/.test(id)) {
    refuse(path, 'lower-case letters, digits, - and _, beginning with a letter', id);
  }
  if (id === 'none') refuse(path, 'another id than "none", which stands for no label', id);
  if (taken.has(id)) refuse(path, 'an id that is not used twice', id);
  taken.add(id);
  return id;
}

function numberBetween(value: unknown, path: string, low: number, high: number): number {
  if (typeof value !== 'number' || !(value >= low && value <= high)) {
    refuse(path, `a number from ${low} to ${high}`, value);
  }
  return value;
}

function listOf(value: unknown, path: string, max: number): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > max) refuse(path, `a list of at most ${max}`, value);
  return value;
}

function phrasesOf(value: unknown, path: string): readonly string[] {
  return listOf(value, path, limits.phrases).map((item, index) => {
    const phrase = textOf(item, `${path}[${index}]`);
    readPhrase(phrase, `${path}[${index}]`);
    return phrase;
  });
}

function oneOf<T extends string>(value: unknown, path: string, options: readonly T[]): T {
  const found = options.find((option) => option === value);
  return found ?? refuse(path, `one of ${options.join(', ')}`, value);
}

function switchOf(value: unknown, path: string, fallback: boolean): boolean {
  const isOn = value ?? fallback;
  if (typeof isOn !== 'boolean') refuse(path, 'true or false', isOn);
  return isOn;
}

function languagesOf(value: unknown): readonly string[] {
  if (value === undefined) return ['en'];
  const codes = listOf(value, 'languages', limits.languages);
  if (codes.length === 0) refuse('languages', 'at least one language', value);
  return codes.map((code, index) => {
    const path = `languages[${index}]`;
    const text = textOf(code, path);
    return /^[a-z]{2}$/.test(text) ? text : refuse(path, 'a language as two letters, as en', code);
  });
}

function ruleOf(value: unknown, path: string, taken: Set<string>): CodebookRule {
  const known = ['id', 'any', 'all', 'none', 'sentiment', 'weight', 'note'];
  const fields = fieldsOf(value, path, known);
  const rule = {
    id: idOf(fields['id'], `${path}.id`, taken),
    any: phrasesOf(fields['any'], `${path}.any`),
    all: phrasesOf(fields['all'], `${path}.all`),
    none: phrasesOf(fields['none'], `${path}.none`),
    sentiment: listOf(fields['sentiment'], `${path}.sentiment`, 3).map((item, index) =>
      oneOf(item, `${path}.sentiment[${index}]`, sentimentLabels),
    ),
    weight: numberBetween(fields['weight'], `${path}.weight`, -1, 1),
    note: textOf(fields['note'], `${path}.note`, ''),
  };
  if (rule.any.length + rule.all.length + rule.none.length + rule.sentiment.length === 0) {
    refuse(path, 'at least one condition: any, all, none or sentiment', undefined);
  }
  return rule;
}

function labelOf(value: unknown, path: string, taken: Set<string>): CodebookLabel {
  const known = ['id', 'label', 'definition', 'examples', 'rules', 'learns', 'on'];
  const fields = fieldsOf(value, path, known);
  const ruleIds = new Set<string>();
  return {
    id: idOf(fields['id'], `${path}.id`, taken),
    label: nameOf(fields['label'], `${path}.label`),
    definition: textOf(fields['definition'], `${path}.definition`, ''),
    examples: listOf(fields['examples'], `${path}.examples`, limits.rules).map((item, index) =>
      textOf(item, `${path}.examples[${index}]`),
    ),
    rules: listOf(fields['rules'], `${path}.rules`, limits.rules).map((item, index) =>
      ruleOf(item, `${path}.rules[${index}]`, ruleIds),
    ),
    learns: switchOf(fields['learns'], `${path}.learns`, false),
    on: switchOf(fields['on'], `${path}.on`, true),
  };
}

/**
 * Reads a codebook that a person or a file supplies; what comes back is complete (absent lists are
 * empty, an absent `on` is true, an absent `learns` false, absent `languages` English) and its phrases are known to compile.
 *
 * - Shapes: `{ name, version, mode, threshold, fallback?, labels: [{ id, label, definition?, examples?,
 *   rules: [{ id, any?, all?, none?, sentiment?, weight, note? }], learns?, on? }], languages? }`; other fields are refused.
 * - Limits: 200 labels, 200 rules a label, 2,000 phrases a list, 2,000 characters a text.
 *
 * @throws {AnalysisError} `codebook-not-understood` with `path` (`labels[2].rules[0].weight`),
 * `expected` and `found`.
 */
export function readCodebook(value: unknown): Codebook {
  const known = ['name', 'version', 'mode', 'threshold', 'fallback', 'languages', 'labels'];
  const fields = fieldsOf(value, 'codebook', known);
  const taken = new Set<string>();
  const threshold = numberBetween(fields['threshold'], 'threshold', 0, 1);
  if (threshold === 0) refuse('threshold', 'a number above 0', threshold);
  const labels = listOf(fields['labels'], 'labels', limits.labels);
  if (labels.length === 0) refuse('labels', 'at least one label', fields['labels']);
  return {
    name: nameOf(fields['name'], 'name'),
    version: nameOf(fields['version'], 'version'),
    mode: oneOf(fields['mode'], 'mode', ['one-of', 'any-of']),
    threshold,
    fallback: oneOf(fields['fallback'] ?? 'none', 'fallback', ['none']),
    languages: languagesOf(fields['languages']),
    labels: labels.map((item, index) => labelOf(item, `labels[${index}]`, taken)),
  };
}
