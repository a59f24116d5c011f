import { expect, test } from 'vitest';
import type { ErrorCode } from '#contract/error-codes.ts';
import { errorWords, wordsFor } from '#contract/error-words/index.ts';
import { errorSamples } from './error-samples.ts';

const codes = Object.keys(errorWords).sort() as ErrorCode[];

test('the words of every error, to be read like prose', async () => {
  const prose = codes.map((code) => {
    const { what, why, tryThis } = wordsFor(code, errorSamples[code]);
    return `${code}\n  ${what}\n  ${why}\n  ${tryThis}\n`;
  });
  await expect(prose.join('\n')).toMatchFileSnapshot('error-words.txt');
});

test.each(codes)('%s names the facts and nothing unknown', (code) => {
  const { what, why, tryThis } = wordsFor(code, errorSamples[code]);
  for (const text of [what, why, tryThis]) {
    expect(text).not.toMatch(/undefined|\bnull\b|NaN|\[object|unknown|“”/u);
  }
  expect(what).toMatch(/[.!?]$/u);
});

test.each(codes)('%s can be worded when no detail came with it', (code) => {
  const { what, why, tryThis } = wordsFor(code, {});
  for (const text of [what, why, tryThis]) {
    expect(text.trim()).not.toBe('');
    expect(text).not.toMatch(/undefined|NaN|\[object|: \.$/u);
  }
});

test('a damaged workbook is not told to be exported as one, but to be saved again', () => {
  const { what, tryThis } = wordsFor('file-is-binary', { file: '/data/answers.xlsx' });
  expect(what).toBe('answers.xlsx cannot be read as a workbook.');
  expect(tryThis).toMatch(/save it again as \.xlsx/u);
});
