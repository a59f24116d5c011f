import type { Codebook, CodebookLabel, CodebookRule } from '#contract/calls/texts.ts';
import type { ErrorInWords } from '#contract/define-call.ts';

/** Lists of phrases of a rule, with what each asks for. */
export const phraseLists = [
  { key: 'any', words: 'Any of' },
  { key: 'all', words: 'All of' },
  { key: 'none', words: 'None of' },
] as const;

/** A codebook with one of its labels changed. */
export function withLabel(
  codebook: Codebook,
  at: number,
  change: Partial<CodebookLabel>,
): Codebook {
  const labels = codebook.labels.map((label, index) =>
    index === at ? { ...label, ...change } : label,
  );
  return { ...codebook, labels };
}

/** A label with one of its rules changed. */
export function withRule(
  label: CodebookLabel,
  at: number,
  change: Partial<CodebookRule>,
): CodebookLabel {
  return {
    ...label,
    rules: label.rules.map((rule, index) => (index === at ? { ...rule, ...change } : rule)),
  };
}

/** A new rule under an id that the label does not have yet. */
export function newRule(label: CodebookLabel): CodebookRule {
  const ids = new Set(label.rules.map(({ id }) => id));
  let number = label.rules.length + 1;
  while (ids.has(`rule-${number}`)) number += 1;
  return { id: `rule-${number}`, any: [], all: [], none: [], sentiment: [], weight: 0.5, note: '' };
}

/** A new label under an id that the codebook does not have yet. */
export function newLabel(codebook: Codebook): CodebookLabel {
  const ids = new Set(codebook.labels.map(({ id }) => id));
  let number = codebook.labels.length + 1;
  while (ids.has(`label-${number}`)) number += 1;
  return {
    id: `label-${number}`,
    label: 'New label',
    definition: '',
    examples: [],
    rules: [],
    learns: true,
    on: true,
  };
}

/** A codebook as it is saved: rules without any condition are left to the check, empty lines are not. */
export function cleaned(codebook: Codebook): Codebook {
  const lines = (list: readonly string[]): readonly string[] =>
    list.map((line) => line.trim()).filter((line) => line !== '');
  return {
    ...codebook,
    labels: codebook.labels.map((label) => ({
      ...label,
      examples: lines(label.examples),
      rules: label.rules.map((rule) => ({
        ...rule,
        any: lines(rule.any),
        all: lines(rule.all),
        none: lines(rule.none),
      })),
    })),
  };
}

/** What is wrong at a place of the codebook (`labels[2].rules[0].any`), in words; empty for nothing. */
export function errorAt(error: ErrorInWords | null, place: string): string {
  const path = error?.details['path'];
  if (error === null || typeof path !== 'string') return '';
  const isHere = path === place || path.startsWith(`${place}[`) || path.startsWith(`${place}.`);
  return isHere ? error.why || error.what : '';
}

/** The label in which an error stands, to open it; null when it names none. */
export function labelOfError(error: ErrorInWords): number | null {
  const path = error.details['path'];
  const found = typeof path === 'string' ? /^labels\[(\d+)\]/u.exec(path) : null;
  return found === null ? null : Number(found[1]);
}
