/** A claim as a reader finds it: figures of both sides (null: not printed), and the size that is said. */
export interface AnnotatedClaim {
  readonly a: number | null;
  readonly b: number | null;
  readonly form: 'ratio' | 'percentMore' | 'points' | 'words' | 'none';
  readonly value: number | null;
}

/** A sentence (or a few) of running text with the claims that a reader finds in it. */
export interface AnnotatedText {
  readonly text: string;
  readonly claims: readonly AnnotatedClaim[];
}

/** A claim of a multiple. */
export const ratio = (value: number, a: number | null, b: number | null): AnnotatedClaim => ({
  a,
  b,
  form: 'ratio',
  value,
});
/** A claim of so many percent more, or less. */
export const more = (value: number, a: number | null, b: number | null): AnnotatedClaim => ({
  a,
  b,
  form: 'percentMore',
  value,
});
/** A claim of so many percentage points. */
export const points = (value: number, a: number | null, b: number | null): AnnotatedClaim => ({
  a,
  b,
  form: 'points',
  value,
});
/** A claim of more or less without a size. */
export const words = (a: number | null, b: number | null): AnnotatedClaim => ({
  a,
  b,
  form: 'words',
  value: null,
});
/** Two figures side by side. */
export const pair = (a: number, b: number): AnnotatedClaim => ({ a, b, form: 'none', value: null });
/** A text with the claims in it; none for a trap. */
export const says = (text: string, ...claims: readonly AnnotatedClaim[]): AnnotatedText => ({
  text,
  claims,
});
