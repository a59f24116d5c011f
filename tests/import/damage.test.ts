import { describe, expect, test } from 'vitest';
import { repairedText } from '#main/import/recognise/damage.ts';
import { importText } from './import-into.ts';

/** A table of a key and one more column, a row for each value. */
async function warningsOf(name: string, values: readonly string[]): Promise<string> {
  const rows = values.map((value, index) => `k${index},"${value}"`).join('\n');
  const { result } = await importText(`key,${name}\n${rows}\n`);
  return result.warnings.join('\n');
}

function many<Value>(count: number, make: (index: number) => Value): Value[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

describe('damage that a spreadsheet did is told with its rows', () => {
  test('ids in powers of ten', async () => {
    const warnings = await warningsOf(
      'post_id',
      many(40, (index) => `5.7${index % 7}E+17`),
    );
    expect(warnings).toMatch(/post_id: Its ids were rounded .*“5\.70E\+17”.* in 40 rows.*as text/u);
  });

  test('ids whose digits after the fifteenth are zeros', async () => {
    const warnings = await warningsOf(
      'post_id',
      many(40, (index) => `${570306133677760 + index}000`),
    );
    expect(warnings).toMatch(/post_id: Its ids end in zeros after the fifteenth digit/u);
    const sound = await warningsOf(
      'post_id',
      many(40, (index) => `57030613367776${1000 + index * 7}`),
    );
    expect(sound).not.toMatch(/zeros/u);
  });

  test('bands that became dates, and what they were', async () => {
    const bands = ['0-1', '4-Feb', '10-May', '11 or more'];
    expect(
      await warningsOf(
        'size',
        many(40, (index) => bands[index % 4] as string),
      ),
    ).toMatch(/size: “4-Feb” looks like a band \(such as 2-4\).*rows 3, 4, 7, …/u);
    expect(
      await warningsOf(
        'size',
        many(40, (index) => ['Mar-04', '1-2'][index % 2] as string),
      ),
    ).toMatch(/“Mar-04” looks like a band \(such as 3-4\)/u);
  });

  test('dates that became numbers among dates', async () => {
    const values = many(40, (index) =>
      index % 10 === 3 ? '44197' : `2021-01-${10 + (index % 20)}`,
    );
    expect(await warningsOf('when', values)).toMatch(
      /when: 4 of its dates were turned into numbers .*“44197” is 2021-01-01; rows 5, 15, 25, …/u,
    );
  });

  test('look-ups that found nothing', async () => {
    const values = many(40, (index) => (index % 20 === 7 ? '#N/A' : String(index * 1.5)));
    expect(await warningsOf('score', values)).toMatch(
      /score: 2 cells hold an error of a spreadsheet \(“#N\/A”, rows 9, 29\) and are missing, as not/u,
    );
  });

  test('errors of formulas', async () => {
    const values = many(40, (index) => (index === 7 ? '#REF!' : String(index * 1.5)));
    expect(await warningsOf('score', values)).toMatch(
      /score: 1 cell holds an error of a spreadsheet \(“#REF!”, row 9\)/u,
    );
  });

  test('postcodes without their zeros', async () => {
    const codes = many(200, (index) => (index * 7919 + 1234) % 100_000).map((code) => String(code));
    expect(await warningsOf('zip', codes)).toMatch(
      /zip: \d+ of its 200 codes have fewer than 5 digits/u,
    );
    const whole = codes.map((code) => code.padStart(5, '0'));
    expect(await warningsOf('zip', whole)).not.toMatch(/fewer than/u);
    expect(
      await warningsOf(
        'id',
        many(2000, (index) => String(index + 1)),
      ),
    ).not.toMatch(/fewer/u);
  });

  test('texts cut off at 32,767 characters', async () => {
    const values = many(20, (index) =>
      index === 4 ? 'a '.repeat(17_000).slice(0, 32_766).concat('b') : `text ${index}`,
    );
    expect(await warningsOf('why', values)).toMatch(
      /why: 1 text ends after exactly 32,767 characters \(row 6\)/u,
    );
  });

  test('and an undamaged table is told nothing', async () => {
    const { result } = await importText(
      `id,size,zip,when\n${many(60, (index) => `${1000 + index},${['1-2', '3-4'][index % 2]},0${1000 + index * 97},2021-02-${10 + (index % 18)}`).join('\n')}\n`,
    );
    expect(result.warnings).toEqual([]);
  });
});

describe('letters that were read in a wrong encoding', () => {
  test.each([
    ['EspaÃ±ol', 'Español'],
    ['donâ€™t', 'don’t'],
    ['ZÃ¼rich â€“ KÃ¶ln', 'Zürich – Köln'],
    ['ðŸ‘Ž', '👎'],
    ['caf√©', 'café'],
    ['don‚Äôt', 'don’t'],
    ['Ãngel', 'Ãngel'],
    ['São Paulo', 'São Paulo'],
    ['Zürich', 'Zürich'],
  ])('%s was probably %s', (garbled, was) => {
    expect(repairedText(garbled)).toBe(was);
  });

  test('are told with what they probably were, and left as they are', async () => {
    const dataset = await importText(
      `key,city\n${many(30, (index) => `k${index},${index % 3 ? 'ZÃ¼rich' : 'Bern'}`).join('\n')}\n`,
    );
    expect(dataset.result.warnings.join()).toMatch(
      /city: Garbled letters in 1 text \(“ZÃ¼rich”, probably “Zürich”; rows 3, 4, 6, …\)/u,
    );
    expect(dataset.variables.get('city')?.values[1]).toBe('ZÃ¼rich');
  });
});
