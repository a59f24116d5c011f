import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areSynonyms, labelWords, stemOf } from '#analysis/compare/label-words.ts';
import { proposePairs } from '#analysis/compare/propose-pairs.ts';
import { developedOn, heldBack, type ItemPairs, measuredOnce, writtenWith } from './item-pairs.ts';

const items = (labels: readonly string[], question = '') =>
  labels.map((label) => ({ label, question }));

/** How many of the pairs are proposed, and how many of those proposed are pairs. */
function measure(sets: readonly ItemPairs[]) {
  let right = 0;
  let proposed = 0;
  let there = 0;
  const astray: string[] = [];
  for (const { pairs, leftOnly, rightOnly } of sets) {
    const lefts = [...leftOnly, ...pairs.map(([left]) => left)];
    const rights = [...pairs.map(([, other]) => other).reverse(), ...rightOnly];
    const answers = new Map<string, string>(pairs);
    const found = proposePairs(items(lefts), items(rights));
    there += pairs.length;
    proposed += found.length;
    for (const { left, right: other, likeness } of found) {
      if (answers.get(lefts[left] ?? '') === rights[other]) right += 1;
      else astray.push(`${lefts[left]} = ${rights[other]} (${likeness.toFixed(2)})`);
    }
    const placed = new Set(found.map(({ left }) => lefts[left]));
    astray.push(...pairs.filter(([left]) => !placed.has(left)).map(([left]) => `${left} = ?`));
  }
  return { precision: right / proposed, recall: right / there, astray };
}

describe('proposing which item of one survey asks what an item of another asks', () => {
  it.each([
    ['the lists that the likeness was written on', developedOn, 0.95, 0.9],
    ['the lists that were written with its synonyms', writtenWith, 0.9, 0.8],
    ['the lists that were looked at since', measuredOnce, 0.9, 0.9],
    ['the lists that were only measured', heldBack, 0.9, 0.5],
  ])('finds the pairs among strangers in %s', (_, sets, leastRight, leastFound) => {
    const { precision, recall, astray } = measure(sets);
    expect(precision, astray.join('\n')).toBeGreaterThanOrEqual(leastRight);
    expect(recall, astray.join('\n')).toBeGreaterThanOrEqual(leastFound);
  });

  it('is sure of no pair that is none, even with the items of nine surveys in one pool', () => {
    const all = [...developedOn, ...writtenWith, ...measuredOnce, ...heldBack];
    const lefts = all.flatMap(({ pairs, leftOnly }) => [
      ...pairs.map(([left]) => left),
      ...leftOnly,
    ]);
    const rights = all.flatMap(({ pairs, rightOnly }) => [
      ...rightOnly,
      ...pairs.map(([, other]) => other),
    ]);
    const answers = new Map(all.flatMap(({ pairs }) => pairs));
    const found = proposePairs(items(lefts), items(rights));
    const wrong = found.filter(
      ({ left, right }) => answers.get(lefts[left] ?? '') !== rights[right],
    );
    expect(wrong.filter(({ likeness }) => likeness >= 0.75)).toEqual([]);
    expect(wrong.length / found.length).toBeLessThan(0.1);
    expect((found.length - wrong.length) / answers.size).toBeGreaterThan(0.7);
  });

  it('is sure of equal labels, and of the same words in another order', () => {
    const found = proposePairs(
      items(['Speed of delivery', 'Price', 'Advice']),
      items(['Advice', 'The price', 'Delivery speed']),
    );
    expect(found.map(({ left, right }) => [left, right]).sort()).toEqual([
      [0, 2],
      [1, 1],
      [2, 0],
    ]);
    for (const { likeness } of found) expect(likeness).toBeCloseTo(1, 10);
  });

  it('is never sure where only synonyms agree', () => {
    const [found] = proposePairs(items(['Discounts']), items(['Vouchers']));
    expect(found?.likeness).toBeGreaterThan(0.3);
    expect(found?.likeness).toBeLessThan(0.75);
  });

  it('does not take an item for its contrary, nor one number for another', () => {
    expect(proposePairs(items(['Satisfied']), items(['Dissatisfied']))).toEqual([]);
    const [negated] = proposePairs(items(['I would buy again']), items(['I would not buy again']));
    expect(negated?.likeness).toBeLessThan(0.75);
    const [numbered] = proposePairs(items(['Wait of 5 days']), items(['Wait of 10 days']));
    expect(numbered?.likeness).toBeLessThan(0.75);
  });

  it('keeps options of different questions apart where a side has several', () => {
    const left = [
      { label: 'E-mail', question: 'Which channels do you use now?' },
      { label: 'E-mail', question: 'Which channels will you give up?' },
    ];
    const right = [...left].reverse();
    const found = proposePairs(left, right);
    expect(found.map((pair) => left[pair.left] === right[pair.right])).toEqual([true, true]);
  });

  it('names no item twice, and finds the same best pair from either side', () => {
    const label = fc
      .array(fc.constantFrom('price', 'speed', 'delivery', 'staff', 'help', 'new', 'shop', 'of'), {
        minLength: 1,
        maxLength: 4,
      })
      .map((words) => words.join(' '));
    const lists = fc.uniqueArray(label, { maxLength: 8 });
    fc.assert(
      fc.property(lists, lists, (lefts, rights) => {
        const found = proposePairs(items(lefts), items(rights));
        expect(new Set(found.map(({ left }) => left)).size).toBe(found.length);
        expect(new Set(found.map(({ right }) => right)).size).toBe(found.length);
        const mirrored = proposePairs(items(rights), items(lefts));
        const best = (of: typeof found) => of[0]?.likeness.toFixed(9);
        expect(best(mirrored)).toBe(best(found));
        for (const { likeness } of found) {
          expect(likeness).toBeGreaterThan(0);
          expect(likeness).toBeLessThanOrEqual(1);
        }
      }),
      { seed: 12, numRuns: 200 },
    );
  });
});

describe('the words of a label', () => {
  it.each([
    ['participation', 'participate'],
    ['secure', 'security'],
    ['delivered', 'delivery'],
    ['friendliness', 'friendly'],
    ['colours', 'color'],
    ['organisation', 'organization'],
    ['shipping', 'ships'],
    ['satisfaction', 'satisfied'],
  ])('%s and %s have one stem, or are known for one', (one, other) => {
    const [a, b] = [stemOf(one), stemOf(other)];
    expect(a === b || areSynonyms(a, b)).toBe(true);
  });

  it.each([
    ['satisfied', 'dissatisfied'],
    ['likely', 'unlikely'],
    ['employer', 'employee'],
    ['online', 'offline'],
    ['news', 'new'],
  ])('%s and %s stay two', (one, other) => {
    const [a, b] = [stemOf(one), stemOf(other)];
    expect(a === b || areSynonyms(a, b)).toBe(false);
  });

  it('leave out function words and read a phrase as one', () => {
    expect(labelWords('How satisfied are you with the car park?').stems).toEqual([
      stemOf('satisfied'),
      stemOf('parking'),
    ]);
  });
});
