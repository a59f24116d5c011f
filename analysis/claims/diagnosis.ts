import { threeDigits } from '../compare/figures-in-words.ts';
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
  const unit =
    claim.size.form === 'ratio' ? ' times' : claim.size.form === 'points' ? ' points' : '\u202f%';
  const gives = `${threeDigits(formulaGives)}${unit}`;
  return explanations[formulaThatFits](String(a), String(b), gives);
}

const explanations: Readonly<
  Record<ClaimFormula, (a: string, b: string, gives: string) => string>
> = {
  '(a-b)/a': (a, b, gives) =>
    `The print comes out when the difference is divided by the first figure, (${a} − ${b}) / ${a} = ${gives}: that is how much less likely the second side is.`,
  '(a-b)/b': (a, b, gives) =>
    `The print is the difference over the second figure, (${a} − ${b}) / ${b} = ${gives}: so many times more, not so many times as much.`,
  'a-b': (a, b, gives) =>
    `The print is the difference in percentage points, ${a} − ${b} = ${gives}, and not a percentage of the second figure.`,
  'a/b': (a, b, gives) =>
    `The print is the one figure as a share of the other, ${a} / ${b} = ${gives}, and not how much more it is.`,
  'b/a': (a, b, gives) => `The print is the second figure over the first, ${b} / ${a} = ${gives}.`,
  'a/b with a lost decimal point': (a, b, gives) =>
    `The print is ten times ${a} / ${b}: ${gives}. A decimal point seems to have been lost.`,
  '(a-b)/b with a lost decimal point': (a, b, gives) =>
    `The print is ten times (${a} − ${b}) / ${b}: ${gives}. A decimal point seems to have been lost.`,
};
