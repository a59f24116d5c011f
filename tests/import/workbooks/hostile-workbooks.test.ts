import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { utils, write } from 'xlsx';
import { type Interruption, uninterrupted } from '#analysis/interruption.ts';
import { openTableFile } from '#main/import/open-table-file.ts';
import { readSpreadsheet } from '#main/import/spreadsheet/read-spreadsheet.ts';
import { testFolder } from '../import-into.ts';
import { openSheet } from './make-workbooks.ts';

const folder = testFolder();
afterAll(() => folder.remove());

const slow = { timeout: 120_000 };
const codes = new Set([
  'file-empty',
  'file-is-binary',
  'file-damaged',
  'format-not-supported',
  'workbook-not-readable',
  'workbook-expands-too-far',
  'sheet-not-found',
]);

function put(name: string, content: Uint8Array | string): string {
  writeFileSync(folder.path(name), content);
  return folder.path(name);
}

type BookType = 'xlsx' | 'ods' | 'xlsb' | 'biff8' | 'fods';

function small(bookType: BookType): Buffer {
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ['a', 'b'],
      [1, 'x'],
      [2, 'y'],
    ]),
    'S',
  );
  return write(book, { type: 'buffer', bookType, compression: true }) as Buffer;
}

/** Opens a file; null when that went well, else the code of what was thrown. */
async function refusal(
  file: string,
  interruption: Interruption = uninterrupted,
): Promise<string | null> {
  try {
    (await openTableFile(file, null, interruption)).dispose();
    return null;
  } catch (error) {
    return String((error as { code?: unknown }).code ?? error);
  }
}

/** The same without the thread of its own, whose start takes most of the time. */
function refusalHere(file: string): string | null {
  const answer = readSpreadsheet({ file, sheet: null, target: folder.path('here.csv') });
  if (answer.ok) return null;
  return answer.kind === 'not-supported' ? 'format-not-supported' : 'workbook-not-readable';
}

const contentTypes =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
const relations = (target: string, type: string, id = 'rId1'): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;

function xlsxOf(sheetXml: string): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return zipSync({
    '[Content_Types].xml': strToU8(contentTypes),
    '_rels/.rels': strToU8(relations('xl/workbook.xml', 'officeDocument')),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns="${main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(relations('worksheets/sheet1.xml', 'worksheet')),
    'xl/worksheets/sheet1.xml': strToU8(sheetXml),
  });
}

const laughs = `<!DOCTYPE lolz [<!ENTITY a "haha">${Array.from({ length: 30 }, (_, level) => {
  const name = String.fromCharCode(98 + (level % 25)) + level;
  const before = level === 0 ? 'a' : String.fromCharCode(98 + ((level - 1) % 25)) + (level - 1);
  return `<!ENTITY ${name} "${`&${before};`.repeat(10)}">`;
}).join('')}]>`;
const deepest = '&g29;';

function odsOf(content: string): Uint8Array {
  return zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
    'META-INF/manifest.xml': strToU8('<manifest/>'),
    'styles.xml': strToU8('<styles/>'),
    'content.xml': strToU8(content),
  });
}

const odsSheet = (cells: string, before = ''): string =>
  `<?xml version="1.0"?>${before}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="S"><table:table-row>${cells}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`;

