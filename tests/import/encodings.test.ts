import { expect, test } from 'vitest';
import { recogniseEncoding } from '#main/import/encodings.ts';
import { importText } from './import-into.ts';

function utf8Rows(count: number): string {
  return Array.from({ length: count }, (_, row) => `${row},Müller,Köln\n`).join('');
}

test('one row in another encoding does not garble a file of UTF-8: it is named', async () => {
  const bytes = Buffer.concat([
    Buffer.from(`id,name,city\n${utf8Rows(30)}`),
    Buffer.from('31,Müller,Köln\n', 'latin1'),
  ]);
  await expect(importText(bytes)).rejects.toMatchObject({
    code: 'bytes-do-not-fit-encoding',
    details: { encoding: 'utf-8', nearRowNumber: 32, near: '31,Müller,Köln' },
  });
});

test('rows of UTF-8 at the beginning are not garbled by other rows beyond the part looked at', async () => {
  const bytes = Buffer.concat([
    Buffer.from(`id,name,city\n${utf8Rows(60_000)}`),
    Buffer.from('x,y,z\n'.repeat(3_000_000)),
    Buffer.from('31,Müller,Köln\n', 'latin1'),
  ]);
  await expect(importText(bytes)).rejects.toMatchObject({
    code: 'bytes-do-not-fit-encoding',
    details: { file: expect.stringMatching(/table\.csv$/u), encoding: 'utf-8' },
  });
});

test('half a file in UTF-8 and half in Latin-1 is taken for neither without a word', async () => {
  const bytes = Buffer.concat([
    Buffer.from(`id,name,city\n${utf8Rows(30)}`),
    Buffer.from(utf8Rows(30), 'latin1'),
  ]);
  await expect(importText(bytes)).rejects.toMatchObject({ code: 'bytes-do-not-fit-encoding' });
});

test('single-byte and East Asian text is still recognised as such', () => {
  expect(recogniseEncoding(Buffer.from(utf8Rows(30), 'latin1')).encoding).toBe('windows-1252');
  const oneAccident = Buffer.concat([
    Buffer.from(utf8Rows(30), 'latin1'),
    Buffer.from('9,Ã¼,x\n', 'latin1'),
  ]);
  expect(recogniseEncoding(oneAccident).encoding).toBe('windows-1252');
  // "Survey of the people of Tokyo" in Shift_JIS, as iconv writes it.
  const japanese = Buffer.from('938c8b9e82cc906c815882cc92b28db8', 'hex');
  const rows = Buffer.concat(
    Array.from({ length: 40 }, () => Buffer.concat([japanese, Buffer.from(',1\n')])),
  );
  expect(recogniseEncoding(rows).encoding).toBe('shift_jis');
});
