import { type BandDraft, typedNumbers } from './drafts.ts';

/**
 * Where bands begin, to draw their cuts: the cuts that were typed, else as the labels of the bands that
 * would be made say it ("18–24", "over 18 to 25"). An opening band has no beginning.
 */
export function bandStarts(
  { by, cuts }: Pick<BandDraft, 'by' | 'cuts'>,
  labels: readonly string[],
): readonly number[] {
  if (by === 'own') return typedNumbers(cuts) ?? [];
  return labels.slice(1).flatMap((label) => startOf(label) ?? []);
}

function startOf(label: string): number | null {
  const number = /^(?:over )?([-\u2212]?\d[\d.]*(?:e[+-]?\d+)?)/iu.exec(label)?.[1];
  return number === undefined ? null : Number(number.replace('\u2212', '-'));
}
