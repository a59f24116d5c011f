import fc from 'fast-check';
import iconv from 'iconv-lite';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { recogniseEncoding } from '#main/import/encodings.ts';
import { importText } from './import-into.ts';

function many(count: number, make: (index: number) => string, end = '\n'): string {
  return Array.from({ length: count }, (_, index) => make(index)).join(end);
}

const body = many(20, (index) => `${index + 1},answer ${index % 3},${index * 2}`);

describe('what stands above a table is left out', () => {
  test.each([
    ['the separator that Excel is told', 'sep=,\n'],
    [
      'comments',
      '# exported 2024-01-01\n# by a tool, version 2\n# filter: none\n# rows: 20\n# more\n',
    ],
    [
      'a report of many lines',
      'Report\nCreated: 2024-01-05\n2024-01-05\nBy: Ann\n\nFilter\nAll\nNotes\nTen\nmore\n',
    ],
  ])('%s', async (_, above) => {
    const dataset = await importText(`${above}key,name,score\n${body}\n`);
    expect([...dataset.variables.keys()]).toEqual(['key', 'name', 'score']);
    expect(dataset.result.rows).toBe(20);
  });

  test('the separator that Excel is told goes before what the rows suggest', async () => {
    const dataset = await importText(
      `sep=;\r\nkey;name\r\n${many(20, (index) => `${index};a, b, c`, '\r\n')}\r\n`,
    );
    expect([...dataset.variables.keys()][1]).toMatch(/^name/u);
    expect(dataset.result.rows).toBe(20);
  });

  test('a header that begins with a number sign is the header', async () => {
    const dataset = await importText(`#,name,score\n${body}\n`);
    expect(dataset.result.rows).toBe(20);
    expect([...dataset.variables.keys()].slice(1)).toEqual(['name', 'score']);
  });
});

const texts: Readonly<Record<string, readonly [text: string, ...encodings: string[]]>> = {
  German: ['Müller wohnt in Köln, größer als Übach. Straße', 'latin1', 'windows-1252', 'macintosh'],
  French: ['Été à la française, où êtes-vous? Ça va, élève', 'latin1', 'windows-1252', 'macintosh'],
  Spanish: ['¿Qué tal? El niño español, mañana será. ¡Olé!', 'latin1', 'windows-1252', 'macintosh'],
  Italian: ['Perché è così, città più bella', 'latin1', 'windows-1252', 'macintosh'],
  Portuguese: ['São Paulo, coração, não há opções', 'latin1', 'windows-1252', 'macintosh'],
  Swedish: ['Åsa går över ån, räksmörgås', 'latin1', 'windows-1252', 'macintosh'],
  'typographic English': ['“It’s great” – don’t you think… café £5', 'windows-1252', 'macintosh'],
  Polish: ['Zażółć gęślą jaźń, łódź', 'windows-1250', 'iso-8859-2'],
  Czech: ['Příliš žluťoučký kůň úpěl', 'windows-1250', 'iso-8859-2'],
  Russian: ['Привет, как дела, очень хороший сервис', 'windows-1251', 'koi8-r'],
  Greek: ['Καλημέρα κόσμε, πολύ καλό', 'windows-1253', 'iso-8859-7'],
  Turkish: ['Çok güzel, teşekkürler, ığüşöç İstanbul', 'windows-1254', 'iso-8859-9'],
  Japanese: ['とても良いサービスでした', 'shift_jis', 'euc-jp'],
  Chinese: ['非常好的服务，我们很满意', 'gb18030'],
  Korean: ['아주 좋아요 감사합니다', 'euc-kr'],
};

describe('text without a mark of its encoding is read as it was written', () => {
  for (const [language, [text, ...encodings]] of Object.entries(texts)) {
    test.each(encodings)(`${language} in %s`, (encoding) => {
      const table = `id,text\n${many(12, (index) => `${index},${text}`)}\n${many(50, () => '9,plain words')}\n`;
      const bytes = iconv.encode(table, encoding);
      expect(iconv.decode(bytes, recogniseEncoding(bytes).encoding)).toBe(table);
    });
  }

  test('no-break spaces alone are of no alphabet', () => {
    const bytes = iconv.encode(
      `id,text\n${many(40, (index) => `${index},not at all\u00a0`)}\n`,
      'macintosh',
    );
    expect(recogniseEncoding(bytes).encoding).toBe('macintosh');
  });

  test.each(['utf-16le', 'utf-16be'])('UTF-16 of any script (%s)', async (encoding) => {
    for (const [text] of Object.values(texts)) {
      const table = `key,text\n${many(30, (index) => `${index},${text.replaceAll(',', '')}`)}\n`;
      const dataset = await importText(iconv.encode(table, encoding, { addBOM: false }));
      expect(dataset.result.rows, text).toBe(30);
    }
  });
});

describe('any table in any dialect', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      'a "quoted" word',
      'two\nlines',
      'one, two; three|four',
      '\ttab',
      'ünï',
      '0012',
      ' x ',
    ),
  );
  const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 3, maxLength: 30 });
  const ascii = /^[ -~\n\tüï]*$/u;

  test('reads back what was written, as another reader does', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom('utf-8', 'utf-8 with mark', 'utf-16le', 'windows-1252'),
        async (cells, delimiter, newline, encoding) => {
          fc.pre(cells.flat().every((text) => ascii.test(text) && !text.startsWith('#')));
          const numbered = cells.map((row, index) => [`r${index + 1000}`, ...row, 'end']);
          const lines = [['key', 'first', 'second', 'third', 'last'], ...numbered];
          const text = Papa.unparse(lines, { delimiter, newline, quotes: true });
          const bytes = encoding.endsWith('mark')
            ? Buffer.from(`\ufeff${text}`)
            : iconv.encode(text, encoding, { addBOM: encoding.startsWith('utf-16') });
          const dataset = await importText(bytes, { plan: asText(delimiter, encoding) });
          const oracle = Papa.parse<string[]>(text, { delimiter }).data.slice(1);
          const read = oracle.map((_, row) =>
            [...dataset.variables.values()].map(({ values }) => values[row] ?? ''),
          );
          const trimmed = oracle.map((row) => row.map((one) => (one.trim() === '' ? '' : one)));
          expect(
            read.map((row) => row.map((one) => (String(one).trim() === '' ? '' : one))),
          ).toEqual(trimmed);
        },
      ),
      { seed: 20_261_122, numRuns: 60 },
    );
  });
});

/** A plan that takes every column as text, so that nothing but the reading is tried. */
function asText(delimiter: string, encoding: string) {
  const names = ['key', 'first', 'second', 'third', 'last'];
  return {
    version: 1 as const,
    file: 'table.csv',
    format: 'delimited' as const,
    datasetName: 'table',
    datasetKind: 'survey' as const,
    encoding: encoding.replace(' with mark', ''),
    delimiter,
    quote: '"' as const,
    sheet: null,
    headerRows: 1,
    columnCount: null,
    raggedRows: 'refuse' as const,
    weight: null,
    repeatedIds: 'keep' as const,
    pathSeparator: null,
    variables: names.map((name, column) => ({
      name,
      label: name,
      kind: 'text' as const,
      source: { from: 'cell' as const, column },
      categories: [],
      missing: [],
      missingRanges: [],
      role: null,
      set: null,
      dateFormat: null,
      decimal: '.' as const,
      included: true,
      why: [],
    })),
    sets: [],
    why: [],
    warnings: [],
  };
}
