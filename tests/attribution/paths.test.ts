import { describe, expect, it } from 'vitest';
import { mergeIdenticalPaths } from '#analysis/attribution/merge-identical-paths.ts';
import { pathCount, readPaths } from '#analysis/attribution/paths.ts';
import { numberColumn, pathsOf, textColumn } from './path-tables.ts';

const ones = (count: number) => ({
  conversions: numberColumn(new Array(count).fill(1)),
  values: null,
  nulls: null,
});

describe('readPaths', () => {
  it('codes channels in the order of first appearance', () => {
    const { paths } = readPaths(
      textColumn(['Search > Email', 'Email > Kanäle 🎯 > Search']),
      ones(2),
    );
    expect(paths.channels).toEqual(['Search', 'Email', 'Kanäle 🎯']);
    expect([...paths.offsets]).toEqual([0, 2, 5]);
    expect([...paths.touches]).toEqual([0, 1, 1, 2, 0]);
  });

  it('leaves out and counts empty paths and paths with an empty touch, and forgets their channels', () => {
    const texts = ['', '  ', 'a > b', 'ghost >  > a', ' > a', 'a > ', 'b'];
    const { paths, skipped } = readPaths(textColumn(texts), ones(texts.length));
    expect(skipped).toEqual({ emptyPathCount: 2, emptyTouchCount: 3, missingNumberCount: 0 });
    expect(paths.channels).toEqual(['a', 'b']);
    expect([...paths.touches]).toEqual([0, 1, 1]);
  });

  it('leaves out and counts a row whose number is missing, instead of reading zero', () => {
    const nulls = { ...numberColumn([5, 0]), missing: Uint8Array.of(0, 1) };
    const { paths, skipped } = readPaths(textColumn(['a', 'b']), { ...ones(2), nulls });
    expect(skipped.missingNumberCount).toBe(1);
    expect(paths.channels).toEqual(['a']);
    expect([...paths.nulls]).toEqual([5]);
  });

  it('takes any separator byte for byte and trims spaces around touches', () => {
    const { paths } = readPaths(textColumn(['a|b > c | a']), ones(1), '|');
    expect(paths.channels).toEqual(['a', 'b > c']);
    expect([...paths.touches]).toEqual([0, 1, 0]);
  });

  it('reads paths that were stored as categories', () => {
    const category = (code: string, missing: 'no-answer' | null) => ({
      code,
      label: code,
      value: null,
      missing,
    });
    const column = {
      type: 'category' as const,
      codes: Uint8Array.of(1, 0, 1, 2),
      categories: [category('b', null), category('a > b', null), category('', 'no-answer')],
      order: [0, 1, 2],
    };
    const { paths, skipped } = readPaths(column, ones(4));
    expect(paths.channels).toEqual(['a', 'b']);
    expect([...paths.touches]).toEqual([0, 1, 1, 0, 1]);
    expect(skipped.emptyPathCount).toBe(1);
  });

  it('keeps thousands of channels apart', () => {
    const names = Array.from({ length: 5000 }, (_, i) => `campaign ${i}`);
    const { paths } = readPaths(
      textColumn([names.join(' > '), names.toReversed().join(' > ')]),
      ones(2),
    );
    expect(paths.channels).toEqual(names);
    expect(paths.touches[5000]).toBe(4999);
  });

  it('refuses numbers that cannot be counts, columns of other lengths and an empty separator', () => {
    const read = (value: number, separator?: string) => () =>
      readPaths(
        textColumn(['a']),
        { conversions: numberColumn([value]), values: null, nulls: null },
        separator,
      );
    expect(read(-1)).toThrow(expect.objectContaining({ code: 'count-out-of-range' }));
    expect(read(NaN)).toThrow(expect.objectContaining({ code: 'count-out-of-range' }));
    expect(read(1, '')).toThrow(expect.objectContaining({ code: 'expression-not-understood' }));
    expect(() => readPaths(textColumn(['a', 'b']), ones(1))).toThrow(
      expect.objectContaining({ code: 'lengths-differ' }),
    );
  });
});

describe('mergeIdenticalPaths', () => {
  it('adds the numbers of repeated paths and keeps paths of other order or length apart', () => {
    const merged = mergeIdenticalPaths(
      pathsOf([
        { path: 'a > b', conversions: 1, value: 10, nulls: 2 },
        { path: 'b > a', conversions: 1 },
        { path: 'a > b', conversions: 2, value: 5, nulls: 3 },
        { path: 'a', conversions: 7 },
        { path: 'a > b > b', conversions: 4 },
      ]),
    );
    expect(pathCount(merged)).toBe(4);
    expect([...merged.conversions]).toEqual([3, 1, 7, 4]);
    expect([...merged.values]).toEqual([15, 0, 0, 0]);
    expect([...merged.nulls]).toEqual([5, 0, 0, 0]);
    expect([...merged.touches]).toEqual([0, 1, 1, 0, 0, 0, 1, 1]);
  });
});
