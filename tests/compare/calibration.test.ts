import { expect, test } from 'vitest';
import { compareSegments } from '#analysis/compare/compare-segments.ts';
import { SeededRandom } from '#analysis/numerics/seeded-random.ts';
import { categoryColumn, numberColumn } from '../columns/make-columns.ts';

/**
 * Draws 70 respondents of one group and 170 of the other, weights uneven and unrelated to the
 * answers; a scale with many ties, and a skewed amount. `lift` adds to the first group's share of yes.
 */
function draw(random: SeededRandom, isWeighted: boolean, lift: number) {
  const size = 240;
  const isA = Array.from({ length: size }, (_, row) => row < 70);
  const answers = isA.map((first) => (random.next() < 0.3 + (first ? lift : 0) ? 'Yes' : 'No'));
  const amounts = isA.map(() => Math.round(-Math.log(1 - random.next()) * 4));
  const weights = isA.map(() => 0.3 + 2.4 * random.next() ** 2);
  return compareSegments({
    a: Uint8Array.from(isA, Number),
    b: Uint8Array.from(isA, (first) => Number(!first)),
    weights: isWeighted ? numberColumn(weights) : null,
    variables: [
      { name: 'q', label: '', kind: 'single', column: categoryColumn(answers, ['Yes', 'No']) },
      { name: 'n', label: '', kind: 'number', column: numberColumn(amounts) },
    ],
  }).rows;
}

const draws = 2400;
/** Three and a half standard errors of a rate of 5 % over the draws. */
const monteCarloError = 3.5 * Math.sqrt((0.05 * 0.95) / draws);

test.each([
  ['plain', false],
  ['weighted', true],
])('%s tests call one in twenty equal groups different', (_, isWeighted) => {
  const random = new SeededRandom(20_241);
  let [shares, means] = [0, 0];
  for (let round = 0; round < draws; round++) {
    const rows = draw(random, isWeighted, 0);
    if ((rows.find(({ kind }) => kind === 'share')?.p ?? 1) < 0.05) shares++;
    if ((rows.find(({ kind }) => kind === 'mean')?.p ?? 1) < 0.05) means++;
  }
  expect(Math.abs(shares / draws - 0.05)).toBeLessThan(monteCarloError);
  // Counts of a skewed amount: the t approximation itself is off by a few thousandths at 70.
  expect(Math.abs(means / draws - 0.05)).toBeLessThan(monteCarloError + 0.005);
});

test.each([
  ['plain', false],
  ['weighted', true],
])('%s intervals of a gap of 12 points hold it 94 to 96 times in a hundred', (_, isWeighted) => {
  const random = new SeededRandom(77);
  let held = 0;
  for (let round = 0; round < draws; round++) {
    const row = draw(random, isWeighted, 0.12).find(({ category }) => category === 'Yes');
    if ((row?.gapLow ?? 1) <= 0.12 && (row?.gapHigh ?? -1) >= 0.12) held++;
  }
  expect(held / draws).toBeGreaterThan(0.94);
  expect(held / draws).toBeLessThan(0.96);
});
