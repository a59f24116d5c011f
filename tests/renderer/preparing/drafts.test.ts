import { describe, expect, test } from 'vitest';
import type { CategoryLine, VariableLine } from '#contract/calls/datasets.ts';
import { derivation } from '#contract/calls/preparations.ts';
import { bandStarts } from '#renderer/views/data/preparing/band-starts.ts';
import { specOf } from '#renderer/views/data/preparing/draft-spec.ts';
import {
  type Draft,
  type DraftKind,
  freeName,
  nameOfAnswer,
  newDraft,
  typedNumbers,
} from '#renderer/views/data/preparing/drafts.ts';
import { movedBeside } from '#renderer/views/data/preparing/moved-answers.ts';
import { recipeWords } from '#renderer/views/data/preparing/recipe-words.ts';
import { reopenedDraft } from '#renderer/views/data/preparing/reopen-draft.ts';
import { sharedStart } from '#renderer/views/data/preparing/shared-start.ts';

function answer(code: string, label: string, value: number | null): CategoryLine {
  return { code, label, value, count: 10, missing: null };
}

function variable(name: string, change: Partial<VariableLine> = {}): VariableLine {
  return {
    name,
    label: name,
    kind: 'single',
    role: null,
    categories: [],
    missing: {},
    set: [],
    memberOf: null,
    present: 10,
    numbers: null,
    recipe: null,
    hash: '',
    ...change,
  };
}

const scale = variable('q5', {
  label: 'Agree?',
  kind: 'scale',
  categories: [
    answer('1', 'Strongly disagree', 1),
    answer('2', 'Disagree', 2),
    answer('3', 'Neither', 3),
    answer('4', 'Agree', 4),
    answer('5', 'Strongly agree', 5),
    { ...answer('99', 'Refused', null), missing: 'refused' },
  ],
});
const age = variable('age', {
  kind: 'number',
  numbers: { low: 18, middle: 40, high: 90, mean: 42, bins: [1, 2, 3] },
});
const all = [scale, age];

function drafted(kind: DraftKind, from: readonly VariableLine[], work: object = {}): Draft {
  const draft = newDraft(kind, from, all);
  return { ...draft, work: { ...draft.work, ...work } as Draft['work'] };
}

const whole: readonly (readonly [DraftKind, Draft])[] = [
  ['recode', drafted('recode', [scale], { becomes: { 4: 'Yes', 5: 'Yes', 99: null } })],
  ['band', drafted('band', [age], { by: 'own', cuts: '65; 18 25', openLow: false })],
  ['box', drafted('box', [scale], { side: 'bottom', answers: '1' })],
  ['net', drafted('net', [scale], { answers: ['Agree'], match: 'none' })],
  ['number', drafted('number', [scale], { units: 'EUR, km' })],
  ['date-part', drafted('date-part', [age], { part: 'weekday' })],
  ['count', drafted('count', all, { what: 'answers', answers: ['Agree'], least: '2' })],
  ['row-summary', drafted('row-summary', all, { statistic: 'sum' })],
  ['score', drafted('score', [scale], { scores: { 1: '−2', 5: '2', 3: '' } })],
  ['expression', drafted('expression', [], { expression: 'age >= 18' })],
  ['missing', drafted('missing', [age], { ranges: [{ from: '90', to: '', reason: 'refused' }] })],
  ['mentions', drafted('mentions', all)],
];

