import { threeDigits, wholeCount } from '../compare/figures-in-words.ts';
import type { AssociationMeasure, AssociationReason, PairFigures } from './association.ts';

const measureInWords: Readonly<Record<AssociationMeasure, string>> = {
  'cramers-v': 'Cramér’s V',
  spearman: 'Spearman’s correlation',
  pearson: 'Pearson’s correlation',
  'correlation-ratio': 'correlation ratio',
};

const reasonInWords: Readonly<Record<AssociationReason, string>> = {
  'nobody-answered': 'nobody answered both',
  'base-too-small': 'too few answered both',
  'same-in-everyone': 'one of them is the same in everyone',
  'too-few-for-a-variance': 'too few answered to test it',
  'all-values-equal': 'one of them is the same in everyone',
  'too-many-categories': 'too many answers to test it',
  'too-many-empty-cells': 'too many combinations that nobody gave',
};

/**
 * What a pair's figures support, in one sentence; it speaks of an association only where the test stands
 * after Holm's adjustment, and never of a cause.
 */
export function associationSentence(
  first: string,
  second: string,
  figures: PairFigures,
  pHolm: number | null,
  isShown: boolean,
): string {
  const pair = `“${first}” and “${second}”`;
  const base = `base\u00A0${wholeCount(figures.base)}`;
  const { measure, value, corrected, strength, reason } = figures;
  if (value === null || strength === null || pHolm === null) {
    const why = reason === null ? 'no test' : reasonInWords[reason];
    return `${pair}: not told, ${why} (${base})`;
  }
  const size = `${measureInWords[measure]} ${threeDigits(value)}`;
  const less = corrected === null ? '' : `, ${threeDigits(corrected)} without what chance adds`;
  const p =
    pHolm < 0.001 ? 'p\u00A0< .001' : `p\u00A0=\u00A0${pHolm.toFixed(3).replace('0.', '.')}`;
  if (!isShown) {
    return `${pair}: no association that the bases could show (${size}${less}; ${p} after Holm; ${base})`;
  }
  return `${pair}: ${strengthWord(strength)} association (${size}${less}; ${p} after Holm; ${base})`;
}

/** Cohen's words for a correlation, used for all measures alike. */
export function strengthWord(strength: number): 'very weak' | 'weak' | 'medium' | 'strong' {
  if (strength < 0.1) return 'very weak';
  if (strength < 0.3) return 'weak';
  return strength < 0.5 ? 'medium' : 'strong';
}
