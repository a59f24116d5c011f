import { describe, expect, test } from 'vitest';
import { readDateText } from '#main/import/dates.ts';
import { listCutter } from '#main/import/joined-list.ts';
import { readNumber } from '#main/import/numbers.ts';
import { standsAside } from '#main/import/recognise/answer-words.ts';
import { bandStart } from '#main/import/recognise/bands.ts';
import type { Heading } from '#main/import/recognise/headings.ts';
import { slug } from '#main/import/recognise/names.ts';
import { groupByStem } from '#main/import/recognise/stems.ts';
import { importText } from './import-into.ts';

/** Far above what reading in one go takes, far below what trying every division of a text takes. */
const limit = { timeout: 20_000 };
const many = 200_000;

describe('a file made to keep its reader busy', () => {
  test('does not hold up the import by its headings', limit, async () => {
    const headings = [
      `${'a'.repeat(400)}${'1'.repeat(400)}?`,
      `${'a1_'.repeat(4000)}?`,
      '['.repeat(many),
      `${'[a]'.repeat(many)}?`,
      '('.repeat(many),
      `Q1. ${'x [ '.repeat(50_000)}]`,
      `${'_'.repeat(many)}a`,
      `${' - '.repeat(50_000)}-`,
      '<'.repeat(many),
    ];
    const rows = Array.from({ length: 20 }, (_, row) => headings.map(() => row % 3).join(','));
    const dataset = await importText(`${headings.join(',')}\n${rows.join('\n')}\n`);
    expect(dataset.result).toMatchObject({ rows: 20, variables: headings.length });
  });

  test('does not hold up the import by its cells', limit, async () => {
    const cells = [
      `${'1'.repeat(many)}?`,
      `10:00${' '.repeat(many)}?`,
      'a,'.repeat(many),
      '('.repeat(many),
      '.'.repeat(many).concat('x'),
      ' – '.repeat(many).concat('\n'),
      `between ${'and '.repeat(many)}`,
    ];
    const rows = Array.from({ length: 60 }, (_, row) => {
      const cell = cells[row % 30] ?? ['a, b', 'b', '7', '1-2', '10:00', 'b, c'][row % 6];
      return `"${cell}",${row}`;
    });
    const dataset = await importText(`answers (all that apply),n\n${rows.join('\n')}\n`);
    expect(dataset.result.rows).toBe(60);
  });

  test('does not hold up any reader of one text', limit, () => {
    expect(readNumber(`${'1'.repeat(many)}?`, '.')).toBeNaN();
    expect(readNumber(`${'1'.repeat(many)}?`, ',')).toBeNaN();
    expect(readDateText(`2024-01-01 10:00${' '.repeat(many)}?`, 'iso')).toBeNaN();
    expect(readDateText(`1 May 2024 10:00${' '.repeat(many)}?`, 'worded')).toBeNaN();
    expect(bandStart(`${'1'.repeat(many)}?`)).not.toBeNull();
    expect(standsAside('('.repeat(many))).toBe(false);
    expect(slug('('.repeat(many))).toBe('');
    expect(listCutter(['a', 'b'], ', ')('a,x,'.repeat(many)).rest).toHaveLength(many);
  });
});

test('headings that count are still told from those that do not', () => {
  const stems = (...names: readonly string[]): readonly (readonly [string, string])[] =>
    groupByStem(names.map(heading), []).map(({ question, item }) => [question, item]);
  expect(stems('q4_1', 'q4_2')).toEqual([
    ['q4', '1'],
    ['q4', '2'],
  ]);
  expect(stems('check_one___a', 'check_one___b')).toEqual([
    ['check_one', 'a'],
    ['check_one', 'b'],
  ]);
  expect(stems('Use [TV]', 'Use [Radio] ')).toEqual([
    ['Use', 'TV'],
    ['Use', 'Radio'],
  ]);
  expect(stems('q1', 'q2')).toEqual([
    ['q1', ''],
    ['q2', ''],
  ]);
});

function heading(question: string, column: number): Heading {
  return { column, code: '', question, own: question, item: '', block: column, isNamed: true };
}
