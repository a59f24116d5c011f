import type { ColumnProfile } from './column-profile.ts';

/** What a column of a "select all that apply" question holds. */
export interface MarkTexts {
  readonly selected: readonly string[];
  readonly notSelected: readonly string[];
  /** The text that a mark consists of, when it says what was selected. */
  readonly says: string;
}

const yes = /^(?:1|1\.0|yes|y|true|t|checked|selected|quoted|mentioned|x|ja|oui|si)$/iu;
const no =
  /^(?:0|0\.0|no|n|false|f|unchecked|not (?:selected|checked|quoted|mentioned)|nein|non)$/iu;

/** Whether a column holds yes and no, 1 and 0 or the like, and nothing else. */
export function holdsYesOrNo({ counts }: ColumnProfile): boolean {
  if (counts.size === 0 || counts.size > 2) return false;
  return [...counts.keys()].every((text) => yes.test(text) || no.test(text));
}

/**
 * What marks an option as selected in a column of one option; null when the column holds answers.
 *
 * A mark is the option's text, a code of its own, or yes, 1, TRUE, Checked beside no, 0 and so on.
 */
export function markTexts(profile: ColumnProfile): MarkTexts | null {
  const texts = [...profile.counts.keys()];
  if (texts.length === 0 || texts.length > 2) return null;
  const hasOne = texts.some((text) => yes.test(text));
  const isNo = (text: string): boolean => no.test(text) || (hasOne && text === '-1');
  const notSelected = texts.filter(isNo);
  const selected = texts.filter((text) => !isNo(text));
  if (selected.length > 1 || notSelected.length > 1) return null;
  const [mark] = selected;
  if (mark === undefined) {
    const opposite = opposites.find(([, negative]) => negative === notSelected[0]?.toLowerCase());
    return opposite
      ? { selected: spellings(opposite[0], notSelected[0] ?? ''), notSelected, says: '' }
      : null;
  }
  const isBare = yes.test(mark) || /^-?\d+(?:\.0)?$/u.test(mark);
  return { selected, notSelected, says: isBare ? '' : mark };
}

const opposites: readonly (readonly [positive: string, negative: string])[] = [
  ['1', '0'],
  ['1.0', '0.0'],
  ['yes', 'no'],
  ['true', 'false'],
  ['checked', 'unchecked'],
  ['selected', 'not selected'],
];

/** The positive word as the negative one is written: NO beside YES, No beside Yes. */
function spellings(positive: string, negative: string): readonly string[] {
  if (negative === negative.toUpperCase()) return [positive.toUpperCase()];
  const isCapital = negative[0] !== negative[0]?.toLowerCase();
  return [isCapital ? positive[0]?.toUpperCase() + positive.slice(1) : positive];
}
