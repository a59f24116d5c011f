import type { Claim } from './claim.ts';
import { mayCompare } from './may-compare.ts';
import { ReadSentence } from './read-sentence.ts';
import { sentencesOf, withLabels } from './sentences.ts';

/**
 * Finds the statements of comparison in a text: a size ("34 % more likely", "twice as likely", "24 points
 * higher"), the figures that it speaks of, and the groups, as far as the text gives them. Two figures set
 * against each other without a size are found too.
 *
 * One statement against several groups ("than Planners (21%) and Non-users (23%)") is a claim for each. A
 * statement whose figures stand in the sentence before or after it is given those. Money, dates, sizes of
 * markets and names of products are no claims.
 */
export function findClaims(text: string): readonly Claim[] {
  const sentences = withLabels(text, sentencesOf(text)).map((sentence) =>
    mayCompare(sentence.text) ? new ReadSentence(sentence) : null,
  );
  const across = sentences.map(
    (sentence, index) => sentence && acrossTwo(text, sentence, sentences[index + 1]),
  );
  return sentences.flatMap((sentence, index) => {
    if (sentence === null) return [];
    const near = [sentences[index - 1], sentences[index + 1]].filter(
      (other) => other?.sentence.paragraph === sentence.sentence.paragraph,
    );
    const pairBefore =
      sentences[index - 1]?.sentence.paragraph === sentence.sentence.paragraph
        ? across[index - 2]
        : null;
    const pairs = near.flatMap((other) => other?.loosePair() ?? []);
    const isContinued = sentences[index - 1]?.sentence.paragraph === sentence.sentence.paragraph;
    const last = isContinued ? (sentences[index - 1]?.oneShare() ?? null) : null;
    const claims = sentence.claims(pairBefore ? [...pairs, pairBefore] : pairs, last);
    const isSizedBy = (other: ReadSentence | null | undefined): boolean =>
      other?.usesNearPair(sentence.sentence.paragraph) === true;
    const isBare = claims.length === 1 && claims[0]?.size.form === 'none';
    if (isBare && (isSizedBy(sentences[index - 1]) || isSizedBy(sentences[index + 1]))) return [];
    const pair = across[index];
    return pair && claims.length === 0 && !isSizedBy(sentences[index + 2]) ? [pair] : claims;
  });
}

/** One share in each of two sentences that stand side by side, the second going on about the first. */
function acrossTwo(
  text: string,
  one: ReadSentence,
  next: ReadSentence | null | undefined,
): Claim | null {
  const isSame = next?.sentence.paragraph === one.sentence.paragraph;
  if (!next || !isSame || !one.hasOneShare() || !next.hasOneShare()) return null;
  const { start, line, paragraph } = one.sentence;
  const end = next.sentence.start + next.sentence.text.length;
  const both = new ReadSentence({ text: text.slice(start, end), start, line, paragraph });
  return both.pairAcross(next.sentence.start - start);
}
