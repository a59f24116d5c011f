/**
 * Which rows belong: the one form behind segments, filters and the sides of a gap.
 *
 * Variables and answers are named as people see them (name; label or code). A rule about a variable
 * never holds for a row where that variable is missing, except `missing`; `not` turns that around only
 * for rows that have a value. `range` includes `from` and excludes nothing but what lies beyond: both
 * ends are inclusive; an absent end is open.
 */
export type Rule =
  | { readonly kind: 'in'; readonly variable: string; readonly answers: readonly string[] }
  | {
      readonly kind: 'range';
      readonly variable: string;
      readonly from?: number | undefined;
      readonly to?: number | undefined;
      readonly fromExclusive?: boolean | undefined;
      readonly toExclusive?: boolean | undefined;
    }
  | { readonly kind: 'contains'; readonly variable: string; readonly text: string }
  | { readonly kind: 'missing'; readonly variable: string }
  | { readonly kind: 'segment'; readonly name: string }
  | { readonly kind: 'all'; readonly rules: readonly Rule[] }
  | { readonly kind: 'any'; readonly rules: readonly Rule[] }
  | { readonly kind: 'not'; readonly rule: Rule };
