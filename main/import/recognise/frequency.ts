import { plainWords } from './answer-words.ts';

const steps: readonly (readonly [pattern: RegExp, rank: number])[] = [
  [/^(?:rarely\s*(?:\/|-|–|or)\s*)?never\b|^not at all$|^none of the time/u, 0],
  [/^(?:almost|hardly) (?:never|ever)|^(?:rarely|seldom)\b/u, 1],
  [/^(?:occasionally|sporadic(?:ally)?|infrequently|once in a while|a little of the time)\b/u, 2],
  [/^several days$/u, 2.5],
  [/^sometimes\b|^some of the time/u, 3],
  [/^about half/u, 4],
  [/^(?:often|frequently|regularly)\b|^a good bit of the time/u, 5],
  [/^more than half (?:of )?the days/u, 5.5],
  [/^(?:usually|mostly|generally)\b|^most of the time/u, 6],
  [/^very often/u, 6.5],
  [/^(?:almost|nearly) (?:always|every day)/u, 7],
  [/^always\b|^(?:all of|all) the time|^every time/u, 8],
];

/** Where a word such as "rarely" stands between never (0) and always (8); null for other words. */
export function frequencyStep(label: string): number | null {
  const words = plainWords(label);
  return steps.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

const perYear: readonly (readonly [pattern: RegExp, times: number])[] = [
  [/\b(?:hours?|hourly)\b/u, 8760],
  [/\b(?:days?|daily)\b/u, 365],
  [/\b(?:weeks?|weekly|weekends?)\b/u, 52],
  [/\b(?:months?|monthly)\b/u, 12],
  [/\bquarter(?:s|ly)?\b/u, 4],
  [/\b(?:years?|yearly|annually|annual)\b/u, 1],
];

const counts: readonly (readonly [pattern: RegExp, count: number])[] = [
  [/\bonce\b|\bone time\b/u, 1],
  [/\btwice\b|\btwo times\b/u, 2],
  [/\ba few\b/u, 3],
  [/\bseveral\b|\bmultiple\b|\bmany\b/u, 4],
];

/**
 * How many times a year an answer such as "A few times per week" means, roughly; 0 for never and for
 * not using at all; null where it names no unit of time.
 */
export function timesPerYear(label: string): number | null {
  const [before, after] = label.split(/\s(?:--|–|—)\s/u);
  const found = wordedTimes(plainWords(before ?? ''));
  return found === null && after !== undefined ? wordedTimes(plainWords(after)) : found;
}

function wordedTimes(words: string): number | null {
  if (/^never\b/u.test(words)) return 0;
  if (/\b(?:not|n't|don't|never)\b.*\bus(?:e|ed|ing)\b/u.test(words)) return 0;
  const between = /^between (.+) and (.+)$/u.exec(words);
  if (between) {
    const low = wordedTimes(between[1] as string);
    const high = wordedTimes(between[2] as string);
    return low === null || high === null ? null : Math.sqrt(low * high);
  }
  if (/\b(?:ago|old|within|next|duration|-)\b/u.test(words) || /\d\s*[-–]\s*\d/u.test(words))
    return null;
  const rate = countedRate(words);
  if (rate !== null) return rate * leaning(words);
  const unit = perYear.find(([pattern]) => pattern.test(words));
  if (
    !unit ||
    !/\b(?:per|a|an|every|each|once|daily|weekly|monthly|yearly|annually|quarterly|hourly)\b/u.test(
      words,
    )
  )
    return null;
  const digits = /\b(\d+)(?:\s*times|x)?\b/u.exec(words);
  const count = digits
    ? Number(digits[1])
    : (counts.find(([pattern]) => pattern.test(words))?.[1] ?? 1);
  return count * unit[1] * leaning(words);
}

const everySome = /\bevery (\d+|two|three|four|six) (weeks?|months?|years?|days?)\b/u;
const someTimes =
  /\b(\d+)(?: (?:to|or) (\d+))? (?:days?|times) (?:a|per|each|every|in a) (week|month|year)\b/u;
const worded: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, six: 6 };

/** "Once every 3 months" and "2 to 3 days a week", where the number parts or multiplies the unit. */
function countedRate(words: string): number | null {
  const every = everySome.exec(words);
  if (every) {
    const [, count = '1', unit = ''] = every;
    return timesOf(unit) / (worded[count] ?? Number(count));
  }
  const some = someTimes.exec(words);
  if (!some) return null;
  const [, low = '1', high = low, unit = ''] = some;
  return ((Number(low) + Number(high)) / 2) * timesOf(unit);
}

function timesOf(unit: string): number {
  return perYear.find(([pattern]) => pattern.test(unit))?.[1] ?? 1;
}

function leaning(words: string): number {
  if (/^less (?:than|often)|\bless$|\bor less\b|\bor fewer\b|^at most/u.test(words)) {
    return /^less/u.test(words) ? 0.5 : 0.8;
  }
  if (/^more (?:than|often)|\bor more\b|^at least/u.test(words))
    return /^more/u.test(words) ? 2 : 1.2;
  return 1;
}
