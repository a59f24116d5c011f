import { execFileSync } from 'node:child_process';
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { utils, write } from 'xlsx';
import type { Seed } from './seeds.ts';

/** A file made to bring a reader down, and the codes under which it may be refused. */
export interface HostileFile {
  readonly file: string;
  readonly codes: readonly string[];
}

type Put = (name: string, content: string | Uint8Array, ...codes: readonly string[]) => void;

/**
 * Writes files that claim, expand, nest or repeat beyond all measure into a folder. Those of a gigabyte are
 * holes: they take no room on the disk.
 */
export function writeHostileFiles(folder: string, whole: Whole): readonly HostileFile[] {
  const files: HostileFile[] = [];
  const put: Put = (name, content, ...codes) => {
    writeFileSync(join(folder, name), content);
    files.push({ file: join(folder, name), codes });
  };
  const hole = (name: string, begin: string, end: string, ...codes: readonly string[]) => {
    writeHole(join(folder, name), begin, end, name === 'skipped.json' ? 2 ** 27 : 2 ** 30);
    files.push({ file: join(folder, name), codes });
  };
  const row = `${'1,'.repeat(1_000_000)}2\n`;
  put('columns.csv', `${'a,'.repeat(1_000_000)}b\n${row}${row}`, 'too-many-columns');
  put('ragged.csv', `${'a,'.repeat(1_000_000)}b\n1\n`, 'too-many-columns');
  const x = 'x'.repeat(8192);
  hole('cell.csv', `a,b\n1,"${x}`, '"\n', 'cell-too-long', 'file-is-binary');
  hole('bare.tsv', `a\tb\n1\t${x}`, '\n', 'cell-too-long', 'file-is-binary');
  hole('text.jsonl', `{"a":1}\n{"a":"${x}`, '"}\n', 'file-damaged');
  hole('skipped.json', `{"big":"${x}`, '","rows":[{"a":1}]}', 'file-damaged', 'read');
  writeTextBombs(put);
  writeArchives(put);
  writeClaims(put, whole);
  writeLoops(put, whole.xls);
  writeNoFiles(folder, files);
  return files;
}

/** A file of a gigabyte, whose middle is a hole: NULs, as the system reads them. */
function writeHole(file: string, begin: string, end: string, bytes: number): void {
  const descriptor = openSync(file, 'w');
  writeSync(descriptor, begin, 0);
  ftruncateSync(descriptor, bytes);
  writeSync(descriptor, end, bytes);
  closeSync(descriptor);
}

const million = 1_000_000;

