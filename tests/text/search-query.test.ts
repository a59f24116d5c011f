import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSearch, searchMarks, snippetOf } from '#analysis/text/search-query.ts';

const marked = (text: string, query: string): readonly string[] =>
  searchMarks(text, parseSearch(query)).map(({ start, end }) => text.slice(start, end));

describe('a search', () => {
  test('finds words without regard to case and accents, and the beginning of the last word', () => {
    expect(marked('Très LATE delivery, lately. Tres bien', 'late tres ')).toEqual([
      'Très',
      'LATE',
      'Tres',
    ]);
    expect(marked('late delivery, lately', 'lat')).toEqual(['late', 'lately']);
    expect(marked('late delivery, lately', 'lat ')).toEqual([]);
  });

  test('finds phrases side by side, beginnings with a star, and marks nothing that is not wanted', () => {
    expect(marked('late again, again late', '"late again"')).toEqual(['late again']);
    expect(marked('deliver delivery late', 'deliver* NOT late')).toEqual(['deliver', 'delivery']);
    expect(marked('late again and again', '"late ag"*')).toEqual(['late again']);
  });

  test('has groups for OR, and NOT and minus for what is not wanted', () => {
    const word = (text: string, isPrefix = false) => ({ words: [text], isPrefix });
    expect(parseSearch('late OR slow NOT train -bus ')).toEqual([
      { wanted: [word('late')], unwanted: [] },
      { wanted: [word('slow')], unwanted: [word('train'), word('bus')] },
    ]);
    expect(parseSearch('late or not AND slow ')[0]?.wanted).toHaveLength(4);
  });

  test.each(['', '   ', '"', '""', '*', 'NOT', 'OR', 'NOT late', '-late', '!?', 'OR OR'])(
    '“%s” looks for nothing',
    (query) => {
      expect(parseSearch(query)).toEqual([]);
    },
  );
});

describe('a snippet', () => {
  test('is the whole of a short text, with its marks', () => {
    expect(snippetOf('late again', parseSearch('again'))).toEqual({
      text: 'late again',
      marks: [{ start: 5, end: 10 }],
      isCutBefore: false,
      isCutBehind: false,
    });
  });

  test('shows the first mark of a long text, whatever the text and the query', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('late', 'a', 'delivery', 'überall', '😊', 'x'.repeat(300)), {
          maxLength: 120,
        }),
        (words) => {
          const text = words.join(' ');
          const query = parseSearch('late uberall* ');
          const snippet = snippetOf(text, query);
          expect(text).toContain(snippet.text);
          expect(snippet.marks.length > 0).toBe(searchMarks(text, query).length > 0);
          for (const { start, end } of snippet.marks) {
            expect(['late', 'überall']).toContain(snippet.text.slice(start, end));
          }
        },
      ),
      { seed: 11 },
    );
  });
});
