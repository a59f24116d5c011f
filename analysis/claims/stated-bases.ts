import type { Claim, PrintedFigure } from './claim.ts';

/** Bases that a sentence states for the two sides of a claim; null where it states none for a side. */
export interface StatedBases {
  readonly baseA: number | null;
  readonly baseB: number | null;
  /** The whole sample, where the sentence gives one number for all. */
  readonly total: number | null;
  readonly notes: readonly string[];
}

const number = String.raw`(\d{1,3}(?:,\d{3})+|\d+)`;
const groups =
  'consumers|respondents|people|adults|users|customers|firms|companies|executives|managers|women|men|patients|participants|households|students|employees|members|shoppers';
const perSide = new RegExp(String.raw`\b(?:n|base)\s*[=:]\s*${number}`, 'giu');
const whole = new RegExp(
  String.raw`\b(?:of|among|surveyed|asked|polled|interviewed|questioned|sampled)\s+(?:the\s+|some\s+|about\s+)?${number}\s+(?:${groups})\b`,
  'iu',
);
const doNot =
  /(\d+(?:\.\d+)?)\s?(?:%|percent|per cent)\s+(?:of\s+[\p{L}\s]{1,40}\s)?(?:do not|don['’]t|never|did not|didn['’]t)\b/iu;

/**
 * Reads the bases that a claim's sentence states: "n = 180", "base: 240" for the sides, in the order of the
 * figures, and "of 1,056 consumers" for the whole.
 *
 * Where the sentence states none, the text just `before` it is read in the same way. A count right before the
 * name of a group is its base, too ("180 strategists and 240 improvisers were asked").
 *
 * A total is no base of those who do where the sentence says that a part does not: 1,056 asked, of whom 55 %
 * do not interact, leave 475 who do. That is noted.
 */
export function basesStated(claim: Pick<Claim, 'quote' | 'a' | 'b'>, before = ''): StatedBases {
  const own = basesIn(claim.quote, claim);
  if (own.baseA !== null || own.baseB !== null || own.total !== null || before === '') return own;
  return basesIn(before, claim, true);
}

function basesIn(text: string, { a, b }: Pick<Claim, 'a' | 'b'>, isBefore = false): StatedBases {
  const stated = [...text.matchAll(perSide)].map((match) => countOf(match[1]));
  const totalMatch = whole.exec(text);
  const total = totalMatch === null ? null : countOf(totalMatch[1]);
  const notes = total === null ? [] : noteOnTotal(text, total);
  const [first = null, second = null] = stated;
  if (first !== null && second !== null) {
    const isTurned = !isBefore && placeOf(text, a.figure) > placeOf(text, b.figure);
    const [baseA, baseB] = isTurned ? [second, first] : [first, second];
    return { baseA, baseB, total, notes };
  }
  const counted = { baseA: countBefore(text, a.name), baseB: countBefore(text, b.name) };
  if (counted.baseA !== null && counted.baseB !== null && counted.baseA !== counted.baseB)
    return { ...counted, total: null, notes };
  return { baseA: null, baseB: null, total: first ?? total, notes };
}

/** "180 strategists": the count right before the last word of a group's name. */
function countBefore(text: string, name: string | null): number | null {
  const word = name?.match(/\p{L}[\p{L}-]+$/u)?.[0];
  if (word === undefined) return null;
  const counted = new RegExp(
    String.raw`(?<![\d.,$€£])${number}\s+(?:\p{L}+\s+){0,1}${word}(?!\p{L})`,
    'iu',
  );
  return countOf(counted.exec(text)?.[1]);
}

function countOf(digits: string | undefined): number | null {
  const count = Number((digits ?? '').replaceAll(',', ''));
  return count > 0 ? count : null;
}

/** Where a figure stands in the quote; one that is in words stands first. */
function placeOf(quote: string, figure: PrintedFigure | null): number {
  return figure === null ? -1 : quote.indexOf(String(figure.value));
}

function noteOnTotal(quote: string, total: number): readonly string[] {
  const percent = Number(doNot.exec(quote)?.[1] ?? Number.NaN);
  if (!(percent > 0 && percent < 100)) return [];
  const left = Math.round(total * (1 - percent / 100));
  return [
    `${total} were asked, but ${percent} % of them do not: what is said of those who do rests on about ${left}.`,
  ];
}
