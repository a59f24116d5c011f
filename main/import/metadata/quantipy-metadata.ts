import { z } from 'zod';
import {
  type DescribedAnswer,
  type DescribedSet,
  type DescribedVariable,
  type Metadata,
  plainLabel,
  reasonByLabel,
  undescribed,
} from './metadata.ts';

const answer = z.looseObject({
  value: z.union([z.number(), z.string()]),
  text: z.unknown(),
  missing: z.boolean().optional(),
});
const values = z.union([z.string(), z.array(z.union([z.string(), answer]))]);
const column = z.looseObject({
  type: z.string().optional(),
  text: z.unknown().optional(),
  values: values.optional(),
  missings: z.record(z.string(), z.unknown()).optional(),
});
const item = z.looseObject({ source: z.string(), text: z.unknown().optional() });
const mask = z.looseObject({
  text: z.unknown().optional(),
  items: z.array(item).default([]),
  values: values.optional(),
});

/** Quantipy's metadata document, as far as it is read. */
export const quantipyDocument = z.looseObject({
  columns: z.record(z.string(), column),
  masks: z.record(z.string(), mask).default({}),
  lib: z.looseObject({ 'default text': z.string().optional() }).default({}),
});

const mostSteps = 8;

/**
 * The metadata of a Quantipy dataset: `columns` with text, type, values and missings; `masks`, which are
 * grids; `lib`, from which lists of values are taken.
 *
 * Limits: of texts in several languages the default one is read, else the first.
 */
export function quantipyMetadata(
  file: string,
  document: z.output<typeof quantipyDocument>,
): Metadata {
  const reader = new QuantipyReader(document);
  return {
    file,
    form: 'Quantipy',
    variables: Object.keys(document.columns).map((name) => reader.variable(name)),
    sets: Object.keys(document.masks).flatMap((name) => reader.grid(name) ?? []),
    weight: null,
  };
}

type QuantipyValues = z.output<typeof values>;

class QuantipyReader {
  readonly #document: z.output<typeof quantipyDocument>;
  readonly #language: string | undefined;

  constructor(document: z.output<typeof quantipyDocument>) {
    this.#document = document;
    this.#language = document.lib['default text'];
  }

  variable(name: string): DescribedVariable {
    const found = this.#document.columns[name] ?? {};
    const label = this.#text(found.text);
    const isSet = found.type === 'delimited set';
    const kind = isSet ? 'multiple' : (kinds[found.type ?? ''] ?? null);
    const missing = missingCodes(found.missings);
    const answers = this.#answers(found.values, mostSteps).map((one) =>
      missing.has(one.code) ? { ...one, missing: reasonByLabel(one.label) } : one,
    );
    const known = new Set(answers.map(({ code }) => code));
    return {
      ...undescribed(name),
      label: label === '' ? null : label,
      kind: found.type === 'single' && answers.length === 0 ? null : kind,
      answers,
      missing: [...missing]
        .filter((code) => !known.has(code))
        .map((code) => ({ code, reason: 'no-answer' as const })),
      separator: isSet ? ';' : null,
    };
  }

  grid(name: string): DescribedSet | null {
    const found = this.#document.masks[name];
    const members = (found?.items ?? []).flatMap(({ source, text }) => {
      const label = this.#text(text);
      const member = source.replace(/^columns@/u, '');
      return member === '' ? [] : [{ column: member, label: label === '' ? null : label }];
    });
    if (members.length < 2) return null;
    return { name, label: this.#text(found?.text) || name, kind: 'grid', members };
  }

  #answers(given: QuantipyValues | undefined, steps: number): DescribedAnswer[] {
    if (given === undefined || steps === 0) return [];
    if (typeof given === 'string') return this.#answers(this.#fromLibrary(given), steps - 1);
    return given.flatMap((one) => {
      if (typeof one === 'string') return this.#answers(this.#fromLibrary(one), steps - 1);
      const code = String(one.value);
      const label = this.#text(one.text) || code;
      return [{ code, label, missing: one.missing === true ? reasonByLabel(label) : null }];
    });
  }

  /** What `lib@values@q5` points at. */
  #fromLibrary(path: string): QuantipyValues | undefined {
    const read = values.safeParse(this.#atPath(path));
    return read.success ? read.data : undefined;
  }

  #atPath(path: string): unknown {
    let at: unknown = this.#document;
    for (const step of path.split('@')) {
      if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
      at = (at as Readonly<Record<string, unknown>>)[step];
    }
    return at;
  }

  #text(text: unknown): string {
    if (typeof text === 'string') {
      const found = /^lib@/u.test(text) ? this.#atPath(text) : undefined;
      return found === undefined ? plainLabel(text) : this.#text(found);
    }
    if (Array.isArray(text)) return this.#text(text[0]);
    if (typeof text !== 'object' || text === null) return '';
    const byLanguage = text as Readonly<Record<string, unknown>>;
    const language = this.#language ?? '';
    return this.#text(
      Object.hasOwn(byLanguage, language) ? byLanguage[language] : Object.values(byLanguage)[0],
    );
  }
}

const kinds: Readonly<Record<string, DescribedVariable['kind']>> = {
  single: 'single',
  int: 'number',
  float: 'number',
  date: 'date',
  string: 'text',
  time: 'text',
};

/** The codes that are left out, however they are grouped: `{"exclude": [98, 99]}` or `{"98": "exclude"}`. */
function missingCodes(given: Readonly<Record<string, unknown>> | undefined): ReadonlySet<string> {
  const codes = new Set<string>();
  for (const [key, value] of Object.entries(given ?? {})) {
    if (Array.isArray(value)) for (const code of value) codes.add(String(code));
    else codes.add(/^-?\d+(?:\.\d+)?$/u.test(key) ? key : String(value));
  }
  return codes;
}
