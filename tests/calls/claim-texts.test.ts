import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { utils, write } from 'xlsx';
import { openHost, type TestHost } from './open-host.ts';

let host: TestHost;
beforeAll(async () => {
  host = await openHost(() => undefined);
});
afterAll(() => host.close());

function written(name: string, text: string): string {
  const file = join(host.folder, name);
  writeFileSync(file, text);
  return file;
}

function workbook(name: string, rows: (string | number)[][]): string {
  const file = join(host.folder, name);
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'Claims');
  writeFileSync(file, write(book, { type: 'buffer', bookType: 'xlsx' }));
  return file;
}

const reading = {
  quote: 'Users are 34% more likely to post than others (71% vs. 47%).',
  claimed: '34% more likely',
  a: { name: 'Users', printed: '71%' },
  b: { name: 'others', printed: '47%' },
};

describe('claims.text', () => {
  it('gives the text that claims are found in, in which each claim stands word for word', async () => {
    const file = written('said.md', `# Findings\n\n${reading.quote}\n`);
    const { source, pages } = await host.ask('claims.text', { file });
    const { claims } = await host.ask('claims.check', { file });
    expect([source, pages.length, pages[0]?.page]).toEqual(['said.md', 1, null]);
    expect(claims.map(({ text }) => pages[0]?.text.includes(text))).toEqual([true]);
  });

  it('reads a text file with typographic quotes, pounds and accents, marked as UTF-8 or not', async () => {
    const text = `“Café-goers paid £4,” she said. – ${reading.quote}\n`;
    for (const mark of ['', '\ufeff']) {
      const file = written('quoted.txt', mark + text);
      expect((await host.ask('claims.text', { file })).pages).toEqual([{ page: null, text }]);
      expect((await host.ask('claims.check', { file })).claims).toHaveLength(1);
    }
  });

  it('has no pages for a table with a claim a row', async () => {
    const file = written('claims.csv', 'percent_a,percent_b,claimed\n71,47,34% more likely\n');
    expect(await host.ask('claims.text', { file })).toEqual({ source: 'claims.csv', pages: [] });
  });

  it('reads a workbook as the same table in a text, and sentences in its cells as text', async () => {
    const rows = [
      ['group_a', 'percent_a', 'group_b', 'percent_b', 'claimed'],
      ['Users', 71, 'others', 47, '34% more likely'],
      ['Members', 12.5, 'guests', 5, '2.5X as likely'],
    ];
    const file = workbook('claims.xlsx', rows);
    const inText = written('same.csv', rows.map((row) => row.join(',')).join('\n'));
    const { claims } = await host.ask('claims.check', { file });
    expect(claims).toEqual((await host.ask('claims.check', { file: inText })).claims);
    expect(claims.map(({ verdict }) => verdict)).toEqual(['does-not-hold', 'holds']);
    expect(await host.ask('claims.text', { file })).toEqual({ source: 'claims.xlsx', pages: [] });

    const notes = workbook('notes.xlsx', [
      ['slide', 'text'],
      [1, reading.quote],
    ]);
    const read = await host.ask('claims.check', { file: notes });
    expect(read.claims.map(({ claimed }) => claimed)).toEqual(['34% more likely']);
    const { pages } = await host.ask('claims.text', { file: notes });
    expect(pages[0]?.text).toContain(read.claims[0]?.text);
  });

  it('says of a damaged workbook that it cannot be read', async () => {
    const file = written('broken.xlsx', 'PK\u0003\u0004 and no more');
    const error = await host.refusal('claims.check', { file });
    expect(error.code).toBe('workbook-not-readable');
  });

  it('says which file is not there', async () => {
    const error = await host.refusal('claims.text', { file: join(host.folder, 'none.pdf') });
    expect(error.code).toBe('file-not-found');
  });
});

describe('claims.judge', () => {
  it('judges a reading as the check of its text does', async () => {
    const { claims } = await host.ask('claims.check', { text: reading.quote });
    const { line, size } = await host.ask('claims.judge', { reading });
    const [checked] = claims;
    for (const what of ['verdict', 'ratio', 'formulaThatFits', 'corrected', 'diagnosis'] as const)
      expect(line[what]).toEqual(checked?.[what]);
    expect(size).toEqual({ form: 'percentMore', value: 34, direction: 'more' });
  });

  it('judges a corrected figure anew', async () => {
    const b = { name: 'others', printed: '53%', base: 3 };
    const { line } = await host.ask('claims.judge', { reading: { ...reading, b } });
    expect([line.verdict, line.b.isPossible]).toEqual(['holds', false]);
  });

  it('refuses a figure or a size that cannot be read', async () => {
    const a = { name: 'Users', printed: 'many' };
    const wrong = [
      { ...reading, a },
      { ...reading, claimed: 'somewhat' },
    ];
    for (const one of wrong)
      expect((await host.refusal('claims.judge', { reading: one })).code).toBe(
        'claim-does-not-fit',
      );
  });
});
