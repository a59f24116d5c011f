import type { ClaimLine, ClaimsChecked } from '#contract/calls/claims.ts';
import { remarkWords } from '#contract/claim-remarks.ts';

/** Verdicts as the command line prints them. */
export const verdictWords: Readonly<Record<ClaimLine['verdict'], string>> = {
  holds: 'HOLDS',
  stretched: 'STRETCHED',
  'does-not-hold': 'DOES NOT HOLD',
  'not-testable': 'NOT TESTABLE',
};

/**
 * The checked claims for a person: a count of each verdict, then for each claim its verdict, diagnosis, right
 * wording with what rounding allows, those who do not, bases, and what else is to be noted.
 */
export function claimsInWords(claims: readonly ClaimLine[]): string {
  if (claims.length === 0) return 'No statement of comparison was found.\n';
  const counts = Object.entries(verdictWords).flatMap(([verdict, words]) => {
    const count = claims.filter((claim) => claim.verdict === verdict).length;
    return count === 0 ? [] : [`${count} ${words.toLowerCase()}`];
  });
  const blocks = claims.map((claim) => [headOf(claim), ...factsOf(claim, claims)].join('\n  '));
  const total = `${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}`;
  return `${total}: ${counts.join(', ')}\n\n${blocks.join('\n\n')}\n`;
}

function headOf(claim: ClaimLine): string {
  const side = ({ name, percent, printed }: ClaimLine['a'], unnamed: string): string =>
    `${name ?? unnamed} ${percent === null ? (printed ?? '–') : number(percent)}`;
  const sides = `${side(claim.a, 'first')} v ${side(claim.b, 'second')}`;
  const claimed = claim.claimed || 'two figures side by side';
  return `${verdictWords[claim.verdict]}  ${claimed} (${sides}; ${placeOf(claim)})`;
}

function factsOf(claim: ClaimLine, all: readonly ClaimLine[]): readonly string[] {
  const { complement, basePerGroupForP05: needed, isBaseEnough } = claim;
  const others = claim.contradictedBy.flatMap((place) => all[place] ?? []);
  const enough =
    isBaseEnough === null ? '' : `; the bases stated are ${isBaseEnough ? 'enough' : 'too small'}`;
  const remarks = claim.remarks.filter((one) => one !== 'other-figures-elsewhere');
  return [
    claim.diagnosis,
    ...(claim.corrected === null ? [] : [`${claim.corrected}${rangeOf(claim)}`]),
    ...(complement === null
      ? []
      : [`${number(complement.percentA)} % v ${number(complement.percentB)} % do not`]),
    ...(needed === null ? [] : [`p below .05 needs ${needed} in each group${enough}`]),
    ...remarks.map((one) => remarkWords[one]),
    ...others.map((other) => `Other figures for the same measure: ${figuresOf(other)}.`),
    ...new Set(claim.notes),
  ];
}

/** What rounding of the printed figures allows the ratio to be. */
function rangeOf({ ratioLow, ratioHigh }: ClaimLine): string {
  if (ratioLow === null || ratioHigh === null) return '';
  return `; rounding allows ${ratioLow.toFixed(2)} to ${ratioHigh.toFixed(2)} times`;
}

function figuresOf(claim: ClaimLine): string {
  return `${claim.a.printed ?? '–'} v ${claim.b.printed ?? '–'} (${placeOf(claim)})`;
}

function placeOf({ page, line }: Pick<ClaimLine, 'page' | 'line'>): string {
  return page === null ? `line ${line}` : `page ${page}, line ${line}`;
}

function number(value: number): string {
  return String(Number(value.toFixed(1)));
}

/** Sentences that no rule reads, and shares that do not sum, for a person. */
export function othersInWords({ unread, wholes }: ClaimsChecked): string {
  const lines = [
    ...unread.map(({ line, text, why }) => `NOT READ  line ${line}: ${text}\n  ${why}\n`),
    ...wholes
      .filter(({ isWhole }) => !isWhole)
      .map(({ line, text, sentence }) => `SHARES  line ${line}: ${text}\n  ${sentence}\n`),
  ];
  return lines.length === 0 ? '' : `\n${lines.join('')}`;
}
