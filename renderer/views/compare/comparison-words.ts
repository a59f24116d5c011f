import type {
  ComparisonMethod,
  ComparisonReason,
  SkippedVariable,
} from '#contract/calls/comparisons.ts';
import type { UncomparedVariable } from '#contract/calls/waves.ts';

/** How a p was computed, in words. */
export const methodWords: Readonly<Record<ComparisonMethod, string>> = {
  'z-pooled': 'z test of two shares, pooled',
  'z-pooled-effective-bases': 'z test of two shares, pooled, on effective bases',
  'fisher-exact': 'Fisher’s exact test',
  'welch-t': 'Welch’s t test',
  'design-based-t': 'Design-based t test',
  none: 'No test',
};

/** Why figures are missing, in words. */
export const reasonWords: Readonly<Record<ComparisonReason, string>> = {
  'nobody-answered': 'nobody answered on one side',
  'base-too-small': 'suppressed: a base is too small to show',
  'same-in-everyone': 'everyone answered alike: no test',
  'too-few-for-a-variance': 'too few answers for a variance',
  'all-values-equal': 'all values are equal',
};

/** Why a variable was left out, in words. */
export const skippedWords: Readonly<
  Record<SkippedVariable['reason'] | UncomparedVariable['reason'], string>
> = {
  'not-for-comparison': 'text, date, row name or weight: not for comparison',
  'too-many-categories': 'too many different answers to compare',
  'differs-between-waves': 'numbers in one wave and answers or texts in another',
};
