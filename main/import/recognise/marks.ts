import type { ColumnProfile } from './column-profile.ts';

/** What a column of a "select all that apply" question holds. */
export interface MarkTexts {
  readonly selected: readonly string[];
  readonly notSelected: readonly string[];
  /** The text that a mark consists of, when it says what was selected. */
  readonly says: string;
  /** Whether nobody selected the option, so that its mark is known only from its opposite. */
  readonly isInferred?: boolean;
}

const yes =
  /^(?:1|1\.0|yes|y|true|t|checked|selected|quoted|mentioned|x|ja|oui|s[ií]|wahr|vrai|verdadero|vero|✓|✔)$/iu;
const no =
  /^(?:0|0\.0|no|n|false|f|unchecked|not (?:selected|checked|quoted|mentioned)|nein|non|falsch|faux|falso)$/iu;

/** Whether an answer's words, or its number, say yes: "Selected", "Ja", 1. */
export function saysYes(text: string): boolean {
  return yes.test(text);
}

/** Whether an answer's words, or its number, say no: "Not mentioned", "Nein", 0. */
export function saysNo(text: string): boolean {
  return no.test(text);
}

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
      ? {
          selected: spellings(opposite[0], notSelected[0] ?? ''),
          notSelected,
          says: '',
          isInferred: true,
        }
      : null;
  }
  const isBare = yes.test(mark) || /^-?\d+(?:\.0)?$/u.test(mark);
  return { selected, notSelected, says: isBare ? '' : mark };
}

/**
 * Options that are marked by a code of their own each, 1 to 9 and 0 for the last ("Don't know"): there a 0
 * is a mark like the others and not the absence of one. Other marks come back as they are.
 */
export function withOwnCodes<Marked extends { readonly mark: MarkTexts | null }>(
  marks: readonly Marked[],
): readonly Marked[] {
  const known = marks.map(({ mark }) => mark).filter((mark) => mark !== null);
  const zeros = known.filter(
    ({ selected, notSelected, isInferred }) =>
      notSelected[0] === '0' && (selected.length === 0 || isInferred),
  );
  if (zeros.length === 0) return marks;
  const others = known.filter((mark) => !zeros.includes(mark));
  const codes = new Set(others.flatMap(({ selected }) => selected));
  const haveOwn =
    others.length >= 2 &&
    codes.size === others.length &&
    others.every(({ notSelected }) => notSelected.length === 0) &&
    [...codes].every((code) => /^\d{1,3}$/u.test(code));
  if (!haveOwn) return marks;
  return marks.map((one) =>
    one.mark !== null && zeros.includes(one.mark)
      ? { ...one, mark: { selected: ['0'], notSelected: [], says: '' } }
      : one,
  );
}

const opposites: readonly (readonly [positive: string, negative: string])[] = [
  ['1', '0'],
  ['1.0', '0.0'],
  ['yes', 'no'],
  ['true', 'false'],
  ['checked', 'unchecked'],
  ['selected', 'not selected'],
  ['ja', 'nein'],
  ['oui', 'non'],
];

/** The positive word as the negative one is written: NO beside YES, No beside Yes. */
function spellings(positive: string, negative: string): readonly string[] {
  if (negative === negative.toUpperCase()) return [positive.toUpperCase()];
  const isCapital = negative[0] !== negative[0]?.toLowerCase();
  return [isCapital ? positive[0]?.toUpperCase() + positive.slice(1) : positive];
}
