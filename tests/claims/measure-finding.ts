import type { Claim } from '#analysis/claims/claim.ts';
import { findClaims } from '#analysis/claims/find-claims.ts';
import type { AnnotatedClaim, AnnotatedText } from './annotated-text.ts';

/** Whether a found claim has the figures and the size that a reader finds. */
export function isRight(found: Claim, wanted: AnnotatedClaim): boolean {
  const near = (one: number | null | undefined, other: number | null): boolean =>
    (one ?? null) === other || (one != null && other !== null && Math.abs(one - other) < 0.5);
  const { size, a, b } = found;
  const isSameSize =
    size.form === wanted.form &&
    (wanted.value === null
      ? size.value === null
      : Math.abs((size.value ?? Number.NaN) - wanted.value) < 0.05 * wanted.value);
  return isSameSize && near(a.figure?.value, wanted.a) && near(b.figure?.value, wanted.b);
}

/** How many claims are found as a reader finds them, of those found and of those there. */
export function measureFinding(texts: readonly AnnotatedText[]) {
  let right = 0;
  let found = 0;
  let there = 0;
  const wrong: string[] = [];
  for (const { text, claims } of texts) {
    const claimsFound = findClaims(text);
    const rightHere = claims.filter((wanted) =>
      claimsFound.some((one) => isRight(one, wanted)),
    ).length;
    right += rightHere;
    found += claimsFound.length;
    there += claims.length;
    if (rightHere < claims.length || claimsFound.length > claims.length) {
      const shown = claimsFound.map(
        ({ a, b, size }) => `${size.form} ${size.value} ${a.figure?.value}/${b.figure?.value}`,
      );
      wrong.push(`${text} => ${shown.join('; ') || 'nothing'}`);
    }
  }
  return { right, found, there, precision: right / found, recall: right / there, wrong };
}
