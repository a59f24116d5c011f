import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { uninterrupted } from '#analysis/interruption.ts';
import { ImportError } from '#main/import/import-error.ts';
import { StataFile } from '#main/import/stata/stata-file.ts';
import type { TypedFile } from '#main/import/typed-file.ts';
import { type ReadCell, readTyped } from '../read-typed.ts';

interface PandasFile {
  readonly version: number;
  readonly byteOrder: string;
  readonly file: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly valueLabels: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly columns: Readonly<Record<string, readonly ReadCell[]>>;
}

interface HavenFile {
  readonly version: number;
  readonly file: string;
  readonly columns: Readonly<Record<string, readonly ReadCell[]>>;
  readonly tags: Readonly<Record<string, readonly (string | null)[]>>;
  readonly labels: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly variableLabels: Readonly<Record<string, string>>;
}

function golden<Kind>(name: string): readonly Kind[] {
  const path = new URL(`../../goldens/${name}.json`, import.meta.url);
  return (JSON.parse(readFileSync(path, 'utf8')) as { readonly files: readonly Kind[] }).files;
}

const folder = mkdtempSync(join(tmpdir(), 'stata-'));
afterAll(() => rmSync(folder, { recursive: true }));

function onDisk(bytes: Uint8Array, name = 'file.dta'): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function opened<Result>(
  base64: string,
  look: (typed: StataFile) => Promise<Result>,
): Promise<Result> {
  const typed = new StataFile(onDisk(Buffer.from(base64, 'base64')));
  try {
    return await look(typed);
  } finally {
    typed.dispose();
  }
}

/** haven writes UTF-8 into the older releases too, and reads it back as Latin-1. */
function asWritten(cell: ReadCell): ReadCell {
  if (cell === '') return null;
  return typeof cell === 'string' && cell.includes('Ã')
    ? Buffer.from(cell, 'latin1').toString('utf8')
    : cell;
}

const pandas = golden<PandasFile>('stata-pandas');
const haven = golden<HavenFile>('stata-haven');

describe('files that pandas wrote', () => {
  test.each(pandas)('release $version, byte order $byteOrder: reads what pandas reads', (wanted) =>
    opened(wanted.file, async (typed) => {
      expect(await readTyped(typed)).toEqual(wanted.columns);
      const { variables, valueLabels } = typed.dictionary;
      for (const { name, label } of variables) expect(label).toBe(wanted.labels[name]);
      for (const [set, answers] of Object.entries(wanted.valueLabels)) {
        const found = valueLabels.get(set)?.map(({ code, label }) => [String(code), label]) ?? [];
        expect(Object.fromEntries(found)).toEqual(answers);
      }
    }),
  );
});

describe('files that haven wrote', () => {
  test.each(haven)('Stata $version: reads values, marks and labels as haven does', (wanted) =>
    opened(wanted.file, async (typed) => {
      const read = await readTyped(typed);
      for (const [name, cells] of Object.entries(wanted.columns)) {
        const tags = wanted.tags[name] ?? [];
        const told = cells.map((cell, row) => (tags[row] ? `.${tags[row]}` : asWritten(cell)));
        expect(read[name], name).toEqual(told);
      }
      const plan = await typed.plan({}, uninterrupted);
      for (const [name, label] of Object.entries(wanted.variableLabels)) {
        expect(plan.variables.find((variable) => variable.name === name)?.label).toBe(label);
      }
      const agree = plan.variables.find(({ name }) => name === 'agree');
      expect(agree?.kind).toBe('scale');
      const named = agree?.categories.filter(({ code }) => code !== '');
      expect(Object.fromEntries(named?.map(({ code, label }) => [code, label]) ?? [])).toEqual(
        wanted.labels['agree'],
      );
      expect(named?.map(({ value }) => value)).toEqual([1, 2, 3, 4, 5]);
    }),
  );

  test('the words of extended missing values say why there is no answer', () =>
    opened((haven.at(-1) as HavenFile).file, async (typed) => {
      const plan = await typed.plan({}, uninterrupted);
      expect(plan.variables.find(({ name }) => name === 'age')?.missing).toEqual([
        { code: '.a', reason: 'refused' },
        { code: '.z', reason: 'not-asked' },
      ]);
    }));
});

describe('damage', () => {
  async function whole(typed: TypedFile): Promise<void> {
    try {
      await typed.plan({}, uninterrupted);
      await readTyped(typed);
    } finally {
      typed.dispose();
    }
  }

  test.each([
    ['old', pandas[0] as PandasFile],
    ['with tags', pandas[4] as PandasFile],
  ])(
    'a file (%s) that ends early is called damaged at whatever byte it ends',
    async (_, { file }) => {
      const bytes = Buffer.from(file, 'base64');
      for (let length = 1; length < bytes.length; length += length < 400 ? 1 : 97) {
        const path = onDisk(bytes.subarray(0, length), 'cut.dta');
        const read = (async () => whole(new StataFile(path)))();
        // Old files end without a mark: one that lacks whole lists of value labels is whole.
        await read.catch((error: unknown) => {
          expect(error).toBeInstanceOf(ImportError);
          expect((error as ImportError).code).toBe('file-damaged');
        });
        if (length < bytes.length * 0.8) await expect(read).rejects.toThrow('file-damaged');
      }
    },
  );

  test('lengths that the file only claims take no memory', async () => {
    const bytes = Buffer.from((pandas[4] as PandasFile).file, 'base64');
    const at = bytes.indexOf('<N>') + 3;
    bytes.writeBigUInt64LE(2n ** 40n, at);
    expect(() => new StataFile(onDisk(bytes, 'claims.dta'))).toThrow('file-damaged');
  });

  test('a release that is not read is named', () => {
    const bytes = Buffer.from((pandas[0] as PandasFile).file, 'base64');
    bytes[0] = 105;
    expect(() => new StataFile(onDisk(bytes, 'ancient.dta'))).toThrow(/format-not-supported.*105/u);
  });
});
