import { plainWords, standsAside } from './answer-words.ts';
import { answerInEnglish } from './answers-in-english.ts';
import { bandStart } from './bands.ts';
import { frequencyStep, timesPerYear } from './frequency.ts';
import { type Intensity, intensityOf } from './intensity.ts';
import {
  amountRank,
  donenessRank,
  educationRank,
  intentRank,
  type Rank,
  ratingRank,
  sizeRank,
  skillRank,
} from './ladders.ts';

/** Answers in a sensible order, and what the order is worth. */
export interface OrderedAnswers {
  /** Every label once: those on the scale first, then those beside it. */
  readonly order: readonly string[];
  /** The labels beside the scale ("Don't know"), which have no value. */
  readonly aside: readonly string[];
  /** The value of each label on the scale for a mean; null where the order is no scale to average. */
  readonly values: ReadonlyMap<string, number> | null;
  readonly why: string;
}

interface Ordering {
  readonly rank: Rank;
  /** Whether the answers have values that a mean can use. */
  readonly isScale: boolean;
  readonly why: string;
  /** Answers that are on the scale at least, for the order to be believed. */
  readonly least: number;
  /** Whether an answer's rank is its value too: the numbers that the questionnaire gave it. */
  readonly isRankValue?: boolean;
}

const orderings: readonly Ordering[] = [
  { rank: anchoredNumber, isScale: true, why: 'by their numbers', least: 3, isRankValue: true },
  { rank: frequencyStep, isScale: true, why: 'from never to always', least: 3 },
  { rank: intentRank, isScale: true, why: 'from definitely not to definitely', least: 3 },
  { rank: ratingRank, isScale: true, why: 'from poor to excellent', least: 3 },
  { rank: skillRank, isScale: true, why: 'from beginner to expert', least: 3 },
  { rank: timesPerYear, isScale: true, why: 'from rarely to often', least: 3 },
  { rank: educationRank, isScale: false, why: 'by level of education', least: 3 },
  { rank: bandStart, isScale: false, why: 'by where each band begins', least: 2 },
  { rank: donenessRank, isScale: false, why: 'from rare to well done', least: 3 },
  { rank: amountRank, isScale: true, why: 'from nothing to everything', least: 3 },
  { rank: sizeRank, isScale: true, why: 'from low to high', least: 3 },
];

/**
 * Puts a question's answers into the order in which people mean them: agreement, satisfaction,
 * likelihood, frequency, amounts, ratings, bands of numbers, education. Null when they have none.
 *
 * Limits: English words; the commonest scales also in Spanish, German, French, Italian, Portuguese and
 * Dutch. Answers that stand aside ("Don't know", "Other") go last and have no value.
 */
export function orderAnswers(labels: readonly string[]): OrderedAnswers | null {
  return orderTranslated(labels) ?? orderEnglish(labels);
}

const leastTranslated = 0.7;

/** Orders answers of another language by what they mean in English. */
function orderTranslated(labels: readonly string[]): OrderedAnswers | null {
  if (labels.length > 40) return null;
  const labelOf = new Map<string, string>();
  let translatedCount = 0;
  for (const label of labels) {
    const english = answerInEnglish(label);
    if (english !== null && english !== label.toLowerCase()) translatedCount++;
    labelOf.set(english ?? label, label);
  }
  const isOther = translatedCount >= 2 && translatedCount >= labels.length * leastTranslated;
  if (!isOther || labelOf.size !== labels.length) return null;
  const ordered = orderEnglish([...labelOf.keys()]);
  if (ordered === null) return null;
  const back = (label: string): string => labelOf.get(label) ?? label;
  return {
    ...ordered,
    order: ordered.order.map(back),
    aside: ordered.aside.map(back),
    values:
      ordered.values && new Map([...ordered.values].map(([label, value]) => [back(label), value])),
  };
}

function orderEnglish(labels: readonly string[]): OrderedAnswers | null {
  const aside = labels.filter((label) => standsAside(label));
  const rest = labels.filter((label) => !standsAside(label));
  if (rest.length < 2 || rest.length > 40) return null;
  const yesNo = orderYesNo(rest, aside);
  if (yesNo) return yesNo;
  const intensity = orderByIntensity(rest, aside);
  if (intensity) return intensity;
  for (const ordering of orderings) {
    const found = orderBy(ordering, rest, aside);
    if (found) return found;
  }
  return null;
}

