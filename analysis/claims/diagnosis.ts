import { threeDigits } from '../compare/figures-in-words.ts';
import { isOfOneGroup } from './changes.ts';
import type { Claim } from './claim.ts';
import type { ClaimFormula, JudgedClaim, NotTestableReason } from './claim-verdict.ts';

const untestable: Readonly<Record<NotTestableReason, string>> = {
  'figures-missing': 'The text gives no figures for both sides, so there is nothing to recompute.',
  'no-size-claimed':
    'Two figures stand side by side and nothing is said of how far they are apart.',
  'words-without-size':
    'The words name no size, so no figure can bear them out or contradict them.',
  'second-figure-zero': 'The second figure is zero, and nothing is a multiple of zero.',
};

/**
 * What is to be said of a claim, in one or two sentences: the verdict, what the figures give, and how the
 * print came about where a formula reproduces it. It explains and does not accuse.
 */
export function diagnosisOf(claim: Claim, judged: JudgedClaim): string {
  if (judged.remarks.includes('wrong-direction')) {
    return 'The side that is said to be larger is the smaller one by its own figure.';
  }
  if (judged.remarks.includes('unit-misprinted')) {
    return 'A multiple stands where a percentage belongs; read as a percentage, the figures can be recomputed.';
  }
  if (judged.remarks.includes('other-figures-elsewhere') && judged.verdict === 'does-not-hold') {
    return 'The text gives other figures for the same measure of the same groups, so neither pair can be relied on.';
  }
  if (judged.reason !== null) return untestable[judged.reason];
  const said = printOf(claim);
  if (judged.verdict === 'holds') return `The figures bear out ${said}.`;
  if (judged.verdict === 'stretched') {
    return `The figures bear out ${said} only by the hedge or by the rounding of what is printed.`;
  }
  return [`The figures do not give ${said}.`, howPrinted(claim, judged)].filter(Boolean).join(' ');
}

function printOf({ size, claimed }: Claim): string {
  return claimed === '' ? threeDigits(size.value ?? 0) : `“${claimed}”`;
}

/** How the printed size comes out of the figures by another formula than the wording asks for. */
function howPrinted(claim: Claim, { formulaThatFits, formulaGives }: JudgedClaim): string {
  const a = claim.a.figure?.value;
  const b = claim.b.figure?.value;
  if (formulaThatFits === null || formulaGives === null || a === undefined || b === undefined) {
    return 'No usual formula gives the printed size from them.';
  }
  const isLess = claim.size.direction === 'less';
  const { form } = claim.size;
  return explanations[formulaThatFits]({
    a: String(a),
    b: String(b),
    difference: isLess ? `(${b} − ${a})` : `(${a} − ${b})`,
    gives: `${withoutZeros(threeDigits(formulaGives))}${gaveIn(formulaThatFits, form)}`,
    form,
    more: isLess ? 'less' : 'more',
    // What the difference over the first side tells of the second.
    otherWay: isOfOneGroup(claim)
      ? `${isLess ? 'more' : 'less'} the figure before was`
      : `${isLess ? 'more' : 'less'} likely the second side is`,
  });
}

/** "9" for "9.00", "2.1" for "2.10". */
function withoutZeros(digits: string): string {
  return digits.includes('.') ? digits.replace(/\.?0+$/u, '') : digits;
}

/** The unit that a formula gives, in the size of the print: a difference over a figure is percent, a quotient times. */
function gaveIn(formula: ClaimFormula, form: Claim['size']['form']): string {
  if (form === 'ratio') return ' times';
  return formula === 'a-b' ? ' points' : '\u202f%';
}

interface Worked {
  readonly a: string;
  readonly b: string;
  readonly difference: string;
  readonly gives: string;
  readonly form: Claim['size']['form'];
  readonly more: 'more' | 'less';
  readonly otherWay: string;
}

const explanations: Readonly<Record<ClaimFormula, (worked: Worked) => string>> = {
  '(a-b)/a': ({ a, difference, gives, otherWay }) =>
    `The print comes out when the difference is divided by the first figure, ${difference} / ${a} = ${gives}: that is how much ${otherWay}.`,
  '(a-b)/b': ({ b, difference, gives, form, more }) =>
    form === 'points'
      ? `The print is the difference as a percentage of the second figure, ${difference} / ${b} = ${gives}, and not in percentage points.`
      : `The print is the difference over the second figure, ${difference} / ${b} = ${gives}: so many times ${more}, not so many times as much.`,
  'a-b': ({ difference, gives }) =>
    `The print is the difference in percentage points, ${difference.slice(1, -1)} = ${gives}, and not a percentage of the second figure.`,
  'a/b': ({ a, b, gives, more }) =>
    `The print is the one figure as a share of the other, ${a} / ${b} = ${gives}, and not how much ${more} it is.`,
  'b/a': ({ a, b, gives }) =>
    `The print is the second figure over the first, ${b} / ${a} = ${gives}.`,
  'a/b with a lost decimal point': ({ a, b, gives }) =>
    `The print is ten times ${a} / ${b}: ${gives}. A decimal point seems to have been lost.`,
  '(a-b)/b with a lost decimal point': ({ b, difference, gives }) =>
    `The print is ten times ${difference} / ${b}: ${gives}. A decimal point seems to have been lost.`,
};
