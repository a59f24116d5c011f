import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BackgroundHash } from '#main/import/background-hash.ts';
import { importText, testFolder } from './import-into.ts';

test('the hash of another thread is the hash of the file', () => {
  const folder = testFolder();
  const bytes = Buffer.alloc(
    3_000_000,
    'some bytes, not many of them the same length as a piece\n',
  );
  writeFileSync(folder.path('large.csv'), bytes);
  const hash = new BackgroundHash(folder.path('large.csv'));
  expect(hash.digest()).toBe(createHash('sha256').update(bytes).digest('hex'));
  hash.close();
  folder.remove();
});

test('a large file is kept with its own hash', async () => {
  const line = `7,${'long text of one answer '.repeat(40)}\n`;
  const text = `amount_spent,comment\n${line.repeat(27_000)}`;
  const dataset = await importText(text);
  expect(Buffer.byteLength(text)).toBeGreaterThan(24 << 20);
  expect(dataset.sha256).toBe(createHash('sha256').update(text).digest('hex'));
});