/** "1 (None at all)" and the plain numbers between such ends; a list of bands has no plain numbers. */
function anchoredNumber(label: string): number | null {
  const found = /^[\ufeff]?(\d{1,2})(?:$|\s*(?:[-–:.=(]\s*)\(?\p{L})/u.exec(label.trim());
  return found ? Number(found[1]) : null;
}

function orderYesNo(rest: readonly string[], aside: readonly string[]): OrderedAnswers | null {
  const pairs = ['yes/no', 'true/false', 'y/n'];
  const words = rest.map(plainWords).sort().reverse().join('/');
  const withMaybe = ['yes/no/maybe', 'yes/sometimes/no'].includes(words);
  if (!pairs.includes(words) && !withMaybe) return null;
  const place = (label: string): number =>
    /^(?:y|t)/iu.test(label.trim()) ? 0 : /^(?:n|f)/iu.test(label.trim()) ? 2 : 1;
  const order = [...rest].sort((a, b) => place(a) - place(b));
  return { order: [...order, ...aside], aside, values: null, why: 'yes before no' };
}

function orderByIntensity(
  rest: readonly string[],
  aside: readonly string[],
): OrderedAnswers | null {
  const steps = withBareWords(rest.map((label) => ({ label, step: intensityOf(label) })));
  if (steps.some(({ step }) => step === null)) return null;
  const families = new Set(steps.map(({ step }) => step?.family).filter((family) => family !== ''));
  if (families.size !== 1) return null;
  const isOneSided = !steps.some(({ step }) => step && step.rank < 0 && step.rank > -3);
  const hasDenial = steps.some(({ step }) => step?.rank === -3);
  const ranked = steps.map(({ label, step }) => ({
    label,
    // "Slightly able" is less than "neutral" where nothing is said to be unable.
    rank: isOneSided && hasDenial && step?.rank === 0.5 ? -0.5 : (step?.rank ?? 0),
  }));
  const ranks = new Set(ranked.map(({ rank }) => rank));
  if (ranks.size !== ranked.length || ranked.length < 2) return null;
  ranked.sort((a, b) => a.rank - b.rank);
  const isSentiment = families.has('positive') && ranked.length <= 3;
  const values = isSentiment ? null : new Map(ranked.map(({ label }, index) => [label, index + 1]));
  if (values && ranks.has(0)) giveFivePointValues(ranked, values);
  const order = [...ranked.map(({ label }) => label), ...aside];
  return { order, aside, values, why: 'from least to most' };
}

/** The word that all other answers say more or less of stands alone: "Different" among "Very different". */
function withBareWords(
  steps: readonly { readonly label: string; readonly step: Intensity | null }[],
): readonly { readonly label: string; readonly step: Intensity | null }[] {
  const families = new Set(
    steps.flatMap(({ step }) => (step === null || step.family === '' ? [] : [step.family])),
  );
  const [family] = families;
  if (families.size !== 1 || family === undefined || steps.length < 3) return steps;
  return steps.map(({ label, step }) => {
    const isBare = step === null && plainWords(label).slice(0, 5) === family;
    return { label, step: isBare ? { family, rank: 1.3, isNeutral: false } : step };
  });
}

/** Around a neutral answer, five points keep their values even when nobody gave one of them. */
function giveFivePointValues(
  ranked: readonly { readonly label: string; readonly rank: number }[],
  values: Map<string, number>,
): void {
  const points = ranked.map(({ rank }) => 3 + Math.sign(rank) * (Math.abs(rank) >= 2 ? 2 : 1));
  const five = ranked.map(({ rank }, index) => (rank === 0 ? 3 : (points[index] as number)));
  if (new Set(five).size !== five.length || !ranked.some(({ rank }) => rank > 0)) return;
  if (ranked.some(({ rank }) => rank === -3 || rank === -0.5)) return;
  if (!ranked.some(({ rank }) => Math.abs(rank) >= 2)) return;
  ranked.forEach(({ label }, index) => {
    values.set(label, five[index] as number);
  });
}

function orderBy(
  ordering: Ordering,
  rest: readonly string[],
  aside: readonly string[],
): OrderedAnswers | null {
  const ranked: { label: string; rank: number }[] = [];
  const unranked: string[] = [];
  for (const label of rest) {
    const rank = ordering.rank(label);
    if (rank === null) unranked.push(label);
    else ranked.push({ label, rank });
  }
  if (ranked.length < ordering.least) return null;
  if (unranked.length > 0 && (unranked.length > 1 || ranked.length < 4)) return null;
  const distinct = new Set(ranked.map(({ rank }) => rank)).size;
  if (distinct < Math.max(2, ranked.length - (ranked.length >= 5 ? 2 : 0))) return null;
  ranked.sort((a, b) => a.rank - b.rank);
  const order = [...ranked.map(({ label }) => label), ...unranked, ...aside];
  const values = ordering.isScale
    ? new Map(
        ranked.map(({ label, rank }, index) => [label, ordering.isRankValue ? rank : index + 1]),
      )
    : null;
  return { order, aside: [...unranked, ...aside], values, why: ordering.why };
}