describe('a workbook that is not what it should be', () => {
  test.each(['xlsx', 'ods', 'xlsb'] as const)(
    'a small .%s cut at any byte is refused',
    slow,
    async (bookType) => {
      const whole = small(bookType);
      for (let length = 4; length < whole.length - 1; length++) {
        const code = await refusal(put(`cut.${bookType}`, whole.subarray(0, length)));
        expect(codes, `${length} of ${whole.length}: ${code}`).toContain(code);
      }
    },
  );

  test.each(['biff8', 'fods'] as const)(
    'a small %s cut at any byte is refused, or nothing of it is lost',
    slow,
    (bookType) => {
      const whole = small(bookType);
      const target = folder.path('cut.csv');
      for (let length = 8; length < whole.length - 1; length += 7) {
        const file = put('cut', whole.subarray(0, length));
        if (!readSpreadsheet({ file, sheet: null, target }).ok) continue;
        // What fills up the last block of an .xls may be gone.
        expect(bookType, `${length} of ${whole.length}`).toBe('biff8');
        expect(readFileSync(target, 'utf8'), String(length)).toBe('a,b\n1,x\n2,y\n');
      }
    },
  );

  test.each(['xlsx', 'ods', 'xlsb', 'biff8', 'fods'] as const)(
    'changed bytes of a .%s give values or a coded error',
    slow,
    async (bookType) => {
      const whole = small(bookType);
      const isOnThread = bookType !== 'biff8' && bookType !== 'fods';
      const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), {
        minLength: 1,
        maxLength: 6,
      });
      await fc.assert(
        fc.asyncProperty(changes, async (places) => {
          const bytes = Buffer.from(whole);
          for (const [at, byte] of places) bytes[at] = byte;
          const file = put(`changed.${bookType}`, bytes);
          const code = isOnThread ? await refusal(file) : refusalHere(file);
          expect(
            code === null || codes.has(code) || code === 'bytes-do-not-fit-encoding',
            String(code),
          ).toBe(true);
        }),
        { seed: 77, numRuns: 120 },
      );
    },
  );

  test('entities that would expand without end are not expanded', slow, async () => {
    const cell = `<row r="1"><c r="A1" t="inlineStr"><is><t>${deepest}</t></is></c></row>`;
    const sheet = (rows: string): string =>
      `<?xml version="1.0"?>${laughs}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}<row r="2"><c r="A2"><v>1</v></c></row></sheetData></worksheet>`;
    const ods = odsSheet(
      `<table:table-cell><text:p>${deepest}</text:p></table:table-cell>`,
      laughs,
    );
    for (const file of [
      put('laughs.xlsx', xlsxOf(sheet(cell))),
      put('laughs.ods', odsOf(ods)),
      put('laughs.fods', ods.replaceAll('document-content', 'document')),
    ]) {
      const read = await openSheet(file).catch((error: { code?: string }) => error.code ?? 'fault');
      if (typeof read === 'string') expect(codes, file).toContain(read);
      else expect(JSON.stringify(read.rows).length).toBeLessThan(1000);
    }
  });

  test(
    'archives that unpack to far more than they hold are refused before that',
    slow,
    async () => {
      const cell = '<table:table-cell><text:p>a</text:p></table:table-cell>';
      const bomb = odsOf(odsSheet(cell.repeat(1_300_000)));
      expect(bomb.length).toBeLessThan(600_000);
      expect(await refusal(put('bomb.ods', bomb))).toBe('workbook-expands-too-far');
      const xlsb = zipSync({ 'xl/workbook.bin': new Uint8Array(70 << 20) });
      expect(await refusal(put('bomb.xlsb', xlsb))).toBe('workbook-expands-too-far');
    },
  );

  test('cells that are repeated without end are refused before they are written out', async () => {
    const cell =
      '<table:table-cell table:number-columns-repeated="16384"><text:p>a</text:p></table:table-cell>';
    const content = odsSheet(cell).replace(
      '<table:table-row>',
      '<table:table-row table:number-rows-repeated="1048576">',
    );
    await expect(openSheet(put('repeated.ods', odsOf(content)))).rejects.toMatchObject({
      code: 'workbook-not-readable',
      details: { reason: expect.stringContaining('17,179,869,184 filled cells') },
    });
  });

  test('a password is named as the reason', async () => {
    const locked = zipSync({
      mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
      'META-INF/manifest.xml': strToU8('<m:manifest><m:encryption-data/></m:manifest>'),
      'content.xml': new Uint8Array(500).fill(7),
    });
    await expect(openSheet(put('locked.ods', locked))).rejects.toMatchObject({
      code: 'workbook-not-readable',
      details: { reason: 'It is protected by a password.' },
    });
  });

  test('stopping ends the reading of it at once', slow, async () => {
    const rows = Array.from({ length: 15_000 }, (_, row) => [
      row,
      `text ${row}`,
      row / 7,
      row % 2 === 0,
    ]);
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), 'S');
    const file = put('large.xls', write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer);
    const aside = mkdtempSync(`${tmpdir()}/parallax-test-`);
    vi.stubEnv('TMPDIR', aside);
    let asked = 0;
    const stop: Interruption = {
      report: () => {
        asked += 1;
        if (asked > 1) throw Object.assign(new Error('stopped'), { code: 'cancelled' });
      },
    };
    try {
      expect(await refusal(file, stop)).toBe('cancelled');
      expect(asked).toBe(2);
      expect(readdirSync(aside)).toEqual([]);
    } finally {
      vi.unstubAllEnvs();
      rmSync(aside, { recursive: true });
    }
  });
});

describe('what stands where a file should', () => {
  test('a folder, a link to itself, a link to nothing and a pipe are refused', async () => {
    mkdirSync(folder.path('folder.xlsx'));
    symlinkSync(folder.path('loop-b.ods'), folder.path('loop-a.ods'));
    symlinkSync(folder.path('loop-a.ods'), folder.path('loop-b.ods'));
    symlinkSync(folder.path('nowhere'), folder.path('dangling.json'));
    expect(await refusal(folder.path('folder.xlsx'))).toBe('file-not-readable');
    expect(await refusal(folder.path('loop-a.ods'))).toBe('file-not-readable');
    expect(await refusal(folder.path('dangling.json'))).toBe('file-not-found');
    if (spawnSync('mkfifo', [folder.path('pipe.csv')]).status === 0) {
      expect(await refusal(folder.path('pipe.csv'))).toBe('file-not-readable');
    }
  });

  test.skipIf(process.getuid?.() === 0)(
    'a file that may not be read is refused (as root: skipped)',
    async () => {
      const file = put('secret.json', '[{"a":1}]');
      spawnSync('chmod', ['000', file]);
      expect(await refusal(file)).toBe('file-not-readable');
    },
  );

  test('a file of JSON that grows while it is read is read as it was at first', async () => {
    const file = put('grows.jsonl', '{"a":1}\n{"a":2}\n'.repeat(50_000));
    let added = 0;
    const grow: Interruption = {
      report: () => {
        if (added++ < 20) appendFileSync(file, '{"late":1}\n');
      },
    };
    const table = await openTableFile(file, null, grow);
    const { source } = table.open('utf-8', false);
    const bytes = Buffer.alloc(1 << 20);
    const text = bytes.toString('utf8', 0, source.read(bytes, 0, bytes.length));
    source.close();
    table.dispose();
    expect(added).toBeGreaterThan(2);
    expect(text.split('\n')).toHaveLength(100_002);
    expect(text).not.toContain('late');
  });
});