function writeTextBombs(put: Put): void {
  put('lists.json', '['.repeat(million), 'file-damaged', 'format-not-supported');
  put('objects.json', '{"a":'.repeat(million), 'file-damaged', 'format-not-supported');
  put('deep.jsonl', `{"a":${'['.repeat(million)}${']'.repeat(million)}}\n`, 'file-damaged');
  const name = 'n'.repeat(1 << 20);
  put('name.csv', `${name},b\n1,2\n3,4\n`, 'read');
  put('name.json', JSON.stringify([{ [name]: 1, b: 2 }]), 'read');
  const laughs = Array.from(
    { length: 30 },
    (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`,
  ).join('');
  const doctype = `<!DOCTYPE lolz [<!ENTITY e0 "haha">${laughs}]>`;
  put('laughs.xml', spreadsheetMl(doctype, '&e30;'), 'read', 'workbook-not-readable');
  put('laughs.fods', flatOds(doctype, '&e30;'), 'read', 'workbook-not-readable');
}

/** SpreadsheetML with a cell, and one beneath it that says whether the sheet was read at all. */
export function spreadsheetMl(doctype: string, cell: string): string {
  const row = (text: string): string =>
    `<Row><Cell><Data ss:Type="String">${text}</Data></Cell></Row>`;
  return `<?xml version="1.0"?>${doctype}<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table>${row('heading')}${row(cell)}${row('reached')}</Table></Worksheet></Workbook>`;
}

/** As `spreadsheetMl`, as a flat OpenDocument workbook. */
export function flatOds(doctype: string, cell: string): string {
  const row = (text: string): string =>
    `<table:table-row><table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell></table:table-row>`;
  return `<?xml version="1.0"?>${doctype}<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet><table:table table:name="S">${row('heading')}${row(cell)}${row('reached')}</table:table></office:spreadsheet></office:body></office:document>`;
}

const tooFar = ['workbook-expands-too-far', 'workbook-not-readable'];

function writeArchives(put: Put): void {
  const zeros = new Uint8Array(80 << 20);
  const sheets = { 'xl/workbook.xml': strToU8('<workbook/>'), 'xl/worksheets/sheet1.xml': zeros };
  put('bomb.xlsx', zipSync(sheets), 'workbook-expands-too-far');
  put('bomb.xlsb', zipSync({ 'xl/workbook.bin': zeros }), 'workbook-expands-too-far');
  const mimetype = strToU8('application/vnd.oasis.opendocument.spreadsheet');
  const ods = zipSync({ mimetype: [mimetype, { level: 0 }], 'content.xml': zeros });
  put('bomb.ods', ods, 'workbook-expands-too-far');
  put('lying.ods', declaring(ods, 1000), ...tooFar);
  put('lying.xlsx', declaring(zipSync(sheets), 1000), ...tooFar);
  put(
    'nested.xlsx',
    zipSync({ 'a.zip': zipSync({ 'b.zip': zipSync(sheets) }) }),
    'format-not-supported',
  );
  put('overlapping.xlsx', overlapping(20_000), ...tooFar, 'format-not-supported');
  const word = strToU8(`<w:document><w:t>${'a'.repeat(100 << 20)}</w:t></w:document>`);
  const docx = { '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': word };
  put('bomb.docx', zipSync(docx), 'file-too-large', 'file-damaged');
}

/** The archive with every size in its directory replaced. */
function declaring(archive: Uint8Array, bytes: number): Buffer {
  const lying = Buffer.from(archive);
  for (let at = lying.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0; ) {
    lying.writeUInt32LE(bytes, at + 24);
    at = lying.indexOf('PK\u0001\u0002', at + 4, 'latin1');
  }
  return lying;
}

/** An archive in which many entries are the same few bytes, each of which unpacks to a megabyte. */
function overlapping(count: number): Buffer {
  const archive = Buffer.from(zipSync({ 'xl/workbook.xml': new Uint8Array(1 << 20) }));
  const start = archive.indexOf('PK\u0001\u0002', 0, 'latin1');
  const end = archive.indexOf('PK\u0005\u0006', 0, 'latin1');
  const entries = Buffer.concat(Array.from({ length: count }, () => archive.subarray(start, end)));
  const last = Buffer.from(archive.subarray(end));
  last.writeUInt16LE(count, 8);
  last.writeUInt16LE(count, 10);
  last.writeUInt32LE(entries.length, 12);
  return Buffer.concat([archive.subarray(0, start), entries, last]);
}

/** Whole small files, whose counts are then made to lie. */
export interface Whole {
  readonly sav: Seed;
  readonly dta: Seed;
  readonly xls: Seed;
}

function writeClaims(put: Put, { sav, dta }: Whole): void {
  // Offsets of the header: slots of a row, place of the weight, rows.
  for (const [at, name] of [
    [68, 'slots'],
    [76, 'weight'],
    [80, 'rows'],
  ] as const) {
    for (const value of [2 ** 31 - 1, -(2 ** 31), -2]) {
      const bytes = Buffer.from(sav.bytes);
      bytes.writeInt32LE(value, at);
      put(`${name}${value}.sav`, bytes, 'file-damaged', 'read');
    }
  }
  // Records 3 (labels), 6 (documents) and 7 (extensions) with their counts, where the dictionary ends.
  const end = endOfDictionary(sav.bytes);
  for (const [name, numbers] of [
    ['labels', [3, 2 ** 31 - 1]],
    ['documents', [6, 2 ** 31 - 1]],
    ['fewer', [6, -1]],
    ['extension', [7, 21, 2 ** 31 - 1, 2 ** 31 - 1]],
    ['negative', [7, 3, -4, 8]],
  ] as const) {
    const record = Buffer.from(Int32Array.from(numbers).buffer);
    const bytes = Buffer.concat([sav.bytes.subarray(0, end), record, sav.bytes.subarray(end)]);
    put(`${name}.sav`, bytes, 'file-damaged');
  }
  const lengths = Buffer.from(dta.bytes);
  const text = lengths.indexOf('GSO');
  // Its two keys are of four bytes each in release 117, of four and eight after it.
  const keys = dta.bytes.includes('<release>117') ? 8 : 12;
  lengths.writeUInt32LE(0xff_ff_ff_ff, text + 3 + keys + 1);
  put('text.dta', lengths, 'file-damaged');
  put('rows.parquet', parquetClaiming(2n ** 40n, 1), 'file-damaged');
  put('chunks.parquet', parquetClaiming(1n, 2 ** 31 - 1), 'file-damaged');
}

function endOfDictionary(sav: Buffer): number {
  const record = Buffer.from(Int32Array.from([999, 0]).buffer);
  return sav.indexOf(record);
}

/** A footer of Parquet in Thrift's compact protocol, with one column and nothing behind it. */
function parquetClaiming(rows: bigint, chunks: number): Buffer {
  const varint = (value: bigint): number[] =>
    value < 128n ? [Number(value)] : [Number(value & 127n) | 128, ...varint(value >> 7n)];
  const root = [0x48, 4, ...Buffer.from('root'), 0x15, 2, 0];
  const column = [0x15, 2, 0x25, 2, 0x18, 1, 0x61, 0];
  const group = [0x19, 0xfc, ...varint(BigInt(chunks)), 0x16, 2, 0x16, ...varint(rows * 2n), 0];
  const footer = Buffer.from([
    ...[0x15, 2, 0x19, 0x2c, ...root, ...column],
    ...[0x16, ...varint(rows * 2n), 0x19, 0x1c, ...group, 0],
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(footer.length);
  return Buffer.concat([Buffer.from('PAR1'), footer, length, Buffer.from('PAR1')]);
}

/** Chains of sectors that end in themselves. */
function writeLoops(put: Put, { bytes: xls }: Seed): void {
  const sectorBytes = 1 << xls.readUInt16LE(30);
  const table = (xls.readUInt32LE(76) + 1) * sectorBytes;
  for (const [name, next] of [
    ['itself', (sector: number) => sector],
    ['first', () => 0],
    ['before', (sector: number) => Math.max(0, sector - 1)],
  ] as const) {
    const looped = Buffer.from(xls);
    for (let sector = 0; sector < sectorBytes / 4; sector++) {
      if (looped.readUInt32LE(table + sector * 4) < 0xff_ff_ff_f0) {
        looped.writeUInt32LE(next(sector), table + sector * 4);
      }
    }
    put(
      `${name}.xls`,
      looped,
      'workbook-not-readable',
      'read',
      'format-not-supported',
      'sheet-not-found',
    );
  }
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['n'.repeat(30_000)], ['=1+1']]), 'S');
  put('heading.xlsx', write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer, 'read');
}

function writeNoFiles(folder: string, files: HostileFile[]): void {
  const at = (name: string): string => join(folder, name);
  for (const ending of ['csv', 'sav', 'xlsx', 'parquet']) {
    mkdirSync(at(`folder.${ending}`));
    symlinkSync(at(`loop-b.${ending}`), at(`loop-a.${ending}`));
    symlinkSync(at(`loop-a.${ending}`), at(`loop-b.${ending}`));
    execFileSync('mkfifo', [at(`pipe.${ending}`)]);
    for (const name of ['folder', 'loop-a', 'pipe']) {
      files.push({ file: at(`${name}.${ending}`), codes: ['file-not-readable'] });
    }
  }
  for (const device of ['/dev/zero', '/dev/null']) {
    files.push({ file: device, codes: ['file-not-readable'] });
  }
}
