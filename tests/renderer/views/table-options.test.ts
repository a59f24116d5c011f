import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VariableLine } from '#contract/calls/datasets.ts';
import { rowEntry } from '#contract/calls/tables.ts';
import {
  offerOf,
  optionsOf,
  optionWords,
  type QuestionOffer,
  questionsOf,
  withOptions,
  withQuestion,
} from '#renderer/views/tables/entry-options.ts';
import { typedNumbers } from '#renderer/views/tables/question-figures.tsx';
import { type Entry, replacedEntry } from '#renderer/views/tables/table-entries.ts';

const answers = ['Never', 'Rarely', 'Sometimes', 'Often', 'Always'];

function variable(more: Partial<VariableLine>): VariableLine {
  const categories = answers.map((label, at) => ({
    code: `${at + 1}`,
    label,
    value: at + 1,
    count: 10 * (at + 1),
    missing: null,
  }));
  return {
    name: 'often',
    label: 'How often?',
    kind: 'scale',
    role: null,
    categories,
    missing: {},
    set: [],
    memberOf: null,
    present: 150,
    numbers: null,
    recipe: null,
    hash: 'h',
    ...more,
  };
}

function offer(more: Partial<VariableLine> = {}): QuestionOffer {
  const found = offerOf('often', [variable(more)]);
  if (found === null) throw new Error('nothing is offered');
  return found;
}

describe('how a question is shown', () => {
  it('is the name alone again when nothing is unusual', () => {
    const usual = optionsOf({ variable: 'often' }, offer());
    expect(usual.figures).toEqual(['mean']);
    const shown = withOptions({ variable: 'often' }, offer(), usual);
    expect(shown).toEqual({ variable: 'often' });
    expect(withQuestion('often', 0, shown)).toBe('often');
  });

  it('says each unusual thing as the call takes it', () => {
    const usual = optionsOf({ variable: 'often' }, offer());
    const shown = withOptions({ variable: 'often' }, offer(), {
      ...usual,
      answers: [
        { label: 'Always', place: 'shown' },
        { label: 'Never', place: 'hidden' },
        { label: 'Rarely', place: 'shown' },
        { label: 'Sometimes', place: 'out' },
        { label: 'Often', place: 'shown' },
      ],
      nets: [{ label: 'At times', categories: ['Rarely', 'Sometimes'] }],
      figures: ['median', 'mean'],
      percentiles: [25],
      topBoxes: [2],
      showsMissing: true,
    });
    expect(shown).toEqual({
      variable: 'often',
      nets: [{ label: 'At times', categories: ['Rarely', 'Sometimes'] }],
      hide: ['Never'],
      exclude: ['Sometimes'],
      order: ['Always'],
      missing: 'show',
      statistics: [{ topBox: 2 }, 'mean', 'median', { percentile: 25 }],
    });
    expect(rowEntry.safeParse(shown).success).toBe(true);
    expect(optionWords(shown).replaceAll('\u00a0', ' ')).toBe(
      '1 net, 4 figures, 1 hidden, 1 left out, own order, missing shown',
    );
  });

  it('reads back what it wrote, whatever is chosen', () => {
    const place = fc.constantFrom('shown', 'hidden', 'out');
    const options = fc.record({
      answers: fc
        .shuffledSubarray(answers, { minLength: answers.length })
        .chain((order) =>
          fc.tuple(...order.map((label) => place.map((where) => ({ label, place: where })))),
        ),
      nets: fc.array(
        fc.record({
          label: fc.string({ minLength: 1 }),
          categories: fc.subarray(answers, { minLength: 1 }),
        }),
        { maxLength: 3 },
      ),
      figures: fc.subarray(['mean', 'median', 'standardDeviation', 'sum', 'nps'] as const),
      percentiles: fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { maxLength: 3 }),
      topBoxes: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 2 }),
      bottomBoxes: fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { maxLength: 2 }),
      showsMissing: fc.boolean(),
      base: fc.constantFrom('respondents', 'responses'),
    });
    fc.assert(
      fc.property(options, (chosen) => {
        const shown = withOptions({ variable: 'often' }, offer(), chosen);
        expect(rowEntry.safeParse(shown).success).toBe(true);
        expect(optionsOf(shown, offer())).toEqual(chosen);
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });

  it('keeps what was said of an answer that it does not offer', () => {
    const missing = [
      ...variable({}).categories,
      { code: '9', label: 'Refused', value: null, count: 4, missing: 'refused' as const },
    ];
    const offered = offer({ categories: missing, missing: { refused: 4 } });
    expect(offered.answers.map(({ label }) => label)).toEqual(answers);
    expect(offered.hasMissing).toBe(true);
    const was = { variable: 'often', hide: ['Refused'], missing: 'show' as const };
    const usual = optionsOf(was, offered);
    expect(withOptions(was, offered, usual)).toEqual(was);
  });

  it('offers of a grid only the answers that all of its questions have', () => {
    const [first, ...rest] = variable({}).categories;
    const members = [
      variable({ name: 'a', memberOf: 'grid' }),
      variable({ name: 'b', memberOf: 'grid', categories: rest }),
    ];
    const offered = offerOf('grid', members);
    expect(first?.label).toBe('Never');
    expect(offered?.answers.map(({ label }) => label)).toEqual(answers.slice(1));
  });

  it('changes the question of a nest that it was asked to and no other', () => {
    const nest: Entry = { nest: ['region', { segments: ['Young'] }, 'often'] };
    const shown = { variable: 'often', hide: ['Never'] };
    expect(questionsOf(nest)).toEqual([{ variable: 'region' }, { variable: 'often' }]);
    expect(withQuestion(nest, 1, shown)).toEqual({
      nest: ['region', { segments: ['Young'] }, shown],
    });
  });

  it('never puts the same entry in a zone twice', () => {
    const shown = { variable: 'often', hide: ['Never'] };
    expect(replacedEntry(['often', shown, 'age'], shown, 'often')).toEqual(['often', 'age']);
    expect(replacedEntry(['age', 'often'], 'often', shown)).toEqual(['age', shown]);
  });

  it('takes lists of numbers as they are typed and refuses what is no number of the range', () => {
    const range = { from: 0, to: 100, isWhole: false };
    expect(typedNumbers('25, 75; 90 25', range)).toEqual([25, 75, 90]);
    expect(typedNumbers('', range)).toEqual([]);
    expect(typedNumbers('25, x', range)).toBeNull();
    expect(typedNumbers('101', range)).toBeNull();
    expect(typedNumbers('1.5', { from: 1, to: 5, isWhole: true })).toBeNull();
  });
});