describe('a draft as a recipe', () => {
  test.each(whole)(
    '%s: is one that the contract takes, and opens again as it was',
    (_kind, draft) => {
      const spec = specOf(draft, all);
      const checked = derivation.parse(spec);
      const again = reopenedDraft(checked, all);
      expect(specOf(again, all)).toEqual(spec);
      expect(recipeWords(checked, all)).not.toBe('');
    },
  );

  test.each([
    ['recode', drafted('recode', [scale])],
    ['recode', drafted('recode', [scale], { becomes: { 4: ' ' } })],
    ['band', drafted('band', [age], { by: 'own', cuts: '18, x' })],
    ['band', drafted('band', [age], { by: 'width', width: '0' })],
    ['band', drafted('band', [age], { bands: '2.5' })],
    ['box', drafted('box', [scale], { answers: '' })],
    ['net', drafted('net', [scale])],
    ['count', drafted('count', all, { least: '-1' })],
    ['score', drafted('score', [scale], { scores: { 1: 'two' } })],
    ['expression', drafted('expression', [], { expression: '  ' })],
    ['missing', drafted('missing', [age])],
    ['missing', drafted('missing', [age], { ranges: [{ from: 'x', to: '', reason: 'refused' }] })],
  ])('%s: half a recipe is none', (_kind, draft) => {
    expect(specOf(draft, all)).toBeNull();
  });

  test('answers that were left alone are not named, so that answers added later are kept', () => {
    const draft = drafted('recode', [scale], { becomes: { 4: 'Yes', 5: 'Yes' } });
    expect(specOf(draft, all)).toMatchObject({
      others: 'keep',
      groups: [{ label: 'Yes', answers: ['Agree', 'Strongly agree'] }],
    });
  });

  test('an answer beside a scale, such as “don’t know”, is offered no score; answers of no scale are counted on', () => {
    const beside = variable('q6', {
      kind: 'scale',
      categories: [answer('a', 'Bad', 1), answer('b', 'Good', 2), answer('c', 'Don’t know', null)],
    });
    expect(newDraft('score', [beside], [beside]).work).toMatchObject({
      scores: { a: '1', b: '2', c: '' },
    });
    const plain = variable('q7', {
      categories: [answer('x', 'Tea', null), answer('y', 'Ale', null)],
    });
    expect(newDraft('score', [plain], [plain]).work).toMatchObject({ scores: { x: '1', y: '2' } });
  });

  test('an answer given the words of another joins it', () => {
    const draft = drafted('recode', [scale], { becomes: { 5: 'Agree' } });
    expect(specOf(draft, all)).toMatchObject({
      groups: [{ label: 'Agree', answers: ['Agree', 'Strongly agree'] }],
    });
  });

  test('an answer whose label is also a code is named by its code', () => {
    const answers = [answer('1', '2', null), answer('2', 'Two', null)];
    expect(answers.map((one) => nameOfAnswer(one, answers))).toEqual(['1', 'Two']);
  });

  test('cuts may be written in any order and with any signs between', () => {
    expect(typedNumbers(' 65; 18,25 −3')).toEqual([65, 18, 25, -3]);
    expect(typedNumbers('18 to 25')).toBeNull();
  });

  test('a new name is one that no variable has, in any case', () => {
    expect(freeName('Q5', all)).toBe('Q5_2');
  });
});

describe('a recipe in words', () => {
  test('names the answers of a box', () => {
    const spec = derivation.parse({ kind: 'box', name: 'x', from: 'q5' });
    expect(recipeWords(spec, all)).toBe('Top 2 of q5: Agree, Strongly agree');
  });

  test('says ranges and reasons', () => {
    const spec = derivation.parse({
      kind: 'missing',
      name: 'x',
      from: 'age',
      declare: [
        { from: 98, to: 99, reason: 'refused' },
        { to: -1, reason: 'no-answer' },
      ],
    });
    expect(recipeWords(spec, all)).toBe('age with 98 to 99 as refused; up to -1 as no answer');
  });

  test('does not list forty variables', () => {
    const from = Array.from({ length: 40 }, (_one, at) => `q${at + 1}`);
    const spec = derivation.parse({ kind: 'row-summary', name: 'x', from, leastAnswered: 3 });
    expect(recipeWords(spec, all)).toBe(
      'Mean of q1, q2, q3, q4, q5, q6 and 34 others, where at least 3 are answered',
    );
  });
});

describe('the parts of the dialogs', () => {
  test('bands begin where their labels say, the first nowhere', () => {
    const labels = ['Under 18', '18–24', 'over 25 to 30.5', '−3 to 4', '65 or over'];
    expect(bandStarts({ by: 'equal', cuts: '' }, labels)).toEqual([18, 25, -3, 65]);
    expect(bandStarts({ by: 'own', cuts: '1, 2' }, labels)).toEqual([1, 2]);
  });

  test('dragged answers land before or after their target, in their own order', () => {
    const items = ['a', 'b', 'c', 'd'].map((code) => ({ code }));
    const codes = (moved: readonly { readonly code: string }[]) =>
      moved.map((one) => one.code).join('');
    expect(codes(movedBeside(items, ['d', 'a'], 'b', 'after'))).toBe('badc');
    expect(codes(movedBeside(items, ['d'], 'a', 'before'))).toBe('dabc');
    expect(codes(movedBeside(items, ['b'], 'b', 'after'))).toBe('abcd');
  });

  test('a set is called by what its members share', () => {
    expect(sharedStart(['q5_1', 'q5_2', 'q5_10'])).toBe('q5');
    expect(sharedStart(['Which do you use? - TV', 'Which do you use? - Web'])).toBe(
      'Which do you use?',
    );
    expect(sharedStart(['a', 'b'])).toBe('');
  });
});
