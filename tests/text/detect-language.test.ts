import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { detectLanguage, languageName, undetermined } from '#main/language/detect-language.ts';

const { texts, untold } = JSON.parse(
  readFileSync(join(import.meta.dirname, 'languages.json'), 'utf8'),
) as { readonly texts: readonly (readonly [string, string])[]; readonly untold: readonly string[] };

test('of texts in seventeen languages at least 96 % are told, at most 2 % wrongly', () => {
  const found = texts.map(([code, text]) => ({ code, found: detectLanguage(text) }));
  const wrong = found.filter((one) => one.found !== one.code && one.found !== undetermined);
  const right = found.filter((one) => one.found === one.code);
  expect(right.length / texts.length).toBeGreaterThanOrEqual(0.96);
  expect(wrong.length / texts.length).toBeLessThanOrEqual(0.02);
  expect(new Set(texts.map(([code]) => code)).size).toBe(17);
});

test.each(untold)('“%s” is undetermined', (text) => {
  expect(detectLanguage(text)).toBe(undetermined);
});

test('addresses and names after @ do not decide', () => {
  expect(detectLanguage('@deutschebahn https://www.bahn.de/auskunft Where is my train?')).toBe(
    'en',
  );
});

test('languages have English names', () => {
  expect(['de', 'pt', undetermined].map(languageName)).toEqual([
    'German',
    'Portuguese',
    'Undetermined',
  ]);
});
