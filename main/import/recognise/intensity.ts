import { plainWords } from './answer-words.ts';

/** Words for opposite ends of one thing; a family is named by its first word. */
const opposites: readonly (readonly [family: string, positive: string, negative: string])[] = [
  ['agree', 'agree', 'disagree'],
  ['satisfied', 'satisf(?:ied|action|ying)', '(?:dis|un)satisf(?:ied|action|ying)'],
  ['likely', 'likely', 'unlikely'],
  ['favour', 'favou?rabl[ey]', 'unfavou?rabl[ey]'],
  ['important', 'important', 'unimportant'],
  ['comfort', 'comfortabl[ey]', 'uncomfortabl[ey]'],
  ['happy', 'happy', 'unhappy'],
  ['help', 'helpful', 'unhelpful'],
  ['effect', 'effective', 'ineffective'],
  ['increase', 'increased?', 'decreased?'],
  ['more', 'more', 'less|fewer'],
  ['better', 'better|improved?', 'worse'],
  ['easy', 'easy|easier', 'difficult|hard|harder'],
  ['fast', 'fast', 'slow'],
  ['support', 'support|favou?r', 'oppose'],
  ['approve', 'approve', 'disapprove'],
  ['positive', 'positive(?:ly)?', 'negative(?:ly)?'],
  ['willing', 'willing', 'unwilling'],
  ['clear', 'clear', 'unclear'],
  ['interested', 'interested', 'uninterested'],
];

const patterns = opposites.map(([family, positive, negative]) => ({
  family,
  positive: new RegExp(`\\b(?:${positive})\\b`, 'u'),
  negative: new RegExp(`\\b(?:${negative})\\b`, 'u'),
}));

const neutral =
  /\bneither\b|^neutral\b|\bundecided\b|\bno (?:change|difference|impact|effect)\b|\bthe same\b|\bequally\b|^just right\b|^balanced\b|^mixed\b|^average$|^neither$|^indifferent/u;

const strengths: readonly (readonly [pattern: RegExp, strength: number])[] = [
  [/\b(?:extremely|completely|totally|absolutely)\b/u, 2.6],
  [/\b(?:strongly|very|highly|definitely|much|too|greatly|a lot)\b/u, 2.2],
  [/\bquite\b/u, 1.6],
  [/\b(?:somewhat|moderately|fairly|rather|mostly|probably|tend to|generally)\b/u, 1],
  [/\b(?:slightly|a little|a bit|little)\b/u, 0.5],
];

/** A step on a scale of strength: from -3 (not at all) over 0 (neither) to 2.6 (extremely). */
export interface Intensity {
  readonly family: string;
  readonly rank: number;
  readonly isNeutral: boolean;
}

/**
 * Where an answer such as "Somewhat unlikely" or "Not at all important" stands on its scale; null for
 * an answer that does not say how much of something there is.
 */
export function intensityOf(label: string): Intensity | null {
  const words = plainWords(label.replace(/^\s*(?:yes|no),\s+/iu, ''));
  if (neutral.test(words)) return { family: '', rank: 0, isNeutral: true };
  if (/\bstop(?:ped)?\b/u.test(words)) return { family: '', rank: -2, isNeutral: false };
  const pair = patterns.find(
    ({ positive, negative }) => positive.test(words) || negative.test(words),
  );
  const isNegative = pair?.negative.test(words) ?? false;
  const family = pair?.family ?? stemOf(words);
  if (family === '') return null;
  const denial = denialRank(words);
  if (denial !== null) return { family, rank: denial, isNeutral: false };
  const strength = strengths.find(([pattern]) => pattern.test(words))?.[1] ?? (pair ? 1.3 : null);
  if (strength === null) return null;
  return { family, rank: isNegative ? -strength : strength, isNeutral: false };
}

function denialRank(words: string): number | null {
  if (/\bnot\b.*\bat all\b|\bat all\b.*\bnot\b/u.test(words)) return -3;
  if (/\bnot (?:very|too|so|really|that|particularly|especially)\b/u.test(words)) return -1;
  return /^not\b/u.test(words) ? -2 : null;
}

/** The last word, cut to its stem, names what there is more or less of. */
function stemOf(words: string): string {
  const bare = words.replace(/\bat all\b/u, '').trim();
  const last = bare.split(' ').at(-1) ?? '';
  return last.length >= 3 ? last.slice(0, 5) : '';
}
