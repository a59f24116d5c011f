import type { Claim, PrintedFigure } from './claim.ts';
import type { ClaimVerdict } from './claim-verdict.ts';
import { printedFigure } from './printed-figure.ts';

/** A claim as told once, with its bases and the verdict on it. */
export interface Telling {
  readonly claim: Claim;
  readonly baseA: number | null;
  readonly baseB: number | null;
  readonly verdict: ClaimVerdict;
}

/** What changed from one telling of a claim to the next. */
export interface Drift {
  readonly figures: readonly {
    readonly what: 'first figure' | 'second figure' | 'first base' | 'second base' | 'size';
    readonly was: string | null;
    readonly is: string | null;
  }[];
  readonly groups: readonly { readonly was: string | null; readonly is: string | null }[];
  readonly wordsGone: readonly string[];
  readonly wordsNew: readonly string[];
  readonly verdictWas: ClaimVerdict;
  readonly verdictIs: ClaimVerdict;
  readonly sentence: string;
}

/**
 * What drifted between an earlier telling of a claim and a later one: figures, bases and size as printed,
 * names of the groups, and the words that went or came. Words are compared without case and without
 * articles and prepositions; they are those of the measure, or of the whole quote where a telling's measure
 * is not known.
 */
export function driftBetween(earlier: Telling, later: Telling): Drift {
  const figures = changedFigures(earlier, later);
  const groups = (['a', 'b'] as const).flatMap((side) => {
    const was = earlier.claim[side].name;
    const is = later.claim[side].name;
    return sameWords(was ?? '', is ?? '') ? [] : [{ was, is }];
  });
  const [before, after] = measures(earlier.claim, later.claim);
  const wordsGone = [...before].filter((word) => !after.has(word));
  const wordsNew = [...after].filter((word) => !before.has(word));
  const drift = { figures, groups, wordsGone, wordsNew };
  const verdictWas = earlier.verdict;
  const verdictIs = later.verdict;
  return {
    ...drift,
    verdictWas,
    verdictIs,
    sentence: inWords({ ...drift, verdictWas, verdictIs }),
  };
}

/**
 * How likely it is that two claims tell the same thing, 0 to 1: half by their figures and size, half by the
 * words of the quotes (shared words over words of the shorter one, so that a short retelling counts). 0 where no figure is in
 * common.
 */
export function likenessOfTellings(one: Claim, other: Claim): number {
  const figures = figuresInCommon(one, other);
  if (figures === 0) return 0;
  const first = wordsOf(one.quote);
  const second = wordsOf(other.quote);
  const shared = [...first].filter((word) => second.has(word)).length;
  const words = shared / Math.max(1, Math.min(first.size, second.size));
  return (figures + words) / 2;
}

/** Two shown figures in common, or one and the size: 1. One only: a half. */
function figuresInCommon(one: Claim, other: Claim): number {
  const valuesOf = ({ a, b }: Claim): readonly PrintedFigure[] =>
    [a.figure, b.figure].flatMap((figure) => (figure === null ? [] : [figure]));
  const theirs = valuesOf(other);
  const same = valuesOf(one).filter((figure) =>
    theirs.some(({ value, unit }) => value === figure.value && unit === figure.unit),
  ).length;
  const isSameSize =
    one.size.value !== null &&
    one.size.value === other.size.value &&
    one.size.form === other.size.form;
  return Math.min(1, (same + (isSameSize ? 1 : 0)) / 2);
}

function changedFigures(earlier: Telling, later: Telling): Drift['figures'] {
  const asPrinted = (figure: PrintedFigure | null): string | null =>
    figure && printedFigure(figure);
  const asCount = (base: number | null): string | null => (base === null ? null : String(base));
  const pairs = [
    ['first figure', asPrinted(earlier.claim.a.figure), asPrinted(later.claim.a.figure)],
    ['second figure', asPrinted(earlier.claim.b.figure), asPrinted(later.claim.b.figure)],
    ['first base', asCount(earlier.baseA), asCount(later.baseA)],
    ['second base', asCount(earlier.baseB), asCount(later.baseB)],
    ['size', sizeWords(earlier.claim), sizeWords(later.claim)],
  ] as const;
  return pairs.flatMap(([what, was, is]) => (was === is ? [] : [{ what, was, is }]));
}

function sizeWords({ claimed }: Claim): string | null {
  const words = claimed.trim().toLowerCase().replace(/\s+/gu, ' ');
  return words === '' ? null : words;
}

function measures(
  earlier: Claim,
  later: Claim,
): readonly [ReadonlySet<string>, ReadonlySet<string>] {
  const isKnown = earlier.measure.trim() !== '' && later.measure.trim() !== '';
  const of = (claim: Claim): ReadonlySet<string> => wordsOf(isKnown ? claim.measure : claim.quote);
  return [of(earlier), of(later)];
}

const empty = new Set(
  'a an the of to in on at for by with and or as is are was were be been has have had it its their they that this than'.split(
    ' ',
  ),
);

function wordsOf(text: string): ReadonlySet<string> {
  const joined = text.toLowerCase().replace(/(\p{L})[-\u00ad]\s*\n\s*(?=\p{L})/gu, '$1');
  const words = joined.match(/\p{L}[\p{L}'’-]*/gu) ?? [];
  return new Set(words.filter((word) => !empty.has(word)));
}

function sameWords(one: string, other: string): boolean {
  const first = wordsOf(one);
  const second = wordsOf(other);
  return first.size === second.size && [...first].every((word) => second.has(word));
}

const verdictWords: Readonly<Record<ClaimVerdict, string>> = {
  holds: 'holds',
  stretched: 'is stretched',
  'does-not-hold': 'does not hold',
  'not-testable': 'cannot be tested',
};

function inWords(drift: Omit<Drift, 'sentence'>): string {
  const { figures, groups, wordsGone, wordsNew, verdictWas, verdictIs } = drift;
  const value = (text: string | null): string => text ?? 'none';
  const parts = figures.map(({ what, was, is }) =>
    is === null ? `the ${what} (${was}) is left out` : `the ${what} was ${value(was)} and is ${is}`,
  );
  for (const { was, is } of groups) {
    parts.push(
      is === null
        ? `the group “${was}” is left out`
        : was === null
          ? `a group “${is}” is named`
          : `the group “${was}” became “${is}”`,
    );
  }
  if (wordsGone.length > 0) parts.push(`gone from the wording: ${quotedWords(wordsGone)}`);
  if (wordsNew.length > 0) parts.push(`new in the wording: ${quotedWords(wordsNew)}`);
  if (parts.length === 0) parts.push('told the same');
  const verdict =
    verdictWas === verdictIs
      ? `both ${plural[verdictIs]}`
      : `it ${past[verdictWas]} and now ${verdictWords[verdictIs]}`;
  const sentence = `${parts.join('; ')}; ${verdict}.`;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}

const plural: Readonly<Record<ClaimVerdict, string>> = {
  holds: 'hold',
  stretched: 'are stretched',
  'does-not-hold': 'do not hold',
  'not-testable': 'cannot be tested',
};

const past: Readonly<Record<ClaimVerdict, string>> = {
  holds: 'held',
  stretched: 'was stretched',
  'does-not-hold': 'did not hold',
  'not-testable': 'could not be tested',
};

function quotedWords(words: readonly string[]): string {
  return words
    .slice(0, 12)
    .map((word) => `“${word}”`)
    .join(', ');
}
