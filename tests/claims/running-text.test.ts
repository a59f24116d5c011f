import { describe, expect, it } from 'vitest';
import type { Claim } from '#analysis/claims/claim.ts';
import { findClaims } from '#analysis/claims/find-claims.ts';
import { type AnnotatedClaim, type AnnotatedText, developedOn, heldBack } from './running-text.ts';

function isRight(found: Claim, wanted: AnnotatedClaim): boolean {
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
function measureFinding(texts: readonly AnnotatedText[]) {
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
  return { precision: right / found, recall: right / there, wrong };
}

describe('finding claims in running text', () => {
  it('finds them in the texts that the grammar was written on', () => {
    const { precision, recall, wrong } = measureFinding(developedOn);
    expect(wrong.join('\n')).toBe('');
    expect([precision, recall]).toEqual([1, 1]);
  });

  it('finds nine in ten of them in texts that were held back, and little else', () => {
    const { precision, recall, wrong } = measureFinding(heldBack);
    expect(precision, wrong.join('\n')).toBeGreaterThanOrEqual(0.9);
    expect(recall, wrong.join('\n')).toBeGreaterThanOrEqual(0.9);
  });
});
