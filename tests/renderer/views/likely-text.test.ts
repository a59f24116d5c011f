import { describe, expect, test } from 'vitest';
import type { VariableLine } from '#contract/calls/datasets.ts';
import { likelyText } from '#renderer/views/text/text-tags.ts';

function text(name: string, present: number, change: Partial<VariableLine> = {}): VariableLine {
  return {
    name,
    label: '',
    kind: 'text',
    role: null,
    categories: [],
    missing: {},
    set: [],
    memberOf: null,
    present,
    numbers: null,
    recipe: null,
    hash: '',
    ...change,
  };
}

describe('the text that a dataset is most likely about', () => {
  test('is the one known to be the posts, however few, before one that is called so', () => {
    expect(likelyText([text('tweet', 900), text('body', 5, { role: 'text' })])).toBe('body');
  });

  test('of several called so it is the one with most texts', () => {
    expect(likelyText([text('reason_text', 2), text('name', 900), text('text', 800)])).toBe('text');
  });

  test('is the one with most texts where none is called so, and nothing where there is none', () => {
    expect(likelyText([text('other', 2), text('why', 70)])).toBe('why');
    expect(likelyText([text('age', 9, { kind: 'number' })])).toBeNull();
  });
});
