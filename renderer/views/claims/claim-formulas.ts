import type { StatedSize } from '#contract/calls/claim-texts.ts';
import type { ClaimFormula, ClaimLine } from '#contract/calls/claims.ts';
import { formatNumber } from '../../words/numbers.ts';

/** A way to compare two figures, with the claim's numbers in it. */
export interface FormulaLine {
  readonly formula: ClaimFormula;
  /** "(71 − 47) / 47". */
  readonly filled: string;
  readonly gives: string;
  /** What the wording of the claim asks for. */
  readonly isAsked: boolean;
  /** What gives the printed size. */
  readonly isPrinted: boolean;
}

/** The usual formulas over the claim's figures, and a rarer one where that is what the print came by. */
export function formulaLines(line: ClaimLine, size: StatedSize): readonly FormulaLine[] {
  const a = figureOf(line.a.printed);
  const b = figureOf(line.b.printed);
  if (a === null || b === null || a === 0 || b === 0) return [];
  const isShare = line.a.percent !== null && line.b.percent !== null;
  const usual: readonly ClaimFormula[] = isShare
    ? ['a/b', '(a-b)/b', '(a-b)/a', 'a-b']
    : ['a/b', '(a-b)/b', '(a-b)/a'];
  const asked = askedFormula(size);
  const rare = [asked, line.formulaThatFits].filter(
    (formula): formula is ClaimFormula => formula !== null && !usual.includes(formula),
  );
  return [...usual, ...new Set(rare)].map((formula) => ({
    formula,
    filled: filledIn(formula, words(a), words(b)),
    gives: givenBy(formula, a, b),
    isAsked: formula === asked,
    isPrinted: formula === line.formulaThatFits,
  }));
}

function askedFormula({ form, direction }: StatedSize): ClaimFormula | null {
  if (form === 'points') return 'a-b';
  if (form === 'percentMore') return '(a-b)/b';
  if (form === 'ratio') return direction === 'less' ? 'b/a' : 'a/b';
  return null;
}

/** The number of a figure as it can be read again: "71 %", "464437", "3X". */
export function figureOf(printed: string | null): number | null {
  const value = Number.parseFloat((printed ?? '').replace(/,(?=\d{3})/gu, ''));
  return Number.isFinite(value) ? value : null;
}

function filledIn(formula: ClaimFormula, a: string, b: string): string {
  switch (formula) {
    case 'a/b':
      return `${a} / ${b}`;
    case 'b/a':
      return `${b} / ${a}`;
    case '(a-b)/b':
      return `(${a} − ${b}) / ${b}`;
    case '(a-b)/a':
      return `(${a} − ${b}) / ${a}`;
    case 'a-b':
      return `${a} − ${b}`;
    case 'a/b with a lost decimal point':
      return `10 × ${a} / ${b}`;
    case '(a-b)/b with a lost decimal point':
      return `10 × (${a} − ${b}) / ${b}`;
  }
}

function givenBy(formula: ClaimFormula, a: number, b: number): string {
  const times = (value: number): string => `${words(value)}\u00a0times`;
  const percent = (value: number): string => `${words(value * 100)}\u202f%`;
  switch (formula) {
    case 'a/b':
      return times(a / b);
    case 'b/a':
      return times(b / a);
    case '(a-b)/b':
      return percent((a - b) / b);
    case '(a-b)/a':
      return percent((a - b) / a);
    case 'a-b':
      return `${words(a - b)}\u00a0points`;
    case 'a/b with a lost decimal point':
      return times((10 * a) / b);
    case '(a-b)/b with a lost decimal point':
      return percent((10 * (a - b)) / b);
  }
}

function words(value: number): string {
  return formatNumber(value);
}
