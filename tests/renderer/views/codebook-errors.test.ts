import { expect, test } from 'vitest';
import type { Codebook } from '#contract/calls/texts.ts';
import { placeWords } from '#renderer/views/text/codebook-errors.ts';
import { ruleWords, squashWords } from '#renderer/views/text/marked-text.ts';

const rule = { id: 'open-anger', any: ['late', '', 'canc*'], all: [], none: [], weight: 0.5 };
const codebook: Codebook = {
  name: 'traits',
  version: '1',
  mode: 'one-of',
  threshold: 0.5,
  fallback: 'none',
  languages: ['en'],
  labels: [
    {
      id: 'venting',
      label: 'Venting',
      definition: '',
      examples: [],
      learns: false,
      on: true,
      rules: [
        { ...rule, sentiment: [], note: '' },
        { ...rule, id: 'thanks', sentiment: [], note: 'Thanks alone say little.' },
      ],
    },
  ],
};

test('an error of a codebook names label, rule, list and line, empty lines counted', () => {
  expect(placeWords('labels[0].rules[0].any[1]', codebook)).toBe(
    'Label “Venting”, rule “open anger”, any of, line 3',
  );
  expect(placeWords('labels[0].rules[1].weight', codebook)).toBe(
    'Label “Venting”, rule “thanks”, what it adds to the score',
  );
  expect(placeWords('labels[0].label', codebook)).toBe('Label “Venting”, its name');
  expect(placeWords('threshold', codebook)).toBe('');
});

test('a rule is called by its note, or by its id as words', () => {
  expect(ruleWords(codebook, 'venting', 'thanks')).toBe('Thanks alone say little');
  expect(ruleWords(codebook, 'venting', 'open-anger')).toBe('open anger');
  expect(ruleWords(undefined, 'venting', 'open-anger')).toBe('open anger');
});

test('the sum of the words is told with the score that it becomes', () => {
  const because = [-0.5, -0.3].map((weight) => ({ start: 0, end: 1, text: 'x', weight, rule: '' }));
  const sentiment = {
    label: 'negative' as const,
    score: -0.8 / Math.sqrt(1.64),
    probabilities: null,
    certainty: 'sure' as const,
    because,
  };
  expect(squashWords(sentiment)).toBe(': sum −0.80, squashed to −0.62');
  expect(squashWords({ ...sentiment, score: 0.2 })).toBe('');
});
