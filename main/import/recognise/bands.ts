import { longestAnswer } from './answer-words.ts';

const numberWords = 'zero one two three four five six seven eight nine ten eleven twelve'.split(
  ' ',
);

const units: readonly (readonly [pattern: RegExp, factor: number])[] = [
  [/^\s*(?:seconds?|secs?)\b/u, 1 / 86_400],
  [/^\s*(?:minutes?|mins?)\b/u, 1 / 1440],
  [/^\s*(?:hours?|hrs?)\b/u, 1 / 24],
  [/^\s*days?\b/u, 1],
  [/^\s*weeks?\b/u, 7],
  [/^\s*months?\b/u, 30.4],
  [/^\s*(?:years?|yrs?)\b/u, 365],
];

const bareUnits = ['seconds', 'minutes', 'hours', 'days', 'weeks', 'months', 'years', 'decades'];

/** Where a band such as "$25,000 - $49,999", "65+" or "6 months to 1 year" begins; null without numbers. */
export function bandStart(label: string): number | null {
  const words = label
    .slice(0, longestAnswer)
    .toLowerCase()
    .replace(/\bonce\b/gu, '1 times')
    .replace(/\btwice\b/gu, '2 times')
    .replace(/\b[a-z]+\b/gu, (word) => {
      const value = numberWords.indexOf(word);
      return value < 0 ? word : String(value);
    })
    .trim();
  const height = /(\d+)\s*(?:'|ft)\s*(?:(\d+)\s*(?:"|''|in)?)?/u.exec(words);
  const bare = bareUnits.indexOf(words);
  if (bare >= 0) return bare;
  if (height && /["']|ft/u.test(words)) {
    return leaned(Number(height[1]) * 12 + Number(height[2] ?? 0), words);
  }
  return numberedStart(words);
}

function numberedStart(words: string): number | null {
  const number = /\d[\d,]*(?:\.\d+)?/u.exec(words);
  if (!number) return null;
  const after = words.slice(number.index + number[0].length);
  const suffix = /^\s*(?:[-–]\s*\$?[\d.,]+)?(k|m|thousand|million)\b/u.exec(after)?.[1];
  const scale =
    suffix === undefined ? 1 : suffix.startsWith('k') || suffix === 'thousand' ? 1e3 : 1e6;
  const value = Number(number[0].replaceAll(',', '')) * scale;
  return leaned(value * unitAfter(after), words);
}

/** The unit right after the number, else the one after the number that closes the range. */
function unitAfter(after: string): number {
  const own = units.find(([pattern]) => pattern.test(after));
  if (own) return own[1];
  const closing = /^\s*(?:-|–|to|and)\s*[\d.,]+(.*)$/u.exec(after)?.[1];
  if (closing === undefined) return 1;
  return units.find(([pattern]) => pattern.test(closing))?.[1] ?? 1;
}

/** "Under 18" comes before "18-24", "over 60" after "60". */
function leaned(value: number, words: string): number {
  const nudge = Math.max(Math.abs(value) * 1e-6, 1e-6);
  if (
    /^(?:less than|under|below|up to|fewer than|at most|younger|<|≤)|\bor (?:less|fewer|under|younger)\b|\band (?:under|below)\b/u.test(
      words,
    )
  ) {
    return value - nudge - (value > 0 ? value * 0.2 : 0);
  }
  return /^(?:more than|over|above|greater than|older|at least|>|≥)|\+|\b(?:or|and) (?:more|over|up|older|above)\b/u.test(
    words,
  )
    ? value + nudge
    : value;
}
