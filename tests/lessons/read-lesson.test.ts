import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readLesson } from '#main/lessons/read-lesson.ts';
import { checkAnswer, typedNumber } from '#renderer/views/lessons/check-answer.ts';

const folder = mkdtempSync(join(tmpdir(), 'parallax-lessons-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sample = (name: string) => join(import.meta.dirname, '../../sample-data/lessons', name);

const gap = {
  kind: 'gap',
  leftName: 'Staff',
  rightName: 'Managers',
  items: [
    { item: 'Pay', left: { percent: 60, base: 500 }, right: { percent: 59, base: 500 } },
    { item: 'Tasks', left: { percent: 50, base: 500 }, right: { percent: 80, base: 500 } },
  ],
};
const base = { format: 'parallax-lesson', version: 1, title: 'T', about: 'A', minutes: 1 };
const plain = { title: 'S', text: ['text'] };

function written(lesson: unknown): string {
  const file = join(folder, 'lesson.json');
  writeFileSync(file, typeof lesson === 'string' ? lesson : JSON.stringify(lesson));
  return file;
}

function faultOf(lesson: unknown): unknown {
  try {
    readLesson(written(lesson));
  } catch (error) {
    return (error as { details: unknown }).details;
  }
  return null;
}

describe('the lessons that come with Parallax', () => {
  test.each(['1-wrong-base.json', '2-gap-not-there.json'])(
    '%s: each question has a right answer that its own check takes, and no figure is left open',
    (name) => {
      const lesson = readLesson(sample(name));
      expect(JSON.stringify(lesson.steps)).not.toMatch(/[{][a-z]+[.]/u);
      const questions = lesson.steps.flatMap(({ question }) => question ?? []);
      expect(questions).toHaveLength(lesson.steps.length);
      for (const question of questions) {
        const answers =
          question.kind === 'choice'
            ? question.options.filter(({ isRight }) => isRight).map(({ text }) => text)
            : question.kind === 'number'
              ? [String(question.value)]
              : question.rightItems;
        expect(answers.length).toBeGreaterThan(0);
        for (const answer of answers) expect(checkAnswer(question, answer)?.isRight).toBe(true);
      }
    },
  );

  test('the figures are those of the engines: 51 %, not 34 %, and Discounts without a gap', () => {
    const pair = readLesson(sample('1-wrong-base.json'));
    const asked = pair.steps.flatMap(({ question }) =>
      question?.kind === 'number' ? [question.value] : [],
    );
    expect(asked[0]).toBe(24);
    expect(asked[1]).toBeCloseTo((24 / 47) * 100, 10);
    expect(pair.claims['claim']?.verdict).toBe('does-not-hold');
    const ranks = readLesson(sample('2-gap-not-there.json'));
    const items = ranks.steps.flatMap(({ question }) =>
      question?.kind === 'item' ? [question.rightItems] : [],
    );
    expect(items).toEqual([['Discounts'], ['Discounts', 'Purchase'], ['Community']]);
  });
});

describe('faults are named by their place', () => {
  const step = (more: object) => ({
    ...base,
    calculations: { gap },
    steps: [plain, { ...plain, ...more }],
  });
  const item = { kind: 'item', ask: '?', of: 'gap', chart: 'slope', right: 'r', otherwise: 'o' };
  test.each([
    ['no JSON', '{\n "format": oops', 'line 2, character 12', 'not JSON'],
    ['no steps', { ...base, steps: [] }, 'steps', ''],
    ['another version', { ...base, version: 2, steps: [plain] }, 'version', ''],
    ['an unknown figure', step({ text: ['{gap.Pay.lefft}'] }), 'steps[1].text[0]', 'gap.Pay.left'],
    [
      'a chart of nothing',
      step({ show: { kind: 'chart', chart: 'slope', of: 'x' } }),
      'steps[1].show.of',
      'no gap',
    ],
    [
      'an item that is none',
      step({
        question: { ...item, answer: 'widest-gap', wrong: [{ item: 'Pey', feedback: 'f' }] },
      }),
      'steps[1].question.wrong[0].item',
      'Pey',
    ],
    [
      'no option right',
      step({
        question: {
          kind: 'choice',
          ask: '?',
          options: [
            { text: 'a', feedback: 'f' },
            { text: 'b', feedback: 'f' },
          ],
        },
      }),
      'steps[1].question.options',
      'right',
    ],
    [
      'a number that is words',
      step({
        question: {
          kind: 'number',
          ask: '?',
          answer: 'gap.Pay.finding',
          tolerance: 1,
          right: 'r',
          otherwise: 'o',
        },
      }),
      'steps[1].question.answer',
      'not a number',
    ],
    [
      'a text without a claim',
      { ...base, calculations: { c: { kind: 'claim', text: 'Nothing here.' } }, steps: [plain] },
      'calculations.c.text',
      'no comparison',
    ],
  ])('%s', (_name, lesson, place, reason) => {
    expect(faultOf(lesson)).toMatchObject({ place, reason: expect.stringContaining(reason) });
  });
});

test.each([
  ['51', 51],
  ['51 %', 51],
  ['50,9', 50.9],
  ['\u22121', -1],
  ['24 points', 24],
  ['.5', 0.5],
  ['', null],
  ['about 51', null],
  ['5 1 1.2.3', null],
])('%j is read as %j', (text, value) => {
  expect(typedNumber(text)).toBe(value);
});

test('an answer just beyond the tolerance is wrong, and its sign matters unless it is ignored', () => {
  const asked = {
    kind: 'number' as const,
    ask: '?',
    unit: '',
    value: -10,
    tolerance: 0.5,
    right: 'r',
    wrong: [],
    otherwise: 'o',
  };
  const isRight = (answer: string, ignoreSign: boolean) =>
    checkAnswer({ ...asked, ignoreSign }, answer)?.isRight;
  expect(isRight('-10.5', false)).toBe(true);
  expect(isRight('-10.51', false)).toBe(false);
  expect(isRight('10', false)).toBe(false);
  expect(isRight('10', true)).toBe(true);
});
