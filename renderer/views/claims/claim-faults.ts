import type { ClaimFormula, ClaimLine } from '#contract/calls/claims.ts';

/** What a print that does not hold was made by, for one line of a list. */
const faultByFormula: Readonly<Record<ClaimFormula, string>> = {
  '(a-b)/a': 'Divided by the wrong figure',
  '(a-b)/b': 'A difference taken for a multiple, or for points',
  'a-b': 'Percentage points called per cent',
  'a/b': 'A multiple taken for a difference',
  'b/a': 'Turned the other way round',
  'a/b with a lost decimal point': 'A decimal point is lost',
  '(a-b)/b with a lost decimal point': 'A decimal point is lost',
};

/** What is wrong with a claim and what its figures give instead, in a line; null where nothing is wrong. */
export function faultWords(line: ClaimLine): string | null {
  if (line.verdict === 'stretched') return 'Only the rounding or the hedge saves it';
  if (line.verdict !== 'does-not-hold') return null;
  const right = rightOf(line.corrected);
  return [faultOf(line), ...(right === null ? [] : [`right is ${right}`])].join(': ');
}

function faultOf({ remarks, formulaThatFits, claimed }: ClaimLine): string {
  if (remarks.includes('wrong-direction')) return 'The wrong way round';
  if (remarks.includes('unit-misprinted')) return 'A multiple stands for a percentage';
  if (remarks.includes('other-figures-elsewhere') && formulaThatFits === null)
    return 'Other figures stand elsewhere';
  if (formulaThatFits !== null) return faultByFormula[formulaThatFits];
  return claimed === '' ? 'The figures say something else' : 'No usual formula gives this size';
}

/** "51 % more likely (1.5 times, +24 points)" of "71 % v 47 %: 51 % more likely (1.5 times, +24 points)". */
function rightOf(corrected: string | null): string | null {
  const colon = corrected?.indexOf(': ') ?? -1;
  return corrected === null || colon < 0 ? null : corrected.slice(colon + 2);
}
