import { sumsToWhole } from './base-detective.ts';
import type { Claim, PrintedFigure } from './claim.ts';
import { quantitiesOf } from './claim-quantities.ts';
import { claimTokens } from './claim-tokens.ts';
import { type Sentence, sentencesOf } from './sentences.ts';

/** A sentence that compares in a way that no rule reads. `rank`: a place among others, which has no size. */
export interface UnreadSentence {
  readonly text: string;
  readonly line: number;
  readonly kind: 'not-parsed' | 'rank';
  readonly why: string;
}

/** Shares that a sentence gives as parts of one whole. */
export interface WholeInText {
  readonly text: string;
  readonly line: number;
  readonly percents: readonly number[];
  readonly sum: number;
  readonly isWhole: boolean;
  readonly sentence: string;
}

const comparison =
  /\b(?:more|less|fewer|higher|lower|greater|than|versus|vs|against|compared|whereas|while|outnumber\w*|exceed\w*|beats?|ahead|behind|double|twice|times)\b/iu;
const rank =
  /\b(?:(?:second|third|fourth|fifth)[\s-](?:highest|lowest|most|least|largest|biggest|greatest)|(?:top|number[\s-]one|most (?:cited|common|frequent\w*|important|popular)|least (?:cited|common|important|popular)) (?:\w+ ){0,2}(?:reasons?|challenges?|priorit\w+|goals?|concerns?|channels?|benefits?|barriers?|uses?)|rank(?:s|ed)? (?:first|second|third|last|highest|lowest)|tied (?:with|for) (?:the )?(?:first|second|third|last))\b/iu;
const anyFigure = /\d|\bpercent\b|\bper cent\b/iu;

/**
 * The sentences of a text that compare figures, or claim a rank, and in which no claim was found. They are
 * listed for a person to read; nothing is judged. One whose figures a neighbouring claim uses is not listed.
 */
export function unreadSentences(text: string, found: readonly Claim[]): readonly UnreadSentence[] {
  const read = new Set(found.map(({ start }) => start));
  return sentencesOf(text).flatMap((sentence): readonly UnreadSentence[] => {
    if (read.has(sentence.start)) return [];
    const place = { text: sentence.text, line: sentence.line };
    if (rank.test(sentence.text)) {
      const why = 'A rank says nothing of how far apart the places are; it cannot be tested.';
      return [{ ...place, kind: 'rank', why }];
    }
    if (!anyFigure.test(sentence.text) || !comparison.test(sentence.text)) return [];
    const percents = percentsOf(sentence);
    if (percents.length < 2 || isUsedBeside(percents, found)) return [];
    const why = 'It compares figures, but which with which could not be told.';
    return [{ ...place, kind: 'not-parsed', why }];
  });
}

/** Whether both figures of a claim are among those of a sentence: another sentence gave their size. */
function isUsedBeside(percents: readonly PrintedFigure[], found: readonly Claim[]): boolean {
  const has = (figure: PrintedFigure | null): boolean =>
    percents.some(({ value }) => value === figure?.value);
  return found.some(({ a, b }) => has(a.figure) && has(b.figure));
}

/**
 * Lists of three or more shares in one sentence that come near 100 in all, with whether they do within their
 * rounding. Nearer than 5 points counts as near; others are taken for shares of different wholes. A bare list
 * ("40 % e-mail, 45 % chat, 25 % phone") is told up to 130: its answers cannot be parts of one whole.
 */
export function sharesOfWholes(text: string, found: readonly Claim[]): readonly WholeInText[] {
  const read = new Set(found.map(({ start }) => start));
  return sentencesOf(text).flatMap((sentence): readonly WholeInText[] => {
    if (read.has(sentence.start) || !anyFigure.test(sentence.text)) return [];
    const figures = percentsOf(sentence);
    if (figures.length < 3) return [];
    const { sum, isWhole } = sumsToWhole(figures);
    const total = Number(sum.toFixed(6));
    const isBareList = total > 105 && total <= 130 && isList(sentence.text);
    if (Math.abs(total - 100) > 5 && !isBareList) return [];
    const percents = figures.map(({ value }) => value);
    const printed = percents.map((value) => `${value}`).join(' + ');
    const verdict = isWhole
      ? 'the parts of one whole, within rounding'
      : `${total > 100 ? `${Number((total - 100).toFixed(6))} too many` : `${Number((100 - total).toFixed(6))} missing`} for parts of one whole`;
    const unless = isBareList ? ', unless people could give several answers' : '';
    const words = `${printed} = ${total}: ${verdict}${unless}.`;
    return [
      { text: sentence.text, line: sentence.line, percents, sum: total, isWhole, sentence: words },
    ];
  });
}

/** Shares with a few words each, parted by commas, and no verb that says more of them. */
function isList(text: string): boolean {
  const parts = text.split(/[,;]|\band\b/u).filter((part) => /\d/u.test(part));
  return parts.length >= 3 && parts.slice(1).every((part) => part.trim().split(/\s+/u).length <= 6);
}

function percentsOf({ text }: Sentence): readonly PrintedFigure[] {
  return quantitiesOf(claimTokens(text)).flatMap(({ kind, value, halfUnit }) =>
    kind === 'percent' ? [{ value, halfUnit, unit: 'percent' as const }] : [],
  );
}
