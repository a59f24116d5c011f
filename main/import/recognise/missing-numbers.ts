interface CountedValue {
  readonly value: number;
  readonly count: number;
}

const sentinels = [7, 8, 9].flatMap((last) =>
  [2, 3, 4, 5, 6, 7, 8, 9, 10].map((digits) => Number(`9`.repeat(digits - 1) + last)),
);
const repeated = [66, 77, 88, 666, 777, 888, 6666, 7777, 8888];
const positive = new Set([...sentinels, ...repeated]);
const negative = new Set([1, 7, 8, 9, 94, 95, 96, ...positive]);
const leastAnswers = 10;
const farApart = 3;

/**
 * The values of a column of numbers that survey tools write for no answer: -9, -99 among numbers that are
 * never negative; 99, 998, 9999 far above every other value. Empty where there are none.
 *
 * Limits: -1 is one only where it is the only negative value and the others reach beyond 12.
 */
export function missingNumbers(values: readonly CountedValue[]): readonly number[] {
  const answered = values.reduce((sum, { count }) => sum + count, 0);
  const below = [...new Set(values.filter(({ value }) => value < 0).map(({ value }) => value))];
  const rest = values.filter(({ value }) => value >= 0);
  const codes = areCodes(below, rest) ? below.sort((a, b) => a - b) : [];
  if (answered < leastAnswers) return codes;
  return [...codes, ...codesAbove(rest)];
}

function areCodes(below: readonly number[], rest: readonly CountedValue[]): boolean {
  if (below.length === 0 || below.length > 4 || rest.length < 3) return false;
  if (!below.every((value) => negative.has(-value))) return false;
  const largest = Math.max(...rest.map(({ value }) => value));
  return !below.includes(-1) || (below.length === 1 && largest > 12);
}

/** From the top down, codes that lie at three times whatever is under them. */
function codesAbove(rest: readonly CountedValue[]): readonly number[] {
  const values = [...new Set(rest.map(({ value }) => value))].sort((a, b) => b - a);
  const top: number[] = [];
  while (values.length > 0 && positive.has(values[0] as number)) top.push(values.shift() as number);
  const under = values[0];
  if (top.length === 0 || under === undefined || values.length < 3) return [];
  return top.filter((value) => value >= Math.max(under, 1) * farApart).sort((a, b) => a - b);
}
