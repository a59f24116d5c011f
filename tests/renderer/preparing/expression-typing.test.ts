import { describe, expect, test } from 'vitest';
import {
  completed,
  completionsOf,
  markedFault,
  wordAt,
} from '#renderer/views/data/preparing/expression-typing.ts';

const variables = [
  { name: 'age', label: 'How old are you?' },
  { name: 'Age group', label: 'Age group' },
  { name: 'wage', label: 'Hourly pay' },
];

function offered(expression: string): readonly string[] {
  return completionsOf(wordAt(expression, expression.length), variables).map((one) => one.title);
}

describe('names completed in an expression', () => {
  test('those that begin so come first, then functions, then those that hold it', () => {
    expect(offered('2 * ag')).toEqual(['age', 'Age group', 'wage']);
    expect(offered('mi')).toEqual(['missing()', 'min()']);
  });

  test('labels are searched too', () => {
    expect(offered('hourly')).toEqual(['wage']);
  });

  test('nothing is offered within a quoted answer, nor for a name that is whole', () => {
    expect(offered('region = "ag')).toEqual([]);
    expect(offered('wage')).toEqual([]);
  });

  test('a name with a blank is put in backticks, in place of what was typed', () => {
    const word = wordAt('`Age gr', 7);
    const [first] = completionsOf(word, variables);
    if (word === null || first === undefined) throw new Error('nothing offered');
    expect(completed('`Age gr = 1', word, 7, first)).toEqual({
      expression: '`Age group` = 1',
      caret: 11,
    });
  });
});

describe('the place of a fault', () => {
  test('is marked as long as what was found there', () => {
    expect(markedFault('age >= 3 andd', { position: 9, found: 'andd' })).toEqual({
      before: 'age >= 3 ',
      at: 'andd',
      after: '',
    });
  });

  test('at the end is a blank', () => {
    expect(markedFault('age >=', { position: 6, found: '' })?.at).toBe('\u00a0');
  });

  test('is not told where the error names none', () => {
    expect(markedFault('age', {})).toBeNull();
  });
});
