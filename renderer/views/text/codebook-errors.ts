import type { Codebook } from '#contract/calls/texts.ts';
import type { ErrorInWords } from '#contract/define-call.ts';
import { phraseLists } from './codebook-edits.ts';

/** An error of a codebook with its place in words: label, rule, list and line, as the draft has them. */
export function withPlace(error: ErrorInWords, draft: Codebook): ErrorInWords {
  const path = error.details['path'];
  const place = typeof path === 'string' ? placeWords(path, draft) : '';
  if (place === '') return error;
  const { found, expected } = error.details;
  return {
    ...error,
    what: 'The codebook is not saved.',
    why: `${place}: found ${quoted(found)}, expected ${String(expected ?? 'something else')}.`,
    tryThis: 'Change it below, where it is marked; “How phrases are written” lists the signs.',
  };
}

function quoted(found: unknown): string {
  const text = String(found ?? '');
  return text === '' || text === 'nothing' ? 'nothing' : `“${text}”`;
}

/** `labels[2].rules[0].any[3]` as “Label “Venting”, rule “anger”, any of, line 4”; empty for no label. */
export function placeWords(path: string, draft: Codebook): string {
  const found = /^labels\[(\d+)\](?:\.rules\[(\d+)\])?(?:\.([a-z]+))?(?:\[(\d+)\])?/u.exec(path);
  const label = draft.labels[Number(found?.[1])];
  if (found === null || label === undefined) return '';
  const [, , ruleAt, field, lineAt] = found;
  const rule = ruleAt === undefined ? undefined : label.rules[Number(ruleAt)];
  const list = phraseLists.find(({ key }) => key === field);
  const lines = rule !== undefined && list !== undefined ? rule[list.key] : label.examples;
  return [
    `Label “${label.label}”`,
    ...(rule === undefined ? [] : [`rule “${rule.id.replaceAll('-', ' ')}”`]),
    ...(field === undefined ? [] : [list?.words.toLowerCase() ?? fieldWords[field] ?? field]),
    ...(lineAt === undefined || (list === undefined && field !== 'examples')
      ? []
      : [`line ${lineNumber(lines, Number(lineAt))}`]),
  ].join(', ');
}

const fieldWords: Readonly<Record<string, string>> = {
  label: 'its name',
  definition: 'what it means',
  examples: 'texts that show it',
  weight: 'what it adds to the score',
  sentiment: 'the sentiment it asks for',
};

/** The line, from 1, of the nth text of a list that may have empty lines between. */
function lineNumber(lines: readonly string[], nth: number): number {
  const filled = lines.flatMap((line, at) => (line.trim() === '' ? [] : [at + 1]));
  return filled[nth] ?? nth + 1;
}
