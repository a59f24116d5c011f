import type { Locator } from 'playwright-core';

/** Words of the page with plain spaces and signs. */
export function plain(words: string): string {
  return words
    .replaceAll(/[\u202f\u2009\u00a0]/gu, ' ')
    .replaceAll('\u2212', '-')
    .trim();
}

/** The first number that words of the page hold. */
export function numberIn(words: string): number {
  const found = /[+-]?\d[\d,]*(?:\.\d+)?/u.exec(plain(words));
  return found === null ? Number.NaN : Number(found[0].replaceAll(',', ''));
}

/** The cells of a table as they are shown, a record a row by the words of its head. */
export async function tableRows(
  table: Locator,
): Promise<readonly Readonly<Record<string, string>>[]> {
  const texts = await table.evaluate((element: HTMLTableElement) =>
    [...element.rows].map((row) => [...row.cells].map((cell) => cell.innerText)),
  );
  const [heads = [], ...rows] = texts;
  return rows.map((cells) =>
    Object.fromEntries(cells.map((cell, at) => [plain(heads[at] ?? ''), plain(cell)])),
  );
}

/** The lines of an open passport by their terms, and its value. */
export async function passportFacts(passport: Locator): Promise<Readonly<Record<string, string>>> {
  const terms = await passport.locator('dt').allInnerTexts();
  const descriptions = await passport.locator('dd').allInnerTexts();
  return {
    value: plain(await passport.locator('.passport-value').innerText()),
    ...Object.fromEntries(terms.map((term, at) => [plain(term), plain(descriptions[at] ?? '')])),
  };
}
