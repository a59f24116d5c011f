import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FoundIn, layOutText } from '#renderer/views/claims/claimed-text.ts';

const claim = (
  text: string,
  claimed: string,
  line: number,
  page: number | null = null,
): FoundIn => ({
  text,
  claimed,
  line,
  page,
});

/** The words that are marked, with the claims they belong to. */
function marked(pages: Parameters<typeof layOutText>[0], claims: readonly FoundIn[]) {
  return layOutText(pages, claims).rows.flatMap((row) =>
    row.pieces.filter(({ marks }) => marks.length > 0).map(({ text, marks }) => [text, ...marks]),
  );
}

describe('a text laid out with its claims', () => {
  it('marks the words of a claim within its sentence', () => {
    const text = 'First.\nUsers are twice as likely. Others are not.';
    const pages = [{ page: null, text }];
    const claims = [claim('Users are twice as likely.', 'twice as', 2)];
    expect(marked(pages, claims)).toEqual([['twice as', 0]]);
    const { rows, rowOfClaim } = layOutText(pages, claims);
    expect(rowOfClaim.get(0)).toBe(1);
    const sentence = rows[1]?.pieces.filter(({ sentences }) => sentences.includes(0));
    expect(sentence?.map(({ text: words }) => words).join('')).toBe('Users are twice as likely.');
  });

  it('marks a whole sentence where no size is claimed', () => {
    const pages = [{ page: null, text: 'A 3 % v 2 %.' }];
    expect(marked(pages, [claim('A 3 % v 2 %.', '', 1)])).toEqual([['A 3 % v 2 %.', 0]]);
  });

  it('follows a claim across the end of a line', () => {
    const pages = [{ page: null, text: 'Users are twice\nas likely.' }];
    expect(marked(pages, [claim('Users are twice\nas likely.', 'twice\nas', 1)])).toEqual([
      ['twice', 0],
      ['as', 0],
    ]);
  });

  it('gives the same sentence on two lines each its own claim', () => {
    const said = 'Up twice as much.';
    const pages = [{ page: null, text: `${said}\n${said}` }];
    const { rowOfClaim } = layOutText(pages, [
      claim(said, 'twice as', 1),
      claim(said, 'twice as', 2),
    ]);
    expect([rowOfClaim.get(0), rowOfClaim.get(1)]).toEqual([0, 1]);
  });

  it('gives the same words twice in a sentence to two claims, and one size to several', () => {
    const said = 'A is 2X more than B, and C is 2X more than D.';
    const pages = [{ page: null, text: said }];
    expect(marked(pages, [claim(said, '2X more', 1), claim(said, '2X more', 1)])).toEqual([
      ['2X more', 0],
      ['2X more', 1],
    ]);
    const once = 'A is 4X more likely than B (21%) and C (23%).';
    expect(
      marked([{ page: null, text: once }], [claim(once, '4X more', 1), claim(once, '4X more', 1)]),
    ).toEqual([['4X more', 0, 1]]);
  });

  it('looks for a claim on its own page', () => {
    const text = 'Users are twice as likely.';
    const pages = [
      { page: 1, text },
      { page: 2, text },
    ];
    const { rows, rowOfClaim } = layOutText(pages, [claim(text, 'twice as', 1, 2)]);
    expect(rowOfClaim.get(0)).toBe(1);
    expect(rows.map(({ isPageStart }) => isPageStart)).toEqual([true, true]);
  });

  it('leaves out a claim whose sentence is not in the text', () => {
    const { rows, rowOfClaim } = layOutText(
      [{ page: null, text: 'Other words.' }],
      [claim('Users are twice as likely.', 'twice as', 1)],
    );
    expect(rowOfClaim.size).toBe(0);
    expect(rows[0]?.pieces.map(({ text }) => text)).toEqual(['Other words.']);
  });

  it('cuts a line of 10,000 characters into rows, of which the first has the line’s number', () => {
    const text = 'word '.repeat(2000);
    const { rows } = layOutText([{ page: null, text }], []);
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.map(({ line }) => line)).toEqual([1, ...rows.slice(1).map(() => null)]);
  });

  it('loses no character of any text, wherever its claims stand', () => {
    const word = fc.constantFrom('twice as', 'users', '71 %', 'v', '.', '\n', ' ', 'é');
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 60 }),
        fc.nat(59),
        fc.nat(20),
        (words, from, size) => {
          const text = words.join(' ');
          const start = words.slice(0, from).join(' ').length;
          const sentence = text.slice(start, start + size);
          const line = text.slice(0, start).split('\n').length;
          const { rows } = layOutText(
            [{ page: null, text }],
            [claim(sentence, 'twice as', line), claim(sentence, '', line)],
          );
          expect(rows.map(({ pieces }) => pieces.map((one) => one.text).join('')).join('\n')).toBe(
            text,
          );
        },
      ),
      { seed: 11, numRuns: 300 },
    );
  });
});
