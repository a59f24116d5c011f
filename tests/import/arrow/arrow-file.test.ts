import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import {
  Bool,
  CompressionType,
  compressionRegistry,
  DateDay,
  Decimal,
  Dictionary,
  Field,
  Float32,
  Int32,
  Int64,
  List,
  RecordBatchFileWriter,
  RecordBatchStreamWriter,
  Table,
  TimeMillisecond,
  TimestampMicrosecond,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';
import { afterAll, describe, expect, test } from 'vitest';
import { uninterrupted } from '#analysis/interruption.ts';
import { ArrowFile } from '#main/import/arrow/arrow-file.ts';
import { unpackLz4Frame } from '#main/import/arrow/lz4-frame.ts';
import { ImportError } from '#main/import/import-error.ts';
import { readTyped } from '../read-typed.ts';

const folder = mkdtempSync(join(tmpdir(), 'arrow-'));
afterAll(() => rmSync(folder, { recursive: true }));

function onDisk(bytes: Uint8Array): string {
  const path = join(folder, 'file.arrow');
  writeFileSync(path, bytes);
  return path;
}

const table = new Table({
  single: vectorFromArray([0.5, null, -2], new Float32()),
  whole: vectorFromArray([1n, null, -3n], new Int64()),
  large: vectorFromArray([9_223_372_036_854_775_807n, null, 5n], new Int64()),
  flag: vectorFromArray([true, null, false], new Bool()),
  day: vectorFromArray([new Date('2024-02-29'), null, new Date('1969-12-31')], new DateDay()),
  at: vectorFromArray([1_709_164_800_123, null, -1], new TimestampMicrosecond('UTC')),
  clock: vectorFromArray([36_672_000, null, 1], new TimeMillisecond()),
  money: vectorFromArray(
    [
      Uint32Array.of(115, 0, 0, 0),
      null,
      Uint32Array.of(0xff_ff_ff_8d, 0xff_ff_ff_ff, 0xff_ff_ff_ff, 0xff_ff_ff_ff),
    ],
    new Decimal(2, 9, 128),
  ),
  answer: vectorFromArray(['Low', null, 'High'], new Dictionary(new Utf8(), new Int32())),
  words: vectorFromArray(['café 日本', null, ''], new Utf8()),
  list: vectorFromArray([['a', 'b'], null, []], new List(new Field('item', new Utf8()))),
});

const cells = {
  single: [0.5, null, -2],
  whole: [1, null, -3],
  large: ['9223372036854775807', null, '5'],
  flag: [1, null, 0],
  day: [Date.UTC(2024, 1, 29), null, Date.UTC(1969, 11, 31)],
  at: [1_709_164_800_123, null, -1],
  clock: ['10:11:12', null, '00:00:00.001'],
  money: [1.15, null, -1.15],
  answer: ['Low', null, 'High'],
  words: ['café 日本', null, null],
  list: ['a;b', null, null],
};

/** An LZ4 frame of blocks that are stored as they are. */
function storedLz4(bytes: Uint8Array): Uint8Array {
  const head = Buffer.from([0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, 0x82]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE((bytes.length | 0x80_00_00_00) >>> 0);
  return Buffer.concat([head, size, bytes, Buffer.alloc(4)]);
}

function written(compressionType: CompressionType | null, isStream: boolean): Uint8Array {
  const decode = (type: CompressionType) =>
    compressionRegistry.get(type)?.decode as (packed: Uint8Array) => Uint8Array;
  if (compressionType !== null) {
    const encode = compressionType === CompressionType.ZSTD ? zstdCompressSync : storedLz4;
    compressionRegistry.set(compressionType, { encode, decode: decode(compressionType) });
  }
  const Writer = isStream ? RecordBatchStreamWriter : RecordBatchFileWriter;
  return Writer.writeAll(table, { compressionType }).toUint8Array(true);
}

async function read(bytes: Uint8Array): Promise<Awaited<ReturnType<typeof readTyped>>> {
  const typed = new ArrowFile(onDisk(bytes));
  try {
    return await readTyped(typed);
  } finally {
    typed.dispose();
  }
}

describe('an Arrow file', () => {
  test.each([
    ['a file', null, false],
    ['a stream', null, true],
    ['a file packed with Zstandard', CompressionType.ZSTD, false],
    ['a file packed with LZ4', CompressionType.LZ4_FRAME, false],
    ['a stream packed with LZ4', CompressionType.LZ4_FRAME, true],
  ] as const)('%s gives every type its values, and null nothing', async (_, type, isStream) => {
    expect(await read(written(type, isStream))).toEqual(cells);
  });

  test('entries of a dictionary are the answers, in its order', async () => {
    const typed = new ArrowFile(onDisk(written(null, false)));
    const plan = await typed.plan({}, uninterrupted);
    typed.dispose();
    const answer = plan.variables.find(({ name }) => name === 'answer');
    expect(answer?.categories.map(({ code }) => code)).toEqual(['Low', 'High', '']);
    expect(plan.variables.find(({ name }) => name === 'day')?.kind).toBe('date');
  });

  test('Feather of the first version is named', () => {
    const open = (): unknown => new ArrowFile(onDisk(Buffer.from('FEA1 and so on, and FEA1')));
    expect(open).toThrow(/format-not-supported.*version 1/u);
  });
});

describe('damage', () => {
  test('a file that ends early is called damaged at whatever byte it ends', async () => {
    const bytes = written(null, false);
    for (let length = 7; length < bytes.length; length += length < bytes.length - 120 ? 7 : 1) {
      await expect(read(bytes.subarray(0, length)), String(length)).rejects.toThrow('file-damaged');
    }
  }, 60_000);

  test('a stream that ends within a message is called damaged', async () => {
    const bytes = written(null, true);
    let whole = 0;
    for (let length = 1; length < bytes.length; length += 5) {
      const result = await read(bytes.subarray(0, length)).catch((error: unknown) => error);
      if (result instanceof ImportError) expect(result.code).toBe('file-damaged');
      else whole++;
    }
    // Between messages a stream may end: nothing tells that more was to come.
    expect(whole).toBeLessThan(12);
  }, 60_000);

  test('changed bytes give values or a coded error', async () => {
    const whole = written(CompressionType.ZSTD, false);
    let seed = 11;
    for (let round = 0; round < 250; round++) {
      const bytes = Uint8Array.from(whole);
      for (let change = 0; change < 3; change++) {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
        bytes[seed % bytes.length] = (seed >> 8) & 255;
      }
      await read(bytes).catch((error: unknown) => {
        expect(error, `round ${round}: ${(error as Error).stack}`).toBeInstanceOf(ImportError);
      });
    }
  }, 120_000);
});

interface Lz4Golden {
  readonly frames: readonly { readonly flags: string; readonly frame: string }[];
  readonly text: { readonly lines: number };
}

describe('LZ4 frames', () => {
  const golden = JSON.parse(
    readFileSync(new URL('../../goldens/lz4-frames.json', import.meta.url), 'utf8'),
  ) as Lz4Golden;
  const lines = Array.from(
    { length: golden.text.lines },
    (_, i) => `row ${i} ${(i * i) % 97} answer\n`,
  );
  const text = `${'z'.repeat(70_000)}${lines.join('')}`;

  test.each(golden.frames)('what the lz4 program packs with “$flags” is unpacked', ({ frame }) => {
    const unpacked = unpackLz4Frame(Buffer.from(frame, 'base64'), 1 << 24);
    expect(Buffer.from(unpacked).toString('latin1') === text).toBe(true);
  });

  test('a frame that would grow beyond its limit is refused', () => {
    const frame = Buffer.from(golden.frames[0]?.frame ?? '', 'base64');
    expect(() => unpackLz4Frame(frame, 50_000)).toThrow('grows too far');
  });
});
