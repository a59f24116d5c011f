import { describe, expect, it } from 'vitest';
import { readCodebook } from '#analysis/text/codebook.ts';
import { compileCodebook, fromExamples } from '#analysis/text/codebook-reader.ts';
import { fewestExamples, learnLabel } from '#analysis/text/learn-label.ts';
import { readPhraseText } from '#analysis/text/phrase-text.ts';

const parking = [
  'There was no parking space left near the store',
  'Parking costs more than the ticket',
  'We drove around for half an hour looking for a parking spot',
  'The car park was full again',
  'Nowhere to park on Saturdays',
];
const background = [
  'The staff were friendly and quick',
  'My order arrived two days late',
  'Great choice of cheese and wine',
  'The app keeps logging me out',
  'Lovely concert, the band played for three hours',
  'The toilets were dirty',
  'Prices went up again this year',
  'I like the new jackets a lot',
  'The queue at the till was endless',
  'Which shoes go with this dress?',
  'The lift did not work',
  'Your newsletter comes too often',
];
const unseen = [
  'Could not find a parking space anywhere',
  'Why is the car park always full?',
  'parking is too expensive',
];

function codebook(learns: boolean, examples: readonly string[] = parking) {
  return readCodebook({
    name: 'Own',
    version: '1',
    mode: 'any-of',
    threshold: 0.5,
    labels: [
      { id: 'parking', label: 'Parking', examples, learns },
      { id: 'staff', label: 'Staff', examples: ['The cashier smiled at us'] },
    ],
  });
}

describe('a label that learns from its examples', () => {
  it('finds texts like them that it has not seen, and passes over others', () => {
    const reader = compileCodebook(codebook(true), background);
    const fired = (text: string) => reader.read(readPhraseText(text, null), null)[0]?.fired;
    expect(unseen.map(fired)).toEqual([true, true, true]);
    const others = ['The soup was cold', 'Nice staff at the till', 'The website is slow today'];
    expect(others.map(fired)).toEqual([false, false, false]);
  });

  it('shows the words that say so', () => {
    const reader = compileCodebook(codebook(true), background);
    const text = readPhraseText('Soup was fine, parking was not', null);
    const rule = reader.read(text, null)[0]?.rules.find(({ id }) => id === fromExamples);
    const words = rule?.matches.map(({ from }) => text.tokens[from]?.word);
    expect(words?.[0]).toBe('parking');
  });

  it('learns nothing where it is not to, or from too few examples', () => {
    for (const book of [codebook(false), codebook(true, parking.slice(0, fewestExamples - 1))]) {
      const reader = compileCodebook(book, background);
      const [reading] = reader.read(readPhraseText(unseen[0] ?? '', null), null);
      expect(reading).toMatchObject({ fired: false, rules: [] });
    }
    expect(learnLabel(parking, [], [])).toBeNull();
  });

  it('gives the same shares each time, from 0 to 1, whatever the text', () => {
    const [one, two] = [1, 2].map(() => learnLabel(parking, [], background));
    for (const text of [...unseen, ...background, '', '\ud800', 'park '.repeat(5000)]) {
      const split = readPhraseText(text, null);
      const { share } = one?.read(split) ?? { share: Number.NaN };
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
      expect(two?.read(split).share).toBe(share);
    }
  });
});
