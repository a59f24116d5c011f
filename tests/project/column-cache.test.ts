import { describe, expect, it } from 'vitest';
import type { Column } from '#analysis/columns/column.ts';
import { ColumnCache } from '#main/project/column-cache.ts';

function bytes(count: number): Column {
  return { type: 'number', values: new Uint8Array(count), missing: null };
}

function never(): Column {
  throw new Error('read again');
}

describe('the cache of columns', () => {
  it('reads a column once', () => {
    const cache = new ColumnCache(100);
    const column = cache.get('a', () => bytes(60));
    expect(cache.get('a', never)).toBe(column);
  });

  it('drops the longest unused column when the ceiling is passed, never the one asked for', () => {
    const cache = new ColumnCache(100);
    cache.get('a', () => bytes(40));
    cache.get('b', () => bytes(40));
    cache.get('a', never);
    cache.get('c', () => bytes(40));
    const again: string[] = [];
    for (const key of ['a', 'c', 'b']) {
      cache.get(key, () => {
        again.push(key);
        return bytes(40);
      });
    }
    expect(again).toEqual(['b']);
  });

  it('gives a column larger than the ceiling, and drops it for the next', () => {
    const cache = new ColumnCache(100);
    expect(cache.get('large', () => bytes(500))).toMatchObject({ type: 'number' });
    cache.get('small', () => bytes(10));
    expect(() => cache.get('large', never)).toThrow('read again');
  });

  it('counts the bytes of texts, codes and missing reasons', () => {
    const cache = new ColumnCache(100);
    cache.get('text', () => ({
      type: 'text',
      offsets: new Int32Array(2),
      bytes: new Uint8Array(80),
      missing: new Uint8Array(1),
    }));
    cache.get('category', () => ({
      type: 'category',
      codes: new Uint16Array(6),
      categories: [],
      order: [],
    }));
    expect(() => cache.get('text', never)).toThrow('read again');
  });

  it('forgets everything when told to, and counts anew', () => {
    const cache = new ColumnCache(100);
    cache.get('a', () => bytes(90));
    cache.clear();
    expect(() => cache.get('a', never)).toThrow('read again');
    cache.get('b', () => bytes(90));
    expect(cache.get('b', never)).toMatchObject({ type: 'number' });
  });
});
