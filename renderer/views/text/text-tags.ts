import type { VariableLine } from '#contract/calls/datasets.ts';

/** The tags of one text variable, as variables of its dataset. */
export interface TagsOfText {
  readonly sentiment: VariableLine | null;
  readonly trait: VariableLine | null;
  /** Whether the machine was sure of the sentiment. */
  readonly certainty: VariableLine | null;
  readonly brands: readonly string[];
  readonly engine: string;
}

/** The variables whose texts can be tagged. */
export function textVariables(variables: readonly VariableLine[]): readonly VariableLine[] {
  return variables.filter(({ kind }) => kind === 'text');
}

/**
 * The text variable that is most likely the posts: already tagged, else known to be them, else called so
 * (of several, the one with most texts), else the one with most texts.
 */
export function likelyText(variables: readonly VariableLine[]): string | null {
  const texts = textVariables(variables);
  const tagged = variables.find(({ recipe }) => recipe?.['made'] === 'tag')?.recipe?.['text'];
  if (typeof tagged === 'string' && texts.some(({ name }) => name === tagged)) return tagged;
  const fullest = texts.toSorted((a, b) => b.present - a.present);
  const known = fullest.find(({ role }) => role === 'text');
  const named = fullest.find(({ name, label }) =>
    /\b(text|tweet|post|message|comment|review|body|content)\b/iu.test(
      `${name.replaceAll('_', ' ')} ${label}`,
    ),
  );
  return (known ?? named ?? fullest[0])?.name ?? null;
}

/** The tags that were made from a text. */
export function tagsOfText(variables: readonly VariableLine[], text: string): TagsOfText {
  const made = variables.filter(
    ({ recipe }) => recipe?.['made'] === 'tag' && recipe['text'] === text,
  );
  const recipe = made[0]?.recipe;
  const brands = recipe?.['brands'];
  return {
    sentiment:
      made.find(({ name, kind }) => name.startsWith('sentiment') && kind === 'scale') ?? null,
    trait:
      made.find(
        ({ name, kind, memberOf }) =>
          name.startsWith('trait') && kind === 'single' && memberOf === null,
      ) ?? null,
    certainty: made.find(({ name }) => name.startsWith('sentiment_certainty')) ?? null,
    brands: Array.isArray(brands) ? brands.map(String) : [],
    engine: String(recipe?.['engine'] ?? ''),
  };
}

/** Labels of a tag, in their order. */
export function labelsOf(tag: VariableLine | null): readonly string[] {
  return (tag?.categories ?? [])
    .filter(({ missing }) => missing === null)
    .map(({ label }) => label);
}

/** A key for each label of sentiment: 1, 2, 3 in their order. */
export function sentimentKeys(labels: readonly string[]): ReadonlyMap<string, string> {
  return new Map(labels.map((label, index) => [String(index + 1), label]));
}

/** A letter for each trait: the first of its own letters that no earlier trait took. */
export function traitKeys(labels: readonly string[]): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const label of labels) {
    const letters = [...label.toLowerCase()].filter((letter) => /[a-z]/u.test(letter));
    const free = letters.find((letter) => !keys.has(letter));
    if (free !== undefined) keys.set(free, label);
  }
  return keys;
}
