import type { ClaimFormula, ClaimLine } from '#contract/calls/claims.ts';
import { formatNumber } from '../../words/numbers.ts';

/** What a print that does not hold was made by, for one line of a list. */
const faultByFormula: Readonly<Record<ClaimFormula, string>> = {
  '(a-b)/a': 'Divided by the wrong figure',
  '(a-b)/b': 'So many times more is not so many times',
  'a-b': 'Points called per cent',
  'a/b': 'A multiple called a difference',
  'b/a': 'Turned the other way round',
  'a/b with a lost decimal point': 'A decimal point is lost',
  '(a-b)/b with a lost decimal point': 'A decimal point is lost',
};

/** What is wrong with a claim and what its figures give instead, in a line; null where nothing is wrong. */
export function faultWords(line: ClaimLine): string | null {
  if (line.verdict === 'stretched') return 'Only the rounding or the hedge saves it';
  if (line.verdict !== 'does-not-hold') return null;
  const right = rightOf(line);
  return [faultOf(line), ...(right === null ? [] : [`right is ${right}`])].join(': ');
}

function faultOf({ remarks, formulaThatFits, claimed, form }: ClaimLine): string {
  if (remarks.includes('wrong-direction')) return 'The wrong way round';
  if (remarks.includes('unit-misprinted')) return 'A multiple stands for a percentage';
  if (remarks.includes('other-figures-elsewhere') && formulaThatFits === null)
    return 'Other figures stand elsewhere';
  if (formulaThatFits === '(a-b)/b' && form === 'points') return 'Per cent called points';
  if (formulaThatFits !== null) return faultByFormula[formulaThatFits];
  return claimed === '' ? 'The figures say something else' : 'No usual formula gives this size';
}

/** What the figures give in the form that was claimed: "51 % more", "2.1 times"; with the points where they were mistaken. */
function rightOf({ form, ratio, relative, points, formulaThatFits }: ClaimLine): string | null {
  if (ratio === null || relative === null) return null;
  const gap = points === null ? null : `${formatNumber(Math.abs(points) * 100)} points`;
  if (form === 'ratio') return `${formatNumber(ratio)} times`;
  if (form === 'points') return gap;
  const percent = `${Math.round(Math.abs(relative) * 100)}\u202f% ${relative < 0 ? 'less' : 'more'}`;
  return formulaThatFits === 'a-b' && gap !== null ? `${gap}, or ${percent}` : percent;
}
