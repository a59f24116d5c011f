import type { Codebook, Evidence, TextExplanation } from '#contract/calls/texts.ts';

/** A stretch of a text: plain, or words that counted, with what they added. */
export interface TextStretch {
  readonly start: number;
  readonly text: string;
  readonly evidence: Evidence | null;
}

/**
 * A text cut where its evidence begins and ends. Evidence that overlaps an earlier piece is left out
 * here; spans outside the text are ignored.
 */
export function cutText(text: string, evidence: readonly Evidence[]): readonly TextStretch[] {
  const stretches: TextStretch[] = [];
  let at = 0;
  for (const piece of evidence.toSorted((one, two) => one.start - two.start || two.end - one.end)) {
    if (piece.start < at || piece.end > text.length || piece.end <= piece.start) continue;
    if (piece.start > at)
      stretches.push({ start: at, text: text.slice(at, piece.start), evidence: null });
    stretches.push({
      start: piece.start,
      text: text.slice(piece.start, piece.end),
      evidence: piece,
    });
    at = piece.end;
  }
  if (at < text.length) stretches.push({ start: at, text: text.slice(at), evidence: null });
  return stretches;
}

/** A weight with its sign and two digits. */
export function weightWords(weight: number): string {
  const digits = Math.abs(weight).toFixed(2);
  if (Number(digits) === 0) return '0';
  return `${weight < 0 ? '\u2212' : '+'}${digits}`;
}

/** How the weights of the words become the score of the sentiment: ": sum −0.80, squashed to −0.62". */
export function squashWords(sentiment: TextExplanation['sentiment']): string {
  if (sentiment === null) return '';
  const sum = sentiment.because.reduce((total, { weight }) => total + weight, 0);
  const isWhole = Math.abs(sum / Math.hypot(sum, 1) - sentiment.score) < 0.005;
  return isWhole ? `: sum ${weightWords(sum)}, squashed to ${weightWords(sentiment.score)}` : '';
}

/** A rule in words: its note, or its id as words. */
export function ruleWords(codebook: Codebook | undefined, label: string, rule: string): string {
  const note = codebook?.labels
    .find(({ id }) => id === label)
    ?.rules.find(({ id }) => id === rule)?.note;
  return note !== undefined && note !== '' ? note.replace(/\.$/u, '') : rule.replaceAll('-', ' ');
}
